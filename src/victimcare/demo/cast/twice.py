"""A person to whom two crimes happened: each has a record, a victim id and a code of its own."""

from __future__ import annotations

from victimcare.demo.cast import members
from victimcare.demo.cast.file import Calendar, Data, File, home
from victimcare.demo.cast.officers import DUDEK, MADDOCKS
from victimcare.demo.feed.plans import plan

_RIGHTS = ("r3_information_on_reporting", "r5_compensation_information", "r7_vps_information")


def jonah_bag(days: Calendar) -> File:
    """His bag was taken from a table; nobody was found."""
    file = File(members.JONAH_BAG, days, MADDOCKS)
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
    file.told(20, "11:30", 1, "email", recorded, *_RIGHTS)
    file.add(18, "15:10", "victim.needs_assessed", victim_id=file.victim_id(1), by=MADDOCKS)
    closed = file.add(12, "10:35", "case.not_investigated", reason="No camera saw it and nobody came forward")
    file.told(11, "16:45", 1, "email", closed)
    return file


def jonah_burglary(days: Calendar) -> File:
    """A week later his flat was broken into; a man was interviewed."""
    file = File(members.JONAH_BURGLARY, days, DUDEK)
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
    file.told(14, "10:10", 1, "phone", recorded, *_RIGHTS)
    file.add(13, "14:20", "victim.needs_assessed", victim_id=file.victim_id(1), by=DUDEK)
    interviewed = file.add(9, "11:05", "suspect.interviewed", suspect_ref=file.suspect, under_caution=True)
    file.told(8, "17:30", 1, "phone", interviewed)
    return file


def _jonah(file: File, days: Calendar, **reached: str) -> Data:
    """Each record has what he gave that day: one an e-mail, the other a mobile."""
    return {
        "victim_id": file.victim_id(1),
        "kind": "person",
        "given_name": "Jonah",
        "family_name": "Petrie",
        "date_of_birth": days.born(41),
        "address": home("8", "Teasel Walk", "ZZ22 7RD"),
        "language": "en",
        "referral_choice": "declined",
        "safe_contact": plan(may_text="mobile" in reached, may_email="email" in reached, may_call="mobile" in reached),
        "sex": "male",
        **reached,
    }
