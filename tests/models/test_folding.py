"""How texts are ordered."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.folding import as_seen, fold, natural_order


@pytest.mark.parametrize(
    "ordered",
    [
        ["п. 2", "п. 10", "п. 10.1", "п. 10.12"],
        ["31.12.2025", "20.02.2026", "03.10.2026"],
        ["ёж", "Жук", "зяблик"],
        ["", "1", "2-й", "10", "а"],
        ["24.09.2026 № 2", "24.09.2026 № 11"],
    ],
)
def test_numbers_go_by_size_and_days_by_the_calendar(ordered: list[str]) -> None:
    mixed = ordered[::-1]
    assert sorted(mixed, key=natural_order) == ordered


@given(st.lists(st.text(alphabet="аёЖ0123456789. ")), st.randoms())
def test_the_order_does_not_depend_on_where_one_begins(texts: list[str], random: Random) -> None:
    order = [natural_order(text) for text in sorted(texts, key=natural_order)]
    random.shuffle(texts)
    assert [natural_order(text) for text in sorted(texts, key=natural_order)] == order


@pytest.mark.parametrize(
    ("written", "alike"),
    [
        ("Ро\u00adмашка", "ромашка"),
        ("Ро\u200bма\ufeffшка\u200e", "ромашка"),
        ("Раи\u0306он", "район"),
        ("Е\u0308лка", "елка"),
        ("Строка\nро\u00adмашка", "строка ромашка"),
    ],
)
def test_what_looks_alike_is_alike(written: str, alike: str) -> None:
    assert fold(written) == alike


def test_the_parts_of_one_picture_stay_joined() -> None:
    assert as_seen("Мы \U0001f469\u200d\U0001f4bb") == "Мы \U0001f469\u200d\U0001f4bb"
    assert as_seen("Мы\u200d") == "Мы"


@given(st.text())
def test_what_is_seen_is_seen_so_again(text: str) -> None:
    assert as_seen(as_seen(text)) == as_seen(text)
    assert fold(fold(text)) == fold(text)
