"""A list of codes is read whole or not at all, and a close says all that it lacks."""

from __future__ import annotations

import pytest

from victimcare.rules.control_room.incidents.incident_codes import (
    ClosingFacts,
    ClosingFault,
    CodeCategory,
    CodeUse,
    ListedCode,
    UnreadableCodes,
    find_closing_faults,
    read_incident_codes,
)

HEAD = "code,use,title,category,crime\n"
GOOD = HEAD + "DOM-PAST,opening,Domestic abuse that has ended,domestic,no\nCR-THEFT,closing,Theft,,yes\n"


def test_codes_are_read_with_what_they_mean() -> None:
    assert read_incident_codes("\ufeff" + GOOD) == (
        ListedCode("DOM-PAST", CodeUse.OPENING, "Domestic abuse that has ended", CodeCategory.DOMESTIC),
        ListedCode("CR-THEFT", CodeUse.CLOSING, "Theft", is_crime=True),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code;use\n", "line 1"),
        (HEAD, "at least one code"),
        (GOOD + "dom,opening,Small letters,,no\n", "line 4: code"),
        (GOOD + "X,both,,,no\n", "line 4: title"),
        (GOOD + "X,sometimes,Title,,no\n", "line 4: use"),
        (GOOD + "X,both,Title,odd,no\n", "line 4: category"),
        (GOOD + "X,both,Title,,maybe\n", "line 4: crime"),
        (GOOD + "CR-THEFT,closing,Twice,,yes\n", "listed twice: CR-THEFT"),
    ],
)
def test_a_faulty_list_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(UnreadableCodes, match=said):
        read_incident_codes(text)


PLAIN = ListedCode("NO-TRACE", CodeUse.CLOSING, "Nothing found")
THEFT = ListedCode("CR-THEFT", CodeUse.CLOSING, "Theft", is_crime=True)
HATE = ListedCode("HATE-INC", CodeUse.CLOSING, "Hate incident", CodeCategory.HATE)
MISSING = ListedCode("MISPER", CodeUse.OPENING, "Missing person", CodeCategory.MISSING)


def facts(**more: object) -> ClosingFacts:
    usual: dict[str, object] = {
        "opening": None,
        "closing": PLAIN,
        "is_high_risk": False,
        "is_crime_disclosed": False,
        "crime_reference": "",
        "no_crime_reason": "",
        "is_supervisor": False,
    }
    return ClosingFacts(**(usual | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({}, ()),
        ({"opening": MISSING}, (ClosingFault.NEEDS_SUPERVISOR,)),
        ({"closing": HATE}, (ClosingFault.NEEDS_SUPERVISOR,)),
        ({"is_high_risk": True}, (ClosingFault.NEEDS_SUPERVISOR,)),
        ({"opening": MISSING, "is_supervisor": True}, ()),
        ({"closing": THEFT}, (ClosingFault.NEEDS_CRIME,)),
        ({"closing": THEFT, "crime_reference": "44/00001/26"}, ()),
        ({"closing": THEFT, "no_crime_reason": "Recorded by another force."}, ()),
        ({"is_crime_disclosed": True, "no_crime_reason": "  "}, (ClosingFault.NEEDS_CRIME,)),
        ({"closing": MISSING, "is_supervisor": True}, (ClosingFault.NO_CLOSING_CODE,)),
    ],
)
def test_a_close_says_all_that_it_lacks(given: dict[str, object], faults: tuple[ClosingFault, ...]) -> None:
    assert find_closing_faults(facts(**given)) == faults
