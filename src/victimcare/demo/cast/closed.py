"""Crimes whose enquiry is over. Days are working days before now."""

from __future__ import annotations

from victimcare.demo.cast import members
from victimcare.demo.cast.file import Calendar, File, home
from victimcare.demo.cast.officers import DUDEK, MADDOCKS
from victimcare.demo.feed.plans import plan


def callum(days: Calendar) -> File:
    """A stolen bicycle, closed with no suspect."""
    file = File(members.CALLUM, days, MADDOCKS)
    recorded = file.recorded(
        24,
        "18:25",
        hours_since=8,
        offence={"group": "bicycle", "title": "Theft of a pedal cycle", "code": "44"},
        area="CE",
        borough="Hackney",
        reported_by="online",
        victims=[
            {
                "victim_id": file.victim_id(1),
                "kind": "person",
                "given_name": "Callum",
                "family_name": "Fairley",
                "date_of_birth": "1999-08-30",
                "mobile": "07700 900014",
                "email": "callum.fairley@letterbox.example",
                "address": {"lines": ["Flat 3", "91 Wagtail Court"], "postcode": "ZZ11 5JK"},
                "language": "en",
                "referral_choice": "declined",
                "safe_contact": plan(may_text=True, may_email=True, say_police=True),
                "sex": "male",
            }
        ],
    )
    file.told(
        23,
        "10:00",
        1,
        "email",
        recorded,
        "r3_information_on_reporting",
        "r5_compensation_information",
        "r7_vps_information",
    )
    closed = file.add(20, "09:40", "case.not_investigated", reason="No camera saw it and nobody came forward")
    file.told(18, "17:15", 1, "email", closed)
    ended = file.add(
        12, "10:05", "case.outcome", outcome="18", reason="All reasonable lines of enquiry have been followed"
    )
    file.told(10, "12:30", 1, "email", ended)
    return file


def orchard(days: Calendar) -> File:
    """Shoplifting; made good without a court."""
    file = File(members.SHOP, days, DUDEK)
    recorded = file.recorded(
        40,
        "16:35",
        hours_since=1,
        offence={"group": "shoplifting", "title": "Shoplifting", "code": "46"},
        area="AS",
        borough="Southwark",
        reported_by="101",
        victims=[
            {
                "victim_id": file.victim_id(1),
                "kind": "business",
                "business_name": "Orchard Express",
                "phone": "020 7946 0079",
                "email": "manager@orchard-express.example",
                "address": home("3", "Pepperpot Street", "ZZ28 1PQ"),
                "safe_contact": plan(may_email=True, may_call=True, may_post=True, say_police=True),
            }
        ],
    )
    file.told(39, "09:10", 1, "email", recorded, "r3_information_on_reporting")
    interviewed = file.add(33, "14:00", "suspect.interviewed", suspect_ref=file.suspect, under_caution=True)
    file.told(31, "10:30", 1, "phone", interviewed)
    resolved = file.add(22, "11:15", "suspect.out_of_court_disposal", suspect_ref=file.suspect, outcome="8")
    file.add(22, "11:20", "case.outcome", outcome="8", suspect_interviewed_under_caution=True)
    file.told(21, "15:50", 1, "email", resolved)
    return file
