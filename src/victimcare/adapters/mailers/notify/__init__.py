"""E-mail by GOV.UK Notify, through its official client. Its receipts come as those of texts do."""

from victimcare.adapters.mailers.notify.notify_mailer import NotifyMailer

__all__ = ["NotifyMailer"]
