"""What the force has settled of the pages that a victim opens."""

from __future__ import annotations

from victimcare.installation.force.table import Table
from victimcare.rules.force import HerPages, StaffNames


def her_pages(table: Table) -> HerPages:
    read = table.matching("staff_names", "|".join(StaffNames), '"name", "team" or "none"')
    table.refuse_unknown()
    return HerPages(StaffNames(read) if read else HerPages().staff_names)
