# Her pages and the front door. A draft, like the rest, until somebody who speaks it has read it.

## The front door: for anyone, with the force's name

portal-front-title = Cael gwybod ble mae eich achos, a siarad â pherson
portal-front-lead = I unrhyw un a ddywedodd wrthym am rywbeth a ddigwyddodd iddynt.
portal-front-code = Mae gen i god
    .more = 12 rhif, o lythyr neu gan rywun y siaradoch â nhw
portal-front-without = Heb god
portal-way-help = Cael help nawr
    .more = Lleoedd sy’n helpu, hyd yn oed os na ddywedoch wrthym erioed
portal-way-rights = Deall eich hawliau
    .more = 4 cwestiwn. Nid ydym yn cadw’r atebion.
portal-way-support = Dod o hyd i gefnogaeth
    .more = Pwy sy’n helpu yn eich ardal, a pha mor hir yr arhoswch
portal-way-complain = Dweud wrthym beth aeth o’i le
    .more = Gall unrhyw un gwyno, gydag enw neu hebddo
portal-way-feedback = Dweud wrthym sut wnaethon ni
    .more = Un cwestiwn
portal-way-get-code = Sut i gael cod
    .more = Person sy’n ei roi i chi. Nid ydym byth yn ei anfon drwy e-bost.
portal-way-easy = Geiriau hawdd a lluniau
portal-way-young = I blant a phobl ifanc
portal-way-safer = Defnyddio’r dudalen hon yn fwy diogel
    .more = Os oes rhywun yn edrych ar eich ffôn neu’ch cyfrifiadur
portal-leaving-hides = Mae gadael yn cuddio’r dudalen hon. Nid yw’n clirio’r hyn y mae’r ffôn yn ei gofio.

## Sign in

portal-sign-in-title = Rhowch eich cod
portal-sign-in-lead = Mae’n agor eich tudalen. Ni chaiff neb arall wybod eich bod wedi bod yma.
portal-sign-in-go = Ymlaen
portal-sign-in-again = Rhowch eich cod eto
portal-code = Eich cod
    .hint = 12 rhif. Mae bylchau a llinellau’n iawn.
portal-code-needed = Teipiwch 12 rhif eich cod
portal-code-wrong = Gwiriwch y 12 rhif a rhowch gynnig arall arni
portal-code-held-back = Mae llawer o godau anghywir yn dod i mewn. Arhoswch funud, yna teipiwch eich cod unwaith eto
portal-code-not-numbers = Mae gan god 12 rhif a dim byd arall
portal-code-length = Mae gan god 12 rhif. Rhifau a deipiwyd: { $count }
portal-no-code = Dim cod, neu nid yw’n gweithio?
portal-still-not = Dal ddim yn gweithio?
    .more = Mae cod yn stopio ar ôl 5 cynnig, i’ch cadw’n ddiogel. Nid eich bai chi yw hyn.
portal-new-code-ring = Ffoniwch
portal-new-code-made = Gallwn wneud un newydd tra byddwch ar y ffôn.
portal-someone-with-you = Oes rhywun gyda chi? Gallwch ddod yn ôl yn nes ymlaen.
portal-sign-out = Allgofnodi
portal-sign-out-title = Ydych chi am allgofnodi?
portal-sign-out-back = Na, yn ôl i’m tudalen
portal-signed-out-title = Rydych wedi allgofnodi
portal-signed-out-more = Gallwch gau’r dudalen hon nawr. Bydd eich cod yn dal i weithio pan ddewch yn ôl.

## Her page

portal-case-title = Ble mae pethau arni
portal-updated = Diweddarwyd y dudalen hon: { $moment }.
portal-next = Beth sy’n digwydd nesaf
portal-today-days = heddiw, diwrnod { $count }
portal-today-weeks = heddiw, wythnos { $count }
portal-spread-days = { $count } diwrnod
portal-spread-weeks = { $count } wythnos
portal-who = Pwy sy’n gofalu am hyn
portal-carer = Yn arwain y gwaith ar eich achos.
portal-carer-since = Yn arwain y gwaith ar eich achos, ers { $day }.
portal-carer-team = Y tîm sy’n gofalu amdanoch. Gall pwy bynnag sy’n ateb helpu.
portal-journey = Y daith hyd yma, ac ymlaen
portal-earlier =
    { $count ->
        [one] Dangos 1 cam cynharach
       *[other] Dangos { $count } cam cynharach
    }
portal-rights = Yr hyn sy’n ddyledus i chi
portal-rights-sum =
    { $kept } wedi’u cadw, { $late ->
        [0] { "" }
       *[other] { $late } yn hwyr,{ " " }
    }{ $missed ->
        [0] { "" }
       *[other] { $missed } heb eu gwneud,{ " " }
    }{ $to_come } eto i ddod
portal-reason-written = Y rheswm, fel yr ysgrifennwyd ef
portal-rights-rest =
    { $count ->
        [one] Dangos 1 arall
       *[other] Dangos { $count } arall
    }
portal-not-done = Oedd rhywbeth heb ei wneud?
    .ring = Ffoniwch
    .more = Byddwn yn edrych i mewn iddo, ac yn ei unioni.
portal-talk = Siaradwch â ni
portal-ring-shows = Gall ymddangos yn rhestr alwadau’r ffôn hwn.
portal-relay = Ffonio trwy destun
    .more = Drwy Relay UK: { $number }. Gallwn hefyd gael rhywun sy’n siarad eich iaith, neu’n arwyddo.
portal-contact = Sut rydym yn cysylltu â chi
portal-contact-change = Newid sut rydym yn cysylltu â chi
portal-short-more = Dyma’r dudalen fer. Gall person ddweud mwy wrthych.
    .second-step = Gweld mwy o’ch tudalen

## The menu of her pages

portal-menu = Dewislen
portal-menu-title = Eich holl dudalennau
portal-menu-of-case = Eich achos
portal-menu-of-court = Llys, arian a’ch pethau
portal-menu-statement = Eich geiriau i’r llys
    .more = Beth wnaeth hyn i chi, yn eich geiriau eich hun
portal-menu-court = Eich diwrnod yn y llys
    .more = Pryd mae’r diwrnod, beth sy’n ei wneud yn haws, beth mae’n ei gostio
portal-menu-compensation = Arian am yr hyn a wnaed i chi
    .more = Sut i ofyn, tan pryd, a phwy sy’n helpu
portal-menu-property = Eich pethau
    .more = Beth rydym yn ei ddal, a rhestr o’r hyn a gymerwyd neu a dorrwyd
portal-menu-of-talk = Siaradwch â ni
portal-menu-of-us-two = Sut rydym yn cael gafael arnoch, ac yn siarad â chi
portal-menu-of-you = Chi a’r dudalen hon
portal-menu-case = Ble mae pethau arni
    .more = Beth sydd wedi digwydd, a beth sy’n dod nesaf
portal-menu-easy = Mewn geiriau hawdd
    .more = Llinellau byr, gyda llun wrth bob un
portal-menu-young = I bobl ifanc
    .more = Pan ydych o dan 18 oed
portal-menu-journey = Y ffordd gyfan
    .more = O’r adroddiad cyntaf i adael y carchar, a beth sy’n dod ar ôl pob rhan
portal-menu-second-look = Gofyn am ail olwg
    .more = Pan nad ydych yn cytuno â phenderfyniad
portal-todo-see-review = Gweld eich cais
portal-reference = Cyfeirnod trosedd
portal-reference-lead = Gall yswirwyr, landlordiaid a banciau ofyn i chi am y rhif hwn.
portal-reference-copy = Copïo’r rhif
portal-reference-copied = Wedi’i gopïo
portal-reference-print = Argraffu neu gadw’r ddalen hon
portal-reference-safe = Meddyliwch pwy all ei weld ar y ddyfais hon neu ar bapur.
portal-reference-shows = Mae’r ddalen hon yn dangos bod y drosedd hon wedi’i hadrodd i { $force }.
portal-reference-what = Beth oedd hi
portal-reference-record = Fel y mae wedi’i chofnodi
portal-reference-where = Ble
portal-reference-when = Y diwrnod y digwyddodd
portal-reference-reported = Y diwrnod yr adroddwyd amdani
portal-reference-printed = Argraffwyd o dudalen y dioddefwr ei hun ar { $day }.
portal-another-title = Edrych ar drosedd arall
portal-another-lead = Os oes gennych god ar gyfer trosedd arall, teipiwch ef yma.
portal-another-after = Yna byddwch yn gweld tudalen y drosedd honno, a gallwch fynd o un dudalen i’r llall. Pan fyddwch yn gadael, bydd y ddwy dudalen yn cau.
portal-another-part = Os mai dim ond rhan o’r dudalen honno sy’n agor, defnyddiwch “Gweld mwy o’ch tudalen” yno. Tan hynny ni allwch ddod yn ôl i’r dudalen hon.
portal-another-no-code = Dim cod ar gyfer y drosedd arall, neu nid yw’n gweithio?
portal-others = Ar agor hefyd yn yr ymweliad hwn
portal-others-this = Rydych yn edrych ar:
portal-others-go = Mynd i’r dudalen hon
portal-menu-reference = Cyfeirnod trosedd
    .more = Ar gyfer yswiriwr, landlord neu fanc
portal-menu-another = Edrych ar drosedd arall
    .more = Teipiwch y cod ar ei chyfer, a darllen y ddwy dudalen
portal-menu-messages = Negeseuon
    .more = Ysgrifennu atom, a darllen ein hatebion
portal-menu-update = Gofyn sut mae pethau
    .more = Byddwn yn gofyn i bwy bynnag sy’n gofalu am eich achos
portal-menu-call-me = Gofyn i ni eich ffonio
    .more = Ar amser sy’n ddiogel i chi
portal-menu-more-help = Newyddion cyflymach a mwy o help
    .more = Pwy sydd â hawl iddo, a sut i ofyn
portal-menu-not-done = Roedd rhywbeth heb ei wneud
    .more = Dywedwch wrthym, a byddwn yn edrych i mewn iddo
portal-menu-get-help = Cael help nawr
    .more = Lleoedd sy’n helpu, ddydd a nos
portal-menu-visits = Ble defnyddiwyd eich tudalen
    .more = Pryd, ac o ba fath o ddyfais
portal-menu-who-looked = Pwy edrychodd ar eich achos
    .more = Y rhai sy’n gweithio i ni, a pham
portal-menu-your-code = Eich cod
    .more = Sut mae’n gweithio, a beth gallwch ei wneud ag ef
portal-menu-second-step = Gweld mwy o’ch tudalen
    .more = Ail rif nad oes gan neb ond chi
portal-menu-support = Cefnogaeth yn eich ardal
    .more = Pwy sy’n helpu gyda hyn, a pha mor hir yr arhoswch
portal-menu-tell-once = Dweud wrthym unwaith
    .more = Yr hyn nad ydych am ei ddweud eto
portal-menu-passport = Sut i siarad â chi
    .more = Eich iaith, a beth sy’n gwneud siarad yn haws
portal-menu-family = Pobl sy’n eich helpu
    .more = Pwy gaiff weld beth, a sut i’w stopio
portal-menu-contact = Sut rydym yn cysylltu â chi
    .more = Beth sy’n ddiogel, a beth sydd ddim
portal-menu-print = Argraffu neu gadw
    .more = Byddwn yn gofyn yn gyntaf a yw papur yn ddiogel
portal-menu-use-more-safely = Defnyddio’r dudalen hon yn fwy diogel
    .more = Os oes rhywun yn edrych ar eich ffôn neu’ch cyfrifiadur

## Help without a code

portal-help-title = Cael help nawr
portal-help-lead = Nid oes angen cod arnoch. Nid oes rhaid eich bod wedi dweud dim wrthym.
portal-help-people = Pobl y gallwch siarad â nhw
portal-help-home = Cam-drin domestig
    .more = National Domestic Abuse Helpline. Am ddim, ddydd a nos, pan fydd rhywun gartref yn eich brifo neu’n eich dychryn.
portal-help-fraud = Twyll
    .more = Report Fraud. Pan fydd rhywun wedi eich twyllo i golli arian.
portal-help-anyone = Unrhyw drosedd
    .more = Victim Support. Am ddim, ddydd a nos, i unrhyw un a gafodd niwed, p’un a ddywedoch wrthym ai peidio.
portal-help-sexual = Trais neu gam-drin rhywiol
    .more = Rape and Sexual Abuse Support Line. Am ddim, ddydd a nos, o 16 oed.
portal-help-child = Plant a phobl ifanc
    .more = Childline. Am ddim, ddydd a nos, i unrhyw un o dan 19 oed.
portal-help-men = Dynion sy’n cael eu brifo gartref
    .more = Men’s Advice Line. Am ddim, ar ddyddiau gwaith, i ddynion sy’n cael eu brifo neu eu dychryn gartref.
portal-help-listen = Rhywun i wrando
    .more = Samaritans. Am ddim, ddydd a nos, pan fydd popeth yn ormod.
portal-help-stalking = Stelcio
    .more = Llinell Gymorth Genedlaethol Stelcio. Am ddim, pan fydd rhywun yn eich dilyn neu’n gwrthod gadael llonydd i chi.
portal-help-death = Pan fu farw rhywun
    .more = Cruse Bereavement Support. Am ddim, pan fu farw rhywun agos atoch.
portal-deaf = Os ydych yn fyddar, neu’n methu siarad ar y ffôn
portal-deaf-video = Siarad â ni mewn Iaith Arwyddion Prydain
    .more = Galwad fideo. Mae cyfieithydd yn ymuno.
portal-deaf-films = Gwylio ein ffilmiau mewn Iaith Arwyddion Prydain
portal-deaf-999-bsl = Mewn perygl: ap neu wefan { $service }. Mae cyfieithydd yn arwyddo gyda chi. Am ddim, ddydd a nos.
portal-deaf-999-text = Mewn perygl: tecstiwch 999. Rhaid cofrestru yn gyntaf. Tecstiwch y gair “{ $word }” i 999.
portal-help-near = Yn eich ardal
portal-help-yours = Beth gallwch ei ofyn gennym
portal-help-yours-1 = Cael gwybod beth sy’n digwydd yn eich achos, a phryd.
portal-help-yours-2 = Cael eich rhoi mewn cysylltiad â phobl sy’n gallu helpu.
portal-help-yours-3 = Cael rhywun i siarad â chi yn eich iaith eich hun, neu drwy arwyddo.
portal-help-yours-4 = Dweud wrth lys beth wnaeth hyn i chi, yn eich geiriau eich hun.
portal-help-yours-5 = Gofyn am ail olwg pan fyddwn yn penderfynu stopio.

## How to get a code

portal-get-code-title = Sut i gael cod
portal-get-code-lead = Mae person yn ei roi i chi, pan fyddant yn gwybod mai chi ydyw.
portal-get-code-how = Sut mae’n gweithio
portal-get-code-how-1 = Ffoniwch ni, neu gofynnwch i bwy bynnag sy’n gofalu am eich achos.
portal-get-code-how-2 = Rydym yn gofyn mewn ffordd sy’n ddiogel i chi.
portal-get-code-how-3 = Cewch 12 rhif. Maent yn gweithio yma ac ar y ffôn.
portal-get-code-how-4 = Mae cod newydd yn dod â’r hen un i ben. Gallwch ofyn am un unrhyw bryd.
portal-get-code-never = Beth na fyddwn byth yn ei wneud
portal-get-code-never-1 = Nid ydym byth yn anfon cod drwy e-bost.
portal-get-code-never-2 = Nid ydym byth yn eich ffonio i ofyn am eich cod.
portal-get-code-never-3 = Nid ydym byth yn dweud wrth neb arall fod gennych un.

## Using it more safely

portal-safer-title = Defnyddio’r dudalen hon yn fwy diogel
portal-safer-lead = Mae eraill yn edrych ar ffonau a chyfrifiaduron rhai pobl. Gall hyn helpu.
portal-safer-leave = Pan fydd angen i chi adael yn gyflym
portal-safer-leave-1 = Pwyswch “Gadael y dudalen hon”, neu’r fysell Escape. Cewch eich allgofnodi, a gwelwch dudalen y gallai unrhyw un fod yn edrych arni.
portal-safer-leave-2 = Mae’n cuddio’r dudalen hon. Nid yw’n ei dileu o’r hanes.
portal-safer-leave-3 = Mae’r botwm a’r fysell yn gweithio heb y rhyngrwyd hefyd. Os nad ydynt, caewch y ffenestr.
portal-safer-leave-4 = Ar ôl 10 munud heb bwyso dim cewch eich allgofnodi beth bynnag.
portal-safer-before = Cyn i chi ddechrau
portal-safer-before-1 = Defnyddiwch ffôn neu gyfrifiadur nad oes neb arall yn edrych arno. Mae rhai mewn llyfrgelloedd.
portal-safer-before-2 = Nid yw ffenestr breifat y porwr yn cadw hanes ei hun.
portal-safer-before-3 = Os gallai rhywun fod wedi rhoi rhywbeth ar eich ffôn i’ch gwylio, defnyddiwch un arall.
portal-safer-before-4 = Peidiwch â chadw eich cod lle gallai rhywun arall ei gael.
portal-safer-after = Pan fyddwch wedi gorffen
portal-safer-after-1 = Allgofnodwch, a chaewch y ffenestr.
portal-safer-after-2 = Mae’r hanes yn cadw cyfeiriad y wefan hon, ac o bob tudalen yr enw “{ $title }” yn unig.
portal-safer-after-3 = Gall galwad atom ymddangos yn y rhestr alwadau ac ar y bil.
portal-safer-after-4 = Gall dileu’r hanes i gyd edrych yn od i rywun sy’n ei wirio.
portal-languages = Iaith
