"""Where each page of the site stands, below its folder, and how one page leads to another."""

from posixpath import dirname, relpath

OVERVIEW = "index.html"
ACTORS = "actors.html"
ISSUES = "issues.html"
SOURCES = "sources.html"
NEWS = "new.html"
METHOD = "method.html"
WORDS = "words.html"
SEARCH = "search.html"
STYLE = "site.css"


def actor(identifier: str) -> str:
    """The page of an actor."""
    return f"actor/{identifier}.html"


def issue(identifier: str) -> str:
    """The page of an issue."""
    return f"issue/{identifier}.html"


def source(identifier: str) -> str:
    """The page of a document."""
    return f"source/{identifier}.html"


def pair(one: str, other: str) -> str:
    """The page of two actors, in whatever order they are named."""
    first, second = sorted((one, other))
    return f"pair/{first}/{second}.html"


def position(identifier: str) -> str:
    """The page of a position, by the id that follows from what it says; a folder holds those that begin alike."""
    return f"position/{identifier[1:3]}/{identifier}.html"


def way(start: str, goal: str) -> str:
    """How a page at `start` refers to what stands at `goal`."""
    return relpath(goal, dirname(start) or ".")
