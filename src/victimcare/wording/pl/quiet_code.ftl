# The second code, on her page. A draft, like the rest, until somebody who speaks it has read it.

quiet-code-title = O Twoim kodzie
quiet-code-lead = Możesz mieć drugi kod. Wygląda jak Twój własny, ale nie otwiera niczego Twojego.
quiet-code-how = Co robi ten kod
quiet-code-how-1 = Ktoś może Cię zmusić do pokazania strony. Wtedy możesz użyć drugiego kodu.
quiet-code-how-2 = Otwiera zwykłą stronę. Jest na niej napisane, że nie ma nic nowego.
quiet-code-how-3 = Działa też na naszej linii telefonicznej.
quiet-code-how-4 = My dowiadujemy się, że go użyto. Na stronie nic tego nie pokazuje.
quiet-code-how-5 = Nie dzwonimy i nie piszemy do Ciebie z tego powodu. Ludzie u nas szukają tego, co bezpieczne.
quiet-code-not = Czego ten kod nie robi
quiet-code-not-1 = Nie sprowadza pomocy od razu. Jeśli coś Ci teraz grozi, zadzwoń pod 999.
quiet-code-not-2 = Może nie zmylić kogoś, kto widział już całą Twoją stronę.
quiet-code-think = Pomyśl najpierw o tym
quiet-code-think-1 = Czy druga osoba może się rozzłościć, gdy zobaczy tak mało?
quiet-code-think-2 = Czy możesz nauczyć się 12 cyfr na pamięć i nie pomylić obu kodów?
quiet-code-think-3 = Możesz najpierw porozmawiać o tym z nami albo z osobą, która Cię wspiera.
quiet-code-have = Masz drugi kod. Od kiedy: { $day }.
quiet-code-lost = Twój drugi kod już nie działa. Ktoś próbował go ze złymi cyframi.
quiet-code-make = Dajcie mi drugi kod
quiet-code-make-new = Dajcie mi nowy
quiet-code-make-new-more = Ten, który masz, wtedy się kończy.
quiet-code-end = Zakończ mój drugi kod
quiet-code-ended = Twój drugi kod się zakończył.
quiet-code-new = 12 cyfr do zapamiętania
quiet-code-new-once = Widzisz go tylko ten jeden raz. Naucz się go teraz na pamięć.
quiet-code-new-keep = Nie trzymaj go tam, gdzie ktoś może go znaleźć.
quiet-code-done = Znam go już na pamięć
