"""Takes the control room's mail out of a mailbox at the force's mail system.

Each mail is put away only once it is in the database. Should either side die between the two, the mail is listed again,
and the same bytes count as a duplicate.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

import structlog

from victimcare.rules.control_room.return_path import find_return_path
from victimcare.services.access import Act, Actor, permit
from victimcare.services.control_room.intake.mail_intake import accept_room_mail
from victimcare.services.ports.room_mailboxes import LARGEST_MAIL, RoomMailbox

log = structlog.get_logger(__name__)


def take_mailbox_mail(*, actor: Actor, mailbox: RoomMailbox, now: Callable[[], datetime], told: threading.Event) -> int:
    """Take what the mailbox holds, and return how many mails were taken. Raises MailboxSilent."""
    permit(actor, Act.SEND_TO_ROOM)
    taken = 0
    for mail_id in mailbox.list_mails():
        if told.is_set():
            break
        content = mailbox.fetch_mail(mail_id)
        if content is None:
            continue
        if len(content) >= LARGEST_MAIL:
            log.warning("room_mailbox.mail_cut", bytes=LARGEST_MAIL)
        accept_room_mail(
            actor=actor,
            content=content,
            mail_from=find_return_path(content),
            recipients=[],
            source=mailbox.name[:60],
            now=now(),
        )
        mailbox.put_away(mail_id)
        taken += 1
    return taken
