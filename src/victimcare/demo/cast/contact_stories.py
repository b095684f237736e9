"""People whom no text reaches: one gets letters, one has agreed to calls by the machine, one has dead numbers.

Days are working days before now.
"""

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


def walter_story(days: WorkingCalendar) -> CrimeFile:
    """A burglary; a landline and letters; a suspect is named, and no arrest yet."""
    file = CrimeFile(cast_members.WALTER, days, DUDEK)
    walter: Data = {
        "victim_id": file.victim_id(1),
        "kind": "person",
        "given_name": "Walter",
        "family_name": "Ames",
        "date_of_birth": days.born(71),
        "phone": "01632 960021",
        "address": home_address("9", "Ropemaker Close", "ZZ22 3FD"),
        "language": "en",
        "formats": ["large_print"],
        "referral_choice": "declined",
        "safe_contact": contact_answer(may_call=True, may_post=True, say_police=True),
        "sex": "male",
    }
    recorded = file.recorded(
        8,
        "10:05",
        hours_since=9,
        offence={"group": "burglary", "title": "Burglary of a dwelling", "code": "28"},
        area="SE",
        borough="Lewisham",
        reported_by="101",
        victims=[walter],
    )
    _told(file, 7, "in_person", recorded)
    file.add(5, "15:20", EventType.VICTIM_NEEDS_ASSESSED, victim_id=file.victim_id(1), by=DUDEK)
    file.add(3, "11:10", EventType.SUSPECT_IDENTIFIED, suspect_ref=file.suspect)
    return file


def marian_story(days: WorkingCalendar) -> CrimeFile:
    """A theft from a car; the victim is blind and likes to be rung; a suspect is named, and no arrest yet."""
    file = CrimeFile(cast_members.MARIAN, days, MADDOCKS)
    marian: Data = {
        "victim_id": file.victim_id(1),
        "kind": "person",
        "given_name": "Marian",
        "family_name": "Oduya",
        "date_of_birth": days.born(52),
        "mobile": "07700 900022",
        "address": home_address("33", "Fulling Mill Lane", "ZZ11 6QT"),
        "language": "en",
        "referral_choice": "declined",
        "safe_contact": contact_answer(may_call=True, may_leave_voicemail=True, say_police=True),
        "sex": "female",
    }
    recorded = file.recorded(
        7,
        "09:30",
        hours_since=2,
        offence={"group": "vehicle", "title": "Theft from a motor vehicle", "code": "45"},
        area="CE",
        borough="Hackney",
        reported_by="101",
        victims=[marian],
    )
    _told(file, 6, "phone", recorded)
    file.add(4, "14:45", EventType.VICTIM_NEEDS_ASSESSED, victim_id=file.victim_id(1), by=MADDOCKS)
    file.add(2, "16:30", EventType.SUSPECT_IDENTIFIED, suspect_ref=file.suspect)
    return file


def rhona_story(days: WorkingCalendar) -> CrimeFile:
    """A stolen moped; an arrest of which the victim could not be told: the numbers are dead."""
    file = CrimeFile(cast_members.RHONA, days, MADDOCKS)
    rhona: Data = {
        "victim_id": file.victim_id(1),
        "kind": "person",
        "given_name": "Rhona",
        "family_name": "Pike",
        "date_of_birth": days.born(34),
        "mobile": "07700 900002",  # GOV.UK Notify and its stand-in fail texts to this number
        "phone": "01632 960023",
        "address": home_address("17", "Limekiln Passage", "ZZ11 9HB"),
        "language": "en",
        "referral_choice": "declined",
        "safe_contact": contact_answer(may_text=True, may_call=True, may_post=True),
        "sex": "female",
    }
    recorded = file.recorded(
        16,
        "09:10",
        hours_since=6,
        offence={"group": "vehicle", "title": "Theft of a motor vehicle", "code": "48"},
        area="CE",
        borough="Islington",
        reported_by="online",
        victims=[rhona],
    )
    _told(file, 15, "phone", recorded)
    file.add(13, "15:30", EventType.VICTIM_NEEDS_ASSESSED, victim_id=file.victim_id(1), by=MADDOCKS)
    file.add(9, "10:20", EventType.SUSPECT_ARRESTED, suspect_ref=file.suspect)
    return file


def _told(file: CrimeFile, days: int, channel: str, recorded: str) -> None:
    file.told(days, "11:15", 1, channel, recorded, *FIRST_INFORMATION)
