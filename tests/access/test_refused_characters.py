"""Every form of every site, sent with characters that can not be kept: it is refused with 422, and never fails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django import forms
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

import victimcare.channels.web
from tests.access import asking
from tests.access.asking import Row
from tests.access.decisions import QUIET
from tests.access.world import ALSO_HAVE, Kind, World, clients, made
from tests.channels.web.portal.visiting import signed_in
from tests.services.people_and_cases import NOW, a_victim
from victimcare.channels.web.ui.forms import Form
from victimcare.records.models import Staff

_PLAIN_FORM = "application/x-www-form-urlencoded"  # read in a fraction of the time of multipart
OF_FORM = "This had hidden signs that we cannot keep."
NUL = "Please ring\0 me"
_READ = re.compile(r'(?:POST\.get(?:list)?\(|POST\[|typed\.get(?:list)?\()"([\w-]+)"')


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with override_settings(VICTIMCARE_NOW=NOW, FORCE=replace(settings.FORCE, quiet_hours=QUIET)):
        yield


@pytest.mark.django_db
def test_no_form_of_any_site_fails_at_characters_that_can_not_be_kept() -> None:
    """Up to three times each, until its form has come back with its error: all that any page reads by itself and all
    that any form asks; the latter alone; and the latter with what the page reads by itself as it should be."""
    world = made()
    by_role = clients(world)
    of_pages, of_forms = _names_read_by_pages(), _names_of_fields()
    failed, refused = [], 0
    for row in (row for row in asking.rows() if row.method == "POST" and row.is_page):
        for role in sorted(row.let_in & set(asking.ROLES))[:1] or ["nobody"]:
            typed = asking.typed_at(world, row, _kind_of(row))
            of_row = dict.fromkeys(typed, NUL)
            for sent in (
                dict.fromkeys(of_pages | of_forms, NUL) | of_row,
                dict.fromkeys(of_forms, NUL) | of_row,
                *([dict.fromkeys(of_forms, NUL) | typed] if typed else []),
            ):
                answer = _post(world, by_role[role], row, role, sent)
                failed += [f"{row.name} as {role}"] if answer.status_code >= 500 else []
                refused += answer.status_code == 422
                if OF_FORM.encode() in answer.getvalue():
                    break
    assert failed == []
    assert refused > 250


def _names_read_by_pages() -> set[str]:
    folder = Path(next(iter(victimcare.channels.web.__path__)))
    return {name for path in folder.rglob("*.py") for name in _READ.findall(path.read_text())} - {"csrfmiddlewaretoken"}


def _names_of_fields() -> set[str]:
    found: set[str] = set()
    kinds: list[type[forms.Form]] = [Form]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        found |= set(kind.base_fields)
    return found


def _kind_of(row: Row) -> Kind:
    return Kind.OWN if not row.of or Kind.OWN in row.of else next(iter(row.of))


def _post(world: World, client: Client, row: Row, role: str, sent: Mapping[str, Any]) -> Any:
    """The answer, or the page that a redirect to it leads to. Whatever it changes is taken back."""
    kept = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    with transaction.atomic():
        if role in asking.STAFF:
            Staff.objects.filter(id=world.sol.id).update(roles=ALSO_HAVE.get(role, [role]))
        answer = client.post(asking.path_of(world, row, _kind_of(row)), urlencode(sent), content_type=_PLAIN_FORM)
        if "answer=" in (to := answer.headers.get("Location", "")):
            answer = client.get(to)
        transaction.set_rollback(True)
    client.cookies = kept
    return answer


@pytest.mark.django_db
@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x9b", "\ufffe"])
def test_the_form_comes_back_with_its_own_error_and_all_that_was_typed(client: Client, character: str) -> None:
    words = f"No officer{character} rang me back"

    page = client.post(reverse("portal:complain"), {"words": words, "how": "none"})

    assert page.status_code == 422
    assert "This had hidden signs that we cannot keep. We took them out." in page.text
    assert "No officer rang me back" in page.text


@pytest.mark.django_db
def test_line_breaks_of_a_word_processor_are_line_ends_and_no_fault(client: Client) -> None:
    page = client.post(reverse("portal:complain"), {"words": "No officer rang\x0bI waited"})

    assert page.status_code == 200
    assert "symbols that we cannot keep" not in page.text


@pytest.mark.django_db
def test_a_query_an_address_a_header_and_a_cookie_with_such_characters_never_fail(client: Client) -> None:
    rights, staff_key = reverse("portal:your-rights"), settings.SESSION_COOKIE_NAME

    assert client.get(f"{rights}?lang=%00").status_code == 422
    assert "They stood in: lang." in client.get(f"{rights}?lang=%00").text
    assert client.get(f"{rights}%00").status_code == 404
    assert client.get("/desk/tasks%00/1").status_code == 404
    assert client.get(rights, headers={"accept-language": "en\x00"}).status_code == 422
    client.cookies.load(f'{staff_key}="\\000abc"; visit="\\000abc"')
    assert client.get("/desk/tasks").status_code in (302, 303)
    assert client.get(reverse("portal:case")).status_code in (302, 303)


@pytest.mark.django_db
def test_a_file_with_such_a_name_is_no_fault_and_one_with_too_many_fields_is_told_what_to_do(client: Client) -> None:
    body = (
        '--x\r\nContent-Disposition: form-data; name="words"; filename="a\0b.png"\r\n'
        "Content-Type: image/png\r\n\r\nno\r\n--x--\r\n"
    )

    assert (
        client.post(
            reverse("portal:complain"), body.encode(), content_type="multipart/form-data; boundary=x"
        ).status_code
        == 200
    )
    many = client.post(reverse("portal:complain"), {f"n{number}": "1" for number in range(2000)})
    assert many.status_code == 422
    assert "Send it in parts." in many.text


@pytest.mark.django_db
def test_a_form_behind_the_front_door_comes_back_with_its_error_too() -> None:
    victim = a_victim()
    client = signed_in(victim)

    typed = {"words": "Please\0 ring me", "to": "care", "once": str(uuid4())}
    page = client.post(reverse("portal:messages"), typed, follow=True)

    assert page.status_code == 422
    assert OF_FORM in page.text
    assert "Please ring me" in page.text
    assert client.get(f"{reverse('portal:messages')}?answer=%00").status_code == 422
