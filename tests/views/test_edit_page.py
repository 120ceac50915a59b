"""The Edit page: positions, files and records changed in the dashboard."""

import hashlib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from editing.generated_files import write_schemas
from editing.saves import Faulty, NotWritable, save
from loaders import load
from loaders.editor_schemas import schemas
from loaders.settings import DOCUMENTS_VARIABLE, READ_ONLY_VARIABLE
from tests.support.dashboard import open_page, text_of, use
from tests.support.folders import actor, issue, position, source, write_folder
from views.pages.edit.drafts import key_of_widget
from views.pages.edit.edit_state import EditState

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


def key_of(app: AppTest, field: str) -> str:
    """The key of the widget of a field of the form."""
    state: EditState = app.session_state[EditState.__name__]
    assert state.opened is not None
    return key_of_widget(state.drafts[state.opened], field)


def draft(app: AppTest, **fields: str) -> AppTest:
    """Fill in fields of the form by their names."""
    for name, value in fields.items():
        key = key_of(app, name)
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
        with pytest.raises(Faulty):
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


def test_an_actor_whom_a_file_with_faults_names_is_not_removed(folder: Path) -> None:
    named = actor(position(), name="Kenya", member_of="[peru]")
    (folder / "actors/kenya.yaml").write_text(named)
    open_page("edit")
    (folder / "actors/kenya.yaml").write_text("kind: nonsense\nmember_of: [peru]\n")
    app = open_page("edit", task="records")
    next(one for one in app.selectbox if one.key == "remove_actor").set_value("peru")
    app.run()
    assert "actors/kenya.yaml:2" in unescaped(text_of(app))
    assert not [one for one in app.button if one.label == "Remove"]


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
    assert "secret" not in str(next(one for one in app.text_area if one.key == key_of(app, "text")).value)


def test_read_only_removes_every_way_to_write(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY_VARIABLE, "1")
    app = open_page("edit")
    assert "read-only" in app.info[0].value
    assert not app.button
    assert "Edit this position" not in str(open_page("actor", actor="kenya").main)


def value(app: AppTest, key: str) -> str:
    """What stands in a field of the form."""
    return str(app.session_state[key_of(app, key)])


def test_read_only_may_be_an_argument_of_the_dashboard(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY_VARIABLE, "")
    monkeypatch.setattr("sys.argv", ["dashboard.py", "--read-only"])
    app = open_page("edit")
    assert "saves nothing" in app.info[0].value
    monkeypatch.setattr("sys.argv", ["dashboard.py"])
    with pytest.raises(NotWritable):
        save(folder, "actors/kenya.yaml", actor(name="Kenya"), None)


def test_a_draft_stays_while_another_actor_or_task_is_looked_at(folder: Path) -> None:
    app = draft(open_page("edit", actor="kenya"), date="2019-07-09", quote=QUOTE)
    assert "You have an unsaved draft here" in text_of(app)
    next(one for one in app.selectbox if one.key == "actor").set_value("peru")
    app.run()
    assert value(app, "date") == ""
    assert "You have an unsaved draft here" not in text_of(app)
    next(one for one in app.radio if one.key == "task").set_value("file")
    app.run()
    draft(app, text="name: Peruvian\n")
    button(app, "Kenya: a new position")
    assert (value(app, "date"), value(app, "quote")) == ("2019-07-09", QUOTE)
    assert next(one for one in app.selectbox if one.key == "actor").value == "kenya"
    button(app, "Discard the draft")
    assert value(app, "date") == ""
    next(one for one in app.button if "as text" in one.label).click()
    app.run()
    assert value(app, "text") == "name: Peruvian\n"


def test_a_draft_of_a_new_issue_stays_while_another_kind_is_looked_at(folder: Path) -> None:
    app = draft(open_page("edit", task="records", kind_of_new="issue"), title="Peaceful use")
    for kind in ("source", "issue"):
        next(one for one in app.radio if one.key == "kind_of_new").set_value(kind)
        app.run()
    assert value(app, "title") == "Peaceful use"


def test_a_draft_follows_its_position_when_lines_are_added_above_it(folder: Path) -> None:
    line = int(load(folder).positions["line"].iloc[0])
    app = draft(open_page("edit", actor="kenya", line=str(line)), venue="Nairobi")
    path = folder / "actors" / "kenya.yaml"
    path.write_text("# by somebody else\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    app.run()
    assert app.session_state["line"] == str(line + 1)
    assert value(app, "venue") == "Nairobi"
    assert "has changed on disk since this was opened" in text_of(app)
    button(app, "Save")
    button(app, "Save both changes")
    text = file_of(folder, "actors/kenya.yaml")
    assert text.startswith("# by somebody else\n")
    assert "venue: Nairobi" in text


def test_two_drafts_follow_their_positions_although_one_comes_to_stand_where_the_other_stood(folder: Path) -> None:
    path = folder / "actors" / "kenya.yaml"
    second = position(issue="un-convention", quote="a treaty is what we want to see")
    path.write_text(actor(position(), second, name="Kenya"), encoding="utf-8")
    positions = load(folder).positions
    lines = [int(line) for line in positions.loc[positions["actor"] == "kenya", "line"]]
    app = open_page("edit", actor="kenya", line=str(lines[0]))
    for line, venue in zip((*lines, lines[0]), ("Nairobi", "Lima", "Nairobi"), strict=True):
        next(one for one in app.selectbox if one.key == "line").set_value(str(line))
        app.run()
        draft(app, venue=venue)
    added = "# by somebody else\n" * (lines[1] - lines[0])
    path.write_text(added + path.read_text(encoding="utf-8"), encoding="utf-8")
    app.run()
    assert app.session_state["line"] == str(lines[1])
    assert value(app, "venue") == "Nairobi"
    next(one for one in app.selectbox if one.key == "line").set_value(str(2 * lines[1] - lines[0]))
    app.run()
    assert value(app, "venue") == "Lima"


def test_by_whom_a_position_is_characterised_stays_with_its_draft_and_goes_with_own_words(folder: Path) -> None:
    app = draft(open_page("edit", actor="kenya"), date="2019-07-09", quote=QUOTE, issue="un-convention")
    draft(app, attribution="characterised")
    draft(app, according_to="peru")
    for name in ("peru", "kenya"):
        next(one for one in app.selectbox if one.key == "actor").set_value(name)
        app.run()
    assert value(app, "according_to") == "peru"
    draft(app, attribution="own")
    assert not next(one for one in app.button if one.label == "Save").disabled
    button(app, "Save")
    assert "according_to" not in file_of(folder, "actors/kenya.yaml")


def test_a_draft_whose_position_is_removed_by_somebody_else_can_go_on_as_a_new_one(folder: Path) -> None:
    line = int(load(folder).positions["line"].iloc[0])
    app = draft(open_page("edit", actor="kenya", line=str(line)), venue="Nairobi")
    (folder / "actors" / "kenya.yaml").write_text("name: Kenya\nkind: state\n", encoding="utf-8")
    app.run()
    assert value(app, "venue") == "Nairobi"
    button(app, "Save")
    button(app, "Go on with mine")
    button(app, "Save")
    assert "venue: Nairobi" in file_of(folder, "actors/kenya.yaml")
    assert load(folder).problems == ()


def test_edits_of_the_same_line_clash_and_mine_can_go_on_from_theirs(folder: Path) -> None:
    line = int(load(folder).positions["line"].iloc[0])
    app = draft(open_page("edit", actor="kenya", line=str(line)), stance="oppose")
    path = folder / "actors" / "kenya.yaml"
    theirs = path.read_text(encoding="utf-8").replace("stance: support", "stance: mixed")
    path.write_text(theirs, encoding="utf-8")
    button(app, "Save")
    assert path.read_text(encoding="utf-8") == theirs
    assert not [one for one in app.button if one.label == "Save both changes"]
    button(app, "Go on with mine")
    diff = next(code.value for code in app.code if "+++" in code.value)
    assert "-    stance: mixed\n+    stance: oppose" in diff
    button(app, "Save")
    assert "stance: oppose" in path.read_text(encoding="utf-8")


def test_what_was_typed_last_is_not_left_out_of_a_save(folder: Path) -> None:
    app = draft(open_page("edit", actor="kenya"), date="2019-07-09", quote=QUOTE)
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


@pytest.mark.parametrize(
    ("what", "fields", "words"),
    [
        ("source", {"published": "last week"}, "2019-07-08"),
        ("source", {"sha256": "abc"}, "64"),
        ("issue", {"id": "No Such"}, "hyphens"),
        ("actor", {"name": "Ghana", "iso3": "gh"}, "three capitals"),
    ],
)
def test_a_field_of_a_new_record_says_what_is_wrong_with_it(
    folder: Path, what: str, fields: dict[str, str], words: str
) -> None:
    app = draft(open_page("edit", task="records", kind_of_new=what), **fields)
    assert any(words in unescaped(error.value) for error in app.error)
    assert all(one.disabled for one in app.button if one.label == "Save")


def test_a_second_issue_of_the_same_id_is_refused_before_saving(folder: Path) -> None:
    app = draft(
        open_page("edit", task="records", kind_of_new="issue"), id="un-convention", title="Again",
        proposition="Again", support_means="yes", oppose_means="no",
    )  # fmt: skip
    assert "un-convention" in unescaped(text_of(app))
    assert next(one for one in app.button if one.label == "Save").disabled


def test_a_new_source_takes_the_hash_of_a_document_at_hand(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "note.txt").write_bytes(b"a note")
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(documents))
    app = draft(
        open_page("edit", task="records", kind_of_new="source"), id="note-2020", title="A note", publisher="UN",
        published="2020-01-01", language="en", file="note.txt",
    )  # fmt: skip
    button(app, "Save")
    assert hashlib.sha256(b"a note").hexdigest() in file_of(folder, "sources.yaml")


def test_an_undo_is_refused_where_the_file_has_changed_since(folder: Path) -> None:
    line = int(load(folder).positions["line"].iloc[0])
    app = draft(open_page("edit", actor="kenya", line=str(line)), stance="oppose")
    button(app, "Save")
    path = folder / "actors" / "kenya.yaml"
    theirs = path.read_text(encoding="utf-8") + "# theirs\n"
    path.write_text(theirs, encoding="utf-8")
    button(app, "Undo")
    assert path.read_text(encoding="utf-8") == theirs
    assert "cannot be undone" in text_of(app)
