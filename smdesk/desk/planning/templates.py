"""Templates: texts to begin with, signatures, sets of hashtags."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.models.dates import day_of_month
from smdesk.models.errors import Invalid
from smdesk.models.folding import fold
from smdesk.models.plan_records import Event, PostTemplate
from smdesk.models.plan_vocabulary import TemplateKind
from smdesk.models.records import Office, Organization


class Templates(Cases[PostTemplate]):
    """Use cases of templates."""

    record = PostTemplate
    wording = Wording(
        added="Добавлена заготовка",
        changed="Изменена заготовка",
        deleted="Удалена заготовка",
        forms=("заготовка", "заготовки", "заготовок"),
        missing="Заготовка не найдена.",
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._events = tools.storage.repository(Event)
        self._organizations = tools.storage.repository(Organization)
        self._offices = tools.storage.repository(Office)

    def of_kind(self, kind: TemplateKind) -> list[PostTemplate]:
        """The templates of a kind by title."""
        return sorted(self._rows.where(kind=str(kind)), key=lambda each: fold(each.title))

    def facts(
        self,
        moment: datetime | None = None,
        event_id: int | None = None,
        organization_id: int | None = None,
    ) -> Mapping[str, str]:
        """What is known for the placeholders: see `models.placeholders`.

        `moment` is when the post goes out, `organization_id` whose page it goes to; the event's
        own day, time and organisation count before them, except for one that repeats.
        """
        event = self._events.get(event_id) if event_id else None
        once = event if event and not event.repeat else None
        day = once.starts_on if once else moment.date() if moment else None
        hour = event.starts_at if event else f"{moment:%H:%M}" if moment else ""
        holder = event.organization_id if event else None
        return {
            "дата": day_of_month(day) if day else "",
            "время": hour,
            "место": event.place if event else "",
            "мероприятие": event.title if event else "",
            "организация": self._organization(holder or organization_id),
        }

    def _organization(self, organization_id: int | None) -> str:
        office = self._offices.get(1)
        wanted = organization_id or (office.organization_id if office else None)
        found = self._organizations.get(wanted) if wanted else None
        return found.name if found else ""

    def _check(self, record: PostTemplate) -> None:
        if not record.text:
            raise Invalid("text", "Не указано: текст.", "Введите текст заготовки.")
