"""Reading TOML into typed values, with the line of whatever is wrong.

`tomllib` tells no line once a file is parsed, so a refusal looks the line up in the text again;
that costs nothing while files are whole.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from smdesk.models.errors import DeskError

E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")

_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")
_REASONS = {
    "Expected '=' after a key": "после имени поля нужен знак «=»",
    "Invalid value": "значение записано неверно: тексты берутся в кавычки",
    "Unclosed array": "список не закрыт скобкой «]»",
    "Cannot overwrite a value": "поле записано дважды",
    "Unterminated string": "у текста нет закрывающей кавычки",
    "Illegal character": "недопустимый знак внутри текста в кавычках",
    "Invalid initial character for a key part": "имя поля пишется латиницей, без кавычек",
    "Expected newline or end of document": "после значения лишние знаки",
    "Invalid statement": "строка не похожа на «поле = значение»",
    "Cannot declare": "раздел записан дважды",
    "Expected ']'": "заголовок раздела не закрыт скобкой «]»",
}


class TableError(DeskError):
    """A data file that cannot be used. `line` is 0 where it is not known."""

    def __init__(self, what: str, todo: str = "", line: int = 0) -> None:
        super().__init__(what, todo)
        self.line = line


class Table:
    """One TOML table whose values are taken out one by one, each with its type."""

    def __init__(self, values: dict[str, Any], source: Source, path: str, index: int) -> None:
        self._values = values
        self._source = source
        self._path = path
        self._index = index
        self._taken: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        """A text; a missing key without a default is refused."""
        return self._take(key, str, "текст в кавычках", default).strip()

    def integer(self, key: str, default: int | None = None, lowest: int = 0) -> int:
        """A whole number not below `lowest`."""
        number = self._take(key, int, "целое число", default)
        if isinstance(number, bool) or number < lowest:
            raise self.wrong(key, f"нужно целое число не меньше {lowest}")
        return number

    def optional_integer(self, key: str) -> int | None:
        """A positive whole number, or None where the key is absent."""
        return self.integer(key, lowest=1) if key in self._values else None

    def flag(self, key: str, default: bool | None = None) -> bool:
        """A flag."""
        return self._take(key, bool, "true или false", default)

    def day(self, key: str) -> date:
        """A date written without quotes, such as 2024-09-12."""
        found = self._take(key, date, "дата без кавычек, например 2024-09-12", None)
        if isinstance(found, datetime):
            raise self.wrong(key, "нужна дата без времени")
        return found

    def optional_day(self, key: str) -> date | None:
        """A date, or None where the key is absent."""
        return self.day(key) if key in self._values else None

    def choice(self, key: str, words: type[E], default: E | None = None) -> E:
        """A word of a closed vocabulary."""
        word = self._take(key, str, "слово в кавычках", default and str(default))
        try:
            return words(word)
        except ValueError:
            known = ", ".join(words)
            raise self.wrong(key, f"нет такого слова «{word}», есть: {known}") from None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is absent."""
        found: list[object] = self._take(key, list, "список в скобках", [])
        texts = tuple(item for item in found if isinstance(item, str))
        if len(texts) != len(found):
            raise self.wrong(key, "в списке должны быть только тексты в кавычках")
        return texts

    def names(self) -> tuple[str, ...]:
        """The names of the values, in the order of the file: for tables whose keys are codes."""
        return tuple(self._values)

    def table(self, key: str) -> Table:
        """A table `[key]`."""
        if key not in self._values:
            raise self.wrong(key, f"нет раздела [{self._join(key)}]")
        values = self._take(key, dict, "раздел", None)
        return Table(values, self._source, self._join(key), 0)

    def tables(self, key: str) -> list[Table]:
        """The tables `[[key]]` in their order; empty where there are none."""
        rows: list[object] = self._take(key, list, "разделы в двойных скобках", [])
        if not all(isinstance(row, dict) for row in rows):
            raise self.wrong(key, "нужны разделы в двойных скобках")
        before = self._source.earlier(self._join(key), self._path, self._index)
        return [
            Table(row, self._source, self._join(key), before + number)
            for number, row in enumerate(rows)
            if isinstance(row, dict)
        ]

    def checked(self, key: str, value: V, is_good: bool, why: str) -> V:
        """The value itself, or the refusal that names the key, its line and why."""
        if not is_good:
            raise self.wrong(key, why)
        return value

    def finish(self) -> None:
        """Refuse keys that nothing has taken: a misspelt name must not pass in silence."""
        for key in self._values:
            if key not in self._taken:
                raise self.wrong(key, "такого поля нет, проверьте его имя")

    def wrong(self, key: str, why: str) -> TableError:
        """The refusal of one field, with its line."""
        return self._source.error(self._path, self._index, key, why)

    def _take(self, key: str, kind: type[V], word: str, default: V | None) -> V:
        self._taken.add(key)
        if key not in self._values:
            if default is None:
                raise self.wrong(key, "поле не заполнено")
            return default
        value = self._values[key]
        if not isinstance(value, kind):
            raise self.wrong(key, f"нужно: {word}")
        return value

    def _join(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key


class Source:
    """The text of a data file: where its tables and keys stand, and how its refusals are worded."""

    def __init__(self, text: str, name: str, failure: type[TableError]) -> None:
        self._text = text
        self._name = name
        self._failure = failure

    def read(self) -> Table:
        """The whole file as a table. Raises the file's own TableError."""
        try:
            values = tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            raise self._broken(str(error)) from None
        except (ValueError, RecursionError):  # a number or brackets beyond all measure
            raise self._failure(
                f"{self._name}: слишком большое число или слишком много скобок.",
                "Выберите другой файл.",
            ) from None
        return Table(values, self, "", 0)

    def earlier(self, path: str, parent: str, index: int) -> int:
        """How many tables `[[path]]` stand before the parent with this index begins."""
        if "." not in path:
            return 0
        start = self._header_line(parent, index)
        return sum(1 for line, title in self._headers() if title == path and line < start)

    def error(self, path: str, index: int, key: str, why: str) -> TableError:
        """The refusal of `key` in the table."""
        line = self._key_line(path, index, key) or self._header_line(path, index)
        place = f"строка {line}, " if line else ""
        section = f"раздел [{path}], " if path else ""
        todo = "Исправьте эту строку." if line else "Дополните файл."
        return self._failure(f"{self._name}: {place}{section}поле «{key}»: {why}.", todo, line)

    def _broken(self, message: str) -> TableError:
        at = _AT_LINE.search(message)
        line = int(at[1]) if at else self._text.count("\n") + 1
        reasons = (word for start, word in _REASONS.items() if message.startswith(start))
        why = next(reasons, "запись не по правилам TOML")
        return self._failure(f"{self._name}: строка {line}: {why}.", "Исправьте эту строку.", line)

    def _headers(self) -> list[tuple[int, str]]:
        found = re.finditer(r"(?m)^[ \t]*\[{1,2}[ \t]*([\w.]+)[ \t]*\]", self._text)
        return [(self._text.count("\n", 0, match.start()) + 1, match[1]) for match in found]

    def _header_line(self, path: str, index: int) -> int:
        lines = [line for line, title in self._headers() if title == path]
        return lines[index] if index < len(lines) else 0

    def _key_line(self, path: str, index: int, key: str) -> int:
        start = self._header_line(path, index)
        following = [line for line, _ in self._headers() if line > start]
        end = following[0] if following else self._text.count("\n") + 2
        for number, line in enumerate(self._text.splitlines(), start=1):
            if start <= number < end and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return number
        return 0
