"""Follow-up: contact promises, cover for officers, silence, escalation, and the delivery of news."""
