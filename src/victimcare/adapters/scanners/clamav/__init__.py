"""ClamAV, by the protocol of its daemon: the file goes through the socket, and nothing of it onto a disk of ours."""

from victimcare.adapters.scanners.clamav.clamd_scanner import ClamdScanner

__all__ = [
    "ClamdScanner",
]
