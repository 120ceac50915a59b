"""Ways to another page, which keep the choices that all pages share, and the address of this view."""

from collections.abc import Collection
from urllib.parse import parse_qs, urlencode

import streamlit as st

from views.shared import session
from views.shared.url_parameters import Query


def link(page: str, label: str, without: Collection[str] = (), **choices: str) -> None:
    """A link to a page that keeps the shared choices, but for those in `without`, and makes these."""
    kept = {key: values for key, values in _query(choices).items() if key not in without}
    st.page_link(session.page(page), label=label, query_params=kept)


def go(page: str, **choices: str) -> None:
    """Leave this page for another, with the shared choices and these."""
    st.switch_page(session.page(page), query_params=_query(choices))


def address_of(page: str, **choices: str) -> str:
    """The same as an address below the dashboard's, for a component, which `follow` leads to."""
    return f"{page}?{urlencode(_query(choices), doseq=True)}"


def follow(place: str) -> None:
    """Leave this page for an address that `address_of` gave."""
    page, _, query = place.partition("?")
    st.switch_page(session.page(page), query_params=parse_qs(query))


def address() -> str:
    """The URL of this view as it stands, for copying."""
    return f"{(st.context.url or '').partition('?')[0]}?{urlencode(session.in_use(), doseq=True)}"


def _query(choices: dict[str, str]) -> Query:
    return {**session.shared(), **{key: [value] for key, value in choices.items()}}
