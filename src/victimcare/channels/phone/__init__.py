"""The phone line: carries out `rules.calls` over SIP and RTP. `victimcare line` runs it. No key stands here: what a key
does is in `rules/calls/flow/` (docs/howto/add-a-menu-key.md)."""
