from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.vocabulary import Binds, Force
from smdesk.procedures.errors import ProcedureError
from smdesk.procedures.loading import builtin_codes, load_builtin, parse
from smdesk.procedures.records import Norm
from smdesk.procedures.writing import dump
from smdesk.resources import resource_text

AMURZET = load_builtin("amurzet")
TEXT = resource_text("procedures/amurzet.toml")

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda text: text == text.strip() and bool(text)
)


def line_of(part: str, text: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize("code", builtin_codes())
def test_a_copy_reads_back_the_same(code: str) -> None:
    procedure = load_builtin(code)
    assert parse(dump(procedure)) == procedure


@given(title=words, note=words, days=st.integers(1, 10_000), number=st.integers(1, 99))
def test_any_edited_copy_reads_back_the_same(title: str, note: str, days: int, number: int) -> None:
    norm = Norm(
        clause="2-2", number=number, force=Force.MANDATORY, binds=Binds.ALL, since=date(2026, 1, 1)
    )
    edited = replace(
        AMURZET,
        title=title,
        inspection_days=days,
        norms=(norm,),
        deadlines=tuple(replace(rule, note=note) for rule in AMURZET.deadlines),
        organizations=(),
    )
    assert parse(dump(edited)) == edited


def test_norms_follow_each_other_in_time() -> None:
    old = replace(AMURZET.norms[0], until=date(2026, 1, 11))
    new = replace(AMURZET.norms[0], number=3, since=date(2026, 1, 12))
    edited = parse(dump(replace(AMURZET, norms=(old, new))))
    numbers = [norm.number for day in (11, 12) if (norm := edited.norm_on(date(2026, 1, day)))]
    assert numbers == [2, 3]
    with pytest.raises(ProcedureError, match="накладываются"):
        parse(dump(replace(AMURZET, norms=(AMURZET.norms[0], new))))


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(ProcedureError, match="Есть: amurzet, dzhankoy"):
        load_builtin("../networks")


@pytest.mark.parametrize(
    ("old", "new", "field", "why"),
    [
        ('clause = "2-2"\nnumber = 2', 'clause = "2-2"\nnumber = 0', "number", "не меньше 1"),
        ('clause = "2-2"\nnumber = 2', 'clause = "2-2"\nnumber = "2"', "number", "целое число"),
        ('number = "98"', "number = 98", "number", "текст в кавычках"),
        ("signed_on = 2022-11-24", 'signed_on = "24.11.2022"', "signed_on", "дата без кавычек"),
        ('clause = "прил"\nis', 'clause = "прил."\nis', "clause", "нет такой записи пункта"),
        ('recipient = "cur"', 'recipient = "curr"', "recipient", "такого адресата"),
        ('kind = "person_changed"', 'kind = "person"', "kind", "нет такого слова «person»"),
        ('systems = ["gospublics"]', 'systems = ["portal"]', "systems", "нет такого слова"),
        ('"vk", "ok"', '"vk", "vk"', "networks", "повтор"),
        ('"vk", "ok"', '"vk", 1', "networks", "только тексты"),
        ("is_exempt = true", 'is_exempt = "да"', "is_exempt", "true или false"),
        ("is_exempt = true", "exempt = true", "exempt", "такого поля нет"),
        ('code = "exemptions"', 'code = "networks"', "code", "уже занят"),
        ('check = "inspection"', 'check = "look"', "check", "нет такой проверки «look»"),
        ('check = "inspection"', 'check = "computed:luck"', "check", "нет такой проверки"),
        ('group = "persons"', 'group = "people"', "group", "нет такой части"),
        ('code = "amurzet"', 'code = "Амурзет"', "code", "латиницей"),
        ("body_short = ", "body_shortly = ", "body_short", "не заполнено"),
    ],
)
def test_a_fault_is_named_by_line_field_and_reason(
    old: str, new: str, field: str, why: str
) -> None:
    broken = TEXT.replace(old, new, 1)
    with pytest.raises(ProcedureError) as refusal:
        parse(broken, "наш.toml")
    assert f"поле «{field}»" in refusal.value.what
    assert why in refusal.value.what
    assert refusal.value.what.startswith("наш.toml")
    if f"{field} =" in new:
        start = line_of(old, TEXT)
        assert start <= refusal.value.line <= start + new.count("\n")
        assert f"строка {refusal.value.line}," in refusal.value.what


def test_a_missing_field_is_named_by_its_section() -> None:
    broken = TEXT.replace('remedy = "Назначьте', 'remedies = "Назначьте', 1)
    with pytest.raises(ProcedureError) as refusal:
        parse(broken)
    section = broken.rindex("[[requirement]]", 0, broken.index("remedies"))
    assert refusal.value.line == broken[:section].count("\n") + 1
    assert "поле «remedy»: поле не заполнено" in refusal.value.what


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('code = "x"\ntitle = Порядок', 2, "в кавычки"),
        ('code = "x"\ntitle', 2, "знак «=»"),
        ('code = "x"\ncode = "y"', 2, "дважды"),
        ('code = "x\n', 1, ""),
        ("a = [1, 2", 1, "скобкой"),
        ("", 0, "нет раздела [act]"),
    ],
)
def test_what_is_no_toml_is_named_by_line(text: str, line: int, why: str) -> None:
    with pytest.raises(ProcedureError) as refusal:
        parse(text)
    assert why in str(refusal.value)
    assert refusal.value.line == line
    assert ("эту строку" in refusal.value.todo) == bool(line)


@given(st.text(max_size=200))
def test_any_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(ProcedureError):
        parse(text)


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "1" * 5000])
def test_what_is_beyond_all_measure_is_refused_in_words(text: str) -> None:
    with pytest.raises(ProcedureError, match="Выберите другой файл"):
        parse(text, "мой.toml")


def test_a_date_with_time_is_no_date() -> None:
    broken = TEXT.replace("signed_on = 2022-11-24", "signed_on = 2022-11-24T10:00:00", 1)
    with pytest.raises(ProcedureError, match="без времени"):
        parse(broken)


def test_an_act_does_not_end_before_it_begins() -> None:
    act = replace(AMURZET.act, in_force_until=date(2020, 1, 1))
    with pytest.raises(ProcedureError, match="in_force_until"):
        parse(dump(replace(AMURZET, act=act)))
