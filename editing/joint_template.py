"""The commented template of a joint statement's file."""

from collections.abc import Sequence
from dataclasses import asdict

from editing.actor_template import PLACEHOLDERS, POSITIONS, Examples
from editing.yaml_fields import field_lines
from loaders.models import TEXT_FORM, check_id
from loaders.yaml_tree import parse

HEAD = """\
# yaml-language-server: $schema=../schemas/joint.schema.json
# {id}: the file's name is the joint statement's id. positions/README.md explains every field.
{title}
{actors}
# note: what a reader should know of it

"""


def joint_template(identifier: str, title: str, actors: Sequence[str], examples: Examples = PLACEHOLDERS) -> str:
    """The text of a new joint statement's file, which passes the check as it is where its actors are there.

    Raises ValueError for an id, a title or signatories that cannot be.
    """
    words, ids = " ".join(title.split()), [check_id(actor.strip()) for actor in actors if actor.strip()]
    if not TEXT_FORM.search(words):
        raise ValueError(f"'{words}' is no title: write it in letters, without control characters")
    if len(ids) < 2 or len(set(ids)) < len(ids):
        raise ValueError("name the ids of two actors or more, each once: what one says alone goes into its own file")
    text = HEAD.format(
        id=check_id(identifier),
        title="\n".join(field_lines("title", words, 0)),
        actors="\n".join(field_lines("actors", ids, 0)),
    )
    text += POSITIONS.format(**asdict(examples))
    if parse(text).faults:
        raise ValueError(f"'{words}' is no title: write it in letters, without control characters")
    return text
