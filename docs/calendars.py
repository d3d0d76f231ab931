"""Write `resources/calendar/ru-YEAR.toml` from the package `holidays`.

Run with `python3 start.py exec python -m docs.calendars`; another folder may be named.

Days off are those beside Saturdays and Sundays, and holidays that fall on them too, by name. A
day is `moved` when it is off, or worked, in another's place.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import holidays

FOLDER = Path(__file__).parents[1] / "resources" / "calendar"
LAW = "Трудовой кодекс РФ, ст. 112; постановление Правительства РФ"
SOURCES = {
    2025: f"{LAW} от 04.10.2024 № 1335",
    2026: f"{LAW} от 24.09.2025 о переносе выходных дней в 2026 году",
    2027: f"{LAW} о переносе выходных дней в 2027 году",
}
"""Year → acts, as far as they are known for certain."""

_MOVED_FROM = re.compile(r"перенесено с (\d\d\.\d\d\.\d{4})")
_MOVED_BY_LAW = "(выходной)"


def text_of(year: int) -> str:
    """The file of a year."""
    russia = holidays.country_holidays("RU", years=year, language="ru")
    off = {day: title for day, title in sorted(russia.items()) if day.year == year}
    places = dict(_places(off))
    lines = [f"year = {year}", f"source = {_quoted(SOURCES[year])}"]
    for day, title in off.items():
        moved = _MOVED_BY_LAW in title or _MOVED_FROM.search(title) is not None
        lines += _table("off", day, title, moved=moved)
    for day in sorted(each for each in russia.weekend_workdays if each.year == year):
        title = f"Рабочий день (выходной перенесён на {places[day]:%d.%m.%Y})"
        lines += _table("working", day, title, moved=True)
    return "\n".join(lines) + "\n"


def _places(off: dict[date, str]) -> Iterator[tuple[date, date]]:
    """Day that gave its rest away → the day that got it."""
    for day, title in off.items():
        if found := _MOVED_FROM.search(title):
            yield datetime.strptime(found[1], "%d.%m.%Y").date(), day


def _table(name: str, day: date, title: str, *, moved: bool) -> list[str]:
    flag = ["moved = true"] if moved else []
    return ["", f"[[{name}]]", f"day = {day.isoformat()}", f"title = {_quoted(title)}", *flag]


def _quoted(text: str) -> str:
    """A TOML string: JSON writes the same."""
    return json.dumps(text, ensure_ascii=False)


def main(arguments: list[str] | None = None) -> None:
    """Write every year into the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=FOLDER)
    out: Path = parser.parse_args(arguments).out
    out.mkdir(parents=True, exist_ok=True)
    for year in SOURCES:
        (out / f"ru-{year}.toml").write_text(text_of(year), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
