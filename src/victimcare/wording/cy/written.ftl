## E-mails and letters to victims

written-subject = Ychydig eiriau i chi

written-news = Mae rhywbeth newydd ar eich tudalen. Gallwch fewngofnodi gyda’ch cod, neu ein ffonio ni am ddim ar { $line }.
written-ring-us = Ffoniwch ni am ddim ar { $line } pan fydd hynny’n gyfleus i chi.
written-danger = Os oes angen help arnoch nawr, ffoniwch 999. Os na allwch siarad, arhoswch ar y lein a phwyswch 55.
written-invitation = Hoffem ofyn sut yr hoffech i ni gysylltu â chi. Gallwch ein ffonio am ddim ar { $line }. Os nad yw hyn i chi, nid oes angen gwneud dim.

written-told-lead = Gofynnoch i ni ysgrifennu atoch wrth i bethau ddigwydd.
written-told-day = Bydd hyn { $moment }: { $court }.
written-told-evidence = Gofynnir i chi roi tystiolaeth.
written-told-more = Mae eich tudalen yn dweud mwy. Gallwch hefyd ein ffonio ni am ddim ar { $line }.
written-told-danger = Mewn perygl, ffoniwch 999.

written-stop = I beidio â chael rhagor o’r rhain, atebwch gyda’r gair STOP.
