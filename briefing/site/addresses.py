"""Where each page of the site stands, below its folder, and how one page leads to another."""

import re

OVERVIEW = "index.html"
ACTORS = "actors.html"
ISSUES = "issues.html"
SOURCES = "sources.html"
NEWS = "new.html"
FEED = "new.atom"
METHOD = "method.html"
WORDS = "words.html"
SEARCH = "search.html"
SEARCH_SCRIPT = "search.js"
SEARCH_INDEX = "search-index.js"
STYLE = "site.css"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
KNOWN = "addresses.json"
DATA = "data"

_PAGE = re.compile(r"((actor|issue|source|position|pair)/)?([a-z0-9-]+/)?[a-z0-9-]+[.]html")
_OTHERS = re.compile(
    r"new[.]atom|sitemap([.]xml|-[0-9]+[.]xml[.]gz)|data/(positions[.]csv|annotations[.]jsonld|popolo[.]json)([.]gz)?"
)


def actor(identifier: str) -> str:
    """The page of an actor."""
    return f"actor/{identifier}.html"


def part(page: str, name: str) -> str:
    """What of a page does not fit on it: the part of a name, below a folder of the page's name."""
    return f"{page.removesuffix('.html')}/{name}.html"


def following(first: str, number: int) -> str:
    """One of several pages that a list fills, from 1; the first stands at `first`."""
    return first if number == 1 else part(first, str(number))


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
    here, there = start.split("/")[:-1], goal.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])


def sitemap(number: int) -> str:
    """A part of the list of pages, from 1, where there are too many for one file."""
    return f"sitemap-{number}.xml.gz"


def data(name: str) -> str:
    """A file of the data package."""
    return f"{DATA}/{name}"


def is_page(address: str) -> bool:
    """Whether a page of a site may stand there, of this one or another."""
    return bool(_PAGE.fullmatch(address))


def comes_and_goes(address: str) -> bool:
    """Whether a file that is no page stands there in some sites and in others not."""
    return bool(_OTHERS.fullmatch(address))
