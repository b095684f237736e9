"""Who helps her: agreed, changed and ended as she says, after a proof; and what those who help write, read and answered
by whoever has the task."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import parts, said
from victimcare.channels.web.desk.door import after_proof, page, show
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui import pages, versions
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.supporter_fields import SupporterFields, offered_to, refuse
from victimcare.rules.people.supporters import SupporterKind, SupporterScope
from victimcare.services.access import Act
from victimcare.services.contact import victim_record
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations.identity_checks import StrongCheckRequired
from victimcare.services.desk.written_since import WrittenSince
from victimcare.services.people import supporter_agreements, supporter_pages
from victimcare.services.people.supporter_shapes import SupporterDetail, SupporterNotOffered, UnknownSupporter
from victimcare.wording import say

_TICKS = {"classes": "govuk-checkboxes--small"}

# What a press can lead to, where nothing was changed: its words.
_NOT_NOW: Mapping[type[Exception], str] = {
    supporter_agreements.PersonMustDecide: "desk-supporters-person-looks",
    StrongCheckRequired: "desk-supporters-code-alone",
    supporter_agreements.ChildMustAgree: "desk-supporters-ask-child",
    supporter_agreements.SpokespersonExists: "desk-supporters-one-spokesperson",
    supporter_agreements.SupporterSeesNothing: "desk-supporters-sees-nothing",
    UnknownSupporter: "desk-supporters-gone",
}


class BringIn(SupporterFields):
    asked = "desk-supporters-"
    offers = "desk-supporters-"
    child_said = forms.BooleanField(label=say("desk-supporters-child-said"), required=False)
    though_guarded = forms.BooleanField(label=say("desk-supporters-though-guarded"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"child_said": _TICKS, "though_guarded": _TICKS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drawn["kind"] |= {"classes": "govuk-radios--small"}
        self.drawn["sees"] |= _TICKS


class Agree(versions.Edit):
    sees = forms.MultipleChoiceField(
        label=say("desk-supporters-sees"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": say("supporters-sees-needed")},
    )
    child_said = forms.BooleanField(label=say("desk-supporters-child-said"), required=False)
    though_guarded = forms.BooleanField(label=say("desk-supporters-though-guarded"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"sees": _TICKS, "child_said": _TICKS, "though_guarded": _TICKS}

    def __init__(self, *args: Any, kind: SupporterKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("sees", *((scope, say(f"desk-supporters-scope-{scope}")) for scope in offered_to([kind])))


class Answer(Form):
    note = forms.UUIDField(widget=forms.HiddenInput)
    words = words_field("desk-supporters-answer", needed="writing-words-needed", hint="desk-supporters-answer.hint")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_SUPPORTERS)
@after_proof
def supporters(request: Request, victim_id: UUID) -> HttpResponse:
    """A new code is in this one answer and nowhere else."""
    context: dict[str, Any] = {}
    before = supporter_agreements.load_supporters(actor=request.actor, victim_id=victim_id, now=request.now)
    is_new = request.POST.get("act") == "bring-in"
    form = BringIn(request.POST if is_new else None, kinds=before.kinds, prefix="new")
    agree = _agree_form(request, before.now)
    is_overtaken = False
    try:
        if is_new and form.is_valid():
            _bring_in(request, victim_id, form)
            context["told"] = [say("desk-supporters-agreed")]
            form = BringIn(kinds=before.kinds, prefix="new")
        elif agree is not None:
            context = _agree(request, victim_id, agree)
        elif request.method == "POST" and not is_new:
            context = _done(request, victim_id)
    except WrittenSince:
        is_overtaken = True
    except SupporterNotOffered as wrong:
        refuse(form, wrong)
    except tuple(_NOT_NOW) as why:
        context["told"] = [say(_NOT_NOW[type(why)])]
    kept = supporter_agreements.load_supporters(actor=request.actor, victim_id=victim_id, now=request.now)
    agreeing, both = _agreeing(kept.now), None
    one = next((one for one in kept.now if agree is not None and agree.prefix == str(one.id)), None)
    if agree is not None and one is not None and (is_overtaken or agree.errors):
        both = versions.beside(agree, agreeing[one.id], one.version) if is_overtaken else None
        agreeing[one.id] = agree
    context |= {"kept": kept, "form": form, "agreeing": agreeing, "both": both}
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    return parts.show_part(request, "supporters", her, context)


def _bring_in(request: Request, victim_id: UUID, form: BringIn) -> None:
    supporter_agreements.bring_in_supporter(
        actor=request.actor,
        victim_id=victim_id,
        wanted=form.wanted,
        child_said=form.cleaned_data["child_said"],
        though_guarded=form.cleaned_data["though_guarded"],
        now=request.now,
    )


def _agree_form(request: Request, now: Collection[SupporterDetail]) -> Agree | None:
    """The one that was sent; None where another button was pressed."""
    if request.POST.get("act") != "agree":
        return None
    whom = request.POST.get("supporter", "")
    return next((Agree(request.POST, kind=one.kind, prefix=whom) for one in now if str(one.id) == whom), None)


def _agree(request: Request, victim_id: UUID, form: Agree) -> dict[str, Any]:
    if not form.is_valid():
        return {}
    typed = form.cleaned_data
    supporter_agreements.agree_supporter(
        actor=request.actor,
        victim_id=victim_id,
        supporter_id=UUID(str(form.prefix)),
        sees=[SupporterScope(scope) for scope in typed["sees"]],
        child_said=typed["child_said"],
        though_guarded=typed["though_guarded"],
        after=typed["after"],
        now=request.now,
    )
    return {"told": [say("desk-supporters-agreed")]}


def _done(request: Request, victim_id: UUID) -> dict[str, Any]:
    """What the press did, as the page shows it."""
    with suppress(ValueError):
        supporter_id = UUID(request.POST.get("supporter", ""))
        whose: dict[str, Any] = {
            "actor": request.actor,
            "victim_id": victim_id,
            "supporter_id": supporter_id,
            "now": request.now,
        }
        match request.POST.get("act"):
            case "agree":  # not among those who help her any more
                raise UnknownSupporter(supporter_id)
            case "code":
                return {"made": supporter_agreements.make_supporter_code_at_desk(**whose), "made_for": supporter_id}
            case "end":
                supporter_agreements.end_supporter_agreement(**whose)
                return {"told": [say("desk-supporters-ended")]}
            case "goes-on" | "no-more" as said_so:
                supporter_agreements.record_child_answer(**whose, goes_on=said_so == "goes-on")
                return {"told": [say("desk-supporters-child-asked")]}
    return {}


def _agreeing(now: Collection[SupporterDetail]) -> dict[UUID, Agree]:
    """A form for each, with what stands."""
    return {
        one.id: Agree(
            kind=one.kind,
            prefix=str(one.id),
            initial={
                "sees": [scope.value for scope in one.sees],
                "though_guarded": one.though_guarded,
                "after": one.version,
            },
        )
        for one in now
    }


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_SUPPORTERS)
def answer(request: Request, task_id: UUID) -> HttpResponse:
    """What somebody who helps her wrote, for whoever has the task."""
    form = Answer(request.POST) if request.method == "POST" else None
    if form is not None and (form.is_valid() or "rung" in request.POST):
        words = "" if "rung" in request.POST else form.cleaned_data["words"]
        note_id = form.cleaned_data.get("note")
        if note_id and supporter_pages.answer_supporter(
            actor=request.actor, task_id=task_id, note_id=note_id, words=words, now=request.now
        ):
            return HttpResponseRedirect(reverse("desk:tasks"), status=303)
    asked = supporter_pages.load_supporter_question(actor=request.actor, task_id=task_id, now=request.now)
    if asked is None:
        return pages.not_found(request)
    context = {
        "asked": asked,
        "form": form or Answer(),
        "words": said,
        "safe_of": (plan_summaries.VICTIM, asked.victim),
    }
    return show(request, "supporter_wrote", context, tab="tasks")
