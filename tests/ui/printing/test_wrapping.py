from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smdesk.ui.printing.wrapping import Wrapper, signs

TEXTS = st.text(alphabet=st.sampled_from("абвё яЁ\n\t-/.№«»\u0301\u00a0🙂xy"), max_size=80)


def wrapper() -> Wrapper:
    """Every sign is one unit wide."""
    return Wrapper(lambda text: float(sum(1 for _ in signs(text))))


def test_words_stay_whole_where_they_fit() -> None:
    assert wrapper().wrap("Дом культуры и досуга", 10) == ("Дом", "культуры и", "досуга")


def test_an_address_parts_after_its_marks() -> None:
    assert wrapper().wrap("https://vk.com/amurzet_news", 16) == ("https://vk.com/", "amurzet_news")


def test_a_word_without_marks_parts_anywhere() -> None:
    assert wrapper().wrap("рентгенограмма", 5) == ("рентг", "еногр", "амма")


def test_an_address_after_words_begins_its_own_line() -> None:
    assert wrapper().wrap("да vk.com/club", 7) == ("да", "vk.com/", "club")


def test_lines_of_the_text_are_kept_and_empty_ends_are_not() -> None:
    assert wrapper().wrap("\nпервая\n\nтретья\n", 20) == ("первая", "", "третья")


def test_an_empty_text_has_no_lines() -> None:
    assert wrapper().wrap("  ", 20) == ()


def test_a_no_break_space_does_not_break() -> None:
    assert wrapper().wrap("вот А.\u00a0Рябинина", 12) == ("вот", "А.\u00a0Рябинина")


def test_control_signs_are_not_printed() -> None:
    assert wrapper().wrap("а\x00\x07б\tв", 20) == ("аб в",)


def test_extent_is_the_widest_word_and_the_longest_line() -> None:
    assert wrapper().extent("Дом культуры\nи") == (8, 12)


@given(TEXTS, st.integers(1, 12))
def test_no_line_is_too_wide_and_no_sign_is_lost(text: str, width: int) -> None:
    lines = wrapper().wrap(text, width)

    assert all(len(list(signs(line))) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
