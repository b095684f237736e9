## Asking a service to be in touch, without the police

in-touch-title = Gofyn i rywun gysylltu â chi
in-touch-lead = Chi sy’n dewis pwy. Nhw sy’n ei ddarllen, nid ni.
in-touch-who = Pwy ddylai gysylltu?
in-touch-name = Beth ddylen nhw eich galw?
    .hint = Gwna unrhyw enw’r tro. Gallwch ei adael yn wag.
in-touch-reach = Sut gallan nhw gysylltu â chi?
    .hint = Rhif neu e-bost nad oes neb arall yn ei ateb na’i ddarllen.
in-touch-reach-needed = Ysgrifennwch sut gallan nhw gysylltu â chi
in-touch-safely = Pryd a sut mae’n ddiogel?
    .hint = Er enghraifft: dyddiau gwaith tan 2pm. Dim neges.
in-touch-words = A oes rhywbeth y dylen nhw ei wybod?
in-touch-police-may-know = Cewch ddweud wrth yr heddlu fy mod wedi gofyn
in-touch-send = Ei anfon atynt
in-touch-kept = Caiff ei ddileu pan fydd wedi gorffen. Os na fydd neb yn ei ddarllen, caiff ei ddileu ar ôl 30 diwrnod.
in-touch-nobody = Ni ellir gofyn i neb fel hyn ar hyn o bryd
    .more = Gallwch ffonio rhywun sy’n helpu.
in-touch-sent = Mae gyda nhw
in-touch-sent-to = Gall { $service } ei ddarllen nawr.
in-touch-sent-by = Os na chlywch ddim erbyn { $day }, ffoniwch nhw.

## On her page: with whom we put her in touch

in-touch-now = Gyda phwy y rhoesom chi mewn cysylltiad
in-touch-since = Ers { $day }
in-touch-state-ready = Rydym yn mynd ag ef atynt.
in-touch-state-sent = Mae gyda nhw. Nid ydynt wedi ei ddarllen eto.
in-touch-state-seen = Maen nhw wedi ei ddarllen.
in-touch-state-accepted = Dywedasant ie.
in-touch-state-waiting =
    { $count ->
        [one] Dywedasant ie. Arhoswch tua 1 wythnos.
       *[other] Dywedasant ie. Arhoswch tua { $count } wythnos.
    }
in-touch-state-in-contact = Maen nhw mewn cysylltiad â chi.
in-touch-state-refused = Ni allan nhw eich helpu nawr.
in-touch-state-ended = Mae eu help wedi dod i ben.
in-touch-state-recalled = Cafodd ei gymryd yn ôl. Ni allan nhw ei weld mwyach.
in-touch-state-expired = Mae’r amser a roesoch i ni ar gyfer hyn ar ben.
in-touch-looks-on = Rydym yn chwilio am rywun arall gyda chi.
in-touch-take-back = Ei gymryd yn ôl
    .more = Yna ni allan nhw weld dim ohono. Gallwch ofyn i ni eto unrhyw bryd.
in-touch-take-back-now = Ie, ei gymryd yn ôl

## On her page: the very words that would leave

in-touch-read = Darllenwch beth fydden ni’n ei anfon
in-touch-read-title = Beth fydden ni’n ei anfon
in-touch-read-lead = Mae hwn yn mynd at { $service }. Maen nhw’n gweld hwn, a dim arall.
in-touch-read-in-english = Maen nhw’n ei gael yn Saesneg, fel hyn
in-touch-read-back = Gallwch ei gymryd yn ôl ar y wefan hon unrhyw bryd.
in-touch-read-yes = Anfonwch hwn
in-touch-read-talk = Siarad â rhywun yn gyntaf
in-touch-read-no = Peidiwch â’i anfon
in-touch-changed = Mae rhywbeth wedi newid. Darllenwch ef eto.
in-touch-change = Newid yr hyn maen nhw’n ei weld
in-touch-way = Sut ydych chi’n cysylltu?
in-touch-way-call = Maen nhw’n eich ffonio: { $to }
in-touch-way-text = Maen nhw’n anfon neges destun: { $to }
in-touch-way-email = Maen nhw’n anfon e-bost: { $to }
in-touch-way-she-rings = Chi sy’n eu ffonio. Chân nhw ddim rhif i chi.
in-touch-shares = Yr hyn y cân nhw ei wybod
in-touch-share-family-name = Eich enw olaf
in-touch-share-area = Yr ardal lle rydych yn byw
in-touch-share-adjustments = Eich iaith a sut i siarad â chi
in-touch-change-show = Dangoswch y geiriau newydd
in-touch-told-sent = Rydym wedi’i anfon. Fe welwch yma beth a ddaw ohono.
in-touch-told-talk = Bydd rhywun yn siarad â chi amdano.
in-touch-told-no = Dywedoch nad ydych am gael mwy o gymorth. Dywedwch wrthym os ydych am ei gael eto.
