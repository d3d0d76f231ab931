from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models import control_records, plan_records, records
from smdesk.models.control_records import Notice
from smdesk.models.errors import Invalid
from smdesk.models.record_rules import RULES
from smdesk.models.records import (
    Account,
    Assignment,
    Exemption,
    LegalAct,
    Network,
    Organization,
    Person,
    Record,
    RegistryRelease,
)
from smdesk.models.validation import normalise, problems_of
from smdesk.models.vocabulary import DeadlineKind, Role
from smdesk.procedures.networks import load_networks

TODAY = date(2026, 11, 23)
NETWORKS = [
    replace(network, id=number) for number, (network, _) in enumerate(load_networks(), start=1)
]
VK, OK = NETWORKS[0], NETWORKS[1]

ORGANIZATION = Organization(title="Дом культуры")
ACCOUNT = Account(organization_id=1, network_id=VK.id, title="Дом культуры")
ASSIGNMENT = Assignment(person_id=1, role=Role.MANAGER, account_id=1)


def test_an_organization_is_stored_in_one_form() -> None:
    typed = Organization(
        parent_id=0,
        title="  Дом \n культуры\x07 ",
        ogrn="1027700132195",
        site="Сайт.рф/",
        phone="8 (42665) 2-11-22",
        email="Adm@Example.RU",
        note="первая \r\nвторая\x00\n",
    )
    assert normalise(typed, TODAY) == Organization(
        title="Дом культуры",
        ogrn="1027700132195",
        site="https://сайт.рф",
        phone="+7 (42665) 2-11-22",
        email="Adm@example.ru",
        note="первая\nвторая",
    )


def test_an_account_gets_its_canonical_address() -> None:
    found = normalise(replace(ACCOUNT, address="vk.ru/Public12?from=x"), TODAY, NETWORKS)
    assert found.address == "https://vk.com/club12"
    named = normalise(replace(ACCOUNT, address="@Amurzet"), TODAY, NETWORKS)
    assert named.address == "https://vk.com/amurzet"


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (replace(ORGANIZATION, title=" \n "), "title"),
        (replace(ORGANIZATION, title="я" * 501), "title"),
        (replace(ORGANIZATION, ogrn="1027700132196"), "ogrn"),
        (replace(ORGANIZATION, ogrn="102770013219"), "ogrn"),
        (replace(ORGANIZATION, ogrn="304500116000156"), "ogrn"),
        (replace(ORGANIZATION, email="adm"), "email"),
        (replace(ORGANIZATION, id=4, parent_id=4), "parent_id"),
        (replace(ORGANIZATION, parent_id=-1), "parent_id"),
        (replace(ACCOUNT, organization_id=0), "organization_id"),
        (replace(ACCOUNT, title=""), "title"),
        (replace(ACCOUNT, pos_widgets=3), "pos_widgets"),
        (replace(ACCOUNT, pos_widgets=-1), "pos_widgets"),
        (replace(ACCOUNT, subscribers=-1), "subscribers"),
        (replace(ACCOUNT, created_on=date(1899, 1, 1)), "created_on"),
        (replace(ACCOUNT, created_on=date(2026, 11, 24)), "created_on"),
        (
            replace(ACCOUNT, created_on=date(2026, 5, 2), deleted_on=date(2026, 5, 1)),
            "deleted_on",
        ),
        (replace(ACCOUNT, address="ok.ru/amurzet"), "address"),
        (replace(ACCOUNT, address="example.org/amurzet"), "address"),
        (replace(ACCOUNT, work_phone="нет"), "work_phone"),
        (Person(full_name=""), "full_name"),
        (replace(ASSIGNMENT, account_id=None), "organization_id"),
        (replace(ASSIGNMENT, organization_id=2), "organization_id"),
        (replace(ASSIGNMENT, since=date(2026, 5, 2), until=date(2026, 5, 1)), "until"),
        (LegalAct(), "number"),
        (
            LegalAct(number="1", in_force_from=date(2026, 5, 2), in_force_until=date(2026, 5, 1)),
            "in_force_until",
        ),
        (
            Notice(
                kind=DeadlineKind.INFORMATION_REQUESTED,
                event_on=date(2026, 11, 5),
                due_on=date(2026, 11, 4),
            ),
            "due_on",
        ),
        (Exemption(organization_id=1), "basis"),
        (RegistryRelease(released_at=datetime(2026, 11, 24, 9, 0)), "released_at"),
        (RegistryRelease(released_at=datetime(2026, 11, 23), rows="{}"), "rows"),
        (replace(VK, path="(", id=0), "path"),
        (replace(VK, canonical="https://vk.com"), "canonical"),
        (replace(VK, canonical="https://vk.com/{nick}"), "canonical"),
        (replace(VK, hosts=("vk",)), "hosts"),
        (replace(VK, hosts=()), "hosts"),
        (replace(VK, colour="blue"), "colour"),
        (replace(VK, post_limit=0), "post_limit"),
    ],
)
def test_what_does_not_fit_is_named_by_its_field(record: Record, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        normalise(record, TODAY, NETWORKS)
    assert refusal.value.field == field
    assert refusal.value.what.endswith(".")
    assert refusal.value.todo.endswith(".")
    assert list(problems_of(record, TODAY, NETWORKS)) == [field]


def test_a_form_sees_every_problem_at_once() -> None:
    wrong = replace(ACCOUNT, network_id=0, pos_widgets=5, work_email="x", address="ok.ru/a1")
    found = problems_of(wrong, TODAY, NETWORKS)
    assert set(found) == {"network_id", "pos_widgets", "work_email"}


def test_a_good_record_has_no_problems() -> None:
    assert problems_of(ACCOUNT, TODAY, NETWORKS) == {}
    assert problems_of(Exemption(organization_id=1, act_id=3), TODAY) == {}


@pytest.mark.parametrize("number", ["1027700132195", "1 027700132195", "304500116000157"])
def test_real_register_numbers_pass(number: str) -> None:
    assert normalise(replace(ORGANIZATION, ogrn=number), TODAY).ogrn == number.replace(" ", "")


@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.code)
def test_the_networks_that_ship_are_normal(network: Network) -> None:
    assert normalise(network, TODAY) == network


def test_every_record_has_rules_for_every_text() -> None:
    stored = {
        kind
        for kind in (vars(records) | vars(control_records) | vars(plan_records)).values()
        if isinstance(kind, type) and issubclass(kind, Record) and kind is not Record
    }
    assert set(RULES) == stored
    for kind in stored:
        texts = {field.name for field in fields(kind) if field.type == "str"}
        assert texts <= set(RULES[kind].by_field), kind


@given(
    st.builds(
        Organization,
        title=st.text(max_size=30),
        short_title=st.text(max_size=30),
        postal_address=st.text(max_size=30),
        note=st.text(max_size=60),
        phone=st.text(max_size=12),
        site=st.text(max_size=12),
    )
)
def test_what_is_normal_stays_so(record: Organization) -> None:
    try:
        once = normalise(record, TODAY)
    except Invalid:
        return
    assert normalise(once, TODAY) == once
    assert once.title.encode("utf-8")
