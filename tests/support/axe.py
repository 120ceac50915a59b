"""axe-core, which says what of a page not everybody can read or press."""

import os
from pathlib import Path
from typing import Literal

AXE = "TRACKER_AXE"
"""Names the file axe.min.js of axe-core."""

BROKEN = """async (rules) => {
    const asked = rules ? { runOnly: { type: "rule", values: rules } } : {};
    const preload = !document.querySelector("[http-equiv=Content-Security-Policy]");
    const found = await axe.run(document, { resultTypes: ["violations"], preload, ...asked });
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.html}`));
}"""
"""What breaks which rule. Where the policy of a page lets no script load anything, axe-core does not try to."""

Scheme = Literal["light", "dark"]

RULES: dict[Scheme, list[str] | None] = {
    "light": None,
    "dark": ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"],
}
"""All rules in light and wide; in dark and narrow those whose answer may be another there: of colours and of room.

That what is pressed is large enough for a finger is no rule of axe-core's unless it is named.
"""


def axe_script() -> str | None:
    """The script, None where nobody says where it is."""
    named = os.environ.get(AXE)
    return Path(named).read_text(encoding="utf-8") if named else None
