"""What a position is where its file does not say so, and what need not be written."""

from loaders.file_names import joint_of
from loaders.models import JointPosition, Position
from loaders.vocabularies import Vocabulary


def usual_in(file: str) -> dict[str, str]:
    """By field, the word of a vocabulary that holds for a position in a file (its path) which leaves the field out."""
    model = JointPosition if joint_of(file) else Position
    defaults = {name: field.default for name, field in model.model_fields.items()}
    return {name: word.value for name, word in defaults.items() if isinstance(word, Vocabulary)}
