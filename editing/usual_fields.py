"""What a position is where its file does not say so, and what need not be written."""

from collections.abc import Mapping
from functools import cache

from loaders.file_names import joint_of
from loaders.models import JointPosition, Position
from loaders.vocabularies import Vocabulary


def usual_in(file: str) -> Mapping[str, str]:
    """By field, the word of a vocabulary that holds for a position in a file (its path) which leaves the field out."""
    return _usual(JointPosition if joint_of(file) else Position)


# asked for every row of a spreadsheet
@cache
def _usual(model: type[Position]) -> Mapping[str, str]:
    defaults = {name: field.default for name, field in model.model_fields.items()}
    return {name: word.value for name, word in defaults.items() if isinstance(word, Vocabulary)}
