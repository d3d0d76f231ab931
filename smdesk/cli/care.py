"""Doctor and the state of the keyring, in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

_PARTS = {
    "versions": "Версии",
    "database": "База",
    "keyring": "Связка ключей",
    "fonts": "Шрифты",
    "folders": "Папки",
}
_NAMES = {
    "system": "система",
    "path": "файл",
    "size": "размер, байт",
    "check": "проверка",
    "accounts": "аккаунтов",
    "organizations": "организаций",
    "persons": "должностных лиц",
    "changes": "записей в журнале",
    "backend": "хранилище",
    "usable": "доступна",
    "locked": "заблокирована",
    "reason": "причина",
    "referenced": "доступов учтено",
    "present": "есть в связке",
    "missing": "не найдено в связке",
    "cyrillic": "есть кириллица",
    "families": "с кириллицей, первые",
    "data": "данные",
    "copies": "копии",
    "copies_count": "копий",
}


def diagnosis(base: Path) -> dict[str, dict[str, Any]]:
    """Everything that `doctor` tells, as plain values."""
    from smdesk.desk.doctor import examine

    return {**examine(base), "fonts": _fonts()}


def trouble(found: Mapping[str, Mapping[str, Any]]) -> str:
    """What is wrong with the base; empty when it is sound."""
    from smdesk.desk.doctor import SOUND

    check: str = found["database"]["check"]
    return "" if check == SOUND else check


def diagnosis_words(found: Mapping[str, Any]) -> str:
    """The same for people."""
    lines: list[str] = []
    for part, title in _PARTS.items():
        lines.append(title)
        lines += [f"  {line}" for line in _lines(found[part])]
    return "\n".join(lines)


def vault_words(found: Mapping[str, Any]) -> str:
    """The state of the keyring for people."""
    return "\n".join(_lines(found))


def _lines(found: Mapping[str, Any]) -> list[str]:
    return [f"{_NAMES.get(key, key)}: {_shown(value)}" for key, value in found.items()]


def _fonts() -> dict[str, object]:
    from smdesk.ui.printing.asking_fonts import cyrillic_fonts

    found = cyrillic_fonts()
    return {"cyrillic": bool(found), "families": found[:5]}


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "нет"
    return str(value) if value not in {"", None} else "—"
