"""Safe contact plans: changes, approvals, linked people, and the ways they allow."""
