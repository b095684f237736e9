"""The officers in the cast's cases."""

from __future__ import annotations

from victimcare.demo.cast.file import Data


def _officer(number: str, name: str, team: str, telephone: str) -> Data:
    return {
        "officer_id": number,
        "name": name,
        "email": f"{number.lower()}@riverside-police.example",
        "phone": telephone,
        "team": team,
    }


DUDEK = _officer("RP4471", "DC Tomasz Dudek", "Investigations, South", "020 7946 0471")
WRAY = _officer("RP2210", "DC Marcia Wray", "Public Protection, North", "020 7946 0210")
MADDOCKS = _officer("RP5093", "PC Huw Maddocks", "Response, Central East", "020 7946 0093")
TIERNEY = _officer("RP1187", "DS Niamh Tierney", "Homicide, family liaison", "020 7946 0187")
