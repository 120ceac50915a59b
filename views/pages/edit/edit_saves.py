"""Saves from the Edit page, which drafts follow."""

from collections.abc import Mapping

from editing.saves import Version
from loaders.settings import positions_folder
from views.pages.edit import drafts
from views.pages.edit.draft_keys import DraftKey
from views.saving import save_outcome


def give_up(key: DraftKey) -> None:
    """Discard a draft, with what was said of it."""
    save_outcome.forget_refusal()
    drafts.discard(key)


def attempt(name: str, text: str | None, before: str | None, expect: str | None, of: DraftKey | None = None) -> bool:
    """`save_outcome.attempt` in the positions folder; drafts in which nothing is typed open anew."""
    saved = save_outcome.attempt(positions_folder(), name, text, before, expect, of)
    if saved:
        drafts.discard_untouched()
    return saved


def attempt_all(texts: Mapping[Version, str]) -> None:
    """`save_outcome.attempt_all` in the positions folder; drafts in which nothing is typed open anew."""
    if save_outcome.attempt_all(positions_folder(), texts):
        drafts.discard_untouched()


def take_back() -> None:
    """Undo the last save of this session; drafts in which nothing is typed open anew."""
    if save_outcome.take_back():
        drafts.discard_untouched()
