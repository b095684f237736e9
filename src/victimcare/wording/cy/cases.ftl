# Her case in words. A draft, like the rest, until somebody who speaks it has read it. E-mails and letters say the steps
# too (`written-…`). Headings: their full stop is put elsewhere.

## Steps that were made. `.more` is the truth of each, one press deeper.

cases-step-case-recorded = Fe ddywedoch wrthym beth ddigwyddodd
    .more = Ysgrifennom ef i lawr fel trosedd. O’r diwrnod hwnnw mae gennych hawliau, ac maent ar y dudalen hon.
cases-step-case-recorded-by-others = Dywedwyd wrthym beth ddigwyddodd
    .more = Ysgrifennom ef i lawr fel trosedd. O’r diwrnod hwnnw mae gennych hawliau, ac maent ar y dudalen hon.
cases-step-case-outcome-open = Aethom drwy eich achos
    .more = Edrychom ar yr hyn sydd gennym hyd yma. Nid oes dim wedi’i benderfynu eto.
cases-step-case-outcome-to-court = Bydd yn rhaid i’r person arall ateb yn y llys
cases-step-case-outcome-out-of-court = Daeth i ben heb lys
cases-step-case-outcome-no-charge = Y penderfyniad: nid yw’n mynd i’r llys
cases-step-case-outcome-closed = Fe wnaethon ni gau’r achos
cases-step-case-officer-changed = Mae rhywun newydd yn arwain y gwaith
    .more = Mae’r person sy’n arwain y gwaith ar eich achos wedi newid. Maent yn darllen yr hyn a ddywedoch wrthym o’r blaen.
cases-step-case-not-investigated = Penderfynom beidio ag edrych i mewn iddo ymhellach
    .more = Gallwch ofyn i ni pam. Os daw ffeithiau newydd, byddwn yn edrych eto.
cases-step-case-reopened = Agorom eich achos eto
    .more = Daeth rhywbeth newydd. Rydym yn edrych i mewn iddo eto.
cases-step-case-looked-at = Fe wnaethom edrych ar eich achos eto
    .more = Nid oedd dim byd newydd y diwrnod hwnnw. Rydym yn dal i weithio arno.
cases-step-case-sent-to-cps = Rhoesom bopeth i’r cyfreithwyr
    .more = Gwasanaeth Erlyn y Goron yw’r cyfreithwyr hyn. Nhw sy’n penderfynu a yw’n mynd i’r llys. Nid ydynt yn gweithio i ni.
cases-step-case-withdrawn = Fe benderfynoch stopio
    .more = Eich dewis chi yw hynny. Gallwch ddod yn ôl, ac mae help yn dal ar agor i chi.
cases-step-suspect-identified = Rydym yn meddwl ein bod yn gwybod pwy oedd
    .more = Nid yw hynny’n brawf eto. Mae gennym fwy i’w ganfod.
cases-step-suspect-arrested = Fe wnaethon ni arestio rhywun
    .more = Mae arestio yn golygu dal person er mwyn gallu ei holi. Nid yw’n golygu bod dim wedi’i benderfynu.
cases-step-suspect-interviewed = Fe wnaethon ni siarad â’r person arall
    .more = Gofynnom beth ddigwyddodd. Mae’r rheolau a gadwn yn gwneud iddo gyfrif yn y llys.
cases-step-suspect-interviewed-as-witness = Siaradom â rhywun a all wybod mwy
    .more = Daethant i ddweud wrthym beth maent yn ei wybod.
cases-step-suspect-released-without-charge = Fe wnaethon ni adael i’r person arall fynd
    .more = Nid oedd gennym ddigon i’w dal. Y geiriau am hyn yw “rhyddhau heb gyhuddiad”. Gallwn edrych ymhellach o hyd.
cases-step-suspect-bailed = Fe wnaethon ni adael i’r person arall fynd am y tro
    .more = Y gair am hyn yw “mechnïaeth”. Gall fod rheolau gyda hi. Os torrant un, dywedwch wrthym, neu ffoniwch 999 mewn perygl.
cases-step-suspect-bail-changed-conditions-varied = Newidiodd y rheolau i’r person arall
    .more = Ffoniwch ni ac awn drwy’r rheolau newydd gyda chi.
cases-step-suspect-bail-changed-extended = Rhaid i’r person arall ddod yn ôl ar ddiwrnod diweddarach
    .more = Mae angen mwy o amser arnom i ganfod beth ddigwyddodd.
cases-step-suspect-bail-changed-cancelled = Tynnwyd y rheolau oddi ar y person arall
    .more = Nid oes rhaid iddynt eu cadw mwyach. Ffoniwch ni os yw hyn yn eich poeni. Mewn perygl, ffoniwch 999.
cases-step-suspect-bail-changed-ended = Daeth y rheolau i’r person arall i ben
    .more = Nid oes rhaid iddynt eu cadw mwyach. Ffoniwch ni os yw hyn yn eich poeni. Mewn perygl, ffoniwch 999.
cases-step-suspect-released-under-investigation = Fe wnaethon ni adael i’r person arall fynd am y tro
    .more = Y geiriau am hyn yw “rhyddhau dan ymchwiliad”. Rydym yn dal i edrych i mewn iddo.
cases-step-suspect-charged = Bydd yn rhaid i’r person arall ateb yn y llys
    .more = Y gair am hyn yw “cyhuddo”. Llys sy’n penderfynu beth sy’n digwydd nawr.
cases-step-suspect-out-of-court-disposal = Deliwyd ag ef heb lys
    .more = Gellir gwneud hyn pan mai dyma’r tro cyntaf, neu pan fo’n llai difrifol. Mae’n cael ei ysgrifennu i lawr.
cases-step-prosecution-decision-charge = Y penderfyniad: mae’n mynd i’r llys
    .more = Mae digon i lys edrych arno. Daw diwrnod yn y llys nesaf.
cases-step-prosecution-decision-no-charge-police = Y penderfyniad: nid yw’n mynd i’r llys
    .more = Ni benderfynodd hyn. Nid yw’r un peth â pheidio â’ch credu. Gallwch ofyn pam, a gofyn am ail olwg.
cases-step-prosecution-decision-no-charge-cps = Y penderfyniad: nid yw’n mynd i’r llys
    .more = Y cyfreithwyr benderfynodd hyn. Nid yw’r un peth â pheidio â’ch credu. Gallwch ofyn pam, a gofyn am ail olwg.
cases-step-prosecution-decision-discontinued = Stopiodd y cyfreithwyr yr achos
    .more = Penderfynodd y cyfreithwyr na all fynd ymlaen. Gallwch ofyn pam, a gofyn am ail olwg.
cases-step-prosecution-decision-charge-altered = Newidiodd yr hyn y mae’n rhaid i’r person arall ateb amdano
    .more = Newidiodd y cyfreithwyr yr hyn y mae’r llys yn edrych arno. Ffoniwch ni a byddwn yn esbonio.
cases-step-hearing-listed-first-hearing = Pennwyd diwrnod cyntaf yn y llys
    .more = Gofynnir i’r person arall pwy ydynt, ac a wnaethon nhw hyn. Mae’n aml yn fyr.
cases-step-hearing-listed-plea-and-trial-preparation = Pennwyd diwrnod i baratoi at y treial
    .more = Mae’r llys yn gofyn eto a wnaethon nhw hyn, ac yn cynllunio’r treial. Nid oes neb yn dweud beth ddigwyddodd eto.
cases-step-hearing-listed-trial = Pennwyd y treial
    .more = Mewn treial mae llys yn clywed pawb, ac yn penderfynu ai’r person arall wnaeth hyn.
cases-step-hearing-listed-sentence = Pennwyd diwrnod ar gyfer y ddedfryd
    .more = Mae’r llys wedi clywed a wnaethon nhw hyn. Ar y diwrnod hwn mae’n dweud beth sy’n digwydd iddynt.
cases-step-hearing-listed-appeal = Pennwyd diwrnod yn y llys uwch
    .more = Mae barnwyr eraill yn edrych ar benderfyniad y llys cyntaf.
cases-step-hearing-listed-bail = Pennwyd diwrnod i benderfynu ar reolau neu garchar tan y treial
    .more = Mae’r llys yn penderfynu a ydynt yn aros yn y carchar, neu’n cael mynd gyda rheolau.
cases-step-hearing-listed-other = Pennwyd diwrnod yn y llys
    .more = Mae’r llys yn delio â rhywbeth y mae’n rhaid ei setlo yn gyntaf.
cases-step-hearing-resulted-adjourned = Symudwyd y diwrnod yn y llys
    .more = Mae angen mwy o amser ar y llys. Byddwn yn dweud y diwrnod newydd wrthych pan glywn.
cases-step-hearing-resulted-guilty-plea = Dywedodd y person arall yn y llys mai nhw wnaeth hyn
    .more = Nid oes treial ynglŷn â phwy wnaeth hyn. Y ddedfryd sy’n dod nesaf.
cases-step-hearing-resulted-not-guilty-plea = Dywedodd y person arall yn y llys nad nhw wnaeth hyn
    .more = Bydd treial. Mae’r llys yn clywed pawb ac yna’n penderfynu.
cases-step-hearing-resulted-convicted = Penderfynodd y llys mai’r person arall wnaeth hyn
    .more = Y ddedfryd sy’n dod nesaf.
cases-step-hearing-resulted-acquitted = Cafodd y llys y person arall yn ddieuog
    .more = Rhaid i’r llys fod yn sicr iawn. Nid yw peidio â bod yn sicr yr un peth â pheidio â’ch credu.
cases-step-hearing-resulted-discontinued = Stopiwyd yr achos yn y llys
    .more = Penderfynodd y cyfreithwyr na all fynd ymlaen. Gallwch ofyn pam, a gofyn am ail olwg.
cases-step-hearing-resulted-sentenced = Rhoddodd y llys ei ddedfryd
    .more = Ffoniwch ni ac fe esboniwn beth mae’n ei olygu.
cases-step-hearing-resulted-bail-granted = Gadawodd y llys i’r person arall fynd tan y diwrnod nesaf yno
    .more = Efallai fod rheolau y mae’n rhaid iddynt eu cadw. Ffoniwch ni ac fe holwn ni drosoch.
cases-step-hearing-resulted-bail-varied = Newidiodd y llys y rheolau i’r person arall
    .more = Ffoniwch ni ac awn drwy’r rheolau newydd gyda chi.
cases-step-hearing-resulted-remanded = Cedwir y person arall yn y carchar tan y diwrnod nesaf yn y llys
    .more = Penderfynodd y llys na ddylent fod allan.
cases-step-hearing-resulted-warrant-issued = Gorchmynnodd y llys arestio’r person arall
    .more = Ni ddaethant i’r llys. Mae’r heddlu nawr yn chwilio amdanynt. Mewn perygl, ffoniwch 999.
cases-step-appeal-lodged = Gofynnodd y person arall i lys uwch edrych eto
    .more = Nid ydynt yn cytuno â phenderfyniad y llys. Y gair am hyn yw “apêl”.
cases-step-appeal-resulted = Penderfynodd y llys uwch
    .more = Edrychodd barnwyr eraill arno. Mae eu geiriau uchod.
cases-step-offender-release-planned = Pennwyd diwrnod i adael y carchar: { $day }
    .more = Ffoniwch ni os yw hyn yn eich poeni. Gallwn siarad am beth fyddai’n gwneud i chi deimlo’n fwy diogel.
cases-step-property-seized = Cymerom rywbeth o’ch eiddo i edrych arno
    .more = Rydym yn ei gadw’n ddiogel. Cewch ef yn ôl pan na fydd ei angen ar neb mwyach.
cases-step-property-ready = Mae rhywbeth o’ch eiddo yn barod i ddod yn ôl atoch
    .more = Ffoniwch ni a chytunwn sut y cewch ef.
cases-step-property-returned = Cawsoch rywbeth o’ch eiddo yn ôl
    .more = Ysgrifennom i lawr ei fod gennych.
cases-step-victim-added = Ymunoch â’r achos hwn
    .more = O’r diwrnod hwnnw mae gennych eich hawliau eich hun yma.
cases-step-victim-contacted-talked = Siaradom â chi
    .more = Siaradodd rhywun sy’n gofalu amdanoch â chi.
cases-step-victim-contacted-written = Ysgrifennom atoch
    .more = Aeth neges gennym atoch, yn y ffordd y cytunoch.
cases-step-victim-contacted-not-reached = Ceisiom gael gafael arnoch
    .more = Ni lwyddom. Gallwch ein ffonio unrhyw bryd.
cases-step-victim-needs-assessed = Gofynnom beth sydd ei angen arnoch
    .more = Mae’n penderfynu pa help a gewch, a pha mor gyflym y cewch newyddion.
cases-bail-protects-you = Mae rhai o’r rheolau hyn yno i’ch amddiffyn chi.
cases-under-caution = Cyfweliad dan rybudd oedd hwn: gall yr hyn a ddywedwyd gyfrif yn y llys.
cases-not-charged = Nid ydynt wedi’u cyhuddo o ddim nawr.
cases-no-rules = Nid oes rheolau y mae’n rhaid iddynt eu cadw. Rydym yn dal i edrych i mewn iddo.
cases-help-offered = Mae help ar agor i chi. Ffoniwch ni, a rhown chi mewn cysylltiad.
cases-second-look-police = Os cafodd rhywun gyfweliad dan rybudd, efallai y gallwch ofyn am adolygiad. Gofynnwch ar eich tudalen neu ffoniwch ni, o fewn 3 mis.
cases-second-look-cps = Gallwch ofyn i’r cyfreithwyr am adolygiad. Gofynnwch yn fuan, ar eich tudalen neu drwy ein ffonio. Byddwn yn eich helpu.
cases-parole = Os y Bwrdd Parole sy’n penderfynu, gallwch anfon datganiad atynt. Ffoniwch ni, a byddwn yn helpu.
cases-hearing-for = Ar gyfer { $moment }, { $court }.
cases-hearing-somewhere = Ar gyfer { $moment }. Nid ydym yn gwybod y lle eto.
cases-hearing-place = { $moment }, { $court }.
cases-hearing-asked = Gofynnir i chi siarad yno. Gallwch ddewis pwy sy’n dod gyda chi, a sut.
cases-court-words = Yng ngeiriau’r llys ei hun: “{ $words }”
cases-reason = Y rheswm, fel y mae wedi’i ysgrifennu: “{ $words }”
cases-bail-conditions = Rheolau’r fechnïaeth, fel y maent wedi’u hysgrifennu:
cases-bail-must-not = Ni chânt wneud hyn (yn Saesneg y mae wedi’i ysgrifennu): “{ $words }”
cases-bail-must = Rhaid iddynt wneud hyn (yn Saesneg y mae wedi’i ysgrifennu): “{ $words }”
cases-bail-rule = Rheol, fel y mae wedi’i hysgrifennu: “{ $words }”
cases-bail-by-person = Mae rheolau y mae’n rhaid eu cadw. Bydd person yn mynd drwyddynt gyda chi: ffoniwch ni unrhyw bryd.
    .spoken = Mae rheolau y mae’n rhaid eu cadw. Bydd person yn mynd drwyddynt gyda chi.
cases-bail-changed-by-person = Mae’r rheolau wedi newid. Ffoniwch ni, ac awn drwy’r rhai newydd gyda chi.
    .spoken = Mae’r rheolau wedi newid. Bydd person yn mynd drwy’r rhai newydd gyda chi.

## Where it stands

cases-status-reported = Rydym yn edrych i mewn i’r hyn a ddywedoch wrthym.
cases-status-reported-again = Rydym yn edrych i mewn i’ch achos eto.
cases-status-found = Rydym yn meddwl ein bod yn gwybod pwy oedd. Rydym yn dal i edrych i mewn iddo.
cases-status-arrested = Rydym wedi arestio’r person arall.
cases-status-interviewed = Rydym wedi siarad â’r person arall. Rydym yn dal i edrych i mewn iddo.
cases-status-released = Fe wnaethon ni adael i’r person arall fynd. Am nawr nid oes rhaid iddynt ateb yn y llys.
cases-status-let-go = Fe wnaethon ni adael i’r person arall fynd am y tro. Rydym yn dal i edrych i mewn iddo.
cases-status-bailed = Mae’r person arall ar fechnïaeth (“bail”): wedi’i ryddhau tra byddwn yn ymchwilio, gyda rheolau i’w cadw.
    .easy = Fe wnaethon ni adael i’r person arall fynd. Rhaid iddynt gadw rhai rheolau. Rydym yn dal i edrych i mewn iddo.
cases-status-bailed-until = Mae’r person arall ar fechnïaeth (“bail”): wedi’i ryddhau tra byddwn yn ymchwilio, gyda rheolau i’w cadw. Rhaid dychwelyd i orsaf yr heddlu: { $day }.
    .easy = Fe wnaethon ni adael i’r person arall fynd. Rhaid iddynt gadw rhai rheolau. Rhaid iddynt ddod yn ôl: { $day }.
cases-status-bailed-no-rules-known-until = Mae’r person arall ar fechnïaeth (“bail”): wedi’i ryddhau tra byddwn yn ymchwilio. Rhaid dychwelyd i orsaf yr heddlu: { $day }.
cases-status-bailed-over = Daeth y rheolau i’r person arall i ben. Rydym yn dal i edrych i mewn iddo.
cases-status-with-lawyers = Mae cyfreithiwr yn penderfynu a yw hyn yn mynd i’r llys.
cases-status-to-court = Bydd yn rhaid i’r person arall ateb yn y llys.
cases-status-court = Mae’r achos yn y llys. Nid oes diwrnod newydd wedi’i bennu eto.
cases-status-court-not-guilty-plea = Dywedodd y person arall yn y llys nad nhw wnaeth hyn. Bydd treial.
    .easy = Mae’r person arall yn dweud nad nhw wnaeth hyn. Bydd treial. Mae llys yn clywed pawb, ac yn penderfynu.
cases-status-court-bail-granted = Gadawodd y llys i’r person arall fynd tan y diwrnod nesaf yno. Efallai fod rheolau y mae’n rhaid iddynt eu cadw.
    .easy = Gadawodd y llys i’r person arall fynd am y tro. Efallai fod rheolau i’w cadw.
cases-status-court-bail-varied = Newidiodd y llys y rheolau y mae’n rhaid i’r person arall eu cadw.
    .easy = Newidiodd y llys y rheolau i’r person arall.
cases-status-court-remanded = Cedwir y person arall yn y carchar tan y diwrnod nesaf yn y llys.
    .easy = Mae’r person arall yn y carchar am y tro. Byddant yno tan y diwrnod nesaf yn y llys.
cases-status-court-warrant-issued = Ni ddaeth y person arall i’r llys. Gorchmynnodd y llys eu harestio.
cases-status-found-guilty = Penderfynodd y llys mai’r person arall wnaeth hyn.
cases-status-found-guilty-guilty-plea = Dywedodd y person arall yn y llys mai nhw wnaeth hyn.
cases-status-found-guilty-convicted = Penderfynodd y llys mai’r person arall wnaeth hyn.
cases-status-sentenced = Mae’r llys wedi rhoi ei ddedfryd.
cases-status-appeal = Gofynnodd y person arall i lys uwch edrych arno eto.
    .easy = Nid yw’r person arall yn cytuno â’r llys. Mae llys uwch yn edrych arno eto.
cases-status-appeal-decided = Mae’r llys uwch wedi penderfynu.
cases-status-release = Mae diwrnod i’r person arall adael y carchar: { $day }.
    .easy = Bydd y person arall yn gadael y carchar. Y diwrnod yw: { $day }.
cases-status-not-guilty = Cafodd y llys y person arall yn ddieuog.
cases-status-stopped = Stopiwyd yr achos yn y llys.
cases-status-no-charge-police = Penderfynom nad yw hyn yn mynd i’r llys.
cases-status-no-charge-cps = Penderfynodd y cyfreithwyr nad yw hyn yn mynd i’r llys.
cases-status-out-of-court = Deliwyd ag ef heb lys.
cases-status-not-investigated = Nid ydym yn edrych i mewn i hyn ymhellach.
cases-status-you-stopped = Fe benderfynoch stopio. Gallwch ddod yn ôl.
cases-status-day-in-court = Y diwrnod nesaf yn y llys: { $moment }.
cases-status-day-passed = Bu diwrnod yn y llys: { $day }. Rydym yn canfod beth ddigwyddodd.
cases-status-several = Mae mwy nag un person arall. Mae llinell i bob un isod.
    .easy = Mae mwy nag un person arall.
cases-status-short-news = Mae rhywfaint o newyddion. Bydd un o’n tîm yn dweud wrthych.
cases-status-short-none = Nid oes newyddion heddiw. Byddwn yn cysylltu â chi cyn gynted ag y bydd.
cases-status-short-stale = Nid ydym yn gwybod am ddim newydd.
cases-offence-violence = Gwnaeth rhywun eich brifo neu eich bygwth
cases-offence-violence-business = Cafodd rhywun ei frifo neu ei fygwth yn eich busnes
cases-offence-sexual = Trosedd rywiol
cases-offence-robbery = Lladrad
cases-offence-burglary = Bwrgleriaeth
cases-offence-theft-person = Cymerwyd rhywbeth oddi arnoch
cases-offence-vehicle = Trosedd yn ymwneud â cherbyd
cases-offence-bicycle = Beic wedi’i ddwyn
cases-offence-shoplifting = Dwyn o siop
cases-offence-other-theft = Dwyn
cases-offence-criminal-damage-arson = Difrodwyd rhywbeth sy’n eiddo i chi
cases-offence-public-order = Trosedd mewn lle cyhoeddus
cases-offence-drugs = Trosedd yn ymwneud â chyffuriau
cases-offence-weapons = Trosedd ag arf
cases-offence-fraud = Twyllodd rhywun chi am arian
cases-offence-other = Trosedd
cases-offence-death = Marwolaeth

## What she can do now

cases-todo-nothing = Nid oes angen i chi wneud dim nawr.
cases-todo-ring = Ffoniwch ni pan fydd yn gyfleus. Rydym ni’n ceisio cael gafael arnoch chi hefyd.
cases-todo-rung = Byddwn yn eich ffonio. Gallwch hefyd ein ffonio ni yn gyntaf.
cases-todo-held = Nid oes angen i chi wneud dim nawr. Gallwch ein ffonio i siarad am y peth.
cases-todo-second-look = Os nad ydych yn cytuno, mae gennych tan { $day }.
    .easy = Cewch beidio â chytuno. Gallwch ofyn i ni edrych eto. Mae gennych tan { $day }.
cases-todo-second-look-early = Os nad ydych yn cytuno, gofynnwch yn fuan.
    .easy = Cewch beidio â chytuno. Gallwch ofyn i ni edrych eto. Gofynnwch yn fuan.
cases-todo-review-asked = Rydych wedi gofyn am adolygiad o’r penderfyniad.
cases-todo-called = Gofynnir i chi siarad yn y llys. Dywedwch wrthym beth fyddai’n gwneud hynny’n haws.
cases-todo-rules = Os torrir rheol, dywedwch wrthym. Os ydych mewn perygl, ffoniwch 999.
    .spoken = Os torrir rheol, dywedwch wrthym. Os ydych mewn perygl, rhowch y ffôn i lawr a ffoniwch 9 9 9.
cases-todo-speak = Gallwch ddweud wrth y llys beth wnaeth hyn i chi, cyn y ddedfryd.
    .easy = Gallwch ddweud wrth y llys beth wnaeth hyn i chi. Gwnewch hynny cyn y ddedfryd.
cases-todo-too-short = Os yw’r ddedfryd yn edrych yn llawer rhy fyr, ffoniwch ni ar unwaith. Ychydig o amser sydd i ofyn.
    .easy = Ydy’r ddedfryd yn llawer rhy fyr? Ffoniwch ni ar unwaith. Ychydig o amser sydd i ofyn.
cases-todo-safer = Dywedwch wrthym beth fyddai’n gwneud i chi deimlo’n fwy diogel.
cases-todo-come-back = Gallwch ddod yn ôl. Nid oes rhaid i chi ddweud pam.
cases-todo-ask-why = Gallwch ofyn i ni pam. Bydd person yn mynd drwyddo gyda chi.
cases-todo-talk-about-it = Gallwch siarad â ni am hyn. Mae help yn dal ar agor i chi.
cases-todo-explained = Ffoniwch ni, ac fe esboniwn beth mae’n ei olygu i chi.

## How fresh it is

cases-fresh-nothing = Dim byd newydd ers { $day }.
cases-fresh-new = Daw’r diweddaraf o { $day }.
cases-fresh-looked = Edrychom ddiwethaf: { $moment }.
cases-fresh-stale = Clywsom ddiwethaf: { $moment }. Gall fod newyddion nad ydynt gennym eto.
    .easy = Clywsom ddiwethaf: { $moment }. Gall fod newyddion mwy diweddar.

## What happens next, and by when

cases-talk-head = Hoffem siarad â chi
cases-talk = Ffoniwch ni pan fydd yn gyfleus. Mae’n rhad ac am ddim.
    .spoken = Mae gennym rywbeth i’w ddweud wrthych. Person sy’n ei ddweud, mewn geiriau.
cases-talk-how = Byddwn ninnau’n ceisio cael gafael arnoch chi hefyd.
cases-call-to-come = Byddwn yn eich ffonio i sôn wrthych am eich achos
cases-call-to-come-who = Bydd un o’n tîm yn eich ffonio, nid peiriant.
cases-call-to-come-if-not = Os na fyddwn wedi cael gafael arnoch erbyn hynny, gallwch ei ddarllen yma y diwrnod wedyn.
cases-held = Fe ddywedwn wrthych un peth sy’n gorfod aros, neu faint yn hwy y bydd
cases-promise-by = Erbyn { $day }
cases-promise-was-due = Roedd hyn i’w wneud erbyn { $day }
cases-promise-sorry = Nid yw wedi’i wneud. Mae’n ddrwg gennym. Mae { $name } yn delio ag ef nawr. Gallwch ofyn i ni pryd y bydd wedi’i wneud.
cases-promise-who = Bydd { $name } yn gofalu am hyn.
cases-promise-who-agreed = Bydd { $name } yn gofalu am hyn, yn y ffordd y cytunoch.
cases-promise-if-not = Os na allwn erbyn hynny, byddwn yn dweud wrthych cyn hynny, ac yn dweud pam.
    .easy = Os na allwn ei wneud, byddwn yn dweud pam.
cases-promise-if-longer = Os cymer fwy o amser, byddwn yn dweud wrthych, ac yn dweud pam.
cases-promise-aim =
    Ein nod yw { $count ->
        [one] 1 diwrnod gwaith
       *[other] { $count } diwrnod gwaith
    }. Os cymer fwy o amser, byddwn yn dweud wrthych, ac yn dweud pam.
cases-in-touch-phone = Rydym yn eich ffonio, hyd yn oed os nad oes dim wedi newid
cases-in-touch-text = Rydym yn anfon neges destun, hyd yn oed os nad oes dim wedi newid
cases-in-touch-email = Rydym yn ysgrifennu atoch, hyd yn oed os nad oes dim wedi newid
cases-in-touch-letter = Rydym yn ysgrifennu atoch, hyd yn oed os nad oes dim wedi newid
cases-in-touch-in-person = Rydym yn eich gweld, hyd yn oed os nad oes dim wedi newid
cases-cover = Mae { $officer } i ffwrdd. Mae { $name } yn camu i mewn, a gall ddarllen yr hyn a ddywedoch wrthym.
    .easy = Mae { $officer } i ffwrdd. Mae { $name } yn eich helpu nawr.
cases-cover-until = Mae { $officer } i ffwrdd tan { $day }. Mae { $name } yn camu i mewn, a gall ddarllen yr hyn a ddywedoch wrthym.
    .easy = Mae { $officer } i ffwrdd tan { $day }. Mae { $name } yn eich helpu nawr.
cases-promise-r4_support_referral = Byddwn yn eich rhoi mewn cysylltiad â phobl sy’n gallu helpu
cases-promise-r9_uls_information = Rydym yn dweud wrthych sut i ofyn am ddedfryd hirach
cases-promise-r11_vcs_referral = Rydym yn cynnig person sy’n dweud wrthych am y blynyddoedd ar ôl y ddedfryd
    .easy = Rydym yn cynnig person i chi siarad â nhw. Maent yn gwybod beth ddaw ar ôl y ddedfryd.
cases-promise-r11_vlo_first_contact = Bydd y person hwnnw’n cysylltu â chi
cases-after-anything-new =
    { $count ->
        [one] 1 diwrnod gwaith
       *[other] { $count } diwrnod gwaith
    } ar ôl unrhyw beth newydd
cases-after-anything-new-aim = Pan fydd rhywbeth newydd
cases-tell-anything-new = Rydym yn dweud wrthych beth ddigwyddodd
cases-after-decision =
    { $count ->
        [one] 1 diwrnod gwaith
       *[other] { $count } diwrnod gwaith
    } ar ôl y penderfyniad
cases-after-decision-aim = Ar ôl y penderfyniad
cases-tell-decision = Rydym yn dweud wrthych beth benderfynodd y cyfreithiwr, a pham
cases-after-court-date =
    { $count ->
        [one] 1 diwrnod gwaith
       *[other] { $count } diwrnod gwaith
    } ar ôl i ni glywed y diwrnod
cases-after-court-date-aim = Pan glywn y diwrnod
cases-tell-court-date = Rydym yn dweud wrthych y diwrnod, yr amser a’r lle yn y llys
    .easy = Rydym yn dweud y diwrnod yn y llys wrthych. Rydym yn dweud yr amser a’r lle.
cases-after-court-result =
    { $count ->
        [one] 1 diwrnod gwaith
       *[other] { $count } diwrnod gwaith
    } ar ôl i ni glywed gan y llys
cases-after-court-result-aim = Pan glywn gan y llys
cases-tell-court-result = Rydym yn dweud wrthych beth ddigwyddodd yn y llys
cases-after-sentence =
    { $count ->
        [one] 1 diwrnod gwaith
       *[other] { $count } diwrnod gwaith
    } ar ôl i ni glywed y ddedfryd
cases-after-sentence-aim = Pan glywn y ddedfryd
cases-tell-sentence = Rydym yn dweud y ddedfryd wrthych, a beth mae’n ei olygu
cases-after-appeal =
    { $count ->
        [one] 1 diwrnod gwaith
       *[other] { $count } diwrnod gwaith
    } ar ôl i ni glywed gan y llys uwch
cases-after-appeal-aim = Pan glywn gan y llys uwch
cases-tell-appeal = Rydym yn dweud wrthych bob diwrnod yno, a beth benderfynwyd
cases-after-all = Os daw ffeithiau newydd
cases-tell-after-all = Rydym yn edrych arno eto, ac yn dweud wrthych
cases-after-short = Pan fydd rhywbeth newydd
cases-tell-short = Rydym yn cysylltu â chi

## How long it takes

cases-wait-looking = Pa mor hir rydym yn edrych i mewn iddo?
cases-wait-deciding = Pa mor hir rydym yn cymryd i benderfynu?
cases-wait-lawyers = Pa mor hir mae’r cyfreithwyr yn ei gymryd?
cases-wait-court = Pa mor hir mae llys yn ei gymryd?
cases-wait-sentence = Pa mor hir tan y ddedfryd?
cases-wait-appeal = Pa mor hir mae’r llys uwch yn ei gymryd?
cases-wait-half-days = Mae hanner yr achosion fel hwn yn cymryd { $low } i { $high } diwrnod.
cases-wait-half-weeks = Mae hanner yr achosion fel hwn yn cymryd { $low } i { $high } wythnos.
cases-wait-most-days = Mae { $tenths } o bob 10 achos fel hwn yn cymryd { $low } i { $high } diwrnod.
cases-wait-most-weeks = Mae { $tenths } o bob 10 achos fel hwn yn cymryd { $low } i { $high } wythnos.
cases-wait-so-far-days =
    { $count ->
        [0] Dechreuodd eich un chi heddiw.
        [one] Mae eich un chi wedi cymryd 1 diwrnod hyd yma.
       *[other] Mae eich un chi wedi cymryd { $count } diwrnod hyd yma.
    }
cases-wait-so-far-weeks =
    { $count ->
        [0] Dechreuodd eich un chi yr wythnos hon.
        [one] Mae eich un chi wedi cymryd 1 wythnos hyd yma.
       *[other] Mae eich un chi wedi cymryd { $count } wythnos hyd yma.
    }
cases-wait-long = Mae hynny’n hirach na’r rhan fwyaf. Ffoniwch ni, a bydd { $name } yn gofyn iddynt pam.
cases-wait-long-asked = Mae hynny’n hirach na’r rhan fwyaf. Rydym yn gofyn iddynt pam. Byddwn yn dweud wrthych beth maent yn ei ddweud.
cases-wait-long-ours = Mae hynny’n hirach na’r rhan fwyaf. Ffoniwch ni, a bydd { $name } yn dweud wrthych pam.

## How it ended without a court

cases-outcome-0 = Nid oes dim wedi’i benderfynu eto.
cases-outcome-1 = Bydd yn rhaid i’r person arall ateb yn y llys.
cases-outcome-1A = Bydd yn rhaid i’r person arall ateb yn y llys. Am drosedd wahanol i’r un a ysgrifennom yn gyntaf.
cases-outcome-2 = Dywedodd rhywun dan 18 mai nhw wnaeth hyn. Cawsant rybudd ffurfiol, heb lys.
cases-outcome-2A = Cafodd rhywun dan 18 rybudd ffurfiol. Roedd am drosedd wahanol i’r un a ysgrifennom yn gyntaf.
cases-outcome-3 = Dywedodd y person arall mai nhw wnaeth hyn. Cawsant rybudd ffurfiol, heb lys.
cases-outcome-3A = Cafodd y person arall rybudd ffurfiol. Roedd am drosedd wahanol i’r un a ysgrifennom yn gyntaf.
cases-outcome-4 = Dywedodd y person arall mai nhw wnaeth hyn hefyd. Mae llys yn edrych arno gyda throseddau eraill.
cases-outcome-5 = Mae’r person y credwn iddo wneud hyn wedi marw. Ni fydd llys.
cases-outcome-6 = Bu’n rhaid i’r person arall dalu swm penodol.
cases-outcome-7 = Cafodd y person arall rybudd am gyffuriau.
cases-outcome-8 = Cytunodd y person arall i unioni pethau, heb lys.
cases-outcome-9 = Penderfynodd y cyfreithwyr nad yw hyn yn mynd i’r llys. Gallwch ofyn am eu rhesymau ac am ail olwg.
cases-outcome-10 = Penderfynom beidio â mynd ymhellach. Gallwch ofyn i ni am y rhesymau.
cases-outcome-11 = Mae’r person yn rhy ifanc i’r gyfraith fynd â nhw i’r llys.
cases-outcome-12 = Mae’r person yn rhy sâl i fynd i’r llys.
cases-outcome-13 = Ni all rhywun y byddai angen i’r llys ei glywed siarad yno. Felly ni all fynd ymlaen.
cases-outcome-14 = Ni chanfuom pwy wnaeth hyn. Rydym yn cau’r achos. Os ydych am fynd ymlaen, dywedwch wrthym.
cases-outcome-15 = Rydym yn cau’r achos. Ni allem ei brofi. Nid yw hynny’r un peth â pheidio â’ch credu.
cases-outcome-16 = Rydym yn cau’r achos. Os ydych am fynd ymlaen, dywedwch wrthym. Mae help yn dal ar agor i chi.
cases-outcome-17 = Mae’r gyfraith yn rhoi amser i fynd i’r llys, ac mae wedi mynd. Gofynnwch i ni esbonio beth ddigwyddodd.
cases-outcome-18 = Rydym yn cau’r achos. Ni allem ganfod pwy wnaeth hyn.
cases-outcome-19 = Mae’r hyn a ddywedoch wrthym gyda’r tîm cenedlaethol ar gyfer twyll. Nhw sy’n penderfynu pwy sy’n edrych i mewn iddo.
cases-outcome-20 = Mae rhywun arall yn delio â hyn nawr. Ffoniwch ni a dywedwn wrthych pwy, a sut i gael gafael arnynt.
cases-outcome-21 = Penderfynom beidio ag edrych ymhellach. Gallwch ofyn i ni am y rhesymau.
cases-outcome-22 = Mae’r person arall yn cymryd rhan mewn cwrs. Ei fwriad yw eu hatal rhag ei wneud eto.

## Where it is now on the journey

cases-now-reported = Rydym yn edrych i mewn iddo
    .more = Rydym yn darllen yr hyn a ddywedoch ac yn gweld beth ellir ei ganfod. Gallwch ychwanegu ato o hyd.
cases-now-found = Rydym yn canfod mwy
    .more = Rydym yn chwilio am yr hyn sy’n dangos pwy wnaeth hyn. Gallwch ychwanegu at yr hyn a ddywedoch wrthym o hyd.
cases-now-arrested = Rydym yn holi’r person arall amdano
    .more = Gallwch ychwanegu at yr hyn a ddywedoch wrthym o hyd.
cases-now-interviewed = Rydym yn rhoi’r cyfan at ei gilydd
    .more = Rydym yn gwirio beth ddywedodd pawb. Gallwch ychwanegu at yr hyn a ddywedoch wrthym o hyd.
cases-now-released = Rydym yn gweld beth arall ellir ei wneud
    .more = Gallwch ychwanegu at yr hyn a ddywedoch wrthym o hyd.
cases-now-let-go = Rydym yn dal i edrych i mewn iddo
    .more = Gallwch ychwanegu at yr hyn a ddywedoch wrthym o hyd.
cases-now-bailed = Rydym yn dal i edrych i mewn iddo
    .more = Rhaid i’r person arall gadw’r rheolau. Os torrant un, dywedwch wrthym. Mewn perygl, ffoniwch 999.
cases-now-with-lawyers = Mae cyfreithiwr yn penderfynu
    .more = Maent yn darllen popeth, yna’n dweud ie neu na. Gallwch ychwanegu at yr hyn a ddywedoch wrthym o hyd.
cases-now-to-court = Aros am y diwrnod cyntaf yn y llys
    .more = Os gofynnir i chi siarad yno, dywedwn wrthych yn gyntaf.
cases-now-court = Aros am y diwrnod nesaf yn y llys
    .more = Os gofynnir i chi siarad yno, dywedwn wrthych yn gyntaf.
cases-now-called = Gofynnir i chi siarad yno. Ffoniwch ni am unrhyw beth a fyddai’n eich helpu.
cases-now-found-guilty = Aros am y ddedfryd
    .more = Gallwch ysgrifennu o hyd beth wnaeth hyn i chi. Mae’r llys yn ei ddarllen cyn penderfynu.
cases-now-sentenced = Mae’r llys wedi gorffen
    .more = Os credwch fod y ddedfryd yn llawer rhy fyr, ffoniwch ni yn fuan. Ychydig o amser sydd i ofyn.
cases-now-appeal = Mae llys uwch yn edrych arno
    .more = Rydym yn dweud wrthych bob diwrnod yno, a beth ddywedwyd.
cases-now-appeal-decided = Mae’r llys uwch wedi gorffen
    .more = Ffoniwch ni ac fe esboniwn beth mae’n ei olygu.
cases-now-release = Mae diwrnod i adael y carchar wedi’i bennu
    .more = Gallwch ddweud beth fyddai’n gwneud i chi deimlo’n fwy diogel. Ffoniwch ni.
cases-now-not-guilty = Mae’r llys wedi gorffen
    .more = Gall hyn fod yn anodd ei glywed. Gallwch siarad â ni, ac mae help yn dal ar agor i chi.
cases-now-stopped = Stopiwyd yr achos
    .more = Gallwch ofyn pam, a gofyn am ail olwg.
cases-now-no-charge = Nid yw’n mynd i’r llys
    .more = Gallwch ofyn pam, a gofyn am ail olwg.
cases-now-out-of-court = Deliwyd ag ef
    .more = Gallwch ofyn pam y gwnaed hyn fel hyn.
cases-now-closed = Mae’r achos wedi’i gau
    .more = Gallwch ofyn pam. Os daw ffeithiau newydd, byddwn yn ei agor eto.
cases-now-not-investigated = Nid ydym yn edrych ymhellach
    .more = Gallwch ofyn pam. Os daw ffeithiau newydd, byddwn yn edrych eto.
cases-now-you-stopped = Fe benderfynoch stopio
    .more = Gallwch ddod yn ôl. Dywedwch wrthym, a siaradwn am hynny.
cases-now-hearing-first-hearing = Mae’r diwrnod cyntaf yn y llys wedi’i bennu
cases-now-hearing-plea-and-trial-preparation = Mae diwrnod i baratoi at y treial wedi’i bennu
cases-now-hearing-trial = Mae’r treial wedi’i bennu
cases-now-hearing-sentence = Mae diwrnod y ddedfryd wedi’i bennu
cases-now-hearing-appeal = Mae diwrnod yn y llys uwch wedi’i bennu
cases-now-hearing-bail = Mae diwrnod yn y llys am reolau neu garchar wedi’i bennu
cases-now-hearing-other = Mae diwrnod yn y llys wedi’i bennu

## What may come

cases-ahead-find = Rydym yn chwilio am bwy wnaeth hyn
    .more = Nid yw pob achos yn cyrraedd mor bell â hyn. Dywedwn wrthych y naill ffordd neu’r llall.
cases-ahead-decide = Penderfynir a yw’n mynd i’r llys
    .more = Ni neu’r cyfreithwyr sy’n penderfynu, yn ôl yr hyn y gellir ei brofi.
cases-ahead-hear-decision = Cewch glywed beth benderfynwyd
    .more = Os na yw’r ateb, gallwch ofyn am ail olwg.
cases-ahead-second-look = Os na: ail olwg
    .more = Mae rhywun arall yn darllen popeth eto. Mae gennych 3 mis i ofyn.
cases-ahead-ask-second-look = Gallwch ofyn am ail olwg
    .more = Mae rhywun arall yn darllen popeth eto. Ffoniwch ni i glywed sut, a than pryd.
cases-ahead-first-day = Os ie: diwrnod cyntaf yn y llys
    .more = Rydym yn dweud y diwrnod wrthych o fewn 1 diwrnod gwaith i’w glywed.
cases-ahead-speak = Os gofynnir i chi siarad yn y llys
    .more = Gallwch ddewis pwy sy’n dod gyda chi, a sut.
cases-ahead-court-decides = Mae’r llys yn penderfynu
    .more = Mae’n clywed pawb. Cewch glywed beth benderfynodd o fewn 1 diwrnod gwaith i ni glywed.
cases-ahead-sentence = Os yw’n canfod mai nhw wnaeth hyn: dedfryd
    .more = Gallwch ddweud wrth y llys beth wnaeth hyn i chi, yn eich geiriau eich hun.
cases-ahead-hear-sentence = Cewch glywed y ddedfryd
    .more = Rydym yn dweud wrthych beth mae’n ei olygu o fewn 1 diwrnod gwaith i’w chlywed.
cases-ahead-after-sentence = Ar ôl y ddedfryd
    .more = Ar ôl rhai dedfrydau gallwch gael person sy’n dweud wrthych beth sy’n dod.
cases-ahead-appeal = Mae’r llys uwch yn penderfynu
    .more = Mae’n darllen popeth eto. Gall gymryd misoedd.
cases-ahead-hear-appeal = Cewch glywed beth benderfynodd
    .more = Dywedwn wrthych pan glywn.
cases-ahead-before-release = Cyn y diwrnod hwnnw
    .more = Gallwch ofyn am reolau sy’n eich cadw’n fwy diogel.
cases-ahead-new-facts = Os daw ffeithiau newydd
    .more = Byddwn yn ei agor eto, ac yn dweud wrthych.
cases-ahead-ask-why = Gallwch ofyn pam
    .more = Ffoniwch ni. Bydd person yn mynd drwyddo gyda chi.
cases-ahead-come-back = Os ydych am ddod yn ôl
    .more = Dywedwch wrthym. Nid oes rhaid i chi ddweud pam.
cases-ahead-help-stays = Mae help yn dal ar agor i chi
    .more = Cyhyd ag y dymunwch, beth bynnag sy’n digwydd gyda’r achos.
cases-journey-all = Beth ddigwyddodd yn yr achos
cases-journey-person =
    { $place ->
        [1] Y person arall cyntaf
        [2] Yr ail berson arall
        [3] Y trydydd person arall
       *[other] Person arall rhif { $place }
    }

## What we owe you

cases-right-held = Un peth na allwn ei ddweud wrthych eto
cases-right-line-due = Erbyn { $due }. Ni sydd i’w wneud.
cases-right-line-due-aim = Ein nod yw { $due }.
cases-right-line-due-undated = Dim diwrnod penodol. Ni sydd i’w wneud.
cases-right-line-due-ours = Dim diwrnod penodol. Ein safon ni yw { $due }.
cases-right-line-due-ours-past = Dim diwrnod penodol. Ein safon ni oedd { $due }. Nid yw wedi’i wneud, ac mae’n ddrwg gennym.
cases-right-line-ask-first = Rydym yn gofyn i chi yn gyntaf.
cases-right-line-kept = I’w wneud erbyn { $due }. Gwnaed { $done }.
cases-right-line-kept-aim = Ein nod oedd { $due }. Gwnaed { $done }.
cases-right-line-kept-undated = Gwnaed { $done }.
cases-right-line-kept-after-no = Fe ddywedoch “na” i ddechrau, ac “ie” wedyn. Gwnaed { $done }.
cases-right-line-late = I’w wneud erbyn { $due }. Gwnaed { $done }. Roedd hynny’n rhy hwyr, ac mae’n ddrwg gennym.
cases-right-line-late-aim = Ein nod oedd { $due }. Gwnaed { $done }. Roedd hynny’n rhy hwyr, ac mae’n ddrwg gennym.
cases-right-line-missed = I’w wneud erbyn { $due }. Nid yw wedi’i wneud, ac mae’n ddrwg gennym.
cases-right-line-missed-aim = Ein nod oedd { $due }. Nid yw wedi’i wneud, ac mae’n ddrwg gennym.
cases-right-line-held = Wnaethoch chi ddim byd o’i le. Gwyddom fod aros yn anodd, ac mae’n ddrwg gennym. Rydym yn edrych arno dro ar ôl tro, ac yn dweud wrthych pan allwn.
cases-right-line-held-until = Wnaethoch chi ddim byd o’i le. Gwyddom fod aros yn anodd, ac mae’n ddrwg gennym. Edrychwn eto { $day }. Bryd hynny fe gewch wybod, neu wybod faint yn hwy.
cases-right-line-declined = Gallwch newid eich meddwl unrhyw bryd.
cases-right-line-window = Gallwch ofyn tan { $due }.
cases-right-line-window-aim = Gofynnwch cyn gynted ag y gallwch. Ffoniwch ni i glywed sut.
cases-right-r1_interpretation = Deall a chael eich deall, yn eich iaith eich hun
cases-right-r2_crime_recorded = Cael ysgrifennu i lawr yr hyn a ddywedoch wrthym
cases-right-r2_interview_delay = Cael eich holi yn fuan, a chyn lleied o weithiau ag y gellir
cases-right-r3_written_acknowledgement = Cadarnhad ysgrifenedig o’ch adroddiad, gyda’ch cyfeirnod trosedd
cases-right-r3_information_on_reporting = Clywed sut mae’r cyfan yn gweithio, a pha help sydd
cases-right-r4_needs_assessment = Cael eich holi beth sydd ei angen arnoch
cases-right-r4_support_referral = Cael eich rhoi mewn cysylltiad â phobl sy’n gallu helpu
cases-right-r4_court_needs_assessment = Cael eich holi beth fyddai’n eich helpu yn y llys
cases-right-r5_compensation_information = Clywed sut i ofyn am arian am yr hyn a golloch
cases-right-r5_cics_application_limit = Gofyn i’r wladwriaeth am arian ar ôl anaf
cases-right-r6_not_investigated = Clywed nad ydym yn edrych ymhellach, a pham
cases-right-r6_suspect_arrested = Clywed beth ddigwyddodd ar { $on }
cases-right-r6_suspect_interviewed = Clywed â phwy y siaradom ar { $on }
cases-right-r6_suspect_released_without_charge = Clywed pwy gafodd fynd ar { $on }
cases-right-r6_suspect_bailed_or_rui = Clywed pwy gafodd fynd ar { $on }, a sut
cases-right-r6_police_bail_changed = Clywed bod y rheolau wedi newid ar { $on }
cases-right-r6_update_preference = Cytuno â ni sut a pha mor aml y cewch glywed gennym
cases-right-r6_oocd_views = Cael eich holi cyn ei setlo heb lys
cases-right-r6_oocd_given = Clywed sut y setlwyd ef ar { $on }, a pham
cases-right-r6_charge_decision_prosecute = Clywed beth benderfynwyd ar { $on }
cases-right-r6_charge_decision_no_prosecution_police = Clywed beth benderfynom ar { $on }, a pham
cases-right-r6_charge_decision_no_prosecution_cps = Clywed beth benderfynodd y cyfreithwyr ar { $on }, a pham
cases-right-r6_charge_dropped_or_altered = Clywed bod y cyfreithwyr wedi’i newid ar { $on }
cases-right-r6_vrr_police_request = Gofyn i ni am ail olwg
cases-right-r6_vrr_police_acknowledge = Clywed bod eich cais am ail olwg wedi cyrraedd
cases-right-r6_vrr_police_result = Clywed beth ganfu’r ail olwg
cases-right-r6_vrr_cps_request_preferred = Gofyn i’r cyfreithwyr am ail olwg
cases-right-r6_vrr_cps_local_resolution = Clywed beth mae’r cyfreithwyr yn ei ddweud yn gyntaf
cases-right-r6_vrr_cps_independent_review = Clywed beth ganfu ail olwg y cyfreithwyr
cases-right-r7_vps_information = Clywed sut gallwch ddweud wrth y llys beth wnaeth hyn i chi
cases-right-r7_vps_before_sentence = Dweud wrth y llys beth wnaeth hyn i chi, cyn y ddedfryd
cases-right-r8_hearing_date = Clywed y diwrnod, yr amser a’r lle yn y llys a bennwyd ar { $on }
cases-right-r8_bail_hearing = Clywed beth benderfynodd y llys am reolau neu garchar, a pham
cases-right-r8_arrest_warrant = Clywed bod y llys wedi gorchymyn arestio
cases-right-r8_rearrest_hearing = Clywed beth benderfynodd y llys ar ôl ail arestio
cases-right-r8_required_to_give_evidence = Clywed y gofynnwyd i chi ar { $on } siarad yn y llys
cases-right-r8_special_measures_outcome = Clywed beth fydd yn gwneud siarad yn y llys yn haws
cases-right-r9_case_outcome = Clywed beth benderfynodd y llys
cases-right-r9_sentence = Clywed y ddedfryd, a beth mae’n ei olygu
cases-right-r9_bereaved_cps_meeting = Cael cynnig sgwrs gyda’r cyfreithwyr
cases-right-r9_appeal_lodged = Clywed y gofynnwyd i lys uwch edrych eto
cases-right-r9_appeal_bail = Clywed a gânt fynd allan tan i’r llys uwch benderfynu
cases-right-r9_appeal_hearing_and_result = Clywed bob diwrnod yn y llys uwch, a beth benderfynodd
cases-right-r9_uls_information = Clywed sut i ofyn am ddedfryd hirach
cases-right-r9_uls_request = Gofyn am ddedfryd hirach
cases-right-r10_expenses = Cael yn ôl yr hyn a daloch i ddod i’r llys
cases-right-r10_property = Cael eich eiddo yn ôl
cases-right-r11_vcs_referral = Cael cynnig person ar gyfer y blynyddoedd ar ôl y ddedfryd
cases-right-r11_vlo_first_contact = Clywed gan y person hwnnw am y tro cyntaf
cases-right-r11_sentence_milestones = Clywed cyn iddynt adael y carchar
cases-right-r11_escape_or_release_in_error = Clywed ar unwaith os ydynt yn dod allan pan na ddylent
cases-right-r12_complaint_response = Cael ateb pan fyddwch yn cwyno
cases-right-r12_phso = Clywed wrth bwy arall y gallwch gwyno

## How we contact you

cases-contact-call = Rydym yn eich ffonio.
cases-contact-text = Rydym yn anfon negeseuon testun. Nid ydynt byth yn dweud am beth maent.
cases-contact-text-news = Rydym yn anfon negeseuon testun. Gallant ddweud beth sy’n newydd, fel y cytunoch.
cases-contact-email = Rydym yn ysgrifennu e-byst. Nid ydynt byth yn dweud am beth maent.
cases-contact-email-news = Rydym yn ysgrifennu e-byst. Gallant ddweud beth sy’n newydd, fel y cytunoch.
cases-contact-post = Rydym yn ysgrifennu llythyrau.
cases-contact-stopped = Cawsom y gair STOP, felly nid ydym yn anfon mwy yno. Ffoniwch ni os nad chi oedd.
cases-contact-not-asked = Nid ydym wedi gofyn i chi eto sut y dylem gael gafael arnoch. Ffoniwch ni, a chytunwn gyda’n gilydd.
