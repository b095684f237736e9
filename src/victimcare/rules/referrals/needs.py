"""What a support service is for. The first seven are those that the line names, the front door two more; the others are
asked about at the desk."""

from __future__ import annotations

from victimcare.rules.calls.flow.without_code import NEEDS as SAID

ON_PAGES = (*SAID, "stalking", "homicide")
FURTHER = ("safety_at_home", "housing", "money", "health", "legal", "immigration", "restorative")
NEEDS = (*ON_PAGES, *FURTHER)
