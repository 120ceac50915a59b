"""A link that names what is not here says so on the page that it leads to."""

import pytest

from tests.support.dashboard import open_page, text_of


def warnings_of(page: str, **query: str) -> str:
    return "\n".join(warning.value for warning in open_page(page, **query).warning if "The link names" in warning.value)


@pytest.mark.parametrize(
    ("page", "query", "named"),
    [
        ("actor", {"actor": "republic-of-nowhere"}, r"republic\-of\-nowhere” \(Actor\)"),
        ("issue", {"issue": "gone"}, r"gone” \(Issue\)"),
        ("sources", {"source": "lost"}, r"lost” \(Document\)"),
        ("sources", {"passage": "russia:1"}, r"russia\:1” \(Quotation\)"),
        ("compare", {"left": "russia", "right": "kazakhstan"}, r"kazakhstan” \(Right\)"),
        ("change", {"follow": "actor", "actor": "nowhere"}, r"nowhere” \(Actor\)"),
        ("overview", {"as_of": "2019-02-30"}, r"2019\-02\-30” \(As of\)"),
        ("overview", {"as_of": "1900-01-01"}, r"1900\-01\-01” \(As of\)"),
        ("overview", {"evidence": "hearsay"}, r"hearsay” \(Evidence\)"),
        ("overview", {"kinds": "planet"}, "planet” "),
    ],
)
def test_the_page_names_what_the_link_names_in_vain(page: str, query: dict[str, str], named: str) -> None:
    said = warnings_of(page, **query).replace("\\", "").replace("\u2060", "")
    assert named.replace("\\", "") in said
    assert "The page shows what there is" in said


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("actor", {"actor": "belarus"}),
        ("compare", {"left": "russia", "right": "united-states", "two_dates": "false"}),
        ("overview", {"as_of": "2019-07-08", "kinds": "state"}),
        ("overview", {"as_of": "20190708"}),
        ("actor", {"actor": ""}),
    ],
)
def test_a_good_link_is_not_remarked_on(page: str, query: dict[str, str]) -> None:
    assert warnings_of(page, **query) == ""


def test_it_is_said_until_something_else_is_chosen() -> None:
    app = open_page("actor", actor="republic-of-nowhere")
    app.run()
    assert "republic" in text_of(app)
    app.selectbox(key="actor").select("belarus").run()
    assert "republic" not in text_of(app)
    app.selectbox(key="actor").select("russia").run()
    assert "republic" not in text_of(app)


def test_all_that_is_missing_is_said_at_once() -> None:
    said = warnings_of("compare", left="nobody", right="noone")
    assert "nobody" in said
    assert "noone" in said
    assert "which are not here" in said


def test_the_words_of_a_link_are_no_markup() -> None:
    said = warnings_of("actor", actor="**x** [a](https://a.org)")
    assert "**x**" not in said
    assert "](https" not in said
