"""Conversations with a victim: contact sessions, identity checks, messages written and received."""
