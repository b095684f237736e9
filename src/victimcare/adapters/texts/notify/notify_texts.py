"""Sends texts by GOV.UK Notify and looks them up by our reference."""

from collections.abc import Mapping

from victimcare.adapters.texts.notify.notify_client import NAME, STATES, TIMEOUT, NotifyClient
from victimcare.services.ports import AcceptedMessage, OutgoingText, ProviderMessage

BODY = "((body))"  # the whole content of the one template: we render our words, Notify does not


class NotifyTexts:
    """A `TextSupplier`. May be shared by threads."""

    name = NAME

    def __init__(
        self,
        *,
        base_url: str,
        api_key: str,
        template_id: str | None = None,
        sender_ids: Mapping[str, str] | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        """`template_id`: the text template whose body is `((body))`; if it is not given, Notify is asked for it once.

        `sender_ids`: Notify's id of each sender name. A name without one is sent from the account's default sender,
        which must therefore be the neutral one.
        """
        self._client = NotifyClient(base_url=base_url, api_key=api_key, timeout=timeout)
        self._sender_ids = dict(sender_ids or {})
        self._template_id = template_id

    @property
    def sender_names(self) -> frozenset[str]:
        return frozenset(self._sender_ids)

    def send(self, message: OutgoingText, /) -> AcceptedMessage:
        template_id = self._template()
        return self._client.send(
            lambda client: client.send_sms_notification(
                phone_number=message.to,
                template_id=template_id,
                personalisation={"body": message.body},
                reference=message.reference,
                sms_sender_id=self._sender_ids.get(message.sender_name),
            )
        )

    def find(self, reference: str) -> ProviderMessage | None:
        return self._client.find("sms", reference, STATES)

    def _template(self) -> str:
        if self._template_id is None:
            self._template_id = self._client.template(
                "sms", fits=lambda one: bool(one["body"].strip() == BODY), expected=f"the body {BODY}"
            )
        return self._template_id
