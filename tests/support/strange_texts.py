"""Texts in which sentences, words and marks meet as they hardly ever do."""

from hypothesis import strategies as st

from tests.support.naughty import PIECES

TEXTS = st.one_of(
    st.text(
        st.sampled_from(list("aBé1 .\n!?。؟,;:-'’\"”(“)中国אם\u0301\u200d\u200f\U00010400👩ก\u0e31 A.\n\n")),
        max_size=60,
    ),
    st.text(max_size=40),
    st.lists(
        st.sampled_from([*PIECES.values(), "Mr. ", "U.S. ", "No. 5", "\n\n", ". ", " The", "。", "1. ", "\n- "]),
        max_size=8,
    ).map("".join),
)
