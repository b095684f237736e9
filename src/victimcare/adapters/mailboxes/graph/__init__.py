"""A mailbox at Microsoft 365, read through Microsoft Graph with the force's own client credentials."""

from victimcare.adapters.mailboxes.graph.graph_mailbox import GraphAccount, GraphMailbox

__all__ = [
    "GraphAccount",
    "GraphMailbox",
]
