"""What tests of views share."""

from collections.abc import Iterator

import pytest
import streamlit as st


@pytest.fixture
def fresh_caches() -> Iterator[None]:
    """The dashboard has seen no data before the test, and keeps none of it."""
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()
