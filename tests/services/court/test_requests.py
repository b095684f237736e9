"""What a victim asks of the court: recorded once each, decided by staff, and withdrawn."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.services.loading import fact, load
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW
from victimcare.records.models import CourtSupportRequest, Task, Victim
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.conversations.identity_checks import IdentityCheckMissing
from victimcare.services.court import court_requests
from victimcare.services.court.court_requests import CourtRequestKind, CourtRequestState

SCREENS, LINK = CourtRequestKind.SCREENS, CourtRequestKind.LINK


def ask(ada: Actor, *kinds: CourtRequestKind) -> None:
    court_requests.request_court_support(actor=ada, kinds=kinds, words="I am afraid of him.", now=NOW)


def decide(actor: Actor, victim: Victim, state: CourtRequestState, after: int | None) -> None:
    one = CourtSupportRequest.objects.get(kind=SCREENS)
    court_requests.decide_court_request(
        actor=actor, victim_id=victim.public_id, ask_id=one.public_id, state=state, after=after, now=NOW
    )


def test_a_request_that_is_open_is_not_made_again(ada: Actor, proved: Actor, victims: dict[str, Victim]) -> None:
    ask(ada, SCREENS)
    ask(ada, SCREENS, LINK)

    listed = court_requests.list_court_requests(actor=proved, victim_id=victims["V1"].public_id, now=NOW)

    assert sorted(detail.asked.kind for detail in listed) == [LINK, SCREENS]
    assert {detail.words for detail in listed} == {"I am afraid of him."}
    assert SCREENS not in court_requests.read_own_court(actor=ada, now=NOW).offers


def test_a_colleague_writes_down_what_the_victim_asked_for(proved: Actor, victims: dict[str, Victim]) -> None:
    court_requests.request_for_victim(
        actor=proved, victim_id=victims["V1"].public_id, kinds=[SCREENS], words="", now=NOW
    )

    [detail] = court_requests.list_court_requests(actor=proved, victim_id=victims["V1"].public_id, now=NOW)

    assert detail.by == "Sol Pereira"


def test_of_two_who_decide_the_second_reads_again(ada: Actor, proved: Actor, victims: dict[str, Victim]) -> None:
    ask(ada, SCREENS)
    decide(proved, victims["V1"], CourtRequestState.PASSED_ON, after=0)

    with pytest.raises(StaleVersion):
        decide(proved, victims["V1"], CourtRequestState.REFUSED, after=0)

    assert CourtSupportRequest.objects.get().state == CourtRequestState.PASSED_ON


def test_a_settled_request_is_told_by_a_person_where_no_message_may_say_it(
    ada: Actor, proved: Actor, victims: dict[str, Victim]
) -> None:
    ask(ada, SCREENS)

    decide(proved, victims["V1"], CourtRequestState.AGREED, after=None)

    assert Task.objects.filter(kind="court_ask", reason="court-answered", closed_at=None).count() == 1


def test_a_withdrawn_request_has_ended_and_can_be_made_again(ada: Actor, victims: dict[str, Victim]) -> None:
    ask(ada, SCREENS)
    one = CourtSupportRequest.objects.get()

    for _ in range(2):
        court_requests.withdraw_court_request(actor=ada, ask_id=one.public_id, now=NOW)
    ask(ada, SCREENS)

    assert sorted(CourtSupportRequest.objects.values_list("state", flat=True)) == ["asked", "ended"]


def test_an_unknown_request_a_missing_check_and_the_short_level_are_refused(
    sol: Actor, proved: Actor, victims: dict[str, Victim]
) -> None:
    with pytest.raises(NotFound):
        court_requests.decide_court_request(
            actor=proved,
            victim_id=victims["V1"].public_id,
            ask_id=uuid4(),
            state=CourtRequestState.AGREED,
            now=NOW,
        )
    with pytest.raises(IdentityCheckMissing):
        court_requests.list_court_requests(actor=sol, victim_id=victims["V2"].public_id, now=NOW)
    with pytest.raises(PermissionRefused):
        ask(signed_in_victim(victims["V1"], "short"), SCREENS)


def test_a_court_day_that_the_victim_was_not_told_of_looks_missing(ada: Actor, victims: dict[str, Victim]) -> None:
    starts = NOW + timedelta(days=9)
    heard = NOW - timedelta(days=1)
    load(
        "44/30001/26",
        fact(
            "hearing.listed",
            heard,
            hearing_ref="H1",
            court="Ashmoor",
            kind="trial",
            starts_at=starts.isoformat(),
            received_by_wcu_at=heard.isoformat(),
            victim_must_attend=["V1"],
        ),
    )

    with pytest.raises(NotFound):
        court_requests.read_calendar_day(actor=ada, starts_at=starts, now=NOW)
    assert court_requests.read_own_court(actor=ada, now=NOW).days == ()
