"""The one module that writes into a positions folder."""

from pathlib import Path

from loaders.models import check_id
from loaders.template import actor_template


def write_new_actor(folder: Path, identifier: str, name: str) -> Path:
    """Write actors/<identifier>.yaml from the template.

    Raises ValueError for a bad id or name, FileExistsError where the actor exists and OSError where writing fails.
    """
    path = folder / "actors" / f"{check_id(identifier)}.yaml"
    text = actor_template(identifier, name)
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
