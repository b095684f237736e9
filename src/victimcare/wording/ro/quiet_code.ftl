# The second code, on her page. A draft, like the rest, until somebody who speaks it has read it.

quiet-code-title = Despre codul dumneavoastră
quiet-code-lead = Puteți avea un al doilea cod. Arată ca al dumneavoastră, dar nu deschide nimic de-al dumneavoastră.
quiet-code-how = Ce face
quiet-code-how-1 = Cineva vă poate obliga să arătați pagina. Atunci puteți folosi al doilea cod.
quiet-code-how-2 = Deschide o pagină simplă. Pagina spune că nu este nimic nou.
quiet-code-how-3 = Merge și pe linia noastră de telefon.
quiet-code-how-4 = Noi aflăm că l-ați folosit. Nimic de pe pagină nu arată asta.
quiet-code-how-5 = Nu vă sunăm, nu vă trimitem SMS și nu vă scriem din cauza asta. Oamenii de aici caută ce este sigur.
quiet-code-not = Ce nu face
quiet-code-not-1 = Nu aduce ajutor pe loc. Dacă sunteți în pericol acum, sunați la 999.
quiet-code-not-2 = Poate să nu păcălească pe cineva care a văzut toată pagina.
quiet-code-think = Gândiți-vă întâi la asta
quiet-code-think-1 = S-ar putea înfuria cealaltă persoană când vede atât de puțin?
quiet-code-think-2 = Puteți învăța 12 cifre pe de rost, fără să încurcați cele două coduri?
quiet-code-think-3 = Puteți vorbi întâi cu noi sau cu cineva care vă sprijină.
quiet-code-have = Aveți un al doilea cod. De când: { $day }.
quiet-code-lost = Al doilea cod nu mai merge. Cineva l-a încercat cu cifre greșite.
quiet-code-make = Dați-mi un al doilea cod
quiet-code-make-new = Dați-mi unul nou
quiet-code-make-new-more = Cel pe care îl aveți se oprește atunci.
quiet-code-end = Încheiați al doilea cod al meu
quiet-code-ended = Al doilea cod s-a încheiat.
quiet-code-new = 12 cifre de învățat
quiet-code-new-once = Îl vedeți numai acum. Învățați-l pe de rost.
quiet-code-new-keep = Nu îl păstrați unde îl poate găsi cineva.
quiet-code-done = L-am învățat
