"""Words that the end of a line cuts: `non-` above `binding` may be non-binding or nonbinding, and both are accepted."""

import re
from collections.abc import Iterator

from loaders.look_alikes import UNSEEN

_NO_SIGN = r"\s!-/:-@\[-`{-~\u2010-\u2027\u3001-\u3003"
_AND = "and|und|oder|och|eller|ou|y|o|e|и|или|або"
"""A hyphen before one of these stands for the end of another word, as in `pre- and post-trial`: no word is cut. Not
those that words end in, as `or`."""

_CUT = re.compile(
    rf"(?<=[^{_NO_SIGN}])[-\u2010\u2011\u00ad][ \t{UNSEEN}]*+\r?\n[\s{UNSEEN}]*+(?=[^{_NO_SIGN}])(?!(?:{_AND})\b)"
)
SOFT = "\u00ad"
"""A hyphen that is printed at the end of a line only. In the middle of a line nobody sees it, and who copies a text may
have one behind a word that is whole."""


def cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where words are cut: from the hyphen to the rest of the word on the next line."""
    return ((cut.start(), cut.end()) for cut in _CUT.finditer(text))
