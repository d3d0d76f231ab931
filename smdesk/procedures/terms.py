"""The closed words of a procedure file: groups, rules that are computed, places of records."""

from __future__ import annotations

from smdesk.models.labels import PROCEDURE_LABELS
from smdesk.models.plan_vocabulary import PostFormat
from smdesk.models.vocabulary import CheckKind, DeadlineKind, Subject

COUNTED = frozenset(
    {
        DeadlineKind.ACCOUNT_CREATED,
        DeadlineKind.ACCOUNT_DELETED,
        DeadlineKind.PERSON_CHANGED,
        DeadlineKind.INFORMATION_REQUESTED,
        DeadlineKind.EVENT_HELD,
    }
)
"""Events from which a clause of a procedure may count days."""

GROUPS = {
    "registry": "Реестр аккаунтов",
    "page": "Оформление и содержание страницы",
    "security": "Безопасность аккаунтов",
    "persons": "Ответственные",
    "content": "Контент-план и публикации",
    "dialogue": "Общение и модерация",
    "coordination": "Координация и отчётность",
}
"""The parts that requirements stand under, in the order they are shown."""

COMPUTED = {
    "accounts_kept": "есть работающая страница",
    "network_coverage": "есть страница в каждой сети, которую называет Порядок",
    "networks_elsewhere": "нет неучтённых сетей сверх Порядка",
    "registry_kept": "реестр ведётся",
    "registry_published": "реестр опубликован и не изменился с тех пор",
    "exemptions": "освобождение оформлено актом",
    "account_notices": "уведомления о страницах отправлены в срок",
    "person_notices": "уведомления о смене ответственного отправлены в срок",
    "analogous_acts": "аналогичный акт принят",
    "own_act": "свой акт записан и действует",
    "own_act_published": "записано, где опубликован акт",
    "own_act_repeals": "записано, какой акт отменён",
    "role_organizer": "назначен, кто организует работу",
    "role_manager": "назначен, кто ведёт страницу",
    "role_gospublic_operator": "назначен, кто работает в «Госпабликах»",
    "role_controller": "назначен, кто контролирует исполнение",
    "work_email": "привязана рабочая почта",
    "work_phone": "привязан рабочий номер",
    "two_factor": "включена двухфакторная аутентификация",
    "credentials": "логин и пароль учтены",
    "gospublics": "страница подключена к «Госпабликам»",
    "gosmark": "есть госметка",
    "pos_widgets": "стоят виджеты платформы обратной связи",
    "subordinates_inspected": "страницы подведомственных осмотрены в срок",
    "content_plan": "на будущую неделю есть контент-план",
    "weekly_norm": "выполнена норма публикаций за неделю",
    "formats": "используются форматы, которые называет Порядок",
    "event_information": "сведения о мероприятии получены в срок",
    "conduct_rules": "правила поведения опубликованы",
}
"""Rules that are computed from records, with what they establish."""

_OFFICE, _BODY, _PAGE = Subject.OFFICE, Subject.ORGANIZATION, Subject.ACCOUNT
ASKED_OF = {
    **dict.fromkeys(
        ("registry_kept", "own_act", "own_act_published", "own_act_repeals", "conduct_rules"),
        frozenset({_OFFICE}),
    ),
    **dict.fromkeys(("subordinates_inspected", "event_information"), frozenset({_OFFICE})),
    **dict.fromkeys(
        ("network_coverage", "accounts_kept", "exemptions", "analogous_acts", "person_notices"),
        frozenset({_BODY}),
    ),
    **dict.fromkeys(
        ("work_email", "work_phone", "two_factor", "credentials", "gospublics", "gosmark"),
        frozenset({_PAGE}),
    ),
    **dict.fromkeys(
        ("pos_widgets", "networks_elsewhere", "account_notices", "content_plan", "weekly_norm"),
        frozenset({_PAGE}),
    ),
    "formats": frozenset({_PAGE}),
    "registry_published": frozenset({_OFFICE, _BODY}),
    "role_organizer": frozenset({_OFFICE, _BODY}),
    "role_gospublic_operator": frozenset({_OFFICE, _BODY}),
    "role_controller": frozenset({_OFFICE, _BODY}),
    "role_manager": frozenset({_OFFICE, _BODY, _PAGE}),
}
"""Word of `COMPUTED` → what its rule can be asked of."""

RECORDED = {
    "assignments": "Ответственные",
    "help": "Помощь организациям",
    "help_received": "Полученная помощь",
    "approvals": "Согласование контент-плана",
    "posts": "Контент-план",
    "notices": "Уведомления",
}
"""Where what a clause wants is recorded."""

LATER = {
    "dialogue": "Обращения",
    "moderation": "Модерация",
    "handover": "Доступы",
}
"""Parts of the program that come later."""

INSPECTION = {"": "Осмотр"}

CHECKS = {
    CheckKind.COMPUTED: COMPUTED,
    CheckKind.RECORDED: RECORDED,
    CheckKind.LATER: LATER,
    CheckKind.INSPECTION: INSPECTION,
}

SYSTEMS = {"gospublics": "Госпаблики"}

FORMATS = {str(code): word for code, word in PROCEDURE_LABELS[PostFormat].items()}
"""Formats of posts in the five acts."""
