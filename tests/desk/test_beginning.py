"""The first steps as one change."""

from __future__ import annotations

import pytest

from smdesk.desk import Desk
from smdesk.desk.beginning import Start
from smdesk.models.errors import NotFound
from smdesk.models.vocabulary import OrganizationKind

AMURZET = Start(
    procedure="amurzet",
    title="Администрация Амурзетского сельского поселения",
    short_title="Администрация",
    place="с. Амурзет",
    named_organizations=True,
)


def test_the_act_brings_its_organisations_and_its_exemption(desk: Desk) -> None:
    desk.beginning.start(AMURZET)
    names = {o.short_title: o for o in desk.organizations.all()}
    assert names["Администрация"].kind is OrganizationKind.BODY
    assert desk.office.get().organization_id == names["Администрация"].id
    accountants = names["МКУ «Централизованная бухгалтерия»"]
    [exemption] = desk.exemptions.all()
    assert exemption.organization_id == accountants.id
    assert desk.acts.get(exemption.act_id or 0).number == "98"


def test_one_undo_takes_the_beginning_back(desk: Desk) -> None:
    desk.beginning.start(AMURZET)
    desk.history.undo()
    assert desk.is_empty()
    assert desk.procedures.current() is None


def test_a_second_beginning_doubles_nothing(desk: Desk) -> None:
    desk.beginning.start(AMURZET)
    count = desk.organizations.count()
    desk.beginning.start(AMURZET)
    assert (desk.organizations.count(), desk.exemptions.count()) == (count, 1)
    assert desk.acts.count() == 1


def test_what_is_left_empty_stays_as_it_is(desk: Desk) -> None:
    desk.beginning.start(AMURZET)
    desk.beginning.start(Start(title=AMURZET.title))
    body = desk.organizations.get(desk.office.get().organization_id or 0)
    assert body.short_title == AMURZET.short_title
    assert desk.office.get().place == AMURZET.place


def test_everything_can_be_skipped(desk: Desk) -> None:
    desk.beginning.start(Start())
    assert desk.is_empty()
    assert desk.history.log() == []


def test_a_failed_beginning_enters_nothing(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.beginning.start(Start(procedure="нет такого", title="Администрация"))
    assert desk.is_empty()
