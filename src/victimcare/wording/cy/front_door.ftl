# The front door, without a code. A draft, like the rest, until somebody who speaks it has read it.

front-door-rights-number = Cwestiwn { $number } o { $of }
front-door-rights-kept = Nid ydym yn cadw eich atebion. Maent yn diflannu pan gaewch y dudalen hon.
front-door-next = Nesaf
front-door-back = Yn ôl
front-door-again = Ateb eto
front-door-ask-who = Pwy gafodd niwed?
front-door-who-me = Fi
front-door-who-child = Plentyn, neu rywun rwy’n siarad drosto
front-door-who-bereaved = Bu farw rhywun agos ataf oherwydd trosedd
front-door-who-business = Busnes
front-door-who-witness = Rhywun arall. Gwelais hyn, neu rwy’n gwybod amdano
front-door-who-not-said = Nid wyf am ddweud
front-door-ask-kind = Am beth mae hyn?
front-door-kind-home = Rhywun gartref, partner, neu rywun o’r teulu
front-door-kind-sexual = Rhywbeth rhywiol
front-door-kind-violence = Cafodd rhywun ei frifo neu ei fygwth
front-door-kind-hate = Casineb, oherwydd pwy yw rhywun
front-door-kind-property = Cafodd rhywbeth ei ddwyn neu ei ddifrodi
front-door-kind-fraud = Cafodd rhywun ei dwyllo i golli arian
front-door-kind-not-said = Rhywbeth arall, neu nid wyf am ddweud
front-door-ask-when = Pryd digwyddodd hyn?
front-door-when-week = Yn y 7 diwrnod diwethaf, neu mae’n dal i ddigwydd
front-door-when-two-years = Yn y 2 flynedd ddiwethaf
front-door-when-longer = Yn hirach yn ôl
front-door-when-not-said = Nid wyf yn gwybod, neu nid wyf am ddweud
front-door-ask-stage = Ble mae hyn arni?
front-door-stage-not-told = Nid wyf wedi dweud wrthych
front-door-stage-looked-into = Rydych yn edrych i mewn iddo
front-door-stage-stopped = Penderfynoch beidio â mynd ymlaen
front-door-stage-court = Mae’n mynd i’r llys
front-door-stage-over = Mae llys wedi penderfynu
front-door-stage-not-said = Nid wyf yn gwybod, neu nid wyf am ddweud
front-door-answer-title = Yr hyn sy’n ddyledus i chi
front-door-answer-owed = Dyma eich hawliau
front-door-answer-next = Beth gallwch ei wneud nawr
front-door-note-witness = Hawliau i bwy bynnag a gafodd niwed yw’r rhain. Mae’r sawl a welodd hyn yn cael help hefyd. Ffoniwch ni, a dywedwn wrthych sut.
front-door-note-business = Mae gan fusnes yr hawliau hyn hefyd. Gall enwi un person i ni siarad ag ef.
front-door-note-soon-after = Gall canolfan ymosodiadau rhywiol eich gweld nawr, hyd yn oed os na ddywedwch byth wrthym. Ffoniwch y rhif isod, neu unrhyw ysbyty, i ddod o hyd iddi.
front-door-note-home = Nid oes rhaid i chi adael cartref, na phenderfynu dim, i siarad â rhywun.
front-door-note-fraud = Os yw arian newydd fynd, ffoniwch eich banc yn gyntaf. Mae’r rhif 159 yn cyrraedd y rhan fwyaf o fanciau.
front-door-note-any-time = Gallwch ddweud wrthym pa mor bell yn ôl bynnag yr oedd.
front-door-note-your-choice = Chi sy’n dewis a ydych am ddweud wrthym. Gallwch gael help y naill ffordd neu’r llall.
front-door-note-bereaved = Mae’n ddrwg gennym fod rhywun agos atoch wedi marw. Gall swyddog cyswllt teulu weithio gyda’ch teulu: gofynnwch i ni pwy yw eich un chi.
front-door-note-late-scheme = Efallai fod yr amser i ofyn am arian am anaf ar ben. Gofynnwch yr un fath: weithiau derbynnir un hwyr.
front-door-faster-title = Newyddion cyflymach a mwy o help
front-door-faster-likely = O’r hyn a ddywedoch, gallwch gael newyddion yn gynt, a mwy o help.
front-door-faster-ask = Nid oes rhaid i neb benderfynu hyn ar ei ben ei hun. Gofynnwch i ni, a bydd rhywun yn siarad drwyddo gyda chi.
front-door-faster-if = Gallwch ofyn amdano os yw un o’r rhain yn ffitio:
front-door-faster-if-1 = Rydych dan 18 oed.
front-door-faster-if-2 = Rydych yn sâl, neu’n anabl, neu’n ei chael yn anodd dilyn pethau.
front-door-faster-if-3 = Mae arnoch ofn beth all ddigwydd os siaradwch.
front-door-faster-if-4 = Roedd yn ddifrifol iawn, neu mae’n digwydd dro ar ôl tro.
front-door-within-working-day =
    { $count ->
        [one] O fewn 1 diwrnod gwaith.
       *[other] O fewn { $count } diwrnod gwaith.
    }
front-door-within-day =
    { $count ->
        [one] O fewn 1 diwrnod.
       *[other] O fewn { $count } diwrnod.
    }
front-door-within-month =
    { $count ->
        [one] O fewn 1 mis.
       *[other] O fewn { $count } mis.
    }
front-door-within-hour =
    { $count ->
        [one] O fewn 1 awr.
       *[other] O fewn { $count } awr.
    }
front-door-faster-working-day =
    { $count ->
        [one] Gyda newyddion cyflymach, o fewn 1 diwrnod gwaith.
       *[other] Gyda newyddion cyflymach, o fewn { $count } diwrnod gwaith.
    }
front-door-faster-day =
    { $count ->
        [one] Gyda newyddion cyflymach, o fewn 1 diwrnod.
       *[other] Gyda newyddion cyflymach, o fewn { $count } diwrnod.
    }
front-door-faster-month =
    { $count ->
        [one] Gyda newyddion cyflymach, o fewn 1 mis.
       *[other] Gyda newyddion cyflymach, o fewn { $count } mis.
    }
front-door-faster-hour =
    { $count ->
        [one] Gyda newyddion cyflymach, o fewn 1 awr.
       *[other] Gyda newyddion cyflymach, o fewn { $count } awr.
    }
front-door-window-working-day =
    { $count ->
        [one] Mae gennych 1 diwrnod gwaith.
       *[other] Mae gennych { $count } diwrnod gwaith.
    }
front-door-window-day =
    { $count ->
        [one] Mae gennych 1 diwrnod.
       *[other] Mae gennych { $count } diwrnod.
    }
front-door-window-month =
    { $count ->
        [one] Mae gennych 1 mis.
       *[other] Mae gennych { $count } mis.
    }
front-door-window-year =
    { $count ->
        [one] Mae gennych 1 flwyddyn.
        [two] Mae gennych 2 flynedd.
       *[other] Mae gennych { $count } blynedd.
    }
front-door-owed-r1-interpretation = Siarad a chlywed yn eich iaith eich hun, am ddim
front-door-owed-r2-crime-recorded = Ein bod yn ysgrifennu i lawr yr hyn a ddywedwch wrthym
front-door-owed-r3-written-acknowledgement = Cael yn ysgrifenedig eich bod wedi dweud wrthym
front-door-owed-r3-information-on-reporting = Cael gwybod sut mae hyn i gyd yn gweithio
front-door-owed-r4-needs-assessment = Cael eich holi beth sydd ei angen arnoch
front-door-owed-r4-support-referral = Cael eich rhoi mewn cysylltiad â phobl sy’n helpu
front-door-owed-r5-compensation-information = Cael gwybod sut i ofyn am arian am yr hyn a wnaeth
front-door-owed-r5-cics-application-limit = Gofyn am arian am anaf, o gronfa gyhoeddus
front-door-owed-r6-not-investigated = Cael gwybod os nad ydym yn edrych i mewn iddo, a pham
front-door-owed-r6-suspect-arrested = Cael gwybod bod rhywun wedi’i arestio
front-door-owed-r6-suspect-interviewed = Cael gwybod bod rhywun wedi’i holi amdano, ar gofnod
front-door-owed-r6-suspect-bailed-or-rui = Cael gwybod bod rhywun wedi cael mynd am y tro
front-door-owed-r6-suspect-released-without-charge = Cael gwybod bod rhywun wedi cael mynd
front-door-owed-r6-update-preference = Cytuno â ni pa mor aml rydym mewn cysylltiad
front-door-owed-r6-vrr-police-request = Gofyn i rywun arall edrych eto ar ein penderfyniad
front-door-owed-r6-vrr-police-acknowledge = Cael gwybod bod eich cais wedi cyrraedd
front-door-owed-r6-vrr-police-result = Cael gwybod beth ddaeth ohono
front-door-owed-r7-vps-information = Cael gwybod sut gallwch ddweud beth wnaeth hyn i chi
front-door-owed-r7-vps-before-sentence = Dweud wrth y llys yn eich geiriau eich hun beth wnaeth hyn i chi
front-door-owed-r8-hearing-date = Cael gwybod pryd a ble mae diwrnod yn y llys
front-door-owed-r8-required-to-give-evidence = Cael gwybod bod angen i’r llys eich clywed
front-door-owed-r8-bail-hearing = Cael gwybod a gafodd rhywun fynd, a gyda pha reolau
front-door-owed-r8-special-measures-outcome = Cael gwybod sut y gwneir rhoi tystiolaeth yn haws, a gweld y llys o’r blaen
front-door-owed-r9-case-outcome = Cael gwybod sut y daeth i ben, a pham
front-door-owed-r9-sentence = Cael gwybod beth mae’r ddedfryd yn ei olygu
front-door-owed-r9-uls-request = Gofyn am edrych eto ar ddedfryd sy’n rhy isel
front-door-owed-r9-bereaved-cps-meeting = Cwrdd â chyfreithwyr yr achos
front-door-owed-r11-vcs-referral = Ar ôl rhai dedfrydau hir: cael eich holi a ydych am gael newyddion am ryddhau
front-door-owed-r12-phso = Cael gwybod ble arall gallwch gwyno
front-door-support-title = Dod o hyd i gefnogaeth
front-door-support-lead = Am ddim, ac nid oes rhaid eich bod wedi dweud dim wrthym.
front-door-support-kept = Nid ydym yn cadw’r hyn a ddewiswch yma.
front-door-support-now = Rhifau sy’n ateb ddydd a nos
front-door-need = Am beth mae hyn?
front-door-need-talk = Rwyf am siarad â rhywun
front-door-need-domestic-abuse = Rhywun gartref, neu bartner
front-door-need-sexual-offence = Rhywbeth rhywiol
front-door-need-child = Plentyn
front-door-need-bereaved = Bu farw rhywun
front-door-need-hate = Casineb, oherwydd pwy yw rhywun
front-door-need-fraud = Cafodd rhywun ei dwyllo i golli arian
front-door-need-stalking = Mae rhywun yn dal i’m dilyn neu gysylltu â mi (stelcio)
front-door-need-homicide = Cafodd rhywun agos ataf ei ladd
front-door-area = Ble rydych yn byw?
front-door-area-any = Nid wyf am ddweud
front-door-search = Dangos pwy sy’n helpu
front-door-search-again = Chwilio am rywbeth arall
front-door-found =
    { $count ->
        [0] Pwy sy’n helpu
        [one] 1 lle sy’n helpu
       *[other] { $count } lle sy’n helpu
    }
front-door-found-none = Ni wyddom am neb i hyn yno
    .more = Ffoniwch ni. Bydd person yn dod o hyd i rywun gyda chi.
front-door-serves = I bobl yn
front-door-speaks = Heblaw Saesneg:
front-door-has-room = Maent yn cymryd pobl newydd.
front-door-is-full = Maent yn llawn ar hyn o bryd.
front-door-waiting =
    { $count ->
        [one] Arhoswch tua 1 wythnos.
       *[other] Arhoswch tua { $count } wythnos.
    }
front-door-stated-on = Dywedasant hynny ar { $day }.
front-door-through-us = Gofynnwch i ni, a rhown chi mewn cysylltiad. Nid ydynt yn cymryd neb yn uniongyrchol.
front-door-site = Edrych ar eu gwefan
front-door-leaving-title = Rydych ar fin gadael y wefan hon
front-door-leaving-to = Rydych yn mynd i wefan
front-door-leaving-1 = Nid ydym yn dweud wrthynt pwy ydych, na’ch bod yn dod oddi yma.
front-door-leaving-2 = Bydd hanes eich ffôn neu’ch cyfrifiadur yn dangos eu gwefan wedyn.
front-door-leaving-3 = Gall eu botwm gadael cyflym fod mewn lle arall, neu ar goll.
front-door-leaving-4 = Gallant ofyn am gadw rhywbeth ar eich ffôn. Gallwch ddweud na.
front-door-leaving-go = Mynd i { $site }
front-door-leaving-stay = Aros yma
front-door-leaving-ring = Gallwch eu ffonio hefyd:
front-door-complaint-title = Dweud wrthym beth aeth o’i le
front-door-complaint-lead = Gall unrhyw un gwyno. Nid oes rhaid i chi ddweud pwy ydych.
front-door-complaint-words = Beth aeth o’i le?
    .hint = Yn eich geiriau eich hun. Dywedwch beth ddylid ei unioni, os gallwch.
front-door-complaint-words-needed = Ysgrifennwch beth aeth o’i le
front-door-way-back = Sut gallwn eich ateb?
    .hint = Gallwch adael hwn yn wag. Ysgrifennwch ddim ond yr hyn nad oes neb arall yn ei ddarllen na’i ateb.
front-door-send = Anfon
front-door-too-much = Anfonwyd mwy nag y gallwn ei dderbyn nawr. Rhowch gynnig arall arni ymhen { $minutes } munud, neu ffoniwch ni
front-door-complaint-no-case = Yma ni ddywedwn byth a oes unrhyw un wedi dweud dim wrthym.
front-door-complaint-ways = Ffyrdd eraill
front-door-way-right = Ni wnaed rhywbeth a oedd yn ddyledus i chi
    .more = Os oes gennych god, dywedwch hynny ar eich tudalen. Yna gwyddom pa achos ydyw.
front-door-way-behaved = Sut roedd un ohonom yn ymddwyn tuag atoch
    .more = Cwynwch yma, neu wrth yr Independent Office for Police Conduct:
front-door-way-answer = Nid ydych yn cytuno â’n hateb
    .more = Gall y Parliamentary and Health Service Ombudsman edrych arno, am ddim:
front-door-way-commissioner = Pethau sy’n mynd o’i le i lawer
    .more = Mae’r Victims’ Commissioner yn siarad dros bawb a gafodd niwed. Ni allant edrych i mewn i un achos.
front-door-complained = Mae eich cwyn gennym
front-door-complained-by = Erbyn diwedd { $day } bydd person yn ei darllen ac yn delio â hi.
front-door-complained-answer = Os gadawoch ffordd i ateb, atebwn yno. Neu dywedwn pwy sy’n edrych i mewn iddo.
front-door-complaint-about = Am beth mae hi?
front-door-complaint-about-service = Yr hyn a wnaethom, neu na wnaethom
front-door-complaint-about-person = Sut y gwnaeth un ohonom eich trin
front-door-complaint-about-crime = Torrodd rhywun sy’n gweithio i’r heddlu y gyfraith, neu mae’n brifo neu’n dychryn rhywun
front-door-complaint-whom = Am bwy mae hi?
    .hint = Enw neu rif, os ydych yn ei wybod. Yna cadwn eich cwyn oddi wrthynt.
front-door-complaint-earlier = Rhif eich cwyn gynharach
    .hint = Dim ond os gwnaethoch gwyno o’r blaen, ac na wnaeth ein hateb ddatrys hynny.
front-door-complained-number = Rhif eich cwyn yw { $number }. Gallwch ei ddefnyddio os nad yw ein hateb yn ddigon. Nid oes rhaid i chi ei gadw.
front-door-complaint-steps = Beth sy’n digwydd i gŵyn
front-door-complaint-step-1 = Bydd y bobl a wnaeth y gwaith yn ateb yn gyntaf. Ein nod yw ateb o fewn 10 diwrnod gwaith, neu ddweud erbyn hynny pryd y gwnawn.
front-door-complaint-step-2 = Os nad yw hynny’n ddigon, gallwch wneud cwyn ffurfiol. Bydd safonau proffesiynol yn edrych arni: pobl na wnaeth y gwaith.
front-door-complaint-step-3 = Os nad yw hynny’n ddigon chwaith, gall corff y tu allan i’r heddlu hwn ei hadolygu. Mae ein hateb yn dweud pa un, a tan pryd y gallwch ofyn.
front-door-feedback-title = Dweud wrthym sut wnaethon ni
front-door-feedback-lead = Un cwestiwn. Nid oes neb yn gwybod pwy ydych.
front-door-score = Sut gwnaethon ni eich trin?
front-door-score-5 = Yn dda iawn
front-door-score-4 = Yn dda
front-door-score-3 = Dim yn dda nac yn wael
front-door-score-2 = Yn wael
front-door-score-1 = Yn wael iawn
front-door-score-words = Beth ddylem ei wybod?
    .hint = Gallwch adael hwn yn wag. Gadewch enwau a rhifau allan.
front-door-feedback-answer = Ni all neb eich ateb yma. Os ydych am gael ateb:
front-door-feedback-given = Mae gennym
    .more = Mae pobl yn darllen pob un o’r rhain, ac yn newid yr hyn a allant.
front-door-near-title = Cefnogaeth yn eich ardal
front-door-near-lead = Am ddim, ac ar wahân i ni. Chi sy’n dewis. Gallwch hefyd ddweud na i’r cyfan.
front-door-near-ask = Gofyn i ni eich rhoi mewn cysylltiad
front-door-near-asked = Gofynnoch i ni am hyn. Mae rhywun yn delio ag ef.
front-door-near-kept = Nid oes dim amdanoch yn mynd at neb cyn i chi ddweud ie.
front-door-near-else = A yw hyn am rywbeth arall?

front-door-more = Mwy o ddewisiadau
front-door-age = Faint yw oed y person?
front-door-age-wrong = Ysgrifennwch oed o 0 i 120
front-door-language = Pa iaith?
front-door-language-any = Unrhyw iaith
front-door-access = Beth sy’n ei gwneud yn haws?
front-door-access-step-free = Dim grisiau
front-door-access-hearing-loop = Dolen ar gyfer cymhorthion clyw
front-door-access-sign-language = Iaith arwyddion
front-door-access-quiet-room = Ystafell dawel
front-door-access-remote = Dros y ffôn neu ar sgrin
front-door-free = Dim ond yr hyn sydd am ddim
front-door-from-age = O { $age } oed.
front-door-to-age = Hyd at { $age } oed.
front-door-free-of-charge = Mae am ddim.
front-door-costs = Gall gostio rhywbeth.
front-door-cost-not-said = Cost heb ei ddweud
    .more = Maen nhw’n helpu gyda hyn. Dydyn nhw ddim yn dweud beth mae’n ei gostio. Gofynnwch iddyn nhw yn gyntaf.
front-door-wrong = Mae rhywbeth yma’n anghywir
front-door-wrong-said = Diolch. Mae person yn edrych arno.
front-door-wrong-not-said = Ni allem gymryd hynny. Rhowch gynnig arni’n nes ymlaen.
