"""Checks of a record as a whole, after its fields are right one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from smdesk.models.addresses import parse_address
from smdesk.models.dates import show_date
from smdesk.models.errors import Invalid
from smdesk.models.records import (
    Account,
    AccountPeriod,
    Assignment,
    Exemption,
    LegalAct,
    Network,
    Organization,
    Record,
)
from smdesk.models.values import expression
from smdesk.models.vocabulary import AccountStatus


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a record is judged against: the day, and the networks that the desk knows."""

    today: date
    networks: Sequence[Network] = ()


RecordRule = Callable[[Any, Circumstances], Any]
"""Takes the record with its fields normalised; returns it, or raises Invalid."""


def _alone(check: Callable[[Any], None]) -> RecordRule:
    """A rule out of a check that looks at nothing but the record."""

    def rule(record: Record, _around: Circumstances) -> Record:
        check(record)
        return record

    return rule


def page_address(account: Account, around: Circumstances) -> Account:
    """The canonical address, of the account's own network."""
    if not account.address or not around.networks:
        return account
    known = next((one for one in around.networks if one.id == account.network_id), None)
    parsed = parse_address(account.address, around.networks, known)
    if known is not None and parsed.network_id != known.id:
        owner = next(one.title for one in around.networks if one.id == parsed.network_id)
        raise Invalid(
            "address",
            f"Это адрес другой сети ({owner}), а выбрана {known.title}.",
            "Выберите другую сеть или исправьте адрес.",
        )
    return replace(account, address=parsed.address)


@_alone
def is_named(account: Account) -> None:
    """A page has a title or an address."""
    if not (account.title or account.address):
        raise Invalid("title", "Не указано: название страницы.", "Введите название или адрес.")


def ordered(first: str, last: str, what: str, than: str = "начала") -> RecordRule:
    """The second date of the record does not come before the first; `what` and `than` name them."""

    def check(record: Record) -> None:
        start, end = getattr(record, first), getattr(record, last)
        if start is not None and end is not None and end < start:
            raise Invalid(
                last, f"{what} раньше {than} ({show_date(start)}).", "Исправьте одну из дат."
            )

    return _alone(check)


@_alone
def one_subject(assignment: Assignment) -> None:
    """A duty is for an organisation or for an account, never for both."""
    has_organization = assignment.organization_id is not None
    if has_organization == (assignment.account_id is not None):
        raise Invalid(
            "organization_id",
            "Обязанность относится либо к организации, либо к странице.",
            "Укажите что-то одно.",
        )


@_alone
def is_not_own_parent(organization: Organization) -> None:
    """The tree has no circle of one; longer ones are for the storage to see."""
    if organization.id and organization.parent_id == organization.id:
        raise Invalid(
            "parent_id", "Организация не может подчиняться себе.", "Выберите другую вышестоящую."
        )


@_alone
def has_basis(exemption: Exemption) -> None:
    """An exemption has an act or a basis in words."""
    if not (exemption.basis or exemption.act_id):
        raise Invalid(
            "basis", "Не указано основание освобождения.", "Выберите акт или опишите его."
        )


@_alone
def act_is_named(act: LegalAct) -> None:
    """An act has a number or a title."""
    if not (act.number or act.title):
        raise Invalid("number", "У акта нет ни номера, ни названия.", "Введите хотя бы одно.")


@_alone
def template_fits(network: Network) -> None:
    """The canonical address has a place for the name, and the path has every part it wants."""
    wanted = set(re.findall(r"\{(\w+)\}", network.canonical))
    missing = wanted - set(re.compile(expression(network.path, "path")).groupindex)
    if not wanted:
        raise Invalid(
            "canonical",
            "В образце адреса нет имени страницы.",
            "Введите так: https://vk.com/{name}.",
        )
    if missing:
        raise Invalid(
            "canonical",
            f"В выражении для пути нет частей: {', '.join(sorted(missing))}.",
            "Исправьте образец или выражение.",
        )


def not_ahead(field: str, what: str) -> RecordRule:
    """The day of something that is already done is not ahead."""

    def rule(record: Record, around: Circumstances) -> Record:
        value = getattr(record, field)
        if value is not None and date(value.year, value.month, value.day) > around.today:
            raise Invalid(field, f"{what} ещё не наступил.", "Проверьте дату.")
        return record

    return rule


def deletion_not_ahead(record: Record, around: Circumstances) -> Record:
    """A page may be going to rest or to begin; that it will be deleted is no fact yet."""
    if isinstance(record, AccountPeriod) and record.status is AccountStatus.DELETED:
        checked: Record = not_ahead("since", "День удаления")(record, around)
        return checked
    return record
