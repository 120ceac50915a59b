"""A Streamlit page that does nothing but show a text and answer Enter: the floor that the page Code cannot be below."""

import os
from pathlib import Path

import streamlit as st

SCRIPT = """
export default function ({ data, parentElement, setTriggerValue }) {
  const page = parentElement.querySelector(".page");
  if (!page.textContent) page.textContent = data.text;
  parentElement.querySelector(".status").textContent = `answer ${data.number}`;
  page.onkeydown = (event) => { if (event.key === "Enter") setTriggerValue("saved", Math.random()); };
}
"""


@st.cache_resource
def _text() -> str:
    return Path(os.environ["BARE_TEXT"]).read_text(encoding="utf-8")


st.set_page_config(layout="wide")
st.title("A bare page")
number = st.session_state.setdefault("number", 0)
found = st.components.v2.component(
    "bare_text",
    html='<div class="page" tabindex="0" role="document" aria-label="The document"></div><p class="status"></p>',
    css=".page { height: 400px; overflow: auto; white-space: pre-wrap; }",
    js=SCRIPT,
)


def _count() -> None:
    st.session_state["number"] += 1


found(key="text", data={"text": _text(), "number": number}, on_saved_change=_count)
