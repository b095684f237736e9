"""Holds the errors that every caller should expect. Each channel answers them in one place.

An action raises one of these with its reason: a short message for the log, for the person who can mend it. It holds no
name, number, address or words of a victim. An error of an action's own stands beside that action, and only where a
caller treats it differently.
"""

from __future__ import annotations


class NotFound(LookupError):
    """The thing does not exist, or this actor may not see it. People get the same answer to both."""


class VictimNotFound(LookupError):
    """The victim does not exist, or their record is hidden from this actor.

    It is no NotFound: a page that says that something of a record is gone would otherwise say so of a record that its
    reader may not know of.
    """

    def __init__(self) -> None:
        super().__init__("no such victim")


class FieldRequired(ValueError):
    """A field that an action needs is empty. `field`: its name, as the action's argument is called."""

    def __init__(self, field: str, reason: str = "") -> None:
        super().__init__(reason or f"{field} is required")
        self.field = field


class StaleVersion(Exception):
    """A newer version was saved after this one was read. Nothing was saved."""


class PermissionRefused(Exception):
    """This actor may not do this. Channels answer it as if the thing were not there."""
