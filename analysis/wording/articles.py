"""Whether the name of an actor takes an article in an English sentence."""

_COMMON = frozenset({
    "Alliance", "Assembly", "Association", "Bahamas", "Caucus", "Coalition", "Commission", "Committee", "Community",
    "Comoros", "Council", "Emirates", "Federation", "Forum", "Gambia", "Group", "Islands", "Kingdom", "League",
    "Maldives", "Movement", "Nations", "Netherlands", "Organisation", "Organization", "Philippines", "Republic",
    "Secretariat", "See", "Seychelles", "States", "Union",
})  # fmt: skip
"""Words that name a kind of thing, and the few plain names that are used like them."""


def with_article(name: str) -> str:
    """The name as it stands in a sentence: "the United States", "the Group of 77", "Russia"."""
    head = name.partition(" of ")[0].split()
    return f"the {name}" if head and head[0] not in ("The", "the") and head[-1] in _COMMON else name
