"""What the user chose. The one module that touches the URL and the session's state.

Every choice is a widget whose key is its name in the URL. The URL is read when
it is not the one that was last written (a fresh link, the Back button) and
written at the end of a run, in full, so that a copied link gives the same view
whatever the defaults are by then. What it says waits for the control that can
read it. What it names that is not there is dropped, and remembered for the page to say so.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from views.shared.url_parameters import Lost, Query, Seen, as_text

T = TypeVar("T")

_SEEN, _GIVEN, _USED, _PAGES, _CLICKED, _LINKED = "_seen", "_given", "_used", "_pages", "_clicked", "_linked"
_LOST = "_lost"


Held = TypeVar("Held")

_SHARED = ("as_of", "data_on", "evidence", "inherited", "confidence", "contested", "tracks", "kinds", "actors",
           "document_kinds", "if")  # fmt: skip


def begin() -> None:
    """Take over what the URL says, where it is not what this session wrote. Call it before any widget."""
    shown = st.session_state.get(_USED, [])
    st.session_state[_USED] = []
    st.session_state[_LINKED] = None
    st.session_state.setdefault(_GIVEN, {})
    given, seen = _url(), st.session_state.get(_SEEN)
    if not given or _LOST not in st.session_state:
        st.session_state[_LOST] = {}
    if not given or (seen and seen.knows(given, (*shown, *seen.now), _stands)):
        return
    _see(given)
    st.session_state[_LOST] = {}
    # what is empty is not in the URL
    lists = ("kinds", "actors", "tracks", "document_kinds", "if", "left_out", "left_out_issues")
    set_choices(**{key: [] for key in lists})
    set_choices(data_on=None, passage=None, place=None, until=None, cell_actor=None, cell_issue=None)
    set_choices(q=None, said_by=None, said_on=None, said_from=None, said_until=None, said_in=None)
    st.session_state[_GIVEN] |= given


def know(pages: Mapping[str, StreamlitPage]) -> None:
    """Remember the pages of the dashboard, for links. Call it before any page is drawn."""
    st.session_state[_PAGES] = pages


def finish() -> None:
    """Write the choices that this run used into the URL. Call it after the page."""
    state, seen = in_use(), st.session_state.get(_SEEN)
    # the URL of this run is the browser's as it asked: an earlier run may have written another since then
    if state != _url() or (seen and state != seen.now):
        _see(state)
        st.query_params.from_dict(state)


def _url() -> Query:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _see(query: Query) -> None:
    """Remember the URL of this session, and the one before."""
    before = st.session_state.get(_SEEN)
    st.session_state[_SEEN] = Seen(query, before.now if before else {})


def _stands(key: str) -> list[str]:
    """What stands chosen under a key, as the URL says it."""
    return st.session_state[_GIVEN].get(key) or as_text(chosen(key))


def page(name: str) -> StreamlitPage:
    """The page of a name."""
    found: StreamlitPage = st.session_state[_PAGES][name]
    return found


def in_use() -> Query:
    """The choices that this run has used so far, as the URL says them."""
    state = {key: as_text(st.session_state[key]) for key in st.session_state.get(_USED, [])}
    return {key: values for key, values in state.items() if values}


def shared() -> Query:
    """The choices that all pages share, which stand for a whole run: a page has dozens of links."""
    found: Query | None = st.session_state.get(_LINKED)
    if found is None:
        found = st.session_state[_LINKED] = {key: values for key, values in in_use().items() if key in _SHARED}
    return found


def settle(
    key: str,
    read: Callable[[Sequence[str]], T | None],
    keep: Callable[[Any], T | None],
    default: T,
    label: str = "",
    known: Mapping[str, str] | None = None,
    fault: Callable[[str], str] = lambda _: "",
) -> T:
    """Give the widget `key` its value before it is drawn, which is returned, and the widget its place in the URL.

    `read` makes a choice of what the URL says, or None. `keep` gets what stands chosen and returns what of it is
    still valid, or None for the default. Where the URL says what there is not, `lost_choices` has it under the label;
    `known` has the names of what the data has, also of what is not on view; `fault` says what is wrong with a word.
    """
    stands = st.session_state.get(key)
    words: list[str] = st.session_state[_GIVEN].pop(key, [])
    given = read(words) if words else None
    there = key in st.session_state or given is not None
    kept = keep(stands if given is None else given) if there else None
    value = default if kept is None else kept
    # a widget whose value is set is drawn twice by the browser
    if key not in st.session_state or stands != value:
        st.session_state[key] = value
    st.session_state[_USED].append(key)
    lost = Lost.of(label, words, value, known or {}, fault)
    if label and lost.words and (given is None or given != value):
        st.session_state[_LOST] |= {key: lost}
    return value


def lost_choices() -> list[Lost]:
    """What the link named that the controls of this run could not choose, until something else is chosen in them."""
    st.session_state[_LOST] = {
        key: lost for key, lost in st.session_state[_LOST].items() if tuple(as_text(chosen(key))) == lost.instead
    }
    return [st.session_state[_LOST][key] for key in st.session_state[_USED] if key in st.session_state[_LOST]]


def chosen(key: str) -> Any:
    """What stands chosen under a key, or None."""
    return st.session_state.get(key)


def chosen_word(key: str) -> str | None:
    """The word that stands chosen under a key, or None; also where the URL said it and no control has read it yet."""
    words = _stands(key)
    return words[-1] if words else None


def set_choices(**choices: object) -> None:
    """Choose for the user, in a callback or before the widgets are drawn."""
    for key in st.session_state[_GIVEN].keys() & choices.keys():
        del st.session_state[_GIVEN][key]
    st.session_state.update(choices)


def set_from_chart(chart: str, keys: Sequence[str]) -> None:
    """Choose what was clicked in a chart whose points carry the values of `keys` as custom data."""
    points = st.session_state[chart]["selection"]["points"]
    if points:
        set_choices(**dict(zip(keys, points[0]["customdata"], strict=False)))
        st.session_state[_CLICKED] = chart


def set_from_component(component: str, trigger: str, keys: Mapping[str, str]) -> None:
    """Choose what a press in a component told with its trigger: for each choice the part of it that `keys` names."""
    picked = st.session_state[component][trigger]
    if picked:
        set_choices(**{choice: picked[part] for choice, part in keys.items()})


def was_clicked(chart: str) -> bool:
    """Whether this run was started by a click on a point of the chart."""
    if st.session_state.get(_CLICKED) != chart:
        return False
    del st.session_state[_CLICKED]
    return True


def held(kind: type[Held]) -> Held:
    """The one value of a kind that a page keeps for the session, at first as the kind begins."""
    found: Held = st.session_state.setdefault(kind.__name__, kind())
    return found


def hold(value: object) -> None:
    """Keep a value in the place of the one of its kind."""
    st.session_state[type(value).__name__] = value
