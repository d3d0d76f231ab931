"""Any random sequence of use cases, undone to the start, gives the same tables byte by byte."""

from __future__ import annotations

import contextlib
import json
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.models.records import (
    Account,
    Assignment,
    Exemption,
    LegalAct,
    Organization,
    Person,
    RegistryRelease,
)
from smdesk.models.vocabulary import AccountStatus, NetworkStatus, Role
from tests.desk.drawing import Draw, Step, ids_of
from tests.desk.plan_steps import PLAN_STEPS, place


def add_organization(desk: Desk, draw: Draw) -> None:
    known = ids_of(desk.organizations.all())
    parent = draw.one(known) if draw.number(3) and known else None
    desk.organizations.add(Organization(title=f"Школа № {draw.number(90)}", parent_id=parent))


def move_organization(desk: Desk, draw: Draw) -> None:
    one = desk.organizations.get(draw.one(ids_of(desk.organizations.all())))
    desk.organizations.change(
        replace(one, parent_id=draw.one(ids_of(desk.organizations.all())) or None, note="новая")
    )


def delete_organization(desk: Desk, draw: Draw) -> None:
    desk.organizations.delete([draw.one(ids_of(desk.organizations.all()))])


def add_account(desk: Desk, draw: Draw) -> None:
    network = next(n for n in desk.networks.all() if n.code == "vk")
    desk.accounts.add(
        Account(
            organization_id=draw.one(ids_of(desk.organizations.all())),
            network_id=network.id,
            title="Страница",
            address=f"vk.com/page{draw.number(40)}" if draw.number(4) else "",
            created_on=draw.day(),
        )
    )


def change_account(desk: Desk, draw: Draw) -> None:
    account = desk.accounts.get(draw.one(ids_of(desk.accounts.all())))
    deleted = draw.day() if draw.number(2) else None
    desk.accounts.change(
        replace(account, title=f"Имя {draw.number(9)}", deleted_on=deleted, gosmark=True)
    )


def set_status(desk: Desk, draw: Draw) -> None:
    status = list(AccountStatus)[draw.number(4)]
    desk.accounts.set_status([draw.one(ids_of(desk.accounts.all()))], status, draw.day())


def delete_accounts(desk: Desk, draw: Draw) -> None:
    known = ids_of(desk.accounts.all())
    desk.accounts.delete(known[: draw.number(3) + 1])


def add_person(desk: Desk, draw: Draw) -> None:
    desk.persons.add(Person(full_name=f"Иванова Анна {draw.number(9)}"))


def assign(desk: Desk, draw: Draw) -> None:
    organization = draw.one(ids_of(desk.organizations.all()))
    acts = ids_of(desk.acts.all())
    desk.assignments.add(
        Assignment(
            person_id=draw.one(ids_of(desk.persons.all())),
            role=list(Role)[draw.number(5)],
            organization_id=organization,
            since=draw.day(),
            act_id=draw.one(acts) or None,
        )
    )


def hand_over(desk: Desk, draw: Draw) -> None:
    desk.assignments.replace(
        draw.one(ids_of(desk.assignments.all())),
        draw.one(ids_of(desk.persons.all())),
        draw.day(),
        None,
    )


def delete_person(desk: Desk, draw: Draw) -> None:
    desk.persons.delete([draw.one(ids_of(desk.persons.all()))])


def act_and_exemption(desk: Desk, draw: Draw) -> None:
    act = desk.acts.add(LegalAct(number=str(draw.number(99)), title="Об освобождении"))
    desk.exemptions.add(
        Exemption(organization_id=draw.one(ids_of(desk.organizations.all())), act_id=act)
    )


def delete_act(desk: Desk, draw: Draw) -> None:
    desk.acts.delete([draw.one(ids_of(desk.acts.all()))])


def release(desk: Desk, draw: Draw) -> None:
    desk.releases.add(RegistryRelease(released_at=datetime(2026, 5, 1 + draw.number(20), 9, 0)))


def procedure(desk: Desk, draw: Draw) -> None:
    choices = desk.procedures.available()
    code = choices[draw.number(len(choices))].code
    desk.procedures.use(code if draw.number(2) else desk.procedures.copy(code, "Наш порядок"))


def network_status(desk: Desk, draw: Draw) -> None:
    status = list(NetworkStatus)[draw.number(4)]
    desk.networks.set_status(draw.one(ids_of(desk.networks.all())), status, draw.day())


def restore_version(desk: Desk, draw: Draw) -> None:
    tables = ("account", "organization", "person", "post", "placement", "post_template", "event")
    table = tables[draw.number(len(tables))]
    versions = desk.history.of(table, 1 + draw.number(6))
    if versions:
        desk.history.restore(versions[draw.number(len(versions))])


def undo(desk: Desk, _draw: Draw) -> None:
    desk.history.undo()


def redo(desk: Desk, _draw: Draw) -> None:
    desk.history.redo()


STEPS: tuple[Step, ...] = (
    add_organization,
    move_organization,
    delete_organization,
    add_account,
    change_account,
    set_status,
    delete_accounts,
    add_person,
    assign,
    hand_over,
    delete_person,
    act_and_exemption,
    delete_act,
    release,
    procedure,
    network_status,
    restore_version,
    undo,
    redo,
    *PLAN_STEPS,
)


BEGUN: tuple[tuple[Step, list[int]], ...] = (
    (add_organization, []),
    (add_account, [0, 1, 1, 10]),
    (add_account, [0, 2, 1, 20]),
    (place, [1, 0, 1, 1, 2, 0, 1, 1, 250, 9, 1, 251, 9]),
    (place, [0, 3, 0, 1, 0]),
)
"""A small office with a post on two pages and an idea: plans grow out of it."""


def contents(desk: Desk) -> str:
    """Every table of the office, and the derived registry, as one text."""
    connection = desk.storage.connection
    tables = [*desk.storage.office_tables(), "_registry"]
    return json.dumps(
        {t: connection.execute(f"SELECT * FROM {t} ORDER BY 1").fetchall() for t in tables},
        ensure_ascii=False,
    )


@settings(max_examples=60)
@given(
    chosen=st.lists(
        st.tuples(st.sampled_from(STEPS), st.lists(st.integers(0, 999), max_size=6)), max_size=25
    ),
    begun=st.booleans(),
)
def test_undo_to_the_start_and_redo_to_the_end(
    chosen: list[tuple[Step, list[int]]], *, begun: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder) / "office.db", lambda: datetime(2026, 11, 23, 9, 0))
        desk.storage.connection.execute("PRAGMA synchronous = OFF")
        start = contents(desk)
        for step, numbers in [*(BEGUN if begun else ()), *chosen]:
            with contextlib.suppress(DeskError):
                step(desk, Draw(list(numbers)))
        end = contents(desk)
        undone = 0
        while desk.history.next_undo():
            desk.history.undo()
            undone += 1
        assert contents(desk) == start
        for _ in range(undone):
            desk.history.redo()
        assert contents(desk) == end
        desk.close()
