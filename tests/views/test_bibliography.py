"""The fold at the foot of a page that says how to cite it, or one of its positions."""

from datetime import date
from pathlib import Path

import pytest

from loaders import load
from tests.support.dashboard import open_page, text_of, use
from tests.support.folders import actor, negotiation, position, write_folder

TITLE = "<b>A treaty</b> on 100% & **more** {braces}"


def test_a_page_and_its_positions_are_cited_as_the_texts_that_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_folder(tmp_path, {"cuba": actor(position(), position(date="2020-01-01", issue="un-convention"))})
    (folder / "negotiation.yaml").write_text(negotiation(title=f'"{TITLE}"'), encoding="utf-8")
    use(folder, monkeypatch)
    data = load(folder)
    line = data.positions["line"].max()
    app = open_page("actor", actor="cuba", as_of="2020-01-01", cited=f"actors/cuba.yaml:{line}")
    (ris,) = [one.value for one in app.code if one.value.startswith("TY")]
    assert "TI  - Actor cuba supports “A title”, 1 January 2020\r\n" in ris
    assert f"Recorded in actors/cuba.yaml:{line}" in ris
    assert app.query_params["cited"] == f"actors/cuba.yaml:{line}"
    app.selectbox(key="cited").set_value(None).run()
    assert not app.exception
    bibtex, ris, csl = [one.value for one in app.code if data.version in one.value]
    assert bibtex.startswith("@misc{cuba-2020-01-01-")
    assert f"T2  - {TITLE}\r\n" in ris
    assert f'"container-title": "{TITLE}"' in csl
    assert f"urldate = {{{date.today().isoformat()}}}" in bibtex
    assert "TI  - Actor cuba: what does it want?" in ris
    assert "As of 1 January 2020" in text_of(app)
    labels = [one.proto.label for one in app.get("download_button")]
    assert {"Download BibTeX", "Download RIS", "Download CSL-JSON"} <= {*labels}
