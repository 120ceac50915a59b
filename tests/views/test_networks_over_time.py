"""Networks over time on Change, and what networks on Alignment are worth and leave out."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.dashboard import figures, open_page, open_unfolded, text_of, use
from tests.support.edit_page import unescaped
from tests.support.folders import actor, position, source, write_folder

pytestmark = pytest.mark.usefixtures("fresh_caches")

OLD, NEW = {"date": "2018-05-01"}, {"date": "2019-05-01", "source": "second"}


@pytest.fixture
def turning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five that stand apart in 2018, four on one side in 2019; one date of 2018 is as wide as two years."""
    sides = {"a": "oppose", "b": "oppose", "c": "support", "d": "support", "e": "support"}
    files = {
        name: actor(position(stance=side, quote=f"in the first year {name} said this of it", **OLD),
                    position(stance="oppose" if name == "a" else "support",
                             quote=f"in the second year {name} said that of it", **NEW))
        for name, side in sides.items()
    }  # fmt: skip
    files["f"] = actor(position(date="2018/2019", quote="nobody knows when f said this of it"))
    use(write_folder(tmp_path, files, sources=source("sputnik-2024") + source("second")), monkeypatch)


def words_of(app: AppTest) -> str:
    return unescaped(text_of(app)).replace("\u00a0", " ")


@pytest.mark.usefixtures("turning")
def test_the_room_is_told_from_window_to_window_with_what_it_rests_on() -> None:
    app = open_unfolded("change", follow="windows")
    assert app.title[0].value == "Does the room come together in what it says?"
    words = words_of(app)
    # 2018: 4 pairs on one side tie with 1, 6 across with 0.5: 7 of 10; 2019: 6 and 4, so 8 of 10
    assert (
        "From 2018 to 2019, saying alike rises from 0.70 to 0.80, and saying otherwise falls from 0.30 to 0.20."
        in words
    )
    assert "First: 2018, 5 statements of 5 actors. Last: 2019, 5 statements of 5 actors." in words
    assert "1 of 11 statements lies in no window: its date is wider than one" in words
    (figure,) = figures(app)
    lines = {tuple(trace["y"]) for trace in figure["data"]}
    assert {(0.7, 0.8), (0.3, 0.2)} <= lines
    said = next(one.value for one in app.dataframe if "Quotation" in one.value)
    assert set(said["Quotation"]) == {f"in the second year {name} said that of it" for name in "abcde"}
    assert app.query_params["window"] == "1-year"


@pytest.mark.usefixtures("turning")
def test_who_is_left_out_counts_nowhere_and_is_named() -> None:
    app = open_page("change", follow="windows", window="2-years", left_out=["a", "b"])
    words = words_of(app)
    assert "Without Actor a and Actor b: In the one window, saying alike stands at" in words
    assert "2018 to 2019: 7 statements of 4 actors" in words


def test_the_default_data_says_what_is_too_few_and_what_would_do() -> None:
    app = open_unfolded("change", follow="windows")
    words = words_of(app)
    assert "Too few statements for windows of 1 year: 10 of 11 have fewer than 5, the thinnest 0." in words
    assert "Windows of 20 statements have enough. 26 of 52 statements lie in no window" in words
    assert not figures(app)
    table = next(one.value for one in app.dataframe if "Note" in one.value)
    assert list(table["Note"]).count("too few: under 5") == 10
    assert table["Alike (congruence)"].notna().sum() == 1


@pytest.mark.usefixtures("turning")
def test_ties_to_issues_are_worth_and_divided_as_chosen_and_codes_are_not() -> None:
    def weights(**query: str | list[str]) -> dict[str, float]:
        app = open_unfolded("alignment", part="networks", network="two-mode", **query)
        ties = next(one.value for one in app.dataframe if "Weight" in one.value)
        return dict(zip(ties["Source"], ties["Weight"], strict=True))

    assert weights(tie="statements", share="prominence", repeats="kept") == pytest.approx(
        {f"Actor {name}": 2 / 11 for name in "abcde"} | {"Actor f": 1 / 11}, abs=1e-6
    )
    sides = weights(tie="combine", share="activity", left_out=["f"])
    assert sides == {"Actor a": 2, "Actor b": 3, "Actor c": 1, "Actor d": 1, "Actor e": 1}
