"""Why a file cannot be read: one place for the sentences, each with what to do."""

from __future__ import annotations

from enum import StrEnum

from smdesk.models.errors import ImportRejected

LARGEST_FILE = 64 * 2**20
"""Bytes of the largest file that is opened."""
LARGEST_UNPACKED = 400 * 2**20
"""Bytes of everything in a zip container together, as it declares them."""
LARGEST_RATIO = 250
"""How many times smaller than its content a container may be (from 8 MB of content on)."""
RATIO_FROM = 8 * 2**20
MOST_PARTS = 5_000
"""Files in one zip container."""
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 200_000, 300, 5_000_000
LONGEST_CELL = 100_000
"""Characters of the longest cell."""

_RESAVE = "Откройте его в Excel или LibreOffice и сохраните как книгу Excel (.xlsx)."
_MORE = "Разделите файл на части или удалите лишние листы."


class Refusal(StrEnum):
    """The reasons; the child process names one of them, the parent words it."""

    MISSING = "missing"
    FOLDER = "folder"
    NO_ACCESS = "no_access"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NO_ROWS = "no_rows"
    TOO_BIG = "too_big"
    BOMB = "bomb"
    TOO_MANY_CELLS = "too_many_cells"
    LONG_CELL = "long_cell"
    ENTITIES = "entities"
    PASSWORD = "password"  # noqa: S105 - the name of a reason, not a secret
    DAMAGED = "damaged"
    CRASHED = "crashed"
    TOO_SLOW = "too_slow"
    NOT_A_TABLE = "not_a_table"
    OTHER_FORMAT = "other_format"
    WORD = "word"
    PDF = "pdf"
    PICTURE = "picture"
    HTML = "html"
    NO_SHEET = "no_sheet"
    NO_HEADINGS = "no_headings"
    NO_TOPICS = "no_topics"
    NOT_A_REGISTRY = "not_a_registry"
    NOT_A_PLAN = "not_a_plan"


_SENTENCES: dict[Refusal, tuple[str, str]] = {
    Refusal.MISSING: ("Файла «{name}» нет.", "Проверьте имя и папку."),
    Refusal.FOLDER: ("«{name}» — это папка.", "Выберите в ней файл с таблицей."),
    Refusal.NO_ACCESS: (
        "Нет прав на чтение файла «{name}».",
        "Скопируйте его к себе или попросите доступ.",
    ),
    Refusal.UNREADABLE: (
        "Файл «{name}» не читается с диска.",
        "Скопируйте его на свой компьютер и повторите.",
    ),
    Refusal.EMPTY: ("Файл «{name}» пустой.", "Проверьте, тот ли файл выбран."),
    Refusal.NO_ROWS: ("В файле «{name}» нет ни одной заполненной строки.", "Выберите другой файл."),
    Refusal.TOO_BIG: (
        f"Файл «{{name}}» больше {LARGEST_FILE // 2**20} МБ.",
        "Удалите из него картинки или разделите на части.",
    ),
    Refusal.BOMB: (
        "Содержимое файла «{name}» после распаковки слишком велико.",
        "Такой файл небезопасно открывать; попросите прислать его заново.",
    ),
    Refusal.TOO_MANY_CELLS: (
        f"В таблице «{{name}}» больше {MOST_ROWS} строк или {MOST_COLUMNS} столбцов.",
        _MORE,
    ),
    Refusal.LONG_CELL: (
        "В файле «{name}» есть ячейка с очень длинным текстом.",
        "Проверьте, что это таблица и кавычки в ней закрыты.",
    ),
    Refusal.ENTITIES: (
        "В файле «{name}» есть внутренние ссылки, которых в таблице быть не должно.",
        "Такой файл небезопасно открывать; попросите прислать его заново.",
    ),
    Refusal.PASSWORD: (
        "Файл «{name}» защищён паролем.",
        "Снимите пароль в Excel или LibreOffice и повторите.",
    ),
    Refusal.DAMAGED: ("Файл «{name}» повреждён.", "Попросите прислать его заново."),
    Refusal.CRASHED: (
        "Файл «{name}» устроен так, что прочитать его не удалось.",
        _RESAVE,
    ),
    Refusal.TOO_SLOW: ("Файл «{name}» читается слишком долго.", _MORE),
    Refusal.NOT_A_TABLE: (
        "В файле «{name}» нет таблицы.",
        "Подойдут файлы xlsx, xlsm, xls, ods и csv.",
    ),
    Refusal.OTHER_FORMAT: ("Файл «{name}» в формате, который не читается.", _RESAVE),
    Refusal.WORD: (
        "«{name}» — это документ, а не таблица.",
        "Скопируйте таблицу из него в Excel или LibreOffice и сохраните.",
    ),
    Refusal.PDF: (
        "«{name}» — это PDF, таблицу из него не прочитать.",
        "Попросите исходный файл Excel.",
    ),
    Refusal.PICTURE: ("«{name}» — это картинка.", "Попросите исходный файл Excel."),
    Refusal.HTML: ("«{name}» — это страница сайта, а не таблица.", _RESAVE),
    Refusal.NO_SHEET: ("В файле «{name}» нет такого листа.", "Проверьте название листа."),
    Refusal.NO_HEADINGS: (
        "В файле не найдено столбца со ссылками на страницы или с названиями сетей.",
        "Укажите столбцы вручную или подпишите их в первой строке таблицы.",
    ),
    Refusal.NO_TOPICS: (
        "В файле не найдено столбца с темами или текстами публикаций.",
        "Подпишите столбцы в первой строке таблицы: дата, площадка, тема.",
    ),
    Refusal.NOT_A_REGISTRY: (
        "Файл «{name}» не похож на реестр: нет строки заголовков с организацией и ссылкой.",
        "Подпишите столбцы или укажите их в окне: «Столбцы…».",
    ),
    Refusal.NOT_A_PLAN: (
        "Файл «{name}» не похож на план: нет заголовков с датой и с темами или текстами.",
        "Подпишите столбцы или укажите их в окне: «Столбцы…».",
    ),
}


class Refused(Exception):
    """Raised deep inside reading; `reader` turns it into ImportRejected with the file's name."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


def rejected(why: Refusal, name: str = "") -> ImportRejected:
    """The refusal in two Russian sentences; `name` is the file's name."""
    what, todo = _SENTENCES[why]
    return ImportRejected(what.replace("{name}", name), todo)
