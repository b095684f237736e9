"""Whom the demonstration's record system links with members of the cast, in the form that it is asked in."""

from __future__ import annotations

from typing import Any

from victimcare.demo.cast import members

# By crime reference and the record system's id of the victim; a victim without any has an empty list.
LINKED: dict[tuple[str, str], list[dict[str, Any]]] = {
    (members.ELIF, "V10288-1"): [
        {
            "id": "P88101",
            "relation": "suspect",
            "name": "Baris Demir",
            "points": [
                {"kind": "mobile", "value": "07700 900072"},
                {"kind": "email", "value": "b.demir@letterbox.example"},
                {"kind": "address", "lines": ["17 Curlew Road"], "postcode": "ZZ9 4HT"},
            ],
        },
        {
            "id": "P88102",
            "relation": "family",
            "name": "Hale Demir",
            "points": [{"kind": "mobile", "value": "07700 900073"}],
        },
    ],
    (members.DENISE, "V10211-1"): [
        {
            "id": "P81577",
            "relation": "suspect",
            "name": "Craig Lomas",
            "points": [{"kind": "mobile", "value": "07700 900074"}],
        },
    ],
    (members.CALLUM, "V10296-1"): [],
}
