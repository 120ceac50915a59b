"""No page makes markup or links from data by a way of its own."""

import ast

from tests.support.source_code import PACKAGES, calls, modules

OWN_HTML = {"html", "iframe", "v1", "v2", "components"}
"""Ways of Streamlit to put HTML or foreign pages into a page."""

PICTURES = {"image", "logo", "video", "audio", "ImageColumn", "VideoColumn"}
"""What fetches an address as soon as it is shown."""

LINKS = {"link_button", "LinkColumn", "LinkButton"}


def of_streamlit(tree: ast.Module, names: set[str]) -> list[ast.Call]:
    """The calls of these functions of Streamlit."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return [call for call in found if isinstance(call.func, ast.Attribute) and call.func.attr in names
            and ast.unparse(call.func).startswith("st.")]  # fmt: skip


def test_html_is_a_file_of_the_project_and_never_data() -> None:
    every = [(name, call) for name, tree in modules("views", "dashboard.py") for call in of_streamlit(tree, OWN_HTML)]
    assert [(name, [ast.unparse(a) for a in call.args]) for name, call in every] == [
        ("dashboard.py", ["VIEWS / 'style.css'"]),
        ("dashboard.py", ["VIEWS / 'accessibility.html'"]),
        ("dashboard.py", ["VIEWS / 'back_button.html'"]),
    ]


def test_no_page_shows_a_picture_or_a_film_by_its_address() -> None:
    assert [name for name, tree in modules("views", "dashboard.py") if of_streamlit(tree, PICTURES)] == []


def test_whoever_makes_a_link_of_an_address_asks_whether_it_is_one() -> None:
    makers = {name for name, tree in modules(*PACKAGES, "dashboard.py") if calls(tree) & LINKS}
    askers = {name for name, tree in modules(*PACKAGES, "dashboard.py") if "web_address" in calls(tree)}
    assert makers <= askers
