"""Fixed sentences and who speaks them: what is recorded, what the machine says, and the script for a session."""

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
