"""What a contact with the control room is: how it came, what it is about, how urgent it is, and how it ends."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class ContactRoute(StrEnum):
    """How a contact reached the control room."""

    EMAIL = "email"
    WEB = "web"  # a form on our pages
    PARTNER_SITE = "partner_site"  # the force's own site, by our signed webhook
    TEXT = "text"
    VOICEMAIL = "voicemail"
    CALL_101 = "call_101"
    CALL_999 = "call_999"
    SOCIAL = "social"  # social media, in our own JSON form


class ContactPriority(IntEnum):
    """How soon a person must look. A machine may raise it; only a person lowers it."""

    ROUTINE = 1
    SOON = 2
    HIGH = 3
    DANGER = 4  # threat to life: alarms, and rises until a person has looked


class ContactClass(StrEnum):
    """What a contact is about, the most urgent first."""

    THREAT_TO_LIFE = "threat_to_life"
    SUICIDE = "suicide"
    WEAPON = "weapon"
    CHILD = "child"
    DOMESTIC_ABUSE = "domestic_abuse"
    SEXUAL_OFFENCE = "sexual_offence"
    MISSING_PERSON = "missing_person"
    STALKING = "stalking"
    ORDER_BREACHED = "order_breached"
    HATE = "hate"
    VULNERABLE_ADULT = "vulnerable_adult"
    FRAUD_IN_ACTION = "fraud_in_action"
    ABANDONED_CALL = "abandoned_call"
    NEW_CRIME = "new_crime"
    NEW_INFORMATION = "new_information"  # on something that was reported before
    ANY_NEWS = "any_news"  # asks how a case stands
    ANTISOCIAL_BEHAVIOUR = "antisocial_behaviour"
    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    LOST_PROPERTY = "lost_property"
    OTHER = "other"


# The priority that each class has by itself; others are routine.
CLASS_PRIORITIES: dict[ContactClass, ContactPriority] = {
    ContactClass.THREAT_TO_LIFE: ContactPriority.DANGER,
    ContactClass.SUICIDE: ContactPriority.DANGER,
    ContactClass.WEAPON: ContactPriority.DANGER,
    ContactClass.CHILD: ContactPriority.DANGER,
    ContactClass.DOMESTIC_ABUSE: ContactPriority.HIGH,
    ContactClass.SEXUAL_OFFENCE: ContactPriority.HIGH,
    ContactClass.MISSING_PERSON: ContactPriority.HIGH,
    ContactClass.STALKING: ContactPriority.HIGH,
    ContactClass.ORDER_BREACHED: ContactPriority.HIGH,
    ContactClass.ABANDONED_CALL: ContactPriority.HIGH,
    ContactClass.HATE: ContactPriority.SOON,
    ContactClass.VULNERABLE_ADULT: ContactPriority.SOON,
    ContactClass.FRAUD_IN_ACTION: ContactPriority.SOON,
    ContactClass.NEW_CRIME: ContactPriority.SOON,
    ContactClass.NEW_INFORMATION: ContactPriority.SOON,
}


# What a handler is best trained for, as the rota names it: it decides only among contacts of one priority.
CLASS_SKILLS: dict[ContactClass, str] = {
    ContactClass.DOMESTIC_ABUSE: "domestic_abuse",
    ContactClass.SEXUAL_OFFENCE: "sexual_offence",
    ContactClass.CHILD: "child",
}


class ContactState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    MERGED = "merged"  # into another contact, which goes on


class ContactOutcome(StrEnum):
    """How a contact ended."""

    ANSWERED = "answered"
    ADVICE_GIVEN = "advice_given"
    INCIDENT_SENT = "incident_sent"  # an incident was made, and another room or unit has it
    CRIME_RECORDED = "crime_recorded"
    STEERED = "steered"  # asked for news: told of the line, the page or the desk
    PASSED_TO_CARE = "passed_to_care"  # the victim care team has it
    PASSED_TO_STANDARDS = "passed_to_standards"  # a complaint
    OTHER_AGENCY = "other_agency"
    NO_REPLY_NEEDED = "no_reply_needed"
    SPAM = "spam"
    ABUSE = "abuse"


class MailOutcome(StrEnum):
    """What became of one mail that was accepted. Mail that came again byte for byte is counted on its first row."""

    WAITING = "waiting"
    CONTACT = "contact"  # it began a contact, or belongs to one
    AUTOMATIC = "automatic"  # a bounce, an out-of-office reply or a list: filed, opens nothing
    QUARANTINED = "quarantined"  # it could not be read safely: a person looks


class MessageDirection(StrEnum):
    RECEIVED = "received"
    SENT = "sent"
    NOTE = "note"  # a handler's own note
    TRANSLATED = "translated"  # a received message in English, as a person translated it


class LinkKind(StrEnum):
    """What a contact is linked with. A person makes each link, and says why."""

    VICTIM = "victim"
    INCIDENT = "incident"
    CONTACT = "contact"  # an earlier contact


class ThrivePart(StrEnum):
    """The six parts of a THRIVE assessment (College of Policing)."""

    THREAT = "threat"
    HARM = "harm"
    RISK = "risk"
    INVESTIGATION = "investigation"
    VULNERABILITY = "vulnerability"
    ENGAGEMENT = "engagement"


class PresenceMode(StrEnum):
    READING = "reading"
    WRITING = "writing"
