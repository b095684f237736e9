"""Referrals to support services: the directory, the capacity of each service, unmet needs, and referrals with their
partners."""
