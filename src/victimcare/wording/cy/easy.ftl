# Easy words, with a picture beside each line. A draft, like the rest, until somebody who speaks it has read it.

easy-all = Darllen y dudalen hon gyda mwy o eiriau
easy-can = Beth gallwch ei wneud
easy-done = Beth wnaethon ni, a beth rydym yn dal i’w wneud
easy-done-kept =
    { $count ->
        [one] Fe wnaethon ni 1 peth i chi.
        [two] Fe wnaethon ni { $count } beth i chi.
        [few] Fe wnaethon ni { $count } pheth i chi.
        [many] Fe wnaethon ni { $count } pheth i chi.
       *[other] Fe wnaethon ni { $count } peth i chi.
    }
easy-done-late =
    { $count ->
        [one] Roedd 1 peth yn hwyr. Mae’n ddrwg gennym.
        [two] Roedd { $count } beth yn hwyr. Mae’n ddrwg gennym.
        [few] Roedd { $count } pheth yn hwyr. Mae’n ddrwg gennym.
        [many] Roedd { $count } pheth yn hwyr. Mae’n ddrwg gennym.
       *[other] Roedd { $count } peth yn hwyr. Mae’n ddrwg gennym.
    }
easy-done-missed =
    { $count ->
        [one] Nid yw 1 peth wedi’i wneud. Mae’n ddrwg gennym.
        [two] Nid yw { $count } beth wedi’u gwneud. Mae’n ddrwg gennym.
        [few] Nid yw { $count } pheth wedi’u gwneud. Mae’n ddrwg gennym.
        [many] Nid yw { $count } pheth wedi’u gwneud. Mae’n ddrwg gennym.
       *[other] Nid yw { $count } peth wedi’u gwneud. Mae’n ddrwg gennym.
    }
easy-done-to-come =
    { $count ->
        [one] Mae 1 peth eto i ddod.
        [two] Mae { $count } beth eto i ddod.
        [few] Mae { $count } pheth eto i ddod.
        [many] Mae { $count } pheth eto i ddod.
       *[other] Mae { $count } peth eto i ddod.
    }
easy-who = Pwy sy’n eich helpu
easy-who-leads = { $name } sy’n arwain y gwaith ar eich achos.
easy-who-team = { $name } sy’n gofalu amdanoch. Gall pwy bynnag sy’n ateb helpu.
easy-talk-ring = Ffoniwch ni ar { $number }.
easy-talk-free = Mae am ddim. Gall yr alwad ymddangos ar eich ffôn.
easy-talk-call = Gallwn ni eich ffonio chi. Chi sy’n dewis pryd.
easy-talk-write = Gallwch ysgrifennu atom yma.
easy-talk-language = Gallwn ddefnyddio eich iaith chi, neu arwyddo.
easy-danger = Mewn perygl nawr? Ffoniwch 999.
easy-danger-quiet = Methu siarad? Arhoswch, yna pwyswch 55.
easy-leave = Angen gadael yn gyflym? Pwyswch “Gadael y dudalen hon”.

## The front door in easy words

easy-front-lead = Wnaeth rhywun eich brifo, eich dychryn, neu gymryd eich pethau?
easy-front-us = Gallwn ni helpu. Gallwch siarad â pherson.
easy-front-case = Wnaethoch chi ddweud wrthym? Gallwch weld ble mae eich achos.
easy-front-code = Mae angen cod arnoch. Mae ganddo 12 rhif.
easy-front-get = Dim cod? Person sy’n rhoi un i chi.
easy-front-rights = Mae gennych hawliau. Rhaid i ni ddweud wrthych beth sy’n digwydd.
easy-front-others = Nid oes rhaid i chi ddweud wrthym. Gall pobl eraill helpu hefyd.
easy-front-watched = Oes rhywun yn edrych ar eich ffôn? Defnyddiwch un arall.
easy-front-wrong = Wnaethon ni rywbeth o’i le? Dywedwch wrthym.
easy-front-heading-case = Gweld eich achos
easy-front-heading-help = Mwy o help
