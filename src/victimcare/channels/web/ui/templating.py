"""Builds the Jinja2 environment of all pages: our templates, GOV.UK's macros, and the words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

import segno
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from victimcare import wording
from victimcare.channels.web.ui.force_brand import has_own_colours
from victimcare.channels.web.ui.forms import Form, general_errors
from victimcare.channels.web.ui.page_language import localised_address
from victimcare.rules.challenges.challenge_course import IOPC_TELEPHONE, OMBUDSMAN_TELEPHONE
from victimcare.rules.referrals.language_codes import language_name
from victimcare.rules.referrals.opening_times import ServiceOpening
from victimcare.rules.sentences import Sentence
from victimcare.wording import service_hours
from victimcare.wording.service_hours import describe_line_promise

# Where a sentence ends, also in Arabic, Urdu, Bengali and Panjabi; not within a name ("A. Cole", "Dr. Cole").
_SENTENCE_ENDS = re.compile(r"(?<=[.?!؟۔।])(?<!\b\w[.])(?<!\b[DM][rs][.])(?<!\bMrs[.])\s+")
_999 = re.compile(r"(?<!\d)999(?!\d| BSL)")


def make_environment(**options: Any) -> Environment:
    """Named in the settings. Not StrictUndefined, because GOV.UK's macros read parameters that were not given."""
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options["loader"] = ChoiceLoader([options["loader"], govuk])
    jinja = Environment(**options, trim_blocks=True, lstrip_blocks=True)  # noqa: S701  Django turns escaping on
    jinja.globals.update(
        say=wording.say,
        has=wording.has_sentence,
        static=static,
        url=localised_address,
        reading=wording.current_reading,
        stop=wording.full_stop,
        has_own_colours=has_own_colours,
        line_promise=line_promise_text,
        form_errors=list_form_errors,
        iopc_telephone=IOPC_TELEPHONE,
        ombudsman_telephone=OMBUDSMAN_TELEPHONE,
        staff_idle=lambda: int(settings.STAFF_IDLE.total_seconds()),
    )
    jinja.filters.update(
        told=tell_sentence,
        in_lines=split_into_lines,
        day=page_day,
        short_day=short_day,
        dated=day_with_year,
        file_size=describe_file_size,
        clock=clock_time,
    )
    jinja.filters.update(language_names=language_names, open_at=describe_opening, call_999=link_999)
    return jinja


@pass_context
def line_promise_text(context: Context) -> str:
    """Say that a person answers the line day and night, or at which times. The context has the force and `today`."""
    return _keep_days_whole(describe_line_promise(context["force"].line, today=context["today"]))


@pass_context
def tell_sentence(context: Context, sentence: Sentence, manner: str = "page") -> str:
    """Say a rules' sentence as a page says it ("short": days without their weekday); the context has `today`."""
    return _keep_days_whole(wording.tell(sentence, manner=manner, today=context["today"]))


@pass_context
def split_into_lines(context: Context, said: Sentence | str) -> list[str]:
    """Split into lines, one idea each: a rules' sentence in easy words if it has them, or a finished text."""
    if isinstance(said, Sentence):
        easy = f"{said.id}.easy"
        said = tell_sentence(
            context, replace(said, id=easy) if wording.has_sentence(easy, wording.current_reading().language) else said
        )
    return _SENTENCE_ENDS.split(said)


@pass_context
def page_day(context: Context, value: date | datetime) -> str:
    """A day, "Thursday 3 December", or a moment, "today at 2:30pm"."""
    return _keep_days_whole(wording.dates.write_date(value, manner="page", today=context["today"]))


def link_999(words: str, scheme: str = "tel") -> Markup:
    """Make each 999 a link that a telephone rings ("sms": texts). The service named 999 BSL is no number."""
    return Markup(_999.sub(f'<a href="{scheme}:999">999</a>', str(escape(words))))  # noqa: S704 - escaped here


def day_with_year(value: date) -> str:
    """Return the day with its year, for paper that is kept."""
    return _keep_days_whole(wording.dates.write_day(value, manner="page", today=date.min))


@pass_context
def short_day(context: Context, value: date) -> str:
    """The day without its weekday, "3 December"."""
    return _keep_days_whole(wording.dates.write_day(value, manner="short", today=context["today"]))


@pass_context
def describe_opening(context: Context, openings: Iterable[ServiceOpening], manner: str = "page") -> str:
    """Return the times when a service is open; "staff": short days and the 24-hour clock."""
    return _keep_days_whole(service_hours.describe_opening_hours(openings, manner=manner, today=context["today"]))


def language_names(codes: Iterable[str]) -> list[str]:
    """Return the languages by their English names, as a service states what it speaks."""
    return sorted(map(language_name, codes))


def _keep_days_whole(words: str) -> str:
    """Keep a day and its month on one line."""
    return _day_before_month_pattern(wording.current_reading().language).sub("\\1\N{NO-BREAK SPACE}", words)


@cache
def _day_before_month_pattern(language: str) -> re.Pattern[str]:
    months = "|".join(re.escape(wording.say(f"dates-month-{month}", language)) for month in range(1, 13))
    return re.compile(rf"\b(\d{{1,2}}) (?={months})")


def describe_file_size(size: int) -> str:
    """Return a file's size in everyday form: "2.4 MB"."""
    if size < 100_000:
        return wording.say("files-size-small")
    if size < 1_000_000:
        return wording.say("files-size-kilo", size=round(size / 1000))
    return wording.say("files-size-mega", size=f"{size / 1_000_000:.1f}")


def clock_time(value: datetime) -> str:
    """Return the time of a moment in London, "2:30pm"."""
    return wording.dates.write_time(value.astimezone(wording.dates.LONDON).time())


def list_form_errors(form: Form) -> list[dict[str, str]]:
    """Return each error of a form with the address of its field, for the error summary, in the order of the fields. A
    general message names its field here: beside the field that is plain, in a list it is not."""
    errors: list[dict[str, str]] = []
    general = general_errors()
    for name in (*form.fields, NON_FIELD_ERRORS):
        place = {"href": f"#{form[name].auto_id}"} if name in form.fields else {}
        for message in form.errors.get(name, []):
            text = str(message)
            if name in form.fields and text in general:
                text = wording.say("ui-field-which", field=str(form[name].label).rstrip("?؟"), what=text)
            errors.append({"text": text, **place})
    return errors


# QR codes as markup in the page itself: their content is in no address and no file.


def draw_qr_code(text: str) -> SafeString:
    """Black on white in every colour scheme, as cameras need it."""
    square = segno.make(text, error="m").svg_inline(
        scale=4, border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=True
    )
    return mark_safe(square)  # noqa: S308  drawn by the library from its own numbers; nothing of the text is in it
