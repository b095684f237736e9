"""GOV.UK Notify, through its official client."""

from victimcare.adapters.texts.notify.notify_hooks import NotifyInbox, NotifyReceipts
from victimcare.adapters.texts.notify.notify_texts import NotifyTexts

__all__ = ["NotifyInbox", "NotifyReceipts", "NotifyTexts"]
