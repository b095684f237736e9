"""Challenges, complaints and requests to review a decision: from receipt to their end."""
