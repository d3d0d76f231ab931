"""Names, posts and titles in other cases, against tables that a reader of Russian has judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.letters.grammar import Case, Inflected
from smdesk.letters.names import inflect_name
from smdesk.letters.posts import inflect_post, inflect_title

TABLES = Path(__file__).parent / "tables"
KINDS = {"names": inflect_name, "posts": inflect_post, "titles": inflect_title}


def rows() -> list[tuple[str, str, list[str]]]:
    found = []
    for kind in KINDS:
        lines = (TABLES / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
        for line in lines:
            if line and not line.startswith("#"):
                word, *forms = line.split(" | ")
                found.append((kind, word, forms))
    return found


@pytest.mark.parametrize(("kind", "text", "forms"), rows())
def test_the_tables(kind: str, text: str, forms: list[str]) -> None:
    told = [KINDS[kind](text, case) for case in Case]

    assert [each.text for each in told] == forms
    assert all(each.is_sure for each in told)


def test_the_tables_are_long_enough() -> None:
    kinds = [kind for kind, _, _ in rows()]

    assert kinds.count("names") >= 40
    assert kinds.count("posts") >= 25


@pytest.mark.parametrize(
    ("name", "dative"),
    [
        ("Мороз А. А.", "Мороз А. А."),  # a man or a woman
        ("Щербина Анна Петровна", "Щербиной Анне Петровне"),  # or Щербине
        ("Орёл Павел Павлович", "Орёл Павлу Павловичу"),  # Орлу or Орёлу
        ("Заяц Иван Петрович", "Заяц Ивану Петровичу"),
        ("Лев Иван Иванович", "Лев Ивану Ивановичу"),
        ("Рысь Иван Петрович", "Рысь Ивану Петровичу"),
        ("Бонч-Бруевич Владимир Дмитриевич", "Бонч-Бруевичу Владимиру Дмитриевичу"),
        ("Сова Анна Петровна", "Сова Анне Петровне"),
        ("Иванов Анна Петровна", "Иванов Анне Петровне"),  # a slip of the pen
        ("Иванова Пётр Ильич", "Иванова Петру Ильичу"),
        ("Коломиец Пётр Петрович", "Коломиец Петру Петровичу"),
        ("Smith John", "Smith John"),
        ("Щербина Н. В.", "Щербина Н. В."),
        ("12", "12"),
        ("", ""),
    ],
)
def test_what_cannot_be_told_is_left_and_said(name: str, dative: str) -> None:
    assert inflect_name(name, Case.DATIVE) == Inflected(dative, is_sure=False)


@pytest.mark.parametrize(
    ("name", "instrumental"),
    [
        ("Ткач Степан Лукич", "Ткач Степаном Лукичом"),
        ("Лапша Ольга Олеговна", "Лапша Ольгой Олеговной"),
    ],
)
def test_stress_that_is_not_written_is_not_guessed(name: str, instrumental: str) -> None:
    assert inflect_name(name, Case.DATIVE).is_sure
    assert inflect_name(name, Case.INSTRUMENTAL) == Inflected(instrumental, is_sure=False)


@pytest.mark.parametrize(
    ("post", "dative"),
    [
        ("абракадабра", "абракадабра"),
        ("медиаменеджер", "медиаменеджеру"),  # by its ending: the dictionary lacks it
        ("гл.", "гл."),
        ("²", "²"),
        ("по связям с общественностью", "по связям с общественностью"),
        ("", ""),
    ],
)
def test_posts_that_nobody_can_be_sure_of(post: str, dative: str) -> None:
    assert inflect_post(post, Case.DATIVE) == Inflected(dative, is_sure=False)


@pytest.mark.parametrize("inflect", KINDS.values())
@given(text=st.text(), case=st.sampled_from(Case))
def test_any_text_gives_an_answer(
    inflect: Callable[[str, Case], Inflected], text: str, case: Case
) -> None:
    answer = inflect(text, case)

    assert answer.text or not text.split()
