"""Care: needs assessments and their outcomes, closing calls, reasons for leaving, and early calls before a victim gives
up on us."""
