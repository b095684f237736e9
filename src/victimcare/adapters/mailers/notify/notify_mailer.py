"""Sends e-mails by GOV.UK Notify and looks them up by our reference."""

from typing import Any

from victimcare.adapters.texts.notify.notify_client import NAME, STATES, TIMEOUT, NotifyClient
from victimcare.services.ports import AcceptedMessage, OutgoingEmail, ProviderMessage

SUBJECT, BODY = "((subject))", "((body))"  # the whole content of the one template


class NotifyMailer:
    """An `EmailSupplier` that can be asked. May be shared by threads.

    Notify shows the account's own name as the sender, which must therefore be neutral, and answers go to the account's
    reply-to address: the one at which this product takes mail.
    """

    name = NAME

    def __init__(
        self, *, base_url: str, api_key: str, template_id: str | None = None, timeout: float = TIMEOUT
    ) -> None:
        """`template_id`: the e-mail template of `((subject))` and `((body))`; if it is not given, Notify is asked for
        it once."""
        self._client = NotifyClient(base_url=base_url, api_key=api_key, timeout=timeout)
        self._template_id = template_id

    def send(self, message: OutgoingEmail, /) -> AcceptedMessage:
        template_id = self._template()
        return self._client.send(
            lambda client: client.send_email_notification(
                email_address=message.to,
                template_id=template_id,
                personalisation={"subject": message.subject, "body": message.body},
                reference=message.reference,
            )
        )

    def find(self, reference: str) -> ProviderMessage | None:
        return self._client.find("email", reference, STATES)

    def _template(self) -> str:
        if self._template_id is None:
            self._template_id = self._client.template("email", fits=_fits, expected=f"{SUBJECT} and {BODY}")
        return self._template_id


def _fits(template: dict[str, Any]) -> bool:
    return str(template["subject"]).strip() == SUBJECT and str(template["body"]).strip() == BODY
