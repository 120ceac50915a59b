"""Names of actors in sentences."""

import pytest

from analysis.wording.articles import with_article


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("United States", "the United States"),
        ("European Union", "the European Union"),
        ("Group of 77", "the Group of 77"),
        ("Republic of Korea", "the Republic of Korea"),
        ("Russia", "Russia"),
        ("The Gambia", "The Gambia"),
        ("Union", "the Union"),
        ("Friends of the Union", "Friends of the Union"),
        ("", ""),
    ],
)
def test_a_name_that_says_a_kind_of_thing_takes_an_article(name: str, shown: str) -> None:
    assert with_article(name) == shown
