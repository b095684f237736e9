"""Names a case to its own victim: what it was in plain words, where, on which day, and the crime reference."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings

from victimcare.records.models import Case
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.rules.clock import london_date, parse_moment
from victimcare.rules.contact.contact_guides import OFFENCE_GROUPS
from victimcare.rules.force import Force
from victimcare.rules.sentences import sentence
from victimcare.services.cases.shapes import CaseName
from victimcare.services.cases.timeline import Entry

_BUSINESS = "business"
# Groups whose name says "you": at a business these crimes were done to the people who work there.
_DONE_TO_PEOPLE = frozenset({"violence"})


def case_name(case: Case, kind: str, entries: Sequence[Entry]) -> CaseName:
    """`kind`: of this victim in the case. No query."""
    force: Force = settings.FORCE
    recorded = next((entry.fact.data for entry in entries if entry.fact.type == "case.recorded"), {})
    began = recorded.get("occurred_from") or recorded.get("occurred_to")
    group = case.offence_group if case.offence_group in OFFENCE_GROUPS else "other"
    what = "death" if is_bereaved_kind(kind) else group.replace("_", "-")
    if kind == _BUSINESS and group in _DONE_TO_PEOPLE:
        what = f"{what}-business"
    return CaseName(
        reference=case.reference,
        offence=sentence(f"cases-offence-{what}"),
        place=case.borough or force.area_name(case.area),
        on=london_date(parse_moment(began) if began else case.reported_at),
    )
