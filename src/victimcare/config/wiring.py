"""Which supplier stands behind which port."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from victimcare.adapters.carriers.line import LineCarrier
from victimcare.adapters.record_systems.http_json import HttpPeople
from victimcare.adapters.sign_in.oidc import accounts
from victimcare.adapters.speech.espeak import Espeak
from victimcare.adapters.texts.notify import NotifyReceipts, NotifyTexts
from victimcare.adapters.texts.sinch import SinchReceipts, SinchTexts
from victimcare.channels.phone import orders
from victimcare.config import logging
from victimcare.installation.environment import Environment
from victimcare.services import clock, outside
from victimcare.services.desk import staff
from victimcare.services.ports import Receipts, StaffClaims, Texts


def bind() -> None:
    """Once a process. Without a provider's key texts stay unbound: they are held, and `victimcare check` says so."""
    environment: Environment = settings.ENVIRONMENT
    logging.configure(environment.log_format, with_words_of_errors=environment.env != "production")
    outside.bind(
        texts=_texts(environment),
        carriers=_carriers(environment),
        receipts=_receipts(environment),
        speech=Espeak(),
        people=_people(environment),
    )
    accounts.bind(_sign_in)


def _texts(environment: Environment) -> Iterator[Texts]:
    if environment.notify_base_url and environment.notify_api_key:
        yield NotifyTexts(
            base_url=environment.notify_base_url,
            api_key=environment.notify_api_key,
            template_id=environment.notify_text_template_id,
            sender_ids=environment.notify_sender_ids,
        )
    if environment.sinch_service_plan_id and environment.sinch_api_token:
        yield SinchTexts(
            base_url=environment.sinch_base_url,
            service_plan_id=environment.sinch_service_plan_id,
            api_token=environment.sinch_api_token,
            sender_names=environment.sinch_sender_names,
        )


def _carriers(environment: Environment) -> Iterator[LineCarrier]:
    if environment.sip_trunk:
        yield LineCarrier(environment.home / orders.SOCKET)


def _receipts(environment: Environment) -> Iterator[Receipts]:
    yield NotifyReceipts(token=environment.notify_callback_token)
    if environment.sinch_callback_secret:
        yield SinchReceipts(secret=environment.sinch_callback_secret)


def _people(environment: Environment) -> HttpPeople | None:
    if not (environment.people_url and environment.people_token):
        return None
    return HttpPeople(url=environment.people_url, token=environment.people_token)


def _sign_in(claims: StaffClaims) -> int:
    return staff.sign_in(claims, now=clock.now())
