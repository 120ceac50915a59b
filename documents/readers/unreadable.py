"""When no text can be had from a document, and how much of one is read."""

MOST_TEXT = 50_000_000
"""Characters."""


class UnreadableError(ValueError):
    """No text can be had from a document; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def too_much(message: str) -> UnreadableError:
    """The refusal of a document that holds more than is read."""
    return UnreadableError(message, "register the part of it that is quoted")
