"""Reports of control: compliance with the procedure, notices, legal acts, help."""

from __future__ import annotations

from collections.abc import Iterator

from smdesk.models.control_records import Notice
from smdesk.models.folding import fold
from smdesk.models.labels import label
from smdesk.models.records import LegalAct
from smdesk.models.vocabulary import ActRelation, Status
from smdesk.reports.lazy import Joined, LazyRows
from smdesk.reports.report import ColumnKind, Report, ReportColumn, Value
from smdesk.reports.setting import signed
from smdesk.reports.snapshot import FindingLine, Snapshot

_NUMBER = ReportColumn(key="number", title="№", kind=ColumnKind.INTEGER, width=6)

COMPLIANCE_COLUMNS = (
    _NUMBER,
    ReportColumn(key="clause", title="Пункт", width=18),
    ReportColumn(key="text", title="Требование", width=52),
    ReportColumn(key="force", title="Сила", width=14),
    ReportColumn(key="subject", title="О чём", width=46),
    ReportColumn(key="status", title="Состояние", width=14),
    ReportColumn(key="message", title="Что известно", width=46),
    ReportColumn(key="remedy", title="Что сделать", width=40),
)
NOTICE_COLUMNS = (
    _NUMBER,
    ReportColumn(key="kind", title="О чём", width=34),
    ReportColumn(key="organization", title="Организация", width=38),
    ReportColumn(key="subject", title="Содержание", width=44),
    ReportColumn(key="recipient", title="Кому", width=30),
    ReportColumn(key="clause", title="Пункт", width=16),
    ReportColumn(key="event_on", title="День события", kind=ColumnKind.DATE, width=13),
    ReportColumn(key="due_on", title="Отправить до", kind=ColumnKind.DATE, width=13),
    ReportColumn(key="sent_on", title="Отправлено", kind=ColumnKind.DATE, width=13),
    ReportColumn(key="sent_number", title="Номер письма", width=14),
    ReportColumn(key="sent_by", title="Как отправлено", width=22),
    ReportColumn(key="state", title="Состояние", width=20),
)
ACT_COLUMNS = (
    _NUMBER,
    ReportColumn(key="organization", title="Чей акт", width=40),
    ReportColumn(key="relation", title="Что это за акт", width=24),
    ReportColumn(key="act", title="Правовой акт", width=34),
    ReportColumn(key="title", title="Название", width=50),
    ReportColumn(key="in_force_from", title="Действует с", kind=ColumnKind.DATE, width=13),
    ReportColumn(key="in_force_until", title="Действует по", kind=ColumnKind.DATE, width=13),
    ReportColumn(key="published", title="Где опубликован", width=30),
    ReportColumn(key="repeals", title="Отменяет", width=30, printed=False),
    ReportColumn(key="file", title="Файл", width=30, printed=False),
    ReportColumn(key="note", title="Примечание", width=30, printed=False),
)
HELP_COLUMNS = (
    _NUMBER,
    ReportColumn(key="given_on", title="Когда", kind=ColumnKind.DATE, width=13),
    ReportColumn(key="direction", title="Оказана или получена", width=20),
    ReportColumn(key="organization", title="Организация", width=40),
    ReportColumn(key="to_whom", title="Кому", width=30),
    ReportColumn(key="what", title="Чем помогли", width=60),
    ReportColumn(key="note", title="Примечание", width=30, printed=False),
)

_WORST_FIRST = (Status.VIOLATION, Status.ADVICE, Status.UNKNOWN, Status.OK, Status.NOT_APPLICABLE)


def compliance(snapshot: Snapshot) -> Report:
    """What holds and what does not, clause by clause, worst first."""
    found = [snapshot.findings.get(status, ()) for status in _WORST_FIRST]
    counts = [f"{label(s)} — {len(part)}" for s, part in zip(_WORST_FIRST, found, strict=True)]
    told = f"Всего: {', '.join(counts)}." if any(found) else "Проверять нечего."
    return signed(
        snapshot,
        Report(
            name="compliance",
            title="Справка о соблюдении Порядка",
            columns=COMPLIANCE_COLUMNS,
            rows=LazyRows(Joined(found), _compliance_row),
            notes=(told,),
        ),
    )


def _compliance_row(number: int, each: FindingLine) -> tuple[Value, ...]:
    status = label(each.status)
    where = (each.clause, each.text, each.force, each.subject)
    return (number, *where, status, each.message, each.remedy)


def notices(snapshot: Snapshot) -> Report:
    """Letters that are due, prepared and sent, the newest event first."""
    found = snapshot.chosen_of(snapshot.notices, lambda n: (-n.event_on.toordinal(), n.id))
    return signed(
        snapshot,
        Report(
            name="notices",
            title="Уведомления",
            columns=NOTICE_COLUMNS,
            rows=[_notice_row(snapshot, number, each) for number, each in enumerate(found, 1)],
        ),
    )


def _notice_row(snapshot: Snapshot, number: int, each: Notice) -> tuple[Value, ...]:
    organization = snapshot.organization.get(each.organization_id or 0)
    return (
        number,
        label(each.kind),
        organization.name if organization else "",
        each.subject,
        each.recipient_title,
        each.clause,
        each.event_on,
        each.due_on,
        each.sent_on,
        each.number,
        label(each.sent_by) if each.sent_by else "",
        _state(snapshot, each),
    )


def _state(snapshot: Snapshot, each: Notice) -> str:
    if each.sent_on is not None:
        late = each.due_on is not None and each.sent_on > each.due_on
        return "отправлено с опозданием" if late else "отправлено"
    late = each.due_on is not None and each.due_on < snapshot.today
    if late:
        return "просрочено"
    return "готовится" if each.id else "не подготовлено"


def acts(snapshot: Snapshot) -> Report:
    """Legal acts by whose they are, and who has no analogous act though a clause wants one."""
    found = snapshot.chosen_of(
        snapshot.acts, lambda act: (act.relation, fold(_owner(snapshot, act)), act.id)
    )
    lines = [_act_line(snapshot, act) for act in found]
    if snapshot.chosen is None:
        lines += _without_act(snapshot)
    return signed(
        snapshot,
        Report(
            name="acts",
            title="Правовые акты о ведении страниц",
            columns=ACT_COLUMNS,
            rows=[(number, *line) for number, line in enumerate(lines, 1)],
        ),
    )


def _owner(snapshot: Snapshot, act: LegalAct) -> str:
    organization = snapshot.organization.get(act.organization_id or 0)
    return organization.name if organization else ""


def _act_line(snapshot: Snapshot, act: LegalAct) -> tuple[Value, ...]:
    return (
        _owner(snapshot, act),
        label(act.relation),
        snapshot.act_text(act.id),
        act.title,
        act.in_force_from,
        act.in_force_until,
        act.published,
        act.repeals,
        act.file,
        act.note,
    )


def _without_act(snapshot: Snapshot) -> Iterator[tuple[Value, ...]]:
    have = {a.organization_id for a in snapshot.acts if a.relation is ActRelation.ANALOGOUS}
    relation = label(ActRelation.ANALOGOUS)
    for each in snapshot.act_expected:
        if each not in have and each in snapshot.organization:
            empty = (None, None, "", "", "", "")
            yield (snapshot.organization[each].name, relation, "не принят", "", *empty)


def helps(snapshot: Snapshot) -> Report:
    """Help and advice on record, newest first."""
    found = snapshot.chosen_of(snapshot.helps, lambda h: (-h.given_on.toordinal(), h.id))
    return signed(
        snapshot,
        Report(
            name="help",
            title="Помощь организациям в ведении страниц",
            columns=HELP_COLUMNS,
            rows=[
                (
                    number,
                    each.given_on,
                    "получена" if each.is_received else "оказана",
                    organization.name if organization else "",
                    each.to_whom,
                    each.what,
                    each.note,
                )
                for number, each in enumerate(found, 1)
                for organization in (snapshot.organization.get(each.organization_id or 0),)
            ],
        ),
    )
