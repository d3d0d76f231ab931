"""The columns of the tree of organisations."""

from __future__ import annotations

from smdesk.desk.overview import OrganizationRow
from smdesk.models.labels import label, plural
from smdesk.models.people_names import surname_with_initials
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.theme.tokens import Tone

NOBODY = "не назначен"
PAGES = ("страница", "страницы", "страниц")


def managers(row: OrganizationRow) -> str:
    """Surnames with initials; «не назначен» where there are pages and nobody runs them."""
    whole = row.managers.split(", ") if row.managers else []
    found = [surname_with_initials(name) for name in whole]
    for name, pages in row.of_pages:
        if name not in whole:
            found.append(f"{surname_with_initials(name)} ({plural(pages, *PAGES)})")
    if not found:
        return NOBODY if row.accounts and not row.exemption else ""
    return ", ".join(found)


def _exemption_chip(row: OrganizationRow) -> Chip | None:
    return Chip("освобождена", Tone.ACCENT) if row.exemption else None


def _pages(row: OrganizationRow) -> str:
    return str(row.accounts) if row.accounts else ""


def _tone(row: OrganizationRow) -> Tone | None:
    return Tone.BAD if managers(row) == NOBODY else None


COLUMNS: tuple[Column[OrganizationRow], ...] = (
    Column(
        key="name",
        title="Название",
        show=lambda r: r.organization.name,
        tooltip=lambda r: r.organization.title,
        width=190,
        strong=True,
        stretch=True,
        fixed=True,
    ),
    Column(key="kind", title="Вид", show=lambda r: label(r.organization.kind), width=148),
    Column(key="accounts", title="Страниц", show=_pages, align=Align.RIGHT, width=80),
    Column(
        key="managers",
        title="Кто ведёт",
        show=managers,
        tooltip=managers,
        tone=_tone,
        width=138,
    ),
    Column(
        key="exemption",
        title="Освобождение",
        show=lambda r: "освобождена" if r.exemption else "",
        chip=_exemption_chip,
        tooltip=lambda r: r.exemption,
        width=124,
    ),
    Column(
        key="phone",
        title="Телефон",
        show=lambda r: r.organization.phone,
        width=150,
        hidden=True,
    ),
    Column(key="site", title="Сайт", show=lambda r: r.organization.site, width=170, hidden=True),
)
