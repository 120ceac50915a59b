"""One thing has one name: actors by name, code and content, documents by their hash."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.data_files import Texts
from loaders.dataset import Dataset, build
from loaders.doubled_actors import name_key
from loaders.problems import Problem
from loaders.vocabularies import STATE_CODES
from tests.support.folders import actor, issue, position, source, texts


def load_texts(actors: dict[str, str], **lists: str) -> Dataset:
    return build(Texts(texts(actors, **lists), ()))


def errors_of(actors: dict[str, str], **lists: str) -> list[Problem]:
    return list(load_texts(actors, **lists).errors)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cuba", "CUBA"),
        ("Côte d'Ivoire", "Côte d’Ivoire"),
        ("Hawai'i", "Hawaiʻi"),
        ("Korea", "Ko\u200brea"),
        ("Korea", "Korea\ufe0f"),
        ("Cuba", "\u200eCuba"),
        ("São Tomé", unicodedata.normalize("NFD", "São Tomé")),
        ("Guinea-Bissau", "Guinea\u2011Bissau"),
        ("North Macedonia", "North\u00a0Macedonia"),
    ],
)
def test_an_actor_is_found_again_under_a_name_that_looks_the_same(one: str, other: str) -> None:
    data = load_texts({"first": actor(position(), name=f'"{one}"'), "another": actor(position(), name=f'"{other}"')})
    (found,) = data.errors
    assert (found.file, found.line) == ("actors/another.yaml", 1)
    assert "actors/first.yaml:1" in found.message
    assert set(data.actors["actor"]) == set(data.positions["actor"]) == {"first"}


@pytest.mark.parametrize(("one", "other"), [("Guinea", "Guyana"), ("Niger", "Nigeria"), ("Cuba", "Cubá")])
def test_names_that_only_resemble_each_other_are_two(one: str, other: str) -> None:
    assert not errors_of({"a": actor(name=one), "b": actor(name=other)})


@pytest.mark.parametrize("name", ["Capital City", "CAPITAL city", "Republic of Kenya", "Kenya", "kenya’s house"])
def test_another_name_that_two_actors_share_is_told_once_and_both_stay(name: str) -> None:
    kenya = actor(name="Republic of Kenya", short_name="Kenya", also_known_as='[Capital City, "Kenya\'s house"]')
    data = load_texts({"kenya": kenya, "peru": actor(name="Peru", also_known_as=f"[Lima, {name}]")})
    (found,) = data.problems
    assert (found.severity, found.file, found.line, found.excerpt) == (
        "warning", "actors/peru.yaml", 3, f"also_known_as: [Lima, {name}]"
    )  # fmt: skip
    assert found.message.startswith(f"'{name}' is also a name of the actor in actors/kenya.yaml")
    assert set(data.actors["actor"]) == {"kenya", "peru"}


def test_a_name_or_a_term_that_stands_twice_in_its_list_is_told_where_it_does() -> None:
    lists = {"issues": issue("a", terms="[word, a phrase]") + issue("b", terms="[word, x, A Phrase, Word]")}
    data = load_texts({"peru": actor(name="Peru", also_known_as="[Lima, peru, LIMA]")}, **lists)
    assert [(one.severity, one.file, one.message) for one in data.problems] == [
        ("warning", "actors/peru.yaml", "'LIMA' stands twice in 'also_known_as'"),
        ("warning", "issues.yaml", "'Word' stands twice in 'terms'"),
    ]


def test_one_code_in_two_files_names_both_and_their_lines() -> None:
    (found,) = errors_of(
        {"czechia": actor(name="Czechia", iso3="CZE"), "czech-republic": actor(name="Czech Republic", iso3="CZE")}
    )
    assert (found.file, found.line) == ("actors/czech-republic.yaml", 3)
    assert "'CZE'" in found.message
    assert "actors/czechia.yaml:3" in found.message


@pytest.mark.parametrize("copy", ["cuba-2", "copy-of-cuba", "kuba1"])
def test_a_copied_file_is_called_the_copy_and_its_positions_count_once(copy: str) -> None:
    text = actor(position(), name="Cuba", iso3="CUB")
    data = load_texts({copy: text.replace("\n", "\r\n"), "cuba": text})
    (found,) = data.errors
    assert found.file == f"actors/{copy}.yaml"
    assert "copy of actors/cuba.yaml:1" in found.message
    assert list(data.positions["actor"]) == ["cuba"]


def test_an_earlier_text_stands_in_for_one_that_takes_anothers_name() -> None:
    before = texts({"a": actor(name="Alpha"), "b": actor(position(), name="Beta")})
    now = {**before, "actors/b.yaml": before["actors/b.yaml"].replace("Beta", "ALPHA")}
    data = build(Texts(now, ()), before)
    assert data.stale == ("actors/b.yaml",)
    assert list(data.positions["actor"]) == ["b"]


@pytest.mark.parametrize("code", ["XYZ", "QQQ", "EUE", "UKK"])
def test_a_code_that_no_state_has_is_an_error(code: str) -> None:
    (found,) = errors_of({"a": actor(iso3=code)})
    assert f"no state has the code '{code}'" in found.message
    assert (found.file, found.line) == ("actors/a.yaml", 3)


@pytest.mark.parametrize("code", ["RUS", "SXM", "XKX", "SUN", "YUG"])
def test_codes_of_states_that_were_or_that_iso_leaves_out_are_taken(code: str) -> None:
    assert not errors_of({"a": actor(iso3=code)})


def test_every_assigned_code_is_known() -> None:
    assert len(STATE_CODES) == 249 + 15 + 1


def test_one_document_under_two_ids_is_an_error_that_names_both() -> None:
    (found,) = errors_of({}, sources=source("report", sha256="a" * 64) + source("report-again", sha256="a" * 64))
    assert found.file == "sources.yaml"
    assert "'report' on line 1" in found.message
    assert "'report-again'" in found.message


@given(st.text(min_size=1))
def test_the_key_of_a_name_is_the_same_however_its_accents_are_made(name: str) -> None:
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(unicodedata.normalize("NFC", name))


@given(st.text("abcdé 'ñ", min_size=1), st.lists(st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\u200e")))
def test_signs_that_nobody_sees_make_no_other_name(name: str, unseen: list[str]) -> None:
    sprinkled = "".join(letter + sign for letter, sign in zip(name, [*unseen, *[""] * len(name)], strict=False))
    assert name_key(sprinkled) == name_key(name)
