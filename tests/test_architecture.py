"""Who may import whom, and which module alone may touch what."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from analysis.alignment import INTERVAL_LEVEL
from tests.support.folders import ROOT
from tests.support.source_code import PACKAGES, calls, imported_modules, imports, modules, page_of

READERS = {"read_text", "read_bytes"}
WRITERS = {"write_text", "write_bytes", "open", "to_csv", "to_parquet", "to_json"}
WRITERS |= {"fdopen", "unlink", "rename", "copymode"}
MOST_MODULES = 35


def is_import_of(node: ast.AST, module: str) -> bool:
    """Whether a statement imports from a module."""
    return isinstance(node, ast.ImportFrom) and node.module == module


@pytest.mark.parametrize(
    ("package", "below"),
    [
        ("loaders", set()),
        ("documents", {"loaders"}),
        ("editing", {"documents", "loaders"}),
        ("exchange", {"editing", "loaders"}),
        ("analysis", {"documents", "loaders"}),
        ("briefing", {"analysis", "documents", "loaders"}),
        ("commands", {"briefing", "analysis", "exchange", "editing", "documents", "loaders"}),
        ("views", {"briefing", "analysis", "exchange", "editing", "documents", "loaders"}),
    ],
)
def test_imports_point_from_the_dashboard_and_the_commands_down_to_the_loaders(package: str, below: set[str]) -> None:
    rooms = {*PACKAGES, "dashboard", "tests", "benchmarks"}
    entry_points = ("loaders/__main__.py",)
    found = [one for one in modules(package) if one[0] not in entry_points]
    assert found
    above = rooms - below - {package}
    assert {name: set(imports(tree)) & above for name, tree in found} == {name: set() for name, _ in found}


def test_only_the_dashboard_and_its_views_know_streamlit() -> None:
    users = {name for name, tree in modules(*PACKAGES, "dashboard.py") if "streamlit" in imports(tree)}
    assert users
    assert {name for name in users if not name.startswith(("views/", "dashboard.py"))} == set()


def test_pages_do_not_meet() -> None:
    pages = {
        (name, target)
        for name, tree in modules("views")
        for target in imported_modules(tree)
        if target.startswith("views.pages.") and name != "views/navigation.py"  # which lists them all
    }
    assert pages
    assert {(name, target) for name, target in pages if not name.startswith(page_of(target))} == set()


def test_no_folder_is_too_wide_to_see_through() -> None:
    folders = Counter(Path(name).parent for name, _ in modules(*PACKAGES) if not name.endswith("__init__.py"))
    assert folders
    assert {str(folder): count for folder, count in folders.items() if count > MOST_MODULES} == {}


def test_only_the_charts_build_figures() -> None:
    users = {name for name, tree in modules(*PACKAGES, "dashboard.py") if "plotly" in imports(tree)}
    assert users
    assert {name for name in users if not name.startswith("views/charts")} == set()


def test_one_module_touches_the_url_and_the_session() -> None:
    users = {
        name
        for name, tree in modules(*PACKAGES, "dashboard.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("query_params", "session_state")
    }
    assert users <= {"views/shared/session.py"}


def test_few_modules_read_files_and_few_write() -> None:
    below = modules("commands", "loaders", "documents", "editing", "exchange", "analysis", "briefing")
    assert {name for name, tree in below if calls(tree) & READERS} == {
        "loaders/data_files.py",
        "documents/document_files.py",
        "exchange/published_folder.py",  # a site that was published before
        "exchange/table_files.py",
        "exchange/vote_tables.py",
        "editing/backups.py",
        "briefing/method.py",  # the text of the method, which comes with the code
    }
    assert {name for name, tree in below if calls(tree) & WRITERS} == {
        "loaders/data_files.py",  # opens the file with a new text, to read it
        "editing/file_replacement.py",  # for the two that follow
        "editing/saves.py",  # the data files of a positions folder
        "editing/backups.py",  # their previous versions, elsewhere
        "editing/new_folder.py",  # a whole new folder
        "editing/document_store.py",  # takes back a document that it has just kept
        "loaders/git/quarantine.py",  # git's own folder for one question, elsewhere
        "exchange/exported_files.py",  # tables and briefings, elsewhere
        "exchange/published_folder.py",  # a site, elsewhere
        "commands/console.py",  # gives a stream that cannot be written the null device
    }


def test_one_module_cuts_the_id_of_an_actor_from_the_name_of_its_file() -> None:
    cut = {"removeprefix", "removesuffix", "stem", "startswith"}
    users = {
        name
        for name, tree in modules(*PACKAGES, "dashboard.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in cut
        if any(isinstance(one, ast.Constant) and one.value == "actors/" for one in node.args)
    }
    assert users == {"loaders/data_files.py"}


def test_few_put_files_in_the_place_of_others() -> None:
    below = modules(*PACKAGES, "dashboard.py")
    users = {name for name, tree in below for node in ast.walk(tree) if is_import_of(node, "editing.file_replacement")}
    assert users == {
        "editing/saves.py",
        "editing/backups.py",
        "editing/generated_files.py",
        "editing/document_store.py",
        "exchange/published_folder.py",  # the former addresses of a site, which stand nowhere else
    }


def test_only_commands_draw_progress_bars() -> None:
    users = {name for name, tree in modules(*PACKAGES, "dashboard.py") if "tqdm" in imports(tree)}
    assert users == {"commands/console.py"}


def test_only_the_console_prints_since_it_minds_what_cannot_be_printed() -> None:
    users = {name for name, tree in modules(*PACKAGES) if "print" in calls(tree)}
    assert users == {"commands/console.py", "loaders/__main__.py"}  # the second for a call by the old name


def test_only_two_modules_run_other_programs() -> None:
    users = {name for name, tree in modules(*PACKAGES, "dashboard.py") if "subprocess" in imports(tree)}
    assert users == {
        "loaders/git/quarantine.py",  # git
        "documents/confined_process.py",  # Python, for one document at a time
    }


def test_what_reads_a_document_in_a_process_of_its_own_loads_nothing_but_a_parser() -> None:
    found = modules("documents/text_extraction.py", "documents/readers")
    assert len(found) > 1
    ours = {target for _, tree in found for target in imported_modules(tree) if target.split(".")[0] in PACKAGES}
    assert ours
    assert {target for target in ours if not target.startswith("documents.readers.")} == set()
    assert {"pandas", "numpy", "streamlit"} & {name for _, tree in found for name in imports(tree)} == set()


def test_no_module_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc"}
    named = {Path(name).stem for name, _ in modules(*PACKAGES, "tests")}
    assert named
    assert not named & vague


def test_only_entry_points_read_the_arguments_that_a_program_was_started_with() -> None:
    users = {
        name
        for name, tree in modules(*PACKAGES, "dashboard.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "argv"
    }
    programs = {"dashboard.py", "commands/__main__.py", "documents/text_extraction.py", "loaders/__main__.py"}
    assert users == {*programs, "commands/view.py"}  # the last tells the dashboard what it is started with


def test_neither_measures_nor_briefings_read_the_clock() -> None:
    found = modules("analysis", "briefing")
    clocks = {"today", "now", "utcnow", "localtime", "gmtime"}
    assert {name for name, tree in found if calls(tree) & clocks or "time" in imports(tree)} == set()


def test_the_level_of_intervals_is_written_nowhere_but_in_its_constant() -> None:
    written = re.compile(rf"\b{100 * INTERVAL_LEVEL:.0f}[ \u00a0]?%")
    texts = {
        (name, node.value)
        for name, tree in modules("analysis", "briefing", "views", "commands")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    texts |= {(path.name, path.read_text(encoding="utf-8")) for path in (ROOT / "docs").glob("*.md")}
    assert {(name, text) for name, text in texts if written.search(text)} == set()


def test_one_module_alone_knows_a_private_name_of_streamlit() -> None:
    users = {
        name
        for name, tree in modules("views", "dashboard.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and re.match(r"_[a-z]", node.attr)
        if ast.unparse(node.value) not in ("self", "cls")
    }
    assert users == {"views/shared/outside_requests.py"}


def test_no_page_writes_its_own_html() -> None:
    users = {
        name
        for name, tree in modules(*PACKAGES, "dashboard.py")
        for node in ast.walk(tree)
        if (isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html")
        or (isinstance(node, ast.Constant) and node.value == "unsafe_allow_html")
    }
    assert users == set()
