# A call that she asks for. A draft, like the rest, until somebody who speaks it has read it.

callbacks-promise-slot = Byddwn yn eich ffonio. O: { $start }. Hyd at: { $due }.
callbacks-page-title = Gofyn i ni eich ffonio
callbacks-page-lead = Dewiswch amser pan allwch siarad.
callbacks-page-number = Rydym yn ffonio’r rhif y cytunoch arno gyda ni.
callbacks-page-number-ends = Rydym yn ffonio’r rhif sy’n gorffen yn { $digits }.
callbacks-page-shows = Gall yr alwad ymddangos yn rhestr y ffôn hwnnw.
callbacks-page-when = Pryd gallwch siarad?
callbacks-page-time = { $day }, { $start } i { $end }
callbacks-page-any-time = Dim un o’r rhain. Dewch o hyd i amser diogel i mi
callbacks-page-gone = Mae’r amser hwnnw newydd fynd. Dewiswch un arall
callbacks-page-ask = Gofyn i ni ffonio
callbacks-page-change = Newid yr amser
callbacks-page-promised = Mae person yn eich ffonio
callbacks-page-give-up = Nid oes angen yr alwad hon arnaf
callbacks-page-lead-way = Rydym yn dod o hyd i ffordd ddiogel o siarad â chi.
callbacks-page-way = Mae person yn edrych ar hyn yn gyntaf. Maent yn ffonio dim ond os yw’n ddiogel.
callbacks-page-choose = Dewis amser, neu weld eich galwad
    .more = I gadw hyn yn breifat, gofynnwn yn gyntaf am 6 rhif olaf eich cod.
    .button = Gweld amseroedd a galwadau
callbacks-page-not-shown = Nid yw’r dudalen fer hon yn dangos a oes galwad wedi’i chynllunio.
callbacks-page-looked-at = Bydd person yn edrych ar hyn erbyn { $due }. Maent yn ffonio dim ond os yw’n ddiogel.
callbacks-page-asked = Mae hynny wedi’i setlo
callbacks-page-asked-way = Mae gennym
callbacks-page-nobody-else = Nid ydym yn dweud wrth neb arall am yr alwad hon.
callbacks-page-given-up = Nid ydym yn eich ffonio nawr
    .more = Gallwch ofyn am alwad eto unrhyw bryd.
