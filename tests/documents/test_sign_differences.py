"""Quotations that differ from their document in signs alone: which signs, and how the document has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.quotation_check import misquotation
from documents.quotation_search import locate
from documents.sign_differences import described, sign_difference

TEXT = "He said: “we want — at once — a State’s long list of offences in the non-\nbinding Convention”. 各国、应当。"


@pytest.mark.parametrize(
    ("quote", "form", "differs"),
    [
        ("we want - at once - a State’s long", "we want — at once — a State’s long", "“—” where the quotation has “-”"),
        (
            "a state's long list",
            "a State’s long list",
            "“S” where the quotation has “s”; “’” where the quotation has “'”",
        ),
        ("he said, we want", "He said: “we want", "“H” where the quotation has “h”; “:” where the quotation has “,”"),
        ("the nonbinding convention", "the nonbinding Convention", "“C” where the quotation has “c”"),
        ("the non-binding convention", "the non-binding Convention", "“C” where the quotation has “c”"),
        ("binding Convention.", "binding Convention”", "“”” where the quotation has “.”"),
        ("各国应当", "各国、应当", "“、” where the quotation has nothing"),
    ],
)
def test_the_signs_that_differ_are_named_and_the_form_stands_in_the_document(
    quote: str, form: str, differs: str
) -> None:
    assert not locate(quote, TEXT)
    found = sign_difference(quote, TEXT)
    assert found is not None
    assert found.form == form
    assert described(found).startswith(differs)
    assert locate(found.form, TEXT)


@pytest.mark.parametrize("quote", ["we want at a State’s", "a States long list", "wewant at once", "a long list", "—"])
def test_other_words_are_no_difference_of_signs(quote: str) -> None:
    assert sign_difference(quote, TEXT) is None


def test_a_misquotation_in_signs_says_which_and_what_to_write() -> None:
    _, hint, _ = misquotation("we want - at once - a State’s long list", TEXT, "a-source")
    assert hint == (
        "its words stand there with other signs (“—” where the quotation has “-”); "
        "write “we want — at once — a State’s long list”, as 'tracker check --fix' does"
    )


@given(st.lists(st.sampled_from(["We", "want", "it", "各国", "état", "5"]), min_size=2, max_size=8), st.data())
def test_words_with_any_signs_between_them_take_the_form_of_the_document(some: list[str], data: st.DataObject) -> None:
    signs = st.sampled_from([" ", ", ", " – ", ": ", " “", "”\n"])
    text, quote = (
        some[0] + "".join(data.draw(signs) + word for word in some[1:]),
        some[0].lower() + "".join(data.draw(signs) + word for word in some[1:]),
    )
    found = sign_difference(quote, text)
    assert found is not None
    assert found.form == " ".join(text.split())
