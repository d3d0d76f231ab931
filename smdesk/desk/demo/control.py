"""Exemptions, inspections, help and notices of an example office, out of its TOML file.

Each source gives records and what hangs on them, made once the record has its id. Days are whole
numbers: how many days before today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from smdesk.models.control_records import Help, Inspection, InspectionAnswer, Notice
from smdesk.models.records import Exemption, Record
from smdesk.models.vocabulary import Answer, Binds, CheckKind, DeadlineKind, SentBy
from smdesk.procedures.records import Procedure

Data = Mapping[str, Any]
Made = tuple[Record, list[Callable[[int], Record]]]
Source = Callable[[Data, Mapping[str, int], Procedure, date], Iterator[Made]]


def exemptions(
    data: Data, ids: Mapping[str, int], procedure: Procedure, today: date
) -> Iterator[Made]:
    """Organisations that need run no page."""
    for each in data.get("exemption", ()):
        recheck = each.get("recheck")
        record = Exemption(
            organization_id=ids[each["organization"]],
            act_id=ids[each.get("act", "own-act")],
            basis=each["basis"],
            since=procedure.act.in_force_from,
            recheck_on=None if recheck is None else today - timedelta(days=recheck),
        )
        yield record, []


def inspections(
    data: Data, ids: Mapping[str, int], procedure: Procedure, today: date
) -> Iterator[Made]:
    """Every clause that is looked at holds, but for those named under `no`."""
    owners = {each["key"]: each["organization"] for each in data["account"]}
    for each in data.get("inspection", ()):
        asked = _asked(data, procedure, owners[each["account"]])
        no: Mapping[str, str] = each.get("no", {})
        inspection = Inspection(
            account_id=ids[each["account"]],
            inspected_on=today - timedelta(days=each["days"]),
            inspector=each["inspector"],
            note=each.get("note", ""),
        )
        yield inspection, [_answer(code, no) for code in asked]


def _asked(data: Data, procedure: Procedure, owner: str) -> list[str]:
    parents = {o["key"]: (o["kind"], o.get("parent")) for o in data["organization"]}
    while parents[owner][0] == "unit":
        owner = parents[owner][1] or "body"
    binds = {Binds.ALL, Binds.OWN if owner == "body" else Binds.SUB}
    return [
        requirement.code
        for requirement in procedure.requirements
        if requirement.check.kind is CheckKind.INSPECTION and requirement.binds in binds
    ]


def _answer(code: str, no: Mapping[str, str]) -> Callable[[int], Record]:
    answer = Answer.NO if code in no else Answer.YES
    return lambda inspection_id: InspectionAnswer(
        inspection_id=inspection_id, requirement=code, answer=answer, note=no.get(code, "")
    )


def helps(data: Data, ids: Mapping[str, int], _procedure: Procedure, today: date) -> Iterator[Made]:
    """Help that was given and received."""
    for each in data.get("help", ()):
        record = Help(
            given_on=today - timedelta(days=each["days"]),
            organization_id=ids[each["organization"]] if "organization" in each else None,
            to_whom=each.get("to", ""),
            what=each["what"],
            is_received=each.get("received", False),
        )
        yield record, []


def notices(
    data: Data, ids: Mapping[str, int], _procedure: Procedure, today: date
) -> Iterator[Made]:
    """Letters that have gone."""

    def day(days: int) -> date:
        return today - timedelta(days=days)

    for each in data.get("notice", ()):
        record = Notice(
            kind=DeadlineKind(each["kind"]),
            event_on=day(each["event"]),
            recipient=each["recipient"],
            recipient_title=each["title"],
            clause=each["clause"],
            organization_id=ids["body"],
            due_on=day(each["due"]),
            subject=each["subject"],
            prepared_on=day(each["sent"]),
            sent_on=day(each["sent"]),
            number=each["number"],
            sent_by=SentBy(each["by"]),
        )
        yield record, []


RECORDS: tuple[Source, ...] = (exemptions, inspections, helps, notices)
