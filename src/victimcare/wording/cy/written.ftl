## E-mails and letters to victims

written-subject = Ychydig eiriau i chi

written-news = Mae gennym rywbeth newydd i chi. Ffoniwch am ddim: { $line }, neu drwy destun gyda Relay UK: { $relay }. Gallwch ofyn sut mae ei ddarllen eich hun.
written-ring-us = Cysylltwch pan fydd yn gyfleus: { $line }, neu drwy destun gyda Relay UK: { $relay }.
written-danger = Os oes angen help arnoch nawr, ffoniwch 999. Os na allwch siarad, arhoswch ar y lein a phwyswch 55.
written-invitation = Hoffem ofyn sut yr hoffech glywed gennym. Ffoniwch am ddim: { $line }, neu drwy destun gyda Relay UK: { $relay }. Os nad yw hyn i chi, nid oes angen gwneud dim.

written-told-lead = Gofynnoch i ni ysgrifennu atoch wrth i bethau ddigwydd.
written-told-day = Bydd hyn { $moment }: { $court }.
written-told-evidence = Gofynnir i chi roi tystiolaeth.
written-told-more = Ffoniwch ni am ddim ar { $line }, neu drwy destun gyda Relay UK: { $relay }. Gallwch ofyn sut i ddarllen mwy eich hun.
written-told-danger = Mewn perygl, ffoniwch 999.

written-stop = I beidio â chael rhagor o’r rhain, atebwch gyda’r gair STOP.
