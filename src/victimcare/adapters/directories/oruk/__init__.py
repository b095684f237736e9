"""A directory that follows Open Referral UK 3.0 (docs/directory.md)."""

from victimcare.adapters.directories.oruk.oruk_directory import OrukDirectoryReader

__all__ = [
    "OrukDirectoryReader",
]
