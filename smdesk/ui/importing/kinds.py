"""What can be loaded from a table: the words of the dialog and the columns of its proposal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.columns import Column
from smdesk.ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of table; see `registry` and `plan`."""

    command: str
    """What our command line calls it."""
    title: str
    file: str
    """Title of the dialog that asks for the file."""
    work: str
    """The job that loads, as the status bar names it."""
    first: str
    """What an empty dialog says to do."""
    strange: str
    """What a dialog says of a table of another kind."""
    meanings: Mapping[str, str]
    """What a column may mean → how it is called."""
    network_words: str
    """What a column of one network alone holds."""
    chips: Mapping[Any, Chip]
    """Verdict → its chip."""
    columns: tuple[Column[Any], ...]
    """Columns of the proposal between the verdict and the details."""
    tables: tuple[str, ...]
    """Kinds of records whose fields change: where their names are looked up."""
    read: Callable[[dict[str, Any]], Any]
    """Makes a proposal of what the child has told."""
    along: Callable[[Any, Any], Iterable[tuple[str, str]]] = lambda _proposal, _item: ()
    """What is added along with an item of a proposal: what it is, and what it says."""


_PAGES: tuple[Column[Any], ...] = (
    Column(
        key="organization",
        title="Организация",
        show=lambda i: i.organization,
        width=130,
        stretch=True,
    ),
    Column(
        key="title",
        title="Страница",
        show=lambda i: i.title,
        strong=True,
        width=130,
        stretch=True,
    ),
    Column(
        key="address",
        title="Адрес",
        show=lambda i: i.address.removeprefix("https://"),
        width=130,
        stretch=True,
    ),
)
"""What a row of the registry is called by."""
_POSTS: tuple[Column[Any], ...] = (
    Column(key="when", title="Дата и время", show=lambda i: i.when, width=130),
    Column(key="page", title="Страница", show=lambda i: i.page, width=120, stretch=True),
    Column(
        key="title",
        title="Тема",
        show=lambda i: i.title,
        strong=True,
        width=140,
        stretch=True,
    ),
)
"""What a row of the plan is called by."""


def registry() -> ImportKind:
    """The registry of pages."""
    from smdesk.desk.importing import MEANINGS, Proposal, Verdict
    from smdesk.ui.importing.proposal_words import added_along

    return ImportKind(
        command="accounts",
        title="Загрузить реестр из таблицы",
        file="Файл с реестром",
        work="Загрузка реестра",
        first="Выберите таблицу с вашими страницами",
        strange="Файл не похож на реестр",
        meanings=MEANINGS,
        network_words="Ссылка",
        chips={
            Verdict.NEW: Chip("Новый", Tone.OK),
            Verdict.CHANGED: Chip("Изменится", Tone.WARNING),
            Verdict.SAME: Chip("Без изменений", Tone.NEUTRAL),
            Verdict.REJECTED: Chip("Отклонён", Tone.BAD),
            Verdict.EXEMPT: Chip("Освобождение", Tone.ACCENT),
            Verdict.EXEMPT_KNOWN: Chip("Уже освобождена", Tone.NEUTRAL),
        },
        columns=_PAGES,
        tables=("account",),
        read=Proposal.from_json,
        along=added_along,
    )


def plan() -> ImportKind:
    """The content plan."""
    from smdesk.desk.importing import Verdict
    from smdesk.desk.planning.plan_importing import PLAN_MEANINGS, PostProposal

    return ImportKind(
        command="plan",
        title="Загрузить контент-план из таблицы",
        file="Файл с контент-планом",
        work="Загрузка плана",
        first="Выберите таблицу с вашим планом",
        strange="Файл не похож на контент-план",
        meanings=PLAN_MEANINGS,
        network_words="Отметка, время или ссылка",
        chips={
            Verdict.NEW: Chip("Новое", Tone.OK),
            Verdict.CHANGED: Chip("Изменится", Tone.WARNING),
            Verdict.SAME: Chip("Без изменений", Tone.NEUTRAL),
            Verdict.REJECTED: Chip("Отклонено", Tone.BAD),
        },
        columns=_POSTS,
        tables=("post", "placement"),
        read=PostProposal.from_json,
    )
