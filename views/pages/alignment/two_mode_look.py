"""How ties between actors and issues look, by what they are worth."""

from analysis.networks.two_mode_ties import TwoModeNormalisation, TwoModeValue

VALUES = {
    "subtract": "Support less opposition (subtract)",
    "statements": "How many statements",
    "binary": "Any statement (binary)",
    "combine": "Which sides (combine)",
}
SHARES = {
    "none": "None",
    "activity": "Activity of the actor",
    "prominence": "Prominence of the issue",
}
WORTH = {
    TwoModeValue.subtract: "the sum of the actor's stances on the issue (−2 to 2 each)",
    TwoModeValue.statements: "the number of the actor's statements on the issue",
    TwoModeValue.binary: "1 where the actor has spoken on the issue",
    TwoModeValue.combine: "1 where the actor only supports the issue, 2 where it only opposes it, 3 for both or mixed",
}
"""What a tie is worth, in a sentence."""

DIVIDED = {
    TwoModeNormalisation.none: "",
    TwoModeNormalisation.activity: ", divided by all that the actor said (its activity)",
    TwoModeNormalisation.prominence: ", divided by all that was said on the issue (its prominence)",
}
LINES = {
    TwoModeValue.subtract: "A whole line: on balance the actor supports the issue; dashed: it opposes. "
    "The wider, the weightier.",
    TwoModeValue.statements: "A line: the actor has spoken on the issue, on whatever side. The wider, the weightier.",
    TwoModeValue.binary: "A line: the actor has spoken on the issue, on whatever side.",
    TwoModeValue.combine: "A whole line: the actor supports the issue; dashed: it opposes; dashed over whole: both, or "
    "mixed.",
}
"""What the lines say, for the caption."""


def takes_sides(value: TwoModeValue) -> bool:
    """Whether a tie of this value is one of support or opposition."""
    return value in (TwoModeValue.subtract, TwoModeValue.combine)


def line_weights(value: TwoModeValue, weight: float) -> tuple[float, ...]:
    """The weights of the lines that a tie is drawn as, opposition negative; codes are as wide as each other."""
    if value is TwoModeValue.combine:
        return {1: (1.0,), 2: (-1.0,)}.get(int(weight), (1.0, -1.0))
    return (weight,)
