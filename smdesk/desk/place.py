"""Where the base stands when nobody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

FILE_NAME = "smdesk.db"


def default_path() -> Path:
    """`SMDESK_DB`, or the file in the user's data folder."""
    named = os.environ.get("SMDESK_DB")
    return Path(named) if named else data_folder() / FILE_NAME


def data_folder() -> Path:
    """The user's data folder of the program."""
    import platformdirs  # heavy, and not needed where a file is named

    return Path(platformdirs.user_data_dir("SMDesk", appauthor=False))
