"""The scripts of components: what makes nodes stands before each, and each part is a file of its own."""

from pathlib import Path

_NODES = Path(__file__).with_name("nodes.js")


def script(*files: Path) -> str:
    """The text of one script from these files, in their order, with the makers of nodes before them."""
    return "\n".join(file.read_text(encoding="utf-8") for file in (_NODES, *files))
