"""The YAML that actors' files are written in, read line by line: a quarter of the time of a parser of all YAML.

Read are fields with a text on one line or folded below it (`>-`) or a list of ids or names in brackets, and lists of
such fields, with comments and blank lines between them. Whatever else stands in a file, the answer is None, and
yaml_tree reads it. Tests hold this to yaml_tree, file by file and mutation by mutation.
"""

import re
from typing import TypeAlias

YamlValue: TypeAlias = str | list["YamlValue"] | dict[str, "YamlValue"]
"""What a file holds: every scalar is the text that stands there, and a field without a value is left out."""


class Fields(dict[str, YamlValue]):
    """A mapping, the line on which it begins and those of its keys, also of empty ones; they count from 0."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


# without possessive quantifiers, which Python reads wrongly before 3.11.5; no repeated part can match in two ways
_LINE = re.compile(
    r"""
    (?P<indent>[ ]*)(?P<dash>-[ ])?(?P<key>[a-z][a-z0-9_]*):
      (?: [ ]+
          (?: (?P<plain>[A-Za-z0-9.(\u00a1-\U0010ffff][^:\#\n]*(?:(?::(?=[^ \n])|(?<![ ])\#)[^:\#\n]*)*)
                (?:(?<=[ ])\#[^\n]*)?\n
            | >-\n(?P<folded>(?P<deep>[ ]+)[^ \n][^\n]*\n(?:(?P=deep)[^ \n][^\n]*\n)*)
            | (?P<quoted>'[^'\n]*(?:''[^'\n]*)*'|"[^"\\\n]*")[ ]*\n
            | \[(?P<names>[\w, .’-]*)\][ ]*\n
          )
        | [ ]*\n
      )
    | \n
    | (?P<comment>[ ]*)\#[^\n]*\n
    | (?P<else>.)
    """,
    re.VERBOSE,
)
_WORD = r"[^\W_][\w.’-]*"
_NAME = rf"{_WORD}(?:[ ]{_WORD})*"
_NAMES = re.compile(rf"[ ]*(?:{_NAME}(?:[ ]*,[ ]+{_NAME})*[ ]*)?")


def read_plain(text: str) -> Fields | None:
    """The fields of a file, or None where there is anything in it that this module does not know. Never raises."""
    if not text.endswith("\n") or not text.replace("\n", "").isprintable():  # no tab, control or odd space
        return None
    root: Fields | None = None
    fields: Fields | None = None  # those that the next line may go on with, so far behind the margin
    items: list[YamlValue] | None = None
    waiting = ""  # the key of the list that may begin now
    margin = dashes = ""
    line = -1
    for match in _LINE.finditer(text):
        indent, dash, key, plain, folded, deep, quoted, names, comment, unknown = match.groups()
        line += 1
        if key is None:
            # a comment that is indented deeper may be the text of the value above it
            if unknown or (comment and len(comment) > len(margin)):
                return None
            continue
        if dash:
            if waiting and root is not None:
                items = root[waiting] = []
                dashes, waiting = indent, ""
            if items is None or indent != dashes:
                return None
            margin = f"{indent}  "
            fields = Fields(line)
            items.append(fields)
        elif indent != margin or items is None:
            if indent:
                return None
            if root is None:
                root = Fields(line)
            fields, items, margin, waiting = root, None, "", ""
        if fields is None or key in fields.lines:
            return None
        fields.lines[key] = line
        if plain:
            fields[key] = plain.rstrip()
        elif folded:
            if len(deep) <= len(margin) or " \n" in folded:
                return None
            line += folded.count("\n")
            fields[key] = folded.replace(f"\n{deep}", " ")[len(deep) : -1]
        elif quoted:
            words = quoted[1:-1].replace("''", "'") if quoted[0] == "'" else quoted[1:-1]
            if words.strip():
                fields[key] = words
        elif names is not None:
            if not _NAMES.fullmatch(names):
                return None
            fields[key] = [name.strip() for name in names.split(",")] if names.strip() else []
        elif fields is root:
            waiting = key
    return root
