from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.people_names import initials_first, surname_with_initials


@pytest.mark.parametrize(
    ("full", "short", "letter"),
    [
        ("Рябинина Алёна Петровна", "Рябинина А. П.", "А. П. Рябинина"),
        ("Рябинина Алёна", "Рябинина А.", "А. Рябинина"),
        ("Рябинина", "Рябинина", "Рябинина"),
        ("Рябинина-Луговая Алёна Петровна", "Рябинина-Луговая А. П.", "А. П. Рябинина-Луговая"),
        ("Лугов Гасан Али оглы", "Лугов Г. А.", "Г. А. Лугов"),
        ("Лугова Лейла Мехти-кызы", "Лугова Л. М.", "Л. М. Лугова"),
        ("  рябинина   алёна ", "рябинина А.", "А. рябинина"),
        ("Рябинина А.П.", "Рябинина А. П.", "А. П. Рябинина"),
        ("Рябинина А. П.", "Рябинина А. П.", "А. П. Рябинина"),
        ("А. П. Рябинина", "Рябинина А. П.", "А. П. Рябинина"),
        ("", "", ""),
    ],
)
def test_short_forms(full: str, short: str, letter: str) -> None:
    assert surname_with_initials(full) == short
    assert initials_first(full) == letter


@given(st.text(max_size=60))
def test_any_name_has_a_short_form(name: str) -> None:
    assert bool(surname_with_initials(name)) == bool(name.split())
