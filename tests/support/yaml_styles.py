"""Files of data in every style that a person may write, records to put into them, and what stands in them."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from hypothesis import strategies as st

from loaders.models import Event, Issue, Source
from loaders.yaml_tree import parse
from tests.support.folders import QUOTE, ROOT

LISTS = {
    f"{model.__name__.lower()}s.yaml": (
        (ROOT / "positions" / f"{model.__name__.lower()}s.yaml").read_bytes().decode(),
        tuple(model.model_fields),
    )
    for model in (Issue, Source, Event)
}

NEW = {
    "issue": "un-convention",
    "stance": "support",
    "date": "2019-07-08",
    "source": "sputnik-2024",
    "quote": QUOTE,
    "attribution": "own",
}

TWO = """\
name: An Actor  # who
kind: state

# in date order
positions:
  # of the briefing
  - issue: un-convention  # first
    stance: support
    date: 2018
    # a remark within
    source: "sputnik-2024"
    quote: >-  # verbatim
      we want a long list
      of offences
    attribution: own

  - issue: broad-offences
    stance:   'oppose'
    date: 2020
    source: sputnik-2024
    quote: we want no long list of offences
    attribution: own
    # the end
# beneath
"""

WEIRD = [
    "NO",
    "012",
    "2019",
    "1:30",
    "~",
    "a: b",
    "a #b",
    "# a",
    "- a",
    "-",
    "? a",
    "[a",
    "{a: b}",
    "it's",
    "'a' b",
    '"a" b',
    "a:",
    "@a",
    "%a",
    "&a",
    "*a",
    "!a",
    "|",
    ">-",
    "---",
    "...",
    "a\tb",
    "a\nb",
    "a\n\n b",
    "a\r\nb",
    "a\x85b\u2028c",
    "bell\x07",
    "\ufeffa",
    "a\xa0b",
    "Кто: сказал",
    "قال: نعم",
    "中文：文本",
    "👩‍👩‍👧 e\u0301",
    "word " * 60 + "end",
    "a: b #c " * 30 + "end",
    "# a " * 40 + "end",
    "- " * 80 + "end",
    "中文" * 80,
    "слово " * 40 + "конец",
    "كلمة " * 40 + "نهاية",
    "a  b " * 40 + "end",
    "'a' " * 40 + "end",
]

TEXTS = (
    st.sampled_from(WEIRD)
    | st.text(st.sampled_from(" -:#'\"[]{},&*!|>%@`?~\\\n\tabcé中ش👍\u0301012"), min_size=1, max_size=40)
    | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
).filter(lambda text: bool(text.strip()))

DATES = st.sampled_from(
    ["2001", "2018-05", "2019-07-08", "2019-07-08/2019-07-10", "../2019-03-29", "2020-01~", "2024-03"]
)

RECORDS = st.fixed_dictionaries(
    {"issue": st.sampled_from(["un-convention", "broad-offences"]), "date": DATES, "quote": TEXTS},
    optional={"stance": TEXTS, "speaker": TEXTS, "venue": TEXTS, "note": TEXTS},
)


def settled(value: Any) -> Any:
    """A value as the models see it: without white space around its texts."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return {name: settled(inner) for name, inner in value.items()}
    return [settled(inner) for inner in value or ()]


def read(text: str) -> Any:
    """The value of a text that has no fault."""
    tree = parse(text)
    assert tree.faults == []
    return settled(tree.value)


def positions(text: str) -> list[dict[str, str]]:
    """The positions of an actor's file."""
    found: list[dict[str, str]] = read(text).get("positions", [])
    return found


def by_words(record: Mapping[str, str]) -> list[tuple[str, str]]:
    """An order of records that does not ask in which order their fields stand."""
    return sorted(record.items())


def write(record: Mapping[str, str], draw: st.DrawFn, dash: int, column: int, style: str) -> str:
    """A record by hand, in one of the styles that people write, with remarks strewn in."""
    lines: list[str] = []
    for name in draw(st.permutations(list(record))):
        quoted = f'"{record[name]}"' if draw(st.booleans()) else f"'{record[name]}'"
        shapes = [
            record[name],
            quoted,
            f">-\n{' ' * (column + 2)}{record[name]}",
            f"|+\n{' ' * (column + 1)}{record[name]}",
        ]
        shape = draw(st.sampled_from(shapes))
        comment = draw(st.sampled_from(["", "", "  # why", "  "])) if "\n" not in shape else ""
        lines.append(f"{' ' * column}{name}: {shape}{comment}\n")
        lines.append(draw(st.sampled_from(["", "", "", f"{' ' * column}# within\n", "\n"])))
    text = "".join(lines)
    start = " " * dash + "-"
    return f"{start}\n{text}" if style == "alone" else start.ljust(column) + text[column:]


@st.composite
def files(draw: st.DrawFn, key: str = "positions") -> str:
    """An actor's file (or a list file, without a key) in many styles."""
    dash = draw(st.sampled_from([0, 2, 4]))
    column = dash + draw(st.sampled_from([2, 4]))
    words = st.sampled_from(["some words", "слова тут", "中文", "quote of it"])
    record = st.fixed_dictionaries({"issue": words, "date": DATES}, optional={"quote": words, "note": words})
    items = draw(st.lists(record, min_size=0 if key else 1, max_size=4))
    style = draw(st.sampled_from(["beside", "beside", "alone"]))
    between = draw(st.sampled_from(["", "\n", "\n\n"]))
    parts = []
    for item in items:
        above = draw(st.sampled_from(["", "", f"{' ' * dash}# above\n", "# far\n\n", f"{' ' * (dash + 1)}# deep\n"]))
        parts.append(above + write(item, draw, dash, column, style))
    text = between.join(parts)
    if key:
        head = draw(st.sampled_from(["name: X\nkind: state\n", "# of it\nname: 'X'  # x\n\nkind: state\n"]))
        text = head + (f"{key}:\n{text}" if items else "") + draw(st.sampled_from(["", "# below\n", "\n# below\n\n"]))
        text += draw(st.sampled_from(["", "note: last\n"]))
    else:
        text = draw(st.sampled_from(["", "# header\n", "# header\n\n"])) + text
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
    return text.rstrip() if draw(st.booleans()) else text


def ended(text: str) -> str:
    """A text with a break behind its last line."""
    return text if text.endswith("\n") else text + ("\r\n" if "\r\n" in text else "\n")


def kept_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came; the others are the same, in the same order."""
    before, after = ended(old).splitlines(keepends=True), ended(new).splitlines(keepends=True)
    changes = [c for c in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if c[0] != "equal"]
    return [line for c in changes for line in before[c[1] : c[2]]], [
        line for c in changes for line in after[c[3] : c[4]]
    ]
