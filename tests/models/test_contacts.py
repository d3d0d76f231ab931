from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.contacts import (
    email,
    phone,
    phone_hint,
    phones,
    site,
)
from smdesk.models.errors import Invalid
from smdesk.procedures.mail_domains import public_mail_domains


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("8 (42665) 2-11-22", "+7 (42665) 2-11-22"),
        ("+7 42665 21122", "+7 (42665) 2-11-22"),
        ("8-42665-2-11-22", "+7 (42665) 2-11-22"),
        ("тел. 8(42665)21122 (доб. 3)", "+7 (42665) 2-11-22 доб. 3"),
        ("8 (426-32) 2-11-22", "+7 (42632) 2-11-22"),
        ("(8-42632) 2-11-22", "+7 (42632) 2-11-22"),
        ("8-(426 32)-2-11-22", "+7 (42632) 2-11-22"),
        ("(8 42632) 2-11-22, доб. 3", "+7 (42632) 2-11-22 доб. 3"),
        ("+7(426)3221122", "+7 (426) 322-11-22"),
        ("т. 21-1-22", "2-11-22"),
        ("(3822) 40 47 34", "+7 (3822) 40-47-34"),
        ("89780000775", "+7 978 000-07-75"),
        ("8 978 000-07-75 доб. 12", "+7 978 000-07-75 доб. 12"),
        ("+7 (978) 000-07-75, вн. 12", "+7 978 000-07-75 доб. 12"),
        ("8 800 100 20 30", "8 800 100-20-30"),
        ("2-11-22", "2-11-22"),
        ("112", "112"),
        ("+86 10 6552 9988", "+86 10 6552 9988"),
        ("", ""),
    ],
)
def test_phones_in_any_usual_spelling(typed: str, shown: str) -> None:
    assert phone(typed) == shown
    assert phone(shown) == shown


@pytest.mark.parametrize("typed", ["abc", "12", "+7 426", "+7 (0123) 456789", "1234567890123456"])
def test_what_is_no_phone_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        phone(typed, "work_phone")
    assert refusal.value.field == "work_phone"
    assert refusal.value.todo


def test_several_phones_of_one_field() -> None:
    typed = "8 (42665) 2-11-22, 2-33-44; 8 900 000 00 00, доб. 4"
    assert phones(typed) == "+7 (42665) 2-11-22, 2-33-44, +7 900 000-00-00 доб. 4"


def test_a_local_number_is_taken_with_a_hint() -> None:
    assert "без кода" in phone_hint(phones("2-33-44"))
    assert phone_hint(phones("8 (42665) 2-11-22 доб. 12345")) == ""
    assert phone_hint("112") == ""


@given(st.from_regex(r"9\d{9}", fullmatch=True), st.sampled_from(["+7", "8", "7", "+7 ", "8-"]))
def test_a_mobile_number_has_one_form(digits: str, trunk: str) -> None:
    if digits.isascii():
        assert phone(trunk + digits) == phone(digits)


@given(st.text(max_size=40))
def test_any_text_is_a_stable_phone_or_refused(text: str) -> None:
    try:
        shown = phone(text)
    except Invalid:
        return
    assert phone(shown) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (" Adm@Amurzet-Adm.RU ", "Adm@amurzet-adm.ru"),
        ("почта@сайт.рф", "почта@сайт.рф"),
        ("mailto:adm@example.ru", "adm@example.ru"),
        ("", ""),
    ],
)
def test_addresses_of_mail(typed: str, shown: str) -> None:
    assert email(typed) == shown


@pytest.mark.parametrize("typed", ["adm", "adm@", "adm@site", "a@b@c.ru", "a b@c.ru", "a@c..ru"])
def test_what_is_no_mail_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        email(typed, "work_email")
    assert refusal.value.field == "work_email"


def test_public_mail_services_are_known() -> None:
    assert "mail.ru" in public_mail_domains()
    assert not {"amurzet-adm.ru", ""} & public_mail_domains()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("сайт.рф", "https://сайт.рф"),
        ("HTTP://Adm.example.RU/", "http://adm.example.ru"),
        ("example.ru/page/?id=1#top", "https://example.ru/page?id=1"),
        ("", ""),
    ],
)
def test_sites(typed: str, shown: str) -> None:
    assert site(typed) == shown


@pytest.mark.parametrize(
    "typed",
    ["javascript:alert(1)", "сайт", "https://a:b@example.ru", 'example.ru/"x', "ftp://a.ru"],
)
def test_what_is_no_site_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        site(typed)


def test_slow_libraries_wait_for_their_first_use() -> None:
    script = (
        "import sys, smdesk.models.validation; "
        "print([n for n in ('phonenumbers', 'email_validator') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("sign", ["(", " (", "2 ", "доб", "т."])
def test_a_very_long_text_is_no_phone(sign: str) -> None:
    with pytest.raises(Invalid):
        phones(f"5{sign * 100_000}б")
    with pytest.raises(Invalid):
        email(f"5{sign * 100_000}б")
