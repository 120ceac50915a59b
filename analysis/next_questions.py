"""Next questions: which unstated position of which actor would tell most."""

import numpy as np
import pandas as pd

from analysis.alignment import RANKED_FROM, STANCE_RANGE
from analysis.alignment_matrix import Pairs
from analysis.blocs.blocs import Bloc, letter
from analysis.stance_matrix import Floats
from loaders.table_rows import Row
from loaders.vocabularies import Stance


class QuestionRow(Row):
    """What an actor could be asked (see `next_questions`)."""

    __slots__ = ()
    actor: str
    issue: str
    narrows: float
    heard: int
    unlocks: int
    decides: str


def next_questions(pairs: Pairs, blocs: list[Bloc]) -> pd.DataFrame:
    """Every unstated position of actors with a position, on issues that anybody has addressed; most telling first.

    Columns actor, issue; narrows (by how much, 0 to 1, an answer narrows at
    least the range of the actor's alignment if all issues were filled in: the
    mean over all other actors. Towards those that have addressed the issue it
    is just that whatever the answer; towards the others an answer y adds
    (2 - |y|) / R, which is 0 at the ends); heard (how many have addressed it);
    unlocks (how many pairs an answer brings to RANKED_FROM shared issues);
    decides (the blocs, such as "A or B", between which the answer would settle
    where the actor stands closest, "" where no answer would).
    """
    held = pairs.stances
    heard = held.stated.sum(axis=0)
    silent = ~held.stated & (held.stated.sum(axis=1) > 0)[:, None]
    others = 1 - np.eye(len(held.actors))
    room = max(len(held.actors) - 1, 1) * max(len(held.issues), 1)
    spread = held.stated * (STANCE_RANGE / 2 + np.abs(held.score)) / STANCE_RANGE
    narrows = others @ spread / room
    almost = (pairs.n == RANKED_FROM - 1) & (others > 0)
    frame = pd.DataFrame(
        {
            "actor": np.repeat(np.array(held.actors, dtype=object), len(held.issues)),
            "issue": np.tile(np.array(held.issues, dtype=object), len(held.actors)),
            "narrows": narrows.ravel(),
            "heard": np.tile(heard, len(held.actors)),
            "unlocks": (almost.astype(np.float64) @ held.stated).round().astype(np.int64).ravel(),
            "decides": _decides(pairs, blocs).ravel(),
        }
    )[silent.ravel()]
    frame = frame[frame["heard"] > 0].astype({"actor": "str", "issue": "str", "decides": "str"})
    frame = frame.assign(open=frame["decides"] == "")
    frame = frame.sort_values(["open", "unlocks", "narrows"], ascending=[True, False, False], kind="stable")
    ordered: pd.DataFrame = frame.drop(columns="open").reset_index(drop=True)
    return ordered


def _decides(pairs: Pairs, blocs: list[Bloc]) -> "np.typing.NDArray[np.object_]":
    """For every actor and issue the blocs that an answer would decide between, as letters.

    An answer decides where the bloc that the actor stands closest to (mean
    alignment with its members, weighed by n) would not be the same for all
    five answers. The actor itself does not count among the members.
    """
    held = pairs.stances
    found = np.full(held.stated.shape, "", dtype=object)
    if len(blocs) < 2:
        return found
    n = np.where(np.eye(len(held.actors), dtype=bool), 0, pairs.n).astype(np.float64)
    near = n * np.nan_to_num(pairs.value)
    choices = np.stack([_closest_bloc(held.score, held.stated, n, near, blocs, stance.score) for stance in Stance])
    open_cells = (choices != choices[0]).any(axis=0)
    for actor, issue in np.argwhere(open_cells & ~held.stated):
        between = sorted({int(choice) for choice in choices[:, actor, issue]})
        found[actor, issue] = " or ".join(letter(number) for number in between)
    return found


def _closest_bloc(
    score: Floats, stated: "np.typing.NDArray[np.bool_]", n: Floats, near: Floats, blocs: list[Bloc], answer: int
) -> "np.typing.NDArray[np.int64]":
    """The bloc each actor would stand closest to if it answered so on each issue; -1 where it shares nothing."""
    agreement = stated * (1 - np.abs(score - answer) / STANCE_RANGE)
    shares = []
    for bloc in blocs:
        members = list(bloc)
        # an actor that has not addressed an issue adds nothing to these sums itself
        with np.errstate(invalid="ignore", divide="ignore"):
            shares.append(
                (near[:, members].sum(axis=1)[:, None] + agreement[members].sum(axis=0))
                / (n[:, members].sum(axis=1)[:, None] + stated[members].sum(axis=0))
            )
    # rounded, so that a tie goes to the larger bloc whatever the answer
    stacked = np.nan_to_num(np.stack(shares), nan=-1.0).round(12)
    return np.where(stacked.max(axis=0) < 0, -1, stacked.argmax(axis=0))
