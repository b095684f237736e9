"""The work list: what is put off and comes back, what is received, how it is ordered, and the keys that work it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk.door import keys_of, page, show
from victimcare.channels.web.desk.said import dashed
from victimcare.channels.web.desk.task_page import came_since, draw, return_to_list, snooze_form_of, told_who_was_first
from victimcare.channels.web.desk.work_forms import ChooseKeys, moment
from victimcare.channels.web.ui.pages import Request, render
from victimcare.rules.desk.shortcut_keys import USUAL_SHORTCUTS, ShortcutKeys
from victimcare.services.access import Act
from victimcare.services.contact import task_panels
from victimcare.services.desk import actions, keys, queries, snoozing
from victimcare.wording import say


@require_POST
@page(Act.WORK_TASK)
@told_who_was_first
def snooze(request: Request, task_id: UUID) -> HttpResponse:
    panel = task_panels.open_task_panel(actor=request.actor, task_id=task_id, now=request.now)
    if panel is None:
        return draw(request, told=say("desk-gone"), status=409)
    form = snooze_form_of(request, panel, request.POST)
    if not form.is_valid():
        return draw(request, chosen=task_id, snooze_form=form)
    why = form.cleaned_data["why"]
    try:
        snoozing.snooze(actor=request.actor, task_id=task_id, until=form.moment, why=why, now=request.now)
    except snoozing.NotPutOff as refused:
        form.add_error("until", say(f"work-snooze-not-{dashed(refused.why)}"))
        return draw(request, chosen=task_id, snooze_form=form)
    except actions.NoteMissing:
        form.add_error("why", say("work-snooze-why-needed"))
        return draw(request, chosen=task_id, snooze_form=form)
    return return_to_list(request)


@require_POST
@page(Act.WORK_TASK)
@told_who_was_first
def wake(request: Request, task_id: UUID) -> HttpResponse:
    snoozing.wake(actor=request.actor, task_id=task_id, now=request.now)
    return return_to_list(request, task_id)


@require_POST
@page(Act.WORK_TASK)
@told_who_was_first
def have_it(request: Request, task_id: UUID) -> HttpResponse:
    actions.say_i_have_it(actor=request.actor, task_id=task_id, now=request.now)
    return return_to_list(request, task_id)


@require_safe
@page(Act.SEE_TASKS)
def new(request: Request) -> HttpResponse:
    """How much has come since the list was drawn: only its script asks this."""
    return came_since(request, moment(request.GET.get("since", "")) or request.now)


@require_safe
@page(Act.SEE_TASKS)
def danger_count(request: Request) -> HttpResponse:
    """How many may be in danger now, for the bar of a page that stands open: only its script asks this."""
    return render(request, "desk/danger_count.jinja", {"danger_count": queries.count_danger(actor=request.actor)})


@require_safe
@page(Act.SEE_TASKS)
def order(request: Request) -> HttpResponse:
    """How the list is ordered, and who gets what: all that decides it."""
    return show(request, "order", {}, tab="tasks")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CHOOSE_KEYS)
def choose_keys(request: Request) -> HttpResponse:
    stands = keys_of(request)
    if request.method == "POST" and "usual" in request.POST:
        keys.choose(actor=request.actor, are_on=True, of=USUAL_SHORTCUTS, now=request.now)
        return HttpResponseRedirect(reverse("desk:keys"), status=303)
    form = ChooseKeys(request.POST if request.method == "POST" else None, keys=stands)
    if form.is_valid():
        wanted = ShortcutKeys(form.cleaned_data["are_on"], form.chosen)
        try:
            keys.choose(actor=request.actor, are_on=wanted.are_on, of=wanted.of, now=request.now)
        except keys.NotKeys as wrong:
            form.refuse(wrong)
        else:
            return HttpResponseRedirect(f"{reverse('desk:keys')}?kept", status=303)
    told = say("work-keys-kept") if "kept" in request.GET else ""
    return show(request, "keys", {"form": form, "told": told}, status=422 if form.errors else 200)
