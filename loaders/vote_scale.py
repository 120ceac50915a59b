"""On what scale a folder's votes are coded, as the notes of their sources say it."""

AT_THE_ENDS = "Votes are coded at the ends of the scale."
"""What the note of a source says whose votes are strong support and strong opposition."""


def is_at_the_ends(note: str | None) -> bool:
    """Whether the note of a source says so, however its lines are broken."""
    return AT_THE_ENDS.casefold() in " ".join((note or "").split()).casefold()
