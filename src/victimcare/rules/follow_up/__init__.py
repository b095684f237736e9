"""Follow-up rules: find matters left unattended, escalate them, and keep trying to reach the victim."""
