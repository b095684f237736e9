"""How long what is late stays late before it is backlog: the one place that says so."""

from __future__ import annotations

from datetime import timedelta

# The look for silence and the steps of escalation see what has been late for up to this long. All that is older is the
# backlog, which is worked down by a share a day: so nothing that is owed stands outside both.
LOOK_BACK = timedelta(days=28)
