"""A page of the dashboard without a browser. The one module of the benchmarks that knows a private name of AppTest."""

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from benchmarks.serving import ROOT


def headless_page(page: str, seconds: float) -> AppTest:
    """A page that has been run once, in so many seconds at most."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=seconds)
    if page != "overview":
        # AppTest switches only to pages that are files; ours are functions, known by the hash of their path
        app._page_hash = calc_hash(page)
    return app.run()
