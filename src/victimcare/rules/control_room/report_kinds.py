"""Kinds of reports that people send by a form, and the class of contact that each begins."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from victimcare.rules.control_room.contact_kinds import ContactClass


class ReportKind(StrEnum):
    """What a sender chose on a form."""

    CRIME = "crime"
    INCIDENT = "incident"
    INFORMATION = "information"  # adds to an earlier report
    SOMETHING_NEW = "something_new"  # something new has happened since an earlier report
    NEWS = "news"  # asks how a case stands
    LOST_PROPERTY = "lost_property"
    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    OTHER = "other"


REPORT_CLASSES: Mapping[ReportKind, ContactClass] = {
    ReportKind.CRIME: ContactClass.NEW_CRIME,
    ReportKind.INCIDENT: ContactClass.ANTISOCIAL_BEHAVIOUR,
    ReportKind.INFORMATION: ContactClass.NEW_INFORMATION,
    ReportKind.SOMETHING_NEW: ContactClass.NEW_INFORMATION,
    ReportKind.NEWS: ContactClass.ANY_NEWS,
    ReportKind.LOST_PROPERTY: ContactClass.LOST_PROPERTY,
    ReportKind.COMPLAINT: ContactClass.COMPLAINT,
    ReportKind.COMPLIMENT: ContactClass.COMPLIMENT,
    ReportKind.OTHER: ContactClass.OTHER,
}
