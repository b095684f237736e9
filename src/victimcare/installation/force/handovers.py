"""What the force says of the agencies that take over from it, and of how it reads its own contacts again."""

from __future__ import annotations

from victimcare.installation.force.table import Table
from victimcare.rules.agency_handovers import RECIPIENTS
from victimcare.rules.force import AgencyContact, QualitySettings

_EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"
_MOST_CRITERIA = 12


def agencies(tables: list[Table]) -> tuple[AgencyContact, ...]:
    found: list[AgencyContact] = []
    for table in tables:
        name = table.matching("agency", "|".join(RECIPIENTS), f"one of {', '.join(RECIPIENTS)}", needed=True)
        if name in {one.agency for one in found}:
            raise table.wrong("agency", "an agency that stands here once")
        email = table.matching("email", _EMAIL, 'its secure address, such as "handovers@witness-care.example"')
        found.append(AgencyContact(name, table.telephone("telephone"), email))
        table.refuse_unknown()
    return tuple(found)


def quality(table: Table) -> QualitySettings:
    usual = QualitySettings()
    criteria = table.texts_if_any("criteria")
    if len(criteria) > _MOST_CRITERIA:
        raise table.wrong("criteria", f"{_MOST_CRITERIA} at most: the form is short")
    made = QualitySettings(
        criteria,
        min(100, table.count_or("in_100", usual.in_100)),
        table.count_or("coaching_days", usual.coaching_days),
    )
    table.refuse_unknown()
    return made
