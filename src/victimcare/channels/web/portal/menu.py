"""All of her pages, as her menu lists them: what a visit may not open is not offered in it (ADR 29)."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.pages import Request, render
from victimcare.services.access import Act
from victimcare.services.access_codes import duress_codes
from victimcare.services.messages.message_languages import list_page_languages
from victimcare.services.sessions import site_navigation


@dataclass(frozen=True, slots=True)
class Item:
    """`name`: of its address in this site, and of its words: `portal-menu-<name>` with `.more`. `is_short`: the short
    level opens it too."""

    name: str
    is_short: bool = False


# Heading (`portal-menu-<heading>`) and what stands under it.
ITEMS: tuple[tuple[str, tuple[Item, ...]], ...] = (
    (
        "of-case",
        (
            Item("case", is_short=True),
            Item("easy", is_short=True),
            Item("young", is_short=True),
            Item("journey"),
            Item("reference"),
            Item("another"),
            Item("second-look"),
            Item("more-help"),
        ),
    ),
    ("of-court", (Item("statement"), Item("court"), Item("compensation"), Item("property"))),
    (
        "of-talk",
        (
            Item("messages", is_short=True),
            Item("update"),
            Item("call-me", is_short=True),
            Item("not-done", is_short=True),
            Item("get-help", is_short=True),
            Item("support"),
        ),
    ),
    ("of-us-two", (Item("contact"), Item("tell-once"), Item("passport"), Item("family"))),
    (
        "of-you",
        (
            Item("second-step", is_short=True),
            Item("visits", is_short=True),
            Item("who-looked"),
            Item("your-code"),
            Item("print", is_short=True),
            Item("use-more-safely", is_short=True),
        ),
    ),
)


@require_safe
@page(Act.SEE_OWN_CASE)
def all_pages(request: Request) -> HttpResponse:
    level = site_navigation.find_menu_level(actor=request.actor, now=request.now)
    hidden = set() if duress_codes.is_duress_code_offered() else {"your-code"}
    hidden |= set() if level.is_young else {"young"}
    groups = [
        (heading, [item.name for item in items if (item.is_short or not level.is_short) and item.name not in hidden])
        for heading, items in ITEMS
    ]
    context = {"groups": [group for group in groups if group[1]], "languages": list_page_languages()}
    return render(request, "portal/menu.jinja", context)


@require_POST
@page(Act.SEE_OWN_CASE)
def language(request: Request) -> HttpResponse:
    """In which she reads for the rest of this visit."""
    site_navigation.set_session_language(
        actor=request.actor, language=request.POST.get("language", "")[:8], now=request.now
    )
    return HttpResponseRedirect(reverse("portal:menu"), status=303)
