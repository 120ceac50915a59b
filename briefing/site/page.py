"""A page as HTML: what it shows, put into its template and that into the frame which all pages have."""

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.wording.deeds import QUESTION
from analysis.wording.display_text import legible
from analysis.wording.evidence import COUNTS_ONCE, all_signatories
from analysis.wording.figures import ATTRIBUTIONS, LEVEL, SIGNS, VERBS, date_in_words
from analysis.wording.summaries import NEEDS_AN_ACCOUNT
from briefing.bibliography.citation_formats import CITATION_FORMATS
from briefing.bibliography.entry import in_prose
from briefing.look.stance_look import stance_css
from briefing.site import addresses
from briefing.site.search import search_rules
from briefing.site.website import Website
from briefing.words_and_deeds import COLUMNS

TEMPLATES = Path(__file__).parent / "templates"

OPENING = '<!doctype html>\n<html lang="en" class="stances"'
"""How every page begins."""

_TAG = re.compile(r"<[a-z][^<>]*>")
_QUOTED = re.compile(r'(?<==)"([A-Za-z0-9._/#-]+)"(?=[ >])')
"""A value that HTML takes without quotes. Before a slash they stay: it would belong to the value."""

_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")

SECTIONS = (
    ("Overview", addresses.OVERVIEW, ""),
    ("Actors", addresses.ACTORS, "actor"),
    ("Issues", addresses.ISSUES, "issue"),
    ("Documents", addresses.SOURCES, "source"),
    ("What is new", addresses.NEWS, ""),
    ("Method", addresses.METHOD, ""),
)
"""What the head of every page leads to, and how addresses of pages that belong to it begin, "" where there are none."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it stands, its title, its template, and what that shows as `shown`."""

    address: str
    title: str
    template: str
    shown: object


def render(page: Page, site: Website) -> bytes:
    """The page as UTF-8. No text of the data is markup in it, and none steers or hides what stands around it."""
    text = (
        _environment()
        .get_template(page.template)
        .render(
            page=page,
            shown=page.shown,
            site=site,
            sections=SECTIONS,
            way=lambda goal: addresses.way(page.address, goal),
        )
    )
    return (_slight(text) if site.has_many_positions else text).encode()


def render_style() -> bytes:
    """The one style sheet, for light and dark, paper and narrow windows, in the colours of the dashboard."""
    return _environment().get_template(addresses.STYLE).render(stances=Markup(stance_css())).encode()


def render_search_script() -> bytes:
    """The one script, which only the page of the search has, with the rules by which the dashboard finds words."""
    return _environment().get_template(addresses.SEARCH_SCRIPT).render(rules=search_rules()).encode()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_seen,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(signs=SIGNS, verbs=VERBS, voices=ATTRIBUTIONS, addresses=addresses)
    made.globals.update(all_signatories=all_signatories, counts_once=COUNTS_ONCE)
    made.globals.update(level=LEVEL, date_in_words=date_in_words, needs_an_account=NEEDS_AN_ACCOUNT)
    made.globals.update(does_it_act=QUESTION, deed_columns=COLUMNS)
    made.globals.update(in_prose=in_prose, citation_formats=CITATION_FORMATS)
    made.filters["as_lines"] = _as_lines
    return made


def _slight(text: str) -> str:
    """The same page with whatever HTML can do without left out: in a site of 180,000 pages that is 30 MB.

    Plain values of attributes have no quotes, but for those by which a page of ours is known. Where nothing is written
    from right to left, nothing says which way it goes.
    """
    if not _FROM_THE_RIGHT.search(text):
        text = text.replace(' dir="auto"', "").replace("<bdi>", "").replace("</bdi>", "")
    head, first, rest = text.partition(OPENING)
    return head + first + _TAG.sub(lambda tag: _QUOTED.sub(r"\1", tag[0]), rest)


def _seen(value: object) -> object:
    """What of a value is written: a text on one line, without characters that steer."""
    return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _as_lines(text: str) -> Markup:
    """A text between tags whose lines stay, of which each is legible already."""
    return Markup(html.escape(text.replace("\r\n", "\n").rstrip("\n"), quote=False))
