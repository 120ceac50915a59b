"""The form of a position: what it shows first, refuses and saves."""

import hashlib
from pathlib import Path

import pytest

from editing.saves import FaultyTextError, save
from loaders import load
from loaders.settings import DOCUMENTS_VARIABLE
from tests.support.dashboard import open_page, text_of
from tests.support.edit_page import QUOTE, button, draft, file_of, key_of, unescaped
from tests.support.folders import actor, issue, position, source


def test_a_position_is_added_with_its_effect_shown_first_and_taken_back(folder: Path) -> None:
    before = file_of(folder, "actors/kenya.yaml")
    app = open_page("edit", actor="kenya")
    missing = "the stance, whose words they are, the date of the statement and the quotation"
    assert f"Still to be filled in: {missing}" in text_of(app)
    assert [app.radio(key=key_of(app, field)).value for field in ("stance", "attribution")] == [None, None]
    draft(app, issue="un-convention", date="2019-07-09", quote="no treaty is what we want to see")
    assert "Still to be filled in: the stance and whose words they are" in text_of(app)
    assert not [one for one in app.button if one.label == "Save"]
    draft(app, attribution="own", stance="oppose", date="2019-07-09", quote="no treaty is what we want to see")
    diff = next(code.value for code in app.code if "+" in code.value)
    assert "+  - issue: un-convention" in diff
    effect = next(t.value for t in app.dataframe if "After" in t.value.columns)
    assert list(effect["Pair"]) == ["Kenya and Peru"]
    assert list(effect["Before"]) == ["—"]
    assert list(effect["After"]) == ["50\u00a0% on n = 1, too little to rank"]
    assert file_of(folder, "actors/kenya.yaml") == before
    button(app, "Save")
    assert "actors/kenya.yaml is saved" in unescaped(text_of(app))
    data = load(folder)
    assert data.problems == ()
    assert list(data.positions.loc[data.positions["actor"] == "kenya", "issue"]) == ["broad-offences", "un-convention"]
    assert file_of(folder, "actors/kenya.yaml").startswith("# hand-made\n")
    button(app, "Undo")
    assert file_of(folder, "actors/kenya.yaml") == before


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"date": "2019-13-01", "quote": QUOTE}, "2019"),
        ({"date": "2025-01-01", "quote": QUOTE}, "2024"),
        ({"date": "2019-07-09", "quote": "too-short"}, "1 word"),
        ({"date": "2019-07-09", "quote": QUOTE, "attribution": "characterised"}, "according\\_to"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_cannot_be_saved(
    folder: Path, fields: dict[str, str], words: str
) -> None:
    app = draft(open_page("edit", actor="peru"), issue="broad-offences", **fields)
    assert any(words in error.value for error in app.error)
    saves = [one for one in app.button if one.label == "Save"]
    assert all(one.disabled for one in saves)


def test_a_double_is_pointed_out(folder: Path) -> None:
    app = draft(open_page("edit", actor="kenya"), issue="broad-offences", date="2019-07-08", quote=QUOTE)
    assert any("is coded already: actors/kenya.yaml:" in unescaped(one.value) for one in app.warning)


def test_a_position_is_changed_where_it_stands(folder: Path) -> None:
    line = int(load(folder).positions["line"].iloc[0])
    app = open_page("edit", actor="kenya", line=str(line))
    assert any(code.value.endswith(f"actors/kenya.yaml:{line}") for code in app.code)
    draft(app, stance="strong_oppose")
    button(app, "Save")
    assert "stance: strong_oppose" in file_of(folder, "actors/kenya.yaml")


CHARACTERISED = position(attribution="characterised", according_to="chile")

LATE = position(date="2024-05", quote="what they said in May was this")


@pytest.mark.parametrize(
    ("on_disk", "file", "text", "is_saved"),
    [
        pytest.param(
            {"actors/chile.yaml": b"name: \xff\n"}, "actors/kenya.yaml", actor(CHARACTERISED, name="Kenya"), True,
            id="an actor whose file cannot be read is there",
        ),
        pytest.param(
            {}, "actors/kenya.yaml", actor(CHARACTERISED, name="Kenya"), False,
            id="an actor without a file is not",
        ),
        pytest.param(
            {"issues.yaml": b"- id: [\n"}, "issues.yaml", issue("broad-offences"), True,
            id="a broken list is mended, although that uncovers an unknown id elsewhere",
        ),
        pytest.param(
            {"actors/peru.yaml": actor(LATE, name="Peru").encode()},
            "sources.yaml", source("sputnik-2024", published="2024-03-28"), True,
            id="an error elsewhere stays, in other words",
        ),
        pytest.param(
            {}, "sources.yaml", source("sputnik-2024", published="2019-07-01"), False,
            id="an error elsewhere is new",
        ),
    ],
)  # fmt: skip
def test_the_form_lets_through_what_the_writer_saves(
    folder: Path, on_disk: dict[str, bytes], file: str, text: str, is_saved: bool
) -> None:
    for name, content in on_disk.items():
        (folder / name).write_bytes(content)
    app = open_page("edit", task="file", file=file)
    draft(app, text=text)
    assert next(one for one in app.button if one.label == "Save").disabled is not is_saved
    expected = hashlib.sha256((folder / file).read_bytes()).hexdigest()
    if is_saved:
        button(app, "Save")
        assert file_of(folder, file) == text
    else:
        with pytest.raises(FaultyTextError):
            save(folder, file, text, expected)


def test_a_position_may_name_an_actor_whose_file_cannot_be_read(folder: Path) -> None:
    (folder / "actors/chile.yaml").write_bytes(b"name: \xff\n")
    (folder / "actors/kenya.yaml").write_text(actor(CHARACTERISED, name="Kenya"))
    line = str(load(folder).positions.set_index("actor").loc["kenya", "line"])
    app = open_page("edit", actor="kenya", line=line)
    draft(app, stance="oppose")
    button(app, "Save")
    assert file_of(folder, "actors/kenya.yaml") == actor(
        CHARACTERISED.replace("stance: support", "stance: oppose"), name="Kenya"
    )


def test_what_was_typed_last_is_not_left_out_of_a_save(folder: Path) -> None:
    app = draft(open_page("edit", actor="kenya"), stance="support", attribution="own", date="2019-07-09", quote=QUOTE)
    before = file_of(folder, "actors/kenya.yaml")
    next(one for one in app.text_input if one.key == key_of(app, "venue")).set_value("Nairobi")
    button(app, "Save")
    assert file_of(folder, "actors/kenya.yaml") == before
    assert "look at what will be written" in text_of(app)
    for name, is_told in (("peru", False), ("kenya", True)):
        next(one for one in app.selectbox if one.key == "actor").set_value(name)
        app.run()
        assert ("look at what will be written" in text_of(app)) == is_told
    button(app, "Save")
    assert "venue: Nairobi" in file_of(folder, "actors/kenya.yaml")


def test_a_removal_that_was_being_thought_of_does_not_carry_over_to_the_next_position(folder: Path) -> None:
    line = int(load(folder).positions["line"].iloc[0])
    app = open_page("edit", actor="kenya", line=str(line))
    next(one for one in app.toggle if one.key == key_of(app, "remove")).set_value(True).run()
    assert any("-  - issue" in code.value or "-positions" in code.value for code in app.code)
    line = int(load(folder).positions["line"].iloc[1])
    next(one for one in app.selectbox if one.key == "actor").set_value("peru")
    app.run()
    next(one for one in app.selectbox if one.key == "line").set_value(str(line))
    app.run()
    assert not next(one for one in app.toggle if one.key == key_of(app, "remove")).value


def test_a_quotation_that_differs_in_signs_takes_those_of_the_document_at_a_click(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "documents").mkdir()
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(folder / "documents"))
    (folder / "documents/sputnik-2024.txt").write_text("He: “We want — at once — a long list of the State’s offences.”")
    app = draft(open_page("edit", actor="kenya"), quote="we want - at once - a long list of the state's offences")
    assert any("words stand there with other signs" in unescaped(one.value) for one in app.error)
    button(app, "Take the document's signs")
    assert not app.exception
    taken = next(one for one in app.text_area if one.key == key_of(app, "quote"))
    assert taken.value == "We want — at once — a long list of the State’s offences"
    assert not any("stand there" in unescaped(one.value) for one in app.error)
    assert not any(one.label.startswith("Take") for one in app.button)


def test_a_deed_with_provision_place_and_translation_is_written_in_the_order_of_the_dictionary(folder: Path) -> None:
    app = open_page("edit", task="position", actor="kenya")
    draft(
        app, form="vote", article="6(2)", locator="p. 12", translation="In favour", translated_by="the coder",
        date="2020-01-01", quote="a favor", issue="un-convention", stance="support", attribution="own",
    )  # fmt: skip
    button(app, "Save")
    written = file_of(folder, "actors/kenya.yaml").split("issue: un-convention")[1]
    fields = [line.split(":")[0].strip() for line in written.splitlines() if ":" in line]
    assert fields == [
        "stance", "form", "article", "date", "source", "locator", "quote", "translation", "translated_by",
        "attribution",
    ]  # fmt: skip
    assert "form: vote" in written


def test_a_translator_without_a_translation_is_pointed_out_and_a_statement_names_no_form(folder: Path) -> None:
    app = draft(
        open_page("edit", task="position", actor="kenya"), date="2020-01-01", quote="we want to see it done now"
    )
    draft(app, stance="support", attribution="own", translated_by="the coder")
    assert any("goes with a translation" in unescaped(one.value) for one in app.error)
    draft(app, translated_by="")
    button(app, "Save")
    assert "form:" not in file_of(folder, "actors/kenya.yaml")


def test_the_rare_fields_are_folded_unless_the_position_has_one(folder: Path) -> None:
    app = open_page("edit", task="position", actor="kenya")
    assert [fold.proto.expanded for fold in app.expander if fold.label.startswith("More")] == [False]
    said = position(form="vote", quote="a favor")
    (folder / "actors/kenya.yaml").write_text(actor(said, name="Kenya"), encoding="utf-8")
    line = str(load(folder).positions["line"].iloc[0])
    app = open_page("edit", task="position", actor="kenya", line=line)
    assert [fold.proto.expanded for fold in app.expander if fold.label.startswith("More")] == [True]
