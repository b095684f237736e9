"""A directory that answers as Open Referral UK 3.0 asks (docs/directory.md)."""

from victimcare.adapters.directories.oruk.oruk_directory import OrukDirectoryReader

__all__ = [
    "OrukDirectoryReader",
]
