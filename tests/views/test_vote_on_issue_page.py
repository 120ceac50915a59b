"""Would it carry: the part of the page Issue, as a link opens it."""

import pytest

from tests.support.dashboard import component_data, open_page, text_of
from views.shared.markdown_text import unmarked

pytestmark = pytest.mark.usefixtures("fresh_caches")


def test_a_link_puts_an_issue_to_an_electorate_by_a_rule() -> None:
    app = open_page("issue", issue="broad-offences", electorate="kind:state", rule="committee-vote")
    words = unmarked(text_of(app))
    assert (
        "no prediction with 2 of 5 members known: it would fail if the 3 unknown stay away (1 for, 1 against)" in words
    )
    assert "Azerbaijan, Belarus or Cuba alone voting for it" in words
    assert "A/RES/75/282" in words
    assert "1 only in another’s account" in words
    assert list(app.dataframe[-1].value["Outcome"]) == ["Fails", "Fails", "Carries"]
    voters = component_data(app)[1]
    names = {level["label"]: [mark["name"] for mark in level["kinds"][0]["marks"]] for level in voters["levels"]}
    assert names == {"For (1)": ["Russia"], "Against (1)": ["United States"]}
    assert voters["levels"][1]["kinds"][0]["marks"][0]["told"] == "Russia's account"
    assert voters["silent"] == {"label": "Unknown (3)", "names": ["Azerbaijan", "Belarus", "Cuba"]}


def test_where_only_one_member_has_spoken_it_is_not_known_and_the_address_says_who_decides() -> None:
    app = open_page("issue", issue="terrorism-extremism", evidence="own")
    assert "Not known: only Russia of 193 members" in unmarked(text_of(app))
    assert app.query_params["electorate"] == "united-nations"
    assert app.query_params["rule"] == "committee-vote"
    assert component_data(app)[1]["silent"]["names"][-1] == "188 without a file here"
