"""A letter written into a .docx from a template."""

from __future__ import annotations

from pathlib import Path

from smdesk.letters.containers import TemplateRefused
from smdesk.letters.fields import printed
from smdesk.letters.letter import Letter
from smdesk.letters.templates import open_template
from smdesk.models.progress import Job, Progress
from smdesk.reports.atomic import write_bytes

_STEPS = 3


def write_letter(letter: Letter, template: Path, out: Path) -> Job[Path]:
    """Fill in the template and write the letter to `out`, whole or not at all; returns `out`.

    Yields progress in steps. Closing the job leaves an old file at `out` as it was. Raises
    `TemplateRefused`, `BadText`, `reports.atomic.NotWritten`.
    """
    if out.resolve() == template.resolve():
        raise TemplateRefused("Письмо нельзя записать поверх шаблона.", "Выберите другое имя.")
    fields = printed(letter)
    yield Progress(0, _STEPS, "Проверка шаблона")
    opened = open_template(template)
    yield Progress(1, _STEPS, "Заполнение письма")
    content = opened.filled(fields)
    yield Progress(2, _STEPS, "Запись файла")
    write_bytes(out, content)
    yield Progress(_STEPS, _STEPS, "Письмо записано")
    return out
