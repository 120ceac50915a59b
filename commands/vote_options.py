"""The options with which commands read a table of votes, and how they tell what is wrong with it."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from analysis.wording.figures import in_part
from commands.console import FAULTY, bar, list_problems, warn
from exchange.vote_layouts import LAYOUTS, OPTIONAL, PLAIN, REQUIRED, Layout, Meaning, read_codes, with_codes
from exchange.vote_tables import Table, read_table
from loaders.doubled_actors import name_key
from loaders.problems import Problem, tally
from loaders.vocabularies import Kind

DESCRIPTION = (
    "Votes are yes, no, abstain and absent, in these words or others that say the same (FOR, Against, NV). Columns "
    "are found by their usual names, whatever their case, or by a layout, or are named below; a table with "
    "rcid and country is read as roll calls of the UN General Assembly."
)
_MEANINGS = {
    "actor": "the column with the actor",
    "issue": "the column that names the roll call",
    "vote": "the column with the vote",
    "date": "the column with the date",
    "title": "a column with a title of the roll call",
    "topic": "a column with a topic of the roll call",
    "iso3": "a column with the ISO 3166 alpha-3 code of the actor",
}


def add_table_options(parser: argparse.ArgumentParser) -> None:
    """Offer what says how a table of votes is read."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the table: CSV in UTF-8, which may be .gz")
    abouts = "; ".join(f"{name}: {layout.about}" for name, layout in LAYOUTS.items())
    parser.add_argument("--layout", choices=list(LAYOUTS), help=f"how the table is laid out. {abouts}")
    parser.add_argument(
        "--codes", type=_codes, metavar="CODES", help="what codes for votes mean: 1=yes,2=abstain,3=no,8=absent"
    )
    for part in (*REQUIRED, *OPTIONAL):
        names = ("--issue", "--roll-call") if part == "issue" else (f"--{part}",)
        default = PLAIN.columns[part][0] + (", if there" if part in OPTIONAL else "")
        parser.add_argument(*names, dest=part, metavar="COLUMN", help=f"{_MEANINGS[part]} (default: {default})")


def add_kind(parser: argparse.ArgumentParser) -> None:
    """Offer what kind of actors are made of those that vote."""
    kinds = [kind.value for kind in Kind]
    parser.add_argument("--kind", choices=kinds, default=Kind.state.value, help="what the actors are (default: state)")


def table_of(options: argparse.Namespace, wanted: Mapping[str, str] | None = None) -> Table:
    """The table that the options name; `wanted` as in `read_table`. Raises OSError."""
    named = {part: getattr(options, part) for part in (*REQUIRED, *OPTIONAL) if getattr(options, part) is not None}
    layout: Layout | None = LAYOUTS[options.layout] if options.layout else None
    if options.codes:
        layout = with_codes(layout or PLAIN, options.codes)
    return read_table(options.file, named, bar, layout=layout, wanted=wanted)


def refuse_table(problems: Sequence[Problem], files: int = 1) -> int:
    """List what is wrong, each hint once; the exit code."""
    hints: set[str] = set()
    told = []
    for problem in problems:
        told.append(replace(problem, hint="" if problem.hint in hints else problem.hint))  # once says it for all rows
        hints.add(problem.hint)
    list_problems(told)
    warn(f"{tally(problems, files)}; nothing was written")
    return FAULTY


def names_as_one(table: Table) -> str:
    """Which names of a table were taken for one actor, and which codes for none: a line each, or ""."""
    folded = "".join(f"{_of_one_actor(name, others)}\n" for name, others in table.other_names.items())
    if table.unknown_codes:
        folded += f"Left out, since no state has these codes: {', '.join(in_part(table.unknown_codes))}\n"
    return folded


def _of_one_actor(name: str, others: Sequence[str]) -> str:
    alike = all(name_key(other) == name_key(name) for other in others)
    why = "the names look alike" if alike else "the code is the same, or the names look alike"
    return f"One actor, as '{name}': {', '.join(in_part(others))} ({why})"


def _codes(text: str) -> dict[str, Meaning]:
    try:
        return read_codes(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
