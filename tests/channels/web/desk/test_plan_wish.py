"""What a victim said on their page about how to reach them: a task, read after a check beside the plan, in force only
by the plan."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from django.http import HttpResponse

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.services.people_and_cases import NOW
from tests.services.plans import agreed, by
from victimcare.records.models import (
    AccessGrant,
    ContactPoint,
    PlanProposal,
    PreferenceRequest,
    Task,
    Victim,
    VictimSession,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.safe_contact.preference_questions import ContactQuestion
from victimcare.services.access import Actor, ActorKind, WebVisit
from victimcare.services.access_codes import victim_codes
from victimcare.services.preferences import preference_questions
from victimcare.services.sealed_columns import WISH_WHY
from victimcare.services.sessions import victim_sessions

pytestmark = pytest.mark.django_db


def text(reply: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(reply.content.decode())).split())


def address_of(victim: Victim) -> str:
    return f"/desk/cases/{victim.public_id}"


def as_victim(victim: Victim, by: StaffBrowser) -> Actor:
    victim_codes.make_victim_code(actor=replace(by.actor, reason="test"), victim_id=victim.id, opens="case", now=NOW)
    victim_sessions.begin_victim_session(grant=AccessGrant.objects.get(victim=victim, ended_at=None), now=NOW)
    visit = VictimSession.objects.get()
    return Actor(
        ActorKind.VICTIM, "grant:x", victim_id=victim.id, opens="case", visit=WebVisit(visit.id, NOW, again_at=NOW)
    )


def sends(victim_actor: Actor, **answers: str) -> None:
    preference_questions.begin_preference_questions(actor=victim_actor, now=NOW)
    for name, value in answers.items():
        given = {name: value, **({"another_phone": "07700 900456"} if value == "another" else {})}
        preference_questions.answer_preference_question(
            actor=victim_actor, question=ContactQuestion(name), given=given, now=NOW
        )
    preference_questions.send_preferences(actor=victim_actor, now=NOW)


def marta_who_sent(sol: StaffBrowser) -> Victim:
    marta = news_for(name="Marta")
    mobile = ContactPoint.objects.get(person_id=marta.person_id, kind="mobile")
    agreed(marta, by("call", mobile), by("text", mobile))
    letters = {"letters": "maybe"} if ContactPoint.objects.filter(person_id=marta.person_id, kind="address") else {}
    emails = {"emails": "maybe"} if ContactPoint.objects.filter(person_id=marta.person_id, kind="email") else {}
    quiet = {"police": "maybe", "listening": "maybe"}
    victim = as_victim(marta, sol)
    sends(victim, phone="another", rings="both", texts="no", messages="yes", **emails, **letters, when="any", **quiet)
    return marta


def test_it_is_on_the_work_list_and_nothing_of_it_is_read_before_a_check(sol: StaffBrowser) -> None:
    marta = marta_who_sent(sol)

    listed = text(sol.get("/desk/tasks?which=all"))
    sol.look_up(marta)
    before = text(sol.get(f"{address_of(marta)}/plan"))

    assert "Agree with them how we reach them" in listed
    assert "They said on their page how they want to be reached." in listed
    assert "900456" not in before
    assert "Could anyone else" not in before


def test_after_a_check_the_answers_are_beside_the_plan_and_fill_its_form_only_when_asked(sol: StaffBrowser) -> None:
    marta = marta_who_sent(sol)
    sol.look_up(marta)
    sol.prove(marta)

    record = text(sol.get(address_of(marta)))
    page = sol.get(f"{address_of(marta)}/plan")
    filled = sol.get(f"{address_of(marta)}/plan?wishes")

    assert "They said on their page how they want to be reached. Read it beside their plan" in record
    assert "Which phone is safe for us to ring? Another number: 07700 900456" in text(page)
    assert "Could it harm you if someone saw who we are? Maybe" in text(page)
    assert "Ended at once: Texts" in text(page)
    assert 'name="given_given"' in page.content.decode()
    box = re.compile(r'name="given_given"[^>]*>([^<]*)<')
    boxes = [found.group(1) if (found := box.search(each.content.decode())) else "" for each in (page, filled)]
    assert boxes == ["", "07700 900456"]


def test_it_ends_with_the_plan_that_is_saved_and_another_number_waits_as_ever(sol: StaffBrowser) -> None:
    marta = marta_who_sent(sol)
    sol.look_up(marta)
    sol.prove(marta)

    saved = sol.save(
        f"{address_of(marta)}/plan",
        given_given="07700 900456",
        given_calls="neutral",
        given_who_may_ring="person",
        line_may_say="nothing",
        page_may_show="full",
    )

    assert saved.status_code == 200
    assert PlanProposal.objects.get().accepted is None
    wish = PreferenceRequest.objects.get()
    assert (wish.ended_how, wish.ended_by_id) == ("agreed", sol.actor.staff_id)
    assert Task.objects.get(kind=TaskKind.CONTACT_WISH).closed_at == NOW
    assert "What they said on their page" not in text(saved)


def test_it_is_not_ticked_off_and_a_person_says_why_nothing_of_it_is_taken(sol: StaffBrowser) -> None:
    marta = marta_who_sent(sol)
    sol.look_up(marta)
    sol.prove(marta)
    task = Task.objects.get(kind=TaskKind.CONTACT_WISH)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    sol.post(f"/desk/tasks/{task.public_id}/close", outcome="done", note="")
    is_open = Task.objects.get(id=task.id).closed_at is None

    without = sol.post(f"{address_of(marta)}/plan", act="not-taken", why="")
    done = sol.post(f"{address_of(marta)}/plan", act="not-taken", why="It was not she who wrote it.")

    assert is_open
    assert "Write why" in text(without)
    assert "What they said on their page is settled." in text(done)
    wish = PreferenceRequest.objects.get()
    assert (wish.ended_how, WISH_WHY.open_words(wish)) == ("not_taken", "It was not she who wrote it.")
    assert Task.objects.get(id=task.id).closed_at == NOW


def test_a_question_never_asked_is_not_shown_though_we_now_know_more_ways(sol: StaffBrowser) -> None:
    marta = marta_who_sent(sol)
    for kind, value in (("email", "marta@mail.example"), ("address", "1 Hill Road")):
        ContactPoint.objects.create(
            person_id=marta.person_id, kind=kind, value=value, match_key=value, is_from_feed=True
        )
    sol.look_up(marta)
    sol.prove(marta)

    page = sol.get(f"{address_of(marta)}/plan")

    assert page.status_code == 200
    assert "Which phone is safe for us to ring? Another number: 07700 900456" in text(page)
    assert "Could anyone else read your email?" not in text(page)
