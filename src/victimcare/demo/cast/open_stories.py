"""Crimes still under investigation. Days are working days before now."""

from __future__ import annotations

from victimcare.demo.cast import cast_members
from victimcare.demo.cast.crime_files import (
    DUDEK,
    FIRST_INFORMATION,
    MADDOCKS,
    WRAY,
    CrimeFile,
    WorkingCalendar,
    home_address,
)
from victimcare.demo.feed.contact_answers import contact_answer, contact_hours
from victimcare.rules.cases.event_types import EventType

_EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def naomi_story(days: WorkingCalendar) -> CrimeFile:
    """Robbery; texts at any hour; no arrest yet."""
    file = CrimeFile(cast_members.NAOMI, days, DUDEK)
    recorded = file.recorded(
        6,
        "19:40",
        hours_since=1,
        offence={"group": "robbery", "title": "Robbery of personal property", "code": "34B"},
        area="AS",
        borough="Lambeth",
        reported_by="999",
        victims=[
            {
                "victim_id": file.victim_id(1),
                "kind": "person",
                "given_name": "Naomi",
                "family_name": "Castell",
                "date_of_birth": "1995-04-17",
                "mobile": "07700 900011",
                "email": "naomi.castell@post.example",
                "address": home_address("14", "Linnet Row", "ZZ22 4AB"),
                "language": "en",
                "referral_choice": "declined",
                "safe_contact": contact_answer(
                    may_text=True,
                    may_call=True,
                    # day and night: two windows that meet at noon and at midnight
                    hours=contact_hours(_EVERY_DAY, "00:00", "12:00") + contact_hours(_EVERY_DAY, "12:00", "00:00"),
                ),
                "sex": "female",
            }
        ],
    )
    file.told(
        5,
        "10:20",
        1,
        "email",
        recorded,
        *FIRST_INFORMATION,
    )
    file.add(4, "16:10", EventType.VICTIM_NEEDS_ASSESSED, victim_id=file.victim_id(1), by=DUDEK)
    file.add(2, "11:35", EventType.SUSPECT_IDENTIFIED, suspect_ref=file.suspect)
    return file


def elif_story(days: WorkingCalendar) -> CrimeFile:
    """Domestic abuse; two lunchtimes a week and nothing else; the officer told all news in time but the last."""
    file = CrimeFile(cast_members.ELIF, days, WRAY)
    recorded = file.recorded(
        31,
        "22:50",
        hours_since=2,
        offence={
            "group": "violence",
            "title": "Assault occasioning actual bodily harm",
            "code": "8N",
            "flags": ["domestic_abuse"],
        },
        area="NA",
        borough="Enfield",
        reported_by="999",
        victims=[
            {
                "victim_id": file.victim_id(1),
                "kind": "person",
                "given_name": "Elif",
                "family_name": "Aksoy",
                "date_of_birth": "1992-02-11",
                "mobile": "07700 900013",
                "phone": "020 7946 0033",
                "email": "elif.aksoy@inbox.example",
                "address": home_address("7", "Heronry Gardens", "ZZ9 2GH"),
                "language": "en",
                "enhanced_grounds": ["most_serious_crime", "intimidated"],
                "referral_choice": "agreed",
                "safe_contact": contact_answer(
                    may_call=True,
                    hours=contact_hours(["tue", "thu"], "12:30", "13:30"),
                    say_police=False,
                    note="On her number at work; he has her mobile. Hang up if anybody else answers.",
                ),
                "sex": "female",
            }
        ],
    )
    arrested = file.add(30, "01:30", EventType.SUSPECT_ARRESTED, suspect_ref=file.suspect)
    file.told(30, "11:00", 1, "in_person", recorded, arrested, "r3_information_on_reporting", "r4_support_referral")
    file.add(
        30,
        "11:40",
        EventType.VICTIM_NEEDS_ASSESSED,
        victim_id=file.victim_id(1),
        enhanced_grounds=["most_serious_crime", "intimidated"],
        by=WRAY,
    )
    interviewed = file.add(30, "14:15", EventType.SUSPECT_INTERVIEWED, suspect_ref=file.suspect)
    bailed = file.add(
        30,
        "19:05",
        EventType.SUSPECT_BAILED,
        suspect_ref=file.suspect,
        return_on=days.ahead(20, "10:00").date().isoformat(),
        conditions=["Not to contact the victim in any way", "Not to go within 100 metres of the victim's home or work"],
        conditions_protect_victim=True,
    )
    file.told(29, "12:40", 1, "in_person", interviewed, bailed)
    file.add(1, "16:20", EventType.SUSPECT_BAIL_CHANGED, suspect_ref=file.suspect, change="conditions_varied")
    return file


def omar_story(days: WorkingCalendar) -> CrimeFile:
    """The victim has not been asked how to be contacted, nor told that the crime will not be investigated."""
    file = CrimeFile(cast_members.OMAR, days, MADDOCKS)
    file.recorded(
        2,
        "08:20",
        hours_since=10,
        offence={"group": "vehicle", "title": "Theft from a motor vehicle", "code": "45"},
        area="EA",
        borough="Redbridge",
        reported_by="online",
        victims=[
            {
                "victim_id": file.victim_id(1),
                "kind": "person",
                "given_name": "Omar",
                "family_name": "Qureshi",
                "mobile": "07700 900018",
                "email": "omar.qureshi@post.example",
                "address": home_address("45", "Tollkeeper Way", "ZZ26 3ST"),
                "language": "ur",
                "sex": "male",
            }
        ],
    )
    file.add(1, "11:10", EventType.CASE_NOT_INVESTIGATED, reason="No witness, no camera and nothing to examine")
    return file


def kai_story(days: WorkingCalendar) -> CrimeFile:
    """A boy of fourteen and his mother."""
    file = CrimeFile(cast_members.KAI, days, MADDOCKS)
    house = home_address("20", "Marshwort Close", "ZZ30 9UW")
    recorded = file.recorded(
        9,
        "17:10",
        hours_since=1,
        offence={"group": "violence", "title": "Common assault", "code": "105A"},
        area="CE",
        borough="Tower Hamlets",
        reported_by="front_counter",
        victims=[
            {
                "victim_id": file.victim_id(1),
                "kind": "person",
                "given_name": "Kai",
                "family_name": "Bannerman",
                "date_of_birth": days.born(14),
                "address": house,
                "language": "en",
                "sex": "male",
            },
            {
                "victim_id": file.victim_id(2),
                "kind": "parent_or_guardian",
                "given_name": "Ruby",
                "family_name": "Bannerman",
                "date_of_birth": "1984-03-08",
                "mobile": "07700 900019",
                "email": "ruby.bannerman@mail.example",
                "address": house,
                "language": "en",
                "referral_choice": "agreed",
                "safe_contact": contact_answer(may_text=True, may_call=True),
                "sex": "female",
            },
        ],
    )
    file.told(8, "16:00", 2, "in_person", recorded, "r3_information_on_reporting", "r4_support_referral")
    file.add(
        8,
        "16:30",
        EventType.VICTIM_NEEDS_ASSESSED,
        victim_id=file.victim_id(1),
        enhanced_grounds=["vulnerable"],
        by=MADDOCKS,
    )
    file.add(1, "15:20", EventType.SUSPECT_INTERVIEWED, suspect_ref=file.suspect)
    return file
