# For children and young people. A draft, like the rest, until somebody who speaks it has read it.

young-lead = I ti mae’r dudalen hon. Nid dy fai di yw beth ddigwyddodd.
young-lead-older = Dy dudalen di yw hon. Nid dy fai di yw beth ddigwyddodd.
young-lead-short = Mae’r dudalen hon i chi.
young-wrong = Wnest ti ddim byd o’i le. Fe gei di siarad am y peth, neu beidio. Ti sy’n dewis.
young-wrong-older = Wnest ti ddim byd o’i le. Ti sy’n dewis beth i siarad amdano, a phryd.
young-who-ask = Fe gei di ofyn unrhyw beth. Gofynna mor aml ag y mynni di.
young-you-can-1 = Fe gei di ddweud na, neu stop, neu ofyn am seibiant.
young-you-can-2 = Fe gei di rywun rwyt ti’n ymddiried ynddo gyda ti pan fyddwn ni’n siarad.
young-you-can-3 = Fe gei di ofyn am siarad â ni heb dy rieni neu dy ofalwyr.
young-you-can-4 = Os yw ein geiriau’n rhy anodd, dyweda. Fe ddywedwn ni nhw mewn ffordd arall.
young-see = Beth mae dy rieni neu dy ofalwyr yn ei weld
    .more = Efallai y cân nhw glywed rhai pethau hefyd. Dyweda wrthym ni beth wyt ti am ei gadw i ti dy hun. Byddwn ni’n siarad â ti am hynny’n gyntaf.
    .older = Rwyt ti’n dweud gyda ni beth maen nhw’n ei weld. Pan fyddi di’n 18, ti yn unig sy’n dewis.
young-feel = Sut rwyt ti’n teimlo
    .more = Efallai dy fod ti’n drist, yn grac neu’n ofnus, neu’n teimlo dim byd o gwbl. Mae hynny i gyd yn iawn. Gall siarad â rhywun helpu.
    .older = Efallai dy fod ti’n drist, yn grac, yn ofnus neu’n flinedig, neu’n teimlo dim byd o gwbl. Mae hynny i gyd yn iawn. Does dim rhaid i ti fynd trwy hyn ar dy ben dy hun.
young-safe = Os nad wyt ti’n ddiogel, dyweda wrthym ni neu wrth rywun rwyt ti’n ymddiried ynddo. Wedyn rhaid i ni helpu, ac efallai bydd rhaid i ni ddweud wrth eraill. Rydym ni’n ceisio dweud wrthyt ti’n gyntaf.

## The front door's page for them

young-front-lead = Oes rhywun wedi dy frifo neu dy ddychryn, neu wedi cymryd dy bethau?
young-front-told = Fe gei di ddweud wrth oedolyn rwyt ti’n ymddiried ynddo: gartref, yn yr ysgol, neu ni.
young-front-rights = Beth gei di ofyn gennym ni
young-front-rights-1 = Dweud wrthym ni yn dy eiriau dy hun, gyda rhywun rwyt ti’n ymddiried ynddo wrth dy ochr.
young-front-rights-2 = Clywed popeth mewn geiriau rwyt ti’n eu deall, ac yn dy iaith dy hun.
young-front-rights-3 = Clywed yn gynt beth sy’n digwydd, achos rwyt ti o dan 18 oed.
young-front-rights-4 = Cael dy roi mewn cysylltiad â phobl sy’n gwybod sut i helpu.
young-front-rights-5 = Os oes rhaid i ti siarad yn y llys: peidio â gweld y person arall yno.
young-front-rights-6 = Dweud wrth y llys beth wnaeth hyn i ti, os wyt ti am wneud.
young-front-rights-7 = Dweud hynny pan na fyddwn ni’n gwneud y pethau hyn.
young-front-code = O 12 oed ymlaen fe gei di ofyn am dy god dy hun.
young-front-parents = Mae dy rieni neu dy ofalwyr yn cael clywed pethau hefyd, oni bai nad yw hynny’n ddiogel i ti.
