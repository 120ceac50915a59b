"""Some actors alone, chosen once for all pages: who is compared narrows, whose words count does not."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.dashboard import PAGES, cells, component_data, open_page, text_of, unfold, use
from tests.support.folders import actor, position, write_folder
from views.shared.markdown_text import plain

pytestmark = pytest.mark.usefixtures("fresh_caches")

CHOSEN = ["russia", "united-states", "us-allies"]


def box(app: AppTest) -> list[str]:
    (found,) = [one for one in app.sidebar.multiselect if one.key == "actors"]
    assert found.label == "Actors (none chosen: all)"
    return list(found.options)


def test_the_matrix_has_the_chosen_actors_and_what_others_say_of_them() -> None:
    app = open_page("overview", actors=CHOSEN)
    assert {one for one, _ in cells(app)} == set(CHOSEN)
    assert cells(app)["united-states", "broad-offences"] == [-1, "c", "Russia"]
    assert app.header[0].value.startswith("Among Russia, United States and US allies\\:")
    told = cells(open_page("overview", actors=["united-states", "us-allies"]))
    assert told["us-allies", "broad-offences"][2] == "Russia"


def test_of_the_chosen_the_silent_are_named() -> None:
    said = text_of(open_page("overview", actors=[*CHOSEN, "azerbaijan"], as_of="2017-01-01"))
    assert "Chosen, and without a stated position: Russia, United States and US allies." in said


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_few_actors_chosen_and_with_one(page: str) -> None:
    unfold(open_page(page, actors=CHOSEN, inherited="counted"))
    assert open_page(page, actors="belarus").query_params["actors"] == "belarus"


def test_the_boxes_of_actors_hold_the_chosen_and_the_filter_holds_all() -> None:
    app = open_page("compare", actors=CHOSEN)
    assert list(app.selectbox(key="left").options) == ["Russia", "United States", "US allies"]
    assert len(box(app)) == 14
    assert box(app)[:2] == ["79 supporters of 2019", "Azerbaijan"]


def test_a_choice_in_the_box_narrows_the_page_and_stands_in_its_address() -> None:
    app = open_page("overview")
    app.sidebar.multiselect(key="actors").set_value(["russia", "belarus"]).run()
    assert app.query_params["actors"] == ["russia", "belarus"]
    assert {one for one, _ in cells(app)} == {"russia", "belarus"}


def test_a_link_to_an_actor_that_the_filter_leaves_out_says_so() -> None:
    app = open_page("actor", actor="belarus", actors=CHOSEN)
    (said,) = [one.value for one in app.warning if "The link names" in one.value]
    assert said.startswith(plain("The link names “Belarus” (Actor)").removesuffix(" "))
    assert "which is in the data but not on view: left out by the filters" in said
    assert app.title[0].value.startswith("Russia")
    pair = text_of(open_page("compare", left="cuba", right="nobody", actors=CHOSEN))
    assert "which is not here" in pair
    assert "which is in the data but not on view" in pair


def test_chosen_actors_that_are_gone_are_named_and_the_others_stay() -> None:
    app = open_page("overview", actors=["russia", "atlantis"])
    assert app.query_params["actors"] == "russia"
    assert plain("“atlantis” (Actors (none chosen: all))") in text_of(app)


def test_what_a_group_that_is_not_chosen_says_is_inherited() -> None:
    app = open_page("overview", actors=["russia", "belarus"], inherited="shown")
    assert "inherited from SCO" in text_of(app)


def test_of_193_actors_few_are_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"state-{number:03}" for number in range(193)]
    use(write_folder(tmp_path, {name: actor(position(), short_name=name.title()) for name in names}), monkeypatch)
    app = open_page("overview", actors=names[:4])
    assert {one for one, _ in cells(app)} == set(names[:4])
    assert len(box(app)) == 193
    assert "Only State\\-000, State\\-001 and 2 more" in [one.label for one in app.button]


def test_names_of_actors_are_no_markup_in_the_chip_and_the_scope(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = {"x": actor(position(), short_name='"**x** [a](https://a.org)"'), "y": actor(position(stance="oppose"))}
    use(write_folder(tmp_path, bad), monkeypatch)
    app = open_page("overview", actors="x")
    said = text_of(app) + "".join(str(one.label) for one in app.button)
    assert "**x**" not in said
    assert "](https" not in said
    assert component_data(app)
