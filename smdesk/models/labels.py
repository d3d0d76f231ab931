"""Russian words for codes: the only place where the screen and the reports take them from."""

from __future__ import annotations

from enum import StrEnum

from smdesk.models.plan_vocabulary import (
    Decision,
    EventWhose,
    HintKind,
    OccasionKind,
    PostFormat,
    Stage,
    TemplateKind,
)
from smdesk.models.vocabulary import (
    AccountStatus,
    ActKind,
    ActRelation,
    Answer,
    Binds,
    CheckKind,
    CredentialKind,
    DayCount,
    DayKind,
    DeadlineKind,
    Force,
    NetworkStatus,
    OrganizationKind,
    Role,
    SentBy,
    Status,
    Subject,
)

LABELS: dict[StrEnum, str] = {
    AccountStatus.PLANNED: "Создаётся",
    AccountStatus.ACTIVE: "Работает",
    AccountStatus.SUSPENDED: "Приостановлен",
    AccountStatus.DELETED: "Удалён",
    NetworkStatus.MANDATORY: "Обязательна",
    NetworkStatus.OPTIONAL: "По желанию",
    NetworkStatus.RESTRICTED: "Доступ ограничен",
    NetworkStatus.BANNED: "Запрещена",
    OrganizationKind.BODY: "Орган",
    OrganizationKind.UNIT: "Подразделение",
    OrganizationKind.SETTLEMENT: "Поселение",
    OrganizationKind.SUBORDINATE: "Подведомственная",
    Role.ORGANIZER: "Организует работу",
    Role.MANAGER: "Ведёт страницу",
    Role.GOSPUBLIC_OPERATOR: "Работает в «Госпабликах»",
    Role.MODERATOR: "Модерирует",
    Role.CONTROLLER: "Контролирует исполнение",
    ActKind.RESOLUTION: "Постановление",
    ActKind.ORDER: "Распоряжение",
    ActKind.DECREE: "Приказ",
    ActKind.DECISION: "Решение",
    ActKind.LETTER: "Письмо",
    ActKind.OTHER: "Иной документ",
    ActRelation.OWN: "Свой акт",
    ActRelation.ANALOGOUS: "Аналогичный акт",
    ActRelation.EXEMPTION: "Основание освобождения",
    ActRelation.APPOINTMENT: "Назначение ответственных",
    CredentialKind.LOGIN: "Логин",
    CredentialKind.PASSWORD: "Пароль",
    CredentialKind.RECOVERY_CODES: "Резервные коды",
}

PROCEDURE_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Force: {Force.MANDATORY: "обязательно", Force.RECOMMENDED: "рекомендуется"},
    Binds: {
        Binds.OWN: "свои страницы",
        Binds.SUB: "страницы подведомственных",
        Binds.ALL: "все страницы",
    },
    Subject: {
        Subject.OFFICE: "администрация в целом",
        Subject.ORGANIZATION: "организация",
        Subject.ACCOUNT: "аккаунт",
        Subject.POST: "публикация",
    },
    CheckKind: {
        CheckKind.INSPECTION: "осмотр страницы",
        CheckKind.COMPUTED: "считается по записям",
        CheckKind.RECORDED: "ведётся учёт",
        CheckKind.LATER: "пока не проверяется",
    },
    DayCount: {
        DayCount.CALENDAR: "календарные дни",
        DayCount.WORKING: "рабочие дни",
        DayCount.SHIFT: "календарные дни с переносом на рабочий",
    },
    DayKind: {DayKind.DAY_OFF: "выходной", DayKind.WORKING: "рабочий"},
    Answer: {Answer.YES: "да", Answer.NO: "нет", Answer.NOT_APPLICABLE: "не применимо"},
    Status: {
        Status.OK: "выполнено",
        Status.VIOLATION: "нарушено",
        Status.ADVICE: "совет",
        Status.UNKNOWN: "не проверено",
        Status.NOT_APPLICABLE: "не применимо",
    },
    SentBy: {
        SentBy.EMAIL: "электронной почтой",
        SentBy.MAIL: "почтой",
        SentBy.SYSTEM: "через систему документооборота",
        SentBy.HAND: "лично",
    },
    EventWhose: {
        EventWhose.HEAD: "главы",
        EventWhose.DEPUTY: "заместителя главы",
        EventWhose.ADMINISTRATION: "администрации",
        EventWhose.UNIT: "подразделения",
        EventWhose.SUBORDINATE: "подведомственной организации",
        EventWhose.OTHER: "другое",
    },
    OccasionKind: {
        OccasionKind.HOLIDAY: "праздник",
        OccasionKind.MEMORABLE: "памятная дата",
        OccasionKind.PROFESSIONAL: "профессиональный праздник",
        OccasionKind.LOCAL: "местная дата",
    },
    PostFormat: {
        PostFormat.TEXT: "текст",
        PostFormat.PHOTO: "фотография",
        PostFormat.INFOGRAPHIC: "инфографика",
        PostFormat.CARD: "карточка",
        PostFormat.ANIMATION: "анимация",
        PostFormat.VIDEO: "видео",
        PostFormat.STREAM: "прямая трансляция",
        PostFormat.POLL: "опрос",
        PostFormat.CONTEST: "конкурс",
        PostFormat.CAMPAIGN: "акция",
        PostFormat.OTHER: "иное",
    },
    Stage: {
        Stage.IDEA: "идея",
        Stage.DRAFT: "черновик",
        Stage.ON_APPROVAL: "на согласовании",
        Stage.CHANGES_ASKED: "нужны правки",
        Stage.APPROVED: "согласовано",
        Stage.SCHEDULED: "отложенная публикация",
        Stage.PUBLISHED: "опубликовано",
        Stage.CANCELLED: "отменено",
    },
    Decision: {
        Decision.APPROVED: "согласовано",
        Decision.CHANGES_ASKED: "нужны правки",
    },
    TemplateKind: {
        TemplateKind.POST: "заготовка публикации",
        TemplateKind.SIGNATURE: "подпись",
        TemplateKind.HASHTAGS: "набор хештегов",
    },
    HintKind: {
        HintKind.BUREAUCRATESE: "канцеляризм",
        HintKind.PRESS_RELEASE: "манера пресс-релиза",
        HintKind.SPLIT_PREDICATE: "расщеплённое сказуемое",
        HintKind.PASSIVE_CHAIN: "страдательный оборот",
        HintKind.GENITIVE_CHAIN: "цепочка существительных",
        HintKind.LONG_SENTENCE: "длинное предложение",
        HintKind.CAPITALS: "заглавные буквы",
        HintKind.NO_CONTACT: "нет контакта",
        HintKind.NO_ACTION: "непонятно, что делать",
    },
    DeadlineKind: {
        DeadlineKind.ACCOUNT_CREATED: "Сообщить о созданном аккаунте",
        DeadlineKind.ACCOUNT_DELETED: "Сообщить об удалённом аккаунте",
        DeadlineKind.PERSON_CHANGED: "Сообщить о смене ответственного",
        DeadlineKind.INFORMATION_REQUESTED: "Ответить на запрос об аккаунтах",
        DeadlineKind.EVENT_HELD: "Получить сведения о мероприятии",
        DeadlineKind.REGISTRY_CHANGED: "Опубликовать изменения реестра",
        DeadlineKind.INSPECTION_DUE: "Осмотреть страницу",
        DeadlineKind.ROTATION_DUE: "Сменить пароль",
        DeadlineKind.ACT_ENDS: "Заменить правовой акт",
        DeadlineKind.ASSIGNMENT_ENDS: "Продлить назначение или назначить другого",
        DeadlineKind.EXEMPTION_RECHECK: "Проверить освобождение",
        DeadlineKind.NORM_AT_RISK: "Выполнить норму недели",
        DeadlineKind.PLAN_MISSING: "Составить план на будущую неделю",
        DeadlineKind.PUBLICATION_UNMARKED: "Отметить, вышла ли публикация",
        DeadlineKind.APPROVAL_WAITING: "Записать решение о согласовании",
    },
}
"""Apart from `LABELS`, since members of different vocabularies with one code are equal keys."""


def label(code: StrEnum) -> str:
    """The Russian word for a code of any vocabulary."""
    return PROCEDURE_LABELS.get(type(code), LABELS)[code]


def act_name(kind: ActKind, number: str, signed_on: str) -> str:
    """An act as people cite it: «постановление от 24.11.2022 № 98»."""
    parts = [label(kind).lower()]
    if signed_on:
        parts.append(f"от {signed_on}")
    if number:
        parts.append(f"№ {number}")
    return " ".join(parts)


def quoted(name: str) -> str:
    """The name between «»; quotation marks of its own become the inner ones: «Клуб „Ёлка“»."""
    return f"«{name.translate(_INNER_QUOTES)}»"


_INNER_QUOTES = str.maketrans("«»", "„“")


def size_words(size: int) -> str:
    """So many bytes as megabytes with a decimal comma: 0,2 МБ."""
    return f"{size / 1024**2:.1f} МБ".replace(".0 ", " ").replace(".", ",")


def plural(number: int, one: str, few: str, many: str) -> str:
    """The number with its word in the right Russian form: 1 аккаунт, 2 аккаунта, 5 аккаунтов."""
    tail, tens = number % 10, number % 100
    word = many
    if tail == 1 and tens != 11:
        word = one
    elif 2 <= tail <= 4 and not 12 <= tens <= 14:
        word = few
    return f"{grouped(number)} {word}"


def grouped(number: int) -> str:
    """The number with no-break spaces between thousands."""
    return f"{number:,}".replace(",", "\u00a0")
