"""Shows support near the victim, referrals that they agree to, and their supporters."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal import contact_answers
from victimcare.channels.web.portal.code_entry import require_code_again
from victimcare.channels.web.portal.victim_access import portal_page
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.channels.web.ui.shared_forms import SupporterFields, add_refusal
from victimcare.channels.web.ui.templating import language_names
from victimcare.rules.clock import london_date
from victimcare.rules.contact.correspondence import LONGEST_MESSAGE
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals.referral_details import OptionalDetail, referral_detail_lines
from victimcare.services.access import Act
from victimcare.services.people import supporter_pages
from victimcare.services.people.supporter_shapes import SupporterNotOffered, TooManySupporters
from victimcare.services.portal import support_finder
from victimcare.services.portal.support_finder import ReferralWish, WordsToRead
from victimcare.wording import current_reading, say, tell
from victimcare.wording.fluent import ENGLISH

# What was done on the page before, by its name in the address
_TOLD_SENTENCES = {
    "said": "front-door-wrong-said",
    "sent": "in-touch-told-sent",
    "talk": "in-touch-told-talk",
    "no": "in-touch-told-no",
}


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SEE_OWN_CASE)
def show_support_nearby(request: Request) -> HttpResponse:
    if request.method == "POST" and "take-back" in request.POST:
        with suppress(NotFound, support_finder.ReferralConflict, ValueError):
            referral_id = UUID(request.POST["take-back"])
            support_finder.take_back_own_referral(actor=request.actor, referral_id=referral_id, now=request.now)
        return HttpResponseRedirect(reverse("portal:support"), status=303)
    if request.method == "POST":
        # The service is gone, or the victim is in touch with it by now: the page shows the current state.
        with suppress(NotFound, support_finder.ReferralAlreadyOpen, ValueError):
            if "wrong" in request.POST:
                support_finder.report_wrong_service(
                    actor=request.actor, service_id=UUID(request.POST["wrong"]), now=request.now
                )
                return HttpResponseRedirect(f"{reverse('portal:support')}?said", status=303)
            support_finder.ask_for_support(
                actor=request.actor, service_id=UUID(request.POST.get("service", "")), now=request.now
            )
        return HttpResponseRedirect(reverse("portal:support"), status=303)
    found = support_finder.list_nearby_support(actor=request.actor, now=request.now)
    told = next((say(words) for name, words in _TOLD_SENTENCES.items() if name in request.GET), "")
    return render_page(request, "portal/support.jinja", {"support": found, "told": told})


# The exact words that would go to a service: the victim reads them, changes them as they like, and says yes, no, or
# that they want to speak with a person first.

LONGEST_OWN_WORDS = 300


class ReferralConsentForm(Form):
    """What the service will see, as the victim may change it."""

    way = forms.ChoiceField(label=to_say("in-touch-way"), widget=forms.RadioSelect)
    shares = forms.MultipleChoiceField(
        label=to_say("in-touch-shares"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=to_say("in-touch-words"), required=False, max_length=LONGEST_OWN_WORDS, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, found: WordsToRead) -> None:
        wanted = found.wanted
        super().__init__(initial={"way": wanted.way, "shares": sorted(wanted.shares), "words": wanted.words})
        self.offer(
            "way",
            *((one.key, say(f"in-touch-way-{id_part(one.safely.reach)}", to=one.safely.to)) for one in found.ways),
        )
        self.offer("shares", *((one.value, say(f"in-touch-share-{id_part(one)}")) for one in OptionalDetail))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.AGREE_TO_REFERRAL)
@require_code_again
def agree_to_referral(request: Request) -> HttpResponse:
    """Ask for consent to a referral. Between the presses the choices are kept in the page alone. Without a service, a
    GET leads to the list of services."""
    step, is_changed = request.POST.get("step", ""), False
    try:
        wanted = _read_wanted(request)
        if step == "talk":
            support_finder.ask_for_support(actor=request.actor, service_id=wanted.service, now=request.now)
            return _redirect_to_support("talk")
        if step == "send":
            support_finder.agree_to_referral(
                actor=request.actor, wanted=wanted, read=_read_digest(request), now=request.now
            )
            return _redirect_to_support("sent")
    except support_finder.WordsChanged:
        is_changed = True
    except (NotFound, support_finder.ReferralAlreadyOpen, ValueError) as problem:
        return _redirect_to_support("no" if isinstance(problem, support_finder.SupportUnwanted) else "")
    try:
        found = support_finder.read_referral_words(actor=request.actor, wanted=wanted, now=request.now)
    except (NotFound, support_finder.SupportUnwanted) as problem:
        return _redirect_to_support("no" if isinstance(problem, support_finder.SupportUnwanted) else "")
    context = {
        "found": found,
        "form": ReferralConsentForm(found),
        "lines": _list_own_lines(request, found),
        "sent": () if current_reading().language == ENGLISH else found.words.lines,
        "is_changed": is_changed,
    }
    return render_page(request, "portal/in_touch.jinja", context)


def _read_wanted(request: Request) -> ReferralWish:
    """Return the choices on the page; before the victim has changed any, their first contact point and everything that
    helps."""
    typed = request.POST
    shares = (
        {one for one in OptionalDetail if one in typed.getlist("shares")} if "way" in typed else set(OptionalDetail)
    )
    return ReferralWish(
        service=UUID(typed.get("service", "")),
        need=typed.get("need", "")[:20],
        way=typed.get("way", "")[:40],
        shares=frozenset(shares),
        words=typed.get("words", "")[:LONGEST_OWN_WORDS],
    )


def _read_digest(request: Request) -> bytes:
    try:
        return bytes.fromhex(request.POST.get("read", ""))
    except ValueError:
        raise support_finder.WordsChanged from None


def _list_own_lines(request: Request, found: WordsToRead) -> tuple[str, ...]:
    """Return the lines as the victim reads them. In English they are exactly those that are sent; in another language
    they are a translation, with the English ones below."""
    if current_reading().language == ENGLISH:
        return found.words.lines
    packet = found.words.packet
    hours = (contact_answers.hours_in_sentence(packet.safely.hours),) if packet.safely.hours else ()
    spoken = language_names([packet.language])[0] if packet.language else ""
    said: Any = referral_detail_lines(packet, hours=hours, language=spoken)
    return tuple(tell(line, manner="page", today=london_date(request.now)) for line in said)


def _redirect_to_support(told: str) -> HttpResponse:
    query = f"?{told}" if told else ""
    return HttpResponseRedirect(f"{reverse('portal:support')}{query}", status=303)


# Supporters: the list that the victim sees, a new one whom they name, and the pages of supporters


class NewSupporterForm(SupporterFields):
    """A new supporter whom the victim names."""

    asked = "supporters-hers-"
    offers = "supporters-"


class SupporterMessageForm(Form):
    words = forms.CharField(
        label=to_say("supporters-write-words"),
        help_text=to_say("supporters-write-words.hint"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": to_say("supporters-write-words-needed")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.CHOOSE_SUPPORTERS)
def manage_supporters(request: Request) -> HttpResponse:
    """Show which supporter may see what. One press ends a supporter's access at once."""
    if request.method == "POST":
        with suppress(NotFound, ValueError):  # ended already, in another window or by staff
            asked = UUID(request.POST.get("supporter", ""))
            supporter_pages.end_own_supporter(actor=request.actor, supporter_id=asked, now=request.now)
            return HttpResponseRedirect(reverse("portal:family"), status=303)
    seen = supporter_pages.list_own_supporters(actor=request.actor, now=request.now)
    return render_page(request, "portal/family.jinja", {"seen": seen})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.CHOOSE_SUPPORTERS)
@require_code_again
def ask_for_supporter(request: Request) -> HttpResponse:
    seen = supporter_pages.list_own_supporters(actor=request.actor, now=request.now)
    form = NewSupporterForm(request.POST if "name" in request.POST else None, kinds=seen.kinds)
    if form.is_valid():
        try:
            supporter_pages.ask_for_supporter(actor=request.actor, wanted=form.wanted, now=request.now)
        except SupporterNotOffered as wrong:
            add_refusal(form, wrong)
        except TooManySupporters:
            form.add_error(None, say("supporters-too-many"))
        else:
            return render_page(request, "portal/family_asked.jinja")
    return render_page(request, "portal/family_ask.jinja", {"form": form})


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.WRITE_BESIDE)
def write_as_supporter(request: Request) -> HttpResponse:
    """Let a supporter write to us, and read our answers."""
    form = (
        SupporterMessageForm(request.POST)
        if request.method == "POST"
        else SupporterMessageForm(initial={"once": uuid4()})
    )
    sent: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        words, once = form.cleaned_data["words"], form.cleaned_data["once"]
        try:
            sent = {
                "sent": supporter_pages.write_supporter_note(
                    actor=request.actor, once=once, words=words, now=request.now
                )
            }
            form = SupporterMessageForm(initial={"once": uuid4()})
        except supporter_pages.TooManySupporterNotes:
            form.add_error(None, say("writing-too-many"))
    written = supporter_pages.load_own_supporter_notes(actor=request.actor, now=request.now)
    return render_page(request, "portal/beside_write.jinja", {"form": form, "written": written, **sent})
