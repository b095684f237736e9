# A call that she asks for. A draft, like the rest, until somebody who speaks it has read it.

callbacks-promise-slot = Vă sunăm. De la: { $start }. Până la: { $due }.
callbacks-page-title = Cereți să vă sunăm
callbacks-page-lead = Alegeți o oră când puteți vorbi.
callbacks-page-number = Sunăm la numărul stabilit cu noi.
callbacks-page-number-ends = Sunăm la numărul care se termină în { $digits }.
callbacks-page-shows = Apelul poate apărea în lista acelui telefon.
callbacks-page-when = Când puteți vorbi?
callbacks-page-time = { $day }, de la { $start } la { $end }
callbacks-page-any-time = Niciuna. Găsiți o oră sigură pentru mine
callbacks-page-gone = Ora aceea tocmai a trecut. Alegeți alta
callbacks-page-ask = Cereți un apel
callbacks-page-change = Schimbați ora
callbacks-page-promised = Vă sună un om
callbacks-page-give-up = Nu am nevoie de acest apel
callbacks-page-lead-way = Găsim o cale sigură de a vorbi cu dumneavoastră.
callbacks-page-way = Întâi se uită un om. Sună numai dacă este sigur.
callbacks-page-choose = Alegeți o oră sau vedeți apelul dumneavoastră
    .more = Ca să nu vadă altcineva, cerem mai întâi ultimele 6 cifre ale codului dumneavoastră.
    .button = Vedeți orele și apelurile
callbacks-page-not-shown = Pagina scurtă nu arată dacă este plănuit un apel.
callbacks-page-looked-at = Un om se uită cel târziu: { $due }. Sună numai dacă este sigur.
callbacks-page-asked = S-a stabilit
callbacks-page-asked-way = Am primit
callbacks-page-nobody-else = Nu spunem nimănui despre acest apel.
callbacks-page-given-up = Acum nu vă sunăm
    .more = Puteți cere oricând un apel din nou.
