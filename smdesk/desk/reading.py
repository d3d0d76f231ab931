"""A file is begun to be read before anything that will be wanted of it is loaded.

Another process reads it; loading the rest of an import and reading the base take as long.
"""

from __future__ import annotations

from pathlib import Path

from smdesk.imports.reader import sheets_in
from smdesk.imports.table import RawTable
from smdesk.models.progress import Job


def begin(path: Path) -> Job[list[RawTable]]:
    """The job that reads the sheets of the file, begun: hand it on, or close it.

    Raises `ImportRejected` for what is no table at first sight.
    """
    job = sheets_in(path)
    next(job)
    return job
