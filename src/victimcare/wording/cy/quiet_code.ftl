# The second code, on her page. A draft, like the rest, until somebody who speaks it has read it.

quiet-code-title = Am eich cod
quiet-code-lead = Gallwch gael ail god. Mae’n edrych fel eich cod eich hun, ond nid yw’n agor dim o’ch pethau chi.
quiet-code-how = Beth mae’n ei wneud
quiet-code-how-1 = Gall rhywun wneud i chi ddangos eich tudalen. Yna gallwch ddefnyddio eich ail god.
quiet-code-how-2 = Mae’n agor tudalen blaen. Mae’r dudalen yn dweud nad oes dim newydd.
quiet-code-how-3 = Mae’n gweithio ar ein llinell ffôn hefyd.
quiet-code-how-4 = Cawn ni wybod eich bod wedi’i ddefnyddio. Nid oes dim ar y dudalen yn dangos hynny.
quiet-code-how-5 = Nid ydym yn ffonio, yn anfon neges destun nac yn ysgrifennu atoch oherwydd hyn. Mae pobl yma’n canfod beth sy’n ddiogel.
quiet-code-not = Beth nad yw’n ei wneud
quiet-code-not-1 = Nid yw’n dod â help ar unwaith. Os ydych mewn perygl nawr, ffoniwch 999.
quiet-code-not-2 = Efallai na fydd yn twyllo rhywun sydd wedi gweld eich tudalen i gyd.
quiet-code-think = Meddyliwch am hyn yn gyntaf
quiet-code-think-1 = A allai’r person arall fynd yn ddig o weld cyn lleied?
quiet-code-think-2 = Allwch chi ddysgu 12 rhif ar eich cof, heb gymysgu’r ddau god?
quiet-code-think-3 = Gallwch siarad amdano gyda ni neu gyda gweithiwr cymorth yn gyntaf.
quiet-code-have = Mae gennych ail god ers { $day }.
quiet-code-lost = Nid yw eich ail god yn gweithio mwyach. Rhoddodd rhywun gynnig arno gyda rhifau anghywir.
quiet-code-make = Rhowch ail god i mi
quiet-code-make-new = Rhowch un newydd i mi
quiet-code-make-new-more = Daw’r un sydd gennych i ben wedyn.
quiet-code-end = Dod â fy ail god i ben
quiet-code-ended = Mae eich ail god wedi dod i ben.
quiet-code-new = 12 rhif i’w dysgu
quiet-code-new-once = Dim ond unwaith y gwelwch ef. Dysgwch ef ar eich cof nawr.
quiet-code-new-keep = Peidiwch â’i gadw lle gall rhywun ddod o hyd iddo.
quiet-code-done = Rwyf wedi’i ddysgu
