"""Follow-up: contact promises, cover for officers, silence, escalation, the delivery of news, chasing other agencies,
and early calls before a victim gives up on us."""
