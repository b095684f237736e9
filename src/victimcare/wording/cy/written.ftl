## E-mails and letters to victims

written-subject = Ychydig eiriau i chi

written-news = Mae rhywbeth newydd ar eich tudalen. Gallwch fewngofnodi gyda’ch cod, neu ein ffonio ni am ddim ar { $line }.
    .no-code = Mae gennym rywbeth newydd i chi. Ffoniwch ni am ddim ar { $line }. Gallwch ofyn am god bryd hynny.
    .relay = Mae rhywbeth newydd ar eich tudalen. Defnyddiwch eich cod, neu ffoniwch: { $line }, neu drwy destun gyda Relay UK: { $relay }.
    .no-code-relay = Mae gennym rywbeth newydd i chi. Ffoniwch { $line }, neu drwy destun gyda Relay UK: { $relay }. Gallwch ofyn am god bryd hynny.
written-ring-us = Ffoniwch ni am ddim ar { $line } pan fydd hynny’n gyfleus i chi.
    .relay = Cysylltwch pan fydd yn gyfleus: { $line }, neu drwy destun gyda Relay UK: { $relay }.
written-danger = Os oes angen help arnoch nawr, ffoniwch 999. Os na allwch siarad, arhoswch ar y lein a phwyswch 55.
written-invitation = Hoffem ofyn sut yr hoffech i ni gysylltu â chi. Gallwch ein ffonio am ddim ar { $line }. Os nad yw hyn i chi, nid oes angen gwneud dim.
    .relay = Hoffem ofyn sut yr hoffech glywed gennym. Ffoniwch am ddim: { $line }, neu drwy destun gyda Relay UK: { $relay }.

written-told-lead = Gofynnoch i ni ysgrifennu atoch wrth i bethau ddigwydd.
written-told-day = Bydd hyn { $moment }: { $court }.
written-told-evidence = Gofynnir i chi roi tystiolaeth.
written-told-more = Mae eich tudalen yn dweud mwy. Gallwch hefyd ein ffonio ni am ddim ar { $line }.
    .no-code = Gallwch ein ffonio am ddim ar { $line }. Gallwch ofyn am god bryd hynny.
    .relay = Mae mwy ar eich tudalen. Gallwch hefyd ffonio am ddim ar { $line }, neu drwy destun gyda Relay UK: { $relay }.
    .no-code-relay = Gallwch ffonio am ddim ar { $line }, neu drwy destun gyda Relay UK: { $relay }. Gallwch ofyn am god bryd hynny.
written-told-danger = Mewn perygl, ffoniwch 999.

written-stop = I beidio â chael rhagor o’r rhain, atebwch gyda’r gair STOP.
