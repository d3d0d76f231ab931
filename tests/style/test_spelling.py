"""Spelling by the dictionary of word forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.style.spelling import suggestions, typos

SLIPS = {
    "агенство": "агентство",
    "учавствовать": "участвовать",
    "прийдти": "прийти",
    "извените": "извините",
    "росписание": "расписание",
    "сдесь": "здесь",
    "зделать": "сделать",
    "пренять": "принять",
    "колличество": "количество",
    "програма": "программа",
    "комисия": "комиссия",
    "граммотный": "грамотный",
    "искуство": "искусство",
    "обьявление": "объявление",
    "подьезд": "подъезд",
    "расчитать": "рассчитать",
    "територия": "территория",
    "администрацыя": "администрация",
    "черезчур": "чересчур",
    "будующий": "будущий",
}
PLAIN = """Горячую воду дадут в четверг. Котельная на улице Калинина, 12 встала из-за аварии.
Ёлку поставят на площади, каток зальют во вторник. Куда звонить: диспетчер, 2-11-22, круглосуточно.
Прививки от гриппа делают в ФАПе по вторникам. Мкртчян Ашот Гургенович ведёт приём в среду.
Как-нибудь по-новому, кое-где и где-то; по-видимому, всё-таки. Контент-план и бизнес-леди.
#Амурзет vk.com/amurzet почта: kto-to@sayt.рф, Госпаблики, ЦУР, МКУ, ЕАО."""


@pytest.mark.parametrize(("slip", "meant"), SLIPS.items())
def test_a_slip_is_found_and_what_was_meant_is_offered(slip: str, meant: str) -> None:
    [found] = typos(f"Тут стоит {slip} и всё.")
    assert found.text == slip
    assert meant in suggestions(slip)


def test_plain_texts_names_links_and_shortenings_are_let_be() -> None:
    assert typos(PLAIN) == []


def test_the_likeliest_comes_first_and_keeps_its_capital() -> None:
    assert suggestions("комисия")[0] == "комиссия"
    assert suggestions("обьявление")[0] == "объявление"
    assert suggestions("Сдесь")[0] == "Здесь"
    assert "в течение" in suggestions("втечение")
    assert suggestions("ыыыыыыы") == ()


def test_a_capital_is_a_slip_only_where_a_sentence_begins() -> None:
    assert [each.text for each in typos("Обьявление. Приехал Обьявленский.")] == ["Обьявление"]
    assert [each.text for each in typos("👍 Обьявление, Обьявление")] == ["Обьявление"]


def test_quotes_are_looked_into_and_offsets_are_those_of_the_text() -> None:
    text = "Один абзац.\n\nОна сказала: «Извените, росписание другое»."
    found = typos(text)
    assert [text[each.start : each.end] for each in found] == ["Извените", "росписание"]


def test_learned_words_are_right() -> None:
    assert typos("Это заозёрица.") != []
    assert typos("Это заозёрица и Заозерица.", {"заозерица"}) == []


@given(st.text(max_size=80))
def test_any_text_is_looked_at(text: str) -> None:
    for each in typos(text):
        assert text[each.start : each.end] == each.text
