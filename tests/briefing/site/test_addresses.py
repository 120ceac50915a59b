"""Where pages stand, and how one leads to another."""

from posixpath import dirname, relpath

from hypothesis import given
from hypothesis import strategies as st

from briefing.site.addresses import way

part = st.sampled_from(["actor", "pair", "cuba", "peru"])
address = st.builds(lambda folders, name: "/".join([*folders, f"{name}.html"]), st.lists(part, max_size=3), part)


@given(address, address)
def test_a_page_leads_to_another_from_wherever_the_folder_of_the_site_stands(start: str, goal: str) -> None:
    assert way(start, goal) == relpath(goal, dirname(start) or ".")
    assert way(start, f"{goal}?of=a/b#c/d") == f"{relpath(goal, dirname(start) or '.')}?of=a/b#c/d"
