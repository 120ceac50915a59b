"""The first files of a positions folder: only the title counts, all else is commented out and names no other ids."""

from dataclasses import asdict

from editing.actor_template import HEAD, PLACEHOLDERS, POSITIONS
from editing.yaml_fields import quoted
from loaders.models import TEXT_FORM
from loaders.vocabularies import CodingStatus, EventKind, RuleBase, RuleKind, SourceKind
from loaders.yaml_tree import parse

IGNORED = """\
# The documents are not part of the data: whoever may have them puts them there.
documents/
"""

NEGOTIATION = """\
# yaml-language-server: $schema=schemas/negotiation.schema.json
# What is negotiated. positions/README.md of the tracker explains every field.
title: {title}
# about: what it is about, in a sentence or two

# The parts that issues are grouped by, in the order of charts, if there are some. Take the '#' away from the lines
# below, fill them in, and repeat for each track.
# tracks:
#   - id: a-track
#     title: the name on charts
#     about: what belongs to it

# How the room decides, the usual rule first, and who decides.
# rules:
#   - id: a-rule
#     title: the name on pages
#     kind: two-thirds           # {rules}
#     of: present-and-voting     # {bases}; none with consensus
#     provision: the provision on which it rests, such as a symbol and a paragraph
# electorates:
#   - id: a-room
#     title: the name on pages
#     members: [{actor}]   # or 'group: a-group' for its members, or neither for all states
#     size: 193                  # how many it has in all, where some have no file here
"""

ISSUES = """\
# yaml-language-server: $schema=schemas/issues.schema.json
# The codebook: what is negotiated, each issue one proposition that an actor can support or oppose.
# Take the '#' away from the lines below, fill them in, and repeat for each issue.
# - id: {issue}
#   title: the name on charts
#   proposition: one sentence that an actor can support or oppose
#   support_means: what a supporter wants, in words
#   oppose_means: what an opponent wants, in words
#   track: a-track                   # an id of negotiation.yaml; leave it out where there are no tracks
#   contested: true                  # false where nobody opposes it
#   terms: [a word, a short phrase]  # in which texts speak of it
"""

SOURCES = """\
# yaml-language-server: $schema=schemas/sources.schema.json
# The registered documents. `tracker register FILE` and the page Edit write an entry, with the hash of the file.
# By hand: put the file into documents/, take the '#' away from the lines below, and fill them in.
# - id: {source}
#   title: the document's title
#   kind: official-statement         # {kinds}
#   author: who wrote it             # leave out where that is the publisher
#   publisher: who published it
#   published: 2019-07-08            # EDTF, as the dates of positions
#   language: en                     # an ISO 639-1 code
#   url: https://example.org/        # where it was published
#   archived: https://example.org/   # where an archive keeps a copy
#   retrieved: 2024-01-31            # when it was taken from its address
#   licence: the terms under which its text may be used
#   affiliation: {actor}       # the id of the actor whose state or organ publishes it
#   sha256: {sha256}
#   file: the name of its file in documents
#   excerpt: false                   # true where the file holds only a part of the document
#   status: to-code                  # {statuses}
#   note: what a reader should know of the document
"""

EVENTS = """\
# yaml-language-server: $schema=schemas/events.schema.json
# Milestones of the process, oldest first, which stand on time charts.
# Take the '#' away from the lines below, fill them in, and repeat for each milestone.
# - date: 2019-07-08
#   title: a few words that name it
#   kind: meeting                    # {events}
#   source: {source}
#   quote: 5 to 40 words from the document that support it
"""

CITATION = """\
# How these data are cited, as GitHub, Zenodo and Zotero read it (citation-file-format.github.io). They ask for authors:
# take the '#' away from the lines that you fill in.
cff-version: 1.2.0
message: If you use these data, please cite them with the version that the tracker names.
type: dataset
title: {title}
# authors:
#   - family-names: who coded
#     given-names: the positions
# version: the first letters of the hash that briefings name
# date-released: 2024-03-29
# license: CC-BY-4.0               # an identifier of SPDX; of your coding, not of the documents
# url: https://example.org/        # where the data is kept
# doi: 10.5281/zenodo.1234567
"""

ACTOR = """\
# yaml-language-server: $schema=../schemas/actor.schema.json
# How an actor's file begins. `tracker new actor NAME` and the page Edit write one; or save a copy of this file here as
# <id>.yaml, and take the '#' away from the lines that you fill in. The file's name is the actor's id.
"""

JOINT = """\
# yaml-language-server: $schema=../schemas/joint.schema.json
# One text that several actors make together. Save a copy of this file here as <id>.yaml, and take the '#' away from the
# lines that you fill in. The file's name is the statement's id.
# title: what it is called
# actors: [{actor}, {group}]   # the ids of all who make it
# note: what a reader should know of it
"""


def folder_template(title: str) -> dict[str, str]:
    """The text of each file by its path below the folder, which passes the check. Raises ValueError for no title."""
    words = " ".join(title.split())
    files = {
        ".gitignore": IGNORED,
        "negotiation.yaml": NEGOTIATION,
        "issues.yaml": ISSUES,
        "sources.yaml": SOURCES,
        "events.yaml": EVENTS,
        "CITATION.cff": CITATION,
        "actors/template.txt": ACTOR + _commented(HEAD.split("\n", 2)[2] + POSITIONS),
        "joint/template.txt": JOINT + POSITIONS,
    }
    said = {
        **asdict(PLACEHOLDERS),
        "title": quoted(words),
        "name": "the full name",
        "sha256": "0" * 64,
        "kinds": " | ".join(SourceKind),
        "statuses": " | ".join(CodingStatus),
        "events": " | ".join(EventKind),
        "rules": " | ".join(RuleKind),
        "bases": " | ".join(RuleBase),
    }
    texts = {name: text.format(**said) for name, text in files.items()}
    if not TEXT_FORM.search(words) or parse(texts["negotiation.yaml"]).faults:
        raise ValueError(f"'{words}' is no title: write it in letters, without control characters")
    return texts


def _commented(text: str) -> str:
    return "".join(line if line.startswith(("#", "\n")) else f"# {line}" for line in text.splitlines(keepends=True))
