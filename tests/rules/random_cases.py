"""Made-up cases at hard moments, from a seed: the feed's own objects, as whole and as awkward as the schema allows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from tests.rules import random_acts

Event = dict[str, Any]

PEOPLES = frozenset(
    (
        *random_acts.STARTS,
        *random_acts.REPLIES,
        *random_acts.ABOUT_ONE_DUTY,
        *random_acts.OF_VICTIM,
        *random_acts.OF_PROMISES,
    )
)

# Around these moments counting goes wrong: clock changes, leap days, Easter, Christmas, the edges of the calendar.
HARD_MOMENTS = tuple(
    datetime.fromisoformat(text)
    for text in (
        "2026-03-29T00:30:00+00:00",
        "2026-10-25T00:30:00+00:00",
        "2027-03-28T01:00:00+00:00",
        "2024-02-28T23:30:00+00:00",
        "2028-02-28T12:00:00+00:00",
        "2026-04-02T15:00:00+00:00",
        "2026-12-24T09:00:00+00:00",
        "2026-12-31T23:59:59+00:00",
        "2022-06-01T22:30:00+00:00",
        "2022-09-16T10:00:00+00:00",
        "2021-03-31T22:30:00+00:00",
        "2028-12-20T09:00:00+00:00",
        "2011-12-30T12:00:00+00:00",
        "2026-06-30T23:30:00+00:00",
        "2026-03-06T09:00:00+00:00",
    )
)
STEPS = tuple(
    timedelta(seconds=seconds)
    for seconds in (0, 0, 0, 1, 1800, 3600, 6 * 3600, 86399, 86400, 86401, 2 * 86400, 5 * 86400, 8 * 86400, 40 * 86400)
)
OFFSETS = ("Z", "+00:00", "-00:00", "+01:00", "-05:30", "+13:45", "london")
SOURCES = ("urn:rms:a", "urn:rms:a", "urn:rms:a", "urn:rms:b")
KINDS = ("person", "person", "person", "business", "bereaved_relative", "parent_or_guardian", "family_spokesperson")
GROUPS = ("burglary", "violence", "sexual", "fraud", "vehicle", "burglary", "other_theft")
FLAGS = ((), (), (), (), ("domestic_abuse",), ("hate_crime",), ("child", "homicide"))
GROUNDS = ("most_serious_crime", "persistently_targeted", "vulnerable", "intimidated", "discretion")
CODES = (
    "0",
    "1",
    "1A",
    "2",
    "2A",
    "3",
    "3A",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "11",
    "12",
    "13",
    "14",
    "15",
    "16",
    "17",
    "18",
    "19",
    "20",
    "21",
    "22",
    "15",
    "15",
    "9",
    "16",
    "18",
    "12",
)
DUTY_NAMES = (
    "r1_interpretation",
    "r2_crime_recorded",
    "r2_hocr_24h",
    "r3_written_acknowledgement",
    "r3_information_on_reporting",
    "r4_needs_assessment",
    "r4_support_referral",
    "r4_court_needs_assessment",
    "r5_cics_application_limit",
    "r6_suspect_arrested",
    "r6_suspect_interviewed",
    "r6_charge_decision_no_prosecution_police",
    "r6_charge_decision_no_prosecution_cps",
    "r6_vrr_police_request",
    "r7_vps_information",
    "r8_court_to_wcu",
    "r9_court_to_wcu",
    "r8_hearing_date",
    "r8_bail_hearing",
    "r8_required_to_give_evidence",
    "r9_sentence",
    "r9_uls_request",
    "r9_uls_information",
    "r9_bereaved_cps_meeting",
    "r10_property",
    "r11_vcs_referral",
    "r2_interview_delay",
    "r6_vrr_police_result",
    "r8_rearrest_hearing",
    "r10_expenses",
    "r12_complaint_response",
    "r12_phso",
    "no_such_duty",
)
RESULTS = (
    "adjourned",
    "guilty_plea",
    "not_guilty_plea",
    "convicted",
    "acquitted",
    "discontinued",
    "sentenced",
    "sentenced",
    "sentenced",
    "bail_granted",
    "bail_varied",
    "remanded",
    "warrant_issued",
)
HEARINGS = ("first_hearing", "plea_and_trial_preparation", "trial", "sentence", "appeal", "bail", "other")
LATER_TYPES = (
    "appeal.lodged",
    "appeal.resulted",
    "case.not_investigated",
    "case.officer_changed",
    "case.outcome",
    "case.outcome",
    "case.outcome",
    "case.reopened",
    "case.sent_to_cps",
    "case.withdrawn",
    "hearing.listed",
    "hearing.listed",
    "hearing.resulted",
    "hearing.resulted",
    "hearing.resulted",
    "offender.release_planned",
    "property.ready",
    "property.returned",
    "property.seized",
    "prosecution.decision",
    "prosecution.decision",
    "suspect.arrested",
    "suspect.arrested",
    "suspect.bail_changed",
    "suspect.bailed",
    "suspect.charged",
    "suspect.identified",
    "suspect.interviewed",
    "suspect.interviewed",
    "suspect.out_of_court_disposal",
    "suspect.released_under_investigation",
    "suspect.released_without_charge",
    "victim.added",
    "victim.contacted",
    "victim.contacted",
    "victim.contacted",
    "victim.contacted",
    "victim.contacted",
    "victim.details_proposed",
    "victim.needs_assessed",
    "victim.needs_assessed",
    "victim.needs_assessed",
)
# Types that meet in one rule: to review, to be enhanced, to be told by witness care, to get property back.
THEMES = (
    LATER_TYPES,
    (
        *("case.outcome", "case.outcome", "prosecution.decision", "case.reopened", "suspect.interviewed"),
        *("case.outcome", "prosecution.decision", "suspect.interviewed", "case.withdrawn", "suspect.charged"),
        *("victim.contacted",) * 8,
    ),
    (
        *("suspect.arrested", "suspect.bailed", "suspect.interviewed", "suspect.charged", "victim.added"),
        *("victim.needs_assessed",) * 5,
        *("victim.contacted",) * 3,
    ),
    (
        *("hearing.listed", "hearing.resulted", "hearing.resulted", "hearing.resulted", "appeal.lodged"),
        *("victim.contacted", "victim.contacted", "victim.needs_assessed", "victim.added"),
    ),
    ("property.seized", "property.ready", "property.returned", "victim.contacted", "victim.added"),
)
# All events are about one arrest, over days.
ONE_ARREST = (*("victim.needs_assessed",) * 4, *random_acts.ABOUT_ONE_DUTY, *random_acts.OF_VICTIM)
# The same with what staff and victims decide, choose and start.
THEMES_OF_PEOPLE = (
    *(ONE_ARREST,) * 4,
    (*THEMES[2], *random_acts.ABOUT_ONE_DUTY, *random_acts.OF_VICTIM),
    (*THEMES[1], *random_acts.ABOUT_ONE_DUTY, *random_acts.REPLIES, "review.requested"),
    (*random_acts.STARTS, *random_acts.REPLIES, *random_acts.ABOUT_ONE_DUTY, *("victim.contacted",) * 4),
    (*LATER_TYPES, *random_acts.ABOUT_ONE_DUTY, *random_acts.OF_VICTIM, *random_acts.STARTS, *random_acts.OF_PROMISES),
    (*random_acts.OF_PROMISES, "victim.contacted", "victim.contacted", "victim.added"),
)


class Maker:
    """Writes one case. Each choice comes from the seed, so that a difference can be reproduced."""

    def __init__(self, seed: int, *, with_people: bool = False) -> None:
        self.random = Random(seed)
        self.themes = THEMES_OF_PEOPLE if with_people else THEMES
        self.events: list[Event] = []
        self.times: list[datetime] = []
        self.victims: list[str] = []
        self.about: list[Event] = []
        self.is_plain = False
        self.now = self.random.choice(HARD_MOMENTS) + self.random.choice(STEPS)
        self.recorded_at = self.now

    def case(self) -> list[Event]:
        pick = self.random
        theme = pick.choice(self.themes)
        # Nothing but grounds, or a date of birth, makes anyone enhanced.
        self.is_plain = theme in (THEMES[2], ONE_ARREST)
        self._record()
        # A busy case moves in small steps, so that much happens at one instant.
        steps = STEPS[: pick.choice((4, 8, len(STEPS)))]
        if theme is ONE_ARREST:
            self._later("suspect.arrested")
            self.about = [*self.events[-1:] * 3, self.events[0]]
            steps = STEPS[2:13]
        for _ in range(pick.choice((0, 3, 4, 5, 8, 14))):
            self.now += pick.choice(steps)
            self._later(pick.choice(theme))
        return self.events

    def moment_to_ask(self) -> datetime:
        """Now and then exactly at an event or a due time; mostly some while after."""
        pick = self.random
        around = pick.choice([self.now, self.recorded_at, pick.choice(self.times)])
        midnight = around.astimezone(ZoneInfo("Europe/London")).replace(
            hour=23, minute=59, second=59, microsecond=500_000
        )
        return pick.choice(
            [around, around + pick.choice(STEPS), midnight, around + timedelta(days=pick.randrange(400))]
        )

    def _write(self, at: datetime) -> str:
        """The moment with some offset, now and then with a fraction."""
        offset = self.random.choice(OFFSETS)
        if offset == "london":
            return at.astimezone(ZoneInfo("Europe/London")).isoformat()
        if offset in ("Z", "-00:00"):
            return (
                at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
                + self.random.choice(("", "", ".75", ".000000999"))
                + offset
            )
        sign = -1 if offset[0] == "-" else 1
        shift = sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[4:]))
        return (at.astimezone(UTC) + shift).strftime("%Y-%m-%dT%H:%M:%S") + offset

    def _add(self, kind: str, data: dict[str, Any], at: datetime, door: str = "") -> None:
        pick, number = self.random, len(self.events)
        source, name = door or pick.choice(SOURCES), _id(number)
        if kind == "victim.needs_assessed" and pick.random() < 0.2:
            source = "urn:victimcare:links"
        if kind == "victim.contacted" and data["channel"] in ("page", "line"):
            source = f"urn:victimcare:{data['channel']}"
        elif number and pick.random() < 0.1:
            # Another source may use the same id.
            twin = pick.choice(self.events)["id"]
            if all((event["source"], event["id"]) != (source, twin) for event in self.events):
                name = twin
        sequence = pick.choice((number + 1, 1, 2, 3))
        self.times.append(at)
        self.events.append(
            {"source": source, "id": name, "type": kind, "time": self._write(at), "sequence": sequence, "data": data}
        )

    def _near(self) -> datetime:
        """Some moment near now, before or after."""
        return self.now + self.random.choice((-1, 1)) * self.random.choice(STEPS)

    def _record(self) -> None:
        pick = self.random
        alone = self.themes is THEMES_OF_PEOPLE and self.is_plain
        data: dict[str, Any] = {
            "reported_at": self._write(self.now - pick.choice(STEPS)),
            "offence": {"title": "made up", "group": pick.choice(GROUPS), "flags": list(pick.choice(FLAGS))}
            if not self.is_plain
            else {"title": "made up", "group": "burglary"},
            "area": "CE",
            "victims": [self._victim() for _ in range(1 if alone else pick.choice((1, 1, 1, 2, 3)))],
        }
        for name in ("occurred_from", "occurred_to"):
            if pick.random() < 0.4:
                data[name] = self._write(self.now - pick.choice(STEPS) * pick.choice((1, 1, 60)))
        self._add("case.recorded", data, self.now)

    def _victim(self) -> dict[str, Any]:
        pick = self.random
        victim: dict[str, Any] = {
            "victim_id": f"v{len(self.victims)}",
            "kind": "person" if self.is_plain else pick.choice(KINDS),
        }
        self.victims.append(victim["victim_id"])
        if pick.random() < (0.1 if self.is_plain else 0.5):
            victim["date_of_birth"] = pick.choice(
                (
                    "1980-05-01",
                    "2008-02-29",
                    "2004-02-29",
                    (self.now - timedelta(days=18 * 365 + pick.randrange(10))).date().isoformat(),
                    (self.now - timedelta(days=pick.randrange(14 * 365, 19 * 365))).date().isoformat(),
                )
            )
        if pick.random() < 0.3:
            victim["language"] = pick.choice(("en", "en-GB", "EN-gb", "cy", "pl", "bn-BD", ""))
        if pick.random() < 0.2:
            victim["formats"] = pick.choice((["bsl"], ["large_print"], []))
        if pick.random() < 0.6:
            victim["referral_choice"] = pick.choice(("not_asked", "agreed", "declined"))
        if pick.random() < 0.3:
            victim["enhanced_grounds"] = pick.sample(GROUNDS, pick.randrange(3))
        return victim

    def _later(self, kind: str) -> None:
        is_seized = any(event["type"] == "property.seized" for event in self.events)
        if kind in ("property.ready", "property.returned") and not is_seized:
            kind = "property.seized"
        if kind in PEOPLES:
            self._act(kind)
            return
        room = {"case": self._case, "hearing": self._hearing, "property": self._property, "suspect": self._suspect}
        room |= {"appeal": self._appeal, "prosecution": self._prosecution, "victim": self._victim_event}
        data = room.get(kind.split(".")[0], self._nothing)(kind)
        self._add(kind, data, self.now if self.random.random() < 0.85 else self._near())

    def _act(self, kind: str) -> None:
        source, data = random_acts.act(kind, self.random, self.about or self.events, self.victims, self._day)
        self._add(kind, data, self.now if self.random.random() < 0.85 else self._near(), source)

    def _day(self, ahead: timedelta) -> str:
        return (self.now + ahead).astimezone(ZoneInfo("Europe/London")).date().isoformat()

    def _nothing(self, kind: str) -> dict[str, Any]:
        return {"suspect_ref": "s1", "on": "2027-01-01"}

    def _appeal(self, kind: str) -> dict[str, Any]:
        return self._received() | ({"against": "sentence"} if kind == "appeal.lodged" else {"result": "dismissed"})

    def _received(self) -> dict[str, Any]:
        return {"received_by_wcu_at": self._write(self._near())} if self.random.random() < 0.7 else {}

    def _case(self, kind: str) -> dict[str, Any]:
        pick = self.random
        if kind == "case.withdrawn":
            return {"victim_id": pick.choice(self.victims)}
        if kind != "case.outcome":
            return {}
        data: dict[str, Any] = {"outcome": pick.choice(CODES)}
        if pick.random() < 0.4:
            data["suspect_interviewed_under_caution"] = pick.random() < 0.7
        return data

    def _hearing(self, kind: str) -> dict[str, Any]:
        pick = self.random
        data = {"hearing_ref": pick.choice(("h1", "h2"))} | self._received()
        if kind == "hearing.listed":
            data |= {"court": "made up", "kind": pick.choice(HEARINGS), "starts_at": self._write(self._near())}
            if pick.random() < 0.3:
                data["victim_must_attend"] = pick.sample(self.victims, 1) + pick.choice(([], ["unknown"]))
            return data
        data["result"] = pick.choice(RESULTS)
        if pick.random() < 0.6:
            data["sentence_months"] = pick.choice((0, 11, 12, 60))
        if pick.random() < 0.2:
            data["hospital_order"] = pick.random() < 0.5
        return data

    def _property(self, kind: str) -> dict[str, Any]:
        pick = self.random
        seized = [event["data"]["item_ref"] for event in self.events if event["type"] == "property.seized"]
        if kind != "property.seized":
            return {"item_ref": pick.choice(seized)}
        owner = {"victim_id": pick.choice(self.victims)} if pick.random() < 0.5 else {}
        return {"item_ref": pick.choice(("i1", "i2")), "description": "made up"} | owner

    def _prosecution(self, kind: str) -> dict[str, Any]:
        decisions = ("charge", "no_charge", "no_charge", "discontinued", "charge_altered")
        return {"decision": self.random.choice(decisions), "by": self.random.choice(("cps", "police"))}

    def _suspect(self, kind: str) -> dict[str, Any]:
        pick = self.random
        data: dict[str, Any] = {"suspect_ref": pick.choice(("s1", "s2"))}
        if kind == "suspect.interviewed" and pick.random() < 0.4:
            data["under_caution"] = pick.random() < 0.5
        if kind == "suspect.bail_changed":
            data["change"] = pick.choice(("conditions_varied", "extended", "cancelled", "ended"))
        return data

    def _victim_event(self, kind: str) -> dict[str, Any]:
        pick = self.random
        if kind == "victim.added":
            again = pick.random() < 0.2
            return {"victim": self._victim() | ({"victim_id": pick.choice(self.victims)} if again else {})}
        if kind == "victim.contacted":
            return self._contact()
        data: dict[str, Any] = {"victim_id": pick.choice(self.victims)}
        if kind == "victim.details_proposed":
            return data | {"changes": {"date_of_birth": "2015-01-01", "enhanced_grounds": ["vulnerable"]}}
        if pick.random() < 0.8:
            data["enhanced_grounds"] = pick.sample(GROUNDS, pick.choice((0, 0, 1, 2)))
        if pick.random() < 0.5:
            data["removed_reason"] = pick.choice(("", "asked for it", "asked for it"))
        return data

    def _contact(self) -> dict[str, Any]:
        """About past events, future events, and duties by name."""
        pick = self.random
        about = [event["id"] for event in self.events[-pick.choice((1, 2, 4)) :]]
        about += [event["id"] for event in pick.sample(self.events, min(len(self.events), pick.choice((0, 1, 3))))]
        if pick.random() < 0.3:
            about.append(_id(len(self.events) + pick.choice((1, 2))))
        channels = ("phone", "in_person", "email", "text", "letter", "video", "page", "line")
        data: dict[str, Any] = {
            "victim_id": pick.choice(self.victims[: pick.choice((1, 3))]),
            "channel": pick.choice(channels),
            "about": about + pick.sample(DUTY_NAMES, pick.choice((0, 0, 1, 4))),
        }
        if data["channel"] in ("page", "line") and pick.random() < 0.8:
            data["about_source"] = pick.choice((*SOURCES, "urn:victimcare:desk"))  # the source in which it was decided
        if pick.random() < 0.3:
            data["reached"] = pick.random() < 0.5
        return data


def _id(number: int) -> str:
    """Known in advance, so that a contact can name what has not happened yet; not in numerical order."""
    return f"{number * 37 % 100:02}-{number}"
