"""What a position is beside its stance, in words: a deed, on which provision, where in its document, and in English."""

from analysis.wording.figures import date_in_words
from loaders.table_rows import PositionRow, SourceRow
from loaders.vocabularies import DEEDS, Form


def deed_in_words(position: PositionRow) -> str:
    """A vote on 6(2) -> "vote on article 6(2)"; "on article 6(2)" for a statement, "" for one on no provision."""
    form = Form(position.form).words if position.form in DEEDS else ""
    return " ".join(part for part in (form, _on(position.article)) if part)


def _on(article: str) -> str:
    """6(2) -> "on article 6(2)"; preamble -> "on preamble"."""
    if not article:
        return ""
    return f"on article {article}" if article[0].isdigit() else f"on {article}"


def placed(words: str, locator: str) -> str:
    """The document in words, with the place in it where that is known."""
    return f"{words}, {locator}" if locator else words


def as_cited(author: str, title: str, publisher: str, published: str, place: str) -> str:
    """A document as it is cited: author, title, publisher, date, and the place in it; "" for what is not known."""
    by = f"{author}: " if author else ""
    return placed(f"{by}{title} ({publisher}, {published})", place)


def document_in_words(position: PositionRow, source: SourceRow) -> str:
    """The document of a position as it is cited, with the place of the quotation."""
    return as_cited(source.author, source.title, source.publisher, date_in_words(source.published), position.locator)


def translation_in_words(position: PositionRow) -> str:
    """The translation of a quotation with what is to be known of it; "" where there is none."""
    return f"“{position.translation}”, {translation_mark(position)}" if position.translation else ""


def translation_mark(position: PositionRow) -> str:
    """What stands beside the translation of a quotation, of which nobody but its translator has checked a word."""
    by = f" by {position.translated_by}" if position.translated_by else ""
    return f"translation{by} (not verified; only the original is)"
