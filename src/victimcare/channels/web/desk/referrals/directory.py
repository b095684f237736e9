"""The directory of support services: search, entries that need a person, and the count and map of unmet needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import desk_pages, staff_words
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.desk.referrals import directory_content
from victimcare.channels.web.ui.forms import Form, id_part
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.force import Force
from victimcare.rules.referrals.language_codes import LANGUAGE_NAMES
from victimcare.rules.referrals.listed_services import AccessFeature
from victimcare.rules.referrals.ranking import ServiceAvailability, ServiceSearch
from victimcare.rules.referrals.support_needs import FEWEST_PEOPLE, SUPPORT_NEEDS, CountCell
from victimcare.services.access import Act
from victimcare.services.referrals import directory_reviews, refused_entries, service_directory
from victimcare.services.referrals.service_directory import UnmetNeedMap, UnmetNeedReason
from victimcare.wording import say

MOST_SHOWN = 50
_ANYWHERE, _EVERYBODY = "anywhere", "everybody"
_MILES = (2, 5, 10, 25)
_SMALL = {"classes": "govuk-checkboxes--small"}


class DirectorySearchForm(Form):
    """Searches the directory. With every field empty, all services are shown."""

    need = forms.ChoiceField(label=say("directory-need"), required=False)
    area = forms.ChoiceField(label=say("directory-area"), required=False)
    within = forms.ChoiceField(label=say("directory-within"), required=False)
    age = forms.IntegerField(
        label=say("directory-age"),
        required=False,
        min_value=0,
        max_value=120,
        error_messages={name: say("directory-age-wrong") for name in ("invalid", "min_value", "max_value")},
    )
    language = forms.ChoiceField(label=say("directory-language"), required=False)
    words = forms.CharField(label=say("directory-words"), required=False, max_length=100)
    access = forms.MultipleChoiceField(
        label=say("directory-access"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(one.value, say(f"directory-access-{id_part(one.value)}")) for one in AccessFeature],
    )
    free = forms.BooleanField(label=say("directory-free"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "age": {"classes": "govuk-input--width-3"},
        "access": _SMALL,
        "free": _SMALL,
    }

    def __init__(self, *args: Any, force: Force, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(
            "need", ("", say("directory-any")), *((need, directory_content.need_label(need)) for need in SUPPORT_NEEDS)
        )
        areas = ((area.code, area.name) for area in force.areas)
        self.offer("area", (_ANYWHERE, say("directory-anywhere")), (_EVERYBODY, say("directory-no-area")), *areas)
        if any(area.middle for area in force.areas):
            miles = ((str(count), say("directory-within-miles", miles=count)) for count in _MILES)
            self.offer("within", ("", say("directory-within-any")), *miles)
        else:  # the force has not said where its areas are
            del self.fields["within"]
        spoken = sorted(LANGUAGE_NAMES.items(), key=lambda one: one[1])
        self.offer("language", ("", say("directory-any")), *spoken)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("within") and typed.get("area") in (_ANYWHERE, _EVERYBODY):
            self.add_error("area", say("directory-within-wrong"))
        return typed

    def wish(self) -> ServiceSearch:
        """Return the search from a valid form."""
        typed = self.cleaned_data
        return ServiceSearch(
            need=typed["need"],
            area="" if typed["area"] in (_ANYWHERE, _EVERYBODY) else typed["area"],
            any_area=typed["area"] == _ANYWHERE,
            age=typed["age"],
            language=typed["language"],
            only_free=typed["free"],
            access=frozenset(typed["access"]),
            words=typed["words"],
            within=int(typed.get("within") or 0),
        )


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_DIRECTORY)
def search_directory(request: Request) -> HttpResponse:
    """Search by POST: what is typed may hold more than a need."""
    data = request.POST if request.method == "POST" else {"area": _ANYWHERE}
    form = DirectorySearchForm(data, force=settings.FORCE)
    is_valid = form.is_valid()
    wish = form.wish() if is_valid else ServiceSearch()
    found = service_directory.search_services(actor=request.actor, wish=wish, now=request.now) if is_valid else ()
    near = service_directory.find_near_terms(actor=request.actor, words=wish.words) if wish.words and not found else ()
    context = {
        "form": form,
        "near": near,
        "found": found[:MOST_SHOWN],
        "count": len(found),
        "most": MOST_SHOWN,
        "wish": wish,
        "is_asked": request.method == "POST" and is_valid,
        "nobody_can": bool(wish.need) and all(one.place is ServiceAvailability.FULL for one in found),
        "is_said": "said" in request.GET,
        "words": staff_words,
        "speak": directory_content,
        "lists": directory_content.DIRECTORY_LISTS,
    }
    return show_page(request, "directory", context, tab="referrals")


@require_POST
@desk_page(Act.KEEP_DIRECTORY)
def report_unmet_need(request: Request) -> HttpResponse:
    """Report that no service here meets a need, or that all of them are full now."""
    need, area = request.POST.get("need", ""), request.POST.get("area", "")
    force: Force = settings.FORCE
    if need in SUPPORT_NEEDS and force.knows_area(area):
        why = (
            UnmetNeedReason.ALL_FULL
            if request.POST.get("why") == UnmetNeedReason.ALL_FULL
            else UnmetNeedReason.NONE_FITS
        )
        service_directory.report_unmet_need(actor=request.actor, need=need, area=area, why=why, now=request.now)
    return HttpResponseRedirect(f"{reverse('desk:directory')}?said", status=303)


# The map of unmet needs: one tile for each area, where the force has drawn it, darker for more people.

SIDE, GAP = 96, 6
SHADES = 4  # shades for counts; "none" and "too few to say" have their own


@dataclass(frozen=True, slots=True)
class MapTile:
    """One tile of the map: its corner, its lines of text and its shade: `none`, `few`, or 1 to `SHADES`."""

    x: int
    y: int
    code: str
    name: str
    count: str
    shade: str


@dataclass(frozen=True, slots=True)
class UnmetNeedsDrawing:
    width: int
    height: int
    tiles: tuple[MapTile, ...]
    says: str


def draw_unmet_map(found: UnmetNeedMap) -> UnmetNeedsDrawing:
    most = max((cell.shown or 0 for cell in found.table.totals.values()), default=0)
    tiles = tuple(
        MapTile(
            tile.column * (SIDE + GAP),
            tile.row * (SIDE + GAP),
            tile.area,
            found.names[tile.area],
            unmet_count_label(found.table.totals[tile.area]),
            _shade(found.table.totals[tile.area], most),
        )
        for tile in found.tiles
    )
    return UnmetNeedsDrawing(
        max((tile.x for tile in tiles), default=0) + SIDE,
        max((tile.y for tile in tiles), default=0) + SIDE,
        tiles,
        "; ".join(f"{tile.name}: {tile.count}" for tile in tiles),
    )


def list_counted_needs(found: UnmetNeedMap) -> list[str]:
    """List the needs that have a count in any area."""
    table = found.table
    return [need for need in table.needs if not all(table.cells[need, area].is_empty for area in table.areas)]


def unmet_count_label(cell: CountCell) -> str:
    if cell.shown is None:
        return say("directory-unmet-few", fewest=FEWEST_PEOPLE) if cell.is_small else say("directory-unmet-hidden")
    return say("directory-unmet-none") if cell.is_empty else say("directory-unmet-about", count=cell.shown)


def _shade(cell: CountCell, most: int) -> str:
    if cell.shown is None:
        return "few"
    if not cell.shown:
        return "none"
    return str(max(1, round(SHADES * cell.shown / most)))


# Entries that need a person: reported, long unchecked, not understood or refused. And the page of unmet needs.


@require_safe
@desk_page(Act.KEEP_DIRECTORY)
def list_entries_to_keep(request: Request, which: str) -> HttpResponse:
    start = desk_pages.page_start(request)
    found, has_more = directory_reviews.list_entries(actor=request.actor, which=which, start=start, now=request.now)
    here = reverse(f"desk:directory-{which}")
    context = {
        "which": which,
        "found": found,
        "first": here if start else "",
        "next": f"{here}?{urlencode({'start': start + directory_reviews.PAGE})}" if has_more else "",
        "lists": directory_content.DIRECTORY_LISTS,
        "words": staff_words,
        "speak": directory_content,
    }
    return show_page(request, "directory_list", context, tab="referrals")


@require_safe
@desk_page(Act.KEEP_DIRECTORY)
def list_refused_fields(request: Request) -> HttpResponse:
    """List the refused fields of each source. The source corrects them, or an engineer mends the import."""
    start = desk_pages.page_start(request)
    found = refused_entries.list_refused_fields(actor=request.actor, start=start)
    here = reverse("desk:directory-refused")
    has_more = len(found) == refused_entries.PAGE
    context = {
        "which": "refused",
        "found": found,
        "sources": refused_entries.list_sources(actor=request.actor),
        "first": here if start else "",
        "next": f"{here}?{urlencode({'start': start + refused_entries.PAGE})}" if has_more else "",
        "lists": directory_content.DIRECTORY_LISTS,
        "words": staff_words,
        "speak": directory_content,
    }
    return show_page(request, "directory_refused", context, tab="referrals")


@require_safe
@desk_page(Act.SEE_UNMET)
def show_unmet_needs(request: Request) -> HttpResponse:
    need = request.GET.get("need", "")
    found = service_directory.count_unmet_needs(
        actor=request.actor, need=need if need in SUPPORT_NEEDS else "", now=request.now
    )
    context = {
        "map": found,
        "drawn": draw_unmet_map(found),
        "counted": unmet_count_label,
        "counted_needs": list_counted_needs(found),
        "needs": SUPPORT_NEEDS,
        "words": staff_words,
        "speak": directory_content,
    }
    return show_page(request, "unmet", context, tab="referrals")
