"""The dashboard and `check` say the same of the quotations, and notice when a document or a fingerprint changes."""

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from analysis.filters import Filters
from commands.__main__ import main
from documents.fingerprints import name_of
from documents.folder_report import report, report_stamps
from editing.draft import check_draft
from loaders import load
from loaders.settings import DOCUMENTS_VARIABLE
from tests.support.dashboard import open_page, text_of, use
from tests.support.folders import QUOTE, ROOT, actor, position, source, write_folder
from views.shared.view import View

pytestmark = pytest.mark.usefixtures("fresh_caches")

TEXT = f"She said: {QUOTE}. More."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    folder = write_folder(
        tmp_path / "positions", {"cuba": actor(position())}, sources=source("sputnik-2024", sha256=sha256)
    )
    use(folder, monkeypatch)
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/sputnik-2024.txt").write_text(TEXT)
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(tmp_path / "papers"))
    return folder


def test_every_page_tells_of_a_misquotation_once_the_document_says_other_words(folder: Path) -> None:
    app = open_page("problems")
    assert "0 errors, 0 warnings" in text_of(app)
    (folder.parent / "papers/sputnik-2024.txt").write_text(TEXT.replace("offences", "crimes"))
    app.run()
    assert "1 error, 1 warning in 3 files" in text_of(app)
    assert "1 error in 1 of 3 files" in open_page("actor").main.error[0].value
    assert "the quotation is not in its document" in text_of(app)
    assert "the nearest passage is" in text_of(app)


def test_a_view_knows_how_each_position_is_checked_and_the_text_of_its_document(folder: Path) -> None:
    data, papers = load(folder), folder.parent / "papers"
    view = View(data, date(2026, 1, 1), Filters(), None, report(data, folder, papers), papers)
    table = view.verification.table
    assert table.index.equals(data.positions.index)
    assert table["how"].tolist() == ["document"]
    text = view.document_text("sputnik-2024")
    assert text is not None
    assert text[table["start"][0] : table["end"][0]] == QUOTE
    assert view.document_text("no-such-document") is None
    assert view.direct.verification.counts == view.verification.counts
    nobody_asked = View(data, date(2026, 1, 1), Filters())
    assert nobody_asked.verification.counts["unverified"] == 1
    assert nobody_asked.document_text("sputnik-2024") is None


def test_the_evidence_changes_with_documents_fingerprints_and_schemas(folder: Path) -> None:
    data, papers = load(folder), folder.parent / "papers"
    seen = [report_stamps(data, folder, papers)]
    (papers / "sputnik-2024.txt").write_text("other words")
    seen.append(report_stamps(data, folder, papers))
    (papers / "sputnik-2024.txt").unlink()
    seen.append(report_stamps(data, folder, papers))
    (folder / "fingerprints").mkdir()
    (folder / name_of("sputnik-2024")).write_text("# none")
    seen.append(report_stamps(data, folder, papers))
    assert main(["schema", str(folder)]) == 0
    seen.append(report_stamps(data, folder, papers))
    (papers / "unregistered.txt").write_text("nobody looks here")
    assert len(set(seen)) == len(seen)
    assert report_stamps(data, folder, papers) == seen[-1]


def test_a_draft_is_held_to_the_fingerprint_where_the_document_is_not_at_hand(tmp_path: Path) -> None:
    folder = tmp_path / "positions"
    shutil.copytree(ROOT / "positions", folder)
    data = load(folder)
    row = data.positions.iloc[0]
    draft = {name: str(row[name]) for name in ("issue", "date", "source", "quote", "attribution", "according_to")}
    draft |= {"stance": "support"}

    def said_of(quote: str) -> list[str]:
        found = check_draft({**draft, "quote": quote}, data, row["actor"], None, line=row["line"], positions=folder)
        return [remark.message for remark in found if remark.severity == "error"]

    assert said_of(row["quote"]) == []
    (message,) = said_of(f"{row['quote']} zebra")
    assert "by its fingerprint" in message
    (folder / name_of(row["source"])).unlink()
    assert said_of(f"{row['quote']} zebra") == []


def test_data_problems_counts_the_quotations_that_check_counts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use(ROOT / "positions", monkeypatch)
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    assert main(["check", str(ROOT / "positions")]) == 0
    line = next(
        line for line in capsys.readouterr().out.splitlines() if " quotations agree with the fingerprints" in line
    )
    said = "\n".join(one.value for one in open_page("problems").success)
    assert f"of the quotations of positions and milestones, {line.replace(' quotations', '').split(':')[0]}" in said


def test_data_problems_counts_quotations_beside_what_is_wrong(folder: Path) -> None:
    (folder.parent / "papers/sputnik-2024.txt").write_text(TEXT.replace("offences", "crimes"))
    captions = [one.value for one in open_page("problems").caption]
    assert (
        "Beside what is listed: of the quotations of positions and milestones, 1 does not stand in its document."
        in captions
    )
