"""A directory that answers as Open Referral UK 3.0 asks (docs/directory.md)."""

from victimcare.adapters.directories.oruk.reading import OrukDirectories

__all__ = ["OrukDirectories"]
