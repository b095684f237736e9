"""Handovers to other agencies: handover reports that two people release, and the agencies' replies."""
