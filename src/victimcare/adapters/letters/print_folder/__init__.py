"""Letters into a folder that the force's own printer room empties."""

from victimcare.adapters.letters.print_folder.folder import PrintFolder

__all__ = ["PrintFolder"]
