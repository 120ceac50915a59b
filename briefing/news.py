"""What is new since a day: a part that every briefing can have, and a briefing of its own."""

from datetime import date

from analysis.news.new_statements import Item, Kind, News, news_of
from analysis.news.pair_moves import PairMove, Picture, picture_since
from analysis.selection import Selection
from analysis.wording.disputes import own_words_in_words
from analysis.wording.figures import ATTRIBUTIONS, as_sentence, count, day_in_words
from analysis.wording.news import (
    NEW,
    how_many_are_new,
    pair_before_and_after,
    pairs_in_words,
    what_is_new,
    what_it_is,
    who_moved,
)
from briefing.bibliography.entry import page_entry
from briefing.citations import Citations
from briefing.content import Briefing, Cell, Section, cleaned
from briefing.sections import MOST_ROWS, Origin, narrowed, order_unknown, provenance, table
from loaders.joint_statements import count_positions
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution

MOST_PAIRS = 8
"""A briefing has at most so many of the pairs that moved, in direct words and as others tell it."""

LATE = "What is dated by that day and was recorded after it is not new here: it is what we did, and not the world."


def brief_news(news: News, picture: Picture, selection: Selection, origin: Origin) -> Briefing:
    """What is new in a view and what that did to the picture, with the same answer and figures as its page."""
    citations, since = Citations(selection, origin.verified), news.since
    days = [("As of", selection.as_of), ("New since", since)]
    about = f"Since {day_in_words(since)}, as of {day_in_words(selection.as_of)}"
    statements = [_statements(news, selection, citations)] if news.items else []
    title, stem = "What is new?", f"new-{since.isoformat()}-{selection.as_of.isoformat()}"
    return cleaned(
        Briefing(
            name=stem,
            title=title,
            about=" · ".join([about, *narrowed(selection)]),
            answer=(what_is_new(news, selection),),
            figures=_figures(news),
            sections=(*statements, _picture(picture, since, citations)),
            unknown=Section("What is not known", points=(LATE, *order_unknown(news.rows))),
            citations=citations.listed(),
            provenance=provenance(selection, days, origin),
            negotiation=selection.data.negotiation.title or "",
            entry=page_entry(title, stem, days, selection, origin.made),
        )
    )


def news_on_actors(selection: Selection, since: date, citations: Citations, *actors: str) -> tuple[Section, ...]:
    """What is new of one actor or of two, and what it did to the pairs of the one or to the pair of the two."""
    news = news_of(selection, since).of(*actors)
    picture = _picture(picture_since(selection, since), since, citations, *dict.fromkeys(actors))
    return _statements(news, selection, citations, *_answer(news, selection)), picture


def news_on_issue(selection: Selection, since: date, citations: Citations, issue: str) -> tuple[Section, ...]:
    """What is new on an issue."""
    news = news_of(selection, since).on(issue)
    return (_statements(news, selection, citations, *_answer(news, selection)),)


def _answer(news: News, selection: Selection) -> tuple[str, ...]:
    answer = what_is_new(news, selection)
    return (f"{answer} {how_many_are_new(news)}",) if news.statements else (answer,)


def _figures(news: News) -> Section:
    """New statements by what they tell and in whose words."""
    rows = []
    for kind, number in news.number.items():
        of_kind = news.leading[news.leading["news"] == kind]
        voices = [count_positions(of_kind[of_kind["attribution"] == voice]) for voice in Attribution]
        rows.append((Cell(as_sentence(kind.value)), *(Cell(str(one)) for one in (*voices, number))))
    columns = ("What it tells", *(as_sentence(ATTRIBUTIONS[one]) for one in Attribution), "All")
    words = (how_many_are_new(news), own_words_in_words(news.rows)) if news.statements else ()
    return Section(
        "How much is new, in whose words",
        paragraphs=words,
        points=(NEW,),
        table=table(columns, (36, 16, 16, 18, 14), rows, len(rows)) if rows else None,
    )


def _statements(news: News, selection: Selection, citations: Citations, *paragraphs: str) -> Section:
    """Each new statement with the one before it, what tells most first."""
    heading = f"New since {day_in_words(news.since)}"
    if not news.items:
        return Section(heading, paragraphs)
    told = news.items[:MOST_ROWS]
    labels = sorted({label for item in told if (label := told_beside(item)) >= 0})
    before = {row.Index: row for row in records(selection.data.positions.loc[labels], PositionRow)}
    rows = [_told(item, before.get(told_beside(item)), selection, citations) for item in told]
    return Section(
        heading,
        paragraphs,
        table=table(("Who, on what", "Before", "After", "What it is"), (30, 25, 25, 20), rows, len(news.items)),
    )


def told_beside(item: Item) -> int:
    """The label of the statement that a new one is told beside: the last in its voice, or before its silence; or -1."""
    row = item.row
    return row.spoke if item.kind is Kind.silence and row.previous < 0 else row.previous


def _told(item: Item, before: PositionRow | None, selection: Selection, citations: Citations) -> tuple[Cell, ...]:
    return (
        Cell(who_moved(item, selection), (selection.titles[item.row.issue],)),
        citations.stance(before) if before else Cell("silence"),
        citations.stance(item.row),
        Cell(what_it_is(item, selection)),
    )


def _picture(picture: Picture, since: date, citations: Citations, *actors: str) -> Section:
    """The pairs that moved farthest, each with what moved it; those that others tell of last."""
    direct, told = (picture.number(*actors, told=one) for one in (False, True))
    rows = [_pair(move, picture.after, citations) for move in picture.farthest(MOST_PAIRS, *actors)]
    columns = ("Pair", f"On {day_in_words(since)}", f"On {day_in_words(picture.after.as_of)}", "Moved by")
    return Section(
        "What it did to the picture",
        (pairs_in_words(direct, told, since),),
        table=table(columns, (20, 26, 26, 28), rows, direct + told) if rows else None,
    )


def _pair(move: PairMove, selection: Selection, citations: Citations) -> tuple[Cell, ...]:
    names, titles = selection.names, selection.titles
    before, after = pair_before_and_after(move)
    by = tuple(f"{names[row.actor]} on {titles[row.issue]}" for row in move.moved_by)
    cited = tuple(dict.fromkeys(citations.cite(row) for row in move.moved_by))
    return (
        Cell(f"{names[move.actor]} and {names[move.other]}", ("as others tell it",) if move.told else ()),
        Cell(before),
        Cell(after),
        Cell(count(len(by), "statement"), by, cited),
    )
