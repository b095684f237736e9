"""Staff's words for the Victims' Code and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from victimcare.channels.web.desk.said import dashed, listed
from victimcare.rules.rights import Entitlement, Holder, Span
from victimcare.rules.rights.differences import Difference, Kind
from victimcare.wording import say

# What is said of an entry that stands in one edition only.
_MAIN = ("standard", "enhanced", "holders", "paragraph")


def span(limit: Span | None) -> str:
    """Five working days; or that the Code gives no number."""
    return say(f"rights-span-{dashed(limit.unit)}", count=limit.amount) if limit else say("rights-span-none")


def limits(entry: Entitlement) -> str:
    """Both time limits where they differ."""
    if entry.standard == entry.enhanced:
        return span(entry.standard)
    return say("rights-span-both", standard=span(entry.standard), enhanced=span(entry.enhanced))


def holders(of: Sequence[Holder]) -> str:
    return listed([say(f"rights-holder-{dashed(one)}") for one in of])


def paragraph(entry: Entitlement) -> str:
    return say("rights-paragraph", number=entry.paragraph) if entry.paragraph else say("rights-paragraph-unknown")


def kind(difference: Difference) -> str:
    return say(f"rights-differs-{difference.kind}")


def sides(difference: Difference) -> tuple[list[str], list[str]]:
    """What each of the two editions says, line by line beside each other."""
    if difference.kind is Kind.CHANGED:
        return (
            [_line(change.name, change.old) for change in difference.fields],
            [_line(change.name, change.new) for change in difference.fields],
        )
    here = [_line(name, getattr(difference.entry, name)) for name in _MAIN]
    absent = [say("rights-differs-absent")]
    return (absent, here) if difference.kind is Kind.ADDED else (here, absent)


def _line(name: str, value: Any) -> str:
    return say("rights-differs-line", name=say(f"rights-key-{dashed(name)}"), value=_value(name, value))


def _value(name: str, value: Any) -> str:
    if name in ("standard", "enhanced"):
        return span(value)
    if isinstance(value, bool):
        return say("rights-key-yes" if value else "rights-key-no")
    if name == "holders":
        return holders(value)
    if isinstance(value, tuple):
        return listed([str(one).replace("_", " ") for one in value])
    return str(value).replace("_", " ") if value is not None else say("rights-key-nothing")


def is_web_page(source: str) -> bool:
    """Whether the source is one address and nothing else, so that it can be a link."""
    return source.startswith("https://") and " " not in source


def site_of(source: str) -> str:
    """Whose page it is: a whole address says no more and breaks no line."""
    return source.split("/")[2].removeprefix("www.")
