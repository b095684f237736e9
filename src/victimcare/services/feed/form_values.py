"""The words and values that a feed line may use, as published in `schema.json` beside this file."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

Name100 = Annotated[str, Meta(min_length=1, max_length=100)]
Name200 = Annotated[str, Meta(min_length=1, max_length=200)]
Moment = Annotated[
    str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})\Z")
]
Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
TimeOfDay = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
Sequence = Annotated[int, Meta(ge=1, le=2**63 - 1)]
Months = Annotated[int, Meta(ge=0)]

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Group = Literal[
    "violence",
    "sexual",
    "robbery",
    "burglary",
    "theft_person",
    "vehicle",
    "bicycle",
    "shoplifting",
    "other_theft",
    "criminal_damage_arson",
    "public_order",
    "drugs",
    "weapons",
    "fraud",
    "other",
]
Flag = Literal["domestic_abuse", "hate_crime", "stalking_harassment", "trafficking", "terrorism", "child", "homicide"]
Format = Literal["bsl", "large_print", "easy_read", "braille", "audio", "relay"]
Ground = Literal["most_serious_crime", "persistently_targeted", "vulnerable", "intimidated", "discretion"]
Choice = Literal["not_asked", "agreed", "declined"]
Sex = Literal["female", "male", "not_known", "not_stated"]
ReportedBy = Literal["999", "101", "online", "front_counter", "officer", "email", "third_party"]
OutcomeCode = Literal[
    "0", "1", "1A", "2", "2A", "3", "3A", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
    "18", "19", "20", "21", "22",
]  # fmt: skip
HearingKind = Literal["first_hearing", "plea_and_trial_preparation", "trial", "sentence", "appeal", "bail", "other"]
HearingResult = Literal[
    "adjourned",
    "guilty_plea",
    "not_guilty_plea",
    "convicted",
    "acquitted",
    "discontinued",
    "sentenced",
    "bail_granted",
    "bail_varied",
    "remanded",
    "warrant_issued",
]
ContactChannel = Literal["phone", "in_person", "email", "text", "letter", "video"]
