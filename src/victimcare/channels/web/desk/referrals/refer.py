"""Referring a victim to a service during a contact: the need, the service, the exact words read to the victim, and
their consent.

Only the page itself keeps anything between the steps. What is sent is what the victim heard; if it has changed, it is
read to them again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page
from victimcare.channels.web.desk.record import record_parts
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals.listed_services import CapacityStatus
from victimcare.rules.referrals.ranking import FitJudgement, ServiceFit
from victimcare.rules.referrals.referral_details import WITH_A_PERSON, ConsentChannel, ConsentKind, OptionalDetail
from victimcare.rules.referrals.support_needs import SUPPORT_NEEDS
from victimcare.services.access import Act
from victimcare.services.contact import victim_record
from victimcare.services.contact.victim_record import VictimRecord
from victimcare.services.conversations.identity_checks import StrongCheckRequired
from victimcare.services.referrals import referral_offers, referral_records
from victimcare.services.referrals.referral_offers import ReferralOffer, ReferralWish, ServiceChoice
from victimcare.services.referrals.shared_words import ContactWay, SharedWords
from victimcare.wording import dates, say, tell
from victimcare.wording.service_hours import join_words

LONGEST = 300


class ReferralNeedForm(Form):
    need = forms.ChoiceField(label=say("desk-referrals-need"), widget=forms.Select)
    after = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, closest: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        order = (*closest, *(need for need in SUPPORT_NEEDS if need not in closest))
        self.offer("need", *((need, say(f"desk-referrals-need-{id_part(need)}")) for need in order))


class ReferralOfferForm(Form):
    """Asks which service, how it contacts the victim, and what the victim leaves out."""

    need = forms.CharField(widget=forms.HiddenInput)
    after = forms.CharField(required=False, widget=forms.HiddenInput)
    service = forms.ChoiceField(label=say("desk-referrals-service"), widget=forms.RadioSelect)
    way = forms.ChoiceField(label=say("desk-referrals-way"), widget=forms.RadioSelect)
    shares = forms.MultipleChoiceField(
        label=say("desk-referrals-shares"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(one.value, say(f"desk-referrals-share-{id_part(one)}")) for one in OptionalDetail],
        help_text=say("desk-referrals-shares.hint"),
    )
    words = forms.CharField(
        label=say("desk-referrals-extra"),
        help_text=say("desk-referrals-extra.hint"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
    )
    drawing = {
        "service": {"classes": "govuk-radios--small choices--named"},
        "way": {"classes": "govuk-radios--small"},
        "shares": {"classes": "govuk-checkboxes--small"},
    }

    def __init__(
        self, *args: Any, choices: Sequence[ServiceChoice], ways: Sequence[ContactWay], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("service", *((str(one.service.service.id), one.service.service.name) for one in choices))
        self.explain("service", {str(one.service.service.id): _explain_choice(one, today) for one in choices})
        self.offer("way", *((one.key, _way(one)) for one in ways))
        if len(ways) == 1:
            self.fields["way"].help_text = say("desk-referrals-way-only")

    @property
    def wanted(self) -> ReferralWish:
        typed = self.cleaned_data
        return ReferralWish(
            service=UUID(typed["service"]),
            need=typed["need"],
            way=typed["way"],
            shares=frozenset(map(OptionalDetail, typed["shares"])),
            words=typed["words"],
        )


class ReferralConsentForm(Form):
    """Records the victim's consent to the words read to them. `heard`: the digest of those words."""

    heard = forms.CharField(widget=forms.HiddenInput)
    how = forms.ChoiceField(
        label=say("desk-referrals-how"),
        widget=forms.RadioSelect,
        choices=[
            (one.value, staff_words.with_capital(say(f"desk-referrals-how-{id_part(one)}"))) for one in WITH_A_PERSON
        ],
    )
    agrees = forms.BooleanField(error_messages={"required": say("desk-referrals-agrees-needed")})
    drawing = {"how": {"classes": "govuk-radios--small"}, "agrees": {"classes": "govuk-checkboxes--small"}}

    def __init__(self, *args: Any, kind: ConsentKind, full_since: date | None, today: date, **kwargs: Any) -> None:
        """`full_since`: the day on which the service said that it is full. The referral is sent only after staff
        confirm this warning."""
        super().__init__(*args, **kwargs)
        self.fields["agrees"].label = say(f"desk-referrals-agrees-{kind}")
        if full_since is not None:
            day = dates.write_day(full_since, manner="page", today=today)
            label = say("desk-referrals-knows-full", day=day)
            needed = {"required": say("desk-referrals-knows-full-needed")}
            tick = forms.BooleanField(label=label, error_messages=needed)
            self.ask("knows_full", tick, {"classes": "govuk-checkboxes--small"})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.REFER)
@after_identity_check
def refer_victim(request: Request, victim_id: UUID) -> HttpResponse:
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    try:
        offer = referral_offers.read_referral_offer(actor=request.actor, victim_id=victim_id, now=request.now)
    except StrongCheckRequired:
        return _page(request, record, {"not_done": say("desk-referrals-code-alone")})
    if offer.wants_none:
        return _page(request, record, {"not_done": say("desk-referrals-wants-none")})
    step = request.POST.get("step", "")
    need = request.POST.get("need", "") or request.GET.get("need", "")
    if step not in ("choose", "change", "read", "send") or need not in SUPPORT_NEEDS:
        after = {"after": request.GET.get("after", ""), "need": need if need in SUPPORT_NEEDS else None}
        told = [say("desk-referrals-sent")] if "sent" in request.GET else []
        return _page(request, record, {"need_form": ReferralNeedForm(initial=after, closest=offer.needs), "told": told})
    return _from_service_on(request, victim_id, record, offer, step)


def _from_service_on(
    request: Request, victim_id: UUID, record: VictimRecord, offer: ReferralOffer, step: str
) -> HttpResponse:
    need = request.POST["need"]
    choices = referral_offers.list_service_choices(actor=request.actor, victim_id=victim_id, need=need, now=request.now)
    only = offer.ways[0].key if len(offer.ways) == 1 else None  # the victim chooses between several
    first: dict[str, Any] = {"need": need, "after": request.POST.get("after", ""), "way": only}
    if step == "change":  # keeps all that was chosen and typed
        first |= {name: request.POST.get(name, "") for name in ("service", "way", "words")}
        first["shares"] = request.POST.getlist("shares")
    typed = request.POST if step in ("read", "send") else None
    what = ReferralOfferForm(typed, choices=choices, ways=offer.ways, today=london_date(request.now), initial=first)
    context: dict[str, Any] = {"what": what, "choices": choices, "chosen_need": need, "told": []}
    if typed is None or not what.is_valid():
        return _page(request, record, context)
    try:
        words = referral_offers.read_words_aloud(
            actor=request.actor, victim_id=victim_id, wanted=what.wanted, now=request.now
        )
        chosen = next((one for one in choices if one.service.service.id == what.wanted.service), None)
        agreed = ReferralConsentForm(
            request.POST if step == "send" else None,
            kind=offer.kind,
            full_since=_full_since(chosen),
            today=london_date(request.now),
        )
        if step == "send" and agreed.is_valid():
            return _send(request, victim_id, what, agreed)
    except (referral_offers.WordsChanged, NotFound):
        return _page(request, record, context | {"not_done": say("desk-referrals-other-words")})
    except referral_offers.ReferralAlreadyOpen:
        return _page(request, record, context | {"not_done": say("desk-referrals-asked-already")})
    return _page(request, record, context | _to_read(words, agreed, what, chosen, offer))


def _send(request: Request, victim_id: UUID, what: ReferralOfferForm, agreed: ReferralConsentForm) -> HttpResponse:
    try:
        heard = bytes.fromhex(agreed.cleaned_data["heard"])
        after = UUID(what.cleaned_data["after"]) if what.cleaned_data["after"] else None
    except ValueError:
        raise referral_offers.WordsChanged from None
    try:
        referral_offers.send_referral(
            actor=request.actor,
            victim_id=victim_id,
            wanted=what.wanted,
            heard=heard,
            how=ConsentChannel(agreed.cleaned_data["how"]),
            after=after,
            knows_full=agreed.cleaned_data.get("knows_full", False),
            now=request.now,
        )
    except (referral_offers.SupportUnwanted, referral_offers.ServiceAtCapacity, NotFound):
        raise referral_offers.WordsChanged from None
    return HttpResponseRedirect(reverse("desk:refer", args=[victim_id]) + "?sent", status=303)


def _full_since(choice: ServiceChoice | None) -> date | None:
    room = choice.service.service.room if choice else None
    return room.said_on if room is not None and room.said is CapacityStatus.FULL else None


def _to_read(
    words: SharedWords,
    agreed: ReferralConsentForm,
    what: ReferralOfferForm,
    chosen: ServiceChoice | None,
    offer: ReferralOffer,
) -> dict[str, Any]:
    """Return the words to read, on every response: a post that does not repeat them sends nothing."""
    agreed.initial["heard"] = words.digest.hex()
    kept = [(name, value) for name in ("need", "after", "service", "way", "words") for value in [what[name].value()]]
    kept += [("shares", value) for value in what["shares"].value() or []]
    return {"lines": words.lines, "agreed": agreed, "kept": kept, "chosen": chosen, "kind": offer.kind.value}


def _page(request: Request, record: VictimRecord, context: Mapping[str, Any]) -> HttpResponse:
    own = referral_records.list_referrals_on_record(actor=request.actor, victim_id=record.id, now=request.now)
    return record_parts.show_record_part(request, "refer", record, {"own": own, "words": staff_words, **context})


# true of most services, so it would hide what distinguishes them
_SAME_ON_MOST = ("directory-why-never-said", "directory-why-everywhere")


def _explain_choice(choice: ServiceChoice, today: date) -> str:
    """Say whom the service is for, why it is ranked here, and how an earlier referral to it stands."""
    told = [line for line in choice.service.why if line.id not in _SAME_ON_MOST]
    why = [_whom_for(choice.made_for), *(tell(line, manner="page", today=today) for line in told)]
    if choice.before is not None:
        state = say(f"desk-referrals-state-{id_part(choice.before)}", count=0)
        why.insert(0, say("desk-referrals-before", state=state))
    return " · ".join(why)


def _whom_for(of: FitJudgement) -> str:
    if of.only_sex:
        return say(f"desk-referrals-fit-only-{of.only_sex}")
    if of.fit is ServiceFit.ANYONE:
        return say("desk-referrals-fit-anyone")
    named = join_words([say(f"desk-referrals-whom-{id_part(need)}") for need in of.needs])
    return say(f"desk-referrals-fit-{of.fit.name.lower()}", whom=named)


def _way(way: ContactWay) -> str:
    return say(f"desk-referrals-way-{id_part(way.safely.reach)}", to=way.safely.to or "-")
