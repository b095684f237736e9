"""How people have said they may be reached, as record systems store it. None: they have not been asked."""

from __future__ import annotations

from victimcare.demo.feed.seeded_draw import WeightedChoice

ContactAnswer = dict[str, object]

_WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WORKING = _WEEK[:5]


def contact_hours(days: list[str], start: str, end: str) -> list[dict[str, object]]:
    """One window; an end before its start runs past midnight."""
    return [{"days": days, "from": start, "to": end}]


def contact_answer(**said: object) -> ContactAnswer:
    """A whole answer: what was not said is not allowed."""
    silent: ContactAnswer = dict.fromkeys(
        ("may_text", "may_email", "may_call", "may_post", "may_leave_voicemail"), False
    )
    return silent | said


USUAL_ANSWERS: WeightedChoice[ContactAnswer | None] = WeightedChoice(
    (
        (None, 36),
        (
            contact_answer(
                may_text=True, may_email=True, may_call=True, may_post=True, may_leave_voicemail=True, say_police=True
            ),
            15,
        ),
        (contact_answer(may_text=True, may_call=True), 11),
        (contact_answer(may_text=True, may_email=True, may_call=True, say_police=True), 9),
        (contact_answer(may_text=True, may_call=True, hours=contact_hours(_WORKING, "17:30", "20:30")), 5),
        (contact_answer(may_text=True, may_email=True, hours=contact_hours(_WEEK, "09:00", "21:00")), 5),
        (contact_answer(may_email=True), 5),
        (contact_answer(may_call=True, may_leave_voicemail=True, say_police=True), 4),
        (
            contact_answer(
                may_text=True,
                hours=contact_hours(_WORKING, "12:00", "14:00") + contact_hours(["sat"], "10:00", "16:00"),
            ),
            2,
        ),
        (
            contact_answer(
                may_text=True,
                hours=contact_hours(_WEEK, "20:00", "02:00"),
                note="Works nights and sleeps until the afternoon",
            ),
            2,
        ),
        (contact_answer(may_email=True, may_post=True, note="Hard of hearing: please write"), 2),
        (contact_answer(may_post=True), 1),
        (contact_answer(), 1),
        ({"may_text": True}, 2),
    )
)
CAREFUL_ANSWERS: WeightedChoice[ContactAnswer | None] = WeightedChoice(
    (
        (None, 58),
        (contact_answer(may_call=True, hours=contact_hours(_WORKING, "10:00", "14:30"), say_police=False), 14),
        (
            contact_answer(
                may_call=True, say_police=False, note="Only when she is at work; hang up if anybody else answers"
            ),
            8,
        ),
        (contact_answer(may_email=True, say_police=False, note="An account of her own, read at a friend's"), 6),
        (contact_answer(may_text=True, may_call=True), 6),
        (contact_answer(say_police=False, note="No contact except in person at the front counter"), 4),
        (contact_answer(may_call=True, hours=contact_hours(["tue", "thu"], "13:00", "13:45")), 4),
    )
)
BUSINESS_ANSWERS: WeightedChoice[ContactAnswer | None] = WeightedChoice(
    (
        (contact_answer(may_email=True, may_call=True, may_post=True, say_police=True), 55),
        (contact_answer(may_email=True, say_police=True, hours=contact_hours(_WORKING, "08:00", "18:00")), 15),
        (None, 30),
    )
)
