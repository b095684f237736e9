"""How we reach a victim: safe contact plans, notifications, correspondence, follow-up."""
