"""Crimes whose investigation is over. Days are working days before now."""

from __future__ import annotations

from victimcare.demo.cast import cast_members
from victimcare.demo.cast.crime_files import (
    DUDEK,
    FIRST_INFORMATION,
    MADDOCKS,
    CrimeFile,
    Data,
    WorkingCalendar,
    home_address,
)
from victimcare.demo.feed.contact_answers import contact_answer
from victimcare.rules.cases.event_types import EventType


def callum_story(days: WorkingCalendar) -> CrimeFile:
    """A stolen bicycle, closed with no suspect."""
    file = CrimeFile(cast_members.CALLUM, days, MADDOCKS)
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
                "safe_contact": contact_answer(may_text=True, may_email=True, say_police=True),
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
        *FIRST_INFORMATION,
    )
    closed = file.add(20, "09:40", EventType.CASE_NOT_INVESTIGATED, reason="No camera saw it and nobody came forward")
    file.told(18, "17:15", 1, "email", closed)
    ended = file.add(
        12, "10:05", EventType.CASE_OUTCOME, outcome="18", reason="All reasonable lines of enquiry have been followed"
    )
    file.told(10, "12:30", 1, "email", ended)
    return file


def orchard_story(days: WorkingCalendar) -> CrimeFile:
    """Shoplifting; resolved without a court."""
    file = CrimeFile(cast_members.SHOP, days, DUDEK)
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
                "address": home_address("3", "Pepperpot Street", "ZZ28 1PQ"),
                "safe_contact": contact_answer(may_email=True, may_call=True, may_post=True, say_police=True),
            }
        ],
    )
    file.told(39, "09:10", 1, "email", recorded, "r3_information_on_reporting")
    interviewed = file.add(33, "14:00", EventType.SUSPECT_INTERVIEWED, suspect_ref=file.suspect, under_caution=True)
    file.told(31, "10:30", 1, "phone", interviewed)
    resolved = file.add(22, "11:15", EventType.SUSPECT_OUT_OF_COURT_DISPOSAL, suspect_ref=file.suspect, outcome="8")
    file.add(22, "11:20", EventType.CASE_OUTCOME, outcome="8", suspect_interviewed_under_caution=True)
    file.told(21, "15:50", 1, "email", resolved)
    return file


# A person with two crimes: each has a record, a victim id and a code of its own.


def jonah_bag_story(days: WorkingCalendar) -> CrimeFile:
    """A bag was taken from a table; no suspect was found."""
    file = CrimeFile(cast_members.JONAH_BAG, days, MADDOCKS)
    recorded = file.recorded(
        21,
        "13:20",
        hours_since=3,
        offence={"group": "theft_person", "title": "Theft from the person", "code": "39"},
        area="CE",
        borough="Islington",
        reported_by="online",
        victims=[_jonah(file, days, email="jonah.petrie@inbox.example")],
    )
    file.told(20, "11:30", 1, "email", recorded, *FIRST_INFORMATION)
    file.add(18, "15:10", EventType.VICTIM_NEEDS_ASSESSED, victim_id=file.victim_id(1), by=MADDOCKS)
    closed = file.add(12, "10:35", EventType.CASE_NOT_INVESTIGATED, reason="No camera saw it and nobody came forward")
    file.told(11, "16:45", 1, "email", closed)
    return file


def jonah_burglary_story(days: WorkingCalendar) -> CrimeFile:
    """A week later, a break-in at the same person's flat; a man was interviewed."""
    file = CrimeFile(cast_members.JONAH_BURGLARY, days, DUDEK)
    recorded = file.recorded(
        15,
        "18:40",
        hours_since=9,
        offence={"group": "burglary", "title": "Burglary in a dwelling", "code": "28E"},
        area="AS",
        borough="Lambeth",
        reported_by="101",
        victims=[_jonah(file, days, mobile="07700 900041")],
    )
    file.told(14, "10:10", 1, "phone", recorded, *FIRST_INFORMATION)
    file.add(13, "14:20", EventType.VICTIM_NEEDS_ASSESSED, victim_id=file.victim_id(1), by=DUDEK)
    interviewed = file.add(9, "11:05", EventType.SUSPECT_INTERVIEWED, suspect_ref=file.suspect, under_caution=True)
    file.told(8, "17:30", 1, "phone", interviewed)
    return file


def _jonah(file: CrimeFile, days: WorkingCalendar, **reached: str) -> Data:
    """Each record has the details given that day: one an e-mail address, the other a mobile number."""
    return {
        "victim_id": file.victim_id(1),
        "kind": "person",
        "given_name": "Jonah",
        "family_name": "Petrie",
        "date_of_birth": days.born(41),
        "address": home_address("8", "Teasel Walk", "ZZ22 7RD"),
        "language": "en",
        "referral_choice": "declined",
        "safe_contact": contact_answer(
            may_text="mobile" in reached, may_email="email" in reached, may_call="mobile" in reached
        ),
        "sex": "male",
        **reached,
    }
