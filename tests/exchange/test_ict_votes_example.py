"""The example of a full room: its votes are those that were recorded, and it imports as `make example` does it."""

import csv
import gzip
import re
import shlex
import shutil
from collections import Counter
from pathlib import Path

import pytest

from analysis.moves import Move, moves
from commands.__main__ import main
from loaders import load
from loaders.dataset import Dataset
from tests.exchange.test_roll_calls import PUBLISHED
from tests.support.folders import ROOT
from tests.support.roll_calls import Output

EXAMPLE = ROOT / "examples" / "ict-votes"
RECORDED = {
    "A/RES/73/27": (119, 46, 14),
    "A/RES/74/29": (129, 6, 45),
    "A/RES/73/266": (138, 12, 16),
    "A/RES/74/28": (163, 10, 6),
    "A/RES/73/187": (94, 59, 33),
    "A/RES/74/247": (79, 60, 33),
}
"""Yes, no and abstentions, as the General Assembly's records have them."""
ROLL_CALLS = dict(zip(("6073", "9093", "6156", "9076", "6138", "9087"), RECORDED, strict=True))


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, imported with the commands that the Makefile has."""
    place = tmp_path_factory.mktemp("example")
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").split("$(EXAMPLE)/sources.yaml:", 1)[1].split("\n\n", 1)[0]
    [line] = re.findall(r"tracker (import .+)", recipe)
    made = place / "made"
    made.mkdir()
    for name in re.findall(r"examples/ict-votes/\w+\.yaml", recipe):
        shutil.copy(ROOT / name, made)
    arguments = [re.sub(r"^examples/", f"{ROOT}/examples/", word) for word in shlex.split(line)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACKER_HISTORY", str(place / "history"))
        patch.delenv("TRACKER_DOCUMENTS", raising=False)
        assert main([str(made) if word == "$(EXAMPLE)" else word for word in arguments]) == 0
    return made


@pytest.fixture(scope="module")
def data(imported: Path) -> Dataset:
    return load(imported)


def rows() -> list[dict[str, str]]:
    with (EXAMPLE / "votes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_totals_are_those_that_were_recorded() -> None:
    count = Counter((row["resolution"], row["vote"]) for row in rows())
    assert {symbol: tuple(count[symbol, vote] for vote in ("yes", "no", "abstain")) for symbol in RECORDED} == RECORDED
    assert sum(count.values()) == sum(map(sum, RECORDED.values()))
    assert len({row["iso3"] for row in rows()}) == 193


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the General Assembly's roll calls are not at hand")
def test_each_vote_is_the_one_that_was_published() -> None:
    with gzip.open(PUBLISHED, "rt", encoding="utf-8", newline="") as file:
        published = {
            (ROLL_CALLS[row["rcid"]], row["iso"], row["country"], row["vote"], row["date"])
            for row in csv.DictReader(file)
            if row["rcid"] in ROLL_CALLS
        }
    assert {(row["resolution"], row["iso3"], row["actor"], row["vote"], row["date"]) for row in rows()} == published


def test_it_imports_whole_and_checks_clean(imported: Path, data: Dataset, capsys: Output) -> None:
    assert not data.problems
    assert (len(data.actors), len(data.issues), len(data.positions)) == (193, 3, 1062)
    assert main(["check", str(imported), "--documents", str(imported / "documents")]) == 0
    assert "1,062 quotations stand in their documents" in capsys.readouterr().out
    assert main(["format", "--check", str(imported)]) == 0


def test_the_folder_says_what_the_records_say(data: Dataset) -> None:
    symbol_of = {f"vote-{symbol.lower().replace('/', '-')}": symbol for symbol in RECORDED}
    count = Counter(zip(data.positions["source"].map(symbol_of), data.positions["stance"], strict=True))
    assert {symbol: tuple(count[symbol, stance] for stance in (1, -1, 0)) for symbol in RECORDED} == RECORDED
    assert set(data.positions["form"]) == {"vote"}


def test_states_have_moved_between_the_two_years(data: Dataset) -> None:
    kinds = Counter(moves(data.positions)["move"])
    assert kinds[Move.side] == 81
    assert kinds[Move.order_unknown] == 0
