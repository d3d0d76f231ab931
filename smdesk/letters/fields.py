"""The fields of templates: their names as the user writes them in Word, and what they print.

Names are Russian, since templates are the user's. A date that is not known and a number that is
not given yet print as a gap to fill in by hand; any other empty field prints nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Generic, TypeVar

from smdesk.letters.letter import Letter, LetterAccount, LetterPerson
from smdesk.models.errors import DeskError

T = TypeVar("T")
GAP = "____________"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold: no Word file can have it."""
_LINE_END = re.compile(r"\r\n?")


class BadText(DeskError):
    """A text that no document can hold."""


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A field of a template: what it is, for the user, and what it prints."""

    title: str
    text: Callable[[T], str]


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _joined(*texts: str) -> str:
    return ", ".join(text for text in texts if text)


FIELDS: Mapping[str, Field[Letter]] = MappingProxyType(
    {
        "адресат": Field("кому письмо", lambda letter: letter.recipient),
        "адресат_кому": Field(
            "должность и имя адресата, в дательном падеже", lambda letter: letter.recipient_official
        ),
        "адресат_адрес": Field("адрес адресата", lambda letter: letter.recipient_address),
        "отправитель": Field("чьё письмо", lambda letter: letter.sender),
        "отправитель_адрес": Field("адрес отправителя", lambda letter: letter.sender_address),
        "отправитель_контакты": Field(
            "телефон, почта и сайт отправителя", lambda letter: letter.sender_contacts
        ),
        "номер": Field("номер письма", lambda letter: letter.number or GAP),
        "дата": Field("дата письма", lambda letter: _day(letter.dated_on) or GAP),
        "на_номер": Field("номер запроса", lambda letter: letter.answers_number or GAP),
        "на_дата": Field("дата запроса", lambda letter: _day(letter.answers_dated_on) or GAP),
        "тема": Field("о чём письмо", lambda letter: letter.subject),
        "дата_события": Field("день события", lambda letter: _day(letter.event_on) or GAP),
        "основание": Field(
            "пункт и акт, после слов «в соответствии с»", lambda letter: letter.citation
        ),
        "организация": Field(
            "о чьих страницах письмо", lambda letter: letter.organization.nominative
        ),
        "организация_кого": Field(
            "она же в родительном падеже", lambda letter: letter.organization.genitive
        ),
        "подписант_должность": Field("должность подписавшего", lambda letter: letter.signer_post),
        "подписант": Field("инициалы и фамилия подписавшего", lambda letter: letter.signer_name),
        "исполнитель": Field("кто подготовил письмо", lambda letter: letter.executor_name),
        "исполнитель_телефон": Field("его телефон", lambda letter: letter.executor_phone),
    }
)
"""Fields that stand anywhere in a template."""

_PAGE: Mapping[str, Field[LetterAccount]] = MappingProxyType(
    {
        "название": Field("название страницы", lambda account: account.title),
        "сеть": Field("социальная сеть", lambda account: account.network),
        "адрес": Field("адрес страницы", lambda account: account.address),
        "организация": Field("чья страница", lambda account: account.organization),
        "создана": Field("день создания", lambda account: _day(account.created)),
        "удалена": Field("день удаления", lambda account: _day(account.deleted)),
        "ответственный": Field("кто ведёт", lambda account: account.responsible),
    }
)
_PERSON: Mapping[str, Field[LetterPerson]] = MappingProxyType(
    {
        "имя": Field("фамилия, имя, отчество", lambda person: person.name.nominative),
        "должность": Field("должность", lambda person: person.post.nominative),
        "кто": Field(
            "имя и должность",
            lambda person: _joined(person.name.nominative, person.post.nominative),
        ),
        "кого": Field(
            "они же в родительном падеже",
            lambda person: _joined(person.name.genitive, person.post.genitive),
        ),
        "кому": Field(
            "в дательном падеже", lambda person: _joined(person.name.dative, person.post.dative)
        ),
        "на_кого": Field(
            "в винительном падеже",
            lambda person: _joined(person.name.accusative, person.post.accusative),
        ),
        "кем": Field(
            "в творительном падеже",
            lambda person: _joined(person.name.instrumental, person.post.instrumental),
        ),
        "подразделение": Field("подразделение", lambda person: person.unit),
        "телефон": Field("рабочий телефон", lambda person: person.phone),
        "почта": Field("рабочая почта", lambda person: person.email),
        "с": Field("с какого дня", lambda person: _day(person.since)),
        "по": Field("по какой день", lambda person: _day(person.until)),
        "акт": Field("акт о назначении", lambda person: person.act),
    }
)
_NOTE: Mapping[str, Field[str]] = MappingProxyType({"текст": Field("текст сноски", str)})
NUMBER = "номер"
"""In every list: the number of the row, from 1."""


@dataclass(frozen=True, slots=True)
class _List(Generic[T]):
    title: str
    fields: Mapping[str, Field[T]]
    items: Callable[[Letter], Sequence[T]]

    def titles(self) -> dict[str, str]:
        """The names of the fields of one row, with what they are."""
        told = {name: field.title for name, field in self.fields.items()}
        return {NUMBER: "номер строки", **told}

    def rows(self, letter: Letter, name: str) -> list[dict[str, str]]:
        """The rows as they are printed."""
        return [
            {NUMBER: str(at)}
            | {key: _clean(f"{name}.{key}", field.text(item)) for key, field in self.fields.items()}
            for at, item in enumerate(self.items(letter), 1)
        ]


_PAGES = _List("страницы, о которых письмо", _PAGE, lambda letter: letter.accounts)
_FORMER = _List("кто вёл страницы прежде", _PERSON, lambda letter: letter.former)
_NEW = _List("кто ведёт страницы теперь", _PERSON, lambda letter: letter.new)
_ABOUT_NEW = (
    ("Фамилия, имя, отчество", "имя"),
    ("Должность", "должность"),
    ("Подразделение", "подразделение"),
    ("Рабочий телефон", "телефон"),
    ("Рабочая электронная почта", "почта"),
    ("Основание назначения", "акт"),
)


def _about_new(letter: Letter) -> tuple[tuple[str, str], ...]:
    """What is known of the new official; the name always, as a gap where nobody is named."""
    told = [
        (title, _PERSON[field].text(person)) for person in letter.new for title, field in _ABOUT_NEW
    ]
    return tuple(each for each in told if each[1]) or ((_ABOUT_NEW[0][0], GAP),)


_FACTS = _List(
    "известное о том, кто ведёт страницы теперь",
    {
        "что": Field("что это", lambda fact: fact[0]),
        "значение": Field("само значение", lambda fact: fact[1]),
    },
    _about_new,
)
_GROUNDS = _List(
    "пункт и акт, если письмо пишут по пункту",
    {"текст": Field("после слов «в соответствии с»", str)},
    lambda letter: tuple(filter(None, [letter.citation])),
)
_NOTES = _List("сноски к названиям сетей", _NOTE, lambda letter: letter.footnotes)
LISTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "страницы": _PAGES.titles(),
        "прежние": _FORMER.titles(),
        "новые": _NEW.titles(),
        "сведения": _FACTS.titles(),
        "основания": _GROUNDS.titles(),
        "сноски": _NOTES.titles(),
    }
)
"""Lists that a loop goes through: the fields of one row, with what they are."""


def printed(letter: Letter) -> dict[str, str | list[dict[str, str]]]:
    """What every field of a template prints for this letter. Raises `BadText`."""
    return {
        **{name: _clean(name, field.text(letter)) for name, field in FIELDS.items()},
        "страницы": _PAGES.rows(letter, "страницы"),
        "прежние": _FORMER.rows(letter, "прежние"),
        "новые": _NEW.rows(letter, "новые"),
        "сведения": _FACTS.rows(letter, "сведения"),
        "основания": _GROUNDS.rows(letter, "основания"),
        "сноски": _NOTES.rows(letter, "сноски"),
    }


def _clean(name: str, text: str) -> str:
    """The text with plain line ends. Raises `BadText` for what no document can hold."""
    if _FORBIDDEN.search(text):
        raise BadText(
            f"В поле «{name}» стоит невидимый служебный знак.",
            "Наберите этот текст заново и повторите.",
        )
    return _LINE_END.sub("\n", text)
