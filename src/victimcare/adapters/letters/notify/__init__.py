"""Precompiled letters by GOV.UK Notify: it prints our sealed PDF and posts it."""

from victimcare.adapters.letters.notify.notify_letters import NotifyLetters

__all__ = ["NotifyLetters"]
