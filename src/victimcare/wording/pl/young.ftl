# For children and young people. A draft, like the rest, until somebody who speaks it has read it.

young-lead = Ta strona jest dla Ciebie. To, co się stało, to nie Twoja wina.
young-lead-older = Ta strona jest Twoja. To, co się stało, to nie Twoja wina.
young-lead-short = Ta strona jest dla Ciebie.
young-wrong = Nie ma w tym nic złego z Twojej strony. Możesz o tym mówić albo nie. Ty wybierasz.
young-wrong-older = Nie ma w tym nic złego z Twojej strony. Ty wybierasz, o czym mówisz i kiedy.
young-who-ask = Możesz pytać o wszystko. Pytaj tak często, jak chcesz.
young-you-can-1 = Możesz powiedzieć „nie” albo „stop”, albo poprosić o przerwę.
young-you-can-2 = Gdy rozmawiamy, może być z Tobą ktoś, komu ufasz.
young-you-can-3 = Możesz poprosić o rozmowę z nami bez rodziców albo opiekunów.
young-you-can-4 = Jeśli mówimy za trudno, powiedz. Powiemy to inaczej.
young-see = Co widzą Twoi rodzice albo opiekunowie
    .more = Część z tego mogą też usłyszeć od nas. Powiedz, co chcesz zachować dla siebie. Najpierw porozmawiamy o tym z Tobą.
    .older = Razem z nami mówisz, co mogą widzieć. Gdy masz 18 lat, decydujesz już tylko Ty.
young-feel = Jak się czujesz
    .more = Możesz czuć smutek, złość albo strach, albo zupełnie nic. To wszystko jest w porządku. Rozmowa z kimś może pomóc.
    .older = Możesz czuć smutek, złość, strach albo zmęczenie, albo zupełnie nic. To wszystko jest w porządku. Nie musisz przechodzić przez to bez nikogo.
young-safe = Jeśli coś Ci grozi, powiedz nam albo komuś, komu ufasz. Wtedy musimy pomóc i czasem powiedzieć innym. Staramy się powiedzieć najpierw Tobie.

## The front door's page for them

young-front-lead = Ktoś Cię skrzywdził, przestraszył albo zabrał Twoje rzeczy?
young-front-told = Możesz powiedzieć komuś dorosłemu, komu ufasz: w domu, w szkole albo nam.
young-front-rights = O co możesz nas prosić
young-front-rights-1 = Możesz opowiedzieć to po swojemu, z kimś, komu ufasz, obok siebie.
young-front-rights-2 = Możesz słuchać słów, które rozumiesz, w swoim języku.
young-front-rights-3 = Możesz szybciej wiedzieć, co się dzieje, bo masz mniej niż 18 lat.
young-front-rights-4 = Możesz mieć kontakt z ludźmi, którzy wiedzą, jak pomóc.
young-front-rights-5 = Jeśli masz mówić w sądzie: możesz nie widzieć tam drugiej osoby.
young-front-rights-6 = Możesz powiedzieć sądowi, co Ci to zrobiło, jeśli chcesz.
young-front-rights-7 = Możesz powiedzieć, gdy tego nie robimy.
young-front-code = Od 12. roku życia możesz prosić o własny kod.
young-front-parents = Twoi rodzice albo opiekunowie też się czegoś dowiadują, chyba że to dla Ciebie niebezpieczne.
