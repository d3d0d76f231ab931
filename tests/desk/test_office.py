"""The office, its procedure, its networks, and what other processes do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from smdesk.desk import Desk
from smdesk.models.changes import Changed
from smdesk.models.errors import Duplicate, InUse, NotFound
from smdesk.models.progress import run_to_end
from smdesk.models.records import Network, Person
from smdesk.models.vocabulary import NetworkStatus
from smdesk.storage.database import connect
from tests.desk.conftest import Clock, SmallOffice


def test_a_copy_that_was_asked_for_stays_when_the_schedule_makes_its_own(desk: Desk) -> None:
    kept = run_to_end(desk.backups.by_hand())
    for _ in range(3):
        run_to_end(desk.backups.automatic())
    labels = [copy.label for copy in desk.backups.all()]
    assert kept in [copy.path for copy in desk.backups.all()]
    assert sorted(labels) == ["auto", "manual"]


def test_a_new_base_has_networks_no_office_and_no_procedure(desk: Desk) -> None:
    assert {"vk", "ok", "tg", "max"} & {n.code for n in desk.networks.all()}
    assert desk.is_empty()
    assert desk.procedures.current() is None
    assert desk.history.log() == []


def test_network_status_follows_the_day(desk: Desk, office: SmallOffice) -> None:
    assert desk.networks.status(office.vk, date(2022, 11, 30)) is not NetworkStatus.MANDATORY
    assert desk.networks.status(office.vk, date(2022, 12, 1)) is NetworkStatus.MANDATORY
    desk.networks.set_status(office.vk, NetworkStatus.RESTRICTED, date(2026, 11, 1), "проба")
    assert desk.networks.status(office.vk) is NetworkStatus.RESTRICTED
    desk.history.undo()
    assert desk.networks.status(office.vk) is NetworkStatus.MANDATORY


def test_a_second_network_with_the_same_code_is_refused(desk: Desk, office: SmallOffice) -> None:
    vk = desk.networks.get(office.vk)
    with pytest.raises(Duplicate):
        desk.networks.add(replace(vk, id=0))


def test_a_network_of_ones_own(desk: Desk) -> None:
    own = desk.networks.add(
        Network(
            code="local",
            title="Местная сеть",
            badge="МС",
            colour="#335577",
            hosts=("local.example",),
            path="^/(?P<name>[a-z0-9]+)/?$",
            canonical="https://local.example/{name}",
        )
    )
    desk.networks.delete([own])
    assert own not in {n.id for n in desk.networks.all()}


def test_all_five_procedures_can_be_chosen(desk: Desk) -> None:
    builtin = [choice.code for choice in desk.procedures.available() if choice.builtin]
    assert sorted(builtin) == ["amurzet", "dzhankoy", "kuzbass", "tashtyp", "tomsk"]
    for code in builtin:
        desk.procedures.use(code)
        current = desk.procedures.current()
        assert current is not None
        assert current.code == code
    desk.history.undo()
    assert desk.office.get().procedure == builtin[-2]


def test_a_copy_can_be_edited_and_the_builtin_cannot(desk: Desk) -> None:
    builtin = desk.procedures.load("amurzet")
    with pytest.raises(InUse, match="не изменяется"):
        desk.procedures.change(builtin)
    code = desk.procedures.copy("amurzet", "Наш порядок")
    desk.procedures.use(code)
    copy = desk.procedures.load(code)
    desk.procedures.change(replace(copy, inspection_days=90))
    changed = desk.procedures.current()
    assert changed is not None
    assert changed.inspection_days == 90
    with pytest.raises(InUse, match="сейчас выбран"):
        desk.procedures.delete(code)
    desk.procedures.use("amurzet")
    desk.procedures.delete(code)
    with pytest.raises(NotFound):
        desk.procedures.load(code)


def test_the_office_is_one_row(desk: Desk, office: SmallOffice) -> None:
    desk.office.change(replace(desk.office.get(), organization_id=office.body, place="с. Берёзово"))
    assert desk.office.get().place == "с. Берёзово"
    assert desk.office.count() == 1
    with pytest.raises(InUse):
        desk.organizations.delete([office.club, office.body])


def test_changes_of_another_process_are_announced(desk: Desk, clock: Clock) -> None:
    heard: list[Changed] = []
    desk.announcer.subscribe(heard.append)
    assert not desk.poll()
    other = Desk.open(desk.path, clock)
    other.persons.add(Person(full_name="Иванова Анна"))
    other.close()
    assert desk.poll()
    assert heard[-1].concerns("person")
    assert not desk.poll()
    clock.forward(days=1)
    assert desk.poll()


def test_an_unsubscribed_listener_hears_nothing(desk: Desk) -> None:
    heard: list[Changed] = []
    stop = desk.announcer.subscribe(heard.append)
    stop()
    desk.persons.add(Person(full_name="Иванова Анна"))
    assert heard == []


def test_a_copy_from_a_clock_that_was_ahead_does_not_ask_for_another_each_minute(
    desk: Desk, clock: Clock
) -> None:
    clock.forward(days=400)
    run_to_end(desk.backups.automatic())
    clock.forward(days=-400)
    assert desk.backups.is_due()
    run_to_end(desk.backups.automatic())
    assert not desk.backups.is_due()
    clock.forward(minutes=31)
    desk.persons.add(Person(full_name="Иванова Анна"))
    assert desk.backups.is_due()


def test_a_copy_is_made_while_another_window_writes(desk: Desk) -> None:
    other = connect(desk.path)
    other.execute("BEGIN IMMEDIATE")
    desk.storage.connection.execute("PRAGMA busy_timeout = 1")
    made = run_to_end(desk.backups.automatic())
    other.execute("ROLLBACK")
    other.close()
    assert [copy.path for copy in desk.backups.all()] == [made]


def test_the_title_of_a_procedure_stands_on_one_line(desk: Desk) -> None:
    own = desk.procedures.copy("amurzet", " Свой\n порядок\x00 ")
    assert desk.procedures.load(own).title == "Свой порядок"
    assert [choice.title for choice in desk.procedures.available()][-1] == "Свой порядок"
    assert desk.history.log()[0].title == "Создана копия порядка «Свой порядок»"
    desk.procedures.change(replace(desk.procedures.load(own), title="Наш\nпорядок"))
    assert desk.history.log()[0].title == "Изменён порядок «Наш порядок»"


def test_an_office_whose_procedure_is_gone_has_none(desk: Desk) -> None:
    own = desk.procedures.copy("amurzet", "Свой порядок")
    desk.procedures.use(own)
    desk.procedures.use("amurzet")
    desk.procedures.delete(own)
    with_own = next(
        v for v in desk.history.of("office", 1) if (v.row.after or {})["procedure"] == own
    )
    desk.history.restore(with_own)
    assert desk.procedures.current() is None
    assert desk.norms.summary(desk.today()).pages == 0
    with pytest.raises(NotFound, match="Порядок не выбран"):
        desk.control.facts()
