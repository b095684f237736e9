"""What three of the cast have written and asked before a court, for their pages, the desk and its list; and what they
have lost."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from PIL import Image, ImageDraw, ImageFilter

from victimcare.records.models import CourtSupportRequest, Event, LossList, Staff, Statement, Victim, WrittenMessage
from victimcare.records.models.court import StatementUse
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_date
from victimcare.rules.court.belongings import LossKind, ValueSource
from victimcare.services.access import Actor, ActorKind
from victimcare.services.conversations import written_messages
from victimcare.services.court import (
    court_compensation,
    court_property,
    court_requests,
    statement_records,
    victim_statements,
)
from victimcare.services.court.court_compensation import CompensationRoute, CompensationStep
from victimcare.services.court.court_requests import CourtRequestKind, CourtRequestState
from victimcare.services.court.victim_statements import StatementDelivery
from victimcare.services.desk import staff_sessions
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.files import file_checks
from victimcare.services.losses import own_lists
from victimcare.services.losses.loss_records import ThingAnswers

# Pictures of things that belong to no one, drawn like photographs.

_SIZE = (960, 720)
_SMOOTH = 2  # drawn at this scale, so that lines are smooth
_CLOTH, _SHADE, _BODY, _GLASS, _EDGE, _CRACK, _LABEL, _INK = (
    "#c9c4b8",
    "#8f8a7e",
    "#22292c",
    "#3d4f56",
    "#5a6a70",
    "#cfd8da",
    "#f4efe2",
    "#5b5546",
)
_CRACKS = (
    (590, 230, 500, 290),
    (500, 290, 430, 410),
    (500, 290, 420, 290),
    (590, 230, 630, 330),
    (630, 330, 600, 450),
    (590, 230, 560, 160),
    (590, 230, 640, 190),
    (560, 250, 545, 370),
)


def draw_telephone() -> bytes:
    """A telephone with cracked glass, on cloth, with a label tied to it."""
    whole = Image.new("RGB", (_SIZE[0] * _SMOOTH, _SIZE[1] * _SMOOTH), _CLOTH)
    shade = Image.new("L", whole.size, 0)
    ImageDraw.Draw(shade).rounded_rectangle(_scaled(360, 130, 690, 650), 48 * _SMOOTH, fill=170)
    whole.paste(_SHADE, mask=shade.filter(ImageFilter.GaussianBlur(22 * _SMOOTH)))
    draw = ImageDraw.Draw(whole)
    draw.rounded_rectangle(_scaled(350, 100, 670, 630), 44 * _SMOOTH, fill=_BODY, outline=_EDGE, width=4 * _SMOOTH)
    draw.rounded_rectangle(_scaled(372, 140, 648, 590), 16 * _SMOOTH, fill=_GLASS)
    for line in _CRACKS:
        draw.line(_scaled(*line), fill=_CRACK, width=2 * _SMOOTH)
    draw.line(_scaled(350, 560, 260, 600), fill=_INK, width=3 * _SMOOTH)
    draw.rounded_rectangle(_scaled(90, 560, 265, 670), 8 * _SMOOTH, fill=_LABEL, outline=_INK, width=2 * _SMOOTH)
    for row in range(3):
        draw.line(_scaled(115, 592 + row * 24, 235 - row * 30, 592 + row * 24), fill=_INK, width=4 * _SMOOTH)
    out = io.BytesIO()
    whole.resize(_SIZE, Image.Resampling.LANCZOS).save(out, "JPEG", quality=82)
    return out.getvalue()


def _scaled(*corners: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = (corner * _SMOOTH for corner in corners)
    return left, top, right, bottom


_SENT_STATEMENT = (
    "I used to leave the kitchen window open for the cat. Now I check every lock three times and still lie awake.\n\n"
    "The ring was my mother's. No shop has another."
)
_READ_STATEMENT = "I take the first bus now, never the last. I hear him shout before I fall asleep."
_AWARDED = (  # days after the sentence
    (CompensationStep.AWARDED, 0, 60_000),
    (CompensationStep.PAID, 31, 15_000),
    (CompensationStep.PAID, 61, 15_000),
)
_BEGUN_STATEMENT = "His chair is still at the table. I cannot write more today."

AgreementContext = Callable[[Victim, datetime], AbstractContextManager[Actor]]


def prepare_before_trial(victim: Victim, *, agreeing: AgreementContext, now: datetime) -> None:
    """The victim has sent a statement and a colleague took it; a screen is agreed, a visit waits for an answer, and the
    victim wants the court to order compensation for what was lost."""
    if Statement.objects.filter(victim=victim).exists():
        return
    own_victim = _court_actor(victim)
    victim_statements.save_statement(actor=own_victim, words=_SENT_STATEMENT, now=now - timedelta(days=1))
    victim_statements.send_statement(actor=own_victim, wish=StatementDelivery.BY_READER, now=now - timedelta(hours=20))
    kinds = [CourtRequestKind.SCREENS, CourtRequestKind.VISIT]
    court_requests.request_court_support(
        actor=own_victim, kinds=kinds, words="I do not want to see him before I have said it.", now=now
    )
    court_compensation.record_own_application(actor=own_victim, route=CompensationRoute.COURT, now=now)
    screens = CourtSupportRequest.objects.get(victim=victim, kind=CourtRequestKind.SCREENS)
    with agreeing(victim, now) as actor:
        (sent,) = statement_records.list_statements(actor=actor, victim_id=victim.public_id, now=now)
        statement_records.take_statement(actor=actor, victim_id=victim.public_id, statement_id=sent.id, now=now)
        court_requests.decide_court_request(
            actor=actor,
            victim_id=victim.public_id,
            ask_id=screens.public_id,
            state=CourtRequestState.AGREED,
            now=now,
        )


def prepare_after_sentence(victim: Victim, *, agreeing: AgreementContext, now: datetime) -> None:
    """The statement was read out, the court awarded money paid in instalments, the scheme has the application, and the
    property to be returned is on a picture."""
    if Statement.objects.filter(victim=victim).exists():
        return
    own_victim, began = _court_actor(victim), now - timedelta(days=100)
    sentenced = Event.objects.get(
        case_id=victim.case_id, type=EventType.HEARING_RESULTED, facts__result="sentenced"
    ).time
    victim_statements.save_statement(actor=own_victim, words=_READ_STATEMENT, now=began)
    victim_statements.send_statement(actor=own_victim, wish=StatementDelivery.BY_READER, now=began)
    court_compensation.record_own_application(actor=own_victim, route=CompensationRoute.SCHEME, now=began)
    with agreeing(victim, began) as actor:
        (sent,) = statement_records.list_statements(actor=actor, victim_id=victim.public_id, now=began)
        statement_records.take_statement(actor=actor, victim_id=victim.public_id, statement_id=sent.id, now=began)
    with agreeing(victim, now) as actor:
        shared: Any = {"actor": actor, "victim_id": victim.public_id, "now": now}
        statement_records.record_statement_use(
            **shared, statement_id=sent.id, use=StatementUse.READ_FOR_VICTIM, on=london_date(sentenced)
        )
        for step, days, pence in _AWARDED:
            on = london_date(sentenced + timedelta(days=days))
            court_compensation.record_compensation_step(
                **shared, route=CompensationRoute.COURT, step=step, on=on, pence=pence
            )
        (ready,) = (one for one in court_property.list_property_at_desk(**shared) if one.shown.item.where == "ready")
        court_property.add_property_photos(
            **shared, key=ready.shown.key, files=[file_checks.check_file(draw_telephone())]
        )


def begin_statement(victim: Victim, *, now: datetime) -> None:
    """The victim has begun a statement, which no one else reads."""
    if not Statement.objects.filter(victim=victim).exists():
        victim_statements.save_statement(actor=_court_actor(victim), words=_BEGUN_STATEMENT, now=now)


def _court_actor(victim: Victim) -> Actor:
    return Actor(ActorKind.VICTIM, "demonstration", victim_id=victim.id, opens="all")


# What was taken from Denise: three things, one picture, a sent list, and the answer that it is on the record. Jonah's
# list of yesterday waits for the officer in the case.

_THINGS = (
    ThingAnswers(
        what="A mobile telephone, black",
        happened=LossKind.BROKEN,
        value="340",
        known_by=ValueSource.RECEIPT,
        bought="March last year",
        mark="IMEI 350000000000006",
    ),
    ThingAnswers(
        what="My mother's gold ring",
        happened=LossKind.TAKEN,
        value="1,250",
        known_by=ValueSource.VALUATION,
        mark="A. M. 1961 inside",
    ),
    ThingAnswers(what="Coins from a jar in the kitchen", happened=LossKind.TAKEN),
)
_WORDS = "The ring matters most. I do not know what was in the jar."
_ANSWER = "We have added your list to the crime record. The ring is marked as lost with shops that buy gold."
_SENT_AGO = timedelta(days=12, hours=3)
_THINGS_OF_JONAH = (
    ThingAnswers(
        what="A laptop, grey, with a sticker of a heron",
        happened=LossKind.TAKEN,
        value="780",
        known_by=ValueSource.RECEIPT,
        bought="August 2025",
        mark="Serial number 4471-0093-22",
    ),
    ThingAnswers(
        what="The lock of the kitchen window", happened=LossKind.BROKEN, value="65", known_by=ValueSource.GUESS
    ),
)
_WORDS_OF_JONAH = "I can send the receipt for the laptop. My insurer asks for this by the end of the month."


def play_answered_losses(victim: Victim, *, by: Staff, now: datetime) -> None:
    """The list as it was sent and answered some time ago."""
    if LossList.objects.filter(victim=victim).exists():
        return
    theirs, at = Actor(ActorKind.VICTIM, "demonstration", victim_id=victim.id, opens="all"), now - _SENT_AGO
    for number, answers in enumerate(_THINGS):
        thing_id = uuid4()
        own_lists.save_thing(actor=theirs, thing_id=thing_id, answers=answers, is_new=True, now=at)
        if number == 0:
            picture = file_checks.check_file(draw_telephone())
            own_lists.add_files(actor=theirs, thing_id=thing_id, files=[picture], now=at)
    own_lists.send_list(actor=theirs, once=uuid4(), words=_WORDS, now=at)
    _answer(victim, by, at + timedelta(hours=20))


def play_waiting_losses(victim: Victim, *, now: datetime) -> None:
    """A list sent yesterday, which the officer in the case has not answered."""
    if LossList.objects.filter(victim=victim).exists():
        return
    theirs, at = Actor(ActorKind.VICTIM, "demonstration", victim_id=victim.id, opens="all"), now - timedelta(days=1)
    for answers in _THINGS_OF_JONAH:
        own_lists.save_thing(actor=theirs, thing_id=uuid4(), answers=answers, is_new=True, now=at)
    own_lists.send_list(actor=theirs, once=uuid4(), words=_WORDS_OF_JONAH, now=at)


def _answer(victim: Victim, by: Staff, at: datetime) -> None:
    """The victim has read the answer, so no message announces it."""
    row = WrittenMessage(public_id=uuid4(), victim=victim, by=by, written_at=at, read_at=at + timedelta(hours=1))
    with transaction.atomic():
        WrittenMessage.objects.filter(loss_list__victim=victim).update(read_at=at, read_by=by)
        written_messages.store_written_message(
            row, actor=staff_sessions.staff_actor(by), words=_ANSWER, files=(), now=at
        )
        LossList.objects.filter(victim=victim).update(added_at=at, added_by=by)
        close_settled_tasks(
            kind=TaskKind.READ_WRITTEN, victim_id=victim.id, subject_key=written_messages.LIST_MATTER, now=at, by=by.id
        )
