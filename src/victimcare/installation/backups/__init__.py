"""Backups of one installation: the data in one file, its keys in another, and back (docs/backups.md, ADR 51)."""
