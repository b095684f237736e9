"""The phone line: carries out `rules.calls` over SIP and RTP. `victimcare line` runs it."""
