"""Lists the fixed sentences and who speaks each, a recording or the machine, and writes the script for a recording
session."""

from victimcare.channels.phone.studio.recording_script import (
    SentenceRow,
    SentenceSpeaker,
    find_stray_recordings,
    list_sentences,
)

__all__ = [
    "SentenceRow",
    "SentenceSpeaker",
    "find_stray_recordings",
    "list_sentences",
]
