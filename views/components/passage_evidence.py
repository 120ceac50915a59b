"""What a card says of the evidence of a passage: its document, how it is checked, and what is in doubt."""

from collections.abc import Iterable, Sequence

from analysis.wording import evidence
from analysis.wording.display_text import legible
from analysis.wording.document_kinds import caution_on
from analysis.wording.figures import as_sentence, count, in_part, listed
from analysis.wording.joint_statements import signatories
from documents.quotation_check import How
from loaders.table_rows import PositionRow
from views.shared.position_marks import Held, named
from views.shared.view import View


def cautions(some: Iterable[Held]) -> list[str]:
    """What nobody may miss: words that are not in the document, and those that may be a program's."""
    return _distinct(words for held in some for words in _cautions(held))


def _cautions(held: Held) -> list[str]:
    words = caution_on(held.position, held.view)
    found = [f"{as_sentence(words)}."] if words else []
    if _checked(held) == "misquoted":
        found.append("These words were NOT FOUND in the document.")
    return [legible(one) for one in found]


def _checked(held: Held) -> How:
    how: How = held.view.verification.table["how"].get(held.position.Index, "unverified")
    return how


def source(some: Sequence[Held]) -> list[str]:
    """The document, who has signed it, and for each position its place in the files and how it is checked."""
    position, view = some[0].position, some[0].view
    document = [evidence.document_in_brief(position, view), *evidence.sort_of_document(position, view)]
    texts = [" · ".join(document)]
    if joint := evidence.joint_record(position, view):
        texts += [joint.title, joint.note, evidence.all_who_sign(signatories(position, view))]
    for held in some:
        texts.append(f"{held.position.file}:{held.position.line} · {evidence.checked(_checked(held))}")
    return _distinct(legible(text) for text in texts if text)


def doubts(some: Sequence[Held]) -> list[str]:
    """An assumed order, low confidence and the note of each position, and for whom else the passage is coded."""
    texts = []
    for held in some:
        position, view = held.position, held.view
        about = f"{named(held, some)}: " if len(some) > 1 else ""
        coded = " ".join(filter(None, (evidence.confidence_in_words(position), position.note)))
        texts += [f"{about}{words}" for words in (evidence.order_in_doubt(position, view), coded) if words]
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
    return f"The same words are also coded for {listed(in_part(words))}. {evidence.COUNTS_ONCE}"


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
