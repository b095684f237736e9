"""The blank screen of a contact: the same for everyone, a victim's code opens their record from it, and nothing else
does."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.pages import VICTIMS, blanked, proved, text
from tests.channels.web.desk.test_gate import code_of
from tests.services.people_and_cases import NOW
from victimcare.records.models import (
    AuditEntry,
    Contact,
    ContactSession,
    Task,
    UnverifiedMessage,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Role
from victimcare.services.contact import victim_search
from victimcare.services.conversations import written_answers
from victimcare.services.desk import task_actions

pytestmark = pytest.mark.django_db

BLANK = "/desk/contact"


def test_it_is_the_same_whether_or_not_there_is_anybody(sol: StaffBrowser) -> None:
    before = blanked(sol.get(BLANK))
    news_for()

    assert blanked(sol.get(BLANK)) == before
    assert "Not proved yet" in before


def test_a_right_code_opens_the_record_without_a_look_up_and_every_other_is_the_same_no(
    sol: StaffBrowser, marta: Victim
) -> None:
    code = code_of(marta)
    sol.post(f"{BLANK}/safe", safe="yes")

    wrong = [sol.post(f"{BLANK}/code", code=typed) for typed in ("123456789012", "12", "", code[:-1] + "x")]
    right = sol.post(f"{BLANK}/code", code=code)

    assert len({blanked(answer) for answer in wrong}) == 1
    assert not any(secret in text(answer) for answer in wrong for secret in VICTIMS)
    assert (right.status_code, right["Location"]) == (303, f"/desk/cases/{marta.public_id}")
    assert proved(sol, marta)
    spell = ContactSession.objects.get()
    assert (spell.victim, spell.is_safe, spell.ended_at) == (marta, True, None)
    assert AuditEntry.objects.get(act="contact.begun").reason == "Somebody read the numbers of their code to me"


def test_not_safe_to_talk_says_to_stop(sol: StaffBrowser) -> None:
    assert sol.post(f"{BLANK}/safe", safe="no").status_code == 303

    page = text(sol.get(BLANK))

    assert "Stop here." in page
    assert page.count('aria-pressed="true"') == 1
    assert ContactSession.objects.get().is_safe is False
    sol.post(f"{BLANK}/safe", safe="anew")  # another person is at the counter
    assert "Stop here." not in text(sol.get(BLANK))


def test_the_code_is_typed_in_two_halves(sol: StaffBrowser, marta: Victim) -> None:
    code = code_of(marta)

    assert sol.post(f"{BLANK}/code", code=code[:6], code_last=code[6:]).status_code == 303


def test_danger_is_one_press_written_down_and_followed_until_its_outcome_is_entered(
    sol: StaffBrowser, marta: Victim
) -> None:
    once = sol.post(f"{BLANK}/danger")
    sol.post(f"{BLANK}/danger")

    task = Task.objects.get(kind=TaskKind.DANGER_NOW)
    assert (task.owner_id, task.harm, task.victim) == (sol.actor.staff_id, 3, None)
    assert "Ring 999 from another telephone now." in text(sol.get(once["Location"].partition("#")[0]))
    sol.post(f"{BLANK}/code", code=code_of(marta))
    page = text(sol.get(f"/desk/cases/{marta.public_id}"))
    assert "Danger now. Written down today 09:00" in page
    sol.post("/desk/contact/danger/whose", beside=marta.public_id, whose="theirs")
    page = text(sol.get(f"/desk/cases/{marta.public_id}"))
    assert "Said that they were in danger" in page
    task.refresh_from_db()
    assert task.victim == marta, "what was pressed before a proof becomes the victim's"
    close = f"/desk/tasks/{task.public_id}/close"
    assert "Danger now" in text(sol.get(f"/desk/cases/{marta.public_id}"))
    assert sol.post(close, **{"close-outcome": "help_came", "close-note": ""}).status_code == 200
    sol.post(close, **{"close-outcome": "help_came", "close-note": "An officer is with them."})
    assert "Danger now" not in text(sol.get(f"/desk/cases/{marta.public_id}"))


def test_a_message_goes_to_a_person_and_its_words_to_no_other(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]
) -> None:
    typed = {"about": "Marta Kowal", "caller": "Her sister", "ring": "", "message": "The locks were changed."}

    kept = sol.post(f"{BLANK}/message", once=uuid4(), **typed)

    assert "A person looks at it by 11:00." in text(kept)
    task = Task.objects.get(kind=TaskKind.PAD_MESSAGE)
    page = f"/desk/tasks?which=all&task={task.public_id}"
    assert "locks" not in text(sol.get(page)), "no colleague has taken it"
    sol.post(f"/desk/tasks/{task.public_id}/take")
    assert "The locks were changed." in text(sol.get(page))
    assert "locks" not in text(sign_in("Ewa Tomala").get(page))
    assert "Write down the message" in text(sol.post(f"{BLANK}/message", once=uuid4()))
    assert UnverifiedMessage.objects.count() == 1


def test_one_who_is_only_close_is_opened_by_a_second_press_and_shows_nothing(sol: StaffBrowser, marta: Victim) -> None:
    victim_search.fill_name_forms()

    page = sol.post("/desk/look-up", reference="", name="Martha Koval", number="", reason="She rang")
    [mark] = re.findall(r'name="mark" value="([0-9a-f]+)"', page.content.decode())
    earlier = sol.post("/desk/look-up/open", mark="0" * 32)
    opened = sol.post("/desk/look-up/open", mark=mark)
    again = sol.post("/desk/look-up/open", mark=mark)

    assert "one name is close" in text(page)
    assert not any(secret in text(page) for secret in VICTIMS)
    assert earlier["Location"] == "/desk/look-up?another"
    assert "Nobody was opened." in text(sol.get(earlier["Location"]))
    assert opened["Location"] == f"/desk/cases/{marta.public_id}"
    assert again["Location"] == "/desk/look-up"
    assert "Not proved yet" in text(sol.get(opened["Location"]))


def test_after_a_check_how_to_reach_and_speak_with_the_victim_comes_first(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)

    page = text(sol.get(f"/desk/cases/{marta.public_id}"))

    order = ["The safe way", "Told us once", "How to speak with them", "Owed to them now", "Guide: ", "How did it end?"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert "Guide: somebody was arrested" in page
    assert "You, now" in page
    assert " checked" not in page, "no outcome is preset"
    assert '<option value="in_person" selected>' in page, "the proof says how they are in touch"


def test_a_contact_in_two_presses(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)

    sol.post(
        f"/desk/cases/{marta.public_id}/contact",
        contact_id=uuid4(),
        ending="second_call",
        channel="in_person",
        steps=["agree_plan"],
        then="finish",
    )

    assert Contact.objects.get().told_duties == ["r6_suspect_arrested"]
    listed = text(sol.get("/desk/tasks?which=mine"))
    assert "Make the second call" in listed
    assert "Agree the safe plan" in listed


def test_a_prepared_reply_is_seen_before_it_goes(sol: StaffBrowser) -> None:
    marta = news_for(language="pl")
    sol.look_up(marta)
    sol.prove(marta)
    page = f"/desk/cases/{marta.public_id}/reply"

    chosen = text(sol.post(page, choose="talk"))
    refused = text(sol.post(page, once=uuid4(), words="We ring you on 07700 900123", send="yes"))
    assert not WrittenMessage.objects.exists()
    sent = sol.post(page, once=uuid4(), words="We would like to talk with you.", send="yes")

    assert "We would like to talk with you." in chosen
    assert "It may go" in chosen
    assert "They read Polish." in chosen
    assert "It holds a number or an address of theirs." in refused
    assert "It stands on their page." in text(sol.get(sent["Location"]))
    assert "We wrote on their page. Not read yet" in text(sol.get(f"/desk/cases/{marta.public_id}"))


def test_time_on_contacts_is_for_supervisors(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    sol.post(f"/desk/cases/{marta.public_id}/contact", contact_id=uuid4(), ending="spoke", channel="phone")

    assert sol.get("/desk/contact-times").status_code == 404
    assert "Sol Pereira" in text(sign_in("Ada Brandt", Role.SUPERVISOR).get("/desk/contact-times"))


def test_a_supervisor_is_told_of_many_look_ups(sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]) -> None:
    for number in range(61):
        answer = sol.post("/desk/look-up", reference=f"44/{number}/26", name="", number="", reason="She rang")

    assert answer.status_code == 429
    assert "You have looked for very many people in this hour" in text(answer)
    lead, task = sign_in("Ada Brandt", Role.SUPERVISOR), Task.objects.get(kind=TaskKind.MANY_LOOK_UPS)
    page = text(lead.get(f"/desk/tasks?which=all&task={task.public_id}"))
    assert "Looked for 60 people in the last hour." in page
    task_actions.take_task(actor=lead.actor, task_id=task.public_id, now=NOW)
    lead.post(f"/desk/tasks/{task.public_id}/close", **{"close-outcome": "done", "close-note": "A bad hour"})
    assert Task.objects.get(id=task.id).closed_at is not None


def test_a_long_thread_takes_no_more_queries_than_a_short_one(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    page, counts = f"/desk/cases/{marta.public_id}", []

    for times in (1, 12):
        for _ in range(times):
            typed = {"contact_id": uuid4(), "ending": "spoke", "channel": "phone", "note": "A note."}
            sol.post(f"{page}/contact", **typed)
            words = "We look at it."
            written_answers.answer_victim(
                actor=sol.actor, victim_id=marta.public_id, once=uuid4(), words=words, now=NOW
            )
        sol.get(page)
        with CaptureQueriesContext(connection) as asked:
            shown = text(sol.get(page))
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert "Show 21 earlier" in shown


def test_danger_of_an_unknown_person_is_not_pinned_on_the_next_victim(sol: StaffBrowser, marta: Victim) -> None:
    """A patrol was sent to the wrong victim, and the right one was not looked for."""
    sol.post("/desk/contact/danger")
    assert "Somebody else now" in text(sol.get(BLANK))
    sol.look_up(marta)
    sol.prove(marta)

    opened = text(sol.get(f"/desk/cases/{marta.public_id}"))
    assert "Is it this victim who is in danger?" in opened
    assert Task.objects.get(kind="danger_now").victim is None
    sol.post("/desk/contact/danger/whose", beside=marta.public_id, whose="another")

    task = Task.objects.get(kind="danger_now")
    assert task.victim is None
    assert task.closed_at is None
    assert "Danger now. Written down" not in text(sol.get(f"/desk/cases/{marta.public_id}"))


def test_danger_said_before_a_check_becomes_the_victims_when_a_colleague_says_so(
    sol: StaffBrowser, marta: Victim
) -> None:
    sol.post("/desk/contact/danger")
    sol.look_up(marta)
    sol.prove(marta)

    sol.get(f"/desk/cases/{marta.public_id}")
    sol.post("/desk/contact/danger/whose", beside=marta.public_id, whose="theirs")

    assert Task.objects.get(kind="danger_now").victim == marta
    opened = text(sol.get(f"/desk/cases/{marta.public_id}"))
    assert "Danger now. Written down" in opened
    assert "Is it this victim" not in opened
