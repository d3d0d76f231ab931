"""One line of facts under the title: what the days in front have, and what waits for somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject

from smdesk.desk.planning.plan import Tally
from smdesk.models.labels import plural
from smdesk.models.plan import PlanFilter
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.vocabulary import DeadlineKind
from smdesk.ui.frame.pages import Context
from smdesk.ui.plan.period import Period
from smdesk.ui.slices import Latest

FORMS = ("размещение", "размещения", "размещений")
WAITING = ((Stage.ON_APPROVAL, "на согласовании"), (Stage.CHANGES_ASKED, "ждут правок"))


class FactsLine(QObject):
    """Counts the period after it is seen; `say(words)` comes when the words are other ones."""

    def __init__(self, context: Context, say: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._say = say
        self._title = ""
        self._tally: Tally | None = None
        self.without_page = 0
        self.reading = Latest(self._take, self)
        context.agenda.changed.connect(self._information_changed)

    def ask(self, period: Period, wanted: PlanFilter, *, at_once: bool) -> None:
        """The facts of a period; what is on its way is given up."""
        self._title, self._tally = period.title, None
        job = self._desk.plan.tally(period.first, period.last, wanted)
        if not at_once:
            self.tell()
        self.reading.ask(job, at_once=at_once)

    def tell(self) -> None:
        """Say what is known."""
        self._say(" · ".join(self._facts()))

    def _take(self, tally: Tally) -> None:
        self._tally = tally
        self.tell()

    def _information_changed(self) -> None:
        if self._tally is not None:
            self.tell()

    def _facts(self) -> Iterator[str]:
        yield self._title
        if self._tally is not None:
            number = self._tally.number
            yield plural(number, *FORMS) if number else "размещений нет"
            if self._tally.late:
                yield f"время прошло, не отмечено: {self._tally.late}"
        waiting = self._desk.plan.waiting()
        for stage, words in WAITING:
            if waiting.get(stage):
                yield f"{words}: {waiting[stage]}"
        if self.without_page:
            yield f"без страницы: {self.without_page}"
        if number := self._information():
            yield f"нужны сведения о мероприятиях: {number}"

    def _information(self) -> int:
        """Events about which somebody still owes information, as far as today knows."""
        agenda = self._context.agenda.agenda
        lines = agenda.lines if agenda else ()
        return sum(each.number for each in lines if each.first.kind is DeadlineKind.EVENT_HELD)
