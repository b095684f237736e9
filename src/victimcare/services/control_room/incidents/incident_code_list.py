"""The force's list of opening and closing codes: loaded from a CSV file; until then, the invented list that ships."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import files

from django.db import transaction

from victimcare.records.models import IncidentCode
from victimcare.rules.control_room.incidents.incident_codes import (
    CodeCategory,
    CodeUse,
    ListedCode,
    read_incident_codes,
)
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note


@transaction.atomic
def load_incident_codes(*, actor: Actor, text: str, now: datetime) -> int:
    """Replace the list by that of a CSV file. Codes that it lacks end; incidents that carry them keep them. Returns how
    many codes there are now. Raises UnreadableCodes."""
    permit(actor, Act.LOAD_INCIDENT_CODES)
    codes = read_incident_codes(text)
    IncidentCode.objects.filter(ended_at=None).exclude(code__in=[each.code for each in codes]).update(ended_at=now)
    IncidentCode.objects.bulk_create(
        [
            IncidentCode(
                code=each.code,
                use=each.use,
                title=each.title,
                category=each.category or "",
                is_crime=each.is_crime,
            )
            for each in codes
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["use", "title", "category", "is_crime", "ended_at"],
    )
    note(actor, "incident_codes.loaded", at=now, detail={"codes": len(codes)})
    return len(codes)


def list_incident_codes() -> tuple[ListedCode, ...]:
    """The codes in use, in the order of the list."""
    own = IncidentCode.objects.filter(ended_at=None).order_by("id")
    return tuple(_listed(row) for row in own) or _shipped_codes()


def is_shipped_list() -> bool:
    """Whether the codes are the invented ones, since the force has loaded none."""
    return not IncidentCode.objects.filter(ended_at=None).exists()


def find_incident_code(code: str) -> ListedCode | None:
    """The code, also one that has ended; None: no list ever had it."""
    row = IncidentCode.objects.filter(code=code).first()
    return _listed(row) if row else next((each for each in _shipped_codes() if each.code == code), None)


def _listed(row: IncidentCode) -> ListedCode:
    category = CodeCategory(row.category) if row.category else None
    return ListedCode(row.code, CodeUse(row.use), row.title, category, row.is_crime)


@cache
def _shipped_codes() -> tuple[ListedCode, ...]:
    return read_incident_codes(
        files("victimcare.rules.control_room.incidents").joinpath("incident_codes.csv").read_text(encoding="utf-8")
    )
