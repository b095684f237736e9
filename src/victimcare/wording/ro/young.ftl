# For children and young people. A draft, like the rest, until somebody who speaks it has read it.

young-lead = Această pagină este pentru tine. Ce s-a întâmplat nu este vina ta.
young-lead-older = Această pagină este a ta. Ce s-a întâmplat nu este vina ta.
young-lead-short = Pagina aceasta este pentru tine.
young-wrong = Nu ai făcut nimic rău. Poți vorbi despre asta sau nu. Tu alegi.
young-wrong-older = Nu ai făcut nimic rău. Tu alegi despre ce vorbești și când.
young-who-ask = Poți întreba orice. Întreabă ori de câte ori vrei.
young-you-can-1 = Poți spune nu, poți spune stop sau poți cere o pauză.
young-you-can-2 = Când vorbim, poate fi cu tine cineva în care ai încredere.
young-you-can-3 = Poți cere să vorbești cu noi fără părinți sau fără cei care au grijă de tine.
young-you-can-4 = Dacă vorbim prea greu, spune-ne. Spunem altfel.
young-see = Ce văd părinții tăi sau cei care au grijă de tine
    .more = O parte le putem și spune. Spune-ne ce vrei să ții pentru tine. Vorbim întâi cu tine despre asta.
    .older = Hotărăști împreună cu noi ce văd ei. De la 18 ani hotărăști numai tu.
young-feel = Cum te simți
    .more = Poți simți tristețe, furie sau frică, sau poate nimic. Toate sunt în regulă. Te poate ajuta să vorbești cu cineva.
    .older = Poți simți tristețe, furie, frică sau oboseală, sau poate nimic. Toate sunt în regulă. Nu trebuie să treci prin asta fără ajutor.
young-safe = Dacă nu ești în siguranță, spune-ne nouă sau cuiva în care ai încredere. Atunci trebuie să te ajutăm și poate trebuie să le spunem și altora. Încercăm să îți spunem întâi ție.

## The front door's page for them

young-front-lead = Ți-a făcut cineva rău, te-a speriat sau ți-a luat lucrurile?
young-front-told = Poți spune unui om mare în care ai încredere: acasă, la școală sau nouă.
young-front-rights = Ce ne poți cere
young-front-rights-1 = Să ne spui cu vorbele tale, având lângă tine pe cineva în care ai încredere.
young-front-rights-2 = Să auzi totul în cuvinte pe care le înțelegi și în limba ta.
young-front-rights-3 = Să afli mai repede ce se întâmplă, pentru că ai sub 18 ani.
young-front-rights-4 = Să te punem în legătură cu oameni care știu să ajute.
young-front-rights-5 = Dacă trebuie să vorbești la tribunal: să nu vezi acolo cealaltă persoană.
young-front-rights-6 = Să spui tribunalului ce ți-a făcut asta, dacă vrei.
young-front-rights-7 = Să ne spui când nu facem aceste lucruri.
young-front-code = De la 12 ani poți cere un cod al tău.
young-front-parents = Și părinții tăi sau cei care au grijă de tine află lucruri, în afară de cazul când asta te pune în pericol.
