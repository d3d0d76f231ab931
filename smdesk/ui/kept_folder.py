"""The folder that a file dialog opens in: where the user was the last time."""

from __future__ import annotations

from pathlib import Path

from smdesk.ui.kit.draft import Keeper

LOADED, SAVED = "folder.loaded", "folder.saved"
"""Keys of the state: where files are taken from, and where they are put."""


class KeptFolder:
    """Remembers a folder; one that is gone, as on another computer, is the user's own."""

    def __init__(self, state: Keeper, key: str) -> None:
        self._state = state
        self._key = key

    def start(self, name: str = "") -> str:
        """What to hand to the dialog: the folder, with the name of a file to be written."""
        kept = self._state.get(self._key, "")
        folder = Path(kept) if kept and Path(kept).is_dir() else Path.home()
        return str(folder / name)

    def keep(self, chosen: Path) -> None:
        """The user has chosen this file."""
        if str(chosen.parent) != self._state.get(self._key, ""):
            self._state.set(self._key, str(chosen.parent))
