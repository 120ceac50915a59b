"""Checking: every fault is found, stands where it is, says what to write, and costs nothing beside it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.folder_check import Checked, check_texts
from loaders.problems import Problem
from loaders.vote_scale import AT_THE_ENDS
from tests.support.folders import DATA, ROOT, actor, event, issue, negotiation, position, source, texts

REAL = {
    str(path.relative_to(ROOT / "positions")): path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "positions").rglob("*.yaml"))
}


def words(number: int) -> str:
    return " ".join(["word"] * number)


def only_problem(checked: Checked, given: dict[str, str]) -> tuple[Problem, str]:
    """The one problem, and the text that it points at."""
    assert len(checked.problems) == 1, checked.problems
    problem = checked.problems[0]
    line = given[problem.file].splitlines()[problem.line - 1]
    assert problem.excerpt == line
    return problem, line[problem.column - 1 : problem.column - 1 + problem.length]


@pytest.mark.parametrize(
    ("fields", "message", "at", "hint"),
    [
        ({"issue": "broad-offence"}, "unknown issue 'broad-offence'", "broad-offence", "mean 'broad-offences'?"),
        ({"source": "sputnik"}, "unknown source 'sputnik'", "sputnik", "did you mean 'sputnik-2024'?"),
        ({"issue": "Broad Offences"}, "'Broad Offences' is not an id", "Broad Offences", ""),
        ({"stance": "suport"}, "unknown stance 'suport'", "suport", "did you mean 'support'?"),
        ({"stance": "NO"}, "unknown stance 'NO'", "NO", "write one of: mixed, oppose, strong_oppose, strong_support"),
        ({"attribution": "owned"}, "unknown attribution 'owned'", "owned", "did you mean 'own'?"),
        ({"confidence": "80%"}, "unknown confidence '80%'", "80%", "write one of: high, low, medium"),
        ({"date": "2024-02-30"}, "'2024-02-30' is not a day of the calendar", "2024-02-30", ""),
        ({"date": "last year"}, "'last year' is not a date; write one of 2019", "last year", ""),
        (
            {"date": "2024-04"},
            "said 2024-04, but its source 'sputnik-2024' was published 2024-03-29",
            "2024-04",
            "corr",
        ),
        ({"quote": words(1)}, "the quotation has 1 word; quote 5 to 40 words, or 2 to 4 that stand only", words(1), ""),
        ({"quote": words(41)}, "the quotation has 41 words; quote 5 to 40", words(41), ""),
        ({"speeker": "x"}, "unknown field 'speeker'", "speeker", "did you mean 'speaker'?"),
        ({"source": None}, "this position has no 'source'", "i", "add 'source: ...': The document's id"),
        ({"stance": ""}, "this position has no 'stance'", "stance", "add 'stance: ...': Where the statement stands"),
        ({"quote": "''"}, "this position has no 'quote'", "quote", "add 'quote: ...'"),
        ({"attribution": "characterised"}, "a characterised position says by whom: add 'according_to", "i", ""),
        ({"according_to": "kenya"}, "'according_to' goes with attribution characterised, not with own", "i", ""),
        ({"attribution": "characterised", "according_to": "kenia"}, "unknown actor 'kenia'", "kenia", "mean 'kenya'?"),
        (
            {"attribution": "characterised", "according_to": "russia"},
            "an actor does not characterise itself",
            "russia",
            "write attribution: own",
        ),
        ({"note": "[a, b]"}, "'note' is not text", "[", "write one line of text"),
        ({"speaker": "~"}, "'speaker' is '~', which says nothing", "~", "leave it out, or write one line of text"),
        ({"issue": "{a: b}"}, "'issue' is not text", "{", "write one line of text"),
        ({"stance": "[support]"}, "unknown stance", "[", "did you mean 'support'?"),
        ({"date": "[2019]"}, "a date is text", "[", ""),
    ],
)
def test_a_faulty_position_is_explained_and_its_neighbours_stay(
    fields: dict[str, str | None], message: str, at: str, hint: str
) -> None:
    before, after = position(date="2019-01-01"), position(issue="un-convention", date="2024-03-29")
    given = texts({"russia": actor(before, position(**fields), after), "kenya": actor()})
    checked = check_texts(given)
    problem, pointed = only_problem(checked, given)
    assert (problem.severity, problem.file, pointed) == ("error", "actors/russia.yaml", at)
    assert message in problem.message
    assert hint in problem.hint
    assert [one.record.date.text for one in checked.positions["russia"]] == ["2019-01-01", "2024-03-29"]


@pytest.mark.parametrize(
    ("fields", "message", "at", "hint"),
    [
        ({"kind": "group", "iso3": "RUS"}, "'iso3' goes with kind state, not with group", "n", ""),
        ({"iso3": "ru"}, "'ru' is not an ISO 3166 alpha-3 code", "ru", ""),
        ({"kind": "country"}, "unknown kind 'country'", "country", "write one of: group, organisation, state"),
        ({"name": None}, "this actor has no 'name'", "k", "add 'name: ...': The full name."),
        ({"name": "' '"}, "this actor has no 'name'", "name", "add 'name: ...'"),
        ({"positons": "[]"}, "unknown field 'positons'", "positons", "did you mean 'positions'?"),
        ({"name": "~"}, "'name' is '~', which says nothing", "~", "write one line of text: The full name."),
        ({"member_of": "kenya"}, "'member_of' is not a list", "kenya", "write 'member_of: [kenya]'"),
        ({"member_of": "[kenya, nato]"}, "unknown actor 'nato'", "nato", "write one of: kenya, russia"),
        ({"member_of": "[kenya, russia]"}, "an actor is no member of itself", "russia", ""),
        (
            {"also_known_as": "A Capital"},
            "'also_known_as' is not a list",
            "A Capital",
            "write 'also_known_as: [A Capital]'",
        ),
        ({"also_known_as": "[a, '  ']"}, "'also_known_as' is", "'  '", "leave it out, or write one line of text"),
        ({"also_known_as": "['a; b']"}, "'a; b' holds a semicolon; write each", "'a; b'", ""),
        ({"positions": "none yet"}, "'positions' is not a list", "none yet", "begin each position with '- '"),
        ({"positions": "[none yet]"}, "this position is not a set of fields", "none yet", "write each as"),
    ],
)
def test_a_faulty_head_of_an_actor_is_explained(
    fields: dict[str, str | None], message: str, at: str, hint: str
) -> None:
    given = texts({"russia": actor(**fields), "kenya": actor()})
    problem, pointed = only_problem(check_texts(given), given)
    assert pointed == at
    assert problem.message.startswith(message)
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("lists", "message", "at"),
    [
        ({"issues": "broad-offences: yes\n"}, "the file is not a list of issues", "b"),
        ({"issues": "- broad-offences\n"}, "this issue is not a set of fields", "broad-offences"),
        ({"issues": issue("a") + issue("b") + issue("a")}, "the id 'a' stands twice; it is also on line 1", "a"),
        ({"issues": issue("a", contested="yes")}, "'yes' is neither true nor false", "yes"),
        ({"issues": issue("a", track="crme"), "negotiation": negotiation("crime")}, "unknown track 'crme'", "crme"),
        ({"issues": issue("a", terms="['a; b']")}, "'a; b' holds a semicolon; write each", "'a; b'"),
        ({"sources": source("s", sha256="12ab")}, "not a SHA-256", "12ab"),
        ({"sources": source("s", affiliation="cuba")}, "unknown actor 'cuba'", "cuba"),
        ({"sources": source("s", published="soon")}, "'soon' is not a date", "soon"),
        ({"sources": source("s") + source("s")}, "the id 's' stands twice; it is also on line 1", "s"),
        ({"events": event(source="nowhere")}, "unknown source 'nowhere'", "nowhere"),
        ({"events": event(quote="too-short")}, "the quotation has 1 word", "too-short"),
    ],
)
def test_faults_in_the_lists_are_explained(lists: dict[str, str], message: str, at: str) -> None:
    given = texts({}, **lists)
    problem, pointed = only_problem(check_texts(given), given)
    assert pointed == at
    assert problem.message.startswith(message)
    assert problem.file == f"{next(iter(lists))}.yaml"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("issues.yaml", "", "the file is empty"),
        ("actors/cuba.yaml", "# later\n", "the file is empty"),
        ("actors/cuba.yaml", "- name: Cuba\n", "the file does not hold the fields of an actor"),
        ("actors/cuba.yaml", "Cuba\n", "the file does not hold the fields of an actor"),
        ("actors/Cuba Libre.yaml", "name: Cuba\nkind: state\n", "the file's name is the actor's id"),
    ],
)
def test_a_file_of_the_wrong_shape_or_name_is_one_problem(file: str, text: str, message: str) -> None:
    checked = check_texts({**texts(), file: text})
    assert [(p.file, p.message.startswith(message)) for p in checked.problems] == [(file, True)]
    assert not checked.actors


def test_every_problem_is_listed_and_not_just_the_first() -> None:
    given = texts({"somewhere": (DATA / "many-faults.yaml").read_text(encoding="utf-8")})
    found = [(p.line, p.column, p.message) for p in check_texts(given).problems]
    assert found == [
        (2, 7, "unknown kind 'country'"),
        (3, 7, "no state has the code 'SMW' in ISO 3166; write its alpha-3 code, or leave iso3 out"),
        (6, 12, "unknown issue 'broad-offence'"),
        (7, 13, "unknown stance 'yes'"),
        (8, 11, "'2024-02-30' is not a day of the calendar"),
        (10, 12, "the quotation has 1 word; quote 5 to 40 words, or 2 to 4 that stand only once or are a deed"),
        (13, 5, "'according_to' goes with attribution characterised, not with own"),
        (16, 13, "unknown source 'sputnik-2042'"),
        (19, 19, "unknown actor 'nobody'"),
        (21, 5, "this position is not a set of fields"),
        (29, 5, "unknown field 'speeker'"),
        (30, 5, "'attribution' stands twice; it is also on line 28"),
    ]


def test_a_position_with_several_unknown_ids_names_them_all() -> None:
    wrong = position(issue="x", source="y", attribution="characterised", according_to="z")
    found = check_texts(texts({"russia": actor(wrong)})).problems
    assert [p.message for p in found] == ["unknown issue 'x'", "unknown source 'y'", "unknown actor 'z'"]


@pytest.mark.parametrize(
    ("name", "text", "errors"),
    [
        ("issues", issue("broad-offences") + "- id: 'unclosed\n", 1),
        ("issues", "broad-offences\n", 1),
        ("issues", issue("broad-offences", contested="crime") + issue("un-convention"), 1),
        ("issues", "", 1),
        ("sources", "- id: sputnik-2024\n\ttitle: x\n", 1),
        ("sources", source("sputnik-2024", published="soon"), 1),
    ],
)
def test_a_broken_list_is_reported_once_and_not_by_all_that_refer_to_it(name: str, text: str, errors: int) -> None:
    checked = check_texts(texts({"russia": actor(position(), position())}, events=event(), **{name: text}))
    assert [p.file for p in checked.problems if p.severity == "error"] == [f"{name}.yaml"] * errors
    assert not checked.positions["russia"]


def test_a_broken_actor_may_still_be_referred_to() -> None:
    given = texts({"russia": actor(member_of="[sco, un]"), "sco": "name: 'unclosed\n"})
    assert {p.file for p in check_texts(given, unread=["actors/un.yaml"]).problems} == {"actors/sco.yaml"}


@pytest.mark.parametrize(
    ("said", "published", "accepted"),
    [
        ("2024-03-29", "2024-03-29", True),
        ("2024-03-30", "2024-03-29", False),
        ("2024-03", "2024-03-29", True),  # may have been said before the 29th
        ("../2024-04-30", "2024-03-29", True),
        ("2024-04-30", "2024-03~", True),  # nobody knows when it was published
        ("2024-03-31", "2024-03", True),
    ],
)
def test_nothing_is_said_after_its_source_was_published(said: str, published: str, accepted: bool) -> None:
    given = texts({"russia": actor(position(date=said))}, sources=source("sputnik-2024", published=published))
    assert len(check_texts(given).positions["russia"]) == accepted


def test_disorder_and_doubles_are_warnings_and_keep_their_positions() -> None:
    old, new = position(date="2018"), position(date="2019-07-08")
    checked = check_texts(texts({"russia": actor(new, old, new)}))
    assert [(p.severity, p.line, p.message) for p in checked.problems] == [
        ("warning", 12, "out of date order: 2018 stands after 2019-07-08"),
        ("warning", 16, "this position stands twice; it is also on line 4"),
    ]
    assert len(checked.positions["russia"]) == 3


VOTES = source("votes", note=f"'Rendered from a table. {AT_THE_ENDS}'")
"""A source whose votes are coded at the ends of the scale."""


@pytest.mark.parametrize(
    ("sources", "positions", "warned"),
    [
        (VOTES + source("speech"), ["votes", "speech"], True),
        (VOTES + source("speech", note="A speech."), ["speech", "votes"], True),
        (VOTES + source("speech"), ["votes", "votes"], False),
        (VOTES + source("speech"), ["speech", "speech"], False),
        (VOTES + source("more", note=f"'{AT_THE_ENDS}'"), ["votes", "more"], False),
        (VOTES.replace("of the scale", "\n    of the Scale") + source("speech"), ["votes", "speech"], True),
    ],
)
def test_votes_at_the_ends_of_the_scale_beside_other_positions_are_a_warning(
    sources: str, positions: list[str], warned: bool
) -> None:
    actors = {name: actor(position(source=one)) for name, one in zip(("cuba", "peru"), positions, strict=True)}
    given = texts(actors, sources=sources)
    checked = check_texts(given)
    assert {name: len(found) for name, found in checked.positions.items()} == {"cuba": 1, "peru": 1}
    if warned:
        problem, _ = only_problem(checked, given)
        assert (problem.severity, problem.file) == ("warning", "sources.yaml")
        assert "note:" in problem.excerpt
        assert problem.message.startswith("the votes from 'votes' are coded at the ends of the scale")
        assert problem.hint == "import the votes with --plain, or keep them in a folder of their own"
    else:
        assert checked.problems == []


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(REAL)), st.data())
def test_a_mutated_file_never_raises_and_costs_no_other_file_its_positions(name: str, data: st.DataObject) -> None:
    text = REAL[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    checked = check_texts({**REAL, name: text[:start] + data.draw(st.text(max_size=6)) + text[end:]})
    if name.startswith("actors/"):
        whole = check_texts(REAL)
        for other, positions in whole.positions.items():
            if f"actors/{other}.yaml" != name:
                assert len(checked.positions[other]) == len(positions)


def test_positions_on_a_document_with_nothing_to_code_are_a_warning_where_it_is_said() -> None:
    sources = source("sputnik-2024", status="nothing-to-code") + source("other", status="to-code")
    said = actor(position(), position(issue="un-convention"), position(source="other", date="2020"))
    (problem,) = check_texts(texts({"cuba": said}, sources=sources)).problems
    assert (problem.severity, problem.file, problem.line) == ("warning", "sources.yaml", 8)
    assert problem.message == "there is said to be nothing to code in 'sputnik-2024', but 2 positions rest on it"
    assert problem.hint == "write 'status: coded', or leave 'status' out"
    unread = source("sputnik-2024", status="nothing-to-code")
    assert check_texts(texts({"cuba": actor()}, sources=unread)).problems == []
