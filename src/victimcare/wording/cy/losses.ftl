losses-title = Beth a gymerwyd neu a dorrwyd
losses-lead = Gwnewch restr i’r heddlu. Wedi ei hanfon, gallwch ei hargraffu i’ch yswiriwr.
losses-open = Gweld neu wneud eich rhestr
losses-yours = Eich rhestr
losses-none = Nid oes dim ar eich rhestr eto
    .more = Ychwanegwch un peth ar y tro. Gallwch stopio a dod yn ôl.
losses-kept = Rydym yn cadw’r hyn rydych yn ei gadw yma. Nid ydym yn ei weld nes i chi ei anfon.
losses-limits = Gallwch restru 60 o bethau. Gall eich holl ffeiliau gyda’i gilydd fod yn 40, a 200 MB.
losses-count =
    { $count ->
        [one] 1 peth
       *[other] { $count } peth
    }
losses-total = Y cyfan: { $sum }
losses-total-open =
    { $count ->
        [one] Nid oes gwerth gan 1 peth.
       *[other] Nid oes gwerth gan { $count } peth.
    }
losses-value-none = Ddim yn hysbys
losses-unnamed = Rhywbeth heb enw
losses-add = Ychwanegu peth
losses-add-another = Ychwanegu un peth arall
losses-change = Newid hwn
losses-files-open = Ychwanegu neu dynnu lluniau, sain neu ffilm
losses-take-away = Tynnu hwn oddi ar y rhestr
losses-mend-no-name = Dywedwch beth yw hwn cyn anfon y rhestr.
losses-mend-value = Ni allwn ddarllen ei werth. Newidiwch ef cyn anfon y rhestr.
losses-full = Mae eich rhestr yn llawn. Os oes mwy, ffoniwch { $number }.
losses-full-error = Mae eich rhestr yn llawn. Ffoniwch ni os oes mwy
losses-thing-gone = Tynnwyd hwn oddi ar eich rhestr. I’w ychwanegu eto, ewch i’ch rhestr
losses-to-list = Mynd i’ch rhestr

losses-thing-title = Un peth ar eich rhestr
losses-thing-lead = Dim ond dweud beth ydyw sydd raid. Gadewch yn wag yr hyn nad ydych yn ei wybod.
losses-what = Beth ydyw?
    .hint = Er enghraifft: modrwy aur â charreg las.
losses-what-needed = Dywedwch beth ydyw
losses-happened = Beth ddigwyddodd iddo?
    .name = Beth ddigwyddodd
losses-happened-taken = Cafodd ei gymryd
    .short = Wedi ei gymryd
losses-happened-broken = Cafodd ei dorri neu ei ddifrodi
    .short = Wedi ei dorri
losses-happened-not-known = Nid wyf yn gwybod
    .short = Ddim yn hysbys
losses-value = Faint yw ei werth?
    .hint = Mewn punnoedd, er enghraifft 450 neu 1,250.50. Gadewch yn wag os nad ydych yn gwybod.
    .name = Gwerth
losses-value-unclear = Ysgrifennwch bunnoedd fel 450 neu 1,250.50, neu gadewch yn wag
losses-known-by = Sut rydych yn gwybod ei werth?
losses-known-by-receipt = Mae gennyf dderbynneb
    .short = o dderbynneb
losses-known-by-bank = Gallaf ei weld yn fy nghyfrif banc
    .short = o gyfrif banc
losses-known-by-valuation = Dywedodd arbenigwr wrthyf
    .short = gan arbenigwr
losses-known-by-new-price = Dyna bris un newydd
    .short = pris un newydd
losses-known-by-guess = Dyma fy amcan gorau
    .short = amcan
losses-known-by-not-known = Nid wyf yn gwybod
    .short = ddim yn hysbys sut
losses-bought = Pryd y cawsoch ef?
    .hint = Diwrnod, blwyddyn, neu “tua deng mlynedd yn ôl”. Gadewch yn wag os nad ydych yn gwybod.
    .name = Ers pryd
losses-mark = Beth yw ei rif cyfresol, neu farc arno?
    .hint = Llythrennau wedi eu torri ynddo, neu grafiad. I ffôn, ei rif IMEI. Gadewch yn wag os nad ydych yn gwybod.
    .name = Rhif neu farc
losses-files-then = Nesaf, gallwch ychwanegu lluniau, sain neu ffilm ohono.
losses-save = Cadw hwn

losses-files-title = Lluniau, sain neu ffilm
losses-saved = Mae’r hyn y teipioch wedi ei gadw.
losses-files = Ychwanegwch ffeiliau, os oes gennych rai
    .hint = Derbynneb, llun ohono, neu ffilm o gloch eich drws. { $most } ffeil ar y mwyaf. Gall sain a ffilm fod yn 50 MB, ffeiliau eraill yn 10 MB.
losses-files-limits = Rydym yn tynnu allan ble cafodd llun ei dynnu. Mae sain a ffilm yn aros fel y maent. Cadwch eich copi eich hun hefyd.
losses-files-keep = Cadw’r ffeiliau hyn
losses-file-take-away = Tynnu ffeil { $place }
losses-files-count =
    { $count ->
        [one] 1 ffeil
       *[other] { $count } ffeil
    }
losses-files-beyond-of-one = Gall un peth gael 5 ffeil. Ni chadwyd yr un o’r rhai newydd. Mae’r hyn y teipioch wedi ei gadw
losses-files-beyond-count = Gall eich holl ffeiliau fod yn 40. Ni chadwyd yr un o’r rhai newydd. Mae’r hyn y teipioch wedi ei gadw
losses-files-beyond-size = Gall eich holl ffeiliau fod yn 200 MB. Ni chadwyd yr un o’r rhai newydd. Mae’r hyn y teipioch wedi ei gadw

losses-send-open = Anfon eich rhestr
losses-send-title = Anfon eich rhestr
losses-send-lead = Mae’n mynd i’r tîm sy’n gofalu amdanoch, ac i’r swyddog yn eich achos os oes un. Mae rhestr a anfonwyd yn aros fel y mae. Os bydd rhywbeth yn newid, gallwch ei hanfon eto.
losses-send-words = A oes mwy y dylai’r heddlu ei wybod?
    .hint = Gallwch adael hwn yn wag.
losses-send = Anfon fy rhestr
losses-send-many = Rydych wedi anfon 5 rhestr ers ddoe. Ffoniwch { $number } nawr, fel y gallwn siarad
losses-sent-title = Rhestrau a anfonoch
losses-sent = Anfonwyd ar { $day }
losses-sent-done = Mae eich rhestr gennym
losses-sent-again = Os bydd rhywbeth yn newid, newidiwch eich rhestr a’i hanfon eto.
losses-sent-same = Rydych wedi anfon y rhestr hon. Os newidiwch hi, gallwch ei hanfon eto.
losses-sent-about = Mae cwestiynau ac atebion am eich rhestr yn:
losses-added = Ychwanegwyd at y cofnod trosedd ar { $day }
losses-added-by-officer = Ychwanegodd y swyddog yn eich achos y rhestr hon at y cofnod trosedd ar { $day }
losses-answer-by = Cewch ateb erbyn { $day }
losses-late = Mae ein hateb yn hwyr, ac mae’n ddrwg gennym
losses-in-message = Anfonais restr o’r hyn a gymerwyd neu a dorrwyd.

losses-sheet-open = Taflen i’ch yswiriwr
losses-sheet-title = Taflen i yswiriwr
losses-sheet-copy = Copïo hyn i gyd
losses-sheet-sent = Anfonwyd y rhestr hon at { $force } ar { $day }.
losses-sheet-added = Ychwanegwyd hi at y cofnod trosedd ar { $day }.
losses-sheet-own-words = Mae’r rhestr a’i gwerthoedd yng ngeiriau’r person a’i hanfonodd.
losses-sheet-held = Beth mae { $force } yn ei ddal
losses-sheet-held-none = Nid yw { $force } yn dal dim y gwyddom amdano.
losses-sheet-held-held = yn cael ei ddal ers { $day }
losses-sheet-held-ready = gall ddod yn ôl ers { $day }
losses-sheet-held-returned = rhoddwyd yn ôl ar { $day }
