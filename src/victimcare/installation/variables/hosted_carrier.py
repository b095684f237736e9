"""A hosted carrier that speaks TwiML: it answers the telephone, and asks us what to say."""

from dataclasses import dataclass
from typing import Annotated

from victimcare.installation import kinds
from victimcare.installation.variables.row import Row, Secret


@dataclass(frozen=True, kw_only=True)
class HostedCarrier:
    twilio_auth_token: Annotated[
        str | None,
        Row(
            "TWILIO_AUTH_TOKEN",
            kinds.text,
            "What the hosted carrier signs its requests with; without it and VICTIMCARE_PUBLIC_URL nothing answers "
            "under /phone/twiml.",
            secret=Secret.GIVEN,
        ),
    ]
    twilio_shared_key: Annotated[
        str | None,
        Row(
            "TWILIO_SHARED_KEY",
            kinds.text,
            "The secret of the account's shared key, where a webhooks rule has requests signed with it (SHA-256).",
            secret=Secret.GIVEN,
        ),
    ]
    twilio_account_sid: Annotated[
        str | None,
        Row(
            "TWILIO_ACCOUNT_SID",
            kinds.text,
            "The account, to fetch and delete what callers leave, and to place calls.",
        ),
    ]
    twilio_rings_from: Annotated[
        str | None,
        Row(
            "TWILIO_RINGS_FROM",
            kinds.text,
            "The account's number that people see when the hosted carrier rings them, as +44...; it must say nothing "
            "of police. The carrier withholds none: who agreed to see no number is rung by the line, or by a person. "
            "Without it the hosted carrier rings nobody.",
        ),
    ]
    twilio_extensions_at: Annotated[
        str | None,
        Row(
            "TWILIO_EXTENSIONS_AT",
            kinds.text,
            "The host of the force's telephone exchange at which the hosted carrier reaches extensions by SIP; without "
            "it only extensions that are whole numbers are rung.",
        ),
    ]
    twilio_base_url: Annotated[
        str,
        Row(
            "TWILIO_BASE_URL",
            kinds.web_address,
            "The hosted carrier's REST API, or a stand-in that speaks it.",
            default="https://api.twilio.com",
        ),
    ]
