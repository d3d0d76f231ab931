"""Rules about one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from smdesk.models.records import Account
from smdesk.models.vocabulary import Answer, CheckKind, CredentialKind
from smdesk.procedures import rules_plan
from smdesk.procedures.facts import Facts, Looked
from smdesk.procedures.letters_due import account_letters
from smdesk.procedures.mail_domains import public_mail_domains
from smdesk.procedures.records import Requirement
from smdesk.procedures.verdicts import Verdict, broken, not_applicable, ok, unknown

Rule = Callable[[Facts, Requirement, Account], Verdict]

_NEVER = unknown("Страницу по этому пункту никто не осматривал.")


def inspected(facts: Facts, requirement: Requirement, account: Account) -> Verdict:
    """What the newest inspection found; an old one says nothing (domain.md, «Unknown»)."""
    looked = facts.looked.get(account.id, {}).get(requirement.code)
    if looked is None:
        return _NEVER
    if not facts.is_fresh(looked.on):
        return unknown(f"Осмотрено {looked.on:%d.%m.%Y}, это давно.")
    return _BY_ANSWER[looked.answer](looked)


def _with_note(words: str, looked: Looked) -> str:
    note = f": {looked.note}" if looked.note else ""
    return f"{words}{note} (осмотр {looked.on:%d.%m.%Y})."


_BY_ANSWER: Mapping[Answer, Callable[[Looked], Verdict]] = {
    Answer.YES: lambda looked: ok(_with_note("Есть", looked)),
    Answer.NO: lambda looked: broken(_with_note("Нет", looked)),
    Answer.NOT_APPLICABLE: lambda looked: not_applicable(_with_note("Не применимо", looked)),
}


def manager(facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """Somebody is named for the page or for its organisation."""
    pages, organizations = facts.managed
    if account.id in pages or account.organization_id in organizations:
        return _MANAGED
    return _UNMANAGED


_MANAGED = ok("Назначен, кто ведёт страницу.")
_UNMANAGED = broken("Не назначен никто, кто ведёт страницу.")


def work_email(facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """Bound to a work mailbox; one on a public domain is a question (domain.md, «Ask»)."""
    address = account.work_email
    if not address:
        return broken("Рабочая почта не привязана.")
    if account.email_is_work is not None:
        return _EMAIL_IS_WORK if account.email_is_work else _EMAIL_IS_PERSONAL
    is_public = address.rpartition("@")[2].lower() in public_mail_domains()
    if is_public and address not in facts.work_contacts:
        return unknown(f"Почта {address} на общедоступном сервере: она рабочая или личная?")
    return _EMAIL_IS_WORK


_EMAIL_IS_WORK = ok("Привязана рабочая почта.")
_EMAIL_IS_PERSONAL = broken("Страница привязана к личной почте.")


def work_phone(facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """Bound to a work number; one that stands nowhere else as a work one is a question."""
    if not account.work_phone:
        return broken("Рабочий номер не привязан.")
    if account.phone_is_work is not None:
        return _PHONE_IS_WORK if account.phone_is_work else _PHONE_IS_PERSONAL
    if account.work_phone in facts.work_contacts:
        return _PHONE_IS_WORK
    return unknown(f"Номер {account.work_phone} рабочий или личный?")


_PHONE_IS_WORK = ok("Привязан рабочий номер.")
_PHONE_IS_PERSONAL = broken("Страница привязана к личному номеру.")


def two_factor(_facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """Two-factor authentication is on."""
    return _TWO_FACTOR[account.two_factor]


_TWO_FACTOR = {
    True: ok("Двухфакторная аутентификация включена."),
    False: broken("Двухфакторная аутентификация выключена."),
    None: unknown("Не записано, включена ли двухфакторная аутентификация."),
}


def credentials(facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """Login and password are accounted for, and the password is not older than the interval."""
    kept = facts.secrets.get(account.id, {})
    if not {CredentialKind.LOGIN, CredentialKind.PASSWORD} <= kept.keys():
        return _NOT_ACCOUNTED
    changed, days = kept[CredentialKind.PASSWORD].changed_on, facts.procedure.rotation_days
    if changed is None:
        return unknown("Не записано, когда менялся пароль.")
    if days and changed < facts.today - timedelta(days=days):
        return broken(f"Пароль не менялся с {changed:%d.%m.%Y}.")
    return ok(f"Логин и пароль учтены, пароль сменён {changed:%d.%m.%Y}.")


_NOT_ACCOUNTED = unknown("Логин и пароль в программе не учтены.")


def gospublics(facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """Connected to the system «Госпаблики»; only networks that the act names can be."""
    if account.gospublics_on is not None:
        return ok(f"Подключена к «Госпабликам» {account.gospublics_on:%d.%m.%Y}.")
    return _NOT_CONNECTED if account.network_id in facts.named_networks else _OTHER_NETWORK


_NOT_CONNECTED = broken("Страница не подключена к «Госпабликам».")
_OTHER_NETWORK = not_applicable("Эту сеть Порядок не называет.")


def gosmark(facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """The page is marked as official."""
    if account.gosmark:
        return _MARKED
    return _UNMARKED if account.network_id in facts.named_networks else _OTHER_NETWORK


_MARKED = ok("Госметка есть.")
_UNMARKED = broken("Госметки нет.")


def pos_widgets(facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """At least one widget of the feedback platform stands on the page."""
    if account.pos_widgets:
        return ok(f"Виджетов платформы обратной связи: {account.pos_widgets}.")
    return _NO_WIDGETS if account.network_id in facts.named_networks else _OTHER_NETWORK


_NO_WIDGETS = broken("Виджетов платформы обратной связи нет.")


def networks_elsewhere(facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """The page is in a network that the act names."""
    if account.network_id in facts.named_networks:
        return _NAMED
    return broken(f"{facts.network[account.network_id].title}: эту сеть Порядок не называет.")


_NAMED = ok("Эту сеть Порядок называет.")


def account_notices(facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """Letters about the page that are due have been sent in time."""
    late = [due for due in account_letters(facts, account) if due.overdue]
    if late:
        return broken(f"Уведомление не отправлено, срок был {late[0].due:%d.%m.%Y}.")
    return _NOTICES_SENT


_NOTICES_SENT = ok("Просроченных уведомлений нет.")


RULES: Mapping[str, Rule] = {
    "networks_elsewhere": networks_elsewhere,
    "role_manager": manager,
    "work_email": work_email,
    "work_phone": work_phone,
    "two_factor": two_factor,
    "credentials": credentials,
    "gospublics": gospublics,
    "gosmark": gosmark,
    "pos_widgets": pos_widgets,
    "account_notices": account_notices,
    **rules_plan.OF_ACCOUNTS,
}
"""Word of `terms.COMPUTED` → its rule."""


def rule_of(requirement: Requirement) -> Rule:
    """The rule of a requirement that is asked of pages."""
    if requirement.check.kind is CheckKind.INSPECTION:
        return inspected
    return RULES[requirement.check.what]
