"""Direct words go first on every page, and an order that dates leave open is said to be assumed."""

from pathlib import Path

import pytest

from tests.support.dashboard import all_text, open_page, text_of, use
from tests.support.folders import QUOTE, actor, position, write_folder

pytestmark = pytest.mark.usefixtures("fresh_caches")

ACCOUNT = "they never wanted any long list of offences"


def told(stance: str, day: str, by: str) -> str:
    """What another actor says of this one."""
    return position(stance=stance, date=day, quote=ACCOUNT, attribution="characterised", according_to=by)


@pytest.fixture
def opponents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kenya and Peru say the same, and Peru says later that Kenya wants the opposite."""
    own = position(stance="strong_support", date="2019-07-08")
    kenya = actor(own, told("strong_oppose", "2020-01-01", "peru"), name="Kenya")
    write_folder(tmp_path, {"kenya": kenya, "peru": actor(own, name="Peru")})
    use(tmp_path, monkeypatch)


@pytest.mark.usefixtures("opponents")
def test_an_opponents_later_account_does_not_change_the_alignment() -> None:
    app = open_page("compare", left="kenya", right="peru")
    assert "100\u00a0% alignment on 1 shared issue" in text_of(app)
    assert "as others tell it" not in app.header[0].value


@pytest.mark.usefixtures("opponents")
def test_behind_a_cell_own_words_stand_first_and_are_in_force() -> None:
    words = all_text(open_page("overview", cell_actor="kenya", cell_issue="broad-offences"))
    own, account = words.index(QUOTE), words.index(ACCOUNT)
    assert own < account
    assert words.count("Its latest position on this issue.") == 1


def test_where_nothing_else_is_known_the_account_is_in_force_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kenya = actor(told("oppose", "2020-01-01", "peru"), name="Kenya")
    write_folder(tmp_path, {"kenya": kenya, "peru": actor(position(), name="Peru")})
    use(tmp_path, monkeypatch)
    words = all_text(open_page("overview", cell_actor="kenya", cell_issue="broad-offences"))
    assert "Its latest position, in another’s account: nothing else is known" in words
    assert "as others tell it" in open_page("compare", left="kenya", right="peru").header[0].value


@pytest.mark.parametrize(("day", "assumed"), [("2019", True), ("../2020-01-01", True), ("2020", False)])
def test_a_position_whose_order_is_assumed_says_so_and_is_no_change_of_side(
    day: str, assumed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kenya = actor(position(date="2019-07-08"), position(stance="oppose", date=day, quote=ACCOUNT), name="Kenya")
    write_folder(tmp_path, {"kenya": kenya})
    use(tmp_path, monkeypatch)
    card = all_text(open_page("overview", cell_actor="kenya", cell_issue="broad-offences"))
    assert ("order is assumed, since the dates allow another" in card) == assumed
    change = text_of(open_page("change", follow="actor", actor="kenya"))
    assert ("Kenya (2020) changed sides in own words." in change.replace("\\", "")) == (not assumed)
    assert ("1 change of side in own words" in change) == (not assumed)
    assert ("1 whose order is not known" in change) == assumed


def test_a_change_of_side_in_own_words_is_told_first_whatever_others_said_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kenya = actor(
        told("oppose", "2019-11-18", "peru"),
        position(stance="strong_oppose", date="2019-11-18", quote="we must vote no on all of this"),
        position(stance="support", date="2022-05-30"),
        told("support", "2023-01-01", "peru"),
        name="Kenya",
    )
    write_folder(tmp_path, {"kenya": kenya, "peru": actor(name="Peru")})
    use(tmp_path, monkeypatch)
    words = text_of(open_page("change", follow="actor", actor="kenya"))
    assert "Kenya (2022) changed sides in own words." in words.replace("\\", "")
    assert "1 change of side in own words and 1 change of side as others tell it." in words
