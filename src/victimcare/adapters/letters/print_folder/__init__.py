"""Letters put into a folder that the force's own print room empties."""

from victimcare.adapters.letters.print_folder.letter_folder import PrintFolder

__all__ = ["PrintFolder"]
