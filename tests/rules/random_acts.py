"""Made-up acts of staff in a made-up case: mostly about its own duties, whether or not they fit at that moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random
from typing import Any

Event = dict[str, Any]

STARTS = (
    "interview.needed",
    "out_of_court_disposal.considered",
    "special_measures.decided",
    "rearrest_hearing.received",
    "appeal_bail.received",
    "expenses.claimed",
    "contact_scheme.referral_received",
    "offender.unlawfully_at_large",
    "complaint.received",
    "review.requested",
    "review.requested",
)
REPLIES = ("review.acknowledged", "review.decided", "complaint.answered")
ABOUT_ONE_DUTY = (
    "duty.held",
    "duty.held",
    "duty.hold_ended",
    "duty.declined",
    "duty.decline_taken_back",
    "duty.not_owed",
    "duty.owed_after_all",
    "duty.lateness_explained",
)
OF_VICTIM = ("victim.opted_out", "victim.opted_out", "victim.opted_in", "victim.details_accepted")
OF_PROMISES = ("promise.agreed", "promise.agreed", "promise.ended")

# What an event may have started, so that an act mostly finds its duty.
STARTED_BY = {
    "case.recorded": (
        "r4_support_referral",
        "r5_cics_application_limit",
        "r3_written_acknowledgement",
        "r6_update_preference",
        "r2_hocr_24h",
    ),
    "victim.added": ("r4_support_referral", "r5_cics_application_limit"),
    "suspect.arrested": ("r6_suspect_arrested",),
    "suspect.bailed": ("r6_suspect_bailed_or_rui",),
    "suspect.interviewed": ("r6_suspect_interviewed",),
    "suspect.charged": ("r6_charge_decision_prosecute",),
    "case.outcome": ("r6_charge_decision_no_prosecution_police", "r6_charge_decision_no_prosecution_cps"),
    "prosecution.decision": ("r6_charge_decision_no_prosecution_police", "r6_charge_dropped_or_altered"),
    "hearing.listed": ("r8_hearing_date", "r8_required_to_give_evidence"),
    "hearing.resulted": ("r9_sentence", "r9_court_to_wcu", "r8_bail_hearing", "r11_vcs_referral", "r9_uls_request"),
    "offender.release_planned": ("r11_sentence_milestones",),
    "victim.contacted": ("r6_vrr_police_request", "r6_vrr_cps_request_preferred"),
    "rearrest_hearing.received": ("r8_rearrest_hearing",),
    "contact_scheme.referral_received": ("r11_vlo_first_contact",),
    "review.requested": ("r6_vrr_police_acknowledge", "r6_vrr_cps_independent_review"),
    "complaint.received": ("r12_complaint_response",),
}
HOLD_REASONS = ("telling_harms_the_case", "victim_asked_to_wait", "decision_not_final")
NOT_OWED_REASONS = ("recorded_in_error", "same_news_twice", "code_does_not_apply")
BORN = ("1980-05-01", "2008-02-29", "2012-02-29", "2010-06-15", "2004-02-29")


def act(
    kind: str, pick: Random, events: Sequence[Event], victims: Sequence[str], now_on: Callable[[timedelta], str]
) -> tuple[str, dict[str, Any]]:
    """(source, data). `now_on` gives the London day that long after now."""
    data: dict[str, Any] = {"victim_id": pick.choice(victims)}
    if kind.startswith("duty."):
        data |= _about(pick, events)
        if kind == "duty.held":
            days = timedelta(days=pick.choice((0, 1, 2, 5, 30)))
            data |= {"reason": pick.choice(HOLD_REASONS), "review_on": now_on(days)}
        elif kind == "duty.not_owed":
            data["reason"] = pick.choice(NOT_OWED_REASONS)
    elif kind in ("victim.opted_out", "victim.opted_in"):
        data["of"] = pick.choice(("updates", "updates", "support", "surveys", "victim_contact_scheme"))
    elif kind == "victim.details_accepted":
        data["accepted"] = {"date_of_birth": pick.choice(BORN)}
    elif kind == "promise.agreed":
        data |= {"every_days": pick.choice((1, 7, 28)), "channel": pick.choice(("phone", "text"))}
    elif kind == "review.requested":
        data["of"] = pick.choice(("police", "cps"))
        if pick.random() < 0.5:
            data["review"] = pick.choice(("R1", "R2"))
    elif kind in REPLIES:
        data |= _reply(kind, pick, events)
    return "urn:victimcare:desk", data


def _about(pick: Random, events: Sequence[Event]) -> dict[str, str]:
    fitting = [event for event in events if event["type"] in STARTED_BY]
    event = pick.choice(fitting)
    return {
        "duty": pick.choice(STARTED_BY[event["type"]]),
        "triggered_by": event["id"],
        "triggered_by_source": event["source"] if pick.random() < 0.95 else "urn:rms:b",
    }


def _reply(kind: str, pick: Random, events: Sequence[Event]) -> dict[str, Any]:
    key = kind.split(".")[0]
    asked = [event["id"] for event in events if event["type"] in ("review.requested", "complaint.received")]
    data: dict[str, Any] = {key: pick.choice([*asked, "R1", "R2"])}
    if pick.random() < 0.3:
        data["is_final"] = pick.random() < 0.5
    return data
