"""Numbers of pages, and the subscribers that the registry shows of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from smdesk.desk.planning.metrics import Taken
from tests.desk.planning.conftest import Office


def take(office: Office, day: int, **numbers: int | None) -> int | None:
    """Enter numbers of a day of November; returns what the registry shows then."""
    office.desk.account_metrics.take(Taken(date(2026, 11, day), {office.vk: numbers}))
    return office.desk.accounts.get(office.vk).subscribers


def test_the_registry_shows_the_subscribers_of_the_last_day_that_has_any(office: Office) -> None:
    assert take(office, 10, subscribers=100) == 100
    assert take(office, 5, subscribers=90) == 100
    assert take(office, 20, reach=40) == 100
    assert take(office, 15, subscribers=120) == 120


def test_a_number_that_is_taken_back_is_shown_no_more(office: Office) -> None:
    take(office, 10, subscribers=100)
    take(office, 20, subscribers=9999)
    assert take(office, 20, subscribers=None) == 100
    assert take(office, 10, subscribers=None) is None


def test_a_number_from_elsewhere_stays_when_another_is_taken_back(office: Office) -> None:
    take(office, 20, subscribers=100)
    page = office.desk.accounts.get(office.vk)
    office.desk.accounts.change(replace(page, subscribers=150))
    assert take(office, 20, subscribers=None) == 150
