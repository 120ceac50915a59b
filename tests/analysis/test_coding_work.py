"""What we did since an earlier version: added, recoded, corrected, removed."""

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.codings.revisions import changes
from analysis.news.coding_work import CodingWork, Work, coding_work, position_of
from loaders.data_files import Texts
from loaders.dataset import Dataset, build
from loaders.git.earlier_version import EarlierVersion, Teller
from tests.support.folders import actor, joint, position, texts

DAY = date(2020, 5, 1)
QUOTES = (
    "we want a long list of offences",
    "nobody has shown us that this is needed",
    "the treaty that exists already does all of it",
)


def data(*positions: str, statement: str = "", **others: str) -> Dataset:
    """The data in which Cuba has these positions, others what they are given, and there may be a joint statement."""
    found = texts({"cuba": actor(*positions), "peru": actor(), **others})
    return build(Texts(found | ({"joint/two.yaml": statement} if statement else {}), ()))


def done(then: Dataset, now: Dataset) -> CodingWork:
    return coding_work(EarlierVersion(DAY, DAY, then, Teller.git), now)


def counts(work: CodingWork) -> dict[str, int]:
    return {str(kind): len(found) for kind, found in work.positions.items() if found}


class TestSorts:
    def test_another_stance_is_recoded_whatever_else_is_another(self) -> None:
        then = data(position(), position(issue="un-convention", quote=QUOTES[0]))
        now = data(position(stance="oppose", note="why"), position(issue="un-convention", quote=QUOTES[0], note="why"))
        work = done(then, now)
        assert counts(work) == {"recoded": 1, "corrected": 1}
        [recoded] = work.positions[Work.recoded]
        assert [(one.field, one.old, one.new) for one in recoded.fields] == [
            ("stance", "support", "oppose"), ("note", "", "why"),
        ]  # fmt: skip

    def test_what_comes_and_goes_and_which_statements_are_old(self) -> None:
        then = data(peru=actor(position(quote=QUOTES[0])))
        now = data(position(issue="un-convention", quote=QUOTES[1]), position(date="2020-05-02", quote=QUOTES[2]))
        work = done(then, now)
        assert counts(work) == {"added": 2, "removed": 1}
        assert [position_of(one).quote for one in work.added_late] == [QUOTES[1]]

    def test_a_file_that_was_renamed_has_corrected_positions_of_another_actor(self) -> None:
        work = done(data(congo=actor(position())), data(zaire=actor(position())))
        assert counts(work) == {"corrected": 1}
        assert {(change.kind, change.what) for change in work.records} == {("actor", "added"), ("actor", "removed")}

    def test_a_joint_statement_is_told_once(self) -> None:
        then, now = (
            data(statement=joint("[cuba, peru]", position(stance=stance, attribution=None)))
            for stance in ("support", "oppose")
        )
        assert counts(done(then, now)) == {"recoded": 1}
        assert counts(done(data(), now)) == {"added": 1}


class TestNothing:
    def test_the_same_is_nothing(self) -> None:
        same = data(position())
        assert done(same, same).is_nothing

    def test_what_is_not_known_is_not_nothing(self) -> None:
        now = data(position())
        unknown = coding_work(EarlierVersion(DAY, DAY, None, None, "why"), now)
        assert (unknown.is_known, unknown.is_nothing, counts(unknown)) == (False, False, {})
        assert not coding_work(EarlierVersion(DAY, DAY, now, Teller.kept_versions, "", ("x",)), now).is_nothing


POSITIONS = st.dictionaries(
    st.tuples(st.sampled_from(["2019", "2020"]), st.sampled_from(QUOTES[:2])),
    st.tuples(st.sampled_from(["support", "oppose"]), st.sampled_from([None, "marked"])),
    max_size=3,
).map(
    lambda found: [
        position(date=day, quote=quote, stance=stance, note=note) for (day, quote), (stance, note) in found.items()
    ]
)
DATA = st.builds(
    lambda cuba, peru, both: data(*cuba, peru=actor(*peru), statement=joint("[cuba, peru]", *both)),
    *[POSITIONS] * 2,
    # the same words of an actor in its own file and in a joint statement are one position or another
    POSITIONS.map(lambda some: [one.replace("broad-offences", "un-convention") for one in some]),
)


@settings(max_examples=8)
@given(DATA, DATA)
def test_what_is_set_aside_as_unchanged_hides_no_change(then: Dataset, now: Dataset) -> None:
    """Held to the search that compares the words of all positions: in files of other names none is set aside."""
    elsewhere = replace(now, positions=now.positions.assign(file="x/" + now.positions["file"]))
    quick, slow = (
        [(change.what, change.name, change.fields) for change in changes(then, one) if change.kind == "position"]
        for one in (now, elsewhere)
    )
    assert Counter(quick) == Counter(slow)


@settings(max_examples=5)
@given(DATA)
def test_nothing_is_done_between_a_version_and_itself(same: Dataset) -> None:
    assert done(same, same).is_nothing
