"""[care]: the risk questions that the force has chosen, and what it compares."""

from victimcare.installation.force.table import Table
from victimcare.rules.force import RISK_EXAMPLE, CareSettings


def care(table: Table) -> CareSettings:
    expected = f'a file beside this one such as "our-form.toml", or "{RISK_EXAMPLE}"'
    made = CareSettings(
        risk_questions=table.matching("risk_questions", rf"{RISK_EXAMPLE}|[\w-]+\.toml", expected),
        compare_closing=table.matching("compare_closing", r".{4,60}", "4 to 60 letters that name the comparison"),
    )
    table.refuse_unknown()
    return made
