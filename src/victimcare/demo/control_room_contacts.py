"""What reached the control room today: invented e-mails, forms, texts and calls, as the intake takes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from victimcare.records.models import RoomContact, Staff
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactOutcome, ContactRoute, ThrivePart
from victimcare.services.access import Actor
from victimcare.services.control_room.contacts import contact_actions
from victimcare.services.control_room.contacts.contact_intake import IncomingContactMessage, take_contact_messages
from victimcare.services.desk.staff_sessions import staff_actor


@dataclass(frozen=True, slots=True)
class _Arrival:
    """`ago`: minutes before now."""

    ago: int
    route: ContactRoute
    sender: str
    subject: str
    words: str
    said: ContactClass | None = None
    quoted: str = ""
    language: str = ""


_ARRIVALS = (
    _Arrival(
        2,
        ContactRoute.EMAIL,
        "j.m.1991@mail.example",
        "Please someone",
        "please someone. he is outside again and keeps hitting the window. I cant talk he will hear me. my little one"
        " is upstairs. he said if i ring you he will come through. he is at the door now\n\n9 mill bank the blue gate",
        quoted="On Sunday you wrote:\nThank you for your message.\nA handler will read it.",
    ),
    _Arrival(
        11,
        ContactRoute.WEB,
        "sanjay.r@mail.example",
        "my son",
        "My son is 14. He went to school yesterday and has not come home since. His phone is off."
        " He has never done this.",
        ContactClass.MISSING_PERSON,
    ),
    _Arrival(
        24,
        ContactRoute.EMAIL,
        "rahima.b@mail.example",
        "",
        "সে বলেছে সে আমাকে মেরে ফেলবে। আমি বাড়ি যেতে পারছি না। দয়া করে সাহায্য করুন।",
        language="bn",
    ),
    _Arrival(
        48,
        ContactRoute.EMAIL,
        "corinne@mail.example",
        "RE: order runs out Friday",
        "The order that keeps my ex away runs out on Friday. Nobody has told me whether it goes on. Can you find out?",
        ContactClass.NEW_INFORMATION,
    ),
    _Arrival(
        65,
        ContactRoute.EMAIL,
        "d.pike@mail.example",
        "Neighbour again",
        "This is the third time this week that I write. The man at number 12 shouted over the fence again and threw"
        " bottles. Nobody was hurt. I have it on film.",
        ContactClass.ANTISOCIAL_BEHAVIOUR,
    ),
    _Arrival(
        130,
        ContactRoute.EMAIL,
        "callum.f@mail.example",
        "Update please 44/10296/26",
        "Hello, any news on my bicycle? I have heard nothing since October.",
        ContactClass.ANY_NEWS,
    ),
    _Arrival(
        160,
        ContactRoute.WEB,
        "hattie@mail.example",
        "Lost property",
        "I left a black rucksack on the 176 bus on Monday evening. It has my laptop in it.",
        ContactClass.LOST_PROPERTY,
    ),
    _Arrival(
        182,
        ContactRoute.EMAIL,
        "o.brandt@mail.example",
        "my burglary",
        "Is there any progress with the burglary at my shop? The insurer asks me every week.",
        ContactClass.ANY_NEWS,
    ),
    _Arrival(
        205,
        ContactRoute.TEXT,
        "07700 900471",
        "",
        "Someone has been in our shed and taken the tools. No need to come tonight, we are safe.",
        ContactClass.NEW_CRIME,
    ),
    _Arrival(
        240,
        ContactRoute.EMAIL,
        "p.lowther@mail.example",
        "Thank you",
        "Please thank the two officers who sat with my mother last night. They were kind, and she slept.",
        ContactClass.COMPLIMENT,
    ),
    _Arrival(
        310,
        ContactRoute.WEB,
        "e.nilsson@mail.example",
        "How I was spoken to",
        "I rang 101 on Saturday and was told that my report was not worth writing down. I want to complain.",
        ContactClass.COMPLAINT,
    ),
    _Arrival(
        330,
        ContactRoute.EMAIL,
        "w.ashdown@mail.example",
        "bank says police want my card",
        "A man rang and says he is from your fraud team. A courier is coming at 4 to fetch my card and PIN. Is that"
        " right? I am 81 and live alone.",
        ContactClass.FRAUD_IN_ACTION,
    ),
)


def bring_in_contacts(*, handlers: tuple[Staff, Staff], now: datetime) -> None:
    """Bring in today's contacts once; one is claimed, one answered and closed."""
    if RoomContact.objects.exists():
        return
    arrivals = [
        IncomingContactMessage(
            each.route,
            each.sender,
            each.subject,
            each.words,
            quoted=each.quoted,
            language=each.language,
            said=each.said,
            received_at=now - timedelta(minutes=each.ago),
        )
        for each in sorted(_ARRIVALS, key=lambda each: -each.ago)
    ]
    taken = take_contact_messages(actor=Actor.system("mail"), incoming=arrivals, now=now)
    by_subject = {sent.subject: one.contact for sent, one in zip(arrivals, taken, strict=True)}
    tunde, maeve = map(staff_actor, handlers)
    contact_actions.claim_contact(actor=maeve, contact_id=by_subject["my son"], now=now)
    contact_actions.save_thrive_assessment(
        actor=maeve,
        contact_id=by_subject["my son"],
        parts={
            ThrivePart.THREAT: "None said. Not seen since 08:20 yesterday.",
            ThrivePart.RISK: "Out overnight for the first time, phone off.",
            ThrivePart.VULNERABILITY: "14 years old.",
        },
        reason="Child, first time missing, out overnight: needs a unit at the home.",
        grade="priority",
        now=now,
    )
    thanks = by_subject["Thank you"]
    contact_actions.claim_contact(actor=tunde, contact_id=thanks, now=now)
    contact_actions.close_contact(
        actor=tunde,
        contact_id=thanks,
        outcome=ContactOutcome.NO_REPLY_NEEDED,
        why="Passed to the officers' sergeant.",
        after=RoomContact.objects.get(public_id=thanks).version,
        now=now,
    )
