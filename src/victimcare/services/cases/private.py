"""Splits an event's `data` into facts and the part that names or finds a person, and puts the two together again.

Facts stand in the timeline for good. The private part (names, numbers, addresses, dates of birth, free text) is a row
of its own, which an audited redaction can blank (design, section 2, point 4).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Json = dict[str, Any]


class _Whole:
    """The whole value is private. `mark` stays among the facts in place of a value that is not empty."""

    def __init__(self, mark: str | None = None) -> None:
        self.mark = mark


_WHOLE = _Whole()
_Where = Mapping[str, "_Whole | _Where"]  # a tree that mirrors the data; lists take one branch

_OFFICER: _Where = {"name": _WHOLE, "email": _WHOLE, "phone": _WHOLE}
_VICTIM: _Where = {
    "given_name": _WHOLE,
    "family_name": _WHOLE,
    "business_name": _WHOLE,
    "date_of_birth": _WHOLE,
    "mobile": _WHOLE,
    "phone": _WHOLE,
    "email": _WHOLE,
    "address": _WHOLE,
    "ethnicity": _WHOLE,
    "sex": _WHOLE,
    "disability": _WHOLE,
    "safe_contact": {"note": _WHOLE},
}
_ANY: _Where = {
    "reason": _WHOLE,
    "summary": _WHOLE,
    "description": _WHOLE,
    "conditions": _WHOLE,
    "sentence": _WHOLE,
    "note": _WHOLE,
    "words": _WHOLE,  # the victim's own
    "answer": _WHOLE,  # what the victim is answered
    "put_right": _WHOLE,
    "removed_reason": _Whole(mark="given"),  # that grounds were removed decides duties (ledger rule 29)
    "by": _OFFICER,
    "officer": _OFFICER,
    "victim": _VICTIM,
    "victims": _VICTIM,
    "changes": _VICTIM,
    "accepted": _VICTIM,
}
_OFFICERS = ("by", "officer")
_BY_TYPE: Mapping[str, _Where] = {
    "appeal.resulted": {"result": _WHOLE},  # for a hearing it is one of a few words
    "prosecution.decision": {"reason": _WHOLE},  # `by` is a body here, never a person
    # The reason is one of a few words, and decides the duty.
    "duty.held": {"words": _WHOLE, "by": _OFFICER},
    "duty.not_owed": {"words": _WHOLE, "by": _OFFICER},
}


def split(event_type: str, data: Mapping[str, Any]) -> tuple[Json, Json | None]:
    """Return (facts, private part); the second is None where the event says nothing private."""
    facts, private = _split(data, _BY_TYPE.get(event_type, _ANY))
    return facts, private or None


def merge(facts: Mapping[str, Any], private: Mapping[str, Any] | None) -> Json:
    """Return the `data` that was split; with a redacted private part, what is left."""
    whole = dict(facts)
    for key, value in (private or {}).items():
        if isinstance(value, dict) and isinstance(facts.get(key), dict):
            whole[key] = merge(facts[key], value)
        elif isinstance(value, list) and isinstance(facts.get(key), list):
            whole[key] = [merge(left, right) for left, right in zip(facts[key], value, strict=True)]
        else:
            whole[key] = value
    return whole


def without_victim(
    facts: Mapping[str, Any], private: Mapping[str, Any], record_id: str, left_of: Callable[[Json], Json]
) -> Json | None:
    """Return a private part without what names or finds this victim, and without the free text of an event that is
    theirs alone.

    `left_of` says what stays of the victim's own record.
    """
    left = dict(private)
    if "victims" in left:
        left["victims"] = [
            left_of(record) if named["victim_id"] == record_id else record
            for named, record in zip(facts["victims"], left["victims"], strict=True)
        ]
    if "victim" in left and facts["victim"]["victim_id"] == record_id:
        left["victim"] = left_of(left["victim"])
    if facts.get("victim_id") == record_id:
        accepted = left_of(left["accepted"]) if "accepted" in left else None
        left = {key: value for key, value in left.items() if key in _OFFICERS}
        if accepted:
            left["accepted"] = accepted
    return left or None


def without_text(private: Mapping[str, Any]) -> Json | None:
    """Return a private part without its free text: what names victims and officers stays."""
    return {key: value for key, value in private.items() if isinstance(_ANY.get(key), dict)} or None


def _split(data: Mapping[str, Any], where: _Where) -> tuple[Json, Json]:
    facts: Json = {}
    private: Json = {}
    for key, value in data.items():
        branch = where.get(key)
        if branch is None:
            facts[key] = value
        elif isinstance(branch, _Whole):
            private[key] = value
            if branch.mark is not None and value:
                facts[key] = branch.mark
        elif isinstance(value, list):
            pairs = [_split(item, branch) for item in value]
            facts[key] = [pair[0] for pair in pairs]
            if any(pair[1] for pair in pairs):
                private[key] = [pair[1] for pair in pairs]
        else:
            facts[key], inner = _split(value, branch)
            if inner:
                private[key] = inner
    return facts, private
