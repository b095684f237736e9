"""What a text says about the news, for a victim who agreed to read it there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.outside import Outside
from tests.rules.random_cases import Maker
from tests.services.loading import a_person, fact, load, recorded
from tests.services.messages.tellings import NOW, a_plan, hand_over, planned
from victimcare.records.models import Victim
from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import Fact, work_out_ledger
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow, WordingLevel
from victimcare.services.messages.message_wording import MessageText, choose_message_text
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import shipped_working_days

FULL = ContactNow(ContactMethod.TEXT, 1, WordingLevel.FULL, may_say_police=True)
# These cannot be told in few words: what is owed with its reasons, conditions or meaning, and what a higher court
# decided.
NOT_BY_TEXT = {
    ("appeal.resulted", None),
    ("case.not_investigated", None),
    ("case.outcome", None),
    ("hearing.resulted", "bail_granted"),
    ("hearing.resulted", "bail_varied"),
    ("hearing.resulted", "remanded"),
    ("hearing.resulted", "sentenced"),
    ("prosecution.decision", None),  # a decision not to charge; that a charge was dropped or changed is told
    ("suspect.out_of_court_disposal", None),
}

UNSAID = {
    "outcome": "3",
    "court": "Ashmoor Crown Court",
}  # what the ledger's random cases leave out: no duty asks for it


def words(wording: WordingLevel, *news: Fact) -> MessageText:
    decision = ContactNow(ContactMethod.TEXT, 1, wording, may_say_police=True)
    return choose_message_text(decision, news, record_id="V1", today=date(2026, 11, 25))


def an_event(type_: str, **data: Any) -> Fact:
    return Fact("urn:test:records", "E1", EventType(type_), datetime(2026, 11, 25, 8, tzinfo=UTC), 1, data)


def trial(**more: Any) -> Fact:
    return an_event(
        "hearing.listed",
        hearing_ref="H1",
        kind="trial",
        court="Inner London Sessions House Crown Court",
        starts_at="2026-12-10T10:00:00+00:00",
        **more,
    )


def test_every_kind_of_news_has_its_words() -> None:
    """Over many random cases: each event that starts a duty to tell news, as the ledger has it."""
    told: set[tuple[str, str | None]] = set()
    untold: set[tuple[str, str | None]] = set()
    for seed in range(1500):
        facts = [
            Fact(e["source"], e["id"], e["type"], clock.parse_moment(e["time"]), e["sequence"], UNSAID | e["data"])
            for e in Maker(seed).case()
        ]
        by_ref = {one.ref: one for one in facts}
        news = {code for edition in rights_catalogue().editions for code in edition.news}
        last = max(one.time for one in facts) + timedelta(days=1)
        for victim in work_out_ledger(facts, rights_catalogue(), shipped_working_days(), as_of=last).victims:
            for standing in victim.duties:
                event = by_ref.get(standing.duty.triggered_by)
                if standing.duty.id in news and event is not None:
                    said = choose_message_text(FULL, [event], record_id=victim.victim_id, today=last.date())
                    kind = (event.type, event.data.get("result") if event.type == "hearing.resulted" else None)
                    (told if said.template.startswith("told-") else untold).add(kind)

    assert untold == NOT_BY_TEXT
    assert {kind for kind, _ in told} == {
        "appeal.lodged",
        "hearing.listed",
        "hearing.resulted",
        "offender.release_planned",
        "prosecution.decision",
        "suspect.arrested",
        "suspect.bail_changed",
        "suspect.bailed",
        "suspect.charged",
        "suspect.interviewed",
        "suspect.released_under_investigation",
        "suspect.released_without_charge",
    }


def test_a_day_in_court_is_told_with_its_place_by_its_date() -> None:
    assert words(WordingLevel.FULL, trial()).body == (
        "You asked us to text you as things happen. The trial is Thu 10 December at 10am, Inner London Sessions House"
        " Crown Court. To hear more or to read it, ring us free on 0808 157 0142."
    )


def test_only_who_is_to_give_evidence_is_asked_to() -> None:
    assert "You are asked to give evidence." in words(WordingLevel.FULL, trial(victim_must_attend=["V1"])).body
    assert "evidence" not in words(WordingLevel.FULL, trial(victim_must_attend=["V2"])).body


@pytest.mark.parametrize("wording", [WordingLevel.NEUTRAL, WordingLevel.RING_US])
def test_no_more_than_the_plan_allows(wording: WordingLevel) -> None:
    said = words(wording, an_event("suspect.charged", suspect_ref="S1"))

    assert said.template in ("news", "ring-us")
    assert "charged" not in said.body


def test_two_events_are_never_told_in_one_text() -> None:
    two = (an_event("suspect.arrested", suspect_ref="S1"), an_event("suspect.charged", suspect_ref="S1"))

    assert words(WordingLevel.FULL, *two).template == "news"


def test_a_court_with_an_endless_name_is_not_told_by_text() -> None:
    long = an_event(
        "hearing.listed", kind="trial", court="Court of " + "x" * 300, starts_at="2026-12-10T10:00:00+00:00"
    )

    assert words(WordingLevel.FULL, long).template == "news"


@pytest.mark.django_db
def test_one_event_with_two_duties_is_one_piece_of_news(outside: Outside) -> None:
    """A trial at which the victim is to give evidence is owed twice, and told once."""
    listed = fact(
        "hearing.listed",
        NOW - timedelta(hours=1),
        hearing_ref="H1",
        kind="trial",
        court="Ashmoor Crown Court",
        starts_at="2026-12-10T10:00:00+00:00",
        received_by_wcu_at=NOW.isoformat(),
        victim_must_attend=["V1"],
    )
    victim: Victim = load("44/20001/26", recorded(a_person()), listed)["V1"]
    a_plan(victim, is_confirmed=True, wording="full", say_police=True)
    planned(victim, *victim.duties.filter(code__in=["r8_hearing_date", "r8_required_to_give_evidence"]))

    telling = hand_over(victim.tellings.get())

    [entry] = outside.handed_over(str(telling.reference))
    assert telling.template == "told-hearing-listed-trial"
    assert "The trial is Thu 10 December at 10am, Ashmoor Crown Court. You are asked to give evidence." in entry["body"]
