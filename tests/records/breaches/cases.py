"""Cases, people, files, the feed and the installation."""

from __future__ import annotations

from tests.records.breach import refuse, refuse_choice, refuse_repeat
from tests.records.rows import FRESH, NOW
from victimcare.records.models import (
    AuditCount,
    Case,
    DuplicateEmail,
    Event,
    EventPrivate,
    FeedContactCount,
    FeedLine,
    FilePart,
    FormerName,
    Installation,
    LanguageSignOff,
    Officer,
    OfficerReply,
    PersonKey,
    SearchableName,
    StoredFile,
    Victim,
)

BREACHES = [
    refuse_repeat("officer_once_per_source", Officer, "source", "record_id"),
    refuse_repeat("case_once_per_reference", Case, "reference"),
    refuse("case_officer_and_since_together", Case, officer_since=NOW),
    refuse_repeat("event_once_per_source", Event, "source", "source_event_id"),
    refuse("event_sequence_positive", Event, {"sequence": 1}, sequence=0),
    refuse("event_private_blank_only_by_redaction", EventPrivate, content=None),
    refuse_choice("victim_kind", Victim, "kind"),
    refuse_repeat("victim_once_per_case", Victim, "case", "record_id"),
    refuse_repeat("victim_position_once_per_case", Victim, "case", "position"),
    refuse_choice("name_form_part", SearchableName, "part"),
    refuse_repeat(
        "former_name_once", FormerName, "person", "given_name", "family_name", "business_name", given_name="Ada"
    ),
    refuse("person_key_made_for_one", PersonKey, person=None),
    refuse("person_key_erased_is_empty", PersonKey, {"erased_at": NOW, "sealed_key": b""}, sealed_key=b"a key"),
    refuse_repeat("person_key_one_that_seals", PersonKey, "person"),
    refuse_choice("stored_file_kind", StoredFile, "kind"),
    refuse("stored_file_scan", StoredFile, scan="?", scanned_at=NOW),
    refuse("stored_file_gone_because", StoredFile, gone_because="?", gone_at=NOW),
    refuse("stored_file_gone_says_why", StoredFile, gone_at=NOW),
    refuse("stored_file_scanned_at", StoredFile, scanned_at=NOW),
    refuse_repeat("file_part_once", FilePart, "file", "number"),
    refuse_choice("feed_line_result", FeedLine, "result"),
    refuse_repeat(
        "feed_line_waits_once",
        FeedLine,
        "source",
        "source_event_id",
        result="waiting",
        source="urn:test:records",
        source_event_id=FRESH,
    ),
    refuse_repeat("feed_line_refused_once", FeedLine, "again_key", result="quarantined", again_key=FRESH),
    refuse("feed_line_settled_whole", FeedLine, {"source_event_id": FRESH}, settled_at=NOW),
    refuse_repeat("feed_contacts_once_a_day", FeedContactCount, "source", "day"),
    refuse("mail_copy_of_one_message", DuplicateEmail, officer_reply=OfficerReply),
    refuse_repeat("mail_copy_once", DuplicateEmail, "received", "sha256"),
    refuse_repeat(
        "mail_copy_of_reply_once", DuplicateEmail, "officer_reply", "sha256", received=None, officer_reply=OfficerReply
    ),
    refuse("installation_only_one", Installation, only=False),
    refuse("language_sign_off_covers", LanguageSignOff, covers="?"),
    refuse_repeat("language_signed_off_once", LanguageSignOff, "language", "covers"),
    refuse("language_checked_by_somebody", LanguageSignOff, checked_by=""),
    refuse("language_withdrawn_at_and_by_together", LanguageSignOff, withdrawn_at=NOW),
    refuse_repeat("audit_count_one_sum_a_day", AuditCount, "day", is_sum=True),
]
