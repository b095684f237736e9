# The front door, without a code. A draft, like the rest, until somebody who speaks it has read it.

front-door-rights-number = Întrebarea { $number } din { $of }
front-door-rights-kept = Nu păstrăm răspunsurile. Dispar când închideți pagina.
front-door-next = Mai departe
front-door-back = Înapoi
front-door-again = Răspundeți din nou
front-door-ask-who = Cine a pățit un rău?
front-door-who-me = Eu
front-door-who-child = Un copil sau cineva pentru care vorbesc
front-door-who-bereaved = Cineva apropiat a murit din cauza unei infracțiuni
front-door-who-business = O firmă
front-door-who-witness = Altcineva. Am văzut sau știu despre asta
front-door-who-not-said = Nu doresc să spun
front-door-ask-kind = Despre ce este vorba?
front-door-kind-home = Cineva de acasă, un partener sau cineva din familie
front-door-kind-sexual = Ceva sexual
front-door-kind-violence = Cineva a fost rănit sau amenințat
front-door-kind-hate = Ură pentru ce este cineva
front-door-kind-property = Ceva a fost furat sau stricat
front-door-kind-fraud = Cuiva i s-au luat bani prin înșelătorie
front-door-kind-not-said = Altceva sau nu doresc să spun
front-door-ask-when = Când s-a întâmplat?
front-door-when-week = În ultimele 7 zile sau încă se întâmplă
front-door-when-two-years = În ultimii 2 ani
front-door-when-longer = Mai demult
front-door-when-not-said = Nu știu sau nu doresc să spun
front-door-ask-stage = Unde s-a ajuns?
front-door-stage-not-told = Nu v-am spus despre asta
front-door-stage-looked-into = Verificați
front-door-stage-stopped = Ați hotărât să nu mergeți mai departe
front-door-stage-court = Merge la tribunal
front-door-stage-over = Un tribunal a hotărât
front-door-stage-not-said = Nu știu sau nu doresc să spun
front-door-answer-title = Ce vi se cuvine
front-door-answer-owed = Acestea sunt drepturile dumneavoastră
front-door-answer-next = Ce puteți face acum
front-door-note-witness = Aceste drepturi sunt ale celui care a pățit răul. Și cine a văzut primește ajutor. Sunați-ne, și vă spunem cum.
front-door-note-business = Și o firmă are aceste drepturi. Poate numi o persoană cu care vorbim.
front-door-note-soon-after = Un centru pentru agresiuni sexuale vă poate primi acum, chiar dacă nu ne spuneți niciodată. Sunați la numărul de mai jos sau la orice spital ca să îl găsiți.
front-door-note-home = Nu trebuie să plecați de acasă sau să hotărâți ceva ca să vorbiți cu cineva.
front-door-note-fraud = Dacă banii tocmai au dispărut, sunați întâi la bancă. Numărul 159 ajunge la cele mai multe bănci.
front-door-note-any-time = Ne puteți spune oricât de demult a fost.
front-door-note-your-choice = Dumneavoastră alegeți dacă ne spuneți. Primiți ajutor oricum.
front-door-note-bereaved = Ne pare rău că a murit cineva apropiat. Un ofițer de legătură poate lucra cu familia: întrebați-ne cine este.
front-door-note-late-scheme = Timpul pentru a cere bani după o rănire poate să fi trecut. Cereți totuși: uneori primesc și o cerere târzie.
front-door-faster-title = Vești mai repede și mai mult ajutor
front-door-faster-likely = Din ce ați spus, puteți primi vești mai repede și mai mult ajutor.
front-door-faster-ask = Nimeni nu trebuie să hotărască singur. Întrebați-ne, și cineva vorbește cu dumneavoastră.
front-door-faster-if = Puteți cere dacă se potrivește una dintre acestea:
front-door-faster-if-1 = Aveți sub 18 ani.
front-door-faster-if-2 = Aveți o boală sau o dizabilitate, sau vă este greu să urmăriți lucrurile.
front-door-faster-if-3 = Vă este frică de ce se poate întâmpla dacă vorbiți.
front-door-faster-if-4 = A fost foarte grav sau se întâmplă iar și iar.
front-door-within-working-day =
    { $count ->
        [one] În cel mult 1 zi lucrătoare.
        [few] În cel mult { $count } zile lucrătoare.
       *[other] În cel mult { $count } de zile lucrătoare.
    }
front-door-within-day =
    { $count ->
        [one] În cel mult 1 zi.
        [few] În cel mult { $count } zile.
       *[other] În cel mult { $count } de zile.
    }
front-door-within-month =
    { $count ->
        [one] În cel mult 1 lună.
        [few] În cel mult { $count } luni.
       *[other] În cel mult { $count } de luni.
    }
front-door-within-hour =
    { $count ->
        [one] În cel mult 1 oră.
        [few] În cel mult { $count } ore.
       *[other] În cel mult { $count } de ore.
    }
front-door-faster-working-day =
    { $count ->
        [one] Cu vești mai repede, în cel mult 1 zi lucrătoare.
        [few] Cu vești mai repede, în cel mult { $count } zile lucrătoare.
       *[other] Cu vești mai repede, în cel mult { $count } de zile lucrătoare.
    }
front-door-faster-day =
    { $count ->
        [one] Cu vești mai repede, în cel mult 1 zi.
        [few] Cu vești mai repede, în cel mult { $count } zile.
       *[other] Cu vești mai repede, în cel mult { $count } de zile.
    }
front-door-faster-month =
    { $count ->
        [one] Cu vești mai repede, în cel mult 1 lună.
        [few] Cu vești mai repede, în cel mult { $count } luni.
       *[other] Cu vești mai repede, în cel mult { $count } de luni.
    }
front-door-faster-hour =
    { $count ->
        [one] Cu vești mai repede, în cel mult 1 oră.
        [few] Cu vești mai repede, în cel mult { $count } ore.
       *[other] Cu vești mai repede, în cel mult { $count } de ore.
    }
front-door-window-working-day =
    { $count ->
        [one] Aveți 1 zi lucrătoare.
        [few] Aveți { $count } zile lucrătoare.
       *[other] Aveți { $count } de zile lucrătoare.
    }
front-door-window-day =
    { $count ->
        [one] Aveți 1 zi.
        [few] Aveți { $count } zile.
       *[other] Aveți { $count } de zile.
    }
front-door-window-month =
    { $count ->
        [one] Aveți 1 lună.
        [few] Aveți { $count } luni.
       *[other] Aveți { $count } de luni.
    }
front-door-window-year =
    { $count ->
        [one] Aveți 1 an.
        [few] Aveți { $count } ani.
       *[other] Aveți { $count } de ani.
    }
front-door-owed-r1-interpretation = Să vorbiți și să auziți în limba dumneavoastră, gratuit
front-door-owed-r2-crime-recorded = Să scriem ce ne spuneți
front-door-owed-r3-written-acknowledgement = Să aveți în scris că ne-ați spus
front-door-owed-r3-information-on-reporting = Să aflați cum merg toate acestea
front-door-owed-r4-needs-assessment = Să vă întrebăm de ce aveți nevoie
front-door-owed-r4-support-referral = Să vă punem în legătură cu oameni care ajută
front-door-owed-r5-compensation-information = Să aflați cum cereți bani pentru ce s-a întâmplat
front-door-owed-r5-cics-application-limit = Să cereți bani pentru o rănire, dintr-un fond public
front-door-owed-r6-not-investigated = Să aflați dacă nu verificăm, și de ce
front-door-owed-r6-suspect-arrested = Să aflați că cineva a fost arestat
front-door-owed-r6-suspect-interviewed = Să aflați că cineva a fost întrebat, cu proces-verbal
front-door-owed-r6-suspect-bailed-or-rui = Să aflați că cineva a fost lăsat să plece deocamdată
front-door-owed-r6-suspect-released-without-charge = Să aflați că cineva a fost lăsat să plece
front-door-owed-r6-update-preference = Să stabiliți cu noi cât de des ținem legătura
front-door-owed-r6-vrr-police-request = Să cereți ca altcineva să verifice din nou hotărârea noastră
front-door-owed-r6-vrr-police-acknowledge = Să aflați că cererea a ajuns
front-door-owed-r6-vrr-police-result = Să aflați ce a ieșit
front-door-owed-r7-vps-information = Să aflați cum puteți spune ce v-a făcut asta
front-door-owed-r7-vps-before-sentence = Să spuneți tribunalului, cu vorbele dumneavoastră, ce v-a făcut asta
front-door-owed-r8-hearing-date = Să aflați când și unde este o zi la tribunal
front-door-owed-r8-required-to-give-evidence = Să aflați că tribunalul trebuie să vă asculte
front-door-owed-r8-bail-hearing = Să aflați dacă cineva a fost lăsat să plece, și cu ce reguli
front-door-owed-r8-special-measures-outcome = Să aflați ce ușurează mărturia, și să vedeți tribunalul înainte
front-door-owed-r9-case-outcome = Să aflați cum s-a încheiat, și de ce
front-door-owed-r9-sentence = Să aflați ce înseamnă pedeapsa
front-door-owed-r9-uls-request = Să cereți verificarea unei pedepse prea mici
front-door-owed-r9-bereaved-cps-meeting = Să vă întâlniți cu juriștii cazului
front-door-owed-r11-vcs-referral = După unele pedepse lungi: întrebarea dacă doriți vești despre ieșire
front-door-owed-r12-phso = Să aflați unde altundeva vă puteți plânge
front-door-support-title = Găsiți sprijin
front-door-support-lead = Gratuit, și nu trebuie să ne fi spus ceva.
front-door-support-kept = Nu păstrăm ce alegeți aici.
front-door-support-now = Numere care răspund zi și noapte
front-door-need = Despre ce este vorba?
front-door-need-talk = Doresc să vorbesc cu cineva
front-door-need-domestic-abuse = Cineva de acasă sau un partener
front-door-need-sexual-offence = Ceva sexual
front-door-need-child = Un copil
front-door-need-bereaved = A murit cineva
front-door-need-hate = Ură pentru ce este cineva
front-door-need-fraud = Cuiva i s-au luat bani prin înșelătorie
front-door-need-stalking = Cineva mă urmărește sau mă tot contactează (hărțuire)
front-door-need-homicide = Cineva apropiat mie a fost ucis
front-door-area = Unde locuiți?
front-door-area-any = Nu doresc să spun
front-door-search = Arată cine ajută
front-door-search-again = Căutați altceva
front-door-found =
    { $count ->
        [0] Cine ajută
        [one] 1 loc care ajută
        [few] { $count } locuri care ajută
       *[other] { $count } de locuri care ajută
    }
front-door-found-none = Nu știm pe nimeni acolo pentru asta
    .more = Sunați-ne. Un om caută pe cineva împreună cu dumneavoastră.
front-door-serves = Pentru oameni din
front-door-speaks = Pe lângă engleză:
front-door-has-room = Primesc oameni noi.
front-door-is-full = Acum nu au locuri.
front-door-waiting =
    { $count ->
        [one] Așteptați cam 1 săptămână.
        [few] Așteptați cam { $count } săptămâni.
       *[other] Așteptați cam { $count } de săptămâni.
    }
front-door-stated-on = Au spus asta: { $day }.
front-door-through-us = Cereți-ne, și vă punem în legătură. Nu primesc pe nimeni direct.
front-door-site = Vedeți site-ul lor
front-door-leaving-title = Sunteți pe cale să părăsiți acest site
front-door-leaving-to = Mergeți la site-ul
front-door-leaving-1 = Nu le spunem cine sunteți sau că veniți de aici.
front-door-leaving-2 = Istoricul telefonului sau al calculatorului va arăta site-ul lor.
front-door-leaving-3 = Butonul lor de plecare rapidă poate fi altundeva sau poate lipsi.
front-door-leaving-4 = Pot cere să păstreze ceva pe telefon. Puteți spune nu.
front-door-leaving-go = Mergeți la { $site }
front-door-leaving-stay = Rămâneți aici
front-door-leaving-ring = Îi puteți și suna:
front-door-complaint-title = Spuneți-ne ce am greșit
front-door-complaint-lead = Oricine se poate plânge. Nu trebuie să spuneți cine sunteți.
front-door-complaint-words = Ce a mers rău?
    .hint = Cu vorbele dumneavoastră. Spuneți ce ar trebui îndreptat, dacă puteți.
front-door-complaint-words-needed = Scrieți ce a mers rău
front-door-way-back = Cum vă putem răspunde?
    .hint = Puteți lăsa gol. Scrieți numai ceva ce nu citește și la ce nu răspunde altcineva.
front-door-send = Trimiteți
front-door-too-much = S-a trimis mai mult decât putem primi acum. Încercați peste { $minutes } min sau sunați-ne
front-door-complaint-no-case = Aici nu spunem niciodată dacă cineva ne-a spus ceva.
front-door-complaint-ways = Alte căi
front-door-way-right = Nu s-a făcut ceva ce vi se cuvenea
    .more = Dacă aveți un cod, spuneți pe pagina dumneavoastră. Atunci știm despre care caz este vorba.
front-door-way-behaved = Cum s-a purtat cu dumneavoastră unul dintre noi
    .more = Plângeți-vă aici sau la Independent Office for Police Conduct:
front-door-way-answer = Nu sunteți de acord cu răspunsul nostru
    .more = Parliamentary and Health Service Ombudsman poate verifica, gratuit:
front-door-way-commissioner = Ce merge rău pentru mulți
    .more = Victims’ Commissioner vorbește pentru toți cei care au pățit un rău. Nu poate cerceta un singur caz.
front-door-complained = Avem plângerea dumneavoastră
front-door-complained-by = Un om o citește și se ocupă de ea. Cel târziu: { $day }.
front-door-complained-answer = Dacă ați lăsat o cale de răspuns, răspundem acolo. Sau spunem cine verifică.
front-door-complaint-about = Despre ce este?
front-door-complaint-about-service = Ce am făcut sau nu am făcut
front-door-complaint-about-person = Cum v-a tratat unul dintre noi
front-door-complaint-about-crime = Cineva care lucrează la poliție a încălcat legea sau rănește ori sperie pe cineva
front-door-complaint-whom = Despre cine este?
    .hint = Un nume sau un număr, dacă îl știți. Atunci ținem plângerea departe de această persoană.
front-door-complaint-earlier = Numărul plângerii de dinainte
    .hint = Numai dacă v-ați mai plâns și răspunsul nostru nu a rezolvat.
front-door-complained-number = Plângerea are numărul { $number }. Îl puteți folosi dacă răspunsul nostru nu rezolvă. Nu trebuie să îl păstrați.
front-door-complaint-steps = Ce se întâmplă cu o plângere
front-door-complaint-step-1 = Întâi răspund oamenii care au făcut treaba. Ținta noastră: un răspuns în 10 zile lucrătoare sau ziua în care răspundem.
front-door-complaint-step-2 = Dacă nu ajunge, puteți face o plângere oficială. O verifică standardele profesionale: oameni care nu au făcut treaba.
front-door-complaint-step-3 = Dacă nici asta nu ajunge, o poate verifica un organism din afara acestei poliții. Răspunsul nostru spune care și până când puteți cere.
front-door-feedback-title = Spuneți-ne cum ne-am descurcat
front-door-feedback-lead = O singură întrebare. Nimeni nu știe cine sunteți.
front-door-score = Cum ne-am purtat cu dumneavoastră?
front-door-score-5 = Foarte bine
front-door-score-4 = Bine
front-door-score-3 = Nici bine, nici rău
front-door-score-2 = Rău
front-door-score-1 = Foarte rău
front-door-score-words = Ce ar trebui să știm?
    .hint = Puteți lăsa gol. Nu scrieți nume și numere.
front-door-feedback-answer = Aici nu vă poate răspunde nimeni. Dacă doriți un răspuns:
front-door-feedback-given = Am primit
    .more = Oameni citesc fiecare părere și schimbă ce pot.
front-door-near-title = Sprijin aproape de dumneavoastră
front-door-near-lead = Gratuit, și separat de noi. Dumneavoastră alegeți. Puteți spune și nu la toate.
front-door-near-ask = Cereți-ne să vă punem în legătură
front-door-near-asked = Ne-ați cerut asta. Cineva se ocupă.
front-door-near-kept = Nimic despre dumneavoastră nu ajunge la nimeni înainte să spuneți da.
front-door-near-else = Este vorba despre altceva?

front-door-more = Mai multe opțiuni
front-door-age = Câți ani are persoana?
front-door-age-wrong = Scrieți o vârstă de la 0 la 120
front-door-language = Ce limbă?
front-door-language-any = Orice limbă
front-door-access = Ce ar fi mai ușor?
front-door-access-step-free = Fără trepte
front-door-access-hearing-loop = O buclă pentru aparate auditive
front-door-access-sign-language = Limbajul semnelor
front-door-access-quiet-room = O cameră liniștită
front-door-access-remote = La telefon sau pe ecran
front-door-free = Doar ce este gratuit
front-door-from-age = De la { $age } ani.
front-door-to-age = Până la { $age } ani.
front-door-free-of-charge = Este gratuit.
front-door-costs = Poate costa ceva.
front-door-cost-not-said = Costul nu este spus
    .more = Ajută cu asta. Nu spun cât costă. Întrebați-i întâi.
front-door-wrong = Ceva este greșit aici
front-door-wrong-said = Mulțumim. O persoană verifică.
front-door-wrong-not-said = Nu am putut primi asta. Încercați mai târziu.
