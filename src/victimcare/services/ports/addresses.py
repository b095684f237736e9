"""One recipient of one message, which their types hold to: there is no list to fill."""

from __future__ import annotations

from dataclasses import dataclass


class NotOneRecipient(ValueError):
    """This is no address of one person: empty, a list, or more than one line. What it was is not repeated."""


class Recipient(str):
    """The number or e-mail address of one person. A message takes one of these and no other: there is no list to fill.

    Raises NotOneRecipient for a value that could reach a second person or add a line to a request or a mail's head.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Recipient:
        one = value.strip()
        if not one or not one.isprintable() or any(mark in one for mark in ',;<>"\\'):
            raise NotOneRecipient("expected one number or e-mail address")
        if not (_is_one_mailbox(one) if "@" in one else _is_one_number(one)):
            raise NotOneRecipient("expected one number or e-mail address")
        return super().__new__(cls, one)


def _is_one_mailbox(address: str) -> bool:
    return address.count("@") == 1 and not any(character.isspace() for character in address)


def _is_one_number(number: str) -> bool:
    return "/" not in number and sum(character.isdigit() for character in number) <= _MOST_DIGITS


_MOST_DIGITS = 15  # of a number with its country's (ITU-T E.164): with more it is two
_FEWEST_LINES, _MOST_LINES = 3, 7  # of an address that the post takes (GOV.UK Notify, "Send a letter")


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """One addressee and their postal address, a line each, the postcode last. Raises NotOneRecipient."""

    lines: tuple[str, ...]

    def __post_init__(self) -> None:
        if not _FEWEST_LINES <= len(self.lines) <= _MOST_LINES:
            raise NotOneRecipient(f"expected an address of {_FEWEST_LINES} to {_MOST_LINES} lines")
        if not all(line.strip() and line.isprintable() for line in self.lines):
            raise NotOneRecipient("expected an address without empty or broken lines")
