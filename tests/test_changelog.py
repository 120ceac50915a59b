"""The changelog and the package speak of the same version."""

import re
import tomllib
from datetime import date

from tests.support.folders import ROOT

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASES = re.findall(r"(?m)^## (\S+) \((.+)\)$", CHANGELOG)


def test_the_version_of_the_package_is_that_of_the_newest_release() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    released = [version for version, when in RELEASES if when != "unreleased"]
    assert project["version"] == released[0]


def test_releases_stand_newest_first_with_their_days() -> None:
    dated = [
        (date.fromisoformat(when), tuple(map(int, version.split("."))))
        for version, when in RELEASES
        if when != "unreleased"
    ]
    assert len(dated) > 1
    assert dated == sorted(dated, reverse=True)
    assert all(when != "unreleased" for _, when in RELEASES[1:])


def test_what_changed_stands_under_added_changed_and_fixed_in_this_order() -> None:
    for release in re.split(r"(?m)^## ", CHANGELOG)[1:]:
        kinds = re.findall(r"(?m)^### (.+)$", release)
        assert kinds
        assert kinds == [kind for kind in ("Added", "Changed", "Fixed") if kind in kinds]
