"""What briefings say: the figures of the pages, every citation once, and what is not known."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from analysis.alignment import align_standing
from analysis.compared_actor import ComparedActor
from analysis.coverage import count_passages
from analysis.evidence_steps import HEARD, Step
from analysis.filters import Filters
from analysis.positions_in_force import in_force
from analysis.ranking import RankedRow
from analysis.selection import Selection
from analysis.sides import sides
from analysis.wording.figures import VERBS, based_on, percent, percent_range
from analysis.wording.scope import scope
from analysis.wording.sides import sides_in_brief, sides_in_words
from briefing.actor import brief_actor
from briefing.content import Briefing, Section, clean
from briefing.issue import brief_issue
from briefing.pair import brief_pair
from briefing.sections import MOST_ROWS, Origin
from loaders import Dataset, load
from loaders.git.history import Edition
from loaders.table_rows import records
from loaders.vocabularies import Confidence
from tests.support.folders import QUOTE, ROOT, actor, issue, position, source, write_folder

DAY = date(2024, 3, 29)
ORIGIN = Origin(date(2026, 11, 22))


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load(ROOT / "positions")


@pytest.fixture(scope="module", params=[Filters(), Filters(contested_only=True), Filters(HEARD[Step("own")])])
def selection(request: pytest.FixtureRequest, data: Dataset) -> Selection:
    return Selection(data, DAY, request.param)


def pair(selection: Selection, left: str, right: str) -> Briefing:
    return brief_pair(ComparedActor(left, selection), ComparedActor(right, selection), ORIGIN)


def texts(section: Section) -> str:
    """All words of a section."""
    cells = [cell for row in section.table.rows for cell in row] if section.table else []
    return "\n".join(
        [section.heading, *section.paragraphs, *section.points, *(" ".join([c.text, *c.below]) for c in cells)]
    )


def section(briefing: Briefing, heading: str) -> Section:
    return next(one for one in (briefing.figures, *briefing.sections, briefing.unknown) if one.heading == heading)


def numbers(briefing: Briefing) -> Iterator[int]:
    """Every number of a citation in the tables."""
    for one in briefing.sections:
        for row in one.table.rows if one.table else ():
            for cell in row:
                yield from cell.citations


def row_of(one: Section, label: str) -> list[str]:
    assert one.table
    return next([cell.text for cell in row] for row in one.table.rows if row[0].text == label)


def test_a_pair_has_the_figures_of_the_analysis(selection: Selection) -> None:
    held = in_force(selection.stated.all, DAY)
    found = align_standing(held[held["actor"] == "russia"], held[held["actor"] == "united-states"], selection.issue_ids)
    briefing = pair(selection, "russia", "united-states")
    assert briefing.title == "Where do Russia and the United States differ?"
    taken = sides(held[held["actor"] == "russia"], held[held["actor"] == "united-states"], selection.issue_ids)
    assert row_of(briefing.figures, "As chosen")[1:10] == [
        *(str(kind.issues) for kind in (taken.same, taken.opposite, taken.mixed)),
        percent(found.value),
        str(found.n),
        str(found.passages),
        percent_range(found.interval),
        percent_range(found.range_stated),
        percent_range(found.range_all),
    ]
    assert based_on(found).rstrip(".") in [one.rstrip(".") for one in briefing.answer]
    if found.n:
        told, brief, narrowed = briefing.answer[0].lower(), sides_in_brief(taken, "shared issue"), scope(selection)
        assert told.startswith(f"{narrowed}: {brief}" if narrowed else brief)
        assert briefing.answer[1].rstrip(".").lower() == sides_in_words(taken)
        assert briefing.answer[2].startswith(f"{percent(found.value)} alignment on {found.n} shared issue")
        assert f"resting on {found.passages} separate quotations" in briefing.answer[4]
        assert ("too little to rank" in briefing.answer[0]) is not found.ranked
    else:
        assert briefing.answer[0].startswith("In own words they share no issue")


def test_a_pair_says_what_the_figure_is_in_own_words_and_on_contested_issues(data: Dataset) -> None:
    selection = Selection(data, DAY, Filters())
    figures = pair(selection, "russia", "united-states").figures
    for label, way in (
        ("Own words only", selection.only(HEARD[Step("own")])),
        ("Own words and reports", selection.direct),
        ("Contested issues only", selection.contested),
    ):
        held = way.counted.in_force
        found = align_standing(held[held["actor"] == "russia"], held[held["actor"] == "united-states"], way.issue_ids)
        assert row_of(figures, label)[4:6] == [percent(found.value), str(found.n)]
    assert "United States: all that is known comes through Russia." in figures.points
    through_cuba = "positions come through Cuba (Ministry of Communications of Cuba (Mincom))."
    assert [point for point in figures.points if point.startswith("Russia: ") and point.endswith(through_cuba)]
    assert sum("comes through Russia" in point for point in figures.points) == 1
    assert any("on what another actor says" in point for point in figures.points)


def test_a_way_of_counting_that_is_the_chosen_one_is_not_said_twice(data: Dataset) -> None:
    figures = pair(Selection(data, DAY, Filters(contested_only=True)), "russia", "united-states").figures
    assert figures.table
    assert "Contested issues only" not in [row[0].text for row in figures.table.rows]


def test_every_issue_of_a_pair_is_in_a_table_or_named_as_unknown(selection: Selection) -> None:
    briefing = pair(selection, "russia", "cuba")
    held = selection.counted.in_force
    tables = [one for one in briefing.sections if one.heading not in ("Moves",)]
    for one in selection.issue_ids:
        spoken = held[(held["issue"] == one) & held["actor"].isin(["russia", "cuba"])]
        title = selection.titles[one]
        shown = [row for part in tables if part.table for row in part.table.rows if row[0].text == title]
        assert len(shown) == (1 if len(spoken) else 0)
        if spoken.empty:
            assert f"“{title}”" in texts(briefing.unknown)
        for stance in spoken["stance"]:
            assert any(VERBS[stance] in cell.text for cell in shown[0])


def test_every_number_in_a_table_is_a_citation_and_every_citation_is_in_a_table(selection: Selection) -> None:
    for briefing in (
        pair(selection, "russia", "united-states"),
        brief_actor("russia", selection, ORIGIN),
        brief_issue("un-convention", selection, ORIGIN),
        brief_pair(ComparedActor("russia", selection.at(date(2019, 7, 8))), ComparedActor("russia", selection), ORIGIN),
    ):
        named = [citation.number for citation in briefing.citations]
        assert named == list(range(1, len(named) + 1))
        assert set(numbers(briefing)) == set(named)


def test_a_citation_tells_by_whom_when_where_and_in_which_line(data: Dataset) -> None:
    briefing = brief_actor("united-states", Selection(data, DAY, Filters()), ORIGIN)
    told = next(c for c in briefing.citations if c.quote.startswith("the Americans and their allies want"))
    assert told.said.startswith("Ministry of Foreign Affairs of Russia, statement to RIA Novosti, by 29")
    assert (told.publisher, told.affiliation) == ("Sputnik International", "a source of Russia")
    assert told.url.startswith("https://")
    assert {coding.voice for coding in told.codings} == {"Russia's account, not its own words"}
    positions = data.positions[data.positions["actor"] == "united-states"]
    known = {f"{file}:{line}" for file, line in zip(positions["file"], positions["line"], strict=True)}
    assert {coding.where for citation in briefing.citations for coding in citation.codings} == known
    assert any(coding.note and coding.confidence == "low" for coding in told.codings)


def test_positions_on_one_passage_share_a_citation(data: Dataset) -> None:
    selection = Selection(data, DAY, Filters())
    standing = selection.counted.in_force[selection.counted.in_force["issue"] == "un-convention"]
    briefing = brief_issue("un-convention", selection, ORIGIN)
    assert len({n for row in section(briefing, "Who stands where").table.rows for n in row[1].citations}) == (  # type: ignore[union-attr]
        count_passages(standing)
    )
    assert count_passages(standing) < len(standing)


def test_what_is_known_of_verification_stands_in_the_citation(data: Dataset) -> None:
    selection = Selection(data, DAY, Filters())
    label = int(selection.counted.in_force[selection.counted.in_force["actor"] == "cuba"].index[0])
    briefing = brief_actor("cuba", selection, Origin(ORIGIN.made, verified={label: "verified exactly"}))
    said = [coding.verified for citation in briefing.citations for coding in citation.codings]
    assert sorted(said)[-1] == "verified exactly"
    assert said.count("") == len(said) - 1


def test_an_actor_has_the_neighbours_of_its_page(selection: Selection) -> None:
    briefing = brief_actor("russia", selection, ORIGIN)
    direct, told = selection.ranking.direct_of("russia"), selection.ranking.told_of("russia")
    headings = {one.heading for one in briefing.sections}
    assert ("As others tell it" in headings) == bool(len(told))
    for heading, every in (("Who is nearest, who farthest?", direct), ("As others tell it", told)):
        shared = every[every["n"] > 0]
        table = section(briefing, heading).table if len(shared) else None
        assert [tuple(cell.text for cell in row[:6]) for row in (table.rows if table else ())] == [
            (
                selection.names[row.other],
                str(row.same),
                str(row.opposite),
                str(row.mixed),
                percent(row.alignment),
                str(row.n),
            )
            for row in records(shared, RankedRow)
        ]


def test_silent_actors_are_named_and_not_called_neutral(data: Dataset) -> None:
    selection = Selection(data, DAY, Filters())
    unknown = texts(brief_issue("un-convention", selection, ORIGIN).unknown)
    spoken = set(selection.counted.in_force.loc[selection.counted.in_force["issue"] == "un-convention", "actor"])
    named = unknown.split("without a stated position: ")[1].split(".")[0].replace(" and ", ", ").split(", ")
    assert set(named) == {selection.names[one] for one in selection.actor_ids if one not in spoken}
    assert "Silence is not neutrality" in unknown


def test_an_issue_without_evidence_and_an_actor_without_positions_say_so(data: Dataset, tmp_path: Path) -> None:
    empty = brief_issue("rights-safeguards", Selection(data, DAY, Filters()), ORIGIN)
    assert "No stated position" in empty.answer[0]
    assert (empty.sections, empty.citations) == ((), ())
    silent = Selection(load(write_folder(tmp_path, {"kenya": actor(name="Kenya")})), DAY, Filters())
    assert "silence, not neutrality" in brief_actor("kenya", silent, ORIGIN).answer[0]


def test_an_order_that_dates_leave_open_is_said_to_be_unknown_and_assumed(data: Dataset) -> None:
    briefing = brief_actor("russia", Selection(data, DAY, Filters()), ORIGIN)
    table = section(briefing, "Moves").table
    assert table
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Russia", "+ supports", "+ supports", "order not known"],
        ["Russia", "+ supports", "+ supports", "order not known"],
    ]
    assert "Whether 2 statements came after the one before" in texts(briefing.unknown)
    standing = section(briefing, "Its latest positions").table
    assert standing
    assumed = [row[0].text for row in standing.rows if "order assumed" in row[1].below[0]]
    assert len(assumed) == 3


def test_a_change_of_side_is_listed_with_both_quotations(tmp_path: Path) -> None:
    later = position(stance="strong_oppose", date="2020-01-01", quote="no we never wanted any such thing")
    folder = write_folder(tmp_path, {"cuba": actor(position(), later)})
    briefing = brief_actor("cuba", Selection(load(folder), DAY, Filters()), ORIGIN)
    table = section(briefing, "Moves").table
    assert table
    assert [cell.text for cell in table.rows[0]][3] == "change of side"
    assert table.rows[0][3].below == ("−3 of 4 steps",)
    assert {citation.quote for citation in briefing.citations} == {QUOTE, "no we never wanted any such thing"}


def test_dates_are_told_as_they_are_known_and_moves_stand_newest_first(tmp_path: Path) -> None:
    said = [
        ("i", "2019", "support"),
        ("j", "2019", "support"),
        ("i", "2023-10-29", "oppose"),
        ("j", "2023-10", "oppose"),
    ]
    text = actor(*(position(issue=one, date=day, stance=stance) for one, day, stance in said))
    folder = write_folder(tmp_path, {"cuba": text}, issues=issue("i", title="Day") + issue("j", title="Month"))
    briefing = brief_actor("cuba", Selection(load(folder), DAY, Filters()), ORIGIN)
    known, moved = briefing.figures.table, section(briefing, "Moves").table
    assert known
    assert moved
    assert [cell.text for cell in known.rows[0]][-2:] == ["2019", "29\u00a0October\u00a02023"]
    changed = [(what.below[0], after.below[0].rpartition(" · ")[2]) for what, _, after, _ in moved.rows]
    assert changed == [("Day", "29\u00a0October\u00a02023"), ("Month", "October\u00a02023")]


def test_one_actor_at_two_dates_is_asked_whether_it_changed_its_mind(data: Dataset) -> None:
    selection = Selection(data, DAY, Filters())
    briefing = brief_pair(
        ComparedActor("russia", selection.at(date(2019, 7, 8))), ComparedActor("russia", selection), ORIGIN
    )
    assert briefing.title == "Has Russia changed its mind?"
    assert briefing.name == "russia-2019-07-08-2024-03-29"
    assert [label for label, _ in briefing.provenance[:2]] == ["Russia as of", "Russia as of"]
    assert any(
        one.heading == "Only Russia as of 29\u00a0March\u00a02024 has a stated position" for one in briefing.sections
    )


def test_the_filters_are_said_and_so_is_what_they_leave_out(data: Dataset) -> None:
    filters = Filters(HEARD[Step("own")], Confidence.high, tracks=frozenset({"state-conduct"}), contested_only=True)
    selection = Selection(data, DAY, filters)
    briefing = brief_actor("united-states", selection, ORIGIN)
    known = dict(briefing.provenance)
    assert (known["Evidence"], known["Confidence of the coding"]) == ("Own words only", "High only")
    assert known["Issues"] == "Contested issues only (The conduct of states)"
    assert "The filters leave out 5 more positions up to that date." in briefing.unknown.points


def test_the_data_is_named_by_its_hash_its_commit_and_its_faults(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"cuba": actor(position(), position(stance="maybe"))})
    found = load(folder)
    origin = Origin(date(2026, 11, 22), "mine", Edition(folder, "a" * 40))
    known = dict(brief_actor("cuba", Selection(found, DAY, Filters()), origin).provenance)
    assert known["Version of the data"] == found.version[:12]
    assert known["Its SHA-256"] == found.version
    assert known["Commit"].startswith("a" * 40)
    assert known["Faults"].startswith("1 error")
    assert known["Made on"] == "22\u00a0November\u00a02026"
    assert known["Data"].startswith("mine/ with 1 position")


def test_an_address_that_is_not_http_is_no_link(tmp_path: Path) -> None:
    for address, kept in (("javascript:alert(1)", False), ("https://a.org/x", True), ("file:///etc/passwd", False)):
        folder = write_folder(tmp_path, {"cuba": actor(position())}, sources=source("sputnik-2024", url=address))
        briefing = brief_actor("cuba", Selection(load(folder), DAY, Filters()), ORIGIN)
        assert [bool(citation.url) for citation in briefing.citations] == [kept]


def test_a_table_of_very_many_rows_says_how_many_there_are(tmp_path: Path) -> None:
    total = MOST_ROWS + 5
    issues = "".join(issue(f"issue-{n}", title=f"Title {n}") for n in range(total))
    said = actor(*(position(issue=f"issue-{n}", quote=f"we want the thing number {n} now") for n in range(total)))
    briefing = brief_actor(
        "cuba", Selection(load(write_folder(tmp_path, {"cuba": said}, issues=issues)), DAY, Filters()), ORIGIN
    )
    table = section(briefing, "Its latest positions").table
    assert table
    assert len(table.rows) == len(briefing.citations) == MOST_ROWS
    assert table.more == f"The first 200 of {total} rows. The dashboard has all."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x07c\x9b", "a�b�c�"),
        ("\u202eevil\u202c \u2066x\u2069", "�evil� �x�"),
        ("a\ud800b\ufffe", "a�b�"),
        (" two\n\tlines ", "two lines"),
        ("55\u00a0% नमस्ते\u200dक می\u200cخواهم", "55\u00a0% नमस्ते\u200dक می\u200cخواهم"),
    ],
)
def test_what_no_document_can_hold_is_seen_to_have_stood_there(text: str, kept: str) -> None:
    assert clean(text) == kept
