"""A Streamlit page that does nothing but draw what a page of ours drew: the floor that no page of ours can be below.

A figure of Plotly, or a component with the data that ours sent to it.
"""

import json
import os
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from views.components.own_component import own_component


@st.cache_resource
def _drawn() -> dict[str, Any]:
    """The figures, or the data of a component, by the option that shows them."""
    found: dict[str, Any] = json.loads(Path(os.environ["BARE_DRAWN"]).read_text(encoding="utf-8"))
    return found


st.set_page_config(layout="wide")
st.title("A bare page")
label, options = os.environ["BARE_LABEL"], list(_drawn())
if os.environ["BARE_CONTROL"] == "toggle":
    chosen = str(st.toggle(label, key="choice", bind="query-params"))
else:
    chosen = st.selectbox(label, options, key="choice", bind="query-params")
if scripts := os.environ.get("BARE_SCRIPTS"):
    parts = (Path(script).with_suffix("") for script in scripts.split(os.pathsep))
    component = own_component("bare", os.environ["BARE_HTML"], *parts)
    component(key="chart", data=_drawn()[chosen], height="content")
else:
    st.plotly_chart(go.Figure(_drawn()[chosen]), key="chart")
