"""The record feed: lines in, timelines out. The command, the watched folder and the API only pass lines on to it."""
