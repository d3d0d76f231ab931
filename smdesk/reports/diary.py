"""What a report puts into a calendar: entries as RFC 5545 has them, local times without a zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

MINUTES_OF_POST = timedelta(minutes=30)
"""How long a post lasts in a calendar."""


class Entry(NamedTuple):
    """One entry; all of a series is one entry with a rule."""

    uid: str
    """The same in every export of the same record."""
    title: str
    starts: date | datetime
    """A date alone for the whole day."""
    lasts: timedelta | None = None
    """None where nobody knows; a whole-day entry counts its days."""
    place: str = ""
    text: str = ""
    link: str = ""
    rule: str = ""
    """As in RFC 5545, without `UNTIL`; empty for once."""
    until: date | None = None
    """The last day of the series."""
    without: tuple[date, ...] = ()
    """Days of the series that are entries of their own, or not held."""
