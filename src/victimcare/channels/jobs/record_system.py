"""Jobs of officers' questions and of the record system: officers are asked, their answers take effect, and mail goes
out and comes in."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.channels.jobs import job_retries
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.feed import feed_news
from victimcare.services.job_queue import ONE_AT_A_TIME, Job
from victimcare.services.updates import (
    answer_effects,
    officer_mail,
    officer_prompts,
    officer_replies,
    officer_silence,
    progress_notices,
    question_search,
)

log = structlog.get_logger()


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.ASK_OFFICERS, queueing_lock=Job.ASK_OFFICERS, lock=ONE_AT_A_TIME)
def ask_officers(timestamp: int) -> None:
    """Decide what to ask which officer, and ask each once a day, in office hours."""
    now = clock.current_time()
    found, settled = question_search.update_questions(now=now), progress_notices.settle_progress_notices(now=now)
    silent, asked = officer_silence.escalate_officer_silence(now=now), officer_prompts.prompt_officers(now=now)
    if found.opened or found.withdrawn or asked or silent or settled:
        log.info(
            "updates.asked",
            opened=found.opened,
            withdrawn=found.withdrawn,
            officers=asked,
            silent=silent,
            notices=settled,
        )


@app.periodic(cron="* * * * *")
@app.task(name=Job.APPLY_ANSWERS)
def apply_officer_answers(timestamp: int | None = None) -> None:
    if applied := answer_effects.apply_due_answers(now=clock.current_time()):
        log.info("updates.applied", answers=applied)


@app.periodic(cron="* * * * *")
@app.task(name=Job.SEND_OFFICER_MAIL)
def send_officer_mail(timestamp: int | None = None) -> None:
    if sent := officer_mail.send_due_officer_mails(now=clock.current_time()):
        log.info("updates.mailed", mails=sent)


@app.task(name=Job.SORT_OFFICER_REPLY, retry=job_retries.RETRY_FOR_HOURS)
def sort_officer_reply(reply_id: int) -> None:
    officer_replies.sort_reply(actor=Actor.system(Job.SORT_OFFICER_REPLY), reply_id=reply_id, now=clock.current_time())


# Jobs of the record system


@app.task(name=Job.NEWS_HAS_COME, retry=job_retries.RETRY_FOR_ONE_HOUR)
def process_feed_news(event_id: int) -> None:
    feed_news.handle_event_now_due(event_id=event_id, now=clock.current_time())
