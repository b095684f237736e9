"""Access codes and what is sent under them, and second factors."""

from __future__ import annotations

from tests.records.breach import refuse, refuse_choice, refuse_repeat
from tests.records.rows import NOW, TODAY
from victimcare.records.models import (
    AccessGrant,
    CodeAttempt,
    DuressSubmission,
    FactorSetupWindow,
    PublicFeedback,
    RecoveryNumber,
    SecondFactor,
    Supporter,
    VictimSession,
)

BREACHES = [
    refuse_choice("access_grant_opens", AccessGrant, "opens"),
    refuse_repeat("access_grant_one_live_per_selector", AccessGrant, "selector_key"),
    refuse_repeat("access_grant_one_live_per_victim", AccessGrant, "victim", opens="case"),
    refuse_repeat("access_grant_one_quiet_per_victim", AccessGrant, "victim", opens="quiet"),
    refuse_repeat("access_grant_one_live_per_supporter", AccessGrant, "supporter", supporter=Supporter),
    refuse("access_grant_end_has_reason", AccessGrant, ended_at=NOW),
    refuse_choice("code_try_let_by", CodeAttempt, "let_by"),
    refuse_choice("victim_session_device", VictimSession, "device"),
    refuse_choice("victim_session_browser", VictimSession, "browser"),
    refuse("victim_session_left_in_a_bundle", VictimSession, left_at=NOW),
    refuse_choice("quietly_sent_what", DuressSubmission, "what"),
    refuse("quietly_sent_message_has_day", DuressSubmission, {"what": "message", "answer_by": TODAY}, answer_by=None),
    refuse("public_feedback_score", PublicFeedback, score=6),
    refuse_repeat("set_up_window_one_live_per_victim", FactorSetupWindow, "victim"),
    refuse("set_up_window_end_has_reason", FactorSetupWindow, ended_at=NOW),
    refuse_choice("second_factor_kind", SecondFactor, "kind", wider="second_factor_has_what_its_kind_has"),
    refuse_repeat("second_factor_one_live_of_a_kind", SecondFactor, "victim", "kind"),
    refuse("second_factor_end_has_reason", SecondFactor, ended_at=NOW),
    refuse("second_factor_has_what_its_kind_has", SecondFactor, kind="passkey"),
    refuse("second_factor_app_has_a_secret_while_it_lives", SecondFactor, sealed=None),
    refuse_repeat("recovery_number_once", RecoveryNumber, "factor", "number_hash"),
]
