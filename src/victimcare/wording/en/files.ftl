### Files that people send us and are given.

files-hint =
    { $most ->
        [one] One picture, PDF or text file.
       *[other] Pictures, PDF or text files. { $most } at most.
    } 10 MB each. We take out where a picture was taken. Keep your own copy too.
files-needed = Choose a file
files-too-many =
    { $most ->
        [one] Choose one file
       *[other] Choose { $most } files at most
    }
files-empty = File { $place } has nothing in it. Choose your files again
files-too-big = File { $place } is too big. Choose files of 10 MB at most
files-kind = We cannot take file { $place }. Choose pictures, PDFs or text files
files-too-big-media = File { $place } is too big. Sound and film can have 50 MB each, other files 10 MB
files-kind-media = We cannot take file { $place }. Choose pictures, PDFs, text files, sound or film
files-broken = We cannot open file { $place }. Choose another, or send a photo of it
files-too-many-dots = Picture { $place } is too large. Choose a smaller one
files-harmful = File { $place } may harm a computer, so we did not take it. Choose your files again
files-none-kept = { $why }. We kept none of the files
files-one-jpeg = A picture
files-one-png = A picture
files-one-webp = A picture
files-one-pdf = A PDF
files-one-text = A text file
files-one-mp3 = A sound recording
files-one-m4a = A sound recording
files-one-wav = A sound recording
files-one-ogg = A sound recording
files-one-amr = A sound recording
files-one-mp4 = A film
files-one-mov = A film
files-one-3gp = A film
files-one-webm = A film
files-size-small = under 100 kB
files-size-kilo = { $size } kB
files-size-mega = { $size } MB
files-not-scanned = not checked for viruses
files-gone = no longer here
