"""The two lines at the top of the navigation: the body, and the act it works under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smdesk.models.errors import DeskError
from smdesk.models.labels import act_name

if TYPE_CHECKING:
    from smdesk.desk import Desk
    from smdesk.procedures.records import Procedure


def office_words(desk: Desk) -> tuple[str, str]:
    """The short name of the body and its act; empty texts where they are not chosen."""
    office = desk.office.get()
    try:
        name = desk.organizations.get(office.organization_id).name if office.organization_id else ""
        procedure = desk.procedures.current()
    except DeskError:
        return "", ""
    return name, _act(procedure) if procedure else ""


def _act(procedure: Procedure) -> str:
    act = procedure.act
    cited = act_name(act.kind, act.number, f"{act.signed_on:%d.%m.%Y}")
    return cited[:1].upper() + cited[1:]
