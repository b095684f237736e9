"""Safe contact plans: changes, approvals, linked people, and the contact that a plan allows."""
