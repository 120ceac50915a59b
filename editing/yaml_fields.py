"""One field of a record -> the lines of YAML that are read back as the same text."""

import io
import re
from collections.abc import Iterator

from loaders.yaml_tree import Tree, parse

WIDTH = 100
"""Columns after which text is folded."""

Value = str | list[str] | tuple[str, ...]

_UNLIMITED = 1_000_000
_ODD_BREAKS = re.compile("[\r\x85\u2028\u2029]")


def quoted(text: str) -> str:
    """One line of text as a YAML value that is read back letter for letter, whatever signs of YAML it holds."""
    return "'" + text.replace("'", "''") + "'"


def field_lines(name: str, value: Value, indent: int) -> list[str]:
    """The lines of `name: value`, indented and without line breaks.

    Text is plain where YAML allows it, else quoted; what is too long for a line is a folded block; a list stands in
    brackets. Raises ValueError for text that no YAML can hold.
    """
    wanted = Tree({name: value if isinstance(value, str) else list(value)})  # type: ignore[arg-type]  # equal to a Map
    for style, width in _styles(name, value, indent):
        try:
            text = _emit(name, value, style, width)
        except UnicodeError:
            continue
        ends_document = text.endswith("\n...\n")  # behind a block that keeps its blank lines; here others follow
        if not ends_document and parse(text) == wanted:
            return [" " * indent + line if line else "" for line in text.removesuffix("\n").split("\n")]
    raise ValueError(f"'{name}' holds a character that a file cannot hold; retype the text around it")


def _styles(name: str, value: Value, indent: int) -> Iterator[tuple[str | None, int]]:
    """The styles of YAML to be tried, the most legible first, with the width at which each folds."""
    if isinstance(value, str) and not _ODD_BREAKS.search(value):
        is_long = indent + len(name) + 2 + len(value) > WIDTH and " " in value
        if is_long or "\n" in value:
            yield ">", max(WIDTH - indent, WIDTH // 2)
        yield None, _UNLIMITED
        yield "'", _UNLIMITED
    elif not isinstance(value, str):
        yield None, _UNLIMITED
    yield '"', _UNLIMITED


def _emit(name: str, value: Value, style: str | None, width: int) -> str:
    """What ruamel.yaml writes; as events, because its dumper would quote words and numbers that we read as text."""
    from ruamel.yaml import YAML
    from ruamel.yaml.emitter import Emitter
    from ruamel.yaml.events import (
        DocumentEndEvent,
        DocumentStartEvent,
        Event,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
        StreamStartEvent,
    )

    def scalar(text: str, style: str | None = None) -> Event:
        return ScalarEvent(None, None, (True, True), text, style=style)

    events: list[Event] = [StreamStartEvent(), DocumentStartEvent(explicit=False)]
    events += [MappingStartEvent(None, None, True, flow_style=False), scalar(name)]
    if isinstance(value, str):
        events.append(scalar(value, style))
    else:
        items = [scalar(item, style) for item in value]
        events += [SequenceStartEvent(None, None, True, flow_style=True), *items, SequenceEndEvent()]
    events += [MappingEndEvent(), DocumentEndEvent(explicit=False), StreamEndEvent()]
    stream = io.StringIO()
    emitter = Emitter(stream, allow_unicode=True, width=width, dumper=YAML())
    for event in events:
        emitter.emit(event)
    return stream.getvalue()
