"""What a card says of the evidence of a passage: its document, how it is checked, and what is in doubt."""

from collections.abc import Iterable, Sequence

from analysis.wording.display_text import legible
from analysis.wording.document_kinds import caution_on, kind_in_words
from analysis.wording.figures import ORDER_ASSUMED, VERIFIED, as_sentence, count, in_part, listed
from analysis.wording.joint_statements import is_joint, signatories
from analysis.wording.position_details import placed
from loaders.table_rows import JointRow, PositionRow, record_of
from views.shared.position_marks import Held, named
from views.shared.view import View

_CHECKED: dict[str, str] = {how: one for how, (one, _) in VERIFIED.items()}


def cautions(some: Iterable[Held]) -> list[str]:
    """What nobody may miss: words that are not in the document, and those that may be a program's."""
    return _distinct(words for held in some for words in _cautions(held))


def _cautions(held: Held) -> list[str]:
    words = caution_on(held.position, held.view)
    found = [f"{as_sentence(words)}."] if words else []
    if _checked(held) == "misquoted":
        found.append("These words were NOT FOUND in the document.")
    return [legible(one) for one in found]


def _checked(held: Held) -> str:
    return str(held.view.verification.table["how"].get(held.position.Index, "unverified"))


def source(some: Sequence[Held]) -> list[str]:
    """The document, who has signed it, and for each position its place in the files and how it is checked."""
    position, view = some[0].position, some[0].view
    texts = [" · ".join(_document_in_words(position, view))]
    if is_joint(position):
        names, record = signatories(position, view), record_of(view.data.joint, JointRow, "joint", position.joint)
        texts += [record.title, record.note] if record else []
        texts.append(f"All {len(names)} signatories: {listed(names)}. In counts of evidence it is one.")
    for held in some:
        texts.append(f"{held.position.file}:{held.position.line} · {_CHECKED[_checked(held)]}")
    return _distinct(legible(text) for text in texts if text)


def doubts(some: Sequence[Held]) -> list[str]:
    """An assumed order, low confidence and the note of each position, and for whom else the passage is coded."""
    texts = []
    for held in some:
        position, view = held.position, held.view
        about = f"{named(held, some)}: " if len(some) > 1 else ""
        if position.Index in view.shown.assumed_order:
            texts.append(f"{about}{ORDER_ASSUMED}")
        sure = f"Coded with {position.confidence} confidence. " if position.confidence != "high" else ""
        if position.note or sure:
            texts.append(f"{about}{sure}{position.note}")
    texts.append(_also_coded_for([held.position for held in some], some[0].view))
    return _distinct(legible(text) for text in texts if text)


def _also_coded_for(positions: Sequence[PositionRow], view: View) -> str:
    """For whom else the passage of the positions is coded, beside those who state them together; "" for nobody."""
    together = {actor for one in positions for actor in (one.actor, *view.signatories.get(one.joint, ()))}
    bearers = view.coverage.bearers.get(positions[0].passage, {})
    others = {actor: n for actor, n in bearers.items() if actor not in together}
    if not others:
        return ""
    words = [f"{view.names[actor]} ({count(n, 'issue')})" for actor, n in others.items()]
    return f"The same words are also coded for {listed(in_part(words))}. In counts of evidence it is one."


def _document_in_words(position: PositionRow, view: View) -> list[str]:
    """The document of a position with the place in it, what kind it is, and whose it is where it is another actor's."""
    document = view.documents[position.source]
    where = placed(f"{document.title} ({document.publisher})", position.locator)
    words = [part for part in (where, kind_in_words(document.kind)) if part]
    affiliation = document.affiliation
    if affiliation and affiliation != position.actor:
        words.append(f"a source of {view.names.get(affiliation, affiliation)}")
    return words


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
