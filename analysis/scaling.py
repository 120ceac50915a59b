"""A map of actors: places in the plane whose distances are near to those between the actors, as far as known."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.alignment_matrix import Pairs
from analysis.stance_matrix import Floats, Numbers
from analysis.wording.figures import percent

LEAST_PLACED = 4
"""Three actors can always be placed without stress: a map of them says nothing that the figures do not."""

POOR_STRESS = 0.2
"""Above it distances are not to be read off a map."""

FEW_DISTANCES = 10
"""On fewer known distances the stress says little: nearly any would fit."""

LEAST_SURE = 0.5
"""The share of the known distances that must rest on enough evidence to be ranked."""

_STEPS = 500
_STILL = 1e-9


@dataclass(frozen=True)
class Map:
    """Where actors stand in the plane.

    `placed` are the places in `Pairs` of the actors on the map and `xy` (placed
    by 2) their coordinates, in units of 1 - alignment. `apart` are comparable
    actors that no chain of comparable pairs links with those on the map;
    `alone` share no issue with anybody. `stress` is Kruskal's stress-1 over
    `distances` known distances, 0 for a perfect map; `sure` of them can be ranked.
    """

    placed: Numbers
    xy: Floats
    apart: Numbers
    alone: Numbers
    stress: float
    distances: int
    sure: int

    @property
    def why_unread(self) -> str:
        """Why nobody may read this map, and what would be needed, as a sentence; "" where it may be drawn."""
        if not len(self.placed):
            return f"It needs at least {LEAST_PLACED} actors that chains of shared issues link with each other."
        if self.distances < FEW_DISTANCES:
            return f"It needs at least {FEW_DISTANCES} known distances between actors; there are {self.distances}."
        if self.sure < LEAST_SURE * self.distances:
            return (
                f"It needs enough shared issues and quotations to rank {percent(LEAST_SURE)} of its "
                f"{self.distances:,} distances; {self.sure:,} can be ranked."
            )
        if self.stress > POOR_STRESS:
            return (
                f"It needs distances that fit a plane, with stress of at most {POOR_STRESS}; "
                f"here the stress is {self.stress:.2f}, and most would be read wrong."
            )
        return ""


def place(pairs: Pairs) -> Map:
    """Stress majorisation on the known distances 1 - alignment, each weighed by its n.

    De Leeuw's SMACOF with weights (Borg and Groenen, "Modern Multidimensional
    Scaling", 2005, chapter 8), begun from the classical scaling of the shortest
    chains of known distances. Stress-1 is theirs too (chapter 3), weighed alike.
    """
    from scipy.sparse.csgraph import connected_components

    known = pairs.n > 0
    np.fill_diagonal(known, val=False)
    comparable = np.flatnonzero(known.any(axis=1))
    _, component = connected_components(known, directed=False)
    sizes = np.bincount(component, minlength=1)
    on_map = comparable[component[comparable] == int(np.argmax(sizes))] if comparable.size else comparable
    alone = np.setdiff1d(np.arange(len(known)), comparable)
    apart = np.setdiff1d(comparable, on_map)
    if len(on_map) < LEAST_PLACED:
        return Map(on_map[:0], np.zeros((0, 2)), comparable, alone, 0.0, 0, 0)
    inside = np.ix_(on_map, on_map)
    weight = np.where(known[inside], pairs.n[inside], 0).astype(np.float64)
    distance = np.where(known[inside], 1 - pairs.value[inside], 0.0)
    xy = _upright(_majorise(_start(distance, known[inside]), distance, weight))
    drawn = _distances(xy)
    stress = float(np.sqrt((weight * (drawn - distance) ** 2).sum() / max((weight * drawn**2).sum(), 1e-12)))
    distances, sure = (int(np.triu(which[inside], 1).sum()) for which in (known, pairs.ranked))
    return Map(on_map, xy, apart, alone, stress, distances, sure)


def _distances(xy: Floats) -> Floats:
    found: Floats = np.linalg.norm(xy[:, None] - xy[None], axis=2)
    return found


def _start(distance: Floats, known: npt.NDArray[np.bool_]) -> Floats:
    """Classical scaling of the shortest chains of known distances."""
    from scipy.sparse.csgraph import shortest_path

    # a distance of nought would read as "no link" here
    steps = shortest_path(np.where(known, np.maximum(distance, 1e-6), 0.0), directed=False)
    centre = np.eye(len(steps)) - 1 / len(steps)
    values, vectors = np.linalg.eigh(-centre @ steps**2 @ centre / 2)
    start: Floats = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 1e-9))
    return start[:, ::-1]


def _majorise(xy: Floats, distance: Floats, weight: Floats) -> Floats:
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.pinv(laplacian)
    before = np.inf
    for _ in range(_STEPS):
        apart = _distances(xy)
        raw = float((weight * (apart - distance) ** 2).sum())
        if before - raw < _STILL * max(raw, 1.0):
            break
        before = raw
        with np.errstate(invalid="ignore", divide="ignore"):
            ratio = np.where(apart > 0, weight * distance / apart, 0.0)
        xy = inverse @ (ratio.sum(axis=1)[:, None] * xy - ratio @ xy)
    return xy


def _upright(xy: Floats) -> Floats:
    """Centred, the longest direction level, and turned so that the first actor stands to the left and below.

    A map has no direction of its own; this keeps it the same from run to run.
    """
    centred = xy - xy.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    result: Floats = turned * np.where(turned[0] > 0, -1.0, 1.0)
    return result
