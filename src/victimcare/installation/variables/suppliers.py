"""The suppliers of messages: GOV.UK Notify, and Sinch for texts."""

from dataclasses import dataclass
from typing import Annotated

from victimcare.installation import kinds
from victimcare.installation.variables.row import Row, Secret


@dataclass(frozen=True, kw_only=True)
class Suppliers:
    notify_base_url: Annotated[
        str | None, Row("NOTIFY_BASE_URL", kinds.web_address, "GOV.UK Notify, or a stand-in that speaks its API.")
    ]
    notify_api_key: Annotated[
        str | None,
        Row(
            "NOTIFY_API_KEY",
            kinds.text,
            "The key Notify gave; without it messages are held in production.",
            secret=Secret.GIVEN,
        ),
    ]
    notify_text_template_id: Annotated[
        str | None,
        Row("NOTIFY_TEXT_TEMPLATE_ID", kinds.text, "The Notify template for texts, whose whole body is ((body))."),
    ]
    notify_email_template_id: Annotated[
        str | None,
        Row(
            "NOTIFY_EMAIL_TEMPLATE_ID",
            kinds.text,
            "The Notify template for e-mails, whose subject is ((subject)) and whose whole body is ((body)).",
        ),
    ]
    notify_sender_ids: Annotated[
        dict[str, str],
        Row(
            "NOTIFY_SENDER_IDS",
            kinds.pairs,
            "Notify's id of each sender name, as Name=id, Name=id. Other names are sent from the account's default "
            "sender, which must say nothing of police or crime.",
            default="",
        ),
    ]
    notify_callback_token: Annotated[
        str,
        Row(
            "NOTIFY_CALLBACK_TOKEN",
            kinds.long_secret,
            "The bearer token Notify sends with its callbacks to /hooks/notify.",
            secret=Secret.MADE,
        ),
    ]
    sinch_base_url: Annotated[
        str,
        Row(
            "SINCH_BASE_URL",
            kinds.web_address,
            "Sinch's SMS API in the region of the service plan, or a stand-in that speaks it.",
            default="https://eu.sms.api.sinch.com",
        ),
    ]
    sinch_service_plan_id: Annotated[
        str | None,
        Row("SINCH_SERVICE_PLAN_ID", kinds.text, "Sinch's id of the force's service plan: a second way for texts."),
    ]
    sinch_api_token: Annotated[
        str | None, Row("SINCH_API_TOKEN", kinds.text, "The token of that service plan.", secret=Secret.GIVEN)
    ]
    sinch_sender_names: Annotated[
        tuple[str, ...],
        Row(
            "SINCH_SENDER_NAMES",
            kinds.names,
            "The sender names registered with Sinch, as Name, Name. Other names are sent from the plan's default "
            "originator, which must say nothing of police or crime.",
            default="",
        ),
    ]
    sinch_callback_secret: Annotated[
        str | None,
        Row(
            "SINCH_CALLBACK_SECRET",
            kinds.long_secret,
            "What Sinch signs its callbacks to /hooks/sinch with; without it none is believed.",
            secret=Secret.GIVEN,
        ),
    ]
