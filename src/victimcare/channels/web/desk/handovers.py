"""Packets to other agencies: what waits, each of them, and those about one victim."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import handover_forms as forms
from victimcare.channels.web.desk import listing, parts, said
from victimcare.channels.web.desk.door import after_proof, page, show
from victimcare.channels.web.ui import pages, versions
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.contact import victim_record
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.desk.actions import UnknownTask
from victimcare.services.desk.written_since import WrittenSince
from victimcare.services.handovers import checking, preparing, printing, queries, receiving
from victimcare.services.handovers.shapes import (
    DutyHolder,
    HandoverStatus,
    NotNow,
    PacketShown,
    SamePerson,
    UnknownPacket,
    WordsMissing,
)
from victimcare.services.port_registry import PortUnbound
from victimcare.wording import say

Do = Callable[[], object]
_LIVE = (HandoverStatus.SENT, HandoverStatus.TAKEN_UP, HandoverStatus.NOT_OURS)


@require_safe
@page(Act.SEE_HANDOVERS)
def listed(request: Request) -> HttpResponse:
    start = listing.start(request)
    waiting, has_more = queries.waiting(actor=request.actor, start=start, now=request.now)
    context = {
        "waiting": waiting,
        "lately": queries.lately(actor=request.actor, now=request.now),
        "start": start,
        "next": f"?start={start + queries.PAGE}" if has_more else "",
        "words": said,
        "agency": printing.agency,
    }
    return show(request, "handovers", context, tab="more")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.PREPARE_HANDOVER)
@after_proof
def hers(request: Request, victim_id: UUID) -> HttpResponse:
    """All that were made about her, and a new one for an agency."""
    if request.method == "POST":
        return _begun(request, victim_id, request.POST.get("agency", ""))
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    found = queries.of_victim(actor=request.actor, victim_id=victim_id, now=request.now)
    context = {"found": found, "agencies": queries.agencies(), "agency": printing.agency}
    return parts.show_part(request, "handed_over", her, context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.PREPARE_HANDOVER)
def of_task(request: Request, task_id: UUID) -> HttpResponse:
    """From a task to its packet; one that is not begun is begun with a press."""
    try:
        packet_id, victim_id, agency = queries.where_to(actor=request.actor, task_id=task_id, now=request.now)
    except UnknownTask:
        return pages.not_found(request)
    if request.method == "POST":
        return _begun(request, victim_id, agency)
    if packet_id is not None:
        return HttpResponseRedirect(reverse("desk:handover", args=[packet_id]), status=303)
    return show(request, "handover_begin", {"task_id": task_id, "agency": printing.agency(agency)}, tab="tasks")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_HANDOVERS)
def one(request: Request, packet_id: UUID) -> HttpResponse:
    try:
        packet = queries.in_full(actor=request.actor, packet_id=packet_id, now=request.now)
        return _one(request, packet)
    except UnknownPacket:
        return pages.not_found(request)


@require_POST
@page(Act.PREPARE_HANDOVER)
def anew(request: Request, packet_id: UUID) -> HttpResponse:
    """The next version, with the same parts."""
    try:
        newer = preparing.anew(actor=request.actor, packet_id=packet_id, now=request.now)
    except UnknownPacket:
        return pages.not_found(request)
    return HttpResponseRedirect(reverse("desk:handover", args=[newer]), status=303)


@require_POST
@page(Act.PREPARE_HANDOVER)
def file(request: Request, packet_id: UUID) -> HttpResponse:
    """The signed packet, or what is printed of it, for whoever takes it along. The name of the file says nothing."""
    by: dict[str, Any] = {"actor": request.actor, "packet_id": packet_id, "now": request.now}
    try:
        if request.POST.get("form") == "paper":
            printed = queries.printed(**by)
            ending = "pdf" if printed.is_pdf else "html"
            return pages.attachment(printed.content, printed.media_type, f"packet-{packet_id.hex[:8]}.{ending}")
        return pages.attachment(queries.signed_file(**by), "application/json", f"packet-{packet_id.hex[:8]}.json")
    except (UnknownPacket, PortUnbound):
        return pages.not_found(request)


def _begun(request: Request, victim_id: UUID, agency: str) -> HttpResponse:
    try:
        packet_id = preparing.begin(
            actor=request.actor, victim_id=victim_id, agency=DutyHolder(agency), now=request.now
        )
    except (UnknownPacket, ValueError):
        return pages.not_found(request)
    return HttpResponseRedirect(reverse("desk:handover", args=[packet_id]), status=303)


def _one(request: Request, packet: PacketShown) -> HttpResponse:
    """Do the step that was posted, if it is one that is owed; else show where it stands."""
    act = request.POST.get("act", "")
    given = _forms(request, packet)
    form, do = given.get(act, (None, None))
    why, both = "settled" if request.method == "POST" and form is None else "", None
    if form is not None and do is not None and form.is_valid():
        why = _not_done(do, form)
        if not why:
            return HttpResponseRedirect(reverse("desk:handover", args=[packet.id]) + f"?{act}", status=303)
    if why == _SINCE:
        packet = queries.in_full(actor=request.actor, packet_id=packet.id, now=request.now)
        if isinstance(form, forms.Parts) and packet.state is HandoverStatus.DRAFT:
            both = versions.beside(form, forms.Parts(None, packet), packet.version)
        else:
            why = "settled"
    context: Mapping[str, Any] = {
        "packet": packet,
        "safe_of": (plan_summaries.PACKET, packet.id),
        "shown": [(part, printing.part(part.item, part.content)) for part in packet.parts],
        "forms": {name: one_form for name, (one_form, _) in given.items()},
        "form": form,
        "told": _told(request),
        "both": both,
        "wrong": say(f"handovers-{why}") if why in _WRONG else "",
        "agency": printing.agency(packet.agency),
        "words": said,
        "is_live": packet.state in _LIVE,
        "changed": [_named(item) for item in packet.changed],
    }
    return show(request, "handover", context, tab="more", status=409 if why in (_SINCE, *_WRONG) else 200)


_SINCE = "since"  # somebody changed it after the page was read
_WRONG = ("settled", "same-person")  # said above the page; all else the form says itself


def _not_done(do: Do, form: Form) -> str:
    """Do it; or why it was not done."""
    try:
        do()
    except (NotNow, receiving.NoLonger):
        return "settled"
    except SamePerson:
        return "same-person"
    except WrittenSince:
        return _SINCE
    except preparing.NotReady as left:
        for one in left.wrong:
            form.add_error(f"why-{one.item}", say("handovers-reason-needed", name=_named(one.item)))
    except checking.NotNamed as unnamed:
        for item in unnamed.items:
            form.add_error(f"named-{item}", say("handovers-named-needed", name=_named(item)))
    except WordsMissing:
        form.add_error("words", say("handovers-words-needed"))
    else:
        return ""
    return "form"


def _named(item: str) -> str:
    return say(f"handovers-item-{said.dashed(item)}")


def _told(request: Request) -> list[str]:
    if request.method == "POST":
        return []
    return [say(f"handovers-told-{said.dashed(name)}") for name in _TOLD if name in request.GET]


_TOLD = ("save", "submit", "release", "send_back", "recall", "they_said", "drop")


def _forms(request: Request, packet: PacketShown) -> dict[str, tuple[Form, Do]]:
    """The steps that are owed now."""
    by: dict[str, Any] = {"actor": request.actor, "packet_id": packet.id, "now": request.now}
    found: dict[str, tuple[Form, Do]] = {}
    if packet.state is HandoverStatus.DRAFT:
        for act in ("save", "submit"):
            found[act] = _choosing(request, packet, act, by)
        found["drop"] = Form(pages.posted_for(request, "drop")), lambda: preparing.drop(words="", **by)
    if packet.state is HandoverStatus.TO_CHECK and not packet.is_mine:
        release = forms.Release(pages.posted_for(request, "release"), packet)
        found["release"] = release, lambda: checking.release(named=release.named, **by)
        back = forms.SendBack(pages.posted_for(request, "send_back"), prefix="back")
        found["send_back"] = back, lambda: checking.send_back(words=back.cleaned_data["words"], **by)
    if packet.state in _LIVE:
        theirs = forms.TheySaid(pages.posted_for(request, "they_said"), prefix="theirs")
        found["they_said"] = theirs, lambda: _record(theirs.cleaned_data, by)
        recall = forms.Recall(pages.posted_for(request, "recall"), prefix="recall")
        found["recall"] = recall, lambda: receiving.recall(words=recall.cleaned_data["words"], **by)
    return found


def _choosing(request: Request, packet: PacketShown, act: str, by: dict[str, Any]) -> tuple[Form, Do]:
    form = forms.Parts(pages.posted_for(request, act), packet)

    def do() -> None:
        typed = form.cleaned_data
        keep = preparing.choose_and_submit if act == "submit" else preparing.choose
        keep(items=form.items, words=typed["words"], way=form.chosen_way, after=typed["after"], **by)

    return form, do


def _record(typed: Mapping[str, Any], by: dict[str, Any]) -> None:
    what = None if typed["said"] == forms.TAKEN_UP else receiving.Said(typed["said"])
    receiving.record(said=what, who=typed["who"], words=typed["words"], **by)
