"""The fields of a position that few have, folded: a deed, the provision, the place in the document, a translation."""

from collections.abc import Callable, Sequence

import streamlit as st

from editing.draft import Remark
from loaders.models import Position
from loaders.vocabularies import Form
from views.pages.edit.drafts import field_key
from views.pages.edit.edit_state import Draft
from views.saving.field_problems import say

RARE = ("form", "article", "locator", "translation", "translated_by")


def show_rare_fields(draft: Draft, remarks: Sequence[Remark], pick: Callable[[str, str], None]) -> None:
    """The fields, folded unless the position had one of them when the draft was begun."""
    begun = {field: draft.first[field] for field in RARE}
    with st.expander("More: a deed, the provision, the place in the document, a translation", expanded=_says(begun)):
        pick("form", "What it is")
        left, right = st.columns(2)
        with left:
            _ask(draft, "article", "Provision", "6(2)")
        with right:
            _ask(draft, "locator", "Place in the document", "p. 12")
        key = field_key(draft, "translation")
        st.text_area("Translation into English", key=key, height=80, help=_meaning("translation"))
        _ask(draft, "translated_by", "Translated by", "")
        say(list(remarks), "article", "locator", "translation", "translated_by")


def _says(fields: dict[str, str]) -> bool:
    return any(text not in ("", Form.statement) for text in fields.values())


def _ask(draft: Draft, field: str, label: str, example: str) -> None:
    st.text_input(label, key=field_key(draft, field), placeholder=example or None, help=_meaning(field))


def _meaning(field: str) -> str | None:
    return Position.model_fields[field].description
