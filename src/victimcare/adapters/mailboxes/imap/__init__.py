"""A mailbox that is read over IMAP, by IDLE where the server has it."""

from victimcare.adapters.mailboxes.imap.imap_mailbox import ImapMailbox, ImapServer

__all__ = [
    "ImapMailbox",
    "ImapServer",
]
