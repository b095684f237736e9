"""Who may call and from where sound is taken."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network


class Peers:
    """Networks whose machines may signal to us: those listed and this machine itself.

    Raises ValueError for a text that is neither an address nor a network ("192.0.2.0/28").
    """

    def __init__(self, networks: Iterable[str] = ()) -> None:
        self._networks: list[IPv4Network | IPv6Network] = [ip_network(network.strip()) for network in networks]

    def __contains__(self, address: object) -> bool:
        try:
            parsed = ip_address(str(address))
        except ValueError:
            return False
        return parsed.is_loopback or any(parsed in network for network in self._networks)


@lru_cache(maxsize=256)
def own_address(bound: str, peer: str) -> str:
    """Our address as this peer reaches it: the bound one, or for "all addresses" the one on the route to the peer."""
    if bound not in ("0.0.0.0", "::"):  # noqa: S104 a comparison, nothing is bound
        return bound
    family = socket.AF_INET6 if ":" in peer else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.connect((peer, 9))  # sends nothing: only asks the kernel for the route
        return str(probe.getsockname()[0])
