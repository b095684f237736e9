### Files that came to the control room.

control-room-files-title = { $count ->
    [one] 1 file came with this message
   *[other] { $count } files came with this message
}
control-room-files-unnamed = File without a name
control-room-files-size = { $size } kB
control-room-files-hint = The sender chose the name. It proves nothing.
control-room-files-page = Page { $page } of the file { $place }
control-room-files-more = You see the first { $pages } pages.
control-room-files-waiting = We are drawing a safe copy. Load this page again in a minute.
control-room-files-undrawn = We could not draw a safe copy of this file.
control-room-files-harmful = Our scanner found something harmful in this file. We do not open it.
control-room-files-not-scanned = No scanner has looked at this file yet.
control-room-files-closed = We do not open files of this kind here.
control-room-files-text = Save as plain text
control-room-files-text-hint = Do not follow links in it, and do not run anything that it tells you to run.

## What a file is, by its content

control-room-files-kind-pdf = PDF
control-room-files-kind-png = Picture
control-room-files-kind-jpeg = Picture
control-room-files-kind-webp = Picture
control-room-files-kind-gif = Picture
control-room-files-kind-calendar = Calendar entry
control-room-files-kind-text = Text
control-room-files-kind-markup = Web page
control-room-files-kind-office = Office document
control-room-files-kind-archive = Archive of files
control-room-files-kind-sound = Sound
control-room-files-kind-film = Film
control-room-files-kind-encrypted = Encrypted
control-room-files-kind-other = Unknown kind
