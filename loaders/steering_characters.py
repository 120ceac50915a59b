"""Characters that steer what is shown instead of being shown."""

import re

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, breaks of lines, what embeds, overrides or isolates a direction, and what is no character.

What joins or parts letters (U+200C, U+200D) belongs to the spelling of Persian, of Indic scripts and of emoji, and the
marks of direction U+200E, U+200F and U+061C to Arabic and Hebrew: they place the signs beside them and turn no words.
"""


def visible(text: str, but: str = "") -> str:
    """The text with a sign (�) for each character that steers, other than those in `but`."""
    return _STEERING.sub(lambda found: found[0] if found[0] in but else "\ufffd", text)
