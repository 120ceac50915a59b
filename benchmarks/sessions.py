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

from benchmarks.measure import Figure, show
from benchmarks.serving import Server, serve

SESSIONS, ROUNDS, PAUSE = 50, 6, 4.0
"""How many sessions, how often each chooses anew, and so many seconds apart."""
RERUNS = 1_000

PAGES = ("", "compare", "alignment", "change", "actor", "issue")
FILTERS = ("evidence=own", "evidence=all", "confidence=high", "contested=true", "as_of=2019-12-31", "evidence=reported")


@dataclass
class Load:
    """What the sessions met: the seconds of every run, and how many runs failed or broke off."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0
    lost: int = 0


async def run_once(connection: ClientConnection, query: str, page: str) -> bool:
    """One run of the page under a query; whether it ended as it should."""
    request = BackMsg()
    request.rerun_script.query_string = query
    request.rerun_script.page_name = page
    await connection.send(request.SerializeToString())
    good = True
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await connection.recv())
        kind = answer.WhichOneof("type")
        if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
            good = False
        if kind == "script_finished":
            if answer.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                continue
            return good and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


async def session(address: str, number: int, rounds: int, pause: float, load: Load) -> None:
    """One user: opens a page, and chooses another filter every few seconds."""
    url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    page = PAGES[number % len(PAGES)]
    await asyncio.sleep(pause * number / SESSIONS)
    try:
        async with connect(url, max_size=None, origin=address) as connection:  # type: ignore[arg-type]
            for choice in range(rounds):
                start = time.perf_counter()
                if not await run_once(connection, FILTERS[(number + choice) % len(FILTERS)], page):
                    load.errors += 1
                load.seconds.append(time.perf_counter() - start)
                await asyncio.sleep(pause)
    except OSError:
        load.lost += 1


async def many(address: str, sessions: int, rounds: int, pause: float) -> Load:
    """All sessions at once."""
    load = Load()
    await asyncio.gather(*(session(address, number, rounds, pause, load) for number in range(sessions)))
    return load


def memory_over(server: Server, reruns: int) -> Sequence[float]:
    """Megabytes after a tenth of the reruns of one session, and after all of them."""
    found = []
    for part in (reruns // 10, reruns - reruns // 10):
        asyncio.run(many(server.address, 1, part, 0))
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
        early, late = memory_over(server, RERUNS)
    medians = [1000 * statistics.median(load.seconds) for load in (ours, floor)]
    figures = [
        Figure(f"{SESSIONS} sessions, a filter every {PAUSE:g} s: median run", medians[0], medians[1], 3),
        Figure(f"memory after {RERUNS:,} reruns, by that after {RERUNS // 10}", late, early, 1.05, "MB"),
    ]
    show(f"Many at once: {len(ours.seconds)} runs, {ours.errors} errors, {ours.lost} sessions lost", figures)


if __name__ == "__main__":
    main()
