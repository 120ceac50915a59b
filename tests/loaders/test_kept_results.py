"""What is kept from one load to the next: never another answer than that of a load which begins with nothing."""

import gc
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import Dataset, folder_check, load
from loaders.checked_file import Part
from loaders.data_files import Texts
from loaders.dataset import build, forget, with_text
from loaders.file_check import read_part
from loaders.garbage_collection import collector_paused
from loaders.text_cache import Recent
from tests.support.folders import QUOTE, ROOT, actor, issue, position, source, texts, write_folder
from tests.support.passages import number_passages

REAL = {
    str(path.relative_to(ROOT / "positions")): path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "positions").rglob("*.yaml"))
}
WORDS = ["russia", "united-states", "broad-offences", "un-convention", "sputnik-2024", "mincom-2019", "own", "support",
         "characterised", "2019", "- issue: ", "according_to: ", "\n", "  ", "'", "#"]  # fmt: skip


def assert_same(one: Dataset, other: Dataset) -> None:
    """All that a page can see of two datasets is the same."""
    for name in ("positions", "actors", "memberships", "issues", "sources", "events"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    assert one.problems == other.problems
    assert (one.stale, one.files, one.last_good, one.version) == (
        other.stale,
        other.files,
        other.last_good,
        other.version,
    )


def mutated(text: str, data: st.DataObject) -> str:
    """The text with one word in the place of another, or something put in or taken out."""
    word = data.draw(st.sampled_from([one for one in WORDS if one in text] or [""]))
    start = text.find(word, data.draw(st.integers(0, len(text)))) if word else data.draw(st.integers(0, len(text)))
    start = max(start, 0)
    return text[:start] + data.draw(st.sampled_from(["", *WORDS])) + text[start + len(word) :]


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_load_among_others_is_the_same_as_one_that_begins_with_nothing(data: st.DataObject) -> None:
    given_texts, last_good = dict(REAL), dict[str, str]()
    for _ in range(3):
        name = data.draw(st.sampled_from(sorted(REAL)))
        given_texts[name] = mutated(given_texts[name], data)
        among = build(Texts(dict(given_texts), ()), last_good)
        other = data.draw(st.sampled_from(sorted(among.last_good)))
        draft = mutated(among.last_good[other], data)
        drafted = with_text(among, other, draft)
        forget()
        fresh = build(Texts(dict(given_texts), ()), last_good)
        assert_same(among, fresh)
        forget()
        assert_same(drafted, with_text(fresh, other, draft))
        last_good = dict(among.last_good)


def test_after_a_save_only_that_file_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_folder(tmp_path, {name: actor(position()) for name in ("cuba", "kenya", "peru")})
    load(folder)
    seen: list[str] = []

    def note_and_read(name: str, text: str) -> Part:
        seen.append(name)
        return read_part(name, text)

    monkeypatch.setattr(folder_check, "read_part", note_and_read)
    (folder / "actors/kenya.yaml").write_text(actor(position(stance="oppose"), name="Kenya"))
    data = load(folder)
    assert seen == ["actors/kenya.yaml"]
    assert dict(zip(data.positions["actor"], data.positions["stance"], strict=True)) == {
        "cuba": 1,
        "kenya": -1,
        "peru": 1,
    }


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("issues.yaml", issue("un-convention"), "unknown issue 'broad-offences'"),
        ("sources.yaml", source("other"), "unknown source 'sputnik-2024'"),
        ("sources.yaml", source("sputnik-2024", published="2018"), "said 2019-07-08, but its source"),
        ("actors/kenya.yaml", None, "unknown actor 'kenya'"),
    ],
)
def test_a_file_that_stays_is_held_to_the_others_anew(
    tmp_path: Path, file: str, text: str | None, problem: str
) -> None:
    cuba = actor(position(attribution="characterised", according_to="kenya"))
    folder = write_folder(tmp_path, {"cuba": cuba, "kenya": actor()})
    good = load(folder)
    assert not good.problems
    if text is None:
        (folder / file).unlink()
    else:
        (folder / file).write_text(text)
    [found] = load(folder).problems
    assert found.message.startswith(problem)
    assert (found.file, found.excerpt) != ("", "")
    write_folder(tmp_path, {"cuba": cuba, "kenya": actor()})
    assert_same(load(folder), good)


def test_a_quotation_that_another_file_comes_to_hold_is_the_same_passage(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path, {"cuba": actor(position()), "peru": actor(position(quote="we want no such thing here"))}
    )
    assert load(folder).positions["passage"].nunique() == 2
    (folder / "actors/peru.yaml").write_text(actor(position(quote=f"they said {QUOTE} of theirs"), name="Peru"))
    assert load(folder).positions["passage"].nunique() == 1


def test_the_numbers_of_passages_are_those_of_all_quotations_taken_together() -> None:
    shorter = " ".join(QUOTE.split()[1:-1])
    quotes = [QUOTE, shorter, "what somebody else has said of it", QUOTE]
    sources = ["s", "s", "t", "t"]
    given_texts = texts(
        {f"a-{n}": actor(position(quote=q, source=s)) for n, (q, s) in enumerate(zip(quotes, sources, strict=True))},
        sources=source("s") + source("t"),
    )
    found = build(Texts(given_texts, ())).positions
    assert list(found["passage"]) == number_passages(zip(found["source"], found["quote"], strict=True))


def test_sessions_that_load_different_folders_at_once_each_get_their_own(tmp_path: Path) -> None:
    folders = [
        write_folder(tmp_path / stance, {f"actor-{n}": actor(position(stance=stance)) for n in range(20)})
        for stance in ("support", "oppose", "mixed", "strong_support")
    ]
    forget()
    alone: Mapping[Path, Dataset] = {folder: load(folder) for folder in folders}
    forget()
    with ThreadPoolExecutor(4) as pool:
        for folder, data in zip(folders * 4, pool.map(load, folders * 4), strict=True):
            assert_same(data, alone[folder])


def test_results_are_kept_by_text_and_the_oldest_go_first() -> None:
    kept: Recent[int] = Recent(versions=2, characters=10)
    for number, text in enumerate(("one", "two", "six")):
        kept.keep("a", text, number)
    assert [kept.find("a", text) for text in ("one", "two", "six")] == [None, 1, 2]
    assert kept.find("b", "two") is None
    kept.keep("b", "four", 4)
    assert (kept.find("a", "two"), kept.find("b", "four")) == (1, 4)
    kept.keep("c", "seven", 7)
    assert [kept.find(*one) for one in (("a", "two"), ("b", "four"), ("c", "seven"))] == [None, 4, 7]


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_paused_until_the_last_load_is_done_and_then_as_before(enabled: bool) -> None:
    def load_in_vain() -> None:
        with collector_paused():
            with collector_paused():
                pass
            assert not gc.isenabled()
            raise ValueError("a failure")

    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(ValueError, match="a failure"):
            load_in_vain()
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()
