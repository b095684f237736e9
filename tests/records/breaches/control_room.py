"""The control room: contacts, their messages and mail, incidents, calls and major incidents."""

from __future__ import annotations

from tests.records.breach import refuse, refuse_choice, refuse_repeat
from tests.records.rows import EARLIER, FRESH, NOW, TODAY
from victimcare.records.models import (
    EmergencyCall,
    Incident,
    IncidentEntry,
    IncidentTransfer,
    MajorIncident,
    MajorIncidentPerson,
    RoomAcknowledgement,
    RoomContact,
    RoomContactLink,
    RoomContactPresence,
    RoomDraft,
    RoomFile,
    RoomMail,
    RoomMessage,
    Staff,
    Victim,
)

CLOSED = {"state": "closed", "outcome": "answered", "closed_at": NOW, "closed_by": Staff}
ASKED = {"release_asked_at": NOW, "release_asked_by": Staff}

BREACHES = [
    refuse_choice("room_contact_route", RoomContact, "route"),
    refuse_choice("room_contact_state", RoomContact, "state", wider="room_contact_closed_whole"),
    refuse_choice("room_contact_class", RoomContact, "contact_class"),
    refuse("room_contact_priority", RoomContact, priority=9),
    refuse("room_contact_outcome", RoomContact, CLOSED, outcome="?"),
    refuse("room_contact_closed_whole", RoomContact, CLOSED, closed_by=None),
    refuse_choice("room_message_direction", RoomMessage, "direction"),
    refuse_repeat("room_message_once", RoomMessage, "source_id", source_id=FRESH),
    refuse("room_message_ours_by_a_person", RoomMessage, {"direction": "sent", "by": Staff}, by=None),
    refuse_repeat("room_file_place", RoomFile, "message", "place"),
    refuse("room_file_scan", RoomFile, scan="?"),
    refuse_choice("room_mail_outcome", RoomMail, "outcome", wider="room_mail_sorted_whole"),
    refuse("room_mail_delivered", RoomMail, deliveries=0),
    refuse("room_mail_sorted_whole", RoomMail, outcome="quarantined", sorted_at=NOW),
    refuse_repeat("room_acknowledgement_once_a_day", RoomAcknowledgement, "from_key", "day", day=TODAY),
    refuse_choice("room_link_kind", RoomContactLink, "kind", wider="room_link_of_one_kind"),
    refuse("room_link_of_one_kind", RoomContactLink, other=RoomContact),
    refuse_choice("room_presence_mode", RoomContactPresence, "mode"),
    refuse_repeat("room_presence_once", RoomContactPresence, "contact", "staff"),
    refuse_repeat("room_draft_once", RoomDraft, "contact", "staff"),
    refuse_choice("incident_state", Incident, "state", wider="incident_closed_whole"),
    refuse_choice("incident_grade", Incident, "grade"),
    refuse_choice("incident_first_grade", Incident, "first_grade"),
    refuse_choice("incident_place_source", Incident, "place_source"),
    refuse("incident_closed_whole", Incident, state="closed", closed_at=NOW, closed_by=Staff),
    refuse("incident_place_has_both", Incident, easting=530000),
    refuse_choice("incident_entry_kind", IncidentEntry, "kind"),
    refuse_choice("incident_transfer_direction", IncidentTransfer, "direction"),
    refuse_choice("incident_transfer_kind", IncidentTransfer, "kind"),
    refuse_choice("incident_transfer_state", IncidentTransfer, "state"),
    refuse_choice("incident_transfer_decision", IncidentTransfer, "decision"),
    refuse_repeat("incident_transfer_once", IncidentTransfer, "direction", "agency", "message_id"),
    refuse_choice("emergency_call_service", EmergencyCall, "service"),
    refuse_choice("emergency_call_end", EmergencyCall, "end"),
    refuse_repeat("emergency_call_once", EmergencyCall, "source", "source_id"),
    refuse("emergency_call_in_order", EmergencyCall, answered_at=EARLIER),
    refuse("emergency_call_abandoned_unanswered", EmergencyCall, {"end": "abandoned"}, answered_at=NOW),
    refuse("major_incident_closed_whole", MajorIncident, closed_at=NOW),
    refuse("major_incident_asked_whole", MajorIncident, release_asked_at=NOW),
    refuse("major_incident_released_by_two", MajorIncident, ASKED, released_at=NOW),
    refuse_choice("major_person_category", MajorIncidentPerson, "category"),
    refuse_repeat("major_person_victim_once", MajorIncidentPerson, "major", "victim", victim=Victim),
]
