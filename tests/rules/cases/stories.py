"""Invented crimes as timelines, one for each state that a victim's page can be in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import Fact

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
VICTIM_ID = "V-1"
RECORDS = "urn:records:riverside"
RECORDED: Mapping[str, Any] = {
    "reported_at": "2026-11-02T10:00:00+00:00",
    "offence": {"group": "burglary", "title": "Burglary in a home"},
    "area": "AS",
    "reported_by": "101",
    "victims": [{"victim_id": VICTIM_ID, "kind": "person", "referral_choice": "agreed"}],
    "officer": {"officer_id": "2207", "name": "PC Amara Hughes"},
}
_BEGIN = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


_FIRST_TALK = (
    "e1",
    "r3_information_on_reporting",
    "r4_needs_assessment",
    "r4_support_referral",
    "r5_compensation_information",
    "r6_update_preference",
    "r7_vps_information",
)


def timeline(*events: tuple[str, float, Mapping[str, Any]], recorded: Mapping[str, Any] = RECORDED) -> tuple[Fact, ...]:
    """Events as (type, days after the report, data), from e2 on, after the recording, e1."""
    every = [("case.recorded", 0.01, recorded), *events]
    return tuple(
        Fact(RECORDS, f"e{number}", EventType(kind), _BEGIN + timedelta(days=days), number, data)
        for number, (kind, days, data) in enumerate(every, start=1)
    )


def looked_after(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The same, and on the day after the report an officer talked with the victim about all that is owed at the
    beginning."""
    talk = told(*_FIRST_TALK, channel="in_person")
    return (*facts, Fact(RECORDS, "talk", EventType.VICTIM_CONTACTED, _BEGIN + timedelta(days=1), 900, talk))


def one(**more: Any) -> dict[str, Any]:
    return {"suspect_ref": "S-1", **more}


def other(**more: Any) -> dict[str, Any]:
    return {"suspect_ref": "S-2", **more}


def hearing(kind: str, starts_at: str, **more: Any) -> dict[str, Any]:
    return {
        "hearing_ref": f"H-{kind}",
        "court": "Riverside Crown Court",
        "kind": kind,
        "starts_at": starts_at,
        **more,
    }


def _seen(kind: str, starts_at: str, **more: Any) -> dict[str, Any]:
    """A day in court that witness care has been told about."""
    return hearing(kind, starts_at, received_by_wcu_at="2026-11-17T12:00:00Z", **more)


def told(*about: str, **more: Any) -> dict[str, Any]:
    return {"victim_id": VICTIM_ID, "channel": "phone", "reached": True, "about": list(about), **more}


_SPOKEN_TO = (("suspect.arrested", 9, one()), ("suspect.interviewed", 10, one()))
_CHARGED = (*_SPOKEN_TO, ("suspect.charged", 12, one(offences=["Burglary"])))
_TRIAL = (
    "hearing.listed",
    15,
    hearing("trial", "2026-12-14T10:00:00+00:00", received_by_wcu_at="2026-11-17T12:00:00Z"),
)

STORIES: Mapping[str, tuple[Fact, ...]] = {
    "just-told": timeline(),
    "arrested": timeline(("suspect.identified", 8, one()), ("suspect.arrested", 22.5, one())),
    "spoken-to": timeline(*_SPOKEN_TO, ("victim.contacted", 11, told("e2", "e3"))),
    "bailed": timeline(
        *_SPOKEN_TO,
        (
            "suspect.bailed",
            10.5,
            one(
                return_on="2026-12-20",
                conditions=["Not to contact the victim", "Not to go into Dock Lane"],
                conditions_protect_victim=True,
            ),
        ),
        ("victim.contacted", 11, told("e2", "e3", "e4")),
    ),
    "let-go": timeline(*_SPOKEN_TO, ("suspect.released_under_investigation", 10.5, one())),
    "with-lawyers": timeline(*_SPOKEN_TO, ("victim.contacted", 10.6, told("e2", "e3")), ("case.sent_to_cps", 14, {})),
    "charged": timeline(*_CHARGED, ("victim.contacted", 13, told("e2", "e3", "e4"))),
    "trial-set": timeline(
        *_CHARGED,
        ("victim.contacted", 13, told("e2", "e3", "e4")),
        (*_TRIAL[:2], {**_TRIAL[2], "victim_must_attend": [VICTIM_ID]}),
    ),
    "called": timeline(
        *_CHARGED,
        ("victim.contacted", 13, told("e2", "e3", "e4")),
        ("hearing.listed", 14, _seen("first_hearing", "2026-12-03T10:00:00+00:00")),
        ("hearing.listed", 14.1, _seen("trial", "2027-02-03T10:00:00+00:00", victim_must_attend=[VICTIM_ID])),
    ),
    "day-passed": timeline(*_CHARGED, ("hearing.listed", 14, hearing("first_hearing", "2026-11-20T10:00:00+00:00"))),
    "convicted": timeline(
        *_CHARGED,
        _TRIAL,
        (
            "hearing.resulted",
            20,
            {"hearing_ref": "H-trial", "result": "convicted", "received_by_wcu_at": "2026-11-23T09:00:00Z"},
        ),
    ),
    "sentenced": timeline(
        *_CHARGED,
        ("hearing.listed", 14, hearing("sentence", "2026-11-22T10:00:00+00:00")),
        (
            "hearing.resulted",
            20,
            {
                "hearing_ref": "H-sentence",
                "result": "sentenced",
                "sentence": "14 months in prison",
                "sentence_months": 14,
                "received_by_wcu_at": "2026-11-23T09:00:00Z",
            },
        ),
    ),
    "not-guilty": timeline(*_CHARGED, ("hearing.resulted", 20, {"hearing_ref": "H-trial", "result": "acquitted"})),
    "no-charge": timeline(
        *_SPOKEN_TO,
        ("prosecution.decision", 18, {"decision": "no_charge", "by": "cps"}),
        ("victim.contacted", 19, told("e4")),
    ),
    "closed": timeline(("case.outcome", 20, {"outcome": "18"}), ("victim.contacted", 20.3, told("e2"))),
    "closed-proof": timeline(
        *_SPOKEN_TO, ("case.outcome", 20, {"outcome": "15"}), ("victim.contacted", 21, told("e4"))
    ),
    "not-investigated": timeline(("case.not_investigated", 3, {"reason": "no lines of enquiry"})),
    "two-persons": timeline(
        *_SPOKEN_TO,
        ("suspect.arrested", 11, other()),
        ("suspect.interviewed", 11.2, other()),
        ("suspect.released_without_charge", 11.4, other()),
        ("suspect.charged", 12, one(offences=["Burglary"])),
    ),
    "withdrawn": timeline(("case.withdrawn", 5, {"victim_id": VICTIM_ID})),
}
