# Faster news and more help. A draft, like the rest, until somebody who speaks it has read it.

more-help-title = Szybsze wieści i więcej pomocy
more-help-lead = Niektórzy mają prawo do czegoś więcej. Możesz o to tutaj poprosić.
more-help-has-it = Już to masz. Nie musisz prosić.
more-help-asked = Mamy Twoją prośbę. Człowiek porozmawia z Tobą. Najpóźniej: { $day }.
more-help-what = Co dostajesz
more-help-what-news =
    Dostajesz wieści w ciągu { $faster ->
        [one] 1 dnia roboczego
       *[other] { $faster } dni roboczych
    }, a nie { $usual }.
more-help-what-news-aim = Dostajesz wieści szybciej.
more-help-what-help = Szybciej masz kontakt z ludźmi, którzy mogą pomóc.
more-help-what-court = Mówienie w sądzie może być łatwiejsze, na przykład z zasłoną.
more-help-what-person = Ktoś pyta, czego potrzebujesz w sądzie, i się tym zajmuje.
more-help-who = Dla kogo to jest
more-help-who-lead = Jest dla Ciebie, jeśli pasuje którekolwiek zdanie. Nikt nie musi tego sam udowadniać: rozmawiamy o tym.
more-help-who-age = To się stało przed Twoimi 18. urodzinami.
more-help-who-lost = Zabito kogoś Ci bliskiego.
more-help-who-kind = Chodziło o seks, o kogoś, z kim mieszkasz, albo o to, kim jesteś.
more-help-ask = Czy coś z tego też pasuje?
    .hint = Zaznacz, co chcesz, albo nic. Nie pokażemy tego tu więcej.
more-help-ground-most-serious-crime = To było jedno z najcięższych przestępstw
    .hint = Na przykład ciężki uraz, czyjaś śmierć albo niewolnictwo.
more-help-ground-persistently-targeted = To zdarza mi się raz po raz
    .hint = Ktoś ciągle Ci coś robi albo wybiera właśnie Ciebie.
more-help-ground-vulnerable = Potrzebuję pomocy, żeby brać w tym udział
    .hint = Na przykład z powodu choroby, tego, jak działa umysł, albo jak się poruszasz czy słyszysz.
more-help-ground-intimidated = Boję się albo czuję nacisk, żeby nic nie mówić
    .hint = Boisz się drugiej osoby, ludzi wokół niej albo mówienia w sądzie.
more-help-ground-discretion = Coś innego, o czym wolę powiedzieć człowiekowi
more-help-go = Poproś o to
more-help-how = Człowiek skontaktuje się z Tobą bezpiecznie. Zapyta, czego potrzebujesz, i powie, co zdecydowano.
more-help-no = Jeśli odpowiedź to nie, dowiesz się dlaczego. Możesz powiedzieć, że się nie zgadzasz.
more-help-kept = Mamy to
more-help-kept-by = Człowiek porozmawia z Tobą o tym. Najpóźniej: { $day }.
more-help-again = Jednak tego chcę
