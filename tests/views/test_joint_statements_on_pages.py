"""What eleven actors state together stands once on a page, under their names, and counts once."""

from pathlib import Path

import pytest

from tests.support.dashboard import (
    all_text,
    cards,
    cells,
    component_text,
    lines_of_cards,
    links_of_cards,
    open_page,
    text_of,
    unfold,
    use,
)
from tests.support.edit_page import button, draft, file_of, unescaped
from tests.support.joint_room import FIRST, JOINT, SIGNATORIES, write_joint_room

SIGNED = [f"Actor {name}" for name in SIGNATORIES]
TOGETHER = "Joint statement of Actor a1, Actor a2 and 9 others"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_joint_room(tmp_path / "room")
    use(folder, monkeypatch)
    return folder


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize(
    ("page", "query", "said"),
    [
        ("overview", {}, "room/` · 7 positions · 1 document"),
        ("coverage", {}, "Of 7 positions in view, of 7 in the data"),
        ("coverage", {}, "0 of 7 positions in view coded with low confidence and 1 with medium"),
        ("coverage", {}, "carries 100 % of the positions (7 of 7, on 7 separate quotations)"),
        ("sources", {}, "7 positions rest on 1 of 1 registered document"),
        ("sources", {}, "7 positions on 7 separate quotations"),
        ("sources", {}, "Quotations: all 7 found word for word"),
        ("alignment", {"part": "networks"}, "**7 statements** of 12 actors, resting on 7 separate quotations"),
        ("problems", {}, "8 stand in their documents"),
    ],
)
def test_a_joint_position_is_one_in_every_count_of_the_whole(page: str, query: dict[str, str], said: str) -> None:
    assert said in text_of(unfold(open_page(page, **query))).replace("\u00a0", " ")


@pytest.mark.usefixtures("room")
def test_overview_counts_it_once_and_shows_a_cell_for_each_signatory() -> None:
    app = open_page("overview")
    assert [metric.value for metric in app.metric if metric.label == "Positions"] == ["7"]
    assert len(cells(app)) == len(SIGNATORIES) * 4 + 2
    assert [names for names in lines_of_cards(unfold(app)) if TOGETHER in names] == [[TOGETHER]]


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("issue", {"issue": "funding"}),
        ("sources", {"source": "record", "passage": "joint/eleven:13"}),
        ("coverage", {}),
    ],
)
def test_a_list_has_its_quotation_once_under_the_names(page: str, query: dict[str, str]) -> None:
    names = [name for card in lines_of_cards(unfold(open_page(page, **query))) for name in card]
    assert TOGETHER in names
    assert not {"Actor a1", "Actor a3", "Actor a11"} & set(names)


@pytest.mark.usefixtures("room")
def test_an_issue_counts_actors_and_lists_quotations_and_says_for_how_many_it_is_in_force() -> None:
    said = all_text(unfold(open_page("issue", issue="funding")))
    assert "**10 actors support, 1 opposes, 1 mixed; 12 of the 12 in own words.** " in said
    assert "in own words.** They rest on 3 separate quotations." in said
    assert "Support (1)" in said
    assert "The latest position of 10 of its 11 signatories in view." in said
    assert "signatories in view" not in all_text(unfold(open_page("issue", issue="review")))


@pytest.mark.usefixtures("room")
def test_an_actor_states_it_with_ten_others_whose_names_are_one_click_away() -> None:
    app = open_page("actor", actor="a3")
    said = text_of(app)
    assert [metric.value for metric in app.metric if metric.label in ("Positions", "Own words")] == ["4", "100\u00a0%"]
    assert "Actor a1, Actor a2, Actor a3" not in said
    every = f"All 11 signatories: {', '.join(SIGNED[:10])} and {SIGNED[10]}"
    assert [any(every in line for line in card["source"]) for card in cards(app)] == [True] * 4
    assert "The same words are also coded for" not in component_text(app)
    assert component_text(app).count("in a joint statement") == 4


@pytest.mark.usefixtures("room")
def test_two_signatories_have_one_card_on_compare_and_their_passages_count_once() -> None:
    app = open_page("compare", left="a1", right="a3")
    said = text_of(app)
    assert lines_of_cards(app) == [["Actor a1", "Actor a3"]] * 4
    assert component_text(app).count("All 11 signatories: Actor a1, Actor a2, Actor a3") == 4
    assert "n = 4 issues, resting on 4 separate quotations, 4 of them coded for both and counted once" in said
    apart = open_page("compare", left="a1", right="a2")
    together = [["Actor a1", "Actor a2"]] * 3
    assert sorted(lines_of_cards(apart)) == sorted([["Actor a1"], *together, ["Actor a2"]])
    assert "6 May 2024" in component_text(apart).replace("\u00a0", " ")


@pytest.mark.usefixtures("room")
def test_the_way_to_edit_it_leads_to_its_own_file() -> None:
    app = open_page("actor", actor="a3")
    links = links_of_cards(app)
    (edit, *_) = [address for label, address in links if label == "Edit the joint statement"]
    assert "task=joint" in edit
    assert "joint=eleven" in edit
    assert not [label for label, _ in links if label == "Edit this position"]
    form = open_page("edit", task="joint", joint="eleven", line="13")
    assert "An edit here changes the positions of 11 actors: Actor a1" in text_of(form)
    assert FIRST in [area.value for area in form.text_area]


def test_one_save_changes_it_for_all_and_writes_no_word_that_was_left_out(room: Path) -> None:
    app = draft(open_page("edit", task="joint", joint="eleven", line="13"), stance="mixed")
    button(app, "Save")
    assert file_of(room, "joint/eleven.yaml") == JOINT.replace("stance: strong_support", "stance: mixed")
    assert "joint/eleven.yaml is saved" in unescaped(text_of(app))


def test_its_head_is_edited_in_one_place_and_an_unknown_signatory_keeps_it_from_being_saved(room: Path) -> None:
    app = open_page("edit", task="joint", joint="eleven", joint_part="head")
    app = draft(app, actors="a1, a2, a99")
    assert "No such actor: a99." in unescaped(text_of(app))
    assert next(one for one in app.button if one.label == "Save").disabled
    app = draft(app, actors="a1, a2", title="A shorter title")
    button(app, "Save")
    wanted = JOINT.replace(", ".join(SIGNATORIES), "a1, a2").replace(
        "Joint statement on the zero draft", "A shorter title"
    )
    assert file_of(room, "joint/eleven.yaml") == wanted


def test_a_new_joint_statement_is_begun_by_form_and_removed_again(room: Path) -> None:
    app = open_page("edit", task="records", kind_of_new="joint")
    app = draft(app, title="Two of them", actors="a1, a12")
    button(app, "Save")
    assert "actors: [a1, a12]" in file_of(room, "joint/two-of-them.yaml")
    app = open_page("edit", task="records", kind_of_new="joint")
    app.selectbox(key="remove_joint").set_value("eleven").run()
    assert "Its file goes with its 4 positions, which are those of 11 actors." in text_of(app)
    app.checkbox(key="sure_eleven").set_value(True).run()
    button(app, "Remove")
    assert not (room / "joint" / "eleven.yaml").exists()


@pytest.mark.usefixtures("room")
def test_an_actor_that_signs_is_not_removed_and_the_place_is_named() -> None:
    app = open_page("edit", task="records", kind_of_new="actor")
    app.selectbox(key="remove_actor").set_value("a3").run()
    assert "cannot be removed: it is referred to 1 time" in text_of(app)
    assert "joint/eleven.yaml" in unescaped(text_of(app))


def test_without_any_the_page_says_how_to_begin_one(room: Path) -> None:
    (room / "joint" / "eleven.yaml").unlink()
    assert "There is no joint statement yet" in text_of(open_page("edit", task="joint"))


@pytest.mark.parametrize("broken", ["name: [\n", "kind: state\n"])
@pytest.mark.parametrize(
    ("page", "query"),
    [("overview", {}), ("actor", {"actor": "a3"}), ("issue", {"issue": "review"}), ("edit", {"task": "joint"})],
)
def test_a_signatory_whose_file_is_faulty_blanks_no_page(
    room: Path, page: str, query: dict[str, str], broken: str
) -> None:
    (room / "actors" / "a1.yaml").write_text(broken, encoding="utf-8")
    said = all_text(unfold(open_page(page, **query)))
    assert "a1, Actor a2" in said
