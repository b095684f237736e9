"""The queue of the control room, and the page of one contact."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from csp.constants import SELF
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.control_room.contacts import contact_fields_shown, contact_words_shown
from victimcare.channels.web.control_room.contacts.contact_acts import CONTACT_ACTS, CONTACT_CHECKS, ENDING_ACTS
from victimcare.channels.web.control_room.contacts.contact_forms import (
    ContactForms,
    QueueFilterForm,
    build_contact_forms,
)
from victimcare.channels.web.control_room.incidents import incident_words_shown, place_words_shown
from victimcare.channels.web.control_room.incidents.place_choices import write_choice
from victimcare.channels.web.control_room.room_pages import NOT_DONE, room_page, show_room_page
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request, list_posted_fields, render_page
from victimcare.channels.web.ui.sounds import answer_sound
from victimcare.rules.control_room.case_numbers import NamedNumber, find_case_numbers
from victimcare.rules.control_room.contact_kinds import MessageDirection, PresenceMode
from victimcare.rules.control_room.contact_order import QUEUES
from victimcare.rules.control_room.replies import PreparedReply
from victimcare.rules.control_room.room_file_kinds import MOST_PAGES
from victimcare.services.access import Act, is_permitted
from victimcare.services.control_room.alarms import unseen_transfers
from victimcare.services.control_room.answers import contact_replies
from victimcare.services.control_room.calls import room_voicemails
from victimcare.services.control_room.contacts import (
    contact_actions,
    contact_detail,
    contact_drafts,
    contact_presence,
    contact_queue,
    contact_translations,
    waiting_danger,
)
from victimcare.services.control_room.contacts.contact_changes import ContactTaken
from victimcare.services.control_room.contacts.contact_detail import ContactDetail
from victimcare.services.control_room.contacts.contact_drafts import ContactDraft
from victimcare.services.control_room.contacts.contact_queue import MOST_LISTED, QueueFilter
from victimcare.services.control_room.incidents import place_search
from victimcare.services.control_room.incidents.place_search import FoundPlace
from victimcare.services.control_room.recording import record_notice_queries
from victimcare.wording import say
from victimcare.wording.dates import staff_time

MOST_PLACES = 3  # of one message; the form of an incident shows more

_PLACES = "places"  # where the page shows what was looked up
_NEVER_KEPT = ("act", "version")  # of a draft: they say what was pressed, and what the page showed


@require_safe
@room_page(Act.SEE_ROOM)
def show_queue(request: Request) -> HttpResponse:
    """The contacts that wait, danger first."""
    return show_room_page(request, "queue", _list_context(request), tab="queue")


@require_safe
@room_page(Act.SEE_ROOM)
def show_alarm(request: Request) -> HttpResponse:
    """The alarm line alone, which pages fetch again and again."""
    alarm = waiting_danger.find_danger_alarm(actor=request.actor, now=request.now)
    unseen = unseen_transfers.count_risen_transfers(actor=request.actor, now=request.now)
    return render_page(
        request,
        "control_room/alarm.jinja",
        {"alarm": alarm, "unseen_transfers": unseen, "waited_label": contact_words_shown.waited_label},
    )


@require_POST
@room_page(Act.WORK_CONTACT)
def take_next_contact(request: Request) -> HttpResponse:
    """Claim the first contact that no handler has. A colleague may be quicker: then the next one."""
    for _ in range(MOST_LISTED):
        found = contact_queue.find_next_contact(actor=request.actor, now=request.now)
        if found is None:
            break
        try:
            contact_actions.claim_contact(actor=request.actor, contact_id=found, now=request.now)
        except ContactTaken:
            continue
        return _to_contact(found)
    return HttpResponseRedirect(reverse("control_room:queue"), status=303)


@require_http_methods(["GET", "POST"])  # no HEAD: a look without a reader would count as opened
@room_page(Act.WORK_CONTACT)
def show_contact(request: Request, contact_id: UUID) -> HttpResponse:
    """One contact: its thread, why it stands where it stands, and what the handler does with it."""
    told, forms = "", None
    if request.method == "POST":
        forms = build_contact_forms(request)
        told, is_done = _do_act(request, contact_id, forms)
        if is_done:
            act = request.POST.get("act")
            return _to_contact(contact_id, _PLACES if act == "place" else "", has_ended=act in ENDING_ACTS)
    mode = PresenceMode.READING
    contact_presence.record_presence(actor=request.actor, contact_id=contact_id, mode=mode, now=request.now)
    shown = contact_detail.open_contact(actor=request.actor, contact_id=contact_id, now=request.now)
    return _render_contact(request, shown, forms or build_contact_forms(request), told)


@require_safe
@room_page(Act.WORK_CONTACT)
def play_voicemail(request: Request, voicemail_id: UUID) -> HttpResponse:
    """Return the sound of a message that a caller left, or a part of it."""
    length = room_voicemails.room_voicemail_length(actor=request.actor, sound_id=voicemail_id)

    def played(start: int, count: int) -> bytes:
        return room_voicemails.play_room_voicemail(
            actor=request.actor, sound_id=voicemail_id, start=start, count=count, now=request.now
        )

    return answer_sound(request, length, played)


@require_POST
@room_page(Act.WORK_CONTACT)
def note_presence(request: Request, contact_id: UUID) -> HttpResponse:
    """Record that this handler still has the page open. Answers with who else has, and whether the page is old."""
    mode = PresenceMode.WRITING if request.POST.get("mode") == PresenceMode.WRITING else PresenceMode.READING
    others, version = contact_presence.record_presence(
        actor=request.actor, contact_id=contact_id, mode=mode, now=request.now
    )
    context = {"others": others, "is_old": request.POST.get("version") != str(version)}
    return render_page(request, "control_room/here.jinja", context)


@require_POST
@room_page(Act.WORK_CONTACT)
def keep_typed(request: Request, contact_id: UUID) -> HttpResponse:
    """Keep what is typed on a contact's page, every few seconds."""
    _keep_draft(request, contact_id)
    return HttpResponse(status=204)


def _do_act(request: Request, contact_id: UUID, forms: ContactForms) -> tuple[str, bool]:
    """Do what was pressed. Returns why it was not done, and whether it was. What was typed is kept first, so that it is
    there even if nothing else works."""
    act = request.POST.get("act", "")
    if act == "place":
        _keep_draft(request, contact_id)
        return "", True
    do, form = CONTACT_ACTS.get(act), forms.get(act)
    if do is None:
        return "", False
    _keep_draft(request, contact_id, forms)
    if form is not None and not form.is_valid():
        check = CONTACT_CHECKS.get(act)
        told = check(request, contact_id, form) if check else ""
        return _mark(form, told), False
    told = do(request, contact_id, form)
    if not told:
        contact_drafts.drop_draft_fields(actor=request.actor, contact_id=contact_id, prefix=f"{act}-", now=request.now)
        return "", True
    return _mark(form, told), False


def _mark(form: Form | None, told: str) -> str:
    """Mark the field that is missing; what else was told is returned."""
    if form is None or told not in form.fields:
        return told
    form.add_error(told, say("control-room-required"))
    return ""


def _keep_draft(request: Request, contact_id: UUID, forms: ContactForms | None = None) -> None:
    """Keep what was typed. `forms`: those of the page, of which one was sent with what was typed in the others."""
    fields = {name: words for name, words in list_posted_fields(request) if name not in _NEVER_KEPT}
    if forms is not None:
        own = {form[name].html_name for form in forms.values() for name in form.fields}
        fields = {name: words for name, words in fields.items() if name in own}
        if not fields:
            return
    contact_drafts.keep_draft(actor=request.actor, contact_id=contact_id, fields=fields, now=request.now)


def _render_contact(request: Request, shown: ContactDetail, forms: ContactForms, told: str) -> HttpResponse:
    letters = contact_words_shown.letter_rules(shown.messages)
    draft = contact_drafts.load_draft(actor=request.actor, contact_id=shown.id)
    forms.offer_choices(shown, contact_actions.list_room_colleagues(actor=request.actor))
    _fill_in(request, forms, shown, draft, _chosen_prepared(request))
    has_errors = any(form.errors for form in forms.values() if form.is_bound)
    reply = contact_replies.check_reply(actor=request.actor, contact_id=shown.id, now=request.now)
    context: dict[str, Any] = {
        **_list_context(request),
        "reply": reply,
        "prepared": [each for each in PreparedReply if each is not PreparedReply.STEER or reply.may_steer],
        "steer_words": contact_replies.write_prepared_reply(PreparedReply.STEER),
        "contact": shown,
        "rules": contact_words_shown.show_rules(shown.messages, letters),
        "messages": [contact_words_shown.mark_words(each, letters) for each in shown.messages],
        "most_pages": MOST_PAGES,
        "forms": forms,
        "places": _find_places(request, shown),
        "looked_up": _look_up_place(request, draft),
        "place_words": place_words_shown,
        "show_fields": contact_fields_shown.show_fields,
        "place_value": write_choice,
        "draft": draft,
        "told": told,
        "staff_time": staff_time,
        "notices": record_notice_queries.list_contact_notices(actor=request.actor, contact_id=shown.id),
        "shown": incident_words_shown,
        "voicemails": room_voicemails.list_room_voicemails(actor=request.actor, contact_id=shown.id),
        "others": shown.others_here,
        "numbers": _find_numbers(shown),
        "may_run": is_permitted(request.actor, Act.RUN_ROOM),
        "has_ended": "ended" in request.GET,
    }
    status = NOT_DONE if told else 422 if has_errors else 200
    answer = show_room_page(request, "contact", context, tab="queue", status=status)
    answer._csp_update = {"media-src": [SELF]}  # type: ignore[attr-defined]
    return answer


def _find_numbers(shown: ContactDetail) -> tuple[NamedNumber, ...]:
    """What may be the number of a crime or an incident in what the sender wrote, unless it is linked already."""
    received = [each.said for each in shown.messages if each.direction is MessageDirection.RECEIVED]
    texts = [text for said in received for text in (said.subject, said.words, *(said.fields or {}).values())]
    linked = {link.name for link in shown.links}
    found = find_case_numbers([shown.head.subject, *texts])
    return tuple(each for each in found if each.number not in linked)


def _find_places(request: Request, shown: ContactDetail) -> dict[UUID, tuple[FoundPlace, ...]]:
    """By message: where the place that its sender named may be."""
    told = {each.id: (each.said.fields or {}).get("place", "") for each in shown.messages}
    return {
        message: place_search.find_places(actor=request.actor, said=place)[:MOST_PLACES]
        for message, place in told.items()
        if place
    }


def _look_up_place(request: Request, draft: ContactDraft | None) -> tuple[str, tuple[FoundPlace, ...]] | None:
    """The words that this handler looked up, and what was found for them; None: they looked up none."""
    said = draft.fields.get("place-place", "") if draft else ""
    return (said, place_search.find_places(actor=request.actor, said=said)) if said else None


def _chosen_number(request: Request, shown: ContactDetail) -> NamedNumber | None:
    """The number of the message that was pressed, by its place: an address of a page holds no number."""
    numbers, place = _find_numbers(shown), request.GET.get("number", "")
    return numbers[int(place)] if place in {str(each) for each in range(len(numbers))} else None


def _fill_in(
    request: Request,
    forms: ContactForms,
    shown: ContactDetail,
    draft: ContactDraft | None,
    prepared: PreparedReply | None,
) -> None:
    """Show what stands in the forms that were not posted, and over that what was typed and not saved."""
    if shown.assessment is not None:
        stood = {part.value: words for part, words in shown.assessment.parts.items()}
        forms["thrive"].initial = {**stood, "grade": shown.assessment.grade, "reason": shown.assessment.reason}
    forms["ask-translation"].initial = {"language": shown.language if shown.language != "en" else ""}
    forms["move"].initial = contact_words_shown.suggest_move(shown)
    number = _chosen_number(request, shown)
    if number is not None:
        forms["link"].initial = {"kind": number.kind.value, "reference": number.number}
        forms.typed.add("link")
    if prepared:
        forms["reply"].initial = {"words": contact_replies.write_prepared_reply(prepared)}
        forms.typed.add("reply")
    typed = draft.fields if draft else {}
    for act, form in forms.items():
        if act == "reply" and prepared:
            continue
        own = {name: typed[f"{act}-{name}"] for name in form.fields if f"{act}-{name}" in typed}
        form.initial = {**form.initial, **own}
        if own:
            forms.typed.add(act)


def _chosen_prepared(request: Request) -> PreparedReply | None:
    """The prepared answer that was asked for, which fills the field in."""
    name = request.GET.get("prepared", "")
    return PreparedReply(name) if name in {each.value for each in PreparedReply} else None


def _list_context(request: Request) -> dict[str, Any]:
    form = QueueFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    queue = request.GET.get("queue", "")
    only = QueueFilter(
        queue=queue if queue in QUEUES else "",
        contact_class=chosen.get("contact_class", ""),
        route=chosen.get("route", ""),
        skill=chosen.get("skill", ""),
        language=chosen.get("language", ""),
        is_mine="mine" in request.GET,
    )
    found = contact_queue.list_waiting_contacts(
        actor=request.actor, only=only, now=request.now, start=chosen.get("start") or 0
    )
    return {
        "list": found,
        "wanted_translations": contact_translations.list_wanted_translations(actor=request.actor),
        "waiting_replies": contact_replies.list_waiting_replies(actor=request.actor),
        "only": only,
        "queues": QUEUES,
        "words": contact_words_shown,
        "filter": form,
    }


def _to_contact(contact_id: UUID, part: str = "", *, has_ended: bool = False) -> HttpResponse:
    page = reverse("control_room:contact", args=[contact_id]) + ("?ended" if has_ended else "")
    return HttpResponseRedirect(f"{page}#{part}" if part else page, status=303)
