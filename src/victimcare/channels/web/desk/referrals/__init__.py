"""Support services, referrals, and reports handed to other agencies."""
