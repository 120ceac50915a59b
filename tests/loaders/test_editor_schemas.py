"""The schemas for editors: current, taking what the check takes, refusing what it refuses."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from commands.__main__ import main
from editing.actor_template import actor_template
from loaders import load
from loaders.dates import parse_date
from loaders.editor_schemas import DATE_FORM, schemas
from loaders.folder_check import check_texts
from tests.support.folders import (
    QUOTE,
    ROOT,
    actor,
    electorate,
    event,
    issue,
    joint,
    negotiation,
    position,
    rule,
    source,
    texts,
    write_folder,
)

FOLDER = ROOT / "positions"
LISTS = ("issues", "sources", "events")
FILES = sorted(FOLDER.rglob("*.yaml"))


class Editor(yaml.SafeLoader):
    """Scalars as an editor types them: YAML 1.2 has numbers, truth values and null, and no dates."""


Editor.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in found if not tag.endswith(":timestamp")]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def complaints(folder: Path, name: str, text: str) -> list[str]:
    """What the schema of a folder has against the text of a file."""
    kind = {"actors": "actor", "joint": "joint"}.get(name.partition("/")[0], name.removesuffix(".yaml"))
    schema = json.loads(schemas(load(folder))[f"schemas/{kind}.schema.json"])
    Draft7Validator.check_schema(schema)
    return [error.message for error in Draft7Validator(schema).iter_errors(yaml.load(text, Editor))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lists = {"issues": issue("broad-offences") + issue("2019"), "sources": source("sputnik-2024"), "events": event()}
    return write_folder(tmp_path_factory.mktemp("folder"), {"cuba": actor(), "true": actor()}, **lists)


def test_the_schemas_of_the_default_data_are_kept_and_current() -> None:
    kept = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.glob("schemas/*")}
    assert kept == schemas(load(FOLDER))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_default_file_names_its_schema_and_is_what_it_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    schema = json.loads((path.parent / named).read_text(encoding="utf-8"))
    assert list(Draft7Validator(schema).iter_errors(yaml.load(text, Editor))) == []


@pytest.mark.parametrize(
    "text",
    [
        actor_template("kenya", "Kenya"),
        actor(name="2019"),
        actor(name="no", short_name="true", note="1.5", positions=""),
        actor(member_of="[cuba, true]"),
        actor(also_known_as="[A Capital, 12, true, 'a ~ b', \"Republic, the\"]"),
        actor(also_known_as=""),
        actor(iso3="CUB", note=""),
        actor(iso3="", short_name='""'),
        actor(iso3="' '", name='"null"', note="a ~ b"),
        actor(iso3="' CUB '"),
        actor(position(issue="2019", date="2019", speaker="12", venue="")),
        actor(position(date="2019-07-08/2019-07-10", quote=f">-\n      {QUOTE}")),
        actor(position(attribution="characterised", according_to="true")),
    ],
)
def test_what_the_check_takes_the_schema_takes(folder: Path, text: str) -> None:
    lists = {name: (folder / f"{name}.yaml").read_text() for name in ("issues", "sources")}
    others = {"cuba": actor(short_name="One"), "true": actor(short_name="Two")}
    assert check_texts(texts({**others, "kenya": text}, **lists)).problems == []
    assert complaints(folder, "actors/kenya.yaml", text) == []


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("actors/kenya.yaml", actor(colour="red"), "colour"),
        ("actors/kenya.yaml", actor(name=None), "name"),
        ("actors/kenya.yaml", actor(name="' '"), r"[^\\s~]"),
        ("actors/kenya.yaml", actor(name="[a, b]"), "should not be valid"),
        ("actors/kenya.yaml", actor(name="~"), "should not be valid"),
        ("actors/kenya.yaml", actor(name="'~'"), "~"),
        ("actors/kenya.yaml", actor(position(speaker="'~'")), "~"),
        ("actors/kenya.yaml", actor(kind="country"), "country"),
        ("actors/kenya.yaml", actor(kind="group", iso3="KEN"), "KEN"),
        ("actors/kenya.yaml", actor(iso3="Ken"), "Ken"),
        ("actors/kenya.yaml", actor(iso3="123"), "123"),
        ("actors/kenya.yaml", actor(iso3="1.5"), "1.5"),
        ("actors/kenya.yaml", actor(iso3="true"), "True"),
        ("actors/kenya.yaml", actor(iso3="[CUB]"), "CUB"),
        ("actors/kenya.yaml", actor(member_of="cuba"), "array"),
        ("actors/kenya.yaml", actor(also_known_as="a name"), "array"),
        ("actors/kenya.yaml", actor(also_known_as="['a; b']"), "a; b"),
        ("actors/kenya.yaml", actor(also_known_as="['']"), "[^;]"),
        ("actors/kenya.yaml", actor(also_known_as="[[a]]"), "should not be valid"),
        ("issues.yaml", issue("x", terms="['~']"), "~"),
        ("actors/kenya.yaml", actor(member_of="[cuba, atlantis]"), "atlantis"),
        ("actors/kenya.yaml", actor(position(stance="suport")), "suport"),
        ("actors/kenya.yaml", actor(position(issue="broad-offenses")), "broad-offenses"),
        ("actors/kenya.yaml", actor(position(source="sputnik")), "sputnik"),
        ("actors/kenya.yaml", actor(position(quote=None)), "quote"),
        ("actors/kenya.yaml", actor(position(quote="")), "string"),
        ("actors/kenya.yaml", actor(position(quote="only-one-word-here")), "only-one-word-here"),
        ("actors/kenya.yaml", actor(position(quote="word " * 41)), "word word"),
        ("actors/kenya.yaml", actor(position(date="08.07.2019")), "08.07.2019"),
        ("actors/kenya.yaml", actor(position(attribution="characterised")), "according_to"),
        ("actors/kenya.yaml", actor(position(according_to="cuba")), "cuba"),
        ("actors/kenya.yaml", actor(position(confidence="certain")), "certain"),
        ("issues.yaml", issue("Broad Offences"), "Broad Offences"),
        ("issues.yaml", issue("1.5"), "1.5"),
        ("issues.yaml", issue("-12"), "-12"),
        ("issues.yaml", issue(".inf"), "inf"),
        ("issues.yaml", issue("x", title="~"), "should not be valid"),
        ("issues.yaml", issue("x", track="Crime"), "Crime"),
        ("issues.yaml", issue("x", contested="perhaps"), "boolean"),
        ("sources.yaml", source("x", sha256="abc"), "abc"),
        ("sources.yaml", source("x", sha256="12"), "12"),
        ("sources.yaml", source("x", sha256="true"), "True"),
        ("sources.yaml", source("1.5"), "1.5"),
        ("sources.yaml", source("x", affiliation="atlantis"), "atlantis"),
        ("actors/kenya.yaml", actor(position(form="speech")), "speech"),
        ("actors/kenya.yaml", actor(position(translated_by="A. Person")), "translation"),
        ("joint/a.yaml", joint("[cuba, atlantis]"), "atlantis"),
        ("joint/a.yaml", joint("[cuba]"), "too short"),
        ("joint/a.yaml", joint("[cuba, cuba]"), "non-unique"),
        ("joint/a.yaml", "title: x\n", "actors"),
        ("joint/a.yaml", joint("[cuba, 'true']", position(attribution="characterised")), "according_to"),
        ("negotiation.yaml", "tracks: [crime]\n", "crime"),
        ("negotiation.yaml", negotiation("Crime"), "Crime"),
        ("negotiation.yaml", "name: x\n", "name"),
        ("negotiation.yaml", rule(kind="unanimity"), "unanimity"),
        ("negotiation.yaml", rule(provision=None), "provision"),
        ("negotiation.yaml", rule(kind="consensus", of="all-members"), "all-members"),
        ("negotiation.yaml", electorate(members="[cuba, atlantis]"), "atlantis"),
        ("negotiation.yaml", electorate(members="[cuba, cuba]"), "non-unique"),
        ("negotiation.yaml", electorate(members="[cuba]", group="cuba"), "expected to be empty"),
        ("negotiation.yaml", electorate(size="many"), "many"),
        ("sources.yaml", source("x", kind="blog"), "blog"),
        ("sources.yaml", source("x", status="done"), "done"),
        ("sources.yaml", source("x", excerpt="some"), "boolean"),
        ("sources.yaml", source("x", archived="a b"), "a b"),
        ("sources.yaml", source("x", retrieved="soon"), "soon"),
        ("events.yaml", event(kind="party"), "party"),
        ("events.yaml", "name: x\n", "array"),
        ("events.yaml", "---\n", "array"),
        ("events.yaml", "- - x\n", "object"),
        ("actors/kenya.yaml", "- name: x\n", "object"),
        ("actors/kenya.yaml", "---\n", "object"),
    ],
)
def test_what_the_check_refuses_the_schema_refuses(folder: Path, name: str, text: str, word: str) -> None:
    lists = {name: (folder / f"{name}.yaml").read_text() for name in ("issues", "sources")}
    given = texts({"cuba": actor(short_name="One"), "true": actor(short_name="Two")}, **lists)
    assert [p for p in check_texts({**given, name: text}).problems if p.severity == "error" and p.file == name]
    found = complaints(folder, name, text)
    assert any(word in message for message in found), found


QUOTED: dict[str, tuple[str, Callable[[str], str]]] = {
    "name": ("actors/kenya.yaml", lambda text: actor(name=text)),
    "short_name": ("actors/kenya.yaml", lambda text: actor(short_name=text)),
    "iso3": ("actors/kenya.yaml", lambda text: actor(iso3=text)),
    "venue": ("actors/kenya.yaml", lambda text: actor(position(venue=text))),
    "proposition": ("issues.yaml", lambda text: issue("x", proposition=text)),
    "issue": ("issues.yaml", issue),
    "source": ("sources.yaml", lambda text: source("x", id=text, sha256="ab" * 32)),
    "sha256": ("sources.yaml", lambda text: source("x", sha256=text)),
}
"""Fields that take texts of some form, with the file that has one of them in quotation marks."""


@pytest.fixture(scope="module")
def marked(folder: Path) -> Callable[[str, str], bool]:
    """Whether the schema of the folder for a kind of file has anything against a text."""
    found = schemas(load(folder))
    known = {kind: Draft7Validator(json.loads(found[f"schemas/{kind}.schema.json"])) for kind in ("actor", *LISTS)}
    return lambda kind, text: not known[kind].is_valid(yaml.load(text, Editor))


@given(
    st.sampled_from(sorted(QUOTED)),
    st.text("aZ0~ -é中", max_size=4) | st.from_regex(r"[A-Z]{3}|[a-z0-9]+(-[a-z]+)?|[0-9a-f]{64}", fullmatch=True),
)
def test_of_a_quoted_text_the_check_and_the_schema_say_the_same(
    marked: Callable[[str, str], bool], field: str, given_text: str
) -> None:
    name, write = QUOTED[field]
    text = write(f"'{given_text}'")
    found = check_texts(texts({"kenya": actor()}) | {name: text}).problems
    refused = any(p.severity == "error" and p.file == name for p in found)
    assert marked("actor" if name.startswith("actors/") else name.removesuffix(".yaml"), text) == refused


bounds = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: str(day)[:4]),
    st.from_regex(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", fullmatch=True),
    st.sampled_from(
        ["..", "", "0000", "2019-21", "19", "2019-7-8", "2019/07/08", "July 2019", "08.07.2019", "2019-02-30"]
    ),
)
written = st.builds(
    lambda ends, about: "/".join(ends) + about,
    st.lists(bounds, min_size=1, max_size=3),
    st.sampled_from(["", "~", "?"]),
)


@given(written)
def test_the_pattern_of_dates_takes_every_date_and_hardly_anything_else(text: str) -> None:
    taken = not list(Draft7Validator({"pattern": DATE_FORM}).iter_errors(text))
    try:
        parse_date(text)
        wrong = ""
    except ValueError as error:
        wrong = str(error)
    beyond = "-02-29" in text or "ends before" in wrong
    assert taken == (not wrong) or (taken and beyond), wrong


def test_empty_lists_of_ids_leave_any_id(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    assert complaints(tmp_path, "actors/kenya.yaml", actor(position())) == []
    assert complaints(tmp_path, "actors/kenya.yaml", actor(position(issue="Not An Id")))


def test_ids_are_listed_with_their_titles_and_words_with_their_meanings(folder: Path) -> None:
    schema: Any = json.loads(schemas(load(folder))["schemas/actor.schema.json"])
    fields = schema["properties"]["positions"]["items"]["properties"]
    assert dict(zip(fields["source"]["enum"], fields["source"]["enumDescriptions"], strict=True)) == {
        "sputnik-2024": "A document"
    }
    assert fields["issue"]["enum"] == ["2019", 2019, "broad-offences"]
    assert fields["issue"]["enumDescriptions"][-1] == "A title: Something should be done"
    assert all(len(field["enum"]) == len(field["enumDescriptions"]) for field in fields.values() if "enum" in field)
    assert fields["confidence"]["enumDescriptions"][0] == "another coder would read it the same way"
    assert all(field["description"] for field in fields.values())


def test_schemas_are_written_once_and_the_check_says_when_they_are_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_folder(tmp_path / "room", {"cuba": actor()})
    assert main(["check", "room"]) == 0
    assert "0 warnings" in capsys.readouterr().out
    assert main(["schema", "room"]) == 0
    names = [
        f"room/schemas/{name}.schema.json" for name in ("negotiation", "joint", "actor", "issues", "sources", "events")
    ]
    assert capsys.readouterr().out.splitlines() == names
    stamps = {name: Path(name).stat().st_mtime_ns for name in names}
    assert main(["schema", "room"]) == 0
    assert capsys.readouterr().out == "the schemas are current\n"
    assert {name: Path(name).stat().st_mtime_ns for name in names} == stamps
    assert sorted(path.name for path in (folder / "schemas").iterdir()) == sorted(Path(name).name for name in names)
    for name in names:
        Path(name).write_bytes(Path(name).read_bytes().replace(b"\n", b"\r\n"))
    assert main(["schema", "room"]) == 0
    assert capsys.readouterr().out == "the schemas are current\n"
    write_folder(folder, sources=source("sputnik-2024", title="Another title"))
    assert main(["check", "room"]) == 0
    out = capsys.readouterr().out
    assert "room/schemas/actor.schema.json" in out
    assert "run 'tracker schema room'" in out
    (folder / "schemas/issues.schema.json").unlink()
    assert main(["check", "room"]) == 0
    assert "room/schemas/issues.schema.json" in capsys.readouterr().out
    assert main(["schema", "room"]) == main(["check", "room"]) == 0
    assert "0 warnings" in capsys.readouterr().out


def test_schemas_of_faulty_data_say_that_ids_are_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_folder(tmp_path, sources=source("sputnik-2024", language=""))
    assert main(["schema", str(tmp_path)]) == 1
    assert "1 error keeps ids out" in capsys.readouterr().err
    (tmp_path / "schemas/actor.schema.json").write_text("{}")
    assert main(["check", str(tmp_path)]) == 1
    assert "the schema does not fit" not in capsys.readouterr().out
