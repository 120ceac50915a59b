"""The commented template of an actor's file."""

import re
import unicodedata

from loaders.models import TEXT_FORM
from loaders.yaml_tree import parse

TEMPLATE = """\
# yaml-language-server: $schema=../schemas/actor.schema.json
# {id}: the file's name is the actor's id. positions/README.md explains every field.
name: {name}
# short_name: the name on charts, where the full one is long
kind: state            # state | group | organisation
# iso3: XYZ            # states only: ISO 3166 alpha-3 code
# member_of: [sco]     # ids of the groups and organisations it belongs to; dated: [sco since 2017-06-09]
# note: who is meant, where the name alone does not say

# In date order. Take the '#' away from the lines below, fill them in, and repeat for each position.
# positions:
#   - issue: un-convention           # an id of issues.yaml
#     stance: support                # strong_support | support | mixed | oppose | strong_oppose
#     date: 2019-07-08               # EDTF: 2019 | 2019-07 | 2019-07-08/2019-07-10 | ../2014-12-18 | 2019-07-08~
#     source: sputnik-2024           # an id of sources.yaml
#     quote: >-
#       5 to 40 words from the document, verbatim
#     speaker: person or office      # leave out where the document only relates
#     venue: where it was said
#     attribution: own               # own | reported | characterised
#     according_to: russia           # only with characterised: the id of the actor that says so
#     confidence: high               # of your reading: high | medium | low
#     note: why this reading, where it is a judgement call
"""


def id_from_name(name: str) -> str:
    """An id for a name: its ASCII letters and digits in lower case, joined by hyphens. Raises ValueError for none."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    made = "-".join(re.findall(r"[a-z0-9]+", ascii_name.lower()))
    if not made:
        raise ValueError(f"no id can be made from '{name}'; give one with --id")
    return made


def actor_template(identifier: str, name: str) -> str:
    """The text of a new actor's file, which passes the check as it is. Raises ValueError for a name that cannot."""
    words = " ".join(name.split())
    text = TEMPLATE.format(id=identifier, name="'" + words.replace("'", "''") + "'")
    if not TEXT_FORM.search(words) or parse(text).faults:
        raise ValueError(f"'{words}' is no name: write it in letters, without control characters")
    return text
