"""What the force has settled of the pages that a victim opens."""

from __future__ import annotations

from victimcare.installation.force.table import WEB_PAGE, Table
from victimcare.rules.force import SignLanguage, StaffNaming, VictimPageSettings


def her_pages(table: Table) -> VictimPageSettings:
    read = table.matching("staff_names", "|".join(StaffNaming), '"name", "team" or "none"')
    usual = VictimPageSettings()
    quiet_codes = table.yes_or_no("quiet_codes") if "quiet_codes" in table.names() else usual.quiet_codes
    table.refuse_unknown()
    return VictimPageSettings(StaffNaming(read) if read else usual.staff_names, quiet_codes)


def sign_language(table: Table) -> SignLanguage:
    expected = 'a web page such as "https://signs.riverside-police.example"'
    made = SignLanguage(table.matching("films", WEB_PAGE, expected), table.matching("video_relay", WEB_PAGE, expected))
    table.refuse_unknown()
    return made
