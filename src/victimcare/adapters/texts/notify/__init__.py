"""GOV.UK Notify, through its official client."""

from victimcare.adapters.texts.notify.inbox import NotifyInbox
from victimcare.adapters.texts.notify.receipts import NotifyReceipts
from victimcare.adapters.texts.notify.texts import NotifyTexts

__all__ = ["NotifyInbox", "NotifyReceipts", "NotifyTexts"]
