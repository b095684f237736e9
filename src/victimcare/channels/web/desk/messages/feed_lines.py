"""Quarantined lines of the record system's feed: list, read, mend and replay them, or discard them with a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import desk_pages, staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act
from victimcare.services.feed import quarantined_lines
from victimcare.wording import say

PAGE = 50
_LONGEST = 1 << 20  # characters of a mended line; the feed's own limit


class DiscardLinesForm(Form):
    reason = words_field(
        "feed-discard-reason", needed="feed-discard-reason-needed", hint="feed-discard-reason.hint", most=500
    )


class MendLineForm(Form):
    """Takes the mended line as one text."""

    mended = forms.CharField(
        label=say("feed-mended"),
        help_text=say("feed-mended.hint"),
        max_length=_LONGEST,
        strip=False,
        widget=forms.Textarea({"rows": 14}),
        error_messages={"required": say("feed-mended-needed")},
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"mended": {"spellcheck": False}}


@require_safe
@desk_page(Act.KEEP_FEED)
def list_feed_lines(request: Request) -> HttpResponse:
    return _list(request)


@require_POST
@desk_page(Act.KEEP_FEED)
def read_feed_line(request: Request) -> HttpResponse:
    """Show one line with its bytes. Reading it is audited as an access, because it may name a victim."""
    return _line(request)


@require_POST
@desk_page(Act.KEEP_FEED)
def replay_feed_lines(request: Request) -> HttpResponse:
    form = MendLineForm(request.POST)
    if not form.is_valid():
        return _line(request, form)
    mended = form.cleaned_data["mended"].replace("\r\n", "\n").strip("\n")
    if "\n" in mended:  # the line was spread over several lines for reading; the feed needs one
        mended = " ".join(part.strip() for part in mended.split("\n"))
    try:
        result = quarantined_lines.replay_line(
            actor=request.actor, line_id=_line_id(request), mended=mended.encode(), now=request.now
        )
    except NotFound:
        return _list(request, told=say("feed-gone"), status=409)
    except quarantined_lines.LineStillRefused as refused:
        form.add_error("mended", say("feed-still-refused", field=refused.field or "-", reason=refused.reason))
        return _line(request, form)
    return _back(replayed=result.value)


_ID_OF_LINE = re.compile("[0-9]{1,18}")


@require_POST
@desk_page(Act.KEEP_FEED)
def discard_feed_lines(request: Request) -> HttpResponse:
    """Discard all ticked lines with one reason."""
    ticked = {int(text) for text in request.POST.getlist("ticked") if _ID_OF_LINE.fullmatch(text)}
    form = DiscardLinesForm(request.POST)
    if not form.is_valid() or not ticked:
        told = "" if ticked else say("feed-none-ticked")
        return _list(request, form=form, ticked=ticked, told=told, status=422)
    given_up = quarantined_lines.discard_lines(
        actor=request.actor, line_ids=ticked, reason=form.cleaned_data["reason"], now=request.now
    )
    return _back(discarded=str(len(given_up)))


def _list(
    request: Request,
    *,
    form: DiscardLinesForm | None = None,
    ticked: frozenset[int] | set[int] = frozenset(),
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    start = desk_pages.page_start(request)
    found = quarantined_lines.list_held_lines(actor=request.actor, at_most=PAGE + 1, start=start, now=request.now)
    here = reverse("desk:feed")
    context = {
        "lines": found[:PAGE],
        "count": quarantined_lines.count_open_lines(actor=request.actor),
        "form": form or DiscardLinesForm(),
        "ticked": ticked,
        "told": told or _told(request),
        "first": here if start else "",
        "next": f"{here}?{urlencode({'start': start + PAGE})}" if len(found) > PAGE else "",
        "words": staff_words,
    }
    return show_page(request, "feed", context, tab="more", status=status)


def _line(request: Request, form: MendLineForm | None = None) -> HttpResponse:
    try:
        line = quarantined_lines.read_held_line(actor=request.actor, line_id=_line_id(request), now=request.now)
    except NotFound:
        return _list(request, told=say("feed-gone"), status=409)
    if line.settled_as:
        return _list(request, told=say("feed-gone"), status=409)
    raw = line.raw.decode(errors="backslashreplace")
    context = {"line": line, "form": form or MendLineForm(initial={"mended": raw}), "words": staff_words}
    return show_page(request, "feed_line", context, tab="more", status=422 if form else 200)


def _line_id(request: Request) -> int:
    text = request.POST.get("line", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _told(request: Request) -> str:
    if (result := request.GET.get("replayed", "")) in ("applied", "duplicate", "waiting"):
        return say(f"feed-replayed-{result}")
    discarded = request.GET.get("discarded", "")
    if discarded.isascii() and discarded.isdigit() and len(discarded) < 5:
        return say("feed-discarded", count=int(discarded))
    return ""


def _back(**told: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('desk:feed')}?{urlencode(told)}", status=303)
