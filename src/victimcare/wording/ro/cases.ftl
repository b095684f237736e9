# Her case in words. A draft, like the rest, until somebody who speaks it has read it.

## Where it stands

cases-status-reported = Verificăm ce ne-ați spus.
cases-status-reported-again = Ne ocupăm din nou de cazul dumneavoastră.
cases-status-found = Credem că știm cine a fost. Încă verificăm.
cases-status-arrested = Am arestat cealaltă persoană.
cases-status-interviewed = Am vorbit cu cealaltă persoană. Încă verificăm.
cases-status-released = Am lăsat cealaltă persoană să plece. Deocamdată nu trebuie să răspundă în fața tribunalului.
cases-status-let-go = Am lăsat cealaltă persoană să plece deocamdată. Încă verificăm.
cases-status-bailed = Cealaltă persoană este eliberată cât timp anchetăm (“bail”), cu reguli de respectat.
    .easy = Am lăsat cealaltă persoană să plece. Trebuie să respecte niște reguli. Încă verificăm.
cases-status-bailed-until = Cealaltă persoană este eliberată cât timp anchetăm (“bail”), cu reguli de respectat. Trebuie să revină la secția de poliție: { $day }.
    .easy = Am lăsat cealaltă persoană să plece. Trebuie să respecte niște reguli. Trebuie să revină: { $day }.
cases-status-bailed-no-rules-known-until = Cealaltă persoană este eliberată cât timp anchetăm (“bail”). Trebuie să revină la secția de poliție: { $day }.
cases-status-bailed-over = Regulile pentru cealaltă persoană s-au încheiat. Încă verificăm.
cases-status-with-lawyers = Un jurist hotărăște dacă se ajunge la tribunal.
cases-status-to-court = Cealaltă persoană va trebui să răspundă în fața tribunalului.
cases-status-court = Cazul este la tribunal. Nu este stabilită încă o zi nouă.
cases-status-court-not-guilty-plea = Cealaltă persoană a spus la tribunal că nu a făcut asta. Va fi un proces.
    .easy = Cealaltă persoană spune că nu a făcut asta. Va fi un proces. Tribunalul ascultă pe toată lumea și hotărăște.
cases-status-court-bail-granted = Tribunalul a lăsat cealaltă persoană să plece până la ziua următoare acolo. Poate are reguli de respectat.
    .easy = Tribunalul a lăsat deocamdată cealaltă persoană să plece. Poate are reguli de respectat.
cases-status-court-bail-varied = Tribunalul a schimbat regulile pe care cealaltă persoană trebuie să le respecte.
    .easy = Tribunalul a schimbat regulile pentru cealaltă persoană.
cases-status-court-remanded = Cealaltă persoană este ținută în închisoare până la ziua următoare la tribunal.
    .easy = Cealaltă persoană este deocamdată în închisoare. Stă acolo până la ziua următoare la tribunal.
cases-status-court-warrant-issued = Cealaltă persoană nu a venit la tribunal. Tribunalul a ordonat să fie arestată.
cases-status-found-guilty = Tribunalul a hotărât că cealaltă persoană a făcut asta.
cases-status-found-guilty-guilty-plea = Cealaltă persoană a spus la tribunal că a făcut asta.
cases-status-found-guilty-convicted = Tribunalul a hotărât că cealaltă persoană a făcut asta.
cases-status-sentenced = Tribunalul a dat pedeapsa.
cases-status-appeal = Cealaltă persoană a cerut unui tribunal mai înalt să verifice din nou.
    .easy = Cealaltă persoană nu este de acord cu tribunalul. Un tribunal mai înalt verifică din nou.
cases-status-appeal-decided = Tribunalul mai înalt a hotărât.
cases-status-release = Este stabilită ziua în care cealaltă persoană iese din închisoare: { $day }.
    .easy = Cealaltă persoană iese din închisoare. Ziua: { $day }.
cases-status-not-guilty = Tribunalul a găsit cealaltă persoană nevinovată.
cases-status-stopped = Cazul de la tribunal a fost oprit.
cases-status-no-charge-police = Am hotărât că nu se ajunge la tribunal.
cases-status-no-charge-cps = Juriștii au hotărât că nu se ajunge la tribunal.
cases-status-out-of-court = S-a rezolvat fără tribunal.
cases-status-not-investigated = Nu mai verificăm mai departe.
cases-status-you-stopped = Ați hotărât să vă opriți. Puteți reveni.
cases-status-day-in-court = Ziua următoare la tribunal: { $moment }.
cases-status-day-passed = A fost o zi la tribunal: { $day }. Aflăm ce s-a întâmplat.
cases-status-several = Sunt mai multe alte persoane. Fiecare are mai jos un rând.
    .easy = Sunt mai multe alte persoane.
cases-status-short-news = Există noutăți. Vi le spune cineva din echipa noastră.
cases-status-short-none = Astăzi nu este nicio veste nouă. Vă vom contacta imediat ce este.
cases-status-short-stale = Nu știm de nimic nou.
cases-offence-violence = Cineva v-a rănit sau v-a amenințat
cases-offence-violence-business = Cineva a fost rănit sau amenințat la firma dumneavoastră
cases-offence-sexual = O infracțiune sexuală
cases-offence-robbery = Un jaf
cases-offence-burglary = O spargere
cases-offence-theft-person = Vi s-a luat ceva
cases-offence-vehicle = O infracțiune legată de un vehicul
cases-offence-bicycle = O bicicletă furată
cases-offence-shoplifting = Un furt dintr-un magazin
cases-offence-other-theft = Un furt
cases-offence-criminal-damage-arson = Ceva al dumneavoastră a fost distrus
cases-offence-public-order = O infracțiune într-un loc public
cases-offence-drugs = O infracțiune legată de droguri
cases-offence-weapons = O infracțiune cu o armă
cases-offence-fraud = Cineva v-a înșelat pentru bani
cases-offence-other = O infracțiune
cases-offence-death = O moarte

## What she can do now

cases-todo-nothing = Nu trebuie să faceți nimic acum.
cases-todo-ring = Sunați-ne când vă convine. Încercăm și noi să vă găsim.
cases-todo-rung = Vă vom suna. Ne puteți suna și dumneavoastră mai devreme.
cases-todo-held = Acum nu trebuie să faceți nimic. Ne puteți suna ca să vorbim despre asta.
cases-todo-second-look = Dacă nu sunteți de acord, aveți timp. Ultima zi: { $day }.
    .easy = Puteți să nu fiți de acord. Ne puteți cere să verificăm din nou. Ultima zi: { $day }.
cases-todo-second-look-early = Dacă nu sunteți de acord, cereți repede.
    .easy = Puteți să nu fiți de acord. Ne puteți cere să verificăm din nou. Cereți repede.
cases-todo-review-asked = Ați cerut o revizuire a deciziei.
cases-todo-called = Vi se cere să vorbiți la tribunal. Spuneți-ne ce v-ar ușura asta.
cases-todo-rules = Dacă se încalcă o regulă, spuneți-ne. Dacă sunteți în pericol, sunați la 999.
    .spoken = Dacă se încalcă o regulă, spuneți-ne. Dacă sunteți în pericol, închideți și sunați la 9 9 9.
cases-todo-speak = Puteți spune tribunalului ce v-a făcut asta, înainte de pedeapsă.
    .easy = Puteți spune tribunalului ce v-a făcut asta. Spuneți înainte de pedeapsă.
cases-todo-too-short = Dacă pedeapsa pare mult prea mică, sunați imediat. Timpul este scurt.
    .easy = Pedeapsa este mult prea mică? Sunați imediat. Timpul este scurt.
cases-todo-safer = Spuneți-ne ce v-ar face să vă simțiți mai în siguranță.
cases-todo-come-back = Puteți reveni. Nu trebuie să spuneți de ce.
cases-todo-ask-why = Ne puteți întreba de ce. Un om trece totul cu dumneavoastră.
cases-todo-talk-about-it = Puteți vorbi cu noi despre asta. Ajutorul rămâne deschis.
cases-todo-explained = Sunați-ne, și vă explicăm ce înseamnă pentru dumneavoastră.

## How fresh it is

cases-fresh-nothing = Nimic nou din: { $day }.
cases-fresh-new = Cea mai nouă veste este din: { $day }.
cases-fresh-looked = Ultima verificare: { $moment }.
cases-fresh-stale = Ultimele vești ne-au ajuns: { $moment }. Poate fi ceva nou ce nu avem încă.
    .easy = Ultimele vești ne-au ajuns: { $moment }. Pot fi vești mai noi.

## What happens next, and by when

cases-talk-head = Dorim să vorbim cu dumneavoastră
cases-talk = Sunați-ne când vă convine. Este gratuit.
    .spoken = Avem ceva să vă spunem. Vă spune un om, prin viu grai.
cases-talk-how = Vom încerca și noi să vă găsim.
cases-call-to-come = Vă vom suna ca să vă spunem despre cazul dumneavoastră
cases-call-to-come-who = Vă va suna cineva din echipa noastră, nu o mașină.
cases-call-to-come-if-not = Dacă nu vă găsim până atunci, puteți citi aici în ziua următoare.
cases-held = Vă spunem un lucru care trebuie să aștepte, sau cât mai durează
cases-promise-by = Cel târziu: { $day }
cases-promise-was-due = Termenul a fost: { $day }
cases-promise-sorry = Nu s-a făcut. Ne pare rău. De acum se ocupă { $name }. Ne puteți întreba când va fi gata.
cases-promise-who = De asta se ocupă { $name }.
cases-promise-who-agreed = De asta se ocupă { $name }, așa cum ați stabilit.
cases-promise-if-not = Dacă nu putem până atunci, vă spunem înainte și spunem de ce.
    .easy = Dacă nu putem face asta, vă spunem de ce.
cases-promise-if-longer = Dacă durează mai mult, vă spunem și spunem de ce.
cases-promise-aim =
    Ținta noastră este { $count ->
        [one] 1 zi lucrătoare
        [few] { $count } zile lucrătoare
       *[other] { $count } de zile lucrătoare
    }. Dacă durează mai mult, vă spunem și spunem de ce.
cases-in-touch-phone = Vă sunăm, chiar dacă nu s-a schimbat nimic
cases-in-touch-text = Vă trimitem un SMS, chiar dacă nu s-a schimbat nimic
cases-in-touch-email = Vă scriem, chiar dacă nu s-a schimbat nimic
cases-in-touch-letter = Vă scriem, chiar dacă nu s-a schimbat nimic
cases-in-touch-in-person = Ne întâlnim, chiar dacă nu s-a schimbat nimic
cases-cover = { $officer } lipsește. { $name } ține locul și poate citi ce ne-ați spus.
    .easy = { $officer } lipsește. Acum vă ajută { $name }.
cases-cover-until = { $officer } lipsește până în ziua: { $day }. { $name } ține locul și poate citi ce ne-ați spus.
    .easy = { $officer } lipsește până în ziua: { $day }. Acum vă ajută { $name }.
cases-promise-r4_support_referral = Vă vom pune în legătură cu oameni care pot ajuta
cases-promise-r9_uls_information = Vă spunem cum să cereți o pedeapsă mai lungă
cases-promise-r11_vcs_referral = Vă oferim o persoană care vă spune despre anii de după pedeapsă
    .easy = Vă oferim o persoană cu care să vorbiți. Ea știe ce vine după pedeapsă.
cases-promise-r11_vlo_first_contact = Acea persoană vă caută
cases-after-anything-new =
    { $count ->
        [one] 1 zi lucrătoare
        [few] { $count } zile lucrătoare
       *[other] { $count } de zile lucrătoare
    } după orice noutate
cases-after-anything-new-aim = Când este ceva nou
cases-tell-anything-new = Vă spunem ce s-a întâmplat
cases-after-decision =
    { $count ->
        [one] 1 zi lucrătoare
        [few] { $count } zile lucrătoare
       *[other] { $count } de zile lucrătoare
    } după hotărâre
cases-after-decision-aim = După hotărâre
cases-tell-decision = Vă spunem ce a hotărât juristul, și de ce
cases-after-court-date =
    { $count ->
        [one] 1 zi lucrătoare
        [few] { $count } zile lucrătoare
       *[other] { $count } de zile lucrătoare
    } după ce aflăm ziua
cases-after-court-date-aim = Când aflăm ziua
cases-tell-court-date = Vă spunem ziua, ora și locul tribunalului
    .easy = Vă spunem ziua de la tribunal. Vă spunem ora și locul.
cases-after-court-result =
    { $count ->
        [one] 1 zi lucrătoare
        [few] { $count } zile lucrătoare
       *[other] { $count } de zile lucrătoare
    } după ce aflăm de la tribunal
cases-after-court-result-aim = Când aflăm de la tribunal
cases-tell-court-result = Vă spunem ce s-a întâmplat la tribunal
cases-after-sentence =
    { $count ->
        [one] 1 zi lucrătoare
        [few] { $count } zile lucrătoare
       *[other] { $count } de zile lucrătoare
    } după ce aflăm pedeapsa
cases-after-sentence-aim = Când aflăm pedeapsa
cases-tell-sentence = Vă spunem pedeapsa și ce înseamnă
cases-after-appeal =
    { $count ->
        [one] 1 zi lucrătoare
        [few] { $count } zile lucrătoare
       *[other] { $count } de zile lucrătoare
    } după ce aflăm de la tribunalul mai înalt
cases-after-appeal-aim = Când aflăm de la tribunalul mai înalt
cases-tell-appeal = Vă spunem fiecare zi de acolo și ce s-a hotărât
cases-after-all = Dacă apar lucruri noi
cases-tell-after-all = Verificăm din nou și vă spunem
cases-after-short = Când este ceva nou
cases-tell-short = Vă căutăm

## How long it takes

cases-wait-looking = Cât durează verificarea?
cases-wait-deciding = Cât ne ia să hotărâm?
cases-wait-lawyers = Cât le ia juriștilor?
cases-wait-court = Cât durează la tribunal?
cases-wait-sentence = Cât durează până la pedeapsă?
cases-wait-appeal = Cât îi ia tribunalului mai înalt?
cases-wait-half-days = Jumătate din cazurile ca acesta durează de la { $low } până la { $high } zile.
cases-wait-half-weeks = Jumătate din cazurile ca acesta durează de la { $low } până la { $high } săptămâni.
cases-wait-most-days = { $tenths } din 10 cazuri ca acesta durează de la { $low } până la { $high } zile.
cases-wait-most-weeks = { $tenths } din 10 cazuri ca acesta durează de la { $low } până la { $high } săptămâni.
cases-wait-so-far-days =
    { $count ->
        [0] Al dumneavoastră a început astăzi.
        [one] Al dumneavoastră durează de 1 zi.
        [few] Al dumneavoastră durează de { $count } zile.
       *[other] Al dumneavoastră durează de { $count } de zile.
    }
cases-wait-so-far-weeks =
    { $count ->
        [0] Al dumneavoastră a început săptămâna aceasta.
        [one] Al dumneavoastră durează de 1 săptămână.
        [few] Al dumneavoastră durează de { $count } săptămâni.
       *[other] Al dumneavoastră durează de { $count } de săptămâni.
    }
cases-wait-long = Este mai mult decât la cele mai multe. Sunați-ne, și { $name } îi întreabă de ce.
cases-wait-long-asked = Este mai mult decât la cele mai multe. Îi întrebăm de ce. Vă spunem ce răspund.
cases-wait-long-ours = Este mai mult decât la cele mai multe. Sunați-ne, și { $name } vă spune de ce.

## Steps that were made. `.more` is the truth of each, one press deeper.

cases-step-case-recorded = Ne-ați spus ce s-a întâmplat
    .more = Am scris faptul ca infracțiune. Din acea zi aveți drepturi. Sunt pe această pagină.
cases-step-case-recorded-by-others = Ni s-a spus ce s-a întâmplat
    .more = Am scris faptul ca infracțiune. Din acea zi aveți drepturi. Sunt pe această pagină.
cases-step-case-outcome-open = Am trecut prin cazul dumneavoastră
    .more = Ne-am uitat la ce avem până acum. Încă nu s-a hotărât nimic.
cases-step-case-outcome-to-court = Cealaltă persoană va trebui să răspundă în fața tribunalului
cases-step-case-outcome-out-of-court = S-a încheiat fără tribunal
cases-step-case-outcome-no-charge = Hotărârea: nu se ajunge la tribunal
cases-step-case-outcome-closed = Am închis cazul
cases-step-case-officer-changed = Lucrul îl conduce altcineva
    .more = S-a schimbat persoana care conduce lucrul la cazul dumneavoastră. Citește ce ne-ați spus înainte.
cases-step-case-not-investigated = Am hotărât să nu verificăm mai departe
    .more = Ne puteți întreba de ce. Dacă apar lucruri noi, verificăm din nou.
cases-step-case-reopened = Am deschis din nou cazul dumneavoastră
    .more = A apărut ceva nou. Verificăm din nou.
cases-step-case-looked-at = Ne-am uitat din nou la cazul dumneavoastră
    .more = În ziua aceea nu era nimic nou. Lucrăm în continuare la el.
cases-step-case-sent-to-cps = Am dat totul juriștilor
    .more = Acești juriști sunt Crown Prosecution Service. Ei hotărăsc dacă se ajunge la tribunal. Nu lucrează pentru noi.
cases-step-case-withdrawn = Ați hotărât să vă opriți
    .more = Este alegerea dumneavoastră. Puteți reveni, și ajutorul rămâne deschis.
cases-step-suspect-identified = Credem că știm cine a fost
    .more = Aceasta nu este încă o dovadă. Mai avem de aflat.
cases-step-suspect-arrested = Am arestat pe cineva
    .more = A aresta înseamnă a ține o persoană ca să o putem întreba. Nu înseamnă că s-a hotărât ceva.
cases-step-suspect-interviewed = Am vorbit cu cealaltă persoană
    .more = Am întrebat ce s-a întâmplat. Regulile pe care le respectăm fac ca asta să conteze la tribunal.
cases-step-suspect-interviewed-as-witness = Am vorbit cu cineva care poate ști mai mult
    .more = A venit să ne spună ce știe.
cases-step-suspect-released-without-charge = Am lăsat cealaltă persoană să plece
    .more = Nu am avut destul ca să o ținem. În engleză se spune „released without charge”. Putem verifica mai departe.
cases-step-suspect-bailed = Am lăsat cealaltă persoană să plece deocamdată
    .more = În engleză se spune „bail”. Pot fi și reguli. Dacă încalcă una, spuneți-ne, sau sunați la 999 în pericol.
cases-step-suspect-bail-changed-conditions-varied = Regulile pentru cealaltă persoană s-au schimbat
    .more = Sunați-ne, și trecem prin noile reguli cu dumneavoastră.
cases-step-suspect-bail-changed-extended = Cealaltă persoană trebuie să revină într-o zi mai târzie
    .more = Avem nevoie de mai mult timp ca să aflăm ce s-a întâmplat.
cases-step-suspect-bail-changed-cancelled = Regulile pentru cealaltă persoană au fost ridicate
    .more = Nu mai trebuie să le respecte. Sunați-ne dacă vă îngrijorează. În pericol, sunați la 999.
cases-step-suspect-bail-changed-ended = Regulile pentru cealaltă persoană s-au încheiat
    .more = Nu mai trebuie să le respecte. Sunați-ne dacă vă îngrijorează. În pericol, sunați la 999.
cases-step-suspect-released-under-investigation = Am lăsat cealaltă persoană să plece deocamdată
    .more = În engleză se spune „released under investigation”. Încă verificăm.
cases-step-suspect-charged = Cealaltă persoană va trebui să răspundă în fața tribunalului
    .more = În engleză se spune „charged”. De acum hotărăște un tribunal.
cases-step-suspect-out-of-court-disposal = S-a rezolvat fără tribunal
    .more = Se poate face așa când este prima dată sau când este mai puțin grav. Rămâne scris.
cases-step-prosecution-decision-charge = Hotărârea: se merge la tribunal
    .more = Este destul pentru un tribunal. Urmează o zi la tribunal.
cases-step-prosecution-decision-no-charge-police = Hotărârea: nu se ajunge la tribunal
    .more = Am hotărât noi. Nu înseamnă că nu vă credem. Puteți întreba de ce și puteți cere o a doua verificare.
cases-step-prosecution-decision-no-charge-cps = Hotărârea: nu se ajunge la tribunal
    .more = Au hotărât juriștii. Nu înseamnă că nu vă cred. Puteți întreba de ce și puteți cere o a doua verificare.
cases-step-prosecution-decision-discontinued = Juriștii au oprit cazul
    .more = Au hotărât că nu poate merge mai departe. Puteți întreba de ce și puteți cere o a doua verificare.
cases-step-prosecution-decision-charge-altered = S-a schimbat lucrul pentru care cealaltă persoană trebuie să răspundă
    .more = Juriștii au schimbat ce judecă tribunalul. Sunați-ne, și vă explicăm.
cases-step-hearing-listed-first-hearing = S-a stabilit prima zi la tribunal
    .more = Cealaltă persoană este întrebată cine este și dacă a făcut asta. De multe ori durează puțin.
cases-step-hearing-listed-plea-and-trial-preparation = S-a stabilit o zi de pregătire a procesului
    .more = Tribunalul întreabă din nou dacă a făcut asta și plănuiește procesul. Încă nu povestește nimeni ce s-a întâmplat.
cases-step-hearing-listed-trial = S-a stabilit procesul
    .more = La un proces tribunalul îi ascultă pe toți și hotărăște dacă cealaltă persoană a făcut asta.
cases-step-hearing-listed-sentence = S-a stabilit ziua pedepsei
    .more = Tribunalul știe deja dacă a făcut asta. În această zi spune ce i se va întâmpla.
cases-step-hearing-listed-appeal = S-a stabilit o zi la tribunalul mai înalt
    .more = Alți judecători verifică ce a hotărât primul tribunal.
cases-step-hearing-listed-bail = S-a stabilit o zi pentru reguli sau închisoare până la proces
    .more = Tribunalul hotărăște dacă așteaptă în închisoare sau pleacă, cu reguli.
cases-step-hearing-listed-other = S-a stabilit o zi la tribunal
    .more = Tribunalul se ocupă de ceva ce trebuie lămurit întâi.
cases-step-hearing-resulted-adjourned = Ziua la tribunal s-a mutat
    .more = Tribunalul are nevoie de mai mult timp. Vă spunem noua zi când o aflăm.
cases-step-hearing-resulted-guilty-plea = Cealaltă persoană a spus la tribunal că a făcut asta
    .more = Nu va fi un proces despre cine a făcut. Urmează pedeapsa.
cases-step-hearing-resulted-not-guilty-plea = Cealaltă persoană a spus la tribunal că nu a făcut asta
    .more = Va fi un proces. Tribunalul îi ascultă pe toți și apoi hotărăște.
cases-step-hearing-resulted-convicted = Tribunalul a hotărât că cealaltă persoană a făcut asta
    .more = Urmează pedeapsa.
cases-step-hearing-resulted-acquitted = Tribunalul a găsit cealaltă persoană nevinovată
    .more = Tribunalul trebuie să fie foarte sigur. A nu fi sigur nu înseamnă că nu vă crede.
cases-step-hearing-resulted-discontinued = Cazul de la tribunal a fost oprit
    .more = Juriștii au hotărât că nu poate merge mai departe. Puteți întreba de ce și puteți cere o a doua verificare.
cases-step-hearing-resulted-sentenced = Tribunalul a dat pedeapsa
    .more = Sunați-ne, și vă explicăm ce înseamnă.
cases-step-hearing-resulted-bail-granted = Tribunalul a lăsat cealaltă persoană să plece până la ziua următoare acolo
    .more = Poate are reguli de respectat. Sunați-ne, și aflăm pentru dumneavoastră.
cases-step-hearing-resulted-bail-varied = Tribunalul a schimbat regulile pentru cealaltă persoană
    .more = Sunați-ne, și trecem prin noile reguli cu dumneavoastră.
cases-step-hearing-resulted-remanded = Cealaltă persoană este ținută în închisoare până la ziua următoare la tribunal
    .more = Tribunalul a hotărât că nu trebuie să fie liberă.
cases-step-hearing-resulted-warrant-issued = Tribunalul a ordonat arestarea celeilalte persoane
    .more = Nu a venit la tribunal. Acum o caută poliția. În pericol, sunați la 999.
cases-step-appeal-lodged = Cealaltă persoană a cerut unui tribunal mai înalt să verifice din nou
    .more = Nu este de acord cu ce a hotărât tribunalul. În engleză se spune „appeal”.
cases-step-appeal-resulted = Tribunalul mai înalt a hotărât
    .more = Alți judecători au verificat. Cuvintele lor sunt mai sus.
cases-step-offender-release-planned = S-a stabilit ziua ieșirii din închisoare: { $day }
    .more = Sunați-ne dacă vă îngrijorează. Putem vorbi despre ce v-ar face să vă simțiți mai în siguranță.
cases-step-property-seized = Am luat ceva al dumneavoastră ca să cercetăm
    .more = Avem grijă. Îl primiți înapoi când nu mai are nimeni nevoie de el.
cases-step-property-ready = Ceva al dumneavoastră poate reveni la dumneavoastră
    .more = Sunați-ne, și stabilim cum îl primiți.
cases-step-property-returned = Ați primit înapoi ceva al dumneavoastră
    .more = Am scris că îl aveți.
cases-step-victim-added = Ați intrat în acest caz
    .more = Din acea zi aveți aici drepturile dumneavoastră.
cases-step-victim-contacted-talked = Am vorbit cu dumneavoastră
    .more = Cineva care are grijă de dumneavoastră v-a vorbit.
cases-step-victim-contacted-written = V-am scris
    .more = V-am trimis un mesaj, așa cum ați stabilit.
cases-step-victim-contacted-not-reached = Am încercat să vă găsim
    .more = Nu am reușit. Ne puteți suna oricând.
cases-step-victim-needs-assessed = V-am întrebat de ce aveți nevoie
    .more = De asta depinde ce ajutor primiți și cât de repede aflați veștile.
cases-bail-protects-you = Unele dintre aceste reguli sunt ca să vă apere.
cases-under-caution = A fost un interviu cu avertisment: ce s-a spus poate conta la tribunal.
cases-not-charged = Acum nu i se cere să răspundă pentru nimic.
cases-no-rules = Nu are reguli de respectat. Încă verificăm.
cases-help-offered = Ajutorul este deschis. Sunați-ne, și vă punem în legătură.
cases-second-look-police = Dacă cineva a fost audiat oficial, este posibil să puteți cere o revizuire. Cereți pe pagina dumneavoastră sau sunați-ne, în termen de 3 luni.
cases-second-look-cps = Puteți cere juriștilor o revizuire. Cereți curând, pe pagina dumneavoastră sau sunându-ne. Vă vom ajuta.
cases-parole = Dacă hotărăște Parole Board, îi puteți trimite cuvintele dumneavoastră. Sunați-ne, și vă ajutăm.
cases-hearing-for = Când și unde: { $moment }, { $court }.
cases-hearing-somewhere = Când: { $moment }. Încă nu știm locul.
cases-hearing-place = { $moment }, { $court }.
cases-hearing-asked = Vi se cere să vorbiți acolo. Puteți alege cine vine cu dumneavoastră și cum.
cases-court-words = Cu vorbele tribunalului: „{ $words }”
cases-reason = Motivul, așa cum este scris: „{ $words }”
cases-bail-conditions = Regulile eliberării, așa cum sunt scrise:
cases-bail-must-not = Nu are voie (scris în engleză): „{ $words }”
cases-bail-must = Trebuie (scris în engleză): „{ $words }”
cases-bail-rule = O regulă, așa cum este scrisă: „{ $words }”
cases-bail-by-person = Există reguli pe care trebuie să le respecte. O persoană le trece în revistă cu dumneavoastră: sunați-ne oricând.
    .spoken = Există reguli pe care trebuie să le respecte. O persoană le trece în revistă cu dumneavoastră.
cases-bail-changed-by-person = Regulile s-au schimbat. Sunați-ne și le trecem în revistă pe cele noi împreună.
    .spoken = Regulile s-au schimbat. O persoană le trece în revistă pe cele noi cu dumneavoastră.

## How it ended without a court

cases-outcome-0 = Încă nu s-a hotărât nimic.
cases-outcome-1 = Cealaltă persoană va trebui să răspundă în fața tribunalului.
cases-outcome-1A = Cealaltă persoană va trebui să răspundă în fața tribunalului. Pentru altă infracțiune decât am scris la început.
cases-outcome-2 = Cineva sub 18 ani a spus că a făcut asta. A primit un avertisment oficial, fără tribunal.
cases-outcome-2A = Cineva sub 18 ani a primit un avertisment oficial. Pentru altă infracțiune decât am scris la început.
cases-outcome-3 = Cealaltă persoană a spus că a făcut asta. A primit un avertisment oficial, fără tribunal.
cases-outcome-3A = Cealaltă persoană a primit un avertisment oficial. Pentru altă infracțiune decât am scris la început.
cases-outcome-4 = Cealaltă persoană a spus că a făcut și asta. Un tribunal o judecă împreună cu alte infracțiuni.
cases-outcome-5 = Persoana despre care credem că a făcut asta a murit. Nu va fi tribunal.
cases-outcome-6 = Cealaltă persoană a trebuit să plătească o sumă fixă.
cases-outcome-7 = Cealaltă persoană a primit un avertisment pentru droguri.
cases-outcome-8 = Cealaltă persoană a acceptat să îndrepte lucrurile, fără tribunal.
cases-outcome-9 = Juriștii au hotărât că nu se ajunge la tribunal. Puteți cere motivele lor și o a doua verificare.
cases-outcome-10 = Am hotărât să nu mergem mai departe. Ne puteți cere motivele.
cases-outcome-11 = Persoana este prea tânără ca legea să o ducă la tribunal.
cases-outcome-12 = Persoana este prea bolnavă ca să fie dusă la tribunal.
cases-outcome-13 = Cineva pe care tribunalul ar trebui să îl asculte nu poate vorbi acolo. Așa că nu se poate continua.
cases-outcome-14 = Nu am aflat cine a făcut asta. Închidem cazul. Dacă doriți să continuați, spuneți-ne.
cases-outcome-15 = Închidem cazul. Nu am putut dovedi. Nu înseamnă că nu vă credem.
cases-outcome-16 = Închidem cazul. Dacă doriți să continuați, spuneți-ne. Ajutorul rămâne deschis.
cases-outcome-17 = Legea dă un timp pentru a ajunge la tribunal, și a trecut. Cereți-ne să vă explicăm ce s-a întâmplat.
cases-outcome-18 = Închidem cazul. Nu am putut afla cine a făcut asta.
cases-outcome-19 = Ce ne-ați spus este la echipa națională pentru fraude. Ea hotărăște cine verifică.
cases-outcome-20 = De asta se ocupă acum altcineva. Sunați-ne, și vă spunem cine și cum îi găsiți.
cases-outcome-21 = Am hotărât să nu mai verificăm. Ne puteți cere motivele.
cases-outcome-22 = Cealaltă persoană urmează un curs. Este menit să nu mai facă asta.

## Where it is now on the journey

cases-now-reported = Verificăm
    .more = Citim ce ne-ați spus și vedem ce se poate afla. Mai puteți adăuga.
cases-now-found = Aflăm mai mult
    .more = Căutăm ce arată cine a făcut asta. Mai puteți adăuga la ce ne-ați spus.
cases-now-arrested = Întrebăm cealaltă persoană despre asta
    .more = Mai puteți adăuga la ce ne-ați spus.
cases-now-interviewed = Punem totul cap la cap
    .more = Verificăm ce a spus fiecare. Mai puteți adăuga la ce ne-ați spus.
cases-now-released = Vedem ce se mai poate face
    .more = Mai puteți adăuga la ce ne-ați spus.
cases-now-let-go = Încă verificăm
    .more = Mai puteți adăuga la ce ne-ați spus.
cases-now-bailed = Încă verificăm
    .more = Cealaltă persoană trebuie să respecte regulile. Dacă încalcă una, spuneți-ne. În pericol, sunați la 999.
cases-now-with-lawyers = Hotărăște un jurist
    .more = Citesc totul, apoi spun da sau nu. Mai puteți adăuga la ce ne-ați spus.
cases-now-to-court = Așteptăm prima zi la tribunal
    .more = Dacă vi se cere să vorbiți acolo, vă spunem întâi.
cases-now-court = Așteptăm ziua următoare la tribunal
    .more = Dacă vi se cere să vorbiți acolo, vă spunem întâi.
cases-now-called = Vi se cere să vorbiți acolo. Sunați-ne pentru orice v-ar ajuta.
cases-now-found-guilty = Așteptăm pedeapsa
    .more = Mai puteți scrie ce v-a făcut asta. Tribunalul citește înainte să hotărască.
cases-now-sentenced = Tribunalul a terminat
    .more = Dacă pedeapsa vi se pare mult prea mică, sunați repede. Timpul este scurt.
cases-now-appeal = Se ocupă un tribunal mai înalt
    .more = Vă spunem fiecare zi de acolo și ce s-a spus.
cases-now-appeal-decided = Tribunalul mai înalt a terminat
    .more = Sunați-ne, și vă explicăm ce înseamnă.
cases-now-release = S-a stabilit ziua ieșirii din închisoare
    .more = Puteți spune ce v-ar face să vă simțiți mai în siguranță. Sunați-ne.
cases-now-not-guilty = Tribunalul a terminat
    .more = Poate fi greu de auzit. Puteți vorbi cu noi, și ajutorul rămâne deschis.
cases-now-stopped = Cazul a fost oprit
    .more = Puteți întreba de ce și puteți cere o a doua verificare.
cases-now-no-charge = Nu se ajunge la tribunal
    .more = Puteți întreba de ce și puteți cere o a doua verificare.
cases-now-out-of-court = S-a rezolvat
    .more = Puteți întreba de ce s-a făcut în acest fel.
cases-now-closed = Cazul este închis
    .more = Puteți întreba de ce. Dacă apar lucruri noi, îl deschidem din nou.
cases-now-not-investigated = Nu mai verificăm
    .more = Puteți întreba de ce. Dacă apar lucruri noi, verificăm din nou.
cases-now-you-stopped = Ați hotărât să vă opriți
    .more = Puteți reveni. Spuneți-ne, și vorbim despre asta.
cases-now-hearing-first-hearing = S-a stabilit prima zi la tribunal
cases-now-hearing-plea-and-trial-preparation = S-a stabilit o zi de pregătire a procesului
cases-now-hearing-trial = S-a stabilit procesul
cases-now-hearing-sentence = S-a stabilit ziua pedepsei
cases-now-hearing-appeal = S-a stabilit o zi la tribunalul mai înalt
cases-now-hearing-bail = S-a stabilit o zi la tribunal pentru reguli sau închisoare
cases-now-hearing-other = S-a stabilit o zi la tribunal

## What may come

cases-ahead-find = Căutăm cine a făcut asta
    .more = Nu orice caz ajunge până aici. Vă spunem oricum.
cases-ahead-decide = Se hotărăște dacă se ajunge la tribunal
    .more = Hotărâm noi sau juriștii, după ce se poate dovedi.
cases-ahead-hear-decision = Aflați ce s-a hotărât
    .more = Dacă este nu, puteți cere o a doua verificare.
cases-ahead-second-look = Dacă este nu: o a doua verificare
    .more = Altcineva citește totul din nou. Aveți 3 luni ca să cereți.
cases-ahead-ask-second-look = Puteți cere o a doua verificare
    .more = Altcineva citește totul din nou. Sunați-ne ca să aflați cum și până când.
cases-ahead-first-day = Dacă este da: prima zi la tribunal
    .more = Vă spunem ziua în cel mult 1 zi lucrătoare după ce o aflăm.
cases-ahead-speak = Dacă vi se cere să vorbiți la tribunal
    .more = Puteți alege cine vine cu dumneavoastră și cum.
cases-ahead-court-decides = Tribunalul hotărăște
    .more = Îi ascultă pe toți. Aflați ce a hotărât în cel mult 1 zi lucrătoare după ce aflăm noi.
cases-ahead-sentence = Dacă hotărăște că a făcut asta: o pedeapsă
    .more = Puteți spune tribunalului ce v-a făcut asta, cu vorbele dumneavoastră.
cases-ahead-hear-sentence = Aflați pedeapsa
    .more = Vă spunem ce înseamnă în cel mult 1 zi lucrătoare după ce o aflăm.
cases-ahead-after-sentence = După pedeapsă
    .more = După unele pedepse puteți avea o persoană care vă spune ce urmează.
cases-ahead-appeal = Hotărăște tribunalul mai înalt
    .more = Citește totul din nou. Poate dura luni.
cases-ahead-hear-appeal = Aflați ce a hotărât
    .more = Vă spunem când aflăm.
cases-ahead-before-release = Înainte de acea zi
    .more = Puteți cere reguli care vă apără mai bine.
cases-ahead-new-facts = Dacă apar lucruri noi
    .more = Îl deschidem din nou și vă spunem.
cases-ahead-ask-why = Puteți întreba de ce
    .more = Sunați-ne. Un om trece totul cu dumneavoastră.
cases-ahead-come-back = Dacă doriți să reveniți
    .more = Spuneți-ne. Nu trebuie să spuneți de ce.
cases-ahead-help-stays = Ajutorul rămâne deschis
    .more = Atât cât doriți, orice s-ar întâmpla cu cazul.
cases-journey-all = Ce s-a întâmplat în caz
cases-journey-person =
    { $place ->
        [1] Prima altă persoană
        [2] A doua altă persoană
        [3] A treia altă persoană
       *[other] Altă persoană, numărul { $place }
    }

## What we owe you

cases-right-held = Un lucru pe care nu vi-l putem spune încă
cases-right-line-due = Termen: { $due }. Este treaba noastră.
cases-right-line-due-aim = Ținta noastră: { $due }.
cases-right-line-due-undated = Fără zi stabilită. Este treaba noastră.
cases-right-line-due-ours = Fără zi stabilită. Regula noastră: { $due }.
cases-right-line-due-ours-past = Fără zi stabilită. Regula noastră a fost: { $due }. Nu s-a făcut, și ne pare rău.
cases-right-line-ask-first = Vă întrebăm întâi.
cases-right-line-kept = Termen: { $due }. Făcut: { $done }.
cases-right-line-kept-aim = Ținta noastră: { $due }. Făcut: { $done }.
cases-right-line-kept-undated = Făcut: { $done }.
cases-right-line-kept-after-no = La început ați spus nu, apoi da. Făcut: { $done }.
cases-right-line-late = Termen: { $due }. Făcut: { $done }. A fost prea târziu, și ne pare rău.
cases-right-line-late-aim = Ținta noastră: { $due }. Făcut: { $done }. A fost prea târziu, și ne pare rău.
cases-right-line-missed = Termen: { $due }. Nu s-a făcut, și ne pare rău.
cases-right-line-missed-aim = Ținta noastră: { $due }. Nu s-a făcut, și ne pare rău.
cases-right-line-held = Nu ați greșit cu nimic. Știm că e greu să așteptați, și ne pare rău. Verificăm iar și iar, și vă spunem când putem.
cases-right-line-held-until = Nu ați greșit cu nimic. Știm că e greu să așteptați, și ne pare rău. Verificăm din nou: { $day }. Atunci vă spunem, sau spunem cât mai durează.
cases-right-line-declined = Vă puteți răzgândi oricând.
cases-right-line-window = Puteți cere până în ziua: { $due }.
cases-right-line-window-aim = Cereți cât mai devreme. Sunați-ne ca să aflați cum.
cases-right-r1_interpretation = Să înțelegeți și să vă înțeleagă ceilalți, în limba dumneavoastră
cases-right-r2_crime_recorded = Să fie scris ce ne-ați spus
cases-right-r2_interview_delay = Să vă întrebăm repede și de cât mai puține ori
cases-right-r3_written_acknowledgement = Confirmare scrisă a sesizării, cu numărul de referință
cases-right-r3_information_on_reporting = Să aflați cum merge totul și ce ajutor există
cases-right-r4_needs_assessment = Să vă întrebăm de ce aveți nevoie
cases-right-r4_support_referral = Să vă punem în legătură cu oameni care pot ajuta
cases-right-r4_court_needs_assessment = Să vă întrebăm ce v-ar ajuta la tribunal
cases-right-r5_compensation_information = Să aflați cum cereți bani pentru ce ați pierdut
cases-right-r5_cics_application_limit = Să cereți bani de la stat după o rănire
cases-right-r6_not_investigated = Să aflați că nu verificăm mai departe, și de ce
cases-right-r6_suspect_arrested = Să aflați ce s-a întâmplat în ziua: { $on }
cases-right-r6_suspect_interviewed = Să aflați cu cine am vorbit în ziua: { $on }
cases-right-r6_suspect_released_without_charge = Să aflați cine a fost lăsat să plece în ziua: { $on }
cases-right-r6_suspect_bailed_or_rui = Să aflați cine a fost lăsat să plece, și cum, în ziua: { $on }
cases-right-r6_police_bail_changed = Să aflați că regulile s-au schimbat în ziua: { $on }
cases-right-r6_update_preference = Să stabiliți cu noi cum și cât de des aflați vești
cases-right-r6_oocd_views = Să vă întrebăm înainte să se rezolve fără tribunal
cases-right-r6_oocd_given = Să aflați cum s-a rezolvat, și de ce, în ziua: { $on }
cases-right-r6_charge_decision_prosecute = Să aflați ce s-a hotărât în ziua: { $on }
cases-right-r6_charge_decision_no_prosecution_police = Să aflați ce am hotărât, și de ce, în ziua: { $on }
cases-right-r6_charge_decision_no_prosecution_cps = Să aflați ce au hotărât juriștii, și de ce, în ziua: { $on }
cases-right-r6_charge_dropped_or_altered = Să aflați că juriștii au schimbat în ziua: { $on }
cases-right-r6_vrr_police_request = Să ne cereți o a doua verificare
cases-right-r6_vrr_police_acknowledge = Să aflați că cererea dumneavoastră a ajuns
cases-right-r6_vrr_police_result = Să aflați ce a găsit a doua verificare
cases-right-r6_vrr_cps_request_preferred = Să cereți juriștilor o a doua verificare
cases-right-r6_vrr_cps_local_resolution = Să aflați ce spun întâi juriștii
cases-right-r6_vrr_cps_independent_review = Să aflați ce a găsit a doua verificare a juriștilor
cases-right-r7_vps_information = Să aflați cum puteți spune tribunalului ce v-a făcut asta
cases-right-r7_vps_before_sentence = Să spuneți tribunalului ce v-a făcut asta, înainte de pedeapsă
cases-right-r8_hearing_date = Să aflați ziua, ora și locul la tribunal, stabilite în ziua: { $on }
cases-right-r8_bail_hearing = Să aflați ce a hotărât tribunalul despre reguli sau închisoare, și de ce
cases-right-r8_arrest_warrant = Să aflați că tribunalul a ordonat o arestare
cases-right-r8_rearrest_hearing = Să aflați ce a hotărât tribunalul după a doua arestare
cases-right-r8_required_to_give_evidence = Să aflați că vi s-a cerut să vorbiți la tribunal. Ziua: { $on }
cases-right-r8_special_measures_outcome = Să aflați ce va ușura vorbitul la tribunal
cases-right-r9_case_outcome = Să aflați ce a hotărât tribunalul
cases-right-r9_sentence = Să aflați pedeapsa și ce înseamnă
cases-right-r9_bereaved_cps_meeting = Să vi se ofere o discuție cu juriștii
cases-right-r9_appeal_lodged = Să aflați că s-a cerut unui tribunal mai înalt să verifice din nou
cases-right-r9_appeal_bail = Să aflați dacă iese până hotărăște tribunalul mai înalt
cases-right-r9_appeal_hearing_and_result = Să aflați fiecare zi la tribunalul mai înalt și ce a hotărât
cases-right-r9_uls_information = Să aflați cum cereți o pedeapsă mai lungă
cases-right-r9_uls_request = Să cereți o pedeapsă mai lungă
cases-right-r10_expenses = Să primiți înapoi ce ați plătit ca să veniți la tribunal
cases-right-r10_property = Să primiți înapoi ce este al dumneavoastră
cases-right-r11_vcs_referral = Să vi se ofere o persoană pentru anii de după pedeapsă
cases-right-r11_vlo_first_contact = Să aflați prima dată de la acea persoană
cases-right-r11_sentence_milestones = Să aflați înainte să iasă din închisoare
cases-right-r11_escape_or_release_in_error = Să aflați imediat dacă iese când nu ar trebui
cases-right-r12_complaint_response = Să primiți un răspuns când vă plângeți
cases-right-r12_phso = Să aflați cui altcuiva vă puteți plânge

## How we contact you

cases-contact-call = Vă sunăm.
cases-contact-text = Vă trimitem SMS-uri. Nu spun niciodată despre ce este vorba.
cases-contact-text-news = Vă trimitem SMS-uri. Pot spune ce este nou, așa cum ați stabilit.
cases-contact-email = Scriem e-mailuri. Nu spun niciodată despre ce este vorba.
cases-contact-email-news = Scriem e-mailuri. Pot spune ce este nou, așa cum ați stabilit.
cases-contact-post = Scriem scrisori.
cases-contact-stopped = Am primit cuvântul STOP, așa că nu mai trimitem nimic acolo. Sunați-ne dacă nu ați fost dumneavoastră.
cases-contact-not-asked = Nu v-am întrebat încă cum să vă contactăm. Sunați-ne, și stabilim împreună.
