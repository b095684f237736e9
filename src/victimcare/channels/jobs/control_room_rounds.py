"""Jobs of the control room. Cron fields: minute … second (last); UTC."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import structlog
from procrastinate.contrib.django import app

from victimcare.channels.jobs import job_retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.control_room.alarms import unseen_danger
from victimcare.services.control_room.answers import acknowledgements, reply_delivery
from victimcare.services.control_room.incidents import transfer_delivery
from victimcare.services.control_room.major import major_messages
from victimcare.services.control_room.recording import notice_delivery, record_numbers
from victimcare.services.job_queue import Job

log = structlog.get_logger()


@app.periodic(cron="* * * * * */5")
@app.task(name=Job.EXCHANGE_INCIDENTS, queueing_lock=Job.EXCHANGE_INCIDENTS)
def exchange_incidents(timestamp: int) -> None:
    """Deliver what waits for other control rooms."""
    if delivered := transfer_delivery.deliver_due_transfers(
        actor=Actor.system(Job.EXCHANGE_INCIDENTS), now=clock.current_time()
    ):
        log.info("control_room.incidents_told", delivered=delivered)


@app.periodic(cron="* * * * * */5")
@app.task(name=Job.TELL_RECORD_SYSTEM, queueing_lock=Job.TELL_RECORD_SYSTEM)
def tell_record_system(timestamp: int) -> None:
    """Deliver what waits for the record system."""
    if delivered := notice_delivery.deliver_due_notices(
        actor=Actor.system(Job.TELL_RECORD_SYSTEM), now=clock.current_time()
    ):
        log.info("control_room.record_system_told", delivered=delivered)


@app.task(name=Job.TAKE_RECORD_NUMBER, retry=job_retries.RETRY_FOR_ONE_HOUR)
def take_record_number(notice: str, case_id: int) -> None:
    """The feed brought a crime that was recorded for a notice of ours."""
    record_numbers.take_number_from_feed(
        actor=Actor.system(Job.TAKE_RECORD_NUMBER), notice_id=UUID(notice), case_id=case_id, now=clock.current_time()
    )


@app.periodic(cron="* * * * *")
@app.task(name=Job.RAISE_ROOM_DANGER, queueing_lock=Job.RAISE_ROOM_DANGER)
def raise_room_danger(timestamp: int) -> None:
    """Danger that no person opened goes to the supervisors, and then to the duty number."""
    if risen := unseen_danger.raise_unseen_danger(now=clock.current_time()):
        log.info("control_room.danger_rose", contacts=risen)


@app.task(name=Job.TEXT_ROOM_DUTY, retry=job_retries.RETRY_FOR_MINUTES)
def text_room_duty_number(at: str) -> None:
    if unseen_danger.send_room_duty_text(at=datetime.fromisoformat(at), now=clock.current_time()):
        log.info("control_room.duty_number_told")


@app.periodic(cron="* * * * * */10")
@app.task(name=Job.REACH_MAJOR_PEOPLE, queueing_lock=Job.REACH_MAJOR_PEOPLE)
def reach_major_people(timestamp: int) -> None:
    """Reach the people of major incidents that two people have released."""
    if reached := major_messages.reach_major_people(
        actor=Actor.system(Job.REACH_MAJOR_PEOPLE), now=clock.current_time()
    ):
        log.info("control_room.major_people_reached", people=reached)


@app.task(name=Job.ACKNOWLEDGE_CONTACT, retry=job_retries.RETRY_FOR_ONE_HOUR)
def acknowledge_contact(contact_id: int) -> None:
    """Tell the sender of a mail that it has come."""
    acknowledgements.send_acknowledgement(contact_id=contact_id, now=clock.current_time())


@app.task(name=Job.SEND_ROOM_REPLY, retry=job_retries.RETRY_FOR_ONE_HOUR)
def send_room_reply(message_id: int) -> None:
    """Send a handler's answer."""
    reply_delivery.send_room_reply(message_id=message_id, now=clock.current_time())
