"""What actors did beside what they said, in the words that pages and briefings share."""

from collections.abc import Iterable, Mapping, Sequence

from analysis.alignment import RANKED_FROM
from analysis.deeds.actor_deeds import ActorDeeds
from analysis.deeds.comparisons import Comparison, Outcome
from analysis.deeds.tallies import Tally, by_share
from analysis.wording.articles import with_article
from analysis.wording.figures import (
    LEVEL,
    as_sentence,
    count,
    date_in_words,
    in_part,
    listed,
    percent,
    percent_range,
    separate_quotations,
)
from loaders.vocabularies import Form

QUESTION = "Does it act as it speaks?"
QUESTION_OF_ALL = "Does anybody act against its own words?"

DONE = {Form.vote: "voted", Form.signature: "signed", Form.ratification: "ratified", Form.proposal: "proposed"}
"""What an actor did, by the form of its position."""

HOW = (
    "A deed is held against the last words on the issue by its day, by sides alone: support against opposition, "
    "however strong. An abstention and mixed words are neither. Where the dates allow two answers, the order is not "
    "known."
)
"""How deeds and words are compared, wherever they are."""

ABSENCE = "that is no abstention"
"""What is said wherever votes are missing."""

_SOME = 0.05
"""What makes a difference in a number with one decimal."""

NAMED = 4
"""How many actors a headline names at most."""


def acted_as_spoken(name: str, found: ActorDeeds) -> str:
    """Whether an actor of this name acts as it speaks: "Russia voted as it spoke on 3 of 4 votes, ...".

    Of deeds that cannot be held against its own words the sentence says that and why.
    """
    who, counted = as_sentence(with_article(name)), found.tally
    if not found.deeds:
        return f"{who} has no deed in view, only words."
    if not counted.n:
        return f"{who}: {_number(found.deeds, found.forms)}, which cannot be held against its own words: {_why(found)}."
    return f"{who} {_did(_compared(found.own))} {_shares(counted, _compared(found.own))}."


def what_that_rests_on(found: ActorDeeds) -> list[str]:
    """How many deeds and quotations an actor's figure rests on, what is not compared, what others tell, absences.

    A sentence each; nothing where there is nothing to say.
    """
    counted = found.tally
    said = [figure_in_words(counted, _compared(found.own))] if counted.n else []
    if counted.n and (reasons := _why(found)):
        said.append(f"Not compared: {reasons}.")
    if told := told_in_words(found):
        said.append(told)
    if absent := absences_in_words(len(found.absences), found.calls):
        said.append(absent)
    return said


def figure_in_words(counted: Tally, forms: Iterable[str]) -> str:
    """The n of a tally, and from enough deeds its share and interval."""
    rests = f"n = {_number(counted.n, forms)} on {separate_quotations(counted.passages)}"
    if not counted.ranked:
        return f"{rests}. A share is told only from {RANKED_FROM} deeds on {RANKED_FROM} separate quotations."
    share = f"{percent(counted.share)} against its words, {LEVEL} interval {percent_range(counted.interval)}"
    shared = counted.effective < counted.n - _SOME
    weight = f" (they weigh as {counted.effective:.1f}, since they share quotations)" if shared else ""
    return f"{rests}: {share}{weight}."


def told_in_words(found: ActorDeeds) -> str:
    """How the deeds stand to words that others tell of the actor; "" where nobody tells any."""
    counted = found.tally_told
    if not found.told:
        return ""
    parts = [f"{number} {outcome}" for outcome in Outcome if (number := counted.counts.get(outcome))]
    rests = f" ({separate_quotations(counted.passages)})" if counted.n else ""
    return f"As others tell it: {listed(parts)}{rests}."


def absences_in_words(absent: int, calls: int) -> str:
    """In how many roll calls an actor has no vote; "" where it has one in each."""
    if not absent:
        return ""
    return f"No vote recorded in {absent:,} of {count(calls, 'roll call')}: {ABSENCE}."


def who_acted_against(room: Mapping[str, ActorDeeds], names: Mapping[str, str]) -> str:
    """Who acted against its own words most often, of those with enough deeds; then who did on too few; or nobody."""
    if not room:
        return "No deed is in view: no vote, signature, ratification or proposal."
    compared = [one for found in room.values() for one in found.own if one.is_compared]
    if not compared:
        return _none_compared(room)
    did, tallies = _did(_compared(compared)), {actor: found.tally for actor, found in room.items()}
    ranked = [actor for actor in by_share(tallies) if tallies[actor].against]
    few = [actor for actor, one in tallies.items() if one.against and not one.ranked]
    if not ranked and not few:
        held = _number(len(compared), _compared(compared))
        return f"Nobody is known to have {did} against its own words, on {held} that can be held against them."
    rest = _some([names[actor] for actor in few])
    if not ranked:
        return f"{as_sentence(rest)} {did} against {_own(few)} words, on too few deeds to be ranked."
    told = _some([f"{names[actor]} ({tallies[actor].against} of {tallies[actor].n})" for actor in ranked])
    also = f" So did {rest}, on too few deeds to be ranked." if few else ""
    return f"{as_sentence(told)} {did} against {_own(ranked)} words.{also}"


def _none_compared(room: Mapping[str, ActorDeeds]) -> str:
    deeds = sum(found.deeds for found in room.values())
    forms = {form for found in room.values() for form in found.forms}
    silent = deeds == sum(found.unspoken for found in room.values())
    if deeds == 1:
        why = ": its actor had said nothing on the issue by then" if silent else ""
        return f"The one {_noun(forms)} in view cannot be held against own words{why}."
    why = ": their actors had said nothing on the issue by then" if silent else ""
    return f"None of the {_number(deeds, forms)} in view can be held against own words{why}."


def against_in_words(name: str, found: ActorDeeds) -> str:
    """How often an actor that may be ranked acted against its words: "Cuba: against its words on 2 of 4 votes, ..."."""
    counted = found.tally
    interval = f"{LEVEL} interval {percent_range(counted.interval)}"
    whole = _of_all(counted.against, counted.n, _compared(found.own))
    return f"{name}: against its words on {whole} ({percent(counted.share)}, {interval})"


def room_in_figures(room: Mapping[str, ActorDeeds], absent: int) -> str:
    """What all deeds of a room come to: how many are compared and how they stand, how many are not, and absences."""
    every = [one for found in room.values() for one in found.own]
    parts = [f"{number:,} {words}" for outcome, words in _STANDS.items() if (number := _of(outcome, every))]
    said = []
    if parts:
        compared, deeds = sum(one.is_compared for one in every), sum(found.deeds for found in room.values())
        said.append(f"{compared:,} of {count(deeds, 'deed')} can be held against own words: {listed(parts)}.")
    if unordered := _of(Outcome.unordered, every):
        said.append(f"Of {count(unordered, 'deed')} the order is not known.")
    if absent:
        times = "once" if absent == 1 else f"{absent:,} times"
        said.append(f"No vote is recorded {times} where others voted: {ABSENCE}.")
    return " ".join(said)


def against_in_brief(room: Mapping[str, ActorDeeds]) -> str:
    """How many deeds went against own words, of those that can be held against them."""
    tallies = [found.tally for found in room.values()]
    n = sum(one.n for one in tallies)
    if not n:
        return "no deed can be held against own words"
    return f"{sum(one.against for one in tallies):,} of {count(n, 'deed')} against own words"


_STANDS = {Outcome.spoken: "with them", Outcome.against: "against them", Outcome.mixed: "neither"}


def _of(outcome: Outcome, found: Iterable[Comparison]) -> int:
    return sum(one.outcome is outcome for one in found)


def stands(outcome: Outcome) -> str:
    """How a deed stands to the words beside it."""
    return "neither with its words nor against them" if outcome is Outcome.mixed else outcome.value


def deed_and_day(found: Comparison) -> str:
    """The vote of a comparison, with its date: "vote, 17 December 2018"."""
    return f"{Form(found.deed.form).words}, {date_in_words(found.deed.date)}"


def calls_without(found: ActorDeeds, titles: Mapping[str, str]) -> list[str]:
    """The roll calls without a vote of the actor: the title of the issue, and the day."""
    rows = zip(found.absences["issue"], found.absences["date"], strict=True)
    return [f"“{titles[issue]}” ({date_in_words(day)})" for issue, day in rows]


def _shares(counted: Tally, forms: Iterable[str]) -> str:
    """As it spoke on 3 of 4 votes, against its own words on 1."""
    words = (
        ("as it spoke", counted.spoken),
        ("against its own words", counted.against),
        ("neither with nor against its words", counted.mixed),
    )
    parts = [(word, number) for word, number in words if number]
    (first, number), *others = parts
    whole = _of_all(number, counted.n, forms)
    return ", ".join([f"{first} on {whole}", *(f"{word} on {number}" for word, number in others)])


def _of_all(number: int, n: int, forms: Iterable[str]) -> str:
    """3 of 4 votes, or all of them."""
    if number < n:
        return f"{number} of {_number(n, forms)}"
    every = {1: f"the one {_noun(forms)}", 2: f"both {_noun(forms)}s"}.get(n, f"all {_number(n, forms)}")
    return f"{every} that can be compared"


def _why(found: ActorDeeds) -> str:
    """Why deeds are not compared with own words, with the number of each reason."""
    reasons = {
        "it had said nothing on the issue by then": found.unspoken,
        "the order is not known": found.tally.counts.get(Outcome.unordered, 0),
    }
    return listed(
        reason if number == found.deeds else f"{reason} ({number:,})" for reason, number in reasons.items() if number
    )


def _compared(found: Iterable[Comparison]) -> set[str]:
    return {one.deed.form for one in found if one.is_compared}


def _did(forms: Iterable[str]) -> str:
    """What actors did, by the forms of their deeds: "voted" where all are votes."""
    each = set(forms)
    return DONE[Form(each.pop())] if len(each) == 1 else "acted"


def _noun(forms: Iterable[str]) -> str:
    each = set(forms)
    return Form(each.pop()).words if len(each) == 1 else "deed"


def _number(number: int, forms: Iterable[str]) -> str:
    return count(number, _noun(forms))


def _own(actors: Sequence[str]) -> str:
    return "its own" if len(actors) == 1 else "their own"


def _some(names: list[str]) -> str:
    """The names, of more than NAMED the first and how many more."""
    return listed(in_part(names, NAMED, NAMED - 1))
