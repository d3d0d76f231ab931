"""The rules of every record type: `RULES`."""

from __future__ import annotations

from collections.abc import Mapping

from smdesk.models import values
from smdesk.models.contacts import email, phone, phones, site
from smdesk.models.control_records import (
    CalendarDay,
    Help,
    Inspection,
    InspectionAnswer,
    InspectionPicture,
    Notice,
    SelfCheckWeight,
)
from smdesk.models.field_rules import Rules, filled_with, reference_to
from smdesk.models.plan_rules import PLAN_RULES
from smdesk.models.record_checks import (
    act_is_named,
    deletion_not_ahead,
    has_basis,
    is_named,
    is_not_own_parent,
    not_ahead,
    one_subject,
    ordered,
    page_address,
    template_fits,
)
from smdesk.models.records import (
    Account,
    AccountPeriod,
    Assignment,
    Credential,
    Exemption,
    LegalAct,
    Network,
    NetworkPeriod,
    Office,
    Organization,
    Person,
    ProcedureCopy,
    Record,
    RegistryRelease,
)

_LINE = values.one_line
_NOTE = values.many_lines
_DAY = values.day
_ID = values.optional_reference

RULES: Mapping[type[Record], Rules] = {
    Organization: Rules(
        {
            "parent_id": _ID,
            "title": filled_with("название организации"),
            "short_title": _LINE,
            "ogrn": values.ogrn,
            "postal_address": _LINE,
            "site": site,
            "phone": phones,
            "email": email,
            "note": _NOTE,
        },
        (is_not_own_parent,),
    ),
    Network: Rules(
        {
            "code": values.code,
            "title": filled_with("название сети"),
            "badge": filled_with("обозначение сети"),
            "colour": values.colour,
            "hosts": values.hosts,
            "path": values.expression,
            "canonical": _LINE,
            "marker": _LINE,
            "footnote": _LINE,
            "post_limit": values.limit,
            "media_post_limit": values.limit,
        },
        (template_fits,),
    ),
    NetworkPeriod: Rules({"network_id": reference_to("сеть"), "since": _DAY, "basis": _LINE}),
    Account: Rules(
        {
            "organization_id": reference_to("организация"),
            "network_id": reference_to("социальная сеть"),
            "title": _LINE,
            "address": _LINE,
            "page_id": _LINE,
            "work_email": email,
            "work_phone": phone,
            "created_on": _DAY,
            "deleted_on": _DAY,
            "subscribers": values.count,
            "gospublics_on": _DAY,
            "pos_widgets": lambda value, field: values.count(value, field, highest=2),
            "note": _NOTE,
        },
        (
            is_named,
            page_address,
            not_ahead("created_on", "День создания"),
            ordered("created_on", "deleted_on", "Дата удаления"),
            not_ahead("deleted_on", "День удаления"),
        ),
    ),
    AccountPeriod: Rules(
        {"account_id": reference_to("аккаунт"), "since": _DAY}, (deletion_not_ahead,)
    ),
    Person: Rules(
        {
            "organization_id": _ID,
            "full_name": filled_with("фамилия, имя, отчество"),
            "post": _LINE,
            "unit": _LINE,
            "work_phone": phones,
            "work_email": email,
            "note": _NOTE,
        }
    ),
    Assignment: Rules(
        {
            "person_id": reference_to("должностное лицо"),
            "organization_id": _ID,
            "account_id": _ID,
            "since": _DAY,
            "until": _DAY,
            "act_id": _ID,
            "note": _NOTE,
        },
        (one_subject, ordered("since", "until", "Последний день")),
    ),
    LegalAct: Rules(
        {
            "organization_id": _ID,
            "number": _LINE,
            "signed_on": _DAY,
            "title": _LINE,
            "in_force_from": _DAY,
            "in_force_until": _DAY,
            "published": _LINE,
            "repeals": _LINE,
            "file": _LINE,
            "note": _NOTE,
        },
        (act_is_named, ordered("in_force_from", "in_force_until", "Окончание действия")),
    ),
    Exemption: Rules(
        {
            "organization_id": reference_to("организация"),
            "act_id": _ID,
            "basis": _LINE,
            "since": _DAY,
            "until": _DAY,
            "recheck_on": _DAY,
            "note": _NOTE,
        },
        (has_basis, ordered("since", "until", "Последний день")),
    ),
    RegistryRelease: Rules(
        {"place": _LINE, "rows": values.json_list, "note": _NOTE},
        (not_ahead("released_at", "День публикации"),),
    ),
    Credential: Rules(
        {
            "account_id": reference_to("аккаунт"),
            "entry": filled_with("запись в связке ключей"),
            "holder_id": _ID,
            "changed_on": _DAY,
        },
        (not_ahead("changed_on", "День смены пароля"),),
    ),
    ProcedureCopy: Rules(
        {
            "code": values.code,
            "base": _LINE,
            "title": filled_with("название Порядка"),
            "text": lambda value, field: values.many_lines(value, field, values.TEXT),
        }
    ),
    Office: Rules(
        {
            "organization_id": _ID,
            "procedure": _LINE,
            "place": _LINE,
            "approver_post": _LINE,
            "approver_name": _LINE,
            "signer_post": _LINE,
            "signer_name": _LINE,
            "executor_name": _LINE,
            "executor_phone": phones,
            "site_page": site,
            "conduct_rules": _LINE,
            "conduct_rules_on": _DAY,
        }
    ),
    Inspection: Rules(
        {
            "account_id": reference_to("аккаунт"),
            "inspected_on": _DAY,
            "inspector": _LINE,
            "note": _NOTE,
        },
        (not_ahead("inspected_on", "День осмотра"),),
    ),
    InspectionAnswer: Rules(
        {
            "inspection_id": reference_to("осмотр"),
            "requirement": filled_with("требование"),
            "note": _NOTE,
        }
    ),
    InspectionPicture: Rules(
        {
            "inspection_id": reference_to("осмотр"),
            "sha256": filled_with("отпечаток файла"),
            "name": _LINE,
            "size": values.count,
        }
    ),
    Help: Rules(
        {
            "given_on": _DAY,
            "organization_id": _ID,
            "to_whom": _LINE,
            "what": filled_with("чем помогли"),
            "note": _NOTE,
        },
        (not_ahead("given_on", "День"),),
    ),
    Notice: Rules(
        {
            "event_on": _DAY,
            "recipient": _LINE,
            "recipient_title": _LINE,
            "clause": _LINE,
            "organization_id": _ID,
            "account_id": _ID,
            "assignment_id": _ID,
            "due_on": _DAY,
            "subject": _LINE,
            "prepared_on": _DAY,
            "sent_on": _DAY,
            "number": _LINE,
            "file": _LINE,
            "note": _NOTE,
        },
        (
            ordered("event_on", "due_on", "Срок ответа", "дня запроса"),
            not_ahead("sent_on", "День отправки"),
        ),
    ),
    CalendarDay: Rules({"day": _DAY, "title": _LINE}),
    SelfCheckWeight: Rules(
        {
            "code": values.code,
            "points": lambda value, field: values.count(value, field, highest=100),
        }
    ),
    **PLAN_RULES,
}
"""Every record type that is stored, and what its fields must be."""
