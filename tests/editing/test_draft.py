"""A draft of a position: everything that is wrong with it is said at once, by the rules of the check."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editing.draft import Remark, check_draft
from editing.splice import POSITION_FIELDS, add_position
from loaders.dataset import Dataset, load
from loaders.folder_check import check_texts
from loaders.models import Position
from loaders.vocabularies import Attribution, Confidence, Stance
from tests.support.folders import QUOTE, ROOT, actor, position, source, write_folder

DRAFT = {
    "issue": "broad-offences",
    "stance": "support",
    "date": "2024-03-01",
    "source": "sputnik-2024",
    "quote": "they want all of the offences in it",
    "attribution": "own",
}
DOCUMENT = (
    f"The spokesman said that {QUOTE.replace(' in ', ' in' + chr(10))}. Then they want all\nof the offences in it."
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    registered = source("sputnik-2024", file="speech.txt", sha256=hashlib.sha256(DOCUMENT.encode()).hexdigest())
    folder = write_folder(
        tmp_path_factory.mktemp("positions"),
        {"kuba": actor(position()), "minsk": actor()},
        sources=registered + source("mincom-2019", published="2019-07~"),
    )
    return load(folder)


def remarks(data: Dataset, documents: Path | None = None, *, line: int = 0, **fields: str) -> list[Remark]:
    """What is said of the draft with some fields changed."""
    return check_draft({**DRAFT, **fields}, data, "kuba", documents, line=line)


def only(found: list[Remark]) -> Remark:
    """The one remark."""
    assert len(found) == 1
    return found[0]


def test_a_sound_draft_has_no_remark(data: Dataset) -> None:
    assert data.problems == ()
    assert remarks(data, speaker=" ", venue="", note="why: so") == []


@pytest.mark.parametrize(
    ("fields", "field", "message", "hint"),
    [
        ({"translated_by": "the coder"}, "translated_by", "'translated_by' goes with a translation", ""),
        ({"stance": ""}, "stance", "this position has no 'stance'", "add 'stance: ...': Where"),
        ({"stance": "suport"}, "stance", "unknown stance 'suport'", "did you mean 'support'?"),
        ({"issue": "broad-offence"}, "issue", "unknown issue 'broad-offence'", "did you mean 'broad-offences'?"),
        ({"issue": "No Id"}, "issue", "'No Id' is not an id", ""),
        ({"source": "sputnik"}, "source", "unknown source 'sputnik'", "did you mean 'sputnik-2024'?"),
        ({"date": "soon"}, "date", "'soon' is not a date", ""),
        ({"date": "2024-04"}, "date", "said 2024-04, but its source 'sputnik-2024' was published", "correct the date"),
        ({"quote": "too-short"}, "quote", "the quotation has 1 word; quote 5 to 40", ""),
        ({"attribution": "characterised"}, "according_to", "says by whom: add 'according_to", ""),
        ({"according_to": "minsk"}, "according_to", "goes with attribution characterised, not with own", ""),
        ({"attribution": "characterised", "according_to": "minks"}, "according_to", "unknown actor 'minks'", "'minsk'"),
        (
            {"attribution": "characterised", "according_to": "kuba"},
            "according_to",
            "does not characterise itself",
            "own",
        ),
        ({"speeker": "x"}, "speeker", "unknown field 'speeker'", "did you mean 'speaker'?"),
    ],
)
def test_each_fault_is_said_of_its_field(
    data: Dataset, fields: dict[str, str], field: str, message: str, hint: str
) -> None:
    found = only(check_draft({**DRAFT, **fields}, data, "kuba", None))
    assert (found.field, found.severity) == (field, "error")
    assert message in found.message
    assert hint in found.hint


def test_what_a_file_defines_that_cannot_be_read_may_be_named(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"kuba": actor(position())})
    for name in ("actors/chile.yaml", "issues.yaml", "sources.yaml"):
        (folder / name).write_bytes(b"\xff")
    fields = {**DRAFT, "attribution": "characterised", "according_to": "chile"}
    assert check_draft(fields, load(folder), "kuba", None) == []
    fields["according_to"] = "chili"
    assert only(check_draft(fields, load(folder), "kuba", None)).field == "according_to"


def test_all_faults_are_said_at_once_in_the_order_of_the_fields(data: Dataset) -> None:
    found = remarks(data, issue="x", stance="", date="2025", quote="no", attribution="characterised", confidence="very")
    assert [one.field for one in found] == ["issue", "stance", "date", "quote", "according_to", "confidence"]
    assert {one.severity for one in found} == {"error"}


def test_a_date_after_a_source_of_uncertain_date_is_allowed(data: Dataset) -> None:
    assert remarks(data, source="mincom-2019", date="2019-08") == []


def test_a_double_is_a_warning_with_its_place(data: Dataset) -> None:
    line = int(data.positions["line"].iloc[0])
    same_date = only(remarks(data, date="2019-07-08"))
    assert (same_date.field, same_date.severity) == ("date", "warning")
    assert f"actors/kuba.yaml:{line}" in same_date.message
    same_words = only(remarks(data, quote=f"So {QUOTE.upper()}, they said"))
    assert (same_words.field, same_words.severity) == ("quote", "warning")
    assert f"actors/kuba.yaml:{line}" in same_words.message
    assert remarks(data, line=line, date="2019-07-08", quote=QUOTE) == []
    assert remarks(data, issue="un-convention", quote=QUOTE) == []


@pytest.mark.parametrize("attribution", ["own", "reported"])
def test_the_own_words_of_another_are_no_own_or_reported_words_of_this_one(data: Dataset, attribution: str) -> None:
    line = int(data.positions["line"].iloc[0])
    said = only(check_draft({**DRAFT, "attribution": attribution, "quote": QUOTE}, data, "minsk", None))
    assert (said.field, said.severity) == ("attribution", "warning")
    assert said.message == f"already coded as Actor kuba's own words: actors/kuba.yaml:{line}"
    assert "according_to: kuba" in said.hint
    assert check_draft({**DRAFT, "attribution": attribution}, data, "minsk", None) == []


def test_the_own_words_of_another_may_tell_of_this_one(data: Dataset) -> None:
    told = {**DRAFT, "attribution": "characterised", "according_to": "kuba", "quote": QUOTE}
    assert check_draft(told, data, "minsk", None) == []


def test_a_quotation_is_held_to_its_document(data: Dataset, tmp_path: Path) -> None:
    assert remarks(data, tmp_path) == []
    (tmp_path / "speech.txt").write_text(DOCUMENT, encoding="utf-8")
    assert remarks(data, tmp_path) == []
    wrong = only(remarks(data, tmp_path, quote="they wanted all the offences\nin it"))
    assert (wrong.field, wrong.severity) == ("quote", "error")
    assert wrong.message == "the quotation is not in its document 'sputnik-2024': “they wanted all the offences in it”"
    assert "they want all of the offences in it" in wrong.hint


def test_another_document_than_the_registered_one_is_a_warning(data: Dataset, tmp_path: Path) -> None:
    (tmp_path / "speech.txt").write_text(f"{DOCUMENT} And more.", encoding="utf-8")
    changed = only(remarks(data, tmp_path))
    assert (changed.field, changed.severity) == ("source", "warning")
    assert "SHA-256" in changed.message


def test_a_document_that_cannot_be_read_is_said_of_the_source(data: Dataset, tmp_path: Path) -> None:
    (tmp_path / "speech.txt").mkdir()
    unread = only(remarks(data, tmp_path))
    assert (unread.field, unread.severity) == ("source", "error")


def test_an_empty_folder_and_an_empty_draft_are_no_crash(tmp_path: Path) -> None:
    nothing = load(tmp_path)
    required = [name for name, field in Position.model_fields.items() if field.is_required()]
    assert [one.field for one in check_draft({}, nothing, "", tmp_path)] == required
    assert [one.field for one in check_draft(DRAFT, nothing, "", tmp_path)] == ["issue", "source"]


def test_every_position_of_the_data_is_a_sound_draft() -> None:
    data = load(ROOT / "positions")
    for row in data.positions.to_dict("records"):
        fields = {name: str(row[name]) for name in POSITION_FIELDS if name != "stance"}
        fields["stance"] = next(stance.value for stance in Stance if stance.score == row["stance"])
        found = check_draft(fields, data, row["actor"], None, line=row["line"])
        assert [one for one in found if one.severity == "error"] == []


WORDS = st.sampled_from(["", " ", "kuba", "minsk", "No Id", "2019", "a: b", "Кто", QUOTE])
DRAFTS = st.fixed_dictionaries(
    {
        "issue": st.sampled_from(["broad-offences", "un-convention", "none"]) | WORDS,
        "stance": st.sampled_from([*Stance]) | WORDS,
        "date": st.sampled_from(["2019-07-08", "2024", "2025", "../2030", "2019~"]) | WORDS,
        "source": st.sampled_from(["sputnik-2024", "mincom-2019"]) | WORDS,
        "quote": st.just(QUOTE) | WORDS,
        "attribution": st.sampled_from([*Attribution]) | WORDS,
        "according_to": WORDS,
        "confidence": st.sampled_from([*Confidence]) | WORDS,
    }
)


@settings(max_examples=80, deadline=None)
@given(DRAFTS)
def test_a_draft_has_errors_exactly_where_the_check_finds_some(data: Dataset, fields: dict[str, str]) -> None:
    found = check_draft(fields, data, "kuba", None)
    try:
        text = add_position(actor(), {**fields})
    except ValueError:
        assert [one for one in found if one.severity == "error"]
        return
    checked = check_texts({**data.last_good, "actors/kuba.yaml": text})
    assert any(p.severity == "error" for p in checked.problems) == any(one.severity == "error" for one in found)


def test_a_short_quotation_is_refused_where_it_stands_twice_and_one_in_other_signs_has_its_form(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"kuba": actor(position())}, sources=source("sputnik-2024"))
    (folder / "documents").mkdir()
    text = "They must vote no. All must vote no — at once, on this treaty."
    (folder / "documents/sputnik-2024.txt").write_text(text)

    def said(quote: str, **fields: str) -> list[Remark]:
        found = check_draft({**DRAFT, "quote": quote, **fields}, load(folder), "kuba", folder / "documents")
        return [one for one in found if one.field == "quote"]

    assert said("They must vote") == []
    assert (only(said("must vote no")).severity, only(said("must vote no")).instead) == ("error", "")
    assert said("must vote no", form="vote") == []
    assert only(said("all must vote no - at once")).instead == "All must vote no — at once"
