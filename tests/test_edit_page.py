"""The Edit page: positions, files and records changed in the dashboard."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from loaders import load
from loaders.schema import schemas
from loaders.settings import READ_ONLY_VARIABLE
from loaders.writing import write_schemas
from tests.folders import actor, issue, position, source, write_folder
from tests.test_pages import open_page, text_of, use

QUOTE = "we want a long list of offences in the convention"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two actors, two issues, one document."""
    made = write_folder(
        tmp_path,
        {
            "kenya": "# hand-made\n" + actor(position(), name="Kenya"),
            "peru": actor(position(issue="un-convention", quote="a treaty is what we want to see"), name="Peru"),
        },
        issues=issue("broad-offences", title="Offences") + issue("un-convention", title="A convention"),
        sources=source("sputnik-2024"),
    )
    use(made, monkeypatch)
    return made


def button(app: AppTest, label: str) -> AppTest:
    """Press the button that begins with these words."""
    next(one for one in app.button if one.label.startswith(label)).click()
    return app.run()


def unescaped(words: str) -> str:
    """Words as they show, without the marks that keep them from being Markdown."""
    return words.replace("\\", "").replace("\u2060", "")


def file_of(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def draft(app: AppTest, **fields: str) -> AppTest:
    """Fill in fields of the form by their names."""
    for name, value in fields.items():
        key = f"draft_{name}"
        kinds = (app.text_input, app.text_area, app.selectbox, app.radio)
        next(one for kind in kinds for one in kind if one.key == key).set_value(value)
        app.run()
    assert not app.exception, [e.message for e in app.exception]
    return app


def test_a_position_is_added_with_its_effect_shown_first_and_taken_back(folder: Path) -> None:
    before = file_of(folder, "actors/kenya.yaml")
    app = open_page("edit", actor="kenya")
    assert "Still to be filled in: the date of the statement and the quotation" in text_of(app)
    draft(app, issue="un-convention", stance="oppose", date="2019-07-09", quote="no treaty is what we want to see")
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
        ({"date": "2019-07-09", "quote": "too short"}, "2 words"),
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


def test_a_file_with_errors_is_not_saved_and_the_errors_stand_beside_their_lines(folder: Path) -> None:
    app = open_page("edit", task="file", file="actors/peru.yaml")
    broken = file_of(folder, "actors/peru.yaml").replace("stance: support", "stance: suport")
    draft(app, text=broken)
    assert any("stance: suport   # <-- " in code.value for code in app.code)
    assert next(one for one in app.button if one.label == "Save").disabled
    draft(app, text=broken.replace("suport", "oppose"))
    button(app, "Save")
    assert "stance: oppose" in file_of(folder, "actors/peru.yaml")


def test_a_change_on_disk_since_the_file_was_opened_is_not_overwritten(folder: Path) -> None:
    app = open_page("edit", task="file", file="actors/peru.yaml")
    text = file_of(folder, "actors/peru.yaml")
    draft(app, text=text.replace("name: Peru", "name: Republic of Peru"))
    theirs = text.replace("stance: support", "stance: oppose")
    (folder / "actors" / "peru.yaml").write_text(theirs, encoding="utf-8")
    button(app, "Save")
    assert file_of(folder, "actors/peru.yaml") == theirs
    assert "What somebody else changed meanwhile" in text_of(app)
    button(app, "Save both changes")
    merged = file_of(folder, "actors/peru.yaml")
    assert "stance: oppose" in merged
    assert "name: Republic of Peru" in merged


def test_a_new_actor_gets_its_file_from_the_template(folder: Path) -> None:
    app = open_page("edit", task="records")
    draft(app, name="Republic of Ghana", short_name="Ghana")
    button(app, "Save")
    text = file_of(folder, "actors/republic-of-ghana.yaml")
    assert "short_name: Ghana" in text
    assert "# positions:" in text
    assert "republic-of-ghana" in set(load(folder).actors["actor"])


def test_a_new_issue_is_added_to_the_list(folder: Path) -> None:
    app = open_page("edit", task="records", kind_of_new="issue")
    draft(
        app, id="peaceful-use", title="Peaceful use", proposition="ICTs should be used peacefully",
        support_means="wants it", oppose_means="does not",
    )  # fmt: skip
    button(app, "Save")
    assert list(load(folder).issues["issue"]) == ["broad-offences", "un-convention", "peaceful-use"]


def test_the_schemas_of_the_folder_know_a_new_actor_at_once(folder: Path) -> None:
    write_schemas(folder, schemas(load(folder)))
    app = open_page("edit", task="records")
    draft(app, name="Republic of Ghana")
    button(app, "Save")
    assert "republic-of-ghana" in file_of(folder, "schemas/actor.schema.json")
    assert load(folder).problems == ()


def test_an_issue_in_use_cannot_be_removed_and_what_uses_it_is_named(folder: Path) -> None:
    before = file_of(folder, "issues.yaml")
    app = open_page("edit", task="records", kind_of_new="issue")
    next(one for one in app.selectbox if one.key == "remove_issue").set_value("un-convention")
    app.run()
    assert "is referred to 1 time" in unescaped(app.error[0].value)
    assert f"actors/peru.yaml:{int(load(folder).positions['line'].iloc[1])}" in unescaped(text_of(app))
    assert not [one for one in app.button if one.label == "Remove"]
    assert file_of(folder, "issues.yaml") == before


def test_an_actor_is_removed_after_asking_and_comes_back(folder: Path) -> None:
    before = file_of(folder, "actors/peru.yaml")
    app = open_page("edit", task="records")
    next(one for one in app.selectbox if one.key == "remove_actor").set_value("peru")
    app.run()
    assert next(one for one in app.button if one.label == "Remove").disabled
    app.checkbox[0].check()
    app.run()
    button(app, "Remove")
    assert not (folder / "actors" / "peru.yaml").exists()
    button(app, "Undo")
    assert file_of(folder, "actors/peru.yaml") == before


def test_no_path_from_the_url_reaches_the_disk(folder: Path) -> None:
    outside = folder.parent / "secret.yaml"
    outside.write_text("name: secret\n", encoding="utf-8")
    app = open_page("edit", task="file", file="../secret.yaml")
    assert app.query_params["file"] == "actors/kenya.yaml"
    assert "secret" not in str(next(one for one in app.text_area if one.key == "draft_text").value)


def test_read_only_removes_every_way_to_write(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY_VARIABLE, "1")
    app = open_page("edit")
    assert "read-only" in app.info[0].value
    assert not app.button
    assert "Edit this position" not in str(open_page("actor", actor="kenya").main)
