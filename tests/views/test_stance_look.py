"""The style of stances in HTML is that of the charts."""

from briefing.look.palette import DARK, LIGHT
from briefing.look.stance_look import stance_css


def test_every_stance_has_the_colours_of_both_palettes() -> None:
    css = stance_css()
    for stance in LIGHT.stance:
        assert f"light-dark({LIGHT.stance[stance]},{DARK.stance[stance]})" in css
        assert f".v{stance}{{" in css


def test_whose_words_they_are_is_told_without_colour() -> None:
    css = stance_css()
    assert ".own{background:var(--c)" in css
    assert "2px solid" in css.split(".reported{")[1].split("}")[0]
    assert "2px dashed" in css.split(".characterised{")[1].split("}")[0]
    assert "repeating-linear-gradient" in css.split(".inherited{")[1].split("}")[0]
