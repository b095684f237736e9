"""How to speak with a victim, at the desk: before an identity check only what a conversation needs, after it the
rest."""

from __future__ import annotations

import html
import re

import pytest
from django.http import HttpResponse

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, CommunicationPassport, Task, Victim
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.services.contact import communication_passports
from victimcare.services.contact.communication_passports import BY_VICTIM, PassportContent

pytestmark = pytest.mark.django_db

NEEDS = (CommunicationNeed.BSL, CommunicationNeed.WITH_SOMEONE, CommunicationNeed.SLOWLY)
SAID = PassportContent("ur", NEEDS, "My sister Iman", "Do not raise your voice.", "A quiet room.")


def text(reply: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(reply.content.decode())).split())


def address_of(victim: Victim) -> str:
    return f"/desk/cases/{victim.public_id}"


def marta_who_wrote_it() -> Victim:
    marta = news_for(name="Marta")
    communication_passports.append_passport_version(marta.id, SAID, after=0, by=None, how=BY_VICTIM, now=NOW)
    return marta


def test_before_a_check_only_what_a_conversation_needs_and_only_for_the_task_owner(sol: StaffBrowser) -> None:
    marta = marta_who_wrote_it()
    sol.look_up(marta)
    without = text(sol.get(address_of(marta)))
    looks = AuditEntry.objects.filter(act="passport.before_a_word", victim_id=marta.id)
    before = looks.count()
    sol.post(f"/desk/tasks/{Task.objects.get().public_id}/take")
    with_task = text(sol.get(address_of(marta)))

    assert "British Sign Language" not in without
    assert "To be able to talk with them at all" in with_task
    assert "British Sign Language" in with_task
    assert "Urdu" in with_task
    assert (before, [entry.actor for entry in looks]) == (0, [sol.actor.id])
    for kept_back in ("Slowly", "sister", "quiet room", "voice"):
        assert kept_back not in with_task


def test_after_it_all_of_it_is_on_the_record_and_the_victim_named_as_its_author(sol: StaffBrowser) -> None:
    marta = marta_who_wrote_it()
    sol.look_up(marta)
    sol.prove(marta)

    seen = text(sol.get(address_of(marta)))

    for line in ("British Sign Language", "Slowly, one thing at a time", "My sister Iman", "Do not raise your voice."):
        assert line in seen
    assert "They wrote it on their page" in seen


def test_the_desk_renews_it_with_the_victim_and_reads_first_what_they_wrote_since(sol: StaffBrowser) -> None:
    marta = marta_who_wrote_it()
    sol.look_up(marta)
    sol.prove(marta)

    kept = sol.post(f"{address_of(marta)}/how-to-speak", language="ur", read=["easy_read"], after="1")
    late = sol.post(f"{address_of(marta)}/how-to-speak", language="pl", after="1")

    assert kept.status_code == 303
    assert "Somebody has written here since" in text(late)
    assert "2 earlier versions" not in text(late)
    rows = CommunicationPassport.objects.order_by("version").values_list("version", "language", "written_by__name")
    assert list(rows) == [(1, "ur", None), (2, "ur", "Sol Pereira")]
