"""A folder of made-up positions of any size, as long and as varied as those in positions/."""

import random
import re
from pathlib import Path

ISSUES, SOURCES = 40, 200
STANCES = ("strong_oppose", "oppose", "mixed", "support", "strong_support")
_WORDS = re.compile(r"[a-z]{2,}")


def write_folder(folder: Path, positions: int, files: int) -> Path:
    """Write `positions` positions in so many files of actors, all without a fault. The same folder at every call."""
    (folder / "actors").mkdir(parents=True)
    chance = random.Random(0)
    default = Path(__file__).parent.parent / "positions" / "actors"
    words = [word for path in sorted(default.glob("*.yaml")) for word in _WORDS.findall(path.read_text("utf-8"))]
    (folder / "issues.yaml").write_text("".join(map(_issue, range(ISSUES))), encoding="utf-8")
    (folder / "sources.yaml").write_text("".join(map(_source, range(SOURCES))), encoding="utf-8")
    for number in range(files):
        own = positions // files + (number < positions % files)
        (folder / "actors" / f"actor-{number:04}.yaml").write_text(_actor(number, own, words, chance), encoding="utf-8")
    return folder


def position(day: int, words: list[str], chance: random.Random) -> str:
    """One position, said so many days after 2010-01-01 (a year has 336 of them here)."""
    month = f"{2010 + day // 336}-{day // 28 % 12 + 1:02}"
    quote = chance.choices(words, k=chance.randint(8, 24))
    folded = "\n".join(" ".join(["     ", *quote[start : start + 12]]) for start in range(0, len(quote), 12))
    note = f"    note: {' '.join(chance.choices(words, k=10))}\n" if chance.random() < 0.3 else ""
    return (
        f"  - issue: issue-{chance.randrange(ISSUES)}\n"
        f"    stance: {chance.choice(STANCES)}\n"
        f"    date: {month}-{day % 28 + 1:02}\n"
        f"    source: source-{chance.randrange(SOURCES)}\n"
        f"    quote: >-\n{folded}\n"
        f"    speaker: {' '.join(chance.choices(words, k=3))}\n"
        f"    venue: {' '.join(chance.choices(words, k=4))}\n"
        f"    attribution: own\n"
        f"    confidence: {chance.choice(('high', 'medium', 'low'))}\n{note}"
    )


def _actor(number: int, positions: int, words: list[str], chance: random.Random) -> str:
    days = sorted(chance.randrange(3360) for _ in range(positions))
    head = f"name: The Republic of Number {number}\nshort_name: Number {number}\nkind: state\n"
    return f"{head}positions:\n" + "\n".join(position(day, words, chance) for day in days)


def _issue(number: int) -> str:
    return (
        f"- id: issue-{number}\n  title: Issue {number}\n  proposition: Something should be done about {number}\n"
        f"  support_means: wants it\n  oppose_means: does not want it\n  contested: true\n"
    )


def _source(number: int) -> str:
    return (
        f"- id: source-{number}\n  title: Document {number}\n  publisher: A publisher\n  published: 2024-03-29\n"
        f"  language: en\n  sha256: '{number:064}'\n  file: source-{number}.txt\n"
    )
