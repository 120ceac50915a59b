"""docs/architecture.md lists the modules that there are."""

import re
from collections import Counter

from tests.support.folders import ROOT
from tests.support.source_code import PACKAGES, modules

DOCUMENT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def listed_modules() -> Counter[str]:
    """How often each module stands in the list: below the heading of its room, or as a heading of its own."""
    found: Counter[str] = Counter()
    room = ""
    for line in DOCUMENT.split("\n## The modules\n")[1].splitlines():
        if heading := re.match(r"### `(.+)`$", line):
            room = heading[1]
            found.update([room] if room.endswith(".py") else [])
        elif item := re.match(r"- `([\w/]+)`: \S", line):
            found[f"{room}{item[1]}.py"] += 1
    return found


def test_every_module_stands_in_the_list_once_and_nothing_else_does() -> None:
    there = {name for name, _ in modules(*PACKAGES, "dashboard.py") if not name.endswith("__init__.py")}
    listed = listed_modules()
    assert there - listed.keys() == set(), "not listed"
    assert listed.keys() - there == set(), "no such module"
    assert {name: count for name, count in listed.items() if count > 1} == {}


def test_every_room_has_a_heading() -> None:
    rooms = {heading.split("/")[0] for heading in re.findall(r"(?m)^### `([\w/]+)/`$", DOCUMENT)}
    assert rooms == set(PACKAGES)
