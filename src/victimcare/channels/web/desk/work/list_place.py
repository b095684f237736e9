"""Where a task stands in the work list that it was opened from: the rows before and after it, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.channels.web.desk import desk_pages
from victimcare.channels.web.desk.rights import rights_presenter
from victimcare.channels.web.desk.work import work_presenter
from victimcare.channels.web.desk.work.task_forms import WorkFilterForm
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.services.desk import work_list
from victimcare.services.desk.task_kinds import TaskGroup
from victimcare.services.desk.task_shapes import OwnerFilter, StateFilter, WorkItem, WorkList
from victimcare.services.desk.work_list import PAGE
from victimcare.services.follow_up import follow_up_queries
from victimcare.services.handovers import report_records

_Choice = TypeVar("_Choice", bound=StrEnum)


def load_placed_list(request: Request, place: ListPlace, since: datetime | None) -> WorkList:
    return work_list.load_work_list(
        actor=request.actor,
        which=place.which,
        show=place.show,
        group=place.group,
        start=place.start,
        since=since,
        now=request.now,
    )


def describe_list(request: Request, place: ListPlace, found: WorkList) -> dict[str, Any]:
    """Return the list and its navigation."""
    first, further = replace(place, start=0), replace(place, start=place.start + PAGE)
    return {
        "list": found,
        "danger_count": work_list.count_danger_in_list(found, actor=request.actor),
        "about": describe_items(request, (*found.danger, *found.items)),
        "may_tick": {item.id for item in found.items if work_list.may_hand_on_task(request.actor, item)},
        "place": place,
        "which": place.which,
        "start": place.start,
        "counts": [(each, desk_pages.count_label(found.counts[each]), each is place.which) for each in OwnerFilter],
        "apart": [(each, count, replace(first, show=each).address()) for each, count in found.apart.items()],
        "filter": WorkFilterForm(initial={"group": place.group or "", "show": place.show}),
        "here": place.address(),
        "first": first.address() if place.start else "",
        "next": further.address() if found.has_more else "",
    }


def describe_new_work(request: Request, place: ListPlace, since: datetime | None) -> dict[str, Any]:
    """Return the moment after which work counts as new, and the address that an open page polls."""
    asked = urlencode({"which": place.which.value, "since": request.now.isoformat()})
    return {"since": since, "asks": f"{reverse('desk:new-work')}?{asked}"}


def describe_items(request: Request, items: Sequence[WorkItem]) -> dict[UUID, str]:
    """Describe tasks that would otherwise read the same: late ones by what is owed, handover reports by agency."""
    owed = follow_up_queries.find_first_owed(actor=request.actor, items=items, now=request.now)
    agencies = {item.id: agency for item in items if (agency := report_records.find_agency_of_task(item.subject_key))}
    return {task_id: work_presenter.owed_label(one) for task_id, one in owed.items()} | {
        task_id: rights_presenter.holders_label([agency]) for task_id, agency in agencies.items()
    }


def show_new_count(request: Request, since: datetime) -> HttpResponse:
    """Render the count of new work for an open list."""
    place = read_list_place(request)
    count = work_list.count_new_tasks(actor=request.actor, which=place.which, since=since, now=request.now)
    return render_page(request, "desk/new_work.jinja", {"count": count, "here": place.address()})


def return_to_list(request: Request, task_id: UUID | None = None, *, went: UUID | None = None) -> HttpResponse:
    """Redirect to the list; `went`: a task that was handed on, whose new owner the list names."""
    more = {name: value for name, value in (("task", task_id), ("went", went)) if value}
    return HttpResponseRedirect(replace(read_list_place(request), start=0).address(**more), status=303)


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The part of the list that is shown, as its address says."""

    which: OwnerFilter
    show: StateFilter = StateFilter.NOW
    group: TaskGroup | None = None
    start: int = 0

    def address(self, **more: Any) -> str:
        asked = {
            "which": self.which.value,
            **({"group": self.group.value} if self.group else {}),
            **({"show": self.show.value} if self.show is not StateFilter.NOW else {}),
            **({"start": self.start} if self.start else {}),
            **more,
        }
        # Where the task is below the list, this scrolls to it.
        return f"{reverse('desk:tasks')}?{urlencode(asked)}{'#task' if 'task' in more else ''}"


def read_list_place(request: Request) -> ListPlace:
    def asked(name: str, among: type[_Choice], usual: _Choice) -> _Choice:
        said = request.POST.get(name) or request.GET.get(name) or ""
        return among(said) if said in set(among) else usual

    group = request.POST.get("group") or request.GET.get("group") or ""
    return ListPlace(
        asked("which", OwnerFilter, OwnerFilter.TEAM),
        asked("show", StateFilter, StateFilter.NOW),
        TaskGroup(group) if group in set(TaskGroup) else None,
        desk_pages.page_start(request),
    )
