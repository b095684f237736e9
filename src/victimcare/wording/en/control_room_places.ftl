## What a caller says of a place, looked up

control-room-places-find = Look up this place
control-room-places-found = Places that may be meant
control-room-places-count = { $count ->
    [0] Nothing was found for these words. Try a road, a station, a postcode or a grid reference.
    [one] 1 place was found. Choose it below if it is meant.
   *[other] { $count } places were found. Choose below which one is meant.
}
control-room-places-no-list = This installation has no list of places yet. Only grid references, eastings and northings, and latitude and longitude are read.
control-room-places-find-one = Look up a place
control-room-places-words = What the sender says of the place
    .hint = Such as “the chip shop by the station in Millbridge”, a postcode or a grid reference. It is kept for you alone.
control-room-places-open-here = Open an incident here
control-room-places-exact = Exact position, if you know it
control-room-places-perhaps = The place may be one of these. You choose.
control-room-places-chosen-before = The place chosen before
control-room-places-none-of-these = None of these: keep the caller’s words alone
control-room-places-grid = Position in the words: { $grid }
control-room-places-how-position = Read from the words.
control-room-places-how-named = A place of this name.
control-room-places-how-beside = Beside a place of this name.
control-room-places-how-partly = These words are in its name.
control-room-places-how-alike = A name like it.
# $grid is an OS grid reference
control-room-places-within = Within { $metres } metres of { $grid }.
