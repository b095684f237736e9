"""Crimes that a court will hear. Days are working days before now."""

from __future__ import annotations

from victimcare.demo.cast import cast_members
from victimcare.demo.cast.crime_files import DUDEK, TIERNEY, CrimeFile, WorkingCalendar, home_address
from victimcare.demo.feed.contact_answers import contact_answer
from victimcare.rules.cases.event_types import EventType


def denise_story(days: WorkingCalendar) -> CrimeFile:
    """Burglary; charged; the trial was moved, and the victim has not been told the new date."""
    file = CrimeFile(cast_members.DENISE, days, DUDEK)
    court, crown = "Bexley Magistrates Court", "Inner London Sessions House Crown Court"
    victim = file.victim_id(1)
    recorded = file.recorded(
        118,
        "09:15",
        hours_since=9,
        offence={"group": "burglary", "title": "Burglary of a dwelling", "code": "28"},
        area="SE",
        borough="Lewisham",
        reported_by="101",
        victims=[
            {
                "victim_id": victim,
                "kind": "person",
                "given_name": "Denise",
                "family_name": "Bartley",
                "date_of_birth": "1961-11-02",
                "mobile": "07700 900012",
                "phone": "01632 960002",
                "email": "denise.bartley@mail.example",
                "address": home_address("62", "Candlewick Terrace", "ZZ22 8DE"),
                "language": "en",
                "formats": ["large_print"],
                "referral_choice": "agreed",
                "safe_contact": contact_answer(
                    may_text=True, may_call=True, may_post=True, may_leave_voicemail=True, say_police=True
                ),
                "ethnicity": "B1",
                "sex": "female",
            }
        ],
    )
    file.add(
        118, "15:30", EventType.PROPERTY_SEIZED, item_ref="P10211-1", description="A box of jewellery", victim_id=victim
    )
    file.told(117, "11:05", 1, "letter", recorded, "r3_information_on_reporting", "r5_compensation_information")
    file.add(116, "14:00", EventType.VICTIM_NEEDS_ASSESSED, victim_id=victim, by=DUDEK)
    file.told(116, "14:20", 1, "phone", "r4_support_referral", "r7_vps_information", "r7_vps_before_sentence")
    arrested = file.add(104, "07:10", EventType.SUSPECT_ARRESTED, suspect_ref=file.suspect)
    interviewed = file.add(104, "13:45", EventType.SUSPECT_INTERVIEWED, suspect_ref=file.suspect)
    bailed = file.add(
        104,
        "18:20",
        EventType.SUSPECT_BAILED,
        suspect_ref=file.suspect,
        return_on=days.ago(64, "10:00").date().isoformat(),
        conditions=["Not to go to the road in which the burglary happened"],
        conditions_protect_victim=True,
    )
    file.told(102, "16:40", 1, "phone", arrested, interviewed, bailed)
    file.add(80, "12:00", EventType.CASE_SENT_TO_CPS)
    decided = file.add(64, "10:30", EventType.PROSECUTION_DECISION, decision="charge", by="cps")
    charged = file.add(
        64,
        "11:50",
        EventType.SUSPECT_CHARGED,
        suspect_ref=file.suspect,
        offences=["Burglary of a dwelling"],
        urn="44RP1021126",
    )
    file.add(64, "12:10", EventType.CASE_OUTCOME, outcome="1", suspect_interviewed_under_caution=True)
    first = file.listed(64, "15:00", 1, "first_hearing", court, days.ago(50, "10:00"))
    file.told(63, "10:10", 1, "phone", decided, charged, first)
    pleaded = file.resulted(50, "11:20", 1, "not_guilty_plea")
    preparation = file.listed(50, "15:10", 2, "plea_and_trial_preparation", crown, days.ago(28, "10:00"))
    file.told(48, "13:30", 1, "phone", pleaded, preparation)
    file.resulted(28, "12:40", 2, "not_guilty_plea")
    trial = file.listed(27, "16:00", 3, "trial", crown, days.ahead(12, "10:00"), victim_must_attend=[victim])
    file.told(26, "15:20", 1, "phone", trial)
    file.listed(1, "14:30", 3, "trial", crown, days.ahead(26, "10:00"), victim_must_attend=[victim])
    return file


def adeyemi_story(days: WorkingCalendar) -> CrimeFile:
    """A murder; a mother, a brother and a sister who speaks for the family; one liaison officer."""
    file = CrimeFile(cast_members.ADEYEMI, days, TIERNEY)
    court, crown = "Camberwell Green Magistrates Court", "Inner London Sessions House Crown Court"
    house = home_address("128", "Saffron Gate Road", "ZZ28 6LN")
    family = (
        ("bereaved_relative", "Folake", "female", "1966-05-19", "07700 900015"),
        ("bereaved_relative", "Segun", "male", "1990-12-03", "07700 900016"),
        ("family_spokesperson", "Temitope", "female", "1993-07-27", "07700 900017"),
    )
    recorded = file.recorded(
        146,
        "05:30",
        hours_since=4,
        offence={"group": "violence", "title": "Murder", "code": "1", "flags": ["homicide"]},
        area="AS",
        borough="Southwark",
        reported_by="999",
        victims=[
            {
                "victim_id": file.victim_id(number),
                "kind": kind,
                "given_name": given,
                "family_name": "Adeyemi",
                "date_of_birth": born,
                "mobile": mobile,
                "address": house,
                "language": "en",
                "enhanced_grounds": ["most_serious_crime"],
                "referral_choice": "agreed",
                "safe_contact": contact_answer(may_call=True, say_police=True, note="Only their liaison officer"),
                "ethnicity": "B2",
                "sex": sex,
            }
            for number, (kind, given, sex, born, mobile) in enumerate(family, 1)
        ],
    )
    arrested = file.add(145, "06:20", EventType.SUSPECT_ARRESTED, suspect_ref=file.suspect)
    everybody = (1, 2, 3)
    for place, one in enumerate(everybody):
        file.told(
            145,
            f"1{place}:00",
            one,
            "in_person",
            recorded,
            arrested,
            "r3_information_on_reporting",
            "r4_support_referral",
        )
    interviewed = file.add(145, "14:30", EventType.SUSPECT_INTERVIEWED, suspect_ref=file.suspect)
    charged = file.add(
        143, "17:45", EventType.SUSPECT_CHARGED, suspect_ref=file.suspect, offences=["Murder"], urn="44RP1015426"
    )
    file.add(143, "18:00", EventType.CASE_OUTCOME, outcome="1", suspect_interviewed_under_caution=True)
    first = file.listed(143, "18:30", 1, "first_hearing", court, days.ago(141, "10:00"))
    for place, one in enumerate(everybody):
        file.told(142, f"1{place}:20", one, "in_person", interviewed, charged, first)
    remanded = file.resulted(141, "10:50", 1, "remanded")
    preparation = file.listed(140, "11:30", 2, "plea_and_trial_preparation", crown, days.ago(118, "10:00"))
    for place, one in enumerate(everybody):
        file.told(139, f"1{place}:10", one, "phone", remanded, preparation)
    pleaded = file.resulted(118, "13:00", 2, "not_guilty_plea")
    trial = file.listed(117, "10:15", 3, "trial", crown, days.ahead(42, "10:00"))
    for place, one in enumerate(everybody):
        file.told(116, f"1{place}:45", one, "in_person", pleaded, trial)
    return file


# A crime for which a court has passed sentence. Days are working days before now.


def grace_story(days: WorkingCalendar) -> CrimeFile:
    """An assault on a night bus; the suspect admitted it; a sentence, compensation, and property returned."""
    file = CrimeFile(cast_members.GRACE, days, DUDEK)
    court = "Camberwell Green Magistrates Court"
    victim = file.victim_id(1)
    recorded = file.recorded(
        96,
        "08:10",
        hours_since=6,
        offence={"group": "violence", "title": "Assault occasioning actual bodily harm", "code": "8N"},
        area="AS",
        borough="Southwark",
        reported_by="999",
        victims=[
            {
                "victim_id": victim,
                "kind": "person",
                "given_name": "Grace",
                "family_name": "Ottley",
                "date_of_birth": "1988-09-30",
                "mobile": "07700 900020",
                "address": home_address("9", "Lamplighter Court", "ZZ28 5RT"),
                "language": "en",
                "referral_choice": "agreed",
                "safe_contact": contact_answer(may_text=True, may_call=True, say_police=True),
                "sex": "female",
            }
        ],
    )
    coat, phone = "P10187-1", "P10187-2"
    file.add(96, "11:00", EventType.PROPERTY_SEIZED, item_ref=coat, description="A green coat", victim_id=victim)
    file.add(
        96,
        "11:05",
        EventType.PROPERTY_SEIZED,
        item_ref=phone,
        description="A phone with a cracked glass",
        victim_id=victim,
    )
    file.told(
        95,
        "10:30",
        1,
        "phone",
        recorded,
        "r3_information_on_reporting",
        "r4_support_referral",
        "r5_compensation_information",
        "r7_vps_information",
        "r7_vps_before_sentence",
    )
    file.add(95, "10:40", EventType.VICTIM_NEEDS_ASSESSED, victim_id=victim, by=DUDEK)
    arrested = file.add(94, "09:20", EventType.SUSPECT_ARRESTED, suspect_ref=file.suspect)
    interviewed = file.add(94, "15:10", EventType.SUSPECT_INTERVIEWED, suspect_ref=file.suspect)
    charged = file.add(
        94,
        "17:30",
        EventType.SUSPECT_CHARGED,
        suspect_ref=file.suspect,
        offences=["Assault occasioning actual bodily harm"],
        urn="44RP1018726",
    )
    file.add(94, "17:40", EventType.CASE_OUTCOME, outcome="1", suspect_interviewed_under_caution=True)
    first = file.listed(94, "18:00", 1, "first_hearing", court, days.ago(80, "10:00"))
    file.told(93, "11:20", 1, "phone", arrested, interviewed, charged, first)
    pleaded = file.resulted(80, "11:40", 1, "guilty_plea")
    sentence = file.listed(80, "16:00", 2, "sentence", court, days.ago(52, "10:00"))
    file.told(79, "10:50", 1, "phone", pleaded, sentence)
    given = file.resulted(52, "12:15", 2, "sentenced", sentence="8 months in prison", sentence_months=8)
    file.told(51, "14:10", 1, "phone", given, "r9_uls_information")
    back = file.add(40, "10:00", EventType.PROPERTY_READY, item_ref=coat)
    file.told(40, "11:00", 1, "phone", back)
    file.add(33, "15:30", EventType.PROPERTY_RETURNED, item_ref=coat)
    file.add(8, "10:20", EventType.PROPERTY_READY, item_ref=phone)
    return file
