"""The desk's words for directory entries, and the forms that keep an entry up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.ui import form_versions
from victimcare.channels.web.ui.forms import Form, id_part
from victimcare.rules.clock import london_date
from victimcare.rules.force import Force
from victimcare.rules.referrals.language_codes import LANGUAGE_NAMES, language_code, language_name
from victimcare.rules.referrals.listed_services import (
    MOST_PLACES,
    MOST_WEEKS,
    CapacityStatus,
    ListedService,
    ServiceFacts,
    StatedCapacity,
)
from victimcare.rules.referrals.opening_times import ServiceOpening
from victimcare.rules.referrals.support_needs import SUPPORT_NEEDS
from victimcare.services.referrals import directory_reviews
from victimcare.wording import say, service_hours

DIRECTORY_LISTS = ("wrong", "review", "unknown", "refused")


def need_label(name: str) -> str:
    return say(f"directory-need-{id_part(name)}")


def needs_label(facts: ServiceFacts) -> str:
    return ", ".join(need_label(one) for one in sorted(facts.needs)) or say("directory-need-not-known")


def areas_label(facts: ServiceFacts, force: Force) -> str:
    if facts.is_everywhere:
        return say("directory-everywhere")
    return ", ".join(force.area_name(code) for code in sorted(facts.areas)) or say("directory-area-not-known")


def ages_label(facts: ServiceFacts) -> str:
    if facts.youngest is None and facts.oldest is None:
        return say("directory-all-ages")
    if facts.oldest is None:
        return say("directory-from-age", age=facts.youngest or 0)
    return say("directory-ages", youngest=facts.youngest or 0, oldest=facts.oldest)


def languages_label(facts: ServiceFacts) -> str:
    return ", ".join(sorted(map(language_name, facts.languages)))


def hours_label(openings: Iterable[ServiceOpening], now: datetime) -> str:
    return service_hours.describe_opening_hours(openings, manner="staff", today=london_date(now))


def access_label(facts: ServiceFacts) -> str:
    return ", ".join(say(f"directory-access-{id_part(one)}") for one in sorted(facts.access))


def cost_label(facts: ServiceFacts) -> str:
    if facts.is_free is None:
        return say("directory-not-known")
    return say("directory-is-free" if facts.is_free else "directory-costs")


def capacity_label(found: StatedCapacity | None, now: datetime) -> str:
    """Say how full a service is, and how old that statement is."""
    if found is None:
        return say("directory-why-never-said")
    full = say(f"directory-own-is-{found.said}", places=found.places or 0, weeks=found.weeks or 0)
    return f"{full} {say('directory-said-ago', days=found.days_old(london_date(now)))}"


def checked_label(listed: ListedService, now: datetime) -> str:
    return _day(listed.checked_on, now) if listed.checked_on else say("directory-never-checked")


def refused_field_labels(fields: Iterable[tuple[str, str, str]]) -> list[str]:
    return [refusal_label(*one) for one in fields]


def refusal_label(field: str, reason: str, value: str) -> str:
    """Describe a refused field: "url is no web address (htp:/…)"."""
    because = say(f"directory-refused-{id_part(reason)}")
    return f"{field} {because}{f' ({value})' if value else ''}"


def _day(on: date, now: datetime) -> str:
    return staff_words.day_label(on, now)


# Forms for one service: capacity, a reported fault, a check, and a correction.

_SMALL = {"classes": "govuk-checkboxes--small"}
_IN_COLUMNS = {"classes": "govuk-checkboxes--small in-columns"}
_SHORT = {"classes": "govuk-input--width-3"}
_SITE = r"https://[!-~]+"


class CapacityForm(form_versions.VersionedForm):
    """Records what the service said by telephone; the pressed button gives its capacity."""

    places = forms.IntegerField(label=say("directory-own-places"), required=False, min_value=1, max_value=MOST_PLACES)
    weeks = forms.IntegerField(label=say("directory-own-weeks"), required=False, min_value=1, max_value=MOST_WEEKS)
    said = forms.ChoiceField(
        label=say("directory-room"),
        required=False,  # set by the pressed button
        choices=[(one.value, say(f"directory-own-{one}")) for one in CapacityStatus],
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"places": _SHORT, "weeks": _SHORT}


class WrongEntryForm(Form):
    words = forms.CharField(
        label=say("directory-wrong-words"),
        required=False,
        max_length=directory_reviews.LONGEST_WORDS,
        widget=forms.Textarea({"rows": 2}),
    )


class EntryCheckedForm(form_versions.VersionedForm):
    """Confirms that the entry is right as shown."""


class EntryCorrectionForm(form_versions.VersionedForm):
    """Corrects what an entry says."""

    telephone = forms.RegexField(
        r"\+?[0-9][0-9 ()-]{2,28}",
        label=say("directory-telephone"),
        required=False,
        error_messages={"invalid": say("directory-telephone-wrong")},
    )
    website = forms.RegexField(
        _SITE, label=say("directory-website"), required=False, error_messages={"invalid": say("directory-site-wrong")}
    )
    hours = forms.CharField(
        label=say("directory-hours"), help_text=say("directory-hours.hint"), required=False, max_length=200
    )
    needs = forms.MultipleChoiceField(label=say("directory-needs"), required=False, widget=forms.CheckboxSelectMultiple)
    everywhere = forms.BooleanField(label=say("directory-everywhere"), required=False)
    areas = forms.MultipleChoiceField(label=say("directory-areas"), required=False, widget=forms.CheckboxSelectMultiple)
    languages = forms.CharField(
        label=say("directory-languages"), help_text=say("directory-languages.hint"), required=False, max_length=400
    )
    youngest = forms.IntegerField(label=say("directory-youngest"), required=False, min_value=0, max_value=120)
    oldest = forms.IntegerField(label=say("directory-oldest"), required=False, min_value=0, max_value=120)
    cost = forms.ChoiceField(label=say("directory-cost"), required=False)
    self_referral = forms.BooleanField(label=say("directory-self-referral"), required=False)
    is_open = forms.BooleanField(label=say("directory-is-open"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "needs": _IN_COLUMNS,
        "areas": _IN_COLUMNS,
        "everywhere": _SMALL,
        "self_referral": _SMALL,
        "is_open": _SMALL,
        "youngest": _SHORT,
        "oldest": _SHORT,
    }

    def __init__(self, *args: Any, force: Force, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("needs", *((need, need_label(need)) for need in SUPPORT_NEEDS))
        self.offer("areas", *((area.code, area.name) for area in force.areas))
        self.offer(
            "cost",
            ("", say("directory-not-known")),
            ("free", say("directory-is-free")),
            ("costs", say("directory-costs")),
        )

    def clean_languages(self) -> str:
        """Parse each language by its English name or its code."""
        typed = [word.strip() for word in str(self.cleaned_data["languages"]).split(",") if word.strip()]
        unknown = [word for word in typed if language_code(word) not in LANGUAGE_NAMES]
        if unknown:
            raise forms.ValidationError(say("directory-languages-wrong", spoken=unknown[0]))
        return ",".join(sorted({language_code(word) for word in typed}))

    def better(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "telephone": typed["telephone"],
            "website": typed["website"],
            "needs": frozenset(typed["needs"]),
            "is_everywhere": typed["everywhere"],
            "areas": frozenset() if typed["everywhere"] else frozenset(typed["areas"]),
            "languages": frozenset(filter(None, typed["languages"].split(","))),
            "youngest": typed["youngest"],
            "oldest": typed["oldest"],
            "is_free": {"free": True, "costs": False}.get(typed["cost"]),
            "takes_self_referral": typed["self_referral"],
            "is_open": typed["is_open"],
        }
