"""E-mail by GOV.UK Notify, through its official client. Its receipts come in the same way as those of texts."""

from victimcare.adapters.mailers.notify.notify_mailer import NotifyMailer

__all__ = ["NotifyMailer"]
