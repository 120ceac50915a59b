"""`brief`: a briefing on two actors, one actor, one issue, or on what is new, to take to a meeting."""

import argparse
from datetime import date
from pathlib import Path

from analysis.compared_actor import ComparedActor
from analysis.evidence_steps import HEARD, Step
from analysis.filters import CONFIDENCE_LABELS, DOCUMENT_LABELS, EVIDENCE_LABELS, INHERITANCE_LABELS, Filters
from analysis.inheritance import Inheritance
from analysis.news.findings import findings
from analysis.positions_in_force import span
from analysis.scenarios.pins import MOST, NEWCOMER, SEPARATOR, Pinnable
from analysis.selection import Selection
from analysis.votes.ballots import Ballot, put_to_vote, rules
from analysis.votes.electorates import electorates
from briefing.actor import brief_actor
from briefing.content import Briefing
from briefing.formats import FORMATS, form_of
from briefing.issue import brief_issue
from briefing.pair import brief_pair
from briefing.sections import Origin, verified_in_words
from briefing.work import brief_changes
from commands.console import (
    DOCUMENTS,
    FOLDER,
    Commands,
    day,
    hand_over,
    misused,
    on_positions,
    what_errors_keep_out,
    with_documents,
)
from commands.known_ids import first_unknown
from documents.quotation_check import verify
from editing.folder_past import version_on
from loaders.dataset import Dataset, load
from loaders.git.history import Edition, head, holds_data
from loaders.joint_statements import once
from loaders.problems import did_you_mean
from loaders.vocabularies import Confidence

MOST_ACTORS = 2


def add(commands: Commands) -> None:
    """Offer the command."""
    brief = commands.add_parser("brief", help="a briefing on two actors, one actor, one issue, or on what is new")
    brief.add_argument("actors", nargs="*", metavar="ACTOR", help="the ids of one actor, or of two to compare")
    brief.add_argument("--issue", metavar="ID", help="the id of an issue, instead of actors")
    brief.add_argument(
        "--rule", metavar="ID", help="put the issue to a vote by this rule (default: the folder's first)"
    )
    brief.add_argument(
        "--electorate", metavar="ID", help="who decides, as links name it (default: the folder's first, or all states)"
    )
    brief.add_argument("--folder", **FOLDER)
    brief.add_argument("--as-of", type=day, metavar="DAY", help="what had been stated by this day (default: today)")
    brief.add_argument("--left-as-of", type=day, metavar="DAY", help="the first actor at another day")
    brief.add_argument(
        "--since",
        type=day,
        metavar="DAY",
        help="also what is new after this day; without actor and issue, all that is",
    )
    brief.add_argument("--evidence", choices=EVIDENCE_LABELS, default="all", help="whose words count (default: all)")
    brief.add_argument(
        "--confidence", choices=CONFIDENCE_LABELS, default="low", help="the least confidence of a coding (default: low)"
    )
    brief.add_argument(
        "--inherited",
        choices=INHERITANCE_LABELS,
        default=Inheritance.off.value,
        help="what a group says, for its members (default: off)",
    )
    brief.add_argument(
        "--document-kind",
        action="append",
        choices=DOCUMENT_LABELS,
        help="documents of this kind only; may be given several times (default: all)",
    )
    brief.add_argument(
        "--among",
        action="append",
        metavar="ACTOR",
        help="of the other actors these only, by their ids; may be given several times (default: all)",
    )
    brief.add_argument("--contested", action="store_true", help="contested issues only")
    brief.add_argument(
        "--if",
        dest="pins",
        action="append",
        nargs=3,
        default=[],
        metavar=("ACTOR", "ISSUE", "STANCE"),
        help="a scenario: suppose that an actor, or 'me', took this stance; may be given several times",
    )
    brief.add_argument("--documents", **DOCUMENTS)
    brief.add_argument("--format", choices=FORMATS, help="default: by the ending of the output, else md")
    brief.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write (default: the terminal)")
    brief.set_defaults(run=on_positions(with_documents(_brief)))


def _brief(options: argparse.Namespace) -> int:
    output: Path | None = options.output
    name = options.format or (form_of(output.suffix) if output else "md")
    wrong = _misuse(options, name)
    if wrong or name is None:
        return misused(wrong)
    data = load(options.folder)
    if unknown := _unknown(options, data):
        return misused(unknown)
    today = date.today()
    selection = _selection(options, data, today)
    if unknown := _unknown_vote(options, selection):
        return misused(unknown)
    origin = origin_of(options.folder, data, options.documents, today)
    content = FORMATS[name].write(_make(options, selection, origin), origin.made)
    return hand_over(content, output, options.folder) or what_errors_keep_out(data, "positions out of it")


def origin_of(folder: Path, data: Dataset, documents: Path | None, made: date) -> Origin:
    """From what a briefing is made: the data of a folder as git and its documents know it."""
    commit = head(folder)
    edition = Edition(folder, commit) if commit and holds_data(folder) else None
    found = verify(once(data.positions), data.sources, documents, folder)
    return Origin(made, folder.resolve().name, edition, verified_in_words(found.of(data.positions).table["how"]))


def _selection(options: argparse.Namespace, data: Dataset, today: date) -> Selection:
    filters = Filters(
        HEARD[Step(options.evidence)],
        Confidence(options.confidence),
        contested_only=options.contested,
        inheritance=Inheritance(options.inherited),
        documents=frozenset(options.document_kind) if options.document_kind else None,
        actors=frozenset([*options.actors, *options.among]) if options.among else None,
    )
    scenario = _pinnable(data).scenario(map(SEPARATOR.join, options.pins))
    return Selection(data, options.as_of or span(data, today)[1], filters, scenario=scenario)


def _make(options: argparse.Namespace, selection: Selection, origin: Origin) -> Briefing:
    if options.issue:
        return brief_issue(options.issue, selection, origin, _ballot(options, selection), options.since)
    if not options.actors:
        then = version_on(options.folder, selection.data, options.since)
        return brief_changes(findings(selection.as_said, options.since, then), origin)
    if len(options.actors) == 1:
        return brief_actor(options.actors[0], selection, origin, options.since)
    left, right = options.actors
    earlier = selection.at(options.left_as_of) if options.left_as_of else selection
    return brief_pair(ComparedActor(left, earlier), ComparedActor(right, selection), origin, options.since)


def _ballot(options: argparse.Namespace, selection: Selection) -> Ballot | None:
    """The issue put to a vote: by the folder's first rule, or as it is asked; None where neither says how."""
    rooms, known = electorates(selection), rules(selection)
    asked = options.rule or options.electorate or selection.data.negotiation.rules
    if not (asked and rooms):
        return None
    room = rooms[options.electorate or next(iter(rooms))]
    return put_to_vote(options.issue, room, known[options.rule or next(iter(known))], selection)


def _misuse(options: argparse.Namespace, name: str | None) -> str:
    """What is wrong with the options before the data is read, "" for nothing."""
    actors = options.actors
    if (actors and options.issue) or not (actors or options.issue or options.since):
        return "name one actor, two actors, or an issue with --issue; or a day with --since"
    if (options.rule or options.electorate) and not options.issue:
        return "--rule and --electorate are for the briefing on an issue"
    if len(actors) > MOST_ACTORS:
        return "a briefing is on one actor or on two"
    if options.left_as_of and len(actors) != MOST_ACTORS:
        return "--left-as-of is for the first of two actors"
    if len(actors) == MOST_ACTORS and len(set(actors)) == 1 and not options.left_as_of:
        return "an actor agrees with itself: name another, or an earlier day with --left-as-of"
    if name is None:
        return (
            f"'{options.output}' has none of the endings {', '.join(f'.{form}' for form in FORMATS)}: name a --format"
        )
    if name == "docx" and options.output is None:
        return "a Word file is not for the terminal: name a file with -o"
    return ""


def _unknown(options: argparse.Namespace, data: Dataset) -> str:
    """Which of the ids is not in the data, and which may be meant; "" where all are."""
    pinned = [actor for actor, _, _ in options.pins]
    issues = [*filter(None, [options.issue]), *(issue for _, issue, _ in options.pins)]
    actors = [*options.actors, *(options.among or ()), *pinned]
    if NEWCOMER in pinned:
        actors = [one for one in actors if one != NEWCOMER]
    unknown = first_unknown(issues, "issue", data.issues) or first_unknown(actors, "actor", data.actors)
    if unknown:
        return unknown
    if len(options.pins) > MOST:
        return f"a scenario has at most {MOST} pins"
    faults = (_pinnable(data).fault(SEPARATOR.join(pin)) for pin in options.pins)
    return next(filter(None, faults), "")


def _pinnable(data: Dataset) -> Pinnable:
    return Pinnable(frozenset(data.actors["actor"]), frozenset(data.issues["issue"]))


def _unknown_vote(options: argparse.Namespace, selection: Selection) -> str:
    """Which rule or electorate there is not, and which may be meant; "" where both are there."""
    choices = (("rule", options.rule, rules(selection)), ("electorate", options.electorate, electorates(selection)))
    for kind, identifier, known in choices:
        if identifier and identifier not in known:
            return f"there is no {kind} '{identifier}': {did_you_mean(identifier, known)}"
    return ""
