"""A case ends: a person rings first, then the page tells it, and offers its review on the first reading."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db.models import F
from django.test import override_settings
from django.urls import reverse

from tests.channels.web.portal.visiting import signed_in, text
from tests.services import plans
from tests.services.contact_plans.confirming import prove
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import ClosingCall, Duty, Event, Victim
from victimcare.rules.care.closing_calls import ClosingResult
from victimcare.rules.cases.event_types import EventType
from victimcare.services.access import Actor, ActorKind
from victimcare.services.care import care_events, closing_calls
from victimcare.services.desk.task_actions import take_task
from victimcare.services.portal import victim_page
from victimcare.wording import say, tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ENDED = "We did not find enough to take this further."
DAY_AFTER = datetime(2026, 11, 27, 0, 30, tzinfo=UTC)  # the call was due on Thursday 26 November
REVIEW = "Ask for this : Ask us for a second look"
DECISION = "The decision: it does not go to court"


def _ended(*, was_questioned: bool = True, **plan: object) -> Victim:
    """No charge, decided by the police an hour ago, and brought by the feed."""
    a_team()
    load("44/20001/26", recorded(a_person()))
    facts = [fact("suspect.identified", NOW - timedelta(hours=4), suspect_ref="S1")]
    if was_questioned:
        facts.append(fact("suspect.interviewed", NOW - timedelta(hours=3), suspect_ref="S1"))
    decided = fact(
        "prosecution.decision",
        NOW - timedelta(hours=1),
        suspect_ref="S1",
        decision="no_charge",
        by="police",
        reason=ENDED,
    )
    victim = load("44/20001/26", *facts, decided)["V1"]
    if plan:
        plans.stated(victim, **plan)
    row = Event.objects.get(type="prosecution.decision")
    care_events.apply_care_events(
        [care_events.CareEvent(row.id, EventType(row.type), row.facts, row.time, row.case_id, {"V1": victim.id})],
        now=NOW,
    )
    return victim


def _spoken_with(victim: Victim, went: ClosingResult, *, tells: bool) -> None:
    sol = staff("Sol Pereira")
    take_task(actor=sol, task_id=victim.tasks.get(kind="closing_call").public_id, now=NOW)
    prove(sol, victim)
    owed = [duty.id for duty in closing_calls.list_owed_duties(ClosingCall.objects.get())]
    closing_calls.record_closing_call(
        actor=sol,
        victim_id=victim.public_id,
        went=went,
        review_said=True,
        support_said=True,
        note="Spoke with them.",
        contact_id=uuid4(),
        told=owed if tells else [],
        now=NOW,
    )


def _line(victim: Victim, now: datetime = NOW) -> str:
    own_victim = Actor(ActorKind.VICTIM, "grant:test", victim_id=victim.id, opens="case")
    heard = victim_page.load_line_summary(actor=own_victim, now=now)
    assert heard is not None
    said = heard.spoken
    lines = [*said.status, *said.news, said.next_step, *([said.by_when] if said.by_when else [])]
    return " ".join(tell(one, manner="spoken", today=now.date()) for one in lines)


def test_before_the_call_the_page_says_when_we_ring_and_nothing_of_the_end() -> None:
    victim = _ended()
    browser = signed_in(victim)

    for path in ("/my/case", "/my/journey", "/my/easy", "/my/young"):
        shown = text(browser.get(path))
        assert "There is some news. One of our team will tell you." in shown
        assert ENDED not in shown
        assert DECISION not in shown, path
    page = text(browser.get("/my/case"))
    assert "By Thursday 26 November" in page
    assert "We will ring you to tell you about your case" in page
    decision = Event.objects.get(type="prosecution.decision").source_event_id
    told = Event.objects.filter(type="victim.contacted", facts__about__contains=[decision])
    assert not told.exists(), "the person who rings tells it"


def test_before_the_call_the_page_about_a_second_look_says_nothing_of_a_closing() -> None:
    said = text(signed_in(_ended()).get("/my/second-look"))

    assert "ask us why send us new facts complain" in said
    assert "closed it" not in said
    assert "You can still" not in said


def test_before_the_call_no_part_of_the_page_says_where_the_case_stands_or_what_comes() -> None:
    browser = signed_in(_ended())

    for path in ("/my/case", "/my/journey", "/my/easy", "/my/young"):
        shown = text(browser.get(path))
        for untrue in ("(still to come)", "We are looking into it", "We are putting it all together"):
            assert untrue not in shown, (path, untrue)


def test_the_line_says_the_same_as_the_page() -> None:
    victim = _ended()

    heard = _line(victim)

    assert "We will ring you to tell you about your case." in heard
    assert "By the end of Thursday the twenty-sixth of November." in heard
    assert ENDED not in heard


def test_once_the_calls_day_is_over_the_page_tells_it() -> None:
    victim = _ended()
    with override_settings(VICTIMCARE_NOW=DAY_AFTER - timedelta(hours=1)):  # the last hour of that day
        assert ENDED not in text(signed_in(victim).get("/my/case"))

    with override_settings(VICTIMCARE_NOW=DAY_AFTER):
        assert ENDED in text(signed_in(victim).get("/my/case"))
        assert "ring you to tell" not in _line(victim, DAY_AFTER)


@pytest.mark.parametrize("went", [ClosingResult.UNDERSTOOD, ClosingResult.SECOND_CALL])
def test_what_was_said_in_the_call_stands_on_the_page_at_once(went: ClosingResult) -> None:
    victim = _ended()

    _spoken_with(victim, went, tells=True)

    shown = text(signed_in(victim).get("/my/case"))
    assert ENDED in shown
    assert "We will ring you to tell you" not in shown


def test_a_victim_we_may_not_ring_reads_it_at_once() -> None:
    victim = _ended(may_text=True)

    assert ENDED in text(signed_in(victim).get("/my/case"))


def test_a_coming_release_is_never_kept_back() -> None:
    a_team()
    victim = load("44/20001/26", recorded(a_person()))["V1"]
    load("44/20001/26", fact("offender.release_planned", NOW - timedelta(hours=1), on="2026-12-20"))
    row = Event.objects.get(type="offender.release_planned")
    care_events.apply_care_events(
        [care_events.CareEvent(row.id, EventType(row.type), row.facts, row.time, row.case_id, {"V1": victim.id})],
        now=NOW,
    )

    assert "20 December" in text(signed_in(victim).get("/my/case"))


def test_the_review_is_offered_on_the_first_reading() -> None:
    browser = signed_in(_ended(may_text=True))

    first = text(browser.get("/my/case"))
    again = text(browser.get("/my/case"))

    assert "If you do not agree, you have until Thursday 25 February 2027." in first
    assert REVIEW in first
    assert DECISION in first
    assert first.count(REVIEW) == again.count(REVIEW)
    assert "Ring us within 3 months to ask" not in first + text(browser.get("/my/journey"))


def test_the_line_offers_the_review_once_it_has_been_told() -> None:
    victim = _ended(may_text=True)
    own_victim = Actor(ActorKind.VICTIM, "grant:test", victim_id=victim.id, opens="case")
    before = victim_page.load_line_summary(actor=own_victim, now=NOW)
    signed_in(victim).get("/my/case")

    after = victim_page.load_line_summary(actor=own_victim, now=NOW)

    assert before is not None
    assert before.reviews == ()
    assert after is not None
    assert [review.due_on for review in after.reviews] == [date(2027, 2, 25)]


def test_after_asking_the_page_says_first_what_comes_next_and_the_print_is_proof() -> None:
    browser = signed_in(_ended(may_text=True))
    browser.get("/my/case")
    form = browser.get("/my/second-look").content.decode()
    window = re.search(r'name="window" value="([^"]+)"', form)
    assert window

    kept = text(browser.post("/my/second-look", {"window": window[1], "send": "yes", "look-0-words": ""}))
    page = text(browser.get("/my/case"))
    paper = text(browser.post("/my/print", {}))
    again = text(browser.get("/my/second-look"))

    assert "Print or save proof that you asked" in kept
    todo = "You asked for a review of the decision. We have it. We will tell you what comes next by"
    assert todo in page
    assert "If you do not agree" not in page
    assert page.index(todo) < page.index("What happens next")
    assert "You asked on Wednesday 25 November 2026" in paper
    assert "You asked on Wednesday 25 November" in again


def test_where_a_review_is_offered_the_journey_does_not_say_that_one_may_be_possible() -> None:
    browser = signed_in(_ended(may_text=True))
    browser.get("/my/case")

    page, journey = text(browser.get("/my/case")), text(browser.get("/my/journey"))

    assert "Ask us for a second look" in page
    assert "you may be able to ask for a review" not in page + journey


def test_how_it_ended_is_said_once_where_two_events_end_it() -> None:
    a_team()
    load("44/20004/26", recorded(a_person()))
    disposal = fact("suspect.out_of_court_disposal", NOW - timedelta(hours=2), suspect_ref="S1", outcome="3")
    identified = fact("suspect.identified", NOW - timedelta(hours=3), suspect_ref="S1")
    victim = load("44/20004/26", identified, disposal, fact("case.outcome", NOW - timedelta(hours=1), outcome="3"))[
        "V1"
    ]
    Duty.objects.filter(victim=victim).update(met_at=NOW, met_by=F("triggered_by"))

    journey = text(signed_in(victim).get("/my/journey"))

    assert journey.count(say("cases-outcome-3")) == 1


def test_a_victim_without_a_review_reads_what_they_can_do() -> None:
    browser = signed_in(_ended(was_questioned=False, may_text=True))
    browser.get("/my/case")

    answer = browser.get("/my/second-look")

    said = text(answer)
    assert "You can only ask for this if someone had an interview under caution." in said
    assert "That did not happen in your case. You can still: ask us why we closed it send us new facts complain" in said
    links = re.findall(r'<a href="(/[^"]+)">(?:ask us why|send us new|complain)', answer.content.decode())
    assert links == [reverse(f"portal:{name}") for name in ("messages", "messages", "complain")]
    assert [browser.get(link).status_code for link in links] == [200, 200, 200]
