"""Many at once: sessions that each change a filter every few seconds, against the same load on a bare page.

One of them is a real browser, in which the answer is timed as a user sees it. The others speak Streamlit's own protocol
over WebSockets, since as many browsers would measure the browsers.
"""

import asyncio
import shutil
import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field

from playwright.sync_api import Browser, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from benchmarks.answering import CASES, FLAGS, choose, draw, open_page, serve_bare, window
from benchmarks.measure import Figure, show
from benchmarks.serving import ROOT, Server, serve

SESSIONS, ROUNDS, PAUSE = 50, 12, 4.0
"""How many sessions, how often each chooses anew, and so many seconds apart."""
RERUNS = 1_000
PATIENCE = 60
"""Seconds without a word from the server after which a session counts as lost."""

CASE = CASES[1]
"""What is chosen in the browser."""

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
            load.errors += answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY
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


def meet(address: str, sessions: int, rounds: int, pause: float) -> Load:
    """All sessions at once, for a thread of its own: the event loop of the main one is the browser's."""
    return asyncio.run(many(address, sessions, rounds, pause))


def memory_over(pool: Executor, server: Server, reruns: int) -> Sequence[float]:
    """Megabytes after half of the reruns, a sixth of them on each page, and after all of them."""
    found = []
    for _ in range(2):
        pool.submit(meet, server.address, len(PAGES), reruns // 2 // len(PAGES), 0).result()
        found.append(server.megabytes)
    return found


def in_the_crowd(
    pool: Executor, browser: Browser, server: Server, page: str, options: Sequence[str]
) -> tuple[Load, list[float]]:
    """What all but one of the sessions met, and the milliseconds to the painted chart in the one that is a browser."""
    times: list[float] = []
    with window(browser) as seen:
        open_page(seen, f"{server.address}/{page}", CASE)
        crowd = pool.submit(meet, server.address, SESSIONS - 1, ROUNDS, PAUSE)
        while not crowd.done():
            times.append(choose(seen, CASE, options[(len(times) + 1) % 2]))
            seen.wait_for_timeout(1000 * PAUSE)
        return crowd.result(), times


def measure(pool: Executor, browser: Browser) -> Iterator[Figure]:
    """The answer in the crowd, and the memory after many runs."""
    options, drawn = draw(CASE, ROOT / "positions")
    with serve_bare(CASE, drawn) as server:
        floor, least = in_the_crowd(pool, browser, server, "", options)
    with serve("dashboard.py") as server:
        pool.submit(meet, server.address, len(PAGES), 1, 0).result()
        ours, times = in_the_crowd(pool, browser, server, CASE.page, options)
        print(f"{len(ours.to_end)} runs, {ours.errors} errors, {ours.lost} sessions lost; {len(times)} in the browser")
        median = statistics.median
        yield Figure(f"{SESSIONS} sessions: choice to painted chart in one", median(times), median(least), 3)
        for what, mine, bare in (("chart", ours.to_chart, floor.to_chart), ("end", ours.to_end, floor.to_end)):
            yield Figure(f"the other sessions: the run to its {what}", 1000 * median(mine), 1000 * median(bare), 3)
        early, late = memory_over(pool, server, RERUNS)
    yield Figure(f"memory after {RERUNS:,} runs, by that after {RERUNS // 2}", late, early, 1.02, "MB")


def main() -> None:
    """Measure and print."""
    with sync_playwright() as running, ThreadPoolExecutor(1) as pool:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        show(f"Many at once: {SESSIONS} sessions, a filter every {PAUSE:g} s", measure(pool, browser))
        browser.close()


if __name__ == "__main__":
    main()
