"""Backups of one installation: the data in one file, its keys in another, and their restoration (docs/backups.md, ADR
51)."""
