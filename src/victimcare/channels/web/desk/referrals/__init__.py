"""Support services, referrals, and handover reports for other agencies."""
