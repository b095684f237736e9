"""The lists that a victim sent of what was taken or broken: read, printed, answered, noted as on the crime record."""

from __future__ import annotations

from uuid import UUID, uuid4

from csp.constants import SELF
from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.task_page import draw
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.files import download
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.contact.correspondence import LONGEST_MESSAGE
from victimcare.rules.court.compensation import format_pounds
from victimcare.rules.files import FILMS, SOUNDS
from victimcare.services.access import Act
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.written_answers import Unopened
from victimcare.services.desk import actions
from victimcare.services.files.shapes import Gone
from victimcare.services.losses import at_desk
from victimcare.services.losses.shapes import UnknownList
from victimcare.wording import say


class AnswerList(Form):
    """What the victim is told: that the list is on the crime record, or what is asked about it."""

    words = forms.CharField(
        label=say("desk-losses-words"),
        help_text=say("desk-losses-words.hint"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": say("writing-desk-answer-needed")},
    )
    list = forms.UUIDField(widget=forms.HiddenInput)
    once = forms.UUIDField(widget=forms.HiddenInput)


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ANSWER_WRITTEN)
def show_sent_lists(request: Request, victim_id: UUID) -> HttpResponse:
    form = AnswerList(request.POST) if request.method == "POST" else None
    not_done = ""
    try:
        if form is not None and form.is_valid():
            return _answer(request, victim_id, form)
    except at_desk.AddedBefore as added:
        not_done = say("desk-losses-added-before", name=added.by)
    except at_desk.ListOvertaken:
        not_done = say("desk-losses-overtaken")
    except actions.TaskTaken as taken:
        not_done = say("desk-taken-by", name=taken.owner)
    except (UnknownList, identity_checks.IdentityCheckMissing, identity_checks.UnknownVictim):
        pass  # the page says what there is to see
    try:
        found = at_desk.see_sent_lists(actor=request.actor, victim_id=victim_id, now=request.now)
    except identity_checks.IdentityCheckMissing:
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
    except identity_checks.UnknownVictim:
        return pages.not_found(request)
    newest = found.lists[0].id if found.lists else None
    blank = AnswerList(initial={"once": uuid4(), "list": newest, "words": say("desk-losses-added-words")})
    if form is not None and form.data.get("list", "") != str(newest):
        not_done = not_done or say("desk-losses-overtaken")
        form = None  # it was typed for a list that stands below now, where nobody answers
    context = {
        "found": found,
        "form": form or blank,
        "not_done": not_done,
        "pounds": format_pounds,
        "sounds": SOUNDS,
        "films": FILMS,
        "words": said,
        "safe_of": (plan_summaries.VICTIM, victim_id),
    }
    answer = show(request, "losses", context, tab="tasks")
    answer._csp_update = {"media-src": [SELF]}  # type: ignore[attr-defined]  # sound and film are played here
    return answer


@require_safe
@page(Act.ANSWER_WRITTEN)
def give_sent_file(request: Request, victim_id: UUID, file_id: UUID) -> HttpResponse:
    """Missing, another's, and whatever cannot be opened look the same."""
    try:
        opened = at_desk.open_sent_file(actor=request.actor, victim_id=victim_id, file_id=file_id, now=request.now)
    except (UnknownList, Gone, Unopened, identity_checks.IdentityCheckMissing, identity_checks.UnknownVictim):
        return pages.not_found(request)
    return download(opened)


def _answer(request: Request, victim_id: UUID, form: AnswerList) -> HttpResponse:
    typed = form.cleaned_data
    is_added = request.POST.get("act") == "added"
    do = at_desk.note_added if is_added else at_desk.ask_about
    do(
        actor=request.actor,
        victim_id=victim_id,
        list_id=typed["list"],
        once=typed["once"],
        words=typed["words"],
        now=request.now,
    )
    return draw(request, told=say("desk-losses-noted-added" if is_added else "desk-losses-noted-asked"))
