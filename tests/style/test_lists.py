"""The lists: whole as they ship, and plain about what is wrong with one that is not."""

from __future__ import annotations

import pytest

from smdesk.models.plan_records import StyleRule
from smdesk.models.plan_vocabulary import HintKind
from smdesk.resources import resource_files, resource_text
from smdesk.style import Lexicon, ListError, compiled, hints, measures, merged
from smdesk.style.entries import FILES, FOLDER, read
from smdesk.style.measures import FILE, read_measures
from smdesk.style.patterns import shown

HEAD = 'kind = "bureaucratese"\n[[entry]]\n'


def test_every_file_of_the_folder_is_read() -> None:
    names = {path.removeprefix(f"{FOLDER}/") for path in resource_files(FOLDER)}

    assert names == {*FILES, FILE}


def test_no_entry_stands_twice() -> None:
    keys = [(entry.words.lower()) for entry in merged(())]

    assert sorted(keys) == sorted(set(keys))


def test_entries_are_shown_as_people_write() -> None:
    assert [entry.words for entry in merged(()) if set(shown(entry.words)) & set("|!^<>")] == []


def test_plain_entries_find_themselves(lexicon: Lexicon) -> None:
    plain = [entry for entry in merged(()) if not set(entry.words) & set("|!^<>…,")]
    lost = [entry.words for entry in plain if not hints(f"Тут {entry.words} тут.", lexicon)]

    assert len(plain) > 400
    assert lost == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind = 5", "«kind»"),
        ('kind = "capitals"', "только замечания о стиле"),
        (HEAD + 'words = ["а"]', "«advice»"),
        (HEAD + 'words = []\nadvice = "б"', "нет слов"),
        (HEAD + 'words = ["а"]\nadvice = ""', "нет совета"),
        (HEAD + 'words = ["а", "А"]\nadvice = "б"', "«А» уже есть"),
        (HEAD + 'words = ["а"]\nadvice = "б"\nbtu = ["в"]', "«btu»"),
        ("kind = ", "list.toml"),
    ],
)
def test_a_broken_list_says_where(text: str, said: str) -> None:
    with pytest.raises(ListError, match=r"list\.toml") as refusal:
        read(text, "list.toml")

    assert said in str(refusal.value)


@pytest.mark.parametrize(
    "words", ["", "…", "в …", "… дом", "<дело>", "а||б", "дом <такого нет>", "<дело> дом", "5"]
)
def test_a_broken_rule_of_the_office_is_named(words: str) -> None:
    with pytest.raises(ListError) as refusal:
        compiled([StyleRule(kind=HintKind.BUREAUCRATESE, words=words)])

    assert f"«{words}»" in str(refusal.value)


def test_broken_measures_say_where() -> None:
    text = resource_text(f"{FOLDER}/{FILE}").replace(
        "longest_sentence = 25", "longest_sentence = 0"
    )

    with pytest.raises(ListError, match="longest_sentence"):
        read_measures(text)
    assert measures().numbers["longest_sentence"] == 25
