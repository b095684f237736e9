# On the way to a person who speaks it. A draft, like the rest, until somebody who speaks it has recorded it or signed it off.
calls-language-offer = Aby rozmawiać po polsku, naciśnij
calls-language-kept = Szukamy osoby, która mówi po polsku. Jeśli nikt nie jest wolny, pomoże tłumacz.
calls-digit-0 = zero
calls-digit-1 = jeden
calls-digit-2 = dwa
calls-digit-3 = trzy
calls-digit-4 = cztery
calls-digit-5 = pięć
calls-digit-6 = sześć
calls-digit-7 = siedem
calls-digit-8 = osiem
calls-digit-9 = dziewięć
