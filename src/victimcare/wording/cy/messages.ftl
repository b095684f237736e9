## Texts to victims. Only letters of the GSM alphabet, so that each is one SMS (no â, ê, î, ô, û, ŵ, ŷ, ï).

messages-news = Mae gennym rywbeth newydd i chi. Ffoniwch am ddim: { $line }, neu drwy destun gyda Relay UK: { $relay }. Gallwch ofyn sut mae ei ddarllen eich hun.
messages-ring-us = Helo. Cysylltwch pan fydd yn gyfleus: { $line }, neu drwy destun gyda Relay UK: { $relay }.
messages-voicemail = Helo. Ffoniwch ni am ddim ar { $line } pan fydd yn gyfleus.
messages-danger = Os oes angen help arnoch nawr, ffoniwch 999. Os na allwch siarad, arhoswch ar y lein a phwyswch 55.
messages-invitation = Helo. Sut yr hoffech glywed gennym? Ffoniwch am ddim: { $line }, neu drwy destun gyda Relay UK: { $relay }. Ddim i chi? Nid oes angen gwneud dim.

messages-we-speak = Gallwn siarad eich iaith. Ffoniwch ni am ddim ar { $line }.
messages-number = Eich rhif yw { $number }. Daw i ben mewn 10 munud. Cadwch ef i chi eich hun.

## The news itself, for those who asked to read it in a text.

-as-things-happen = Gofynnoch am neges wrth i bethau ddigwydd.

messages-more = Am fwy, ffoniwch ni am ddim: { $line }.

messages-told-suspect-arrested = { -as-things-happen } Arestiwyd rhywun. { $more }
messages-told-suspect-interviewed = { -as-things-happen } Cafodd rhywun gyfweliad dan rybudd. { $more }
messages-told-suspect-released-without-charge = { -as-things-happen } Cafodd rhywun fynd, heb gyhuddiad. { $more }
messages-told-suspect-bailed = { -as-things-happen } Cafodd rhywun fynd, dan amodau. { $more }
messages-told-suspect-released-under-investigation = { -as-things-happen } Cafodd rhywun fynd tra byddwn yn ymchwilio. { $more }
messages-told-suspect-bail-changed-conditions-varied = { -as-things-happen } Newidiodd yr amodau ar rywun. Ffoniwch ni am ddim ar { $line } i ni fynd drwyddyn nhw.
messages-told-suspect-bail-changed-extended = { -as-things-happen } Bydd yr amodau ar rywun yn para'n hirach. { $more }
messages-told-suspect-bail-changed-cancelled = { -as-things-happen } Tynnwyd yr amodau oddi ar rywun. Mewn perygl, ffoniwch 999. Am fwy, ffoniwch ni am ddim: { $line }.
messages-told-suspect-bail-changed-ended = { -as-things-happen } Daeth yr amodau ar rywun i ben. Mewn perygl, ffoniwch 999. Am fwy, ffoniwch ni am ddim: { $line }.
messages-told-suspect-charged = { -as-things-happen } Cyhuddwyd rhywun. { $more }
messages-told-prosecution-decision-discontinued = { -as-things-happen } Stopiodd y cyfreithwyr yr achos. Cewch ofyn pam, a gofyn am ail olwg, am ddim: { $line }.
messages-told-prosecution-decision-charge-altered = { -as-things-happen } Newidiodd yr hyn y mae rhywun yn ei wynebu mewn llys. Ffoniwch ni am ddim am esboniad: { $line }.
messages-told-hearing-resulted-guilty-plea = { -as-things-happen } Dywedodd rhywun yn y llys mai nhw oedd ar fai. { $more }
messages-told-hearing-resulted-convicted = { -as-things-happen } Cafodd y llys rywun yn euog. { $more }
messages-told-hearing-resulted-acquitted = { -as-things-happen } Cafodd y llys rywun yn ddieuog. { $more }
messages-told-hearing-resulted-discontinued = { -as-things-happen } Stopiwyd yr achos yn y llys. Cewch ofyn pam, a gofyn am ail olwg, am ddim: { $line }.
messages-told-hearing-resulted-warrant-issued = { -as-things-happen } Gorchmynnodd y llys arestio rhywun. Mewn perygl, ffoniwch 999. Am fwy, ffoniwch ni am ddim: { $line }.
messages-told-appeal-lodged = { -as-things-happen } Gofynnodd rhywun i lys uwch edrych eto. { $more }
messages-told-offender-release-planned = { -as-things-happen } Daw rhywun o'r carchar: { $day }. Mewn perygl, 999. I siarad am y Bwrdd Parole, am ddim: { $line }.

messages-told-hearing-listed-first-hearing = { -as-things-happen } Y diwrnod cyntaf yn y llys: { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } Y diwrnod cyntaf yn y llys: { $moment }, { $court }. Gofynnir i chi roi tystiolaeth. { $more }
messages-told-hearing-listed-plea-and-trial-preparation = { -as-things-happen } Y diwrnod i baratoi at y treial: { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } Y diwrnod i baratoi at y treial: { $moment }, { $court }. Gofynnir i chi roi tystiolaeth. { $more }
messages-told-hearing-listed-trial = { -as-things-happen } Y treial: { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } Y treial: { $moment }, { $court }. Gofynnir i chi roi tystiolaeth. { $more }
messages-told-hearing-listed-sentence = { -as-things-happen } Diwrnod y ddedfryd: { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } Diwrnod y ddedfryd: { $moment }, { $court }. Gofynnir i chi roi tystiolaeth. { $more }
messages-told-hearing-listed-appeal = { -as-things-happen } Y diwrnod yn y llys uwch: { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } Y diwrnod yn y llys uwch: { $moment }, { $court }. Gofynnir i chi roi tystiolaeth. { $more }
messages-told-hearing-listed-bail = { -as-things-happen } Y diwrnod yn y llys am amodau neu garchar: { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } Y diwrnod yn y llys am amodau neu garchar: { $moment }, { $court }. Gofynnir i chi roi tystiolaeth. { $more }
messages-told-hearing-listed-other = { -as-things-happen } Diwrnod yn y llys: { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } Diwrnod yn y llys: { $moment }, { $court }. Gofynnir i chi roi tystiolaeth. { $more }
