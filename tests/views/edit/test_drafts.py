"""What is typed and not saved: it stays, follows its position, and may clash with what others save."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from loaders import load
from tests.support.dashboard import open_page, text_of
from tests.support.edit_page import QUOTE, button, draft, file_of, key_of
from tests.support.folders import actor, position


def value(app: AppTest, key: str) -> str:
    """What stands in a field of the form."""
    return str(app.session_state[key_of(app, key)])


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
    draft(app, stance="support", attribution="characterised")
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
