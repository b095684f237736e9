"""Challenges to a right that was not met, complaints, and requests to review a decision: their deadlines and their
steps."""

from victimcare.rules.challenges.challenge_course import (
    ChallengeCourse,
    ChallengeDeadlines,
    ChallengeStep,
    challenge_deadlines,
    may_ask_once_more,
    next_challenge_step,
    span_ends_at,
)
from victimcare.rules.challenges.review_requests import (
    DecisionMaker,
    ReviewWindow,
    does_telling_open_review,
    list_decisions_told,
    list_review_windows,
    may_request_review,
    opens_review_window,
    select_disclosable_data,
    select_relevant_facts,
)

__all__ = [
    "ChallengeCourse",
    "ChallengeDeadlines",
    "ChallengeStep",
    "DecisionMaker",
    "ReviewWindow",
    "challenge_deadlines",
    "does_telling_open_review",
    "list_decisions_told",
    "list_review_windows",
    "may_ask_once_more",
    "may_request_review",
    "next_challenge_step",
    "opens_review_window",
    "select_disclosable_data",
    "select_relevant_facts",
    "span_ends_at",
]
