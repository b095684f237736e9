"""Mail to the control room as a test brings it, and the mail server that takes what leaves."""

from __future__ import annotations

from datetime import datetime

from procrastinate.contrib.django.models import ProcrastinateJob

from victimcare.services.access import Actor
from victimcare.services.control_room.answers.acknowledgements import send_acknowledgement
from victimcare.services.control_room.intake.mail_intake import accept_room_mail
from victimcare.services.job_queue import Job
from victimcare.services.ports import AcceptedMessage, OutgoingEmail, SendDeferred

ROOM = "contact@care.example"


class Mailer:
    """A mail server that notes what it is given, or takes nothing for now."""

    name = "smtp"

    def __init__(self) -> None:
        self.taken: list[OutgoingEmail] = []
        self.is_full = False

    def send(self, message: OutgoingEmail, /) -> AcceptedMessage:
        if self.is_full:
            raise SendDeferred("full")
        self.taken.append(message)
        return AcceptedMessage(provider_id="1")


def accept_mail(content: bytes, *, mail_from: str, now: datetime) -> None:
    accept_room_mail(
        actor=Actor.system("mail"), content=content, mail_from=mail_from, recipients=[ROOM], source="smtp", now=now
    )


def send_acknowledgements(*, now: datetime, after: int = 0) -> int:
    """Carry out the jobs that acknowledge mail, from the one after this id. Returns the newest job's id."""
    for job in ProcrastinateJob.objects.filter(task_name=Job.ACKNOWLEDGE_CONTACT, id__gt=after).order_by("id"):
        send_acknowledgement(contact_id=job.args["contact_id"], now=now)
        after = job.id
    return after
