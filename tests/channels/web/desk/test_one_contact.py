"""An identity check is for one contact: the next caller, or the same one again, begins without."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection

from tests.channels.web.desk.conftest import BACKEND, StaffBrowser, news_for, task_of
from tests.channels.web.desk.pages import PARTS, VICTIMS, proved, text
from tests.channels.web.portal.visiting import Browser
from tests.services.loading import fact, load
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, Contact, ContactSession, DeliveryEscalation, Duty, Staff, Victim
from victimcare.records.models.victim_contact.follow_up import EscalationUrgency
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.staff_sessions import record_sign_in
from victimcare.services.follow_up import delivery_escalations
from victimcare.services.sealed_columns import CONTACT_NOTE
from victimcare.wording import say

pytestmark = pytest.mark.django_db


def test_a_victim_looked_up_again_begins_unproved(sol: StaffBrowser, marta: Victim) -> None:
    """The next caller is not the one whose identity was checked, though the contact before was never finished."""
    sol.look_up(marta)
    sol.post("/desk/contact/safe", safe="yes", beside=marta.public_id)
    assert 'aria-pressed="true"' in sol.get(f"/desk/cases/{marta.public_id}").content.decode()
    sol.prove(marta)
    assert proved(sol, marta)

    sol.look_up(marta, reason="They rang again")

    answer = sol.get(f"/desk/cases/{marta.public_id}")
    gate = text(answer)
    assert "Not proved yet" in gate
    assert 'aria-pressed="true"' not in answer.content.decode()  # that it is safe to talk must be said again too
    for secret in VICTIMS:
        assert secret not in gate
    for part in PARTS:
        assert sol.get(f"/desk/cases/{marta.public_id}{part}").status_code == 303


def test_words_typed_after_the_check_had_ended_are_shown_after_the_next_and_can_be_saved(
    sol: StaffBrowser, marta: Victim
) -> None:
    address, words = f"/desk/cases/{marta.public_id}", "She is going to her sister's on Friday."
    sol.look_up(marta)
    sol.prove(marta)
    sol.look_up(marta, reason="In another window")

    typed = {"ending": "spoke", "channel": "phone", "contact_id": uuid4(), "note": words, "then": "finish"}
    refused = sol.post(f"{address}/contact", **typed)
    gate = text(sol.get(refused["Location"]))
    assert "nothing was saved" in gate
    assert words not in html.unescape(gate)
    assert words not in str(sol.client.session.items()), "sealed where it is kept"
    sol.prove(marta)
    page = html.unescape(text(sol.get(address)))
    assert "It is not saved." in page
    assert f"<bdi>{words}</bdi>" in page
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page[page.index("It is not saved.") :])
    saved = sol.post(f"{address}/contact", **dict(hidden[:6]))

    assert saved["Location"] == "/desk/tasks?which=mine"
    assert CONTACT_NOTE.open_words(Contact.objects.get()) == words
    sol.look_up(marta)
    sol.prove(marta)
    assert "It is not saved." not in text(sol.get(address))


def test_news_told_and_the_escalation_it_ends_are_saved_together_or_not_at_all(
    sol: StaffBrowser, marta: Victim
) -> None:
    news = Duty.objects.get(victim=marta, code="r6_suspect_arrested")
    delivery_escalations.open_escalation(
        victim_id=marta.id, urgency=EscalationUrgency.USUAL, event_ids=[news.triggered_by_id], now=NOW
    )
    sol.look_up(marta)
    sol.prove(marta)
    typed = {"ending": "understood", "told": [news.id], "channel": "phone", "contact_id": uuid4(), "note": "Told."}

    with connection.cursor() as cursor:  # the database fails in the middle of the press
        cursor.execute(
            "CREATE FUNCTION pg_temp.give_up() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER give_up BEFORE UPDATE ON records_deliveryescalation"
            " FOR EACH ROW EXECUTE FUNCTION pg_temp.give_up()"
        )
    with pytest.raises(DatabaseError, match="disk is full"):
        sol.post(f"/desk/cases/{marta.public_id}/contact", **typed)
    assert not Contact.objects.exists()

    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER give_up ON records_deliveryescalation")
    sol.post(f"/desk/cases/{marta.public_id}/contact", **typed)
    assert CONTACT_NOTE.open_words(Contact.objects.get()) == "Told."
    assert DeliveryEscalation.objects.get().ended_at == NOW


def test_finishing_after_the_check_has_ended_is_done(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)

    assert sol.post(f"/desk/cases/{marta.public_id}/finish")["Location"] == "/desk/tasks?which=mine"
    assert not ContactSession.objects.filter(ended_at=None).exists()


def test_a_look_up_of_another_victim_leaves_the_contact_open(sol: StaffBrowser, marta: Victim) -> None:
    other = news_for("44/20000/26", name="Piotr", mobile="07700 900444")
    sol.look_up(marta)
    sol.prove(marta)

    sol.look_up(other)

    assert proved(sol, marta)
    assert not proved(sol, other)


def test_within_one_contact_every_part_opens(sol: StaffBrowser, marta: Victim) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    sol.post(f"/desk/cases/{marta.public_id}/begin")
    sol.prove(marta)

    for part in ("", *PARTS, "", "/rights"):
        assert "Proved " in text(sol.get(f"/desk/cases/{marta.public_id}{part}"))


def test_a_planned_release_comes_before_duties_with_a_day(sol: StaffBrowser, marta: Victim) -> None:
    facts = (
        fact("hearing.resulted", NOW, hearing_ref="H1", result="sentenced", sentence_months=24),
        fact("offender.release_planned", NOW, suspect_ref="S1", on="2027-01-28"),
    )
    load(marta.case.reference, *facts)
    sol.look_up(marta)
    sol.prove(marta)

    page = text(sol.get(f"/desk/cases/{marta.public_id}"))

    owed = page[page.index("Owed to them now") :]
    assert (
        owed.index("tell now") < owed.index("Release planned") < owed.index("Suspect arrested") < owed.index("no date")
    )
    assert "On Thursday 28 January 2027." in page


def test_a_contact_opened_from_its_task_begins_unproved(sol: StaffBrowser, marta: Victim) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    sol.look_up(marta)
    sol.prove(marta)
    assert f'action="/desk/cases/{marta.public_id}/begin"' in text(sol.get(f"/desk/tasks?task={task.public_id}"))

    answer = sol.post(f"/desk/cases/{marta.public_id}/begin")

    assert answer["Location"] == f"/desk/cases/{marta.public_id}"
    assert not proved(sol, marta)
    begun = AuditEntry.objects.get(act="contact.begun")
    assert (begun.victim_id, begun.reason) == (marta.id, say("desk-reason-task"))


def test_back_to_a_finished_contact_begins_no_other_by_itself(sol: StaffBrowser, marta: Victim) -> None:
    address = f"/desk/cases/{marta.public_id}"
    sol.post(f"/desk/tasks/{task_of(marta).public_id}/take")
    sol.get(address)  # a contact begins from its task
    sol.prove(marta)
    sol.post(f"{address}/finish")

    for back in (address, f"{address}/rights"):
        page = sol.client.get(back, follow=True).content.decode()
        assert "This contact is finished" in page
        assert "Kowal" not in page
    assert not ContactSession.objects.filter(ended_at=None).exists()

    assert sol.post(f"{address}/begin")["Location"] == address
    assert "This contact is finished" not in text(sol.get(address))
    assert ContactSession.objects.filter(ended_at=None).exists()


def test_no_contact_begins_without_a_task_of_ones_own(sol: StaffBrowser, marta: Victim) -> None:
    for victim_id in (marta.public_id, uuid4()):
        assert sol.post(f"/desk/cases/{victim_id}/begin")["Location"] == "/desk/look-up"
    assert not AuditEntry.objects.filter(act="contact.begun").exists()


def test_another_visit_with_the_same_task_begins_unproved(sol: StaffBrowser, marta: Victim) -> None:
    """Another browser has no reason stored: it is another contact, even at the case's own address."""
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    sol.look_up(marta)
    sol.prove(marta)

    browser = Browser()
    browser.force_login(Staff.objects.get(id=sol.actor.staff_id or 0), backend=BACKEND)

    assert not proved(StaffBrowser(sol.actor, browser), marta)


@pytest.mark.parametrize("way", ["out", "in"])
def test_signing_out_or_in_ends_every_check(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim, way: str
) -> None:
    other, ewa = news_for("44/20000/26", name="Piotr", mobile="07700 900444"), sign_in("Ewa Tomala")
    for each, victim in ((sol, marta), (sol, other), (ewa, marta)):
        each.look_up(victim)
        each.prove(victim)

    if way == "out":
        sol.post("/staff/sign-out")
    else:
        record_sign_in(actor=sol.actor, now=NOW)

    for victim in (marta, other):
        with pytest.raises(identity_checks.IdentityCheckMissing):
            identity_checks.require_identity_check(sol.actor, victim.id, now=NOW)
    assert proved(ewa, marta), "a colleague's contact goes on"
