"""Needs, closing with care and why a victim stopped, as officers at the desk meet them."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from pytest_django import Settings

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.care.test_closing import ends
from tests.services.contact_plans.confirming import prove
from tests.services.handovers import packets
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed
from victimcare.records.models import (
    ClosingCall,
    CommunicationPassport,
    Contact,
    Leaving,
    Need,
    NeedsAssessment,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care.assessment_questions import AnswerType, AssessmentForm
from victimcare.rules.care.closing_calls import ClosingCrime, ClosingMoment
from victimcare.services.care import closing_lists, packs
from victimcare.wording import has_sentence, say

pytestmark = pytest.mark.django_db
SAFE_QUESTION = "can they talk?"


def text(reply: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(reply.content.decode())).split())


@pytest.fixture
def ada(sol: StaffBrowser) -> Victim:
    """A victim on the telephone whose identity was checked."""
    a_team()
    victim = load("44/00007/26", recorded(a_person()))["V1"]
    sol.look_up(victim)
    prove(sol.actor, victim)
    return victim


def address(victim: Victim, more: str = "") -> str:
    return f"/desk/cases/{victim.public_id}/needs{more}"


def not_said() -> dict[str, str]:
    asked = (each for each in packs.load_needs_pack().questions if AssessmentForm.SHORT in each.forms)
    return {f"n_{each.id}": "not_said" for each in asked if each.asks is not AnswerType.WORDS}


def begin(sol: StaffBrowser, victim: Victim) -> None:
    sol.post(address(victim), act="begin", form="short")
    sol.post(address(victim, "/ask"), act="safe", safe="yes")


def test_first_whether_they_can_talk_and_no_question_before(sol: StaffBrowser, ada: Victim) -> None:
    began = sol.post(address(ada), act="begin", form="short")
    before = text(sol.get(address(ada, "/ask")))
    sol.post(address(ada, "/ask"), act="safe", safe="yes")
    after = text(sol.get(address(ada, "/ask")))

    assert began.headers["Location"] == address(ada, "/ask")
    assert SAFE_QUESTION in before
    assert "Do you feel safe where you are living?" not in before
    assert "Do you feel safe where you are living?" in after


def test_without_a_check_there_is_only_the_gate(sol: StaffBrowser, ada: Victim) -> None:
    sol.post(f"/desk/cases/{ada.public_id}/finish")
    sol.look_up(ada)

    replies = [sol.get(address(ada, more)) for more in ("", "/ask", "/ends")]

    assert {reply.headers.get("Location") for reply in replies} == {f"/desk/cases/{ada.public_id}"}


def test_a_short_assessment_from_the_first_question_to_what_becomes_of_each_need(
    sol: StaffBrowser, ada: Victim
) -> None:
    begin(sol, ada)
    said = {**not_said(), "n_feels_safe": "no", "n_money": "yes", "n_pace": "yes"}
    half = sol.post(address(ada, "/ask"), act="write", then="on", after="1", n_feels_safe="no", n_how_is_it="Not well")
    left = sol.get(str(half.headers["Location"])).headers["Location"]
    unsaid = sol.get(str(left)).content.decode()
    on = sol.post(address(ada, "/ask"), act="write", then="on", after="2", **said)
    shown = text(sol.get(address(ada, "/ends")))
    assert " checked" not in sol.get(address(ada, "/ends")).content.decode(), "a person says what becomes of each"
    unchosen = text(sol.post(address(ada, "/ends"), after="3"))
    ended = {"end_safety_now": "task", "end_slowly": "adjustment", "end_money": "not_met"}
    without = sol.post(address(ada, "/ends"), after="3", **ended)
    done = sol.post(
        address(ada, "/ends"), after="3", why_money="No fund", grounds=["intimidated"], words="Afraid", **ended
    )

    assert re.search(r'href="#id_n_hurt">\s*Today: one question', unsaid)
    assert "Not well" in unsaid
    assert on.headers["Location"] == address(ada, "/ends")
    assert "To be safe where they live" in shown
    assert "“Do you feel safe where you are living?” No" in shown
    assert "Error" in unchosen
    assert "Money, or what they lack every day: write why we cannot" in text(without)
    assert done.headers["Location"] == address(ada) + "?finished"
    assert Need.objects.count() == 3
    page = text(sol.get(address(ada)))
    assert "No fund" in page
    assert "No other agency has been told" in page
    assert "Make the victim safe where they live" in text(sol.get("/desk/tasks"))


def test_ends_are_kept_half_done_and_settled_later(sol: StaffBrowser, ada: Victim) -> None:
    begin(sol, ada)
    sol.post(address(ada, "/ask"), act="write", then="on", after="1", **{**not_said(), "n_money": "yes"})

    kept = sol.post(address(ada, "/ends"), after="2", end_money="not_met", why_money="No fund so far", then="keep")
    nothing_yet = Need.objects.exists()
    shown = sol.get(address(ada, "/ends")).content.decode()
    colleague = sol.post(address(ada, "/ends"), after="2", end_money="task", then="keep")
    done = sol.post(address(ada, "/ends"), after="3", end_money="not_met", why_money="No fund")

    assert kept.headers["Location"] == address(ada) + "?kept"
    assert not nothing_yet
    assert re.search(r'name="end_money"[^>]*value="not_met"[^>]*checked', shown)
    assert "No fund so far" in shown
    assert say("work-since") in text(colleague)
    assert done.headers["Location"] == address(ada) + "?finished"


def test_asked_again_what_is_known_is_filled_in_and_what_is_met_is_not_asked_for_twice(
    sol: StaffBrowser, ada: Victim
) -> None:
    begin(sol, ada)
    said = {**not_said(), "n_feels_safe": "yes", "n_money": "yes", "n_reading": "yes"}
    sol.post(address(ada, "/ask"), act="write", then="on", after="1", **said)
    sol.post(address(ada, "/ends"), after="2", end_money="task", end_easy_read="adjustment")

    begin(sol, ada)
    again = sol.get(address(ada, "/ask")).content.decode()
    asked, known = again.split('id="known"')
    fresh = {f"n_{each}": "not_said" for each in re.findall(r'<input[^>]*name="n_(\w+)"[^>]*value="not_said"', asked)}
    on = sol.post(address(ada, "/ask"), act="write", then="on", after="1", **fresh)
    shown = text(sol.get(address(ada, "/ends")))
    done = sol.post(address(ada, "/ends"), after="2")

    assert 'name="n_feels_safe"' in asked, "whether it is safe is asked each time"
    assert " checked" not in asked
    assert re.search(r'name="n_money"[^>]*value="yes"[^>]*checked', known)
    assert "Said on Wednesday 25 November 2026." in known
    assert on.headers["Location"] == address(ada, "/ends")
    assert "Money, or what they lack every day: it waits for a colleague." in shown
    assert 'name="end_money"' not in sol.get(address(ada, "/ends")).content.decode()
    assert done.headers["Location"] == address(ada) + "?finished"
    assert Task.objects.filter(kind=TaskKind.MEET_NEED, reason="need_money").count() == 1


def test_words_typed_in_a_talk_of_over_an_hour_are_kept_and_shown_after_the_next_check(
    sol: StaffBrowser, settings: Settings
) -> None:
    a_team()
    victim = load("44/00007/26", recorded(a_person()))["V1"]
    for began, lasts, is_kept in ((NOW, 70, True), (NOW + timedelta(hours=3), 125, False)):
        settings.VICTIMCARE_NOW = began
        sol.look_up(victim)
        packets.prove(sol.actor, victim, staff("Colleague There"), now=began)
        begin(sol, victim)
        settings.VICTIMCARE_NOW = began + timedelta(minutes=lasts)
        after = NeedsAssessment.objects.get().version
        reply = sol.post(address(victim, "/ask"), act="write", then="on", after=str(after), n_how_is_it="Not well")

        assert reply.headers["Location"] == f"/desk/cases/{victim.public_id}" + ("?needs-kept" if is_kept else "?ended")
        assert NeedsAssessment.objects.get().version == after + is_kept
    assert "What you wrote is kept." in text(sol.get(f"/desk/cases/{victim.public_id}?needs-kept"))


def test_a_victim_who_needs_an_interpreter_needs_a_language(sol: StaffBrowser, ada: Victim) -> None:
    begin(sol, ada)
    sol.post(address(ada, "/ask"), act="write", then="on", after="1", **{**not_said(), "n_language": "another"})

    which = sol.post(address(ada, "/ends"), after="2", end_interpreter="adjustment")
    sol.post(
        address(ada, "/ends"), after="2", end_interpreter="adjustment", language="other", other_language="Tigrinya"
    )

    assert "Choose the language that they need an interpreter for" in text(which)
    passport = CommunicationPassport.objects.get()
    assert (passport.language, passport.needs) == ("Tigrinya", ["interpreter"])


def test_what_a_colleague_wrote_meanwhile_stands_beside_what_was_typed(sol: StaffBrowser, ada: Victim) -> None:
    begin(sol, ada)
    sol.post(address(ada, "/ask"), act="write", then="keep", after="1", n_money="no")

    late = sol.post(address(ada, "/ask"), act="write", then="keep", after="1", n_money="yes", n_pace="yes")

    page = text(late)
    assert "Has it left you short of money, or without something you need every day? No Yes" in page
    assert re.search(r'name="n_money"[^>]*value="yes"[^>]*checked', late.content.decode())
    assert NeedsAssessment.objects.get().version == 2


def test_needs_that_the_record_system_asked_about_are_not_said_to_be_unasked(sol: StaffBrowser, ada: Victim) -> None:
    before = text(sol.get(address(ada)))
    asked = fact("victim.needs_assessed", NOW - timedelta(days=36), victim_id=ada.record_id, enhanced=False)
    load(ada.case.reference, asked)

    page = text(sol.get(address(ada)))

    assert "Nobody has asked yet" in before
    assert "Nobody has asked yet" not in page
    assert "as the timeline says" in page


def test_needs_that_are_begun_are_not_said_to_be_unasked(sol: StaffBrowser, ada: Victim) -> None:
    begin(sol, ada)
    sol.post(address(ada, "/ask"), act="write", then="keep", after="1", n_money="no")

    page = text(sol.get(address(ada)))

    assert "They are being asked now, and nothing is settled yet" in page
    assert "Nobody has asked yet" not in page


@pytest.mark.parametrize(
    ("recorded", "planned", "question", "answer"),
    [
        ({"language": "en"}, {}, "n_language", "english"),
        ({"language": "pl"}, {}, "n_language", "another"),
        ({"language": "en", "formats": ["bsl"]}, {}, "n_language", "bsl"),
        ({"language": "en"}, {"language": "ur"}, "n_language", "another"),
        ({}, {"formats": ["easy_read"]}, "n_reading", "yes"),
    ],
)
def test_the_questions_are_filled_from_the_record_and_the_plan(
    sol: StaffBrowser, ada: Victim, recorded: dict[str, Any], planned: dict[str, Any], question: str, answer: str
) -> None:
    Victim.objects.filter(id=ada.id).update(**{"language": "", "formats": []} | recorded)
    if planned:
        agreed(ada, **planned)
    begin(sol, ada)

    page = sol.get(address(ada, "/ask")).content.decode()

    assert re.search(rf'name="{question}"[^>]*value="{answer}"[^>]*checked', page)
    assert "From the record, or how to speak with them." in page


def test_the_call_about_how_it_ended(sol: StaffBrowser, ada: Victim) -> None:
    load(ada.case.reference, fact("suspect.interviewed", NOW - timedelta(days=3), suspect_ref="S1"))
    duties = ends(ada)
    call = ClosingCall.objects.get()
    listed = text(sol.get("/desk/closings"))
    sol.post(f"/desk/tasks/{Task.objects.get(kind=TaskKind.CLOSING_CALL).public_id}/take")
    before = text(sol.get(f"/desk/closings/{call.public_id}"))
    record = text(sol.get(f"/desk/cases/{ada.public_id}"))
    own = text(sol.get(f"/desk/cases/{ada.public_id}/closing"))
    typed: dict[str, Any] = {"went": "understood", "told": [str(duty) for duty in duties], "review_said": "on"}
    typed["contact_id"] = str(uuid4())
    done, twice = (sol.post(f"/desk/cases/{ada.public_id}/closing", **typed) for _ in range(2))
    late = {**typed, "contact_id": str(uuid4()), "note": "She wants it in writing."}
    second = sol.post(f"/desk/cases/{ada.public_id}/closing", **late)

    assert "Nobody will have to answer for it" in listed
    assert "I am ringing with bad news" in before
    assert "Ada" not in before
    assert "A call about how it ended is owed." in record
    assert "They can ask" in own or "They can ask for a second look" in own
    assert done["Location"] == twice["Location"] == f"/desk/cases/{ada.public_id}?saved"
    assert ClosingCall.objects.get().ended_as == "understood"
    assert Contact.objects.get().channel == "in_person"
    assert second.status_code == 409
    assert "This call is not owed any more." in text(second)
    assert "She wants it in writing." in text(second)
    assert "Nobody is to be rung" in text(sol.get("/desk/closings"))


def test_a_contact_that_told_how_it_ended_ends_the_call_about_it(sol: StaffBrowser, ada: Victim) -> None:
    duties = ends(ada)
    begin(sol, ada)
    typed = {"contact_id": str(uuid4()), "ending": "understood", "channel": "phone", "note": ""}

    other = sol.post(f"/desk/cases/{ada.public_id}/contact", **{**typed, "ending": "spoke"})
    still = ClosingCall.objects.get().ended_at
    sol.post(f"/desk/cases/{ada.public_id}/contact", **{**typed, "contact_id": str(uuid4()), "told": duties})

    assert (other.status_code, still) == (303, None)
    assert (ClosingCall.objects.get().ended_as, ClosingCall.objects.get().ended_by_id) == (
        "understood",
        sol.actor.staff_id,
    )
    assert not Task.objects.filter(kind=TaskKind.CLOSING_CALL, closed_at=None).exists()
    assert "Nobody is to be rung" in text(sol.get("/desk/closings"))


def test_the_list_of_calls_goes_on_and_back_and_says_when_more_are_open_than_it_counts(
    sol: StaffBrowser, ada: Victim, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends(ada)
    ends(load("44/00008/26", recorded(a_person()))["V1"])
    monkeypatch.setattr(closing_lists, "PAGE", 1)
    monkeypatch.setattr(closing_lists, "MOST_COUNTED", 1)

    first, second = (text(sol.get(f"/desk/closings{more}")) for more in ("", "?start=1"))

    assert "1+" in first
    assert ("Show the next" in first, "Back to the first" in first) == (True, False)
    assert ("Show the next" in second, "Back to the first" in second) == (False, True)
    assert ("Lead: " in first, "44/00008/26" in first + second) == (False, True)


def test_every_moment_and_every_kind_of_crime_has_its_script() -> None:
    missing = [
        name
        for closing in ClosingMoment
        for form in ("", ".say", ".means", ".can")
        if not has_sentence(name := f"care-closing-{closing.replace('_', '-')}{form}")
    ]
    missing += [
        name
        for crime in ClosingCrime
        for form in ("", ".mind")
        if not has_sentence(name := f"care-crime-{crime}{form}")
    ]

    assert missing == []


def test_why_a_victim_stopped_is_written_down_and_only_supervisors_see_the_figures(
    sol: StaffBrowser, ada: Victim
) -> None:
    Leaving.objects.create(victim=ada, event=ada.case.events.earliest("id"), leaves="the_case", noticed_at=ada.added_at)
    row = Leaving.objects.get()
    page = f"/desk/cases/{ada.public_id}/leaving/{row.public_id}"

    nothing = text(sol.post(page, asked="said"))
    kept = sol.post(page, asked="said", words="No officer told me anything.", reasons=["not_told"])

    assert "Write what they said, or tick a reason" in nothing
    assert kept.status_code == 303
    assert "No officer told me anything." in text(sol.get(address(ada)))
    again = sol.post(page, asked="said", words="No officer told me anything.", reasons=["not_told"])
    second = sol.post(page, asked="said", words="He is always there.", ring_again_on="")
    assert (again.status_code, second.status_code) == (303, 409), "sent twice; and by a colleague who was not first"
    assert "A colleague has asked them already." in text(second)
    assert "He is always there." in text(second)
    assert sol.get("/desk/leaving").status_code == 404
