"""Forms and words for team members: shifts, skills, absences, presence, and the team's lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from victimcare.channels.web.desk.record.plan_presenter import DAYS
from victimcare.channels.web.desk.staff_words import coming_moment, language_name
from victimcare.channels.web.ui.form_versions import VersionedForm
from victimcare.channels.web.ui.forms import Form, day_field
from victimcare.channels.web.ui.phone_forms import LANGUAGES, call_need_label
from victimcare.rules.calls.call_queue import ENGLISH, TRAINED_NEEDS, CallerNeed
from victimcare.rules.clock import london_date, london_moment
from victimcare.rules.desk.rota import Shift
from victimcare.services.desk.rota import AbsencePeriod, AbsenceReason, TeamMember
from victimcare.wording import say

_SMALL_BOXES = {"classes": "govuk-checkboxes--small"}


class WorkProfileForm(VersionedForm):
    """Takes one shift for each weekday; a shift that ends before it starts runs past midnight."""

    languages = forms.MultipleChoiceField(
        label=say("team-languages"), widget=forms.CheckboxSelectMultiple, required=False
    )
    skills = forms.MultipleChoiceField(label=say("team-skills"), widget=forms.CheckboxSelectMultiple, required=False)
    gets_work = forms.BooleanField(label=say("team-gets-work"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "languages": _SMALL_BOXES,
        "skills": _SMALL_BOXES,
        "gets_work": _SMALL_BOXES,
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = sorted((language_name(code), code) for code in LANGUAGES if code != ENGLISH)
        self.offer("languages", *((code, words) for words, code in others))
        self.offer("skills", *((need.value, call_need_label(need)) for need in CallerNeed if need in TRAINED_NEEDS))
        for number, name in enumerate(DAYS):
            for end in ("start", "end"):
                field = forms.TimeField(
                    label=say(f"team-{end}"),
                    required=False,
                    input_formats=["%H:%M"],
                    error_messages={"invalid": say("desk-plan-time-wrong")},
                    widget=forms.TextInput(),
                )
                label = {"text": say(f"team-{end}"), "classes": "govuk-visually-hidden" if number else "govuk-label--s"}
                self.ask(f"{name}_{end}", field, {"classes": "govuk-input--width-5", "label": label})
                self.titles[f"{name}_{end}"] = say(f"dates-weekday-{number}")

    @staticmethod
    def boxes(person: TeamMember) -> dict[str, Any]:
        """Return the current profile as field values."""
        times = {}
        for shift in person.shifts:
            times[f"{DAYS[shift.weekday]}_start"] = f"{shift.start:%H:%M}"
            times[f"{DAYS[shift.weekday]}_end"] = f"{shift.end:%H:%M}"
        return {
            "languages": list(person.languages),
            "skills": list(person.skills),
            "gets_work": person.gets_work or person.version == 0,
            "after": person.version,
            **times,
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in DAYS:
            start, end = cleaned.get(f"{name}_start"), cleaned.get(f"{name}_end")
            missing = "start" if start is None else "end"
            if (start is None) != (end is None) and f"{name}_{missing}" not in self.errors:
                self.add_error(f"{name}_{missing}", say("team-time-needed"))
        if not self.errors and cleaned["gets_work"] and not self.shifts:
            self.add_error("gets_work", say("team-gets-work-when"))
        return cleaned

    @property
    def shifts(self) -> tuple[Shift, ...]:
        typed = self.cleaned_data
        spells = ((number, typed[f"{name}_start"], typed[f"{name}_end"]) for number, name in enumerate(DAYS))
        return tuple(Shift(number, start, end) for number, start, end in spells if start is not None)

    @property
    def days(self) -> list[tuple[str, Any, Any]]:
        """Return each weekday with its two fields, for the template."""
        return [
            (say(f"dates-weekday-{number}"), self[f"{name}_start"], self[f"{name}_end"])
            for number, name in enumerate(DAYS)
        ]


class AbsenceForm(Form):
    why = forms.ChoiceField(
        label=say("team-away-why"),
        choices=[(why.value, say(f"team-away-{why.value}")) for why in AbsenceReason],
        widget=forms.RadioSelect,
    )
    from_on = day_field(label=say("team-away-from"), help_text=say("follow-up-cover-from.hint"))
    until_on = day_field(label=say("team-away-until"), help_text=say("team-away-until.hint"), required=False)
    cover = forms.ChoiceField(label=say("team-away-cover"), help_text=say("team-away-cover.hint"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "why": {"classes": "govuk-radios--small"},
        "from_on": {"classes": "govuk-input--width-10"},
        "until_on": {"classes": "govuk-input--width-10"},
    }

    def __init__(self, *args: Any, colleagues: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("cover", ("", say("team-away-team")), *((str(key), name) for key, name in colleagues))
        for name in ("from_on", "until_on"):
            self.fields[name].error_messages["invalid"] = say("follow-up-cover-day")

    def span(self, now: datetime) -> tuple[datetime, datetime | None]:
        """Return the absence from now if it begins today, else from midnight of its first day; until the midnight after
        its last day."""
        typed = self.cleaned_data
        start = now if typed["from_on"] == london_date(now) else _midnight(typed["from_on"])
        return start, _midnight(typed["until_on"] + timedelta(days=1)) if typed["until_on"] else None

    @property
    def cover_id(self) -> UUID | None:
        return UUID(self.cleaned_data["cover"]) if self.cleaned_data["cover"] else None


class TeamLeadForm(VersionedForm):
    lead = forms.ChoiceField(label=say("team-lead-who"), required=False)

    def __init__(self, *args: Any, people: Sequence[TeamMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("lead", ("", say("team-lead-first")), *((str(one.id), one.name) for one in people))


def _midnight(day: Any) -> datetime:
    return london_moment(day, time())


# A team member in words: whether they are here, when they return, what they speak.


def presence_tag(person: TeamMember, now: datetime) -> tuple[str, str]:
    """Return the presence in words, and its tag."""
    if person.away is not None:
        return absence_label(person.away, now), "held"
    if person.there_at is None:
        return say("team-now-unknown"), "declined"
    if person.there_at <= now:
        return say("team-now-here"), "kept"
    return say("team-now-next", moment=coming_moment(person.there_at, now)), "due"


def absence_label(spell: AbsencePeriod, now: datetime) -> str:
    until = say("team-until", moment=coming_moment(spell.until, now)) if spell.until else say("team-until-unknown")
    cover = say("team-covered-by", name=spell.cover) if spell.cover else say("team-covered-by-team")
    return f"{say(f'team-away-{spell.why.value}')}. {until} {cover}"


def skills_label(person: TeamMember) -> str:
    """List languages other than English, and training."""
    parts = [*map(language_name, person.languages), *(call_need_label(CallerNeed(skill)) for skill in person.skills)]
    return " · ".join(parts) or say("team-nothing-particular")
