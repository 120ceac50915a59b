"""What sources may say of their language and their address."""

from pathlib import Path

import pytest

from loaders import load
from tests.support.folders import source, write_folder


@pytest.mark.parametrize("code", ["en", "ar", "fa", "zh", "no"])
def test_a_language_is_a_code_of_iso_639_1(tmp_path: Path, code: str) -> None:
    data = load(write_folder(tmp_path, sources=source("sputnik-2024", language=code)))
    assert data.problems == ()
    assert list(data.sources["language"]) == [code]


@pytest.mark.parametrize("language", ["English", "EN", "eng", "sh", "xx", "en, fr", "en-GB"])
def test_another_word_for_a_language_is_an_error_with_what_to_write(tmp_path: Path, language: str) -> None:
    (problem,) = load(write_folder(tmp_path, sources=source("sputnik-2024", language=language))).errors
    assert f"'{language}' is not an ISO 639-1 code; write two small letters, such as en" in problem.message
    assert (problem.file, problem.line) == ("sources.yaml", 5)


@pytest.mark.parametrize(
    "url", ["https://example.org/a b", "https://example.org/a and b", "https://example.org/\u00a0"]
)
def test_a_web_address_with_a_space_is_an_error_with_what_to_write(tmp_path: Path, url: str) -> None:
    (problem,) = load(write_folder(tmp_path, sources=source("sputnik-2024", url=f'"{url}x"'))).errors
    assert "a web address has no spaces; copy it from a browser's address line, or write %20" in problem.message
    assert (problem.file, problem.severity) == ("sources.yaml", "error")
