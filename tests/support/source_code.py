"""The project's own code as trees, for tests of who imports and calls what."""

import ast
from functools import cache
from pathlib import Path

from tests.support.folders import ROOT

PACKAGES = ("commands", "loaders", "documents", "editing", "exchange", "analysis", "briefing", "views")
Module = tuple[str, ast.Module]


def modules(*names: str) -> list[Module]:
    """The modules of packages (and of a single file) by their path below the project."""
    paths = [path for name in names for path in [ROOT / name, *(ROOT / name).rglob("*.py")] if path.is_file()]
    return [(str(path.relative_to(ROOT)), parsed(path)) for path in paths]


@cache
def parsed(path: Path) -> ast.Module:
    """A module as a tree, which many tests look at and none changes."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(tree: ast.Module) -> frozenset[str]:
    """The first part of every imported name, also of imports inside functions."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found.add((node.module or "").split(".")[0])
    return frozenset(found)


@cache
def imported_modules(tree: ast.Module) -> frozenset[str]:
    """The full names of the modules that are imported, and of what is imported from packages."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def page_of(module: str) -> str:
    """The folder of the page that a module below views.pages belongs to."""
    return "/".join(module.split(".")[:3]) + "/"


@cache
def calls(tree: ast.Module) -> frozenset[str]:
    """The last name of everything that is called."""
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    attributes = {f.attr for f in called if isinstance(f, ast.Attribute)}
    return frozenset(attributes | {f.id for f in called if isinstance(f, ast.Name)})
