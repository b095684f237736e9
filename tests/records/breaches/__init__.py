"""What breaks each constraint of the tables, by room."""

from tests.records.breaches import (
    access_codes,
    care,
    cases,
    contact,
    control_room,
    messages,
    other_agencies,
    rights,
    staff,
    telephone,
)

BREACHES = [
    breach
    for room in (access_codes, care, cases, contact, control_room, messages, other_agencies, rights, staff, telephone)
    for breach in room.BREACHES
]
