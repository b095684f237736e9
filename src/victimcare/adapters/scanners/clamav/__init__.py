"""ClamAV, by the protocol of its daemon: the file is sent through the socket, and never written to a disk of ours."""

from victimcare.adapters.scanners.clamav.clamd_scanner import ClamdScanner

__all__ = [
    "ClamdScanner",
]
