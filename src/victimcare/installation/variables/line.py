"""The telephone line: where it listens, who may ring it and by way of whom it rings people."""

from dataclasses import dataclass
from typing import Annotated

from victimcare.installation import kinds
from victimcare.installation.variables.row import Row


@dataclass(frozen=True, kw_only=True)
class Line:
    sip_port: Annotated[int, Row("VICTIMCARE_SIP_PORT", kinds.port, "The UDP port of the line.", default="5070")]
    sip_peers: Annotated[
        tuple[str, ...],
        Row(
            "VICTIMCARE_SIP_PEERS",
            kinds.networks,
            "Machines that may ring the line besides this one: the carrier's, or the session border controller's.",
            default="",
        ),
    ]
    sip_media_peers: Annotated[
        tuple[str, ...],
        Row(
            "VICTIMCARE_SIP_MEDIA_PEERS",
            kinds.networks,
            "Machines that a call's sound may come from when it is not the one that signals.",
            default="",
        ),
    ]
    sip_trunk: Annotated[
        tuple[str, int] | None,
        Row(
            "VICTIMCARE_SIP_TRUNK",
            kinds.host_and_port,
            "The carrier, or the session border controller, by way of which the line rings people; without it the "
            "line rings nobody, and people are asked to.",
        ),
    ]
    sip_rings_from: Annotated[
        str,
        Row(
            "VICTIMCARE_SIP_RINGS_FROM",
            kinds.text,
            "The number that people see when the line rings them and they agreed to see a neutral one; it must say "
            "nothing of police. None: withheld.",
            default="",
        ),
    ]
