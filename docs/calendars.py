"""Write `resources/calendar/ru-YEAR.toml` from the package `holidays`.

Run with `python3 start.py exec python docs/calendars.py`.

Days off are those beside Saturdays and Sundays, and holidays that fall on them too, by name.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import holidays

YEARS = (2025, 2026, 2027)
FOLDER = Path(__file__).parents[1] / "resources" / "calendar"
SOURCE = "Трудовой кодекс РФ, ст. 112; постановления Правительства РФ о переносе выходных дней"


def text_of(year: int) -> str:
    """The file of a year."""
    russia = holidays.country_holidays("RU", years=year, language="ru")
    off = {day: title for day, title in russia.items() if day.year == year}
    working = {day for day in russia.weekend_workdays if day.year == year}
    lines = [f"year = {year}", f'source = "{SOURCE}"']
    for day, title in sorted(off.items()):
        lines += _table("off", day, title)
    for day in sorted(working):
        lines += _table("working", day, "Рабочий день вместо перенесённого")
    return "\n".join(lines) + "\n"


def _table(name: str, day: date, title: str) -> list[str]:
    plain = title.replace('"', "»")
    return ["", f"[[{name}]]", f"day = {day.isoformat()}", f'title = "{plain}"']


def main() -> None:
    """Write every year."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for year in YEARS:
        (FOLDER / f"ru-{year}.toml").write_text(text_of(year), encoding="utf-8")


if __name__ == "__main__":
    main()
