"""The victim's page and the line: one loader, the same news and dates, and news that is shown counts as told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services import plans
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_point, a_team, staff
from victimcare.records.models import AuditEntry, Call, Event, ReceivedMessage, StoppedPoint, Victim
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services.access import Actor, ActorKind, PermissionRefused
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.contact_plans import guard_marks
from victimcare.services.portal import victim_page
from victimcare.services.rights.ledger_queries import load_duty_standings
from victimcare.services.sessions import victim_sessions

pytestmark = pytest.mark.django_db


@pytest.fixture
def victim() -> Victim:
    a_team()
    load("44/20001/26", recorded(a_person()))
    return load("44/20001/26", fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"))["V1"]


def _code(victim: Victim, opens: str = "case") -> AccessCode:
    code = access_code.parse_access_code(
        victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW).code
    )
    assert isinstance(code, AccessCode)
    return code


def _signed_in(victim: Victim, opens: str = "case") -> Actor:
    token = victim_sessions.sign_in_victim(code=_code(victim, opens), now=NOW)
    assert token is not None
    actor = victim_sessions.find_session_actor(token=token, now=NOW)
    assert actor is not None
    return actor


def _arrest_duty(victim: Victim) -> str:
    return next(one.status for one in load_duty_standings(victim.id, now=NOW) if one.duty.id == "r6_suspect_arrested")


def test_reading_the_news_on_the_page_meets_the_duty_to_tell_it(victim: Victim) -> None:
    assert _arrest_duty(victim) == "due"

    page = victim_page.load_victim_page(actor=_signed_in(victim), now=NOW)

    assert page.status[0].id == "cases-status-arrested"
    assert _arrest_duty(victim) == "met"
    assert Event.objects.get(type="victim.contacted").source == "urn:victimcare:page"


@pytest.mark.parametrize(("wording", "said"), [("neutral", "text"), ("full", "text-news")])
def test_how_we_contact_you_says_what_a_text_can_say(victim: Victim, wording: str, said: str) -> None:
    point = a_point(victim, "07700 900123")
    plans.agreed(victim, plans.by("text", point, wording=wording, say_police=wording == "full"))

    page = victim_page.load_victim_page(actor=_signed_in(victim), now=NOW)

    assert [sentence.id for sentence in page.contact] == [f"cases-contact-{said}"]


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_after_a_stop_the_page_does_not_say_that_texts_are_sent(victim: Victim, is_confirmed: bool) -> None:
    point = a_point(victim, "07700 900123")
    if is_confirmed:
        both = plans.by("text", point, wording="neutral"), plans.by("call", point, wording="neutral")
        plans.agreed(victim, *both, confirmed_at=NOW - timedelta(days=1))
    else:
        plans.stated(victim, may_text=True, may_call=True)
    came = ReceivedMessage.objects.create(
        channel="text", kind="stop", supplier="notify", supplier_id="1", received_at=NOW
    )
    StoppedPoint.objects.create(kind=point.kind, match_key=point.match_key, stopped_at=NOW, received=came)

    page = victim_page.load_victim_page(actor=_signed_in(victim), now=NOW)

    assert [sentence.id for sentence in page.contact] == ["cases-contact-call", "cases-contact-stopped"]


def test_a_second_look_tells_nothing_twice(victim: Victim) -> None:
    actor = _signed_in(victim)
    victim_page.load_victim_page(actor=actor, now=NOW)
    victim_page.load_victim_page(actor=actor, now=NOW + timedelta(minutes=1))

    assert Event.objects.filter(type="victim.contacted").count() == 1


def test_each_look_is_in_the_audit(victim: Victim) -> None:
    actor = _signed_in(victim)
    victim_page.load_victim_page(actor=actor, now=NOW)
    victim_page.load_victim_page(actor=actor, now=NOW)

    assert AuditEntry.objects.filter(act="own_case.see", victim_id=victim.id).count() == 2


def test_six_queries_with_the_visit_the_gate_and_the_audit(victim: Victim) -> None:
    token = victim_sessions.sign_in_victim(code=_code(victim), now=NOW)
    assert token is not None
    actor = victim_sessions.find_session_actor(token=token, now=NOW)
    assert actor is not None
    victim_page.load_victim_page(actor=actor, now=NOW)  # tells the news

    with CaptureQueriesContext(connection) as captured:
        actor = victim_sessions.find_session_actor(token=token, now=NOW)
        assert actor is not None
        victim_page.load_victim_page(actor=actor, now=NOW)

    asked = [query["sql"] for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 6, asked


def test_the_short_view_tells_no_news_and_meets_nothing(victim: Victim) -> None:
    page = victim_page.load_victim_page(actor=_signed_in(victim, opens="short"), now=NOW)

    assert page.waits_to_be_told
    assert page.journeys == ()
    assert _arrest_duty(victim) == "due"


def test_no_page_without_an_access_code(victim: Victim) -> None:
    with pytest.raises(PermissionRefused):
        victim_page.load_victim_page(actor=Actor(ActorKind.ANONYMOUS, "web", victim_id=victim.id), now=NOW)


def test_the_line_speaks_the_same_status_and_next_step(victim: Victim) -> None:
    call = caller_actions.record_inbound_call(carrier_call_id="c1", direction="in", now=NOW)
    heard = caller_actions.check_caller_code(call_id=call, digits=_code(victim).digits, now=NOW)
    assert heard is not None

    page = victim_page.load_victim_page(actor=_signed_in(victim), now=NOW)

    assert heard.spoken.status == page.status
    assert (heard.spoken.next_step, heard.spoken.by_when) == (page.promises[0].what, page.promises[0].head)


def test_news_counts_as_told_only_when_it_was_spoken_to_the_end(victim: Victim) -> None:
    call = caller_actions.record_inbound_call(carrier_call_id="c1", direction="in", now=NOW)
    heard = caller_actions.check_caller_code(call_id=call, digits=_code(victim).digits, now=NOW)
    assert heard is not None
    assert _arrest_duty(victim) == "due"

    caller_actions.record_news_heard(call_id=call, news=heard.news, now=NOW)

    assert _arrest_duty(victim) == "met"
    assert Event.objects.get(type="victim.contacted").source == "urn:victimcare:line"


def _status(victim: Victim, duty: str) -> str:
    return next(one.status for one in load_duty_standings(victim.id, now=NOW) if one.duty.id == duty)


@pytest.fixture
def called() -> Victim:
    """A first day in court, and a trial where the victim must speak; witness care has been told about both."""
    a_team()
    load("44/20002/26", recorded(a_person()))
    return load(
        "44/20002/26",
        *(
            fact(
                "hearing.listed",
                NOW - timedelta(hours=2),
                hearing_ref=kind,
                kind=kind,
                court="Ashmoor Crown Court",
                starts_at=f"2027-{month}-03T10:00:00+00:00",
                received_by_wcu_at=NOW.isoformat(),
                victim_must_attend=asked,
            )
            for kind, month, asked in (("first_hearing", "12", []), ("trial", "02", ["V1"]))
        ),
    )["V1"]


def test_a_request_to_speak_at_a_later_day_is_shown_and_so_told(called: Victim) -> None:
    page = victim_page.load_victim_page(actor=_signed_in(called), now=NOW)

    assert "cases-hearing-asked" in {line.id for step in page.journeys[0].steps for line in step.lines}
    assert _status(called, "r8_required_to_give_evidence") == "met"


def test_a_request_to_speak_at_a_later_day_is_spoken_and_so_told(called: Victim) -> None:
    call = caller_actions.record_inbound_call(carrier_call_id="c1", direction="in", now=NOW)
    heard = caller_actions.check_caller_code(call_id=call, digits=_code(called).digits, now=NOW)
    assert heard is not None
    caller_actions.record_news_heard(call_id=call, news=heard.news, now=NOW)

    assert "cases-hearing-asked" in {part.id for part in heard.spoken.news}
    assert _status(called, "r8_required_to_give_evidence") == "met"


def test_a_decision_without_its_reasons_is_shown_and_stays_owed(victim: Victim) -> None:
    load("44/20001/26", fact("prosecution.decision", NOW - timedelta(hours=1), decision="no_charge", by="police"))
    call = caller_actions.record_inbound_call(carrier_call_id="c1", direction="in", now=NOW)
    heard = caller_actions.check_caller_code(call_id=call, digits=_code(victim).digits, now=NOW)
    assert heard is not None
    caller_actions.record_news_heard(call_id=call, news=heard.news, now=NOW)
    page = victim_page.load_victim_page(actor=_signed_in(victim), now=NOW)

    assert page.status[0].id == "cases-status-no-charge-police"
    assert _status(victim, "r6_charge_decision_no_prosecution_police") == "due"
    assert _arrest_duty(victim) == "met"


def test_a_decision_with_its_reasons_is_told(victim: Victim) -> None:
    decision = {"decision": "no_charge", "by": "police", "reason": "No witness could say who it was"}
    load("44/20001/26", fact("prosecution.decision", NOW - timedelta(hours=1), **decision))
    victim_page.load_victim_page(actor=_signed_in(victim), now=NOW)

    assert _status(victim, "r6_charge_decision_no_prosecution_police") == "met"


def test_the_line_opens_nothing_for_a_guarded_victim_without_a_confirmed_plan() -> None:
    a_team()
    victim = load("44/20002/26", recorded(a_person(), group="sexual"))["V1"]
    code = _code(victim, opens="short")
    call = caller_actions.record_inbound_call(carrier_call_id="c1", direction="in", now=NOW)

    assert caller_actions.check_caller_code(call_id=call, digits=code.digits, now=NOW) is None
    assert victim_codes.verify_code(code=code, channel="web", now=NOW) is not None


def _may_show(victim: Victim, may_show: str, **values: Any) -> None:
    plans.agreed(victim, page_may_show=may_show, **values)


def test_where_the_plan_lets_the_page_show_nothing_the_code_opens_nothing(victim: Victim) -> None:
    _may_show(victim, "nothing")

    assert victim_sessions.sign_in_victim(code=_code(victim), now=NOW) is None
    assert AuditEntry.objects.filter(act="access_code.wrong", victim_id=victim.id).count() == 1


def test_a_plan_that_was_changed_during_the_visit_wins(victim: Victim) -> None:
    actor = _signed_in(victim)
    _may_show(victim, "news_or_not")
    short = victim_page.load_victim_page(actor=actor, now=NOW)
    _may_show(victim, "nothing")

    with pytest.raises(PermissionRefused):
        victim_page.load_victim_page(actor=actor, now=NOW)

    assert short.is_short
    assert _arrest_duty(victim) == "due"


def test_the_victims_wish_to_show_less_stays_when_they_are_guarded_and_the_plan_is_old(victim: Victim) -> None:
    _may_show(victim, "nothing", review_on=(NOW - timedelta(days=9)).date())
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="He lives there.", now=NOW)

    assert victim_sessions.sign_in_victim(code=_code(victim, opens="short"), now=NOW) is None


def test_marked_guarded_during_the_visit_a_victim_sees_the_short_view_and_no_news(victim: Victim) -> None:
    actor = _signed_in(victim)
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="He lives there.", now=NOW)

    page = victim_page.load_victim_page(actor=actor, now=NOW)

    assert page.is_short
    assert _arrest_duty(victim) == "due"


def test_marked_guarded_while_the_code_is_checked_the_line_says_nothing(
    victim: Victim, monkeypatch: pytest.MonkeyPatch
) -> None:
    call, code = caller_actions.record_inbound_call(carrier_call_id="c1", direction="in", now=NOW), _code(victim)
    proved = victim_codes.verify_code

    def and_then_marked(**given: Any) -> Any:
        grant = proved(**given)
        guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="He lives there.", now=NOW)
        return grant

    monkeypatch.setattr(victim_codes, "verify_code", and_then_marked)

    assert caller_actions.check_caller_code(call_id=call, digits=code.digits, now=NOW) is None
    assert Call.objects.get(public_id=call).victim_id is None


def test_two_victims_of_one_case_never_hear_of_each_other() -> None:
    a_team()
    load("44/20003/26", recorded(a_person("V1"), a_person("V2", given_name="Marta", mobile="07700 900456")))
    own = load(
        "44/20003/26",
        fact("property.seized", NOW - timedelta(days=2), item_ref="I2", victim_id="V2", description="A silver ring"),
        fact("property.ready", NOW - timedelta(hours=3), item_ref="I2", where="Ashmoor"),
        fact(
            "victim.needs_assessed",
            NOW - timedelta(hours=3),
            victim_id="V2",
            enhanced_grounds=["persistently_targeted"],
        ),
        fact("case.withdrawn", NOW - timedelta(hours=2), victim_id="V2", reason="Marta does not want it"),
        fact(
            "hearing.listed",
            NOW - timedelta(hours=1),
            hearing_ref="T1",
            kind="trial",
            court="Ashmoor Crown Court",
            starts_at="2027-02-03T10:00:00+00:00",
            received_by_wcu_at=NOW.isoformat(),
            victim_must_attend=["V2"],
        ),
    )
    page = victim_page.load_victim_page(actor=_signed_in(own["V1"]), now=NOW)
    call = caller_actions.record_inbound_call(carrier_call_id="c1", direction="in", now=NOW)
    heard = caller_actions.check_caller_code(call_id=call, digits=_code(own["V1"]).digits, now=NOW)

    for said in (repr(page), repr(heard)):
        for of_the_other in ("Marta", "silver", "hearing-asked", "property", "withdrawn", "V2"):
            assert of_the_other not in said
    told = Event.objects.filter(type="victim.contacted", source="urn:victimcare:page")
    assert {event.facts["victim_id"] for event in told} == {"V1"}
