"""What the Edit page remembers in the tab of a browser: the drafts, and which is open.

It is one value, which changes only by being replaced. The choices that the URL holds, such as the actor, stand there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from editing.saves import Version
from views.pages.edit.draft_keys import DraftKey, PositionKey

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """The version that the draft began from (None where there is none), the fields then and now.

    `number` tells it from every other draft of the tab, also from an earlier one of the same thing. `line` is where its
    position stands in that version (0: nowhere), also if it stands elsewhere by now.
    """

    number: int
    version: Version | None
    first: Fields
    fields: Fields
    line: int = 0

    @property
    def is_changed(self) -> bool:
        """Whether anything would be lost with it."""
        return dict(self.first) != dict(self.fields)


@dataclass(frozen=True, slots=True)
class EditState:
    """All that the page remembers. `opened` is the draft whose fields are on the page, `begun` counts the drafts.

    `is_just_opened` is whether another was open, or none, when the run began.
    """

    drafts: Mapping[DraftKey, Draft] = field(default_factory=dict)
    opened: DraftKey | None = None
    is_just_opened: bool = False
    begun: int = 0

    @property
    def changed(self) -> dict[DraftKey, Draft]:
        """The drafts in which something is typed."""
        return {key: draft for key, draft in self.drafts.items() if draft.is_changed}

    def in_file(self, name: str) -> dict[PositionKey, Draft]:
        """The drafts of positions in a file, the open one among them also where nothing is typed yet."""
        return {key: one for key, one in self.drafts.items() if isinstance(key, PositionKey) and key.file == name}

    def with_draft(self, key: DraftKey, draft: Draft) -> "EditState":
        """The state with this draft in the place of what it had of the key."""
        return replace(self, drafts={**self.drafts, key: draft})

    def without(self, *keys: DraftKey) -> "EditState":
        """The state without these drafts: what they are of opens anew."""
        left = {key: draft for key, draft in self.drafts.items() if key not in keys}
        return replace(self, drafts=left, opened=None if self.opened in keys else self.opened)

    def with_moved(self, moves: Mapping[PositionKey, PositionKey]) -> "EditState":
        """The state after positions have moved, all at once, so that two can change places."""
        moved = self.without(*moves)
        for old, new in moves.items():
            moved = moved.with_draft(new, self.drafts[old])
        opened = moves.get(self.opened, self.opened) if isinstance(self.opened, PositionKey) else self.opened
        return replace(moved, opened=opened)
