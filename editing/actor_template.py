"""The commented template of an actor's file."""

import re
import unicodedata
from dataclasses import asdict, dataclass, replace

from editing.yaml_fields import quoted
from loaders.dataset import Dataset
from loaders.models import TEXT_FORM
from loaders.vocabularies import Kind
from loaders.yaml_tree import parse

HEAD = """\
# yaml-language-server: $schema=../schemas/actor.schema.json
# {id}: the file's name is the actor's id. positions/README.md of the tracker explains every field.
name: {name}
# short_name: the name on charts, where the full one is long
# also_known_as: [another name, its capital]   # other names by which texts call it
kind: state            # state | group | organisation
# iso3: XYZ            # states only: ISO 3166 alpha-3 code
# member_of: [{group}]   # ids of the groups and organisations it belongs to; dated: [{group} since 2017-06-09]
# note: who is meant, where the name alone does not say

"""

POSITIONS = """\
# In date order. Take the '#' away from the lines below, fill them in, leave out what does not apply, and repeat for
# each position.
# positions:
#   - issue: {issue:<23} # an id of issues.yaml
#     stance: support                # strong_support | support | mixed | oppose | strong_oppose
#     form: statement                # statement | vote | signature | ratification | proposal
#     article: 6(2)                  # the provision of a text that it is about
#     date: 2019-07-08               # EDTF: 2019 | 2019-07 | 2019-07-08/2019-07-10 | ../2014-12-18 | 2019-07-08~
#     source: {source:<22} # an id of sources.yaml
#     locator: a page, a paragraph or a time code
#     quote: >-
#       5 to 40 words from the document, verbatim
#     translation: the quotation in English, where the document is in another language
#     translated_by: who translated it
#     speaker: person or office      # leave out where the document only relates
#     venue: where it was said
#     attribution: own               # own | reported | characterised
#     according_to: {actor:<16} # only with characterised: the id of the actor that says so
#     confidence: high               # of your reading: high | medium | low
#     note: why this reading, where it is a judgement call
"""


@dataclass(frozen=True, slots=True)
class Examples:
    """The ids that a template names: those of a folder, or in their place words that no folder has."""

    issue: str = "an-issue"
    source: str = "a-document"
    actor: str = "another-actor"
    group: str = "a-group"


PLACEHOLDERS = Examples()


def examples_in(data: Dataset) -> Examples:
    """Ids of the data, as far as it has some."""
    ids = {
        "issue": data.issues["issue"],
        "source": data.sources["source"],
        "actor": data.actors["actor"],
        "group": data.actors.loc[data.actors["kind"] != Kind.state, "actor"],
    }
    return replace(PLACEHOLDERS, **{name: str(some.iloc[0]) for name, some in ids.items() if len(some)})


def id_from_name(name: str) -> str:
    """An id for a name: its ASCII letters and digits in lower case, joined by hyphens. Raises ValueError for none."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    made = "-".join(re.findall(r"[a-z0-9]+", ascii_name.lower()))
    if not made:
        raise ValueError(f"no id can be made from '{name}'; give one with --id")
    return made


def actor_template(identifier: str, name: str, examples: Examples = PLACEHOLDERS) -> str:
    """The text of a new actor's file, which passes the check as it is. Raises ValueError for a name that cannot."""
    words = " ".join(name.split())
    text = (HEAD + POSITIONS).format(id=identifier, name=quoted(words), **asdict(examples))
    if not TEXT_FORM.search(words) or parse(text).faults:
        raise ValueError(f"'{words}' is no name: write it in letters, without control characters")
    return text
