"""Words that the office has taught the spelling."""

from __future__ import annotations

from smdesk.desk import Desk
from smdesk.desk.spelling import Spelling
from tests.desk.conftest import Clock


def test_what_two_windows_have_learned_is_known_to_both(desk: Desk, clock: Clock) -> None:
    other = Desk.open(desk.path, clock)
    try:
        first, second = desk.spelling, other.spelling
        first.learn("пасёлок")
        second.learn("празник")
        text = "наш пасёлок и празник"
        assert second.typos(text) == Spelling(desk.storage).typos(text) == []
    finally:
        other.close()
