"""Where the names of points go, so that they neither cover each other nor the points."""

from collections.abc import Sequence

LETTER, LINE = 7.2, 16.0
"""The size of a letter and of a line in pixels, near enough."""

Box = tuple[float, float, float, float]

SIDES = {
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top center": (0, 1),
    "bottom center": (0, -1),
    "top right": (1, 1),
    "bottom right": (1, -1),
    "top left": (-1, 1),
    "bottom left": (-1, -1),
}
"""Plotly's words for the sides of a point, with the way to them: rightwards, upwards."""


def gather(points: Sequence[tuple[float, float]], reach: float) -> list[list[int]]:
    """Points that stand on one another, or within `reach` pixels of the first of their heap, as heaps of numbers."""
    heaps: list[list[int]] = []
    for number, (x, y) in enumerate(points):
        for heap in heaps:
            first_x, first_y = points[heap[0]]
            if abs(x - first_x) <= reach and abs(y - first_y) <= reach:
                heap.append(number)
                break
        else:
            heaps.append([number])
    return heaps


def arrange(points: Sequence[tuple[float, float]], names: Sequence[Sequence[str]], gap: float) -> list[str]:
    """The side of its point, in Plotly's words, on which each name (a list of lines) covers least, one after another.

    `points` are in pixels, y upwards; `gap` is the radius of a marker.
    """
    taken: list[Box] = [(x - gap, y - gap, x + gap, y + gap) for x, y in points]
    chosen = []
    for (x, y), lines in zip(points, names, strict=True):
        boxes = {side: _box(x, y, lines, gap, *way) for side, way in SIDES.items()}
        best = min(boxes, key=lambda side: sum(_overlap(boxes[side], other) for other in taken))
        chosen.append(best)
        taken.append(boxes[best])
    return chosen


def _box(x: float, y: float, lines: Sequence[str], gap: float, across: int, up: int) -> Box:
    width, height = LETTER * max((len(line) for line in lines), default=0), LINE * len(lines)
    centre_x, centre_y = x + across * (gap + width / 2), y + up * (gap + height / 2)
    return centre_x - width / 2, centre_y - height / 2, centre_x + width / 2, centre_y + height / 2


def _overlap(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0.0) * max(height, 0.0)
