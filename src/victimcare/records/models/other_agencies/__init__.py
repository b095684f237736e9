"""Support services and other agencies: the directory, partners, referrals and handovers."""
