"""A crime that a court has given its sentence for. Days are working days before now."""

from __future__ import annotations

from victimcare.demo.cast import members
from victimcare.demo.cast.file import Calendar, File, home
from victimcare.demo.cast.officers import DUDEK
from victimcare.demo.feed.plans import plan


def grace(days: Calendar) -> File:
    """An assault on a night bus; he said that he did it; a sentence, money, and her things come back."""
    file = File(members.GRACE, days, DUDEK)
    court = "Camberwell Green Magistrates Court"
    her = file.victim_id(1)
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
                "victim_id": her,
                "kind": "person",
                "given_name": "Grace",
                "family_name": "Ottley",
                "date_of_birth": "1988-09-30",
                "mobile": "07700 900020",
                "address": home("9", "Lamplighter Court", "ZZ28 5RT"),
                "language": "en",
                "referral_choice": "agreed",
                "safe_contact": plan(may_text=True, may_call=True, say_police=True),
                "sex": "female",
            }
        ],
    )
    coat, phone = "P10187-1", "P10187-2"
    file.add(96, "11:00", "property.seized", item_ref=coat, description="A green coat", victim_id=her)
    file.add(96, "11:05", "property.seized", item_ref=phone, description="A phone with a cracked glass", victim_id=her)
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
    file.add(95, "10:40", "victim.needs_assessed", victim_id=her, by=DUDEK)
    arrested = file.add(94, "09:20", "suspect.arrested", suspect_ref=file.suspect)
    interviewed = file.add(94, "15:10", "suspect.interviewed", suspect_ref=file.suspect)
    charged = file.add(
        94,
        "17:30",
        "suspect.charged",
        suspect_ref=file.suspect,
        offences=["Assault occasioning actual bodily harm"],
        urn="44RP1018726",
    )
    file.add(94, "17:40", "case.outcome", outcome="1", suspect_interviewed_under_caution=True)
    first = file.listed(94, "18:00", 1, "first_hearing", court, days.ago(80, "10:00"))
    file.told(93, "11:20", 1, "phone", arrested, interviewed, charged, first)
    pleaded = file.resulted(80, "11:40", 1, "guilty_plea")
    sentence = file.listed(80, "16:00", 2, "sentence", court, days.ago(52, "10:00"))
    file.told(79, "10:50", 1, "phone", pleaded, sentence)
    given = file.resulted(52, "12:15", 2, "sentenced", sentence="8 months in prison", sentence_months=8)
    file.told(51, "14:10", 1, "phone", given, "r9_uls_information")
    back = file.add(40, "10:00", "property.ready", item_ref=coat)
    file.told(40, "11:00", 1, "phone", back)
    file.add(33, "15:30", "property.returned", item_ref=coat)
    file.add(8, "10:20", "property.ready", item_ref=phone)
    return file
