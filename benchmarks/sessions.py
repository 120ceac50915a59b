"""Many at once: sessions that each change a filter every few seconds, against the same load on a bare page.

The sessions speak Streamlit's own protocol over WebSockets, since as many browsers would measure the browsers.
"""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from benchmarks.measure import Figure, show
from benchmarks.serving import Server, serve

SESSIONS, ROUNDS, PAUSE = 50, 6, 4.0
"""How many sessions, how often each chooses anew, and so many seconds apart."""
RERUNS = 1_000
PATIENCE = 60
"""Seconds without a word from the server after which a session counts as lost."""

PAGES = ("", "compare", "alignment", "change", "actor", "issue")
FILTERS = ("evidence=own", "evidence=all", "confidence=high", "contested=true", "as_of=2019-12-31", "evidence=reported")


@dataclass
class Load:
    """What the sessions met: the seconds to the chart and to the end of every run, and what failed or broke off."""

    to_chart: list[float] = field(default_factory=list)
    to_end: list[float] = field(default_factory=list)
    errors: int = 0
    lost: int = 0


async def run_once(connection: ClientConnection, query: str, page: str, known: set[str], load: Load) -> None:
    """One run of the page under a query. `known` has the hashes of the charts, of which a second one is not sent."""
    request = BackMsg()
    request.rerun_script.query_string = query
    request.rerun_script.page_name = page
    start = time.perf_counter()
    await connection.send(request.SerializeToString())
    charted = False
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await asyncio.wait_for(connection.recv(), PATIENCE))
        element = answer.delta.new_element.WhichOneof("type")
        if element == "plotly_chart":
            known.add(answer.hash)
        if not charted and (element == "plotly_chart" or answer.ref_hash in known):
            charted = True
            load.to_chart.append(time.perf_counter() - start)
        load.errors += element == "exception"
        ended = answer.WhichOneof("type") == "script_finished"
        if ended and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            load.errors += not charted or answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY
            load.to_end.append(time.perf_counter() - start)
            return


async def session(address: str, number: int, rounds: int, pause: float, load: Load) -> None:
    """One user: opens a page, and chooses another filter every few seconds."""
    url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    page = PAGES[number % len(PAGES)]
    known: set[str] = set()
    await asyncio.sleep(pause * number / SESSIONS)
    try:
        async with connect(url, max_size=None, origin=address) as connection:  # type: ignore[arg-type]
            for choice in range(rounds):
                await run_once(connection, FILTERS[(number + choice) % len(FILTERS)], page, known, load)
                await asyncio.sleep(pause)
    except (OSError, TimeoutError, ConnectionClosed):
        load.lost += 1


async def many(address: str, sessions: int, rounds: int, pause: float) -> Load:
    """All sessions at once."""
    load = Load()
    await asyncio.gather(*(session(address, number, rounds, pause, load) for number in range(sessions)))
    return load


def memory_over(server: Server, reruns: int) -> Sequence[float]:
    """Megabytes after half of the reruns, a sixth of them on each page, and after all of them."""
    found = []
    for _ in range(2):
        asyncio.run(many(server.address, len(PAGES), reruns // 2 // len(PAGES), 0))
        found.append(server.megabytes)
    return found


def bare(folder: Path) -> dict[str, str]:
    """The settings of a bare page with a chart of the size of Overview's."""
    cells = [[(row * column) % 5 - 2 for column in range(19)] for row in range(14)]
    figures = {
        query: {"data": [{"type": "heatmap", "z": cells}], "layout": {"height": 500, "title": {"text": query}}}
        for query in FILTERS
    }
    path = folder / "figures.json"
    path.write_text(json.dumps(figures), encoding="utf-8")
    return {"BARE_FIGURES": str(path), "BARE_LABEL": "Filter", "BARE_CONTROL": "select"}


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name, serve("benchmarks/bare.py", **bare(Path(name))) as server:
        floor = asyncio.run(many(server.address, SESSIONS, ROUNDS, PAUSE))
    with serve("dashboard.py") as server:
        asyncio.run(many(server.address, len(PAGES), 1, 0))
        ours = asyncio.run(many(server.address, SESSIONS, ROUNDS, PAUSE))
        show(
            f"Many at once: {len(ours.to_end)} runs, {ours.errors} errors, {ours.lost} sessions lost",
            medians(ours, floor),
        )
        early, late = memory_over(server, RERUNS)
    show("Memory", [Figure(f"after {RERUNS:,} reruns / after {RERUNS // 2}", late, early, 1.02, "MB")])


def medians(ours: Load, floor: Load) -> list[Figure]:
    """The median run of each, to its chart and to its end."""
    load = f"{SESSIONS} sessions, a filter every {PAUSE:g} s"
    times = (("to the chart", ours.to_chart, floor.to_chart), ("to the end", ours.to_end, floor.to_end))
    return [
        Figure(f"{load}: {what}", 1000 * statistics.median(mine), 1000 * statistics.median(least), 3)
        for what, mine, least in times
    ]


if __name__ == "__main__":
    main()
