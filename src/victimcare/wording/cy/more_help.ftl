# Faster news and more help. A draft, like the rest, until somebody who speaks it has read it.

more-help-title = Newyddion cyflymach a mwy o help
more-help-lead = Mae gan rai pobl hawl i fwy nag eraill. Gallwch ofyn amdano yma.
more-help-has-it = Mae gennych yn barod. Nid oes angen i chi ofyn.
more-help-asked = Rydych wedi gofyn. Bydd person yn siarad â chi amdano erbyn { $day }.
more-help-what = Beth gewch chi
more-help-what-news =
    Cewch newyddion o fewn { $faster ->
        [one] 1 diwrnod gwaith
       *[other] { $faster } diwrnod gwaith
    }, nid { $usual }.
more-help-what-news-aim = Cewch newyddion yn gynt.
more-help-what-help = Cewch eich rhoi mewn cysylltiad yn gynt â phobl sy’n gallu helpu.
more-help-what-court = Gellir gwneud siarad yn y llys yn haws, er enghraifft gyda sgrin.
more-help-what-person = Mae rhywun yn gofyn beth sydd ei angen arnoch yn y llys, ac yn gofalu amdano.
more-help-who = I bwy mae hyn
more-help-who-lead = Mae’n eiddo i chi os yw unrhyw un o’r rhain yn ffitio. Nid oes rhaid i neb ei brofi ei hun: rydym yn siarad amdano.
more-help-who-age = Roeddech dan 18 oed pan ddigwyddodd.
more-help-who-lost = Lladdwyd rhywun agos atoch.
more-help-who-kind = Roedd am ryw, am rywun rydych yn byw gyda nhw, neu am bwy ydych chi.
more-help-ask = A oes unrhyw un o’r rhain yn ffitio hefyd?
    .hint = Ticiwch yr hyn a hoffech, neu ddim byd. Ni fyddwn yn ei ddangos yma eto.
more-help-ground-most-serious-crime = Roedd yn un o’r troseddau mwyaf difrifol
    .hint = Fel anaf drwg, rhywun wedi’i ladd, neu gaethwasiaeth.
more-help-ground-persistently-targeted = Mae’n digwydd i mi dro ar ôl tro
    .hint = Mae rhywun yn dal i wneud pethau i chi, neu’n eich dewis chi.
more-help-ground-vulnerable = Mae angen help arnaf i gymryd rhan
    .hint = Fel am salwch, sut mae eich meddwl yn gweithio, neu sut rydych yn symud neu’n clywed.
more-help-ground-intimidated = Mae arnaf ofn, neu’n teimlo pwysau i ddweud dim
    .hint = O’r person arall, o bobl o’u cwmpas, neu o siarad yn y llys.
more-help-ground-discretion = Rhywbeth arall, y byddai’n well gennyf ei ddweud wrth berson
more-help-go = Gofyn am hyn
more-help-how = Mae person yn cysylltu, mewn ffordd sy’n ddiogel i chi. Maent yn gofyn beth sydd ei angen arnoch, ac yn dweud beth benderfynwyd.
more-help-no = Os na yw’r ateb, cewch glywed pam. Gallwch ddweud nad ydych yn cytuno.
more-help-kept = Mae gennym
more-help-kept-by = Bydd person yn siarad â chi amdano erbyn { $day }.
more-help-again = Rwyf am gael hyn wedi’r cyfan
