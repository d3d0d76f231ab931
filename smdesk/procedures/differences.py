"""What differs between two versions of a procedure, field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from smdesk.models.dates import show_date
from smdesk.models.labels import label
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.records import Check, DeadlineRule, Norm, Procedure, Recipient, Requirement

NOTHING = "—"
_PLAIN = {
    "body_short": "Чей это порядок",
    "body": "Чей это порядок, полностью",
    "place": "Место",
    "site": "Сайт",
    "inspection_days": "Осмотр раз в столько дней",
    "rotation_days": "Смена паролей раз в столько дней",
}
_ACT = {
    "kind": "Вид акта",
    "number": "Номер акта",
    "signed_on": "Дата акта",
    "title": "Название акта",
    "issuer": "Кто издал",
    "in_force_from": "Действует с",
    "in_force_until": "Действует по",
    "published": "Где опубликован",
    "repeals": "Какой акт отменяет",
}
_OF_ITEMS = {
    "clause": "пункт",
    "number": "сколько в неделю",
    "text": "текст",
    "force": "сила",
    "binds": "для каких страниц",
    "subject": "о чём",
    "check": "как проверяется",
    "remedy": "что сделать",
    "days": "дней",
    "count": "как считать",
    "title": "название",
    "short_title": "коротко",
    "recipient": "кому",
    "is_stated": "срок назван в акте",
    "note": "примечание",
    "counted": "что считается",
    "since": "с какого дня",
    "until": "по какой день",
    "due_on": "к какому дню",
}
_Item = Norm | DeadlineRule | Recipient | Requirement


class Difference(NamedTuple):
    """One thing that differs: what it is called, before and after."""

    label: str
    before: str
    after: str


def differences(
    before: Procedure, after: Procedure, networks: Mapping[str, str]
) -> list[Difference]:
    """What differs, in the order of the forms. `networks` are titles by code."""
    old, new = dict(_told(before, networks)), dict(_told(after, networks))
    found = []
    for key in dict.fromkeys((*old, *new)):
        (name, was), (later, now) = old.get(key, ("", "")), new.get(key, ("", ""))
        if was != now:
            found.append(Difference(later or name, was or NOTHING, now or NOTHING))
    return found


_Told = tuple[tuple[str, ...], tuple[str, str]]
"""The key of a field, the same in both versions; its label and its value in words."""


def _told(procedure: Procedure, networks: Mapping[str, str]) -> Iterator[_Told]:
    for name, title in _PLAIN.items():
        yield (name,), (title, _words(getattr(procedure, name)))
    for name, title in _ACT.items():
        yield ("act", name), (title, _words(getattr(procedure.act, name)))
    titles = (networks.get(code, code) for code in procedure.networks)
    yield ("networks",), ("Сети", ", ".join(titles))
    for at, norm in enumerate(procedure.norms):
        yield from _item("Норма", str(at), norm, procedure)
    for rule in procedure.deadlines:
        key = f"{rule.kind}/{rule.recipient}/{rule.clause}"
        yield from _item(f"Срок «{label(rule.kind)}»", key, rule, procedure)
    for recipient in procedure.recipients:
        yield from _item("Кому сообщать", recipient.code, recipient, procedure)
    for asked in procedure.requirements:
        yield from _item("Требование", asked.code, asked, procedure)


def _item(what: str, key: str, item: _Item, procedure: Procedure) -> Iterator[_Told]:
    clause = print_clause(item.clause, procedure.act.kind)
    for each in fields(item):
        if title := _OF_ITEMS.get(each.name):
            value = clause if each.name == "clause" else _words(getattr(item, each.name))
            yield (what, key, each.name), (f"{what} ({clause}): {title}", value)


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, Check):
        return label(value.kind)
    if isinstance(value, date):
        return show_date(value)
    return label(value) if isinstance(value, StrEnum) else str(value)
