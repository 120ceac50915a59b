"""Deeds as rows of the table of stances: what was done and what had been said, with the quotations of both beneath."""

from collections import Counter
from collections.abc import Iterable, Iterator

from analysis.deeds.comparisons import Comparison
from analysis.wording.deeds import DONE, deed_and_day, stands
from analysis.wording.display_text import legible
from analysis.wording.figures import as_sentence, date_in_words
from analysis.wording.statements import told
from loaders.table_rows import PositionRow
from loaders.vocabularies import Attribution, Form
from views.components.passage_cards import cards_of
from views.components.stance_table import IssueRow
from views.shared.position_marks import Held, Mark, mark_of
from views.shared.view import View


class DeedRows:
    """Makes the rows of one table: each has an id of its own, which stays the same in a link."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._times: Counter[str] = Counter()

    def of(self, found: Iterable[Comparison], *, named: bool = False) -> list[IssueRow]:
        """A row for each comparison: its marks are the deed and the words beside it; `named` with its actor's name."""
        return [self._row(one, named=named) for one in found]

    def _row(self, found: Comparison, *, named: bool) -> IssueRow:
        held, deed = list(_held(found, self._view)), found.deed
        what = f"{self._view.titles[deed.issue]} · {deed_and_day(found)}"
        return {
            "id": self._id(found),
            "title": legible(f"{self._view.names[deed.actor]} · {what}" if named else what),
            "about": legible(_about(found, self._view)),
            "marks": [_dated(one) for one in held],
            "cards": cards_of(held),
        }

    def _id(self, found: Comparison) -> str:
        deed = found.deed
        name = ".".join([deed.actor, deed.issue, deed.form, deed.date, *(["told"] if found.is_told else [])])
        self._times[name] += 1
        return name if self._times[name] == 1 else f"{name}.{self._times[name]}"


def _held(found: Comparison, view: View) -> Iterator[Held]:
    """The last words by the day of the deed, the deed, and the first words after it; what may have come between too."""
    said, deed, after = found.said, found.deed, found.after
    if said is not None:
        same = said.latest == deed.earliest
        yield Held(
            said, view, "Said", "on the same day, before or after" if same else f"the last {_whose(said)} by then"
        )
    for one in found.uncertain:
        yield Held(one, view, "Said, when?", "the dates allow that it was the last by then, or not")
    yield Held(deed, view, as_sentence(DONE[Form(deed.form)]))
    if after is not None:
        yield Held(after, view, "Said after", f"the first {_whose(after)} after it")


def _whose(said: PositionRow) -> str:
    return "words of its own" if said.attribution == Attribution.own else "that is told of it"


def _dated(held: Held) -> Mark:
    """The mark of a position with its date, and in whose words it is where these are not the actor's own."""
    position: PositionRow = held.position
    whose = "" if position.attribution == Attribution.own else told(position, held.view)
    words = ", ".join(part for part in (date_in_words(position.date), whose) if part)
    return {**mark_of(held), "told": legible(words)}


def _about(found: Comparison, view: View) -> str:
    """What the deed is to the words, above the cards."""
    told = "as others tell it " if found.is_told else ""
    how = f"{as_sentence(deed_and_day(found))}: {told}{stands(found.outcome)}"
    return f"{how}. {view.issue_records[found.deed.issue].proposition}"
