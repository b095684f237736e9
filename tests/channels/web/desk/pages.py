"""What several tests look for on the desk's pages: their words, the parts of a record, and what gives the victim
away."""

from __future__ import annotations

import re
from typing import cast

from django.http import HttpResponse, HttpResponseBase

from tests.channels.web.desk.conftest import StaffBrowser
from victimcare.records.models import Victim

VICTIMS = ("Marta", "Kowal", "900123", "44/10307/26", "Burglary", "arrested")
PARTS = ("/rights", "/plan", "/messages", "/access", "/guard")  # "/looks" is separate, without the victim's name


def text(answer: HttpResponseBase) -> str:
    return cast(HttpResponse, answer).content.decode()


def blanked(answer: HttpResponseBase) -> str:
    """The page without form tokens and the random ids of forms and addresses."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text(answer))
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", page)


def proved(person: StaffBrowser, victim: Victim) -> bool:
    return "Proved " in text(person.client.get(f"/desk/cases/{victim.public_id}", follow=True))
