"""The ends of lines in what a parser gives, where the markup has its own."""

import re

_LINE_END = re.compile(r"(?<![ \t])[ \t]*+\n\s*")


def trimmed_lines(text: str) -> str:
    """The text without empty lines, and without white space at the beginnings and ends of the others."""
    return _LINE_END.sub("\n", text)
