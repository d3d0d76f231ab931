"""Russian names of the fields of the content plan: the part of `field_names` that is its own."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from smdesk.models.plan_vocabulary import (
    Decision,
    EventWhose,
    HintKind,
    OccasionKind,
    PostFormat,
    Stage,
    TemplateKind,
)

PLAN_FIELDS: Final[dict[str, dict[str, str]]] = {
    "event": {
        "whose": "Чьё мероприятие",
        "starts_on": "День",
        "starts_at": "Время",
        "ends_on": "Последний день",
        "place": "Место",
        "responsible_id": "Кто проводит",
        "responsible": "Кто проводит",
        "is_significant": "Значимое",
        "information_due_on": "Сведения нужны до",
        "information_received_on": "Сведения получены",
        "information": "Сведения",
        "repeat": "Повторяется",
        "repeat_until": "Повторяется до",
        "series_id": "Из повторяющихся",
        "series_on": "Вместо дня",
        "is_cancelled": "Отменено",
    },
    "occasion": {
        "code": "Код",
        "kind": "Вид",
        "rule": "Когда",
        "is_hidden": "Не показывать",
    },
    "post": {
        "topic": "Тема",
        "text": "Текст",
        "format": "Формат",
        "rubric": "Рубрика",
        "author_id": "Автор",
        "event_id": "Мероприятие",
        "labels": "Метки",
        "stage": "Состояние",
        "is_counted": "Идёт в норму",
    },
    "placement": {
        "post_id": "Публикация",
        "planned_at": "Запланировано",
        "published_at": "Опубликовано",
        "address": "Ссылка",
        "text": "Свой текст",
        "stage": "Состояние",
    },
    "post_file": {
        "post_id": "Публикация",
        "sha256": "Отпечаток файла",
        "name": "Файл",
        "size": "Размер, байт",
    },
    "stage_move": {
        "post_id": "Публикация",
        "placement_id": "Размещение",
        "before": "Было",
        "after": "Стало",
        "moved_at": "Когда",
        "moved_by": "Кто",
        "remark": "Замечание",
    },
    "approval": {
        "post_id": "Публикация",
        "asked_at": "Когда отправлено",
        "asked_by": "Кто отправил",
        "content": "Что согласуется",
        "outcome": "Решение",
        "closed_at": "Когда решено",
        "is_withdrawn": "Отозвано",
    },
    "approval_voice": {
        "approval_id": "Согласование",
        "name": "Кто согласует",
        "decision": "Решение",
        "decided_at": "Когда",
        "remark": "Замечание",
    },
    "norm_override": {"number": "Публикаций в неделю", "reason": "Причина"},
    "post_template": {
        "kind": "Для чего",
        "text": "Текст",
        "format": "Формат",
        "rubric": "Рубрика",
        "labels": "Метки",
    },
    "placement_metric": {
        "placement_id": "Размещение",
        "taken_on": "На день",
        "views": "Просмотры",
        "reach": "Охват",
        "likes": "Отметки «Нравится»",
        "comments": "Комментарии",
        "reposts": "Репосты",
    },
    "account_metric": {
        "taken_on": "На день",
        "subscribers": "Подписчики",
        "reach": "Охват за неделю",
    },
    "style_rule": {
        "kind": "Что это",
        "words": "Слова",
        "advice": "Совет",
        "is_off": "Выключено",
    },
}
PLAN_KINDS: Final[dict[str, str]] = {
    "event": "Мероприятие",
    "occasion": "Памятная дата",
    "post": "Публикация",
    "placement": "Размещение",
    "post_file": "Файл публикации",
    "stage_move": "Смена состояния",
    "approval": "Согласование",
    "approval_voice": "Голос согласования",
    "norm_override": "Своя норма",
    "post_template": "Заготовка",
    "placement_metric": "Показатели размещения",
    "account_metric": "Показатели аккаунта",
    "style_rule": "Слово подсказки",
}
PLAN_FLAGS: Final = (
    "is_significant",
    "is_cancelled",
    "is_hidden",
    "is_counted",
    "is_withdrawn",
    "is_off",
)
PLAN_VOCABULARIES: Final[tuple[tuple[str, type[StrEnum]], ...]] = (
    ("event.whose", EventWhose),
    ("occasion.kind", OccasionKind),
    ("post.format", PostFormat),
    ("post.stage", Stage),
    ("placement.stage", Stage),
    ("stage_move.before", Stage),
    ("stage_move.after", Stage),
    ("approval.outcome", Decision),
    ("approval_voice.decision", Decision),
    ("post_template.kind", TemplateKind),
    ("post_template.format", PostFormat),
    ("style_rule.kind", HintKind),
)
"""Fields whose values are codes, and of which vocabulary."""
