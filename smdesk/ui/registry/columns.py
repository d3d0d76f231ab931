"""The columns of the registry: what is shown, sorted by, edited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from smdesk.models.labels import label
from smdesk.models.people_names import surname_with_initials
from smdesk.models.registry import RegistryRow
from smdesk.models.vocabulary import AccountStatus
from smdesk.ui.kit.chip import Badge, Chip
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.kit.option import Option
from smdesk.ui.theme.tokens import Tone

TONES = {
    AccountStatus.PLANNED: Tone.NEUTRAL,
    AccountStatus.ACTIVE: Tone.OK,
    AccountStatus.SUSPENDED: Tone.WARNING,
    AccountStatus.DELETED: Tone.BAD,
}
NOBODY = "не назначен"
UNTITLED = "без названия"

YES_NO = (Option(value=True, text="да"), Option(value=False, text="нет"))
YES_NO_UNSAID = (Option(None, "не указано"), *YES_NO)
SAID = {option.value: option.text for option in YES_NO_UNSAID}
"""What nobody has said is told apart from «нет»."""
WIDGETS = tuple(Option(number, str(number)) for number in range(3))


def status_chip(status: AccountStatus) -> Chip:
    """The status as a pill."""
    return Chip(label(status), TONES[status])


def short_address(address: str) -> str:
    """The address without scheme, as people write it."""
    return address.removeprefix("https://").removeprefix("http://")


def _responsible_tone(row: RegistryRow) -> Tone | None:
    missing = not row.responsible and row.status is not AccountStatus.DELETED
    return Tone.BAD if missing else None


def _responsible(row: RegistryRow) -> str:
    """Surnames with initials: whole names stand on the card."""
    if not row.responsible:
        return "" if row.status is AccountStatus.DELETED else NOBODY
    return ", ".join(surname_with_initials(name) for name in row.responsible.split(", "))


def _day(value: date | None) -> str:
    return f"{value:%d.%m.%Y}" if value else ""


def number_words(value: int | None) -> str:
    """A number with spaces between thousands; empty for what is not known."""
    return "" if value is None else f"{value:,}".replace(",", "\u00a0")


def _yes(value: bool) -> str:
    return "да" if value else "нет"


def _choice(options: tuple[Option, ...]) -> Callable[[QWidget], QWidget]:
    def make(parent: QWidget) -> QWidget:
        from smdesk.ui.kit.fields import ChoiceField

        return ChoiceField(options, parent)

    return make


def _field(name: str) -> Callable[[QWidget], QWidget]:
    """Makes a field of the kit, which is loaded when a cell is first edited."""

    def make(parent: QWidget) -> QWidget:
        from smdesk.ui.kit import fields

        made: QWidget = getattr(fields, name)(parent)
        return made

    return make


COLUMNS: tuple[Column[RegistryRow], ...] = (
    Column(
        key="network",
        title="Сеть",
        show=lambda r: r.network,
        badge=lambda r: Badge(r.badge, r.colour, r.network),
        sort_key="network",
        width=54,
        fixed=True,
    ),
    Column(
        key="title",
        title="Название",
        show=lambda r: r.title or UNTITLED,
        edit=lambda r: r.title,
        tone=lambda r: None if r.title else Tone.NEUTRAL,
        sort_key="title",
        width=150,
        strong=True,
        stretch=True,
        fixed=True,
    ),
    Column(
        key="address",
        title="Адрес",
        show=lambda r: short_address(r.address),
        sort_key="address",
        width=100,
        link=True,
        stretch=True,
    ),
    Column(
        key="organization",
        title="Организация",
        show=lambda r: r.organization,
        sort_key="organization",
        width=114,
        stretch=True,
    ),
    Column(
        key="responsible",
        title="Ответственный",
        show=_responsible,
        sort_key="responsible",
        tone=_responsible_tone,
        width=124,
    ),
    Column(
        key="status",
        title="Состояние",
        show=lambda r: label(r.status),
        chip=lambda r: status_chip(r.status),
        sort_key="status",
        width=136,
    ),
    Column(
        key="subscribers",
        title="Подписчики",
        show=lambda r: number_words(r.subscribers),
        edit=lambda r: r.subscribers,
        editor=_field("NumberField"),
        sort_key="subscribers",
        align=Align.RIGHT,
        width=108,
        hidden=True,
    ),
    Column(
        key="work_email",
        title="Рабочая почта",
        show=lambda r: r.work_email,
        edit=lambda r: r.work_email,
        editor=_field("email_field"),
        width=180,
        hidden=True,
    ),
    Column(
        key="work_phone",
        title="Рабочий телефон",
        show=lambda r: r.work_phone,
        edit=lambda r: r.work_phone,
        editor=_field("phone_field"),
        width=160,
        hidden=True,
    ),
    Column(
        key="created_on",
        title="Создана",
        show=lambda r: _day(r.created_on),
        sort_key="created_on",
        width=104,
        hidden=True,
    ),
    Column(
        key="status_since",
        title="Состояние с",
        show=lambda r: _day(r.status_since),
        width=110,
        hidden=True,
    ),
    Column(
        key="gospublics_on",
        title="В «Госпабликах» с",
        show=lambda r: _day(r.gospublics_on),
        width=140,
        hidden=True,
    ),
    Column(
        key="two_factor",
        title="Двухфакторная",
        show=lambda r: SAID[r.two_factor],
        edit=lambda r: r.two_factor,
        editor=_choice(YES_NO_UNSAID),
        width=120,
        hidden=True,
    ),
    Column(
        key="gosmark",
        title="Госметка",
        show=lambda r: _yes(r.gosmark),
        edit=lambda r: r.gosmark,
        editor=_choice(YES_NO),
        width=92,
        hidden=True,
    ),
    Column(
        key="pos_widgets",
        title="Виджеты ПОС",
        show=lambda r: str(r.pos_widgets),
        edit=lambda r: r.pos_widgets,
        editor=_choice(WIDGETS),
        align=Align.RIGHT,
        width=112,
        hidden=True,
    ),
    Column(
        key="is_public",
        title="На сайте",
        show=lambda r: _yes(r.is_public),
        edit=lambda r: r.is_public,
        editor=_choice(YES_NO),
        width=92,
        hidden=True,
    ),
    Column(key="page_id", title="ID страницы", show=lambda r: r.page_id, width=130, hidden=True),
    Column(
        key="note",
        title="Примечание",
        show=lambda r: r.note,
        edit=lambda r: r.note,
        width=220,
        hidden=True,
    ),
)
"""All of them; those that are not hidden stand in the table at first."""
