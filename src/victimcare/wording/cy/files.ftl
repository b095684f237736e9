# Files that she adds. A draft, like the rest, until somebody who speaks it has read it.

files-hint =
    { $most ->
        [one] Un llun, PDF neu ffeil destun.
       *[other] Lluniau, PDFs neu ffeiliau testun. { $most } ar y mwyaf.
    } 10 MB yr un. Rydym yn tynnu allan ble tynnwyd llun. Cadwch eich copi eich hun hefyd.
files-needed = Dewiswch ffeil
files-too-many =
    { $most ->
        [one] Dewiswch un ffeil
       *[other] Dewiswch { $most } ffeil ar y mwyaf
    }
files-empty = Nid oes dim yn ffeil { $place }. Dewiswch eich ffeiliau eto
files-too-big = Mae ffeil { $place } yn rhy fawr. Dewiswch ffeiliau o 10 MB ar y mwyaf
files-kind = Ni allwn gymryd ffeil { $place }. Dewiswch luniau, PDFs neu ffeiliau testun
files-too-big-media = Mae ffeil { $place } yn rhy fawr. Gall sain a ffilm fod yn 50 MB yr un, ffeiliau eraill yn 10 MB
files-kind-media = Ni allwn gymryd ffeil { $place }. Dewiswch luniau, PDFs, ffeiliau testun, sain neu ffilm
files-broken = Ni allwn agor ffeil { $place }. Dewiswch un arall, neu anfonwch lun ohoni
files-too-many-dots = Mae llun { $place } yn rhy fawr. Dewiswch un llai
files-harmful = Gall ffeil { $place } niweidio cyfrifiadur, felly ni chymerom hi. Dewiswch eich ffeiliau eto
files-none-kept = { $why }. Ni chadwyd yr un o’r ffeiliau
files-one-jpeg = Llun
files-one-png = Llun
files-one-webp = Llun
files-one-pdf = PDF
files-one-text = Ffeil destun
files-one-mp3 = Recordiad sain
files-one-m4a = Recordiad sain
files-one-wav = Recordiad sain
files-one-ogg = Recordiad sain
files-one-amr = Recordiad sain
files-one-mp4 = Ffilm
files-one-mov = Ffilm
files-one-3gp = Ffilm
files-one-webm = Ffilm
files-size-small = dan 100 kB
files-size-kilo = { $size } kB
files-size-mega = { $size } MB
files-not-scanned = heb ei wirio am firysau
files-gone = ddim yma mwyach
