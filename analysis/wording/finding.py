"""What was found, and what was looked in, in sentences for the page and the command line."""

from collections.abc import Mapping

from analysis.filters import DOCUMENT_LABELS
from analysis.finding.finder import ALL, Found, Narrowing
from analysis.finding.library import Library
from analysis.finding.query import MOST_WORDS, Query, is_quoted
from analysis.wording.display_text import cut
from analysis.wording.figures import count, day_in_words, in_part, listed
from analysis.wording.scope import scoped
from loaders import Dataset
from loaders.joint_statements import count_positions

WIDTH = 60

HOW_TO_ASK = (
    "Words in quotation marks are found in a row, all others near one another. Capitals and accents make no "
    "difference, and a word of four letters or more is found at the beginning of longer ones too."
)


def answer(found: Found, asked: str, where: Narrowing, names: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """Where what was asked for stands: "“cyber crime” is in 3 quotations, 12 places of 2 documents and 1 issue.".

    `names` and `titles` are those of actors and issues. Days and kinds narrow all that is looked in, and an actor or an
    issue what was said; a text is nobody's.
    """
    words = cut(asked, WIDTH)
    words = words if is_quoted(words) else f"“{words}”"
    said = _said(where, names, titles)
    quotations = f"{count(len(found.quotations), 'quotation') if found.quotations else 'no quotation'}{said}"
    coded = [quotations] if found.quotations or said else []
    places = sum(one.total for one in found.passages)
    read = [f"{count(places, 'place')} of {count(len(found.passages), 'document')}"] if places else []
    named = [
        count(len(ids), noun)
        for ids, noun in ((found.actors, "actor"), (found.issues, "issue"), (found.sources, "document title"))
        if ids
    ]
    if found:
        return scoped(_within(where), f"{words} is in {listed([*coded, *read, *named])}.")
    return scoped(_within(where), f"{words} is in {quotations} and no document." if said else f"{words} was not found.")


def _said(where: Narrowing, names: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """By whom and on what: " of Cuba on “A UN convention”"; "" for anybody on anything."""
    by = f" of {names[where.actor]}" if where.actor else ""
    return f"{by} on “{titles[where.issue]}”" if where.issue else by


def _within(where: Narrowing) -> str:
    """The days and the kind of documents, to open a sentence: "from 3 May 2021"; "" for all."""
    within = (
        f"from {day_in_words(where.since)}" if where.since else "",
        f"until {day_in_words(where.until)}" if where.until else "",
        f"in documents of one kind ({DOCUMENT_LABELS[where.kind].lower()})" if where.kind else "",
    )
    return ", ".join(filter(None, within))


def looked_in(data: Dataset, library: Library, where: Narrowing, query: Query) -> str:
    """What was looked in, and how far it was narrowed."""
    quotations = count(count_positions(data.positions), "quotation")
    texts = f"the texts of {count(len(library.documents), 'document')}"
    words = f"Looked in: {quotations} with translation, speaker, place and note, and {texts}"
    if where == ALL:
        words += f", {count(len(data.actors), 'actor')}, {count(len(data.issues), 'issue')} and the titles of documents"
    else:
        words += ", narrowed as chosen"
        if where.actor or where.issue:
            words += "; a text is nobody’s: of texts, those on which such a position rests, or that are the actor’s own"
    return f"{words}.{f' Only the first {MOST_WORDS} words were looked for.' if query.is_cut else ''}"


def not_looked_in(library: Library, titles: Mapping[str, str]) -> str:
    """Which documents' texts were not looked in, and why; "" where all were."""
    reasons: dict[str, list[str]] = {}
    for source, why in library.left_out.items():
        reasons.setdefault(why, []).append(f"“{cut(titles[source], WIDTH)}”")
    said = [f"{listed(in_part(names))} ({why})" for why, names in reasons.items()]
    return f"Not looked in: the text of {'; '.join(said)}." if said else ""
