"""Links to other control rooms: one folder for each form in which an incident is sent.

`http_json` sends our own record (docs/control-room.md). A force that holds the specification of MAIT (British APCO)
adds a folder here that translates the record into it: its element names and lists of values are not public, so nothing
of that standard is written here.
"""
