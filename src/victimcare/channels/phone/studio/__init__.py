"""Fixed sentences and who speaks them: what is recorded, what the machine says, and the script for a session."""

from victimcare.channels.phone.studio.sentences import Spoken, SpokenBy, listed, strays

__all__ = ["Spoken", "SpokenBy", "listed", "strays"]
