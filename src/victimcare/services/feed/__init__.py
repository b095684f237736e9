"""The record feed: lines in, timelines out (docs/feed.md). The command, the folder and the API only hand lines over."""
