"""A Streamlit page that does nothing but draw a ready figure: the floor that no page of ours can be below."""

import json
import os
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st


@st.cache_resource
def _figures() -> dict[str, Any]:
    """The figures by the option that shows them."""
    found: dict[str, Any] = json.loads(Path(os.environ["BARE_FIGURES"]).read_text(encoding="utf-8"))
    return found


st.set_page_config(layout="wide")
st.title("A bare page")
label, options = os.environ["BARE_LABEL"], list(_figures())
if os.environ["BARE_CONTROL"] == "toggle":
    chosen = str(st.toggle(label, key="choice", bind="query-params"))
else:
    chosen = st.selectbox(label, options, key="choice", bind="query-params")
st.plotly_chart(go.Figure(_figures()[chosen]), key="chart")
