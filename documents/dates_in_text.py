"""The days that a text names, with the words around them, for a coder to choose from."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as calendar_date
from datetime import timedelta

from loaders.dates import parse_date

CONTEXT = 40
"""Characters that are shown on each side of a date."""

_NAMES = (
    "january jan januar jänner janvier janv enero janeiro января январь يناير جانفي كانون_الثاني ژانویه",
    "february feb februar février fevrier févr febrero fevereiro fev февраля февраль فبراير فيفري شباط فوریه",
    "march mar märz maerz mars marzo março marco марта март مارس آذار",
    "april apr avril avr abril abr апреля апрель أبريل إبريل أفريل نيسان آوریل",
    "may mai mayo maio мая май مايو ماي أيار مه می",
    "june jun juni juin junio junho июня июнь يونيو يونيه جوان حزيران ژوئن",
    "july jul juli juillet juil julio julho июля июль يوليو يوليه جويلية تموز ژوئیه جولای",
    "august aug août aout agosto августа август أغسطس غشت آب اوت آگوست",
    "september sept sep septembre septiembre setembro сентября сентябрь سبتمبر شتنبر أيلول سپتامبر",
    "october oct oktober okt octobre octubre outubro октября октябрь أكتوبر تشرين_الأول اکتبر",
    "november nov novembre noviembre novembro ноября ноябрь نوفمبر نونبر تشرين_الثاني نوامبر",
    "december dec dezember dez décembre decembre déc diciembre dic dezembro декабря декабрь ديسمبر دجنبر كانون_الأول "
    "دسامبر",
)
_SOLAR_NAMES = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"

_DIGITS = {chr(first + digit): str(digit) for first in (0x0660, 0x06F0, 0xFF10) for digit in range(10)}
_SAME = str.maketrans(
    {**_DIGITS, **dict.fromkeys("أإآ", "ا"), **dict.fromkeys("يى", "ی"), "ك": "ک", "ة": "ه", "\u200c": " ", "，": ","}
)
"""Signs for signs, one for one: digits of all scripts, and letters that Arabic and Persian are written with alike."""

MONTHS = {
    name.translate(_SAME).replace("_", " "): number for number, names in enumerate(_NAMES, 1) for name in names.split()
}
"""What months are called in English, French, Spanish, German, Portuguese, Russian, Arabic and Persian, and which."""
SOLAR_MONTHS = {name.translate(_SAME): number for number, name in enumerate(_SOLAR_NAMES.split(), 1)}
"""The months of the calendar of Iran and Afghanistan."""


def _one_of(names: Iterable[str]) -> str:
    # most words are told from a month by their first two letters, ten times as fast as by all names
    first, second = ("".join(sorted({name[place] for name in names})) for place in (0, 1))
    return rf"(?=[{first}][{second}])(?P<name>{'|'.join(sorted(names, key=len, reverse=True))})\b\u0654?\.?"


_MONTH = _one_of(MONTHS)
_SOLAR_MONTH = _one_of(SOLAR_MONTHS)
_TWICE = r"(?:\s?/\s?[^\W\d_]+(?:\s[^\W\d_]+)?)?"
"""Arabic texts of the United Nations name a month in both ways, as in `تموز/يوليه`."""
_YEAR, _DAY, _SOLAR_YEAR = r"(?P<year>(?:19|20)\d\d)", r"(?P<day>\d{1,2})", r"(?P<solar>1[34]\d\d)"
_HAN = "〇零○Ｏ一二三四五六七八九十廿"
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?!\d)",
        rf"(?<!\d){_YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)(?![\d/])",
        rf"(?<!\d){_DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}\s?年\s?(?P<month>\d{{1,2}})\s?月(?:\s?(?P<day>\d{{1,2}})\s?[日号])?",
        r"(?P<han_year>[一二]"
        + f"[{_HAN}]{{3}})年(?P<han_month>[{_HAN}]{{1,2}})月(?:(?P<han_day>[{_HAN}]{{1,3}})[日号])?",
        rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|º|\.)?\s(?:of\s|de\s)?{_MONTH}{_TWICE}(?:[,،]?\s|\sdel?\s){_YEAR}(?!\d)",
        rf"\b{_MONTH}\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}(?!\d)",
        rf"\b{_MONTH}{_TWICE}(?:\s|\sof\s|\sdel?\s){_YEAR}(?!\d)",
        rf"(?<!\d){_DAY}\s{_SOLAR_MONTH}(?:\s?ماه)?\s{_SOLAR_YEAR}(?!\d)",
        rf"(?<!\d){_SOLAR_YEAR}/(?P<month>\d\d?)/(?P<day>\d\d?)(?![\d/])",
    )
]
_SLASHED = re.compile(rf"(?<!\d)(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})/{_YEAR}(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day or month in EDTF, how often the text names it, and the first such place with the words around it."""

    date: str
    times: int
    line: int
    context: str


def find_dates(text: str) -> list[FoundDate]:
    """Every date that the text names, in the order in which they first appear. `07/08/2019` is both of its readings."""
    first: dict[str, int] = {}
    times: Counter[str] = Counter()
    taken = 0
    for date, start, end in sorted(all_dates(text), key=lambda found: (found[1], -found[2], found[0])):
        if start >= taken or text[start:end].count("/") == 2:
            first.setdefault(date, start)
            times[date] += 1
        taken = max(taken, end)
    dates = []
    line, before = 1, 0
    for date, start in first.items():
        line, before = line + text.count("\n", before, start), start
        dates.append(FoundDate(date, times[date], line, _around(text, start)))
    return dates


def all_dates(text: str) -> Iterator[tuple[str, int, int]]:
    """(date, start, end) of everything in the text that is a date in one of the forms, though it be part of another."""
    text = text.translate(_SAME) if not text.isascii() else text
    for form in _FORMS:
        for found in form.finditer(text):
            year, month, day = _day_of({name: part for name, part in found.groupdict().items() if part})
            yield from _if_real(year, month, day, *found.span())
    for found in _SLASHED.finditer(text):
        one, two = int(found["one"]), int(found["two"])
        for day, month in {(one, two), (two, one)}:
            yield from _if_real(int(found["year"]), month, day, *found.span())


def _day_of(parts: Mapping[str, str]) -> tuple[int, int, int]:
    """Year, month and day (0: none is told) of the parts of a date; month 0 where there is no such day."""
    if "han_year" in parts:
        year = "".join(str(_han(sign)) for sign in parts["han_year"])
        return int(year), _han(parts["han_month"]), _han(parts.get("han_day", ""))
    day = int(parts.get("day", 0))
    if "solar" in parts:
        month = int(parts["month"]) if "month" in parts else SOLAR_MONTHS[parts["name"]]
        return _from_solar(int(parts["solar"]), month, day)
    return int(parts["year"]), int(parts["month"]) if "month" in parts else MONTHS[parts["name"].casefold()], day


def _han(signs: str) -> int:
    """A number below 100 in Chinese signs: 十二 -> 12; 0 for one that is none."""
    value = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
    tens, ten, ones = signs.replace("廿", "二十").rpartition("十")
    return (value.get(tens, 1 if not tens else 0) * 10 if ten else 0) + value.get(ones, 0)


def _from_solar(year: int, month: int, day: int) -> tuple[int, int, int]:
    """A day of the Solar Hijri calendar, 1343 to 1472, in the Gregorian one; (0, 0, 0) where there is none.

    In these years one of 366 days is every year for which 25 * year + 11 leaves less than 8 when divided by 33.
    """
    lengths = [31] * 6 + [30] * 5 + [30 if (25 * year + 11) % 33 < 8 else 29]
    if not (1343 <= year <= 1472 and 1 <= month <= 12 and 1 <= day <= lengths[month - 1]):
        return 0, 0, 0
    leap = sum((25 * one + 11) % 33 < 8 for one in range(1343, year))
    days = (year - 1343) * 365 + leap + sum(lengths[: month - 1]) + day - 1
    found = calendar_date(1964, 3, 21) + timedelta(days=days)
    return found.year, found.month, found.day


def _if_real(year: int, month: int, day: int, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    date = f"{year:04}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
    try:
        parse_date(date)
    except ValueError:
        return
    yield date, start, end


def _around(text: str, start: int) -> str:
    return " ".join(text[max(0, start - CONTEXT) : start + CONTEXT].split())
