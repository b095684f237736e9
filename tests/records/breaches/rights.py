"""Duties and their history, challenges, reviews and complaints."""

from __future__ import annotations

from tests.records.breach import refuse, refuse_choice, refuse_repeat
from tests.records.rows import FRESH, NOW, TODAY, same_as
from victimcare.records.models import (
    Challenge,
    Complaint,
    ComplaintLevel,
    Duty,
    DutyRevision,
    Event,
    ReviewRequest,
    SamePersonVictim,
    Staff,
    StageDurationStats,
)

CONCERNED = 4242  # the id of the member of staff whom a challenge is about
ANSWERED = {"answered_at": NOW, "answered_by": Staff, "answer": Event, "outcome": "met"}
DECIDED = {"decided_at": NOW, "decided_by": Staff, "answer": Event, "outcome": "stands"}
HELD = {
    "held_at": NOW,
    "held_by": Staff,
    "held_way": "none",
    "sealed_holding": b"We are still looking.",
    "expected_on": TODAY,
}
ENDED = {
    "answered_at": NOW,
    "answered_by": Staff,
    "answered_way": "none",
    "sealed_answer": b"Our answer.",
    "outcome": "answered",
}

BREACHES = [
    refuse_choice("challenge_channel", Challenge, "channel", wider="challenge_by_staff_is_recorded_by_them"),
    refuse("challenge_outcome", Challenge, ANSWERED, outcome="?"),
    refuse("challenge_code_and_trigger_together", Challenge, code="r6_suspect_arrested"),
    refuse("challenge_by_staff_is_recorded_by_them", Challenge, channel="desk"),
    refuse("challenge_acknowledged_whole", Challenge, acknowledged_at=NOW, acknowledged_by=Staff),
    refuse("challenge_answered_whole", Challenge, ANSWERED, outcome=""),
    refuse("challenge_put_right_whole", Challenge, put_right_at=NOW, put_right_by=Staff),
    refuse(
        "challenge_not_answered_by_whom_it_is_about",
        Challenge,
        {**ANSWERED, "concerned": [CONCERNED]},
        answered_by_id=CONCERNED,
    ),
    refuse_repeat("challenge_open_once", Challenge, "victim"),
    refuse_choice(
        "review_request_channel", ReviewRequest, "channel", wider="review_request_by_staff_is_recorded_by_them"
    ),
    refuse_choice("review_request_of", ReviewRequest, "of"),
    refuse("review_request_outcome", ReviewRequest, DECIDED, outcome="?"),
    refuse_repeat("review_request_once_a_window", ReviewRequest, "victim", "of", "window"),
    refuse("review_request_by_staff_is_recorded_by_them", ReviewRequest, channel="letter"),
    refuse("review_request_acknowledged_whole", ReviewRequest, acknowledged_at=NOW),
    refuse(
        "review_request_passed_on_to_prosecutors",
        ReviewRequest,
        {"of": "cps", "passed_on_at": NOW, "passed_on_by": Staff},
        of="police",
    ),
    refuse("review_request_decided_whole", ReviewRequest, DECIDED, outcome=""),
    refuse(
        "review_request_not_decided_by_the_decider",
        ReviewRequest,
        {**DECIDED, "of": "police", "concerned": [CONCERNED]},
        decided_by_id=CONCERNED,
    ),
    refuse_choice("complaint_about", Complaint, "about"),
    refuse("complaint_came_by", Complaint, came_by="?", taken_by=Staff),
    refuse("complaint_meant", Complaint, meant="?", meant_at=NOW, meant_by=Staff),
    refuse("complaint_meant_whole", Complaint, meant="colleague"),
    refuse("complaint_taken_by_staff_or_written", Complaint, came_by="letter"),
    refuse_repeat("complaint_number_once", Complaint, "number", number=FRESH),
    refuse_repeat("complaint_level_once", ComplaintLevel, "complaint", "level"),
    refuse_repeat("complaint_level_number_once", ComplaintLevel, "number", number=FRESH),
    refuse("complaint_level_one_to_three", ComplaintLevel, level=4),
    refuse_choice("complaint_level_opened_for", ComplaintLevel, "opened_for"),
    refuse("complaint_level_held_way", ComplaintLevel, HELD, held_way="?"),
    refuse("complaint_level_answered_way", ComplaintLevel, ENDED, answered_way="?"),
    refuse("complaint_level_outcome", ComplaintLevel, ENDED, outcome="?"),
    refuse("complaint_level_holding_reply_whole", ComplaintLevel, HELD, sealed_holding=None),
    refuse("complaint_level_answered_whole", ComplaintLevel, ENDED, outcome=""),
    refuse("duty_ending", Duty, ending="?", ending_at=NOW, reason="why"),
    refuse_repeat("duty_once", Duty, "victim", "triggered_by", "code"),
    refuse("duty_ending_has_reason", Duty, ending="held", ending_at=NOW),
    refuse("duty_ending_and_at_together", Duty, ending="held", reason="why"),
    refuse("duty_review_only_of_a_hold", Duty, review_on=TODAY),
    refuse("duty_due_on_and_at_together", Duty, due_on=TODAY),
    refuse("duty_met_at_and_by_together", Duty, met_at=NOW),
    refuse_choice("duty_reading_why", DutyRevision, "why"),
    refuse_choice("duty_reading_ending", DutyRevision, "ending"),
    refuse_repeat("one_person_victim_once", SamePersonVictim, "decision", "victim"),
    refuse_repeat("stage_spread_once", StageDurationStats, "kind", "wait"),
    refuse("stage_spread_low_before_high", StageDurationStats, high=same_as("low")),
]
