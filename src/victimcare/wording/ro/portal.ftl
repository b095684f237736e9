# Her pages and the front door. A draft, like the rest, until somebody who speaks it has read it.

## The front door: for anyone, with the force's name

portal-front-title = Aflați unde a ajuns cazul dumneavoastră și vorbiți cu un om
portal-front-lead = Pentru oricine ne-a spus ceva ce i s-a întâmplat.
portal-front-code = Am un cod
    .more = 12 cifre, dintr-o scrisoare sau de la cineva cu care ați vorbit
portal-front-without = Fără cod
portal-way-help = Găsiți ajutor acum
    .more = Locuri care ajută, chiar dacă nu ne-ați spus niciodată
portal-way-rights = Înțelegeți ce drepturi aveți
    .more = 4 întrebări. Nu păstrăm răspunsurile.
portal-way-support = Găsiți sprijin
    .more = Cine ajută aproape de dumneavoastră și cât se așteaptă
portal-way-complain = Spuneți-ne ce am greșit
    .more = Oricine se poate plânge, cu nume sau fără
portal-way-feedback = Spuneți-ne cum ne-am descurcat
    .more = O singură întrebare
portal-way-get-code = Cum primiți un cod
    .more = Îl dă un om. Nu îl trimitem niciodată prin e-mail.
portal-way-easy = Cuvinte ușoare și imagini
portal-way-young = Pentru copii și tineri
portal-way-safer = Folosiți această pagină mai în siguranță
    .more = Dacă cineva se uită în telefonul sau calculatorul dumneavoastră
portal-leaving-hides = Plecarea ascunde pagina. Nu șterge ce ține minte telefonul.

## Sign in

portal-sign-in-title = Scrieți codul
portal-sign-in-lead = Deschide pagina dumneavoastră. Nimeni altcineva nu află că ați fost aici.
portal-sign-in-go = Continuați
portal-sign-in-again = Scrieți codul din nou
portal-code = Codul dumneavoastră
    .hint = 12 cifre. Pot fi spații și liniuțe.
portal-code-needed = Scrieți cele 12 cifre ale codului
portal-code-wrong = Verificați cele 12 cifre și încercați din nou
portal-code-held-back = Sosesc multe coduri greșite. Așteptați un minut, apoi scrieți codul încă o dată
portal-code-not-numbers = Un cod are 12 cifre și nimic altceva
portal-code-length = Un cod are 12 cifre. Cifre scrise: { $count }
portal-no-code = Nu aveți cod sau nu merge?
portal-still-not = Tot nu merge?
    .more = Codul se oprește după 5 încercări, ca să fiți în siguranță. Nu este vina dumneavoastră.
portal-new-code-ring = Sunați la
portal-new-code-made = Putem face unul nou cât sunteți la telefon.
portal-someone-with-you = Este cineva cu dumneavoastră? Puteți reveni mai târziu.
portal-sign-out = Ieșiți
portal-sign-out-title = Doriți să ieșiți?
portal-sign-out-back = Nu, înapoi la pagina mea
portal-signed-out-title = Ați ieșit
portal-signed-out-more = Puteți închide acum această pagină. Codul merge și când reveniți.

## Her page

portal-case-title = Unde au ajuns lucrurile
portal-updated = Pagina a fost adusă la zi: { $moment }.
portal-next = Ce urmează
portal-today-days = astăzi, ziua { $count }
portal-today-weeks = astăzi, săptămâna { $count }
portal-spread-days = Zile: { $count }
portal-spread-weeks = Săptămâni: { $count }
portal-who = Cine se ocupă de asta
portal-carer = Conduce lucrul la cazul dumneavoastră.
portal-carer-since = Conduce lucrul la cazul dumneavoastră. De când: { $day }.
portal-carer-team = Echipa care are grijă de dumneavoastră. Oricine răspunde vă poate ajuta.
portal-journey = Drumul până acum, și mai departe
portal-earlier =
    { $count ->
        [one] Arată 1 pas mai vechi
        [few] Arată { $count } pași mai vechi
       *[other] Arată { $count } de pași mai vechi
    }
portal-rights = Ce vă datorăm
portal-rights-sum =
    Respectate: { $kept }, { $late ->
        [0] { "" }
       *[other] târziu: { $late },{ " " }
    }{ $missed ->
        [0] { "" }
       *[other] nefăcute: { $missed },{ " " }
    }urmează: { $to_come }
portal-reason-written = Motivul, așa cum a fost scris
portal-rights-rest =
    { $count ->
        [one] Arată încă 1
       *[other] Arată încă { $count }
    }
portal-not-done = Nu s-a făcut ceva?
    .ring = Sunați
    .more = Verificăm și îndreptăm.
portal-talk = Vorbiți cu noi
portal-ring-shows = Poate apărea în lista de apeluri a acestui telefon.
portal-relay = Sunați prin text
    .more = Prin Relay UK: { $number }. Putem aduce și pe cineva care vă vorbește limba sau folosește semne.
portal-contact = Cum vă contactăm
portal-contact-change = Schimbați felul în care vă contactăm
portal-short-more = Aceasta este pagina scurtă. Un om vă poate spune mai mult.
    .second-step = Vedeți mai mult din pagină

## The menu of her pages

portal-menu = Meniu
portal-menu-title = Toate paginile dumneavoastră
portal-menu-of-case = Cazul dumneavoastră
portal-menu-of-court = Tribunal, bani și lucrurile dumneavoastră
portal-menu-statement = Cuvintele dumneavoastră pentru tribunal
    .more = Ce v-a făcut asta, cu vorbele dumneavoastră
portal-menu-court = Ziua dumneavoastră la tribunal
    .more = Când este, ce o ușurează, cât costă
portal-menu-compensation = Bani pentru ce vi s-a făcut
    .more = Cum îi cereți, până când și cine ajută
portal-menu-property = Lucrurile dumneavoastră
    .more = Ce avem al dumneavoastră și o listă cu ce s-a luat sau s-a stricat
portal-menu-of-talk = Vorbiți cu noi
portal-menu-of-us-two = Cum vă găsim și cum vorbim cu dumneavoastră
portal-menu-of-you = Dumneavoastră și această pagină
portal-menu-case = Unde au ajuns lucrurile
    .more = Ce s-a întâmplat și ce urmează
portal-menu-easy = Cu cuvinte ușoare
    .more = Rânduri scurte, cu o imagine lângă fiecare
portal-menu-young = Pentru tineri
    .more = Când aveți sub 18 ani
portal-menu-journey = Tot drumul
    .more = De la prima sesizare până la ieșirea din închisoare, și ce vine după fiecare parte
portal-menu-second-look = Cereți o a doua verificare
    .more = Când nu sunteți de acord cu o hotărâre
portal-todo-see-review = Vedeți cererea
portal-reference = Numărul de referință al infracțiunii
portal-reference-lead = Asigurătorii, proprietarii și băncile vă pot cere acest număr.
portal-reference-copy = Copiați numărul
portal-reference-copied = Copiat
portal-reference-print = Tipăriți sau salvați această foaie
portal-reference-safe = Gândiți-vă cine o poate vedea pe acest dispozitiv sau pe hârtie.
portal-reference-shows = Această foaie arată că infracțiunea a fost raportată la { $force }.
portal-reference-what = Ce a fost
portal-reference-record = Așa cum este înregistrată
portal-reference-where = Unde
portal-reference-when = Ziua în care s-a întâmplat
portal-reference-reported = Ziua în care a fost raportată
portal-reference-printed = Tipărită de pe pagina victimei în { $day }.
portal-another-title = Vedeți altă infracțiune
portal-another-lead = Dacă aveți un cod pentru altă infracțiune, scrieți-l aici.
portal-another-after = Veți vedea pagina acelei infracțiuni și puteți trece de la o pagină la alta. Când ieșiți, se închid ambele pagini.
portal-another-part = Dacă acea pagină se deschide numai în parte, folosiți acolo „Vedeți mai mult din pagină”. Până atunci nu puteți reveni la această pagină.
portal-another-no-code = Nu aveți cod pentru cealaltă infracțiune sau nu merge?
portal-others = Deschise tot în această vizită
portal-others-this = Acum vedeți:
portal-others-go = Mergeți la această pagină
portal-menu-reference = Numărul de referință
    .more = Pentru un asigurător, un proprietar sau o bancă
portal-menu-another = Vedeți altă infracțiune
    .more = Scrieți codul pentru ea și citiți ambele pagini
portal-menu-messages = Mesaje
    .more = Scrieți-ne și citiți răspunsurile noastre
portal-menu-update = Întrebați unde s-a ajuns
    .more = Întrebăm persoana care se ocupă de cazul dumneavoastră
portal-menu-call-me = Cereți să vă sunăm
    .more = La o oră sigură pentru dumneavoastră
portal-menu-more-help = Vești mai repede și mai mult ajutor
    .more = Cine are dreptul și cum se cere
portal-menu-not-done = Ceva nu s-a făcut
    .more = Spuneți-ne, și verificăm
portal-menu-get-help = Găsiți ajutor acum
    .more = Locuri care ajută, zi și noapte
portal-menu-visits = Unde a fost folosită pagina
    .more = Când și de pe ce fel de aparat
portal-menu-who-looked = Cine s-a uitat în cazul dumneavoastră
    .more = Cei care lucrează la noi, și de ce
portal-menu-your-code = Codul dumneavoastră
    .more = Cum funcționează și ce puteți face cu el
portal-menu-second-step = Vedeți mai mult din pagină
    .more = Un al doilea număr pe care îl aveți numai dumneavoastră
portal-menu-support = Sprijin aproape de dumneavoastră
    .more = Cine ajută în așa ceva și cât se așteaptă
portal-menu-tell-once = Spuneți-ne o singură dată
    .more = Ce nu doriți să mai spuneți
portal-menu-passport = Cum să vorbim cu dumneavoastră
    .more = Limba și ce face vorba mai ușoară
portal-menu-family = Cine vă ajută
    .more = Cine ce poate vedea și cum se oprește
portal-menu-contact = Cum vă contactăm
    .more = Ce este sigur și ce nu
portal-menu-print = Tipăriți sau salvați
    .more = Întâi întrebăm dacă hârtia este sigură
portal-menu-use-more-safely = Folosiți această pagină mai în siguranță
    .more = Dacă cineva se uită în telefonul sau calculatorul dumneavoastră

## Help without a code

portal-help-title = Găsiți ajutor acum
portal-help-lead = Nu aveți nevoie de cod. Nu trebuie să ne fi spus ceva.
portal-help-people = Oameni cu care puteți vorbi
portal-help-home = Violență domestică
    .more = National Domestic Abuse Helpline. Gratuit, zi și noapte, când cineva de acasă vă lovește sau vă sperie.
portal-help-fraud = Înșelăciune
    .more = Report Fraud. Când cineva v-a luat bani prin înșelătorie.
portal-help-anyone = Orice infracțiune
    .more = Victim Support. Gratuit, zi și noapte, pentru oricine a pățit un rău, fie că ne-a spus sau nu.
portal-help-sexual = Viol sau abuz sexual
    .more = Rape and Sexual Abuse Support Line. Gratuit, zi și noapte, de la 16 ani.
portal-help-child = Copii și tineri
    .more = Childline. Gratuit, zi și noapte, pentru oricine are sub 19 ani.
portal-help-men = Bărbați răniți acasă
    .more = Men’s Advice Line. Gratuit, în zilele lucrătoare, pentru bărbați loviți sau speriați acasă.
portal-help-listen = Cineva care vă ascultă
    .more = Samaritans. Gratuit, zi și noapte, când este prea greu.
portal-help-stalking = Urmărire și hărțuire
    .more = National Stalking Helpline. Gratuit, când cineva vă urmărește sau nu vă lasă în pace.
portal-help-death = Când a murit cineva
    .more = Cruse Bereavement Support. Gratuit, când a murit cineva apropiat.
portal-deaf = Dacă nu auziți sau nu puteți vorbi la telefon
portal-deaf-video = Vorbiți cu noi în limbajul semnelor britanic
    .more = Un apel video. Participă un interpret.
portal-deaf-films = Vedeți filmele noastre în limbajul semnelor britanic
portal-deaf-999-bsl = În pericol: aplicația sau site-ul { $service }. Un interpret comunică prin semne cu dumneavoastră. Gratuit, zi și noapte.
portal-deaf-999-text = În pericol: SMS la 999. Trebuie să vă înregistrați înainte: trimiteți cuvântul “{ $word }” la 999.
portal-help-near = Aproape de dumneavoastră
portal-help-yours = Ce ne puteți cere
portal-help-yours-1 = Să aflați ce se întâmplă în cazul dumneavoastră, și când.
portal-help-yours-2 = Să vă punem în legătură cu oameni care pot ajuta.
portal-help-yours-3 = Să vi se vorbească în limba dumneavoastră sau prin semne.
portal-help-yours-4 = Să spuneți unui tribunal ce v-a făcut asta, cu vorbele dumneavoastră.
portal-help-yours-5 = Să cereți o a doua verificare când hotărâm să ne oprim.

## How to get a code

portal-get-code-title = Cum primiți un cod
portal-get-code-lead = Îl dă un om, când știe că sunteți dumneavoastră.
portal-get-code-how = Cum merge
portal-get-code-how-1 = Sunați-ne sau întrebați persoana care se ocupă de cazul dumneavoastră.
portal-get-code-how-2 = Întrebăm într-un fel sigur pentru dumneavoastră.
portal-get-code-how-3 = Primiți 12 cifre. Merg aici și la telefon.
portal-get-code-how-4 = Un cod nou îl oprește pe cel vechi. Puteți cere unul oricând.
portal-get-code-never = Ce nu facem niciodată
portal-get-code-never-1 = Nu trimitem niciodată un cod prin e-mail.
portal-get-code-never-2 = Nu vă sunăm niciodată ca să vă cerem codul.
portal-get-code-never-3 = Nu spunem niciodată altcuiva că aveți un cod.

## Using it more safely

portal-safer-title = Folosiți această pagină mai în siguranță
portal-safer-lead = În telefoanele și calculatoarele unora se uită și alții. Aceste sfaturi pot ajuta.
portal-safer-leave = Când trebuie să plecați repede
portal-safer-leave-1 = Apăsați „Părăsiți această pagină” sau tasta Escape. Vizita se încheie și vedeți o pagină la care s-ar putea uita oricine.
portal-safer-leave-2 = Pagina este ascunsă. Nu este ștearsă din istoric.
portal-safer-leave-3 = Butonul și tasta merg și fără internet. Dacă nu merg, închideți fereastra.
portal-safer-leave-4 = După 10 minute fără nicio apăsare vizita se încheie oricum.
portal-safer-before = Înainte să începeți
portal-safer-before-1 = Folosiți un telefon sau un calculator la care nu se mai uită nimeni. Sunt și în biblioteci.
portal-safer-before-2 = O fereastră privată a browserului nu păstrează istoric propriu.
portal-safer-before-3 = Dacă cineva a pus ceva pe telefon ca să vă urmărească, folosiți altul.
portal-safer-before-4 = Nu păstrați codul unde îl poate găsi altcineva.
portal-safer-after = Când ați terminat
portal-safer-after-1 = Ieșiți și închideți fereastra.
portal-safer-after-2 = În istoric rămâne adresa acestui site, iar din fiecare pagină numai numele „{ $title }”.
portal-safer-after-3 = Un apel la noi poate apărea în lista de apeluri și pe factură.
portal-safer-after-4 = Ștergerea întregului istoric poate părea ciudată cuiva care verifică.
portal-languages = Limba
