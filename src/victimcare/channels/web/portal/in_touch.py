"""The very words that would leave for a service: she reads them, changes what she likes, and says yes, no, or that she
wants to speak with somebody first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal import contact_said
from victimcare.channels.web.portal.again import asks_again
from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.forms import Form, dashed, to_say
from victimcare.channels.web.ui.pages import Request, render
from victimcare.channels.web.ui.templating import language_names
from victimcare.rules.clock import london_date
from victimcare.rules.referrals.referral_details import OptionalDetail, referral_detail_lines
from victimcare.services.access import Act
from victimcare.services.portal import support_finder
from victimcare.services.portal.support_finder import ReferralWish, WordsToRead
from victimcare.wording import reading, say, tell
from victimcare.wording.fluent import ENGLISH

LONGEST = 300


class Change(Form):
    """What they see, as she may change it."""

    way = forms.ChoiceField(label=to_say("in-touch-way"), widget=forms.RadioSelect)
    shares = forms.MultipleChoiceField(
        label=to_say("in-touch-shares"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=to_say("in-touch-words"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, found: WordsToRead) -> None:
        wanted = found.wanted
        super().__init__(initial={"way": wanted.way, "shares": sorted(wanted.shares), "words": wanted.words})
        self.offer(
            "way", *((one.key, say(f"in-touch-way-{dashed(one.safely.reach)}", to=one.safely.to)) for one in found.ways)
        )
        self.offer("shares", *((one.value, say(f"in-touch-share-{dashed(one)}")) for one in OptionalDetail))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.AGREE_TO_REFERRAL)
@asks_again
def words(request: Request) -> HttpResponse:
    """Nothing is kept between the presses but in the page itself. A look without a service leads to the services."""
    step, is_changed = request.POST.get("step", ""), False
    try:
        wanted = _wanted(request)
        if step == "talk":
            support_finder.ask_for_support(actor=request.actor, service_id=wanted.service, now=request.now)
            return _to_support("talk")
        if step == "send":
            support_finder.agree_to_referral(actor=request.actor, wanted=wanted, read=_read(request), now=request.now)
            return _to_support("sent")
    except support_finder.WordsChanged:
        is_changed = True
    except (support_finder.UnknownService, support_finder.ReferralAlreadyOpen, ValueError) as problem:
        return _to_support("no" if isinstance(problem, support_finder.SupportUnwanted) else "")
    try:
        found = support_finder.read_referral_words(actor=request.actor, wanted=wanted, now=request.now)
    except (support_finder.UnknownService, support_finder.SupportUnwanted) as problem:
        return _to_support("no" if isinstance(problem, support_finder.SupportUnwanted) else "")
    context = {
        "found": found,
        "form": Change(found),
        "lines": _lines(request, found),
        "sent": () if reading().language == ENGLISH else found.words.lines,
        "is_changed": is_changed,
    }
    return render(request, "portal/in_touch.jinja", context)


def _wanted(request: Request) -> ReferralWish:
    """As the page says it; where she has changed nothing yet, by the first of her ways and with all that helps."""
    typed = request.POST
    shares = (
        {one for one in OptionalDetail if one in typed.getlist("shares")} if "way" in typed else set(OptionalDetail)
    )
    return ReferralWish(
        service=UUID(typed.get("service", "")),
        need=typed.get("need", "")[:20],
        way=typed.get("way", "")[:40],
        shares=frozenset(shares),
        words=typed.get("words", "")[:LONGEST],
    )


def _read(request: Request) -> bytes:
    try:
        return bytes.fromhex(request.POST.get("read", ""))
    except ValueError:
        raise support_finder.WordsChanged from None


def _lines(request: Request, found: WordsToRead) -> tuple[str, ...]:
    """As she reads them. In English they are the very ones that leave; in another language they say the same, and the
    English ones stand below."""
    if reading().language == ENGLISH:
        return found.words.lines
    packet = found.words.packet
    hours = (contact_said.hours(packet.safely.hours),) if packet.safely.hours else ()
    spoken = language_names([packet.language])[0] if packet.language else ""
    said: Any = referral_detail_lines(packet, hours=hours, language=spoken)
    return tuple(tell(line, manner="page", today=london_date(request.now)) for line in said)


def _to_support(told: str) -> HttpResponse:
    query = f"?{told}" if told else ""
    return HttpResponseRedirect(f"{reverse('portal:support')}{query}", status=303)
