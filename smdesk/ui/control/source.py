"""Where the page gets what was examined."""

from __future__ import annotations

from PySide6.QtCore import QObject

from smdesk.models.progress import Job, Progress
from smdesk.procedures.examined import Examined
from smdesk.procedures.examined_json import from_json
from smdesk.ui.computing import Computing, Task
from smdesk.ui.frame.pages import Context


class Source(Computing):
    """Everything that the findings of one moment say."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        desk = context.desk

        def job() -> Job[Examined]:
            yield Progress(0, 0)
            return desk.control.examined()

        task = Task("Проверка по Порядку", ["examine"], job, from_json)
        super().__init__(desk, context.jobs, task, parent)
