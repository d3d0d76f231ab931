"""Russian names of the fields of records, and how a stored value is shown.

Forms, history, import and reports take them from here, so that one field has one name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from smdesk.models.labels import LABELS, PROCEDURE_LABELS
from smdesk.models.plan_field_names import (
    PLAN_FIELDS,
    PLAN_FLAGS,
    PLAN_KINDS,
    PLAN_VOCABULARIES,
)
from smdesk.models.vocabulary import Answer, DeadlineKind, SentBy

_COMMON: Final = {
    "title": "Название",
    "note": "Примечание",
    "organization_id": "Организация",
    "network_id": "Социальная сеть",
    "account_id": "Аккаунт",
    "person_id": "Должностное лицо",
    "act_id": "Правовой акт",
    "since": "С какого дня",
    "until": "По какой день",
    "status": "Состояние",
    "work_email": "Рабочая почта",
    "work_phone": "Рабочий телефон",
    "basis": "Основание",
}

_OWN: Final[dict[str, dict[str, str]]] = {
    "organization": {
        "title": "Полное название",
        "parent_id": "Входит в",
        "kind": "Вид",
        "short_title": "Короткое название",
        "ogrn": "ОГРН",
        "postal_address": "Почтовый адрес",
        "site": "Сайт",
        "phone": "Телефон",
        "email": "Электронная почта",
    },
    "network": {
        "code": "Код",
        "badge": "Значок",
        "colour": "Цвет значка",
        "hosts": "Адреса сайтов",
        "path": "Образец адреса",
        "canonical": "Вид адреса",
        "marker": "Пометка",
        "footnote": "Сноска",
        "post_limit": "Длина публикации",
        "media_post_limit": "Длина подписи к фото и видео",
    },
    "network_period": {},
    "account": {
        "address": "Адрес",
        "responsible": "Ответственный",
        "organization_phone": "Телефон организации",
        "organization_email": "Почта организации",
        "page_id": "ID страницы",
        "created_on": "Создана",
        "deleted_on": "Удалена",
        "subscribers": "Подписчики",
        "gospublics_on": "В «Госпабликах» с",
        "gosmark": "Госметка",
        "pos_widgets": "Виджеты ПОС",
        "is_public": "Показывать на сайте",
        "email_is_work": "Почта рабочая",
        "phone_is_work": "Номер рабочий",
        "two_factor": "Двухфакторная аутентификация",
    },
    "account_period": {},
    "person": {
        "full_name": "Фамилия, имя, отчество",
        "post": "Должность",
        "unit": "Подразделение",
    },
    "assignment": {"role": "Роль"},
    "legal_act": {
        "relation": "Что это за акт",
        "kind": "Вид",
        "number": "Номер",
        "signed_on": "Дата",
        "in_force_from": "Действует с",
        "in_force_until": "Действует по",
        "published": "Опубликован",
        "repeals": "Отменяет",
        "file": "Файл",
    },
    "exemption": {"recheck_on": "Проверить снова"},
    "registry_release": {
        "released_at": "Опубликован",
        "place": "Где опубликован",
        "rows": "Содержание",
    },
    "credential": {
        "kind": "Что хранится",
        "entry": "Запись в связке ключей",
        "holder_id": "У кого",
        "changed_on": "Изменён",
    },
    "procedure_copy": {"code": "Код", "base": "Основа", "text": "Текст"},
    "office": {
        "procedure": "Порядок",
        "place": "Место",
        "approve": "Печатать «УТВЕРЖДАЮ»",
        "approver_post": "Утверждает: должность",
        "approver_name": "Утверждает: имя",
        "signer_post": "Подписывает: должность",
        "signer_name": "Подписывает: имя",
        "executor_name": "Исполнитель",
        "executor_phone": "Телефон исполнителя",
        "public_persons": "Имена ответственных на сайте",
        "site_page": "Страница реестра на сайте",
        "conduct_rules": "Правила поведения: где опубликованы",
        "conduct_rules_on": "Правила поведения: когда опубликованы",
        "posts_need_approval": "Публикации только после согласования",
    },
    "inspection": {"inspected_on": "Осмотрено", "inspector": "Кто осмотрел"},
    "inspection_answer": {
        "inspection_id": "Осмотр",
        "requirement": "Требование",
        "answer": "Ответ",
    },
    "inspection_picture": {
        "inspection_id": "Осмотр",
        "sha256": "Отпечаток файла",
        "name": "Файл",
        "size": "Размер, байт",
    },
    "help": {
        "given_on": "Когда",
        "to_whom": "Кому",
        "what": "Чем помогли",
        "is_received": "Получена помощь",
    },
    "notice": {
        "kind": "О чём",
        "event_on": "День события",
        "recipient": "Код получателя",
        "recipient_title": "Кому",
        "clause": "Пункт",
        "assignment_id": "Назначение",
        "due_on": "Отправить до",
        "subject": "Содержание",
        "prepared_on": "Подготовлено",
        "sent_on": "Отправлено",
        "number": "Номер",
        "sent_by": "Как отправлено",
        "file": "Файл",
    },
    "self_check_weight": {"code": "Часть самопроверки", "points": "Баллы"},
    "calendar_day": {"day": "День", "kind": "Что это за день"},
    **PLAN_FIELDS,
}

FIELDS: Final[dict[str, dict[str, str]]] = {
    table: {**_COMMON, **own} for table, own in _OWN.items()
}
"""Kind of record → field → its Russian name."""

KINDS: Final[dict[str, str]] = {
    "organization": "Организация",
    "network": "Социальная сеть",
    "network_period": "Статус сети",
    "account": "Аккаунт",
    "account_period": "Состояние аккаунта",
    "person": "Должностное лицо",
    "assignment": "Назначение",
    "legal_act": "Правовой акт",
    "exemption": "Освобождение",
    "registry_release": "Публикация реестра",
    "credential": "Доступ",
    "procedure_copy": "Копия порядка",
    "office": "Настройки организации",
    "inspection": "Осмотр",
    "inspection_answer": "Ответ осмотра",
    "inspection_picture": "Снимок осмотра",
    "help": "Помощь",
    "notice": "Уведомление",
    "self_check_weight": "Баллы самопроверки",
    "calendar_day": "День календаря",
    **PLAN_KINDS,
}
"""Kind of record → its Russian name, as history shows it."""

FLAGS: Final = frozenset(
    {
        "gosmark",
        "is_public",
        "approve",
        "public_persons",
        "email_is_work",
        "phone_is_work",
        "two_factor",
        "is_received",
        "posts_need_approval",
        *PLAN_FLAGS,
    }
)
_CODES: Final[dict[str, Mapping[str, str]]] = {
    name: {str(code): text for code, text in LABELS.items() if type(code).__name__ == kind}
    for name, kind in (("role", "Role"), ("relation", "ActRelation"))
}
_VOCABULARIES: Final[tuple[tuple[str, type[StrEnum]], ...]] = (
    ("inspection_answer.answer", Answer),
    ("notice.kind", DeadlineKind),
    ("notice.sent_by", SentBy),
    *PLAN_VOCABULARIES,
)
_BY_VALUE: Final[dict[tuple[str, str], str]] = {
    (field, str(code)): text
    for field, vocabulary in _VOCABULARIES
    for code, text in PROCEDURE_LABELS[vocabulary].items()
} | {
    (kind, str(code)): text
    for kind, vocabulary in (
        ("account_period.status", "AccountStatus"),
        ("network_period.status", "NetworkStatus"),
        ("organization.kind", "OrganizationKind"),
        ("legal_act.kind", "ActKind"),
        ("credential.kind", "CredentialKind"),
    )
    for code, text in LABELS.items()
    if type(code).__name__ == vocabulary
}


def field_label(kind: str, field: str) -> str:
    """The Russian name of a field of a kind of record; the field itself where it has none."""
    return FIELDS.get(kind, {}).get(field, field)


RULES = frozenset({("event", "repeat"), ("occasion", "rule")})
"""Fields that hold a rule of RFC 5545, or a day."""


def show_value(kind: str, field: str, value: object) -> str:
    """A stored value (as the journal keeps it) in words: dates by dots, codes by labels."""
    if value is None or value == "":
        return "—"
    if field in FLAGS:
        return "да" if value else "нет"
    text = str(value)
    if (kind, field) in RULES:
        return _rule(field, text)
    if field in _LISTS:
        return ", ".join(json.loads(text)) or "—"
    coded = _CODES.get(field, {}).get(text) or _BY_VALUE.get((f"{kind}.{field}", text))
    return coded or _as_day(text) or text


_LISTS = frozenset({"labels"})
"""Fields that are kept as JSON lists of words."""


def _rule(field: str, text: str) -> str:
    """A rule of repetition as people say it."""
    from smdesk.models.recurrence import occasion_words, rule_words  # seldom in the journal

    return rule_words(text) if field == "repeat" else occasion_words(text)


def _as_day(text: str) -> str | None:
    year, _, rest = text.partition("-")
    month, _, day = rest[:5].partition("-")
    if len(year) == 4 and len(month) == len(day) == 2 and (year + month + day).isdigit():
        whole = f"{day}.{month}.{year} {rest[6:11]}".rstrip()
        return whole if len(text) in {10, 16, 19} else None
    return None
