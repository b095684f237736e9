# The second step on her page. A draft, like the rest, until somebody who speaks it has read it.

second-step-title = Vedeți mai mult din pagină
second-step-lead = Codul deschide o pagină scurtă. Un al doilea număr o poate deschide pe toată.
second-step-number = Al doilea număr
    .hint = 6 cifre din aplicație sau dintr-un SMS. Sau 10 cifre de pe hârtie.
second-step-number-needed = Scrieți al doilea număr.
second-step-number-length = Al doilea număr are 6 sau 10 cifre. Scrieți-l din nou.
second-step-number-six = Acest număr are 6 cifre. Scrieți-l din nou.
second-step-open = Deschideți pagina mea
second-step-wrong = Acest număr nu a deschis mai mult. Încercați-l pe cel mai nou.
second-step-two = Numărul din aplicație nu o deschide? Scrieți două la rând: acesta, apoi următorul.
second-step-no-more = Sunt destule încercări pentru această vizită. Ieșiți, apoi sunați-ne.
second-step-is-open = Toată pagina este deschisă până când ieșiți.
second-step-numbers-left =
    { $count ->
        [0] Ați folosit toate numerele de pe hârtie. Sunați-ne pentru altele noi.
        [one] A rămas 1 număr pe hârtie.
        [few] Au rămas { $count } numere pe hârtie.
       *[other] Au rămas { $count } de numere pe hârtie.
    }
second-step-to-page = Vedeți pagina mea
second-step-text = Trimiteți-mi un număr prin SMS
second-step-text-yes = Dacă aveți un telefon pentru asta, numărul vine într-un minut. Numai la orele stabilite.
second-step-text-too-many = Ați cerut de 3 ori în această oră. Așteptați puțin sau sunați-ne.
second-step-text-no-more = Sunt destule încercări pentru această vizită. Ieșiți, apoi sunați-ne.
second-step-passkey = Folosiți o cheie de acces
second-step-passkey-wrong = Nu a deschis mai mult. Încercați din nou sau folosiți altă cale.
second-step-never-asked = Nimeni care lucrează cu noi nu vă cere acest număr. Nu îl spuneți nimănui.
second-step-none-yet = Nu aveți unul?
    .more = Îl pune la punct un om, împreună cu dumneavoastră. Întâi verifică dacă sunteți dumneavoastră. Sunați la
second-step-begin = Cineva mi-a dat un număr ca să îl pun la punct
second-step-lost = L-ați pierdut sau l-a văzut cineva? Sunați-ne. Se oprește pe loc.
second-step-set-up-title = Puneți la punct al doilea pas
second-step-set-up-lead = Un om vă dă un număr pentru asta, la telefon sau față în față.
second-step-set-up-number = Numărul primit
    .hint = 6 cifre. Merge o jumătate de oră, o singură dată.
second-step-set-up-wrong = Acest număr nu a mers. Cereți să vi-l spună din nou.
second-step-set-up-without = Nu aveți niciun număr? Sunați la
second-step-choose-title = Alegeți al doilea pas
second-step-choose-lead = Alegeți-l pe cel pe care îl puteți folosi numai dumneavoastră. Aveți timp până la: { $moment }.
second-step-choose-think = Gândiți-vă cine vă poate deschide telefonul sau citi ce vine pe el.
second-step-choose-text = Un număr prin SMS
    .safe = Bun când telefonul din plan îl citiți numai dumneavoastră.
    .not = Nu este bun când cineva vede sau aude ce vine pe el, fie și o clipă.
second-step-choose-app = O aplicație care arată numere
    .safe = Bună când nimeni altcineva nu vă deschide telefonul.
    .not = Nu este bună când cineva știe să îl deblocheze sau se uită prin el.
second-step-choose-passkey = O cheie de acces
    .safe = Bună când aparatul se deschide numai cu fața, degetul sau PIN-ul dumneavoastră.
    .not = Nu este bună când cineva vă știe PIN-ul sau are aceleași parole.
second-step-choose-stop = Nimic din acestea nu este sigur pentru mine
    .more = Atunci nu puneți la punct niciunul. Vă putem suna sau ne putem întâlni, și vă spunem totul.
second-step-back = Alegeți altă cale
second-step-phone-title = Numere prin SMS
second-step-phone-lead = Trimitem un număr la telefonul stabilit cu noi. Țineți-l la îndemână.
second-step-phone-number = Numărul din SMS
    .hint = 6 cifre. Se oprește în 10 minute.
second-step-phone-wrong = Acest număr nu se potrivește. Scrieți-l pe cel mai nou sau cereți altul.
second-step-phone-none = Nu a venit nimic? Atunci nu este stabilit un telefon pentru SMS-uri. Spuneți persoanei care vă ajută.
second-step-passkey-title = Faceți o cheie de acces
second-step-passkey-lead = Fața, degetul sau PIN-ul deschide apoi restul paginii.
second-step-passkey-kept = Acest aparat o ține cu parolele, sub numele „{ $name }”.
second-step-passkey-none = Este nevoie de un browser mai nou, cu scripturi pornite. Sau alegeți altă cale.
second-step-passkey-go = Faceți-o acum
second-step-passkey-failed = Nu a mers. Încercați din nou sau alegeți altă cale.
second-step-app-title = Puneți la punct aplicația
second-step-app-get = Întâi luați o aplicație cu numere de intrare. Este gratuită. Numele are adesea cuvântul „authenticator”.
second-step-app-add = Deschideți aplicația și adăugați un cont nou.
second-step-app-open = Pe acest telefon puteți apăsa aici în schimb
second-step-app-type = Scrieți această cheie în aplicație
second-step-app-picture = Sau fotografiați acest pătrat cu aplicația
    .image = Un pătrat pe care îl citește aplicația
second-step-app-shows = Aplicația arată acum 6 cifre. Se schimbă la fiecare jumătate de minut.
second-step-app-number = Numărul din aplicație
    .hint = 6 cifre
second-step-app-wrong = Acest număr nu se potrivește. Așteptați-l pe următorul și scrieți-l.
second-step-app-name = În aplicație se numește „{ $name }”. Puteți schimba numele.
second-step-app-go = Gata
second-step-paper-title = Scrieți aceste numere
second-step-paper-lead = Al doilea pas este gata. Aceste numere sunt pentru când pierdeți telefonul.
second-step-paper-once = Fiecare merge o dată. Le vedeți numai acum.
second-step-paper-keep = Țineți hârtia unde nu se uită nimeni. La cineva apropiat sau la serviciu.
second-step-paper-not = Dacă niciun loc nu este sigur, nu le scrieți. Sunați-ne la nevoie.
second-step-paper-done = Sunt gata. Arată pagina mea
