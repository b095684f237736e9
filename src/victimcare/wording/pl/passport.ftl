# How to speak with somebody, on her page. A draft, like the rest, until somebody who speaks it has read it.

passport-language-none = Tak jak teraz
passport-language-other = Inny język
passport-other-needed = Napisz, jaki język
passport-hers-language = Język, w którym chcesz mówić
passport-hers-other-language = Jaki inny język
passport-hers-talk = Gdy rozmawiamy
passport-hers-interpreter = Potrzebuję tłumacza
passport-hers-bsl = Używam British Sign Language (brytyjskiego języka migowego)
passport-hers-lip-reading = Czytam z ust: niech widzę Waszą twarz
passport-hers-relay = Używam telefonu pisząc, przez Relay UK
passport-hers-with-someone = Chcę, żeby ktoś był ze mną
passport-hers-read = Gdy do mnie piszecie
passport-hers-large-print = Duże litery
passport-hers-easy-read = Łatwe słowa i obrazki
passport-hers-audio = Jako nagranie do słuchania
passport-hers-child-words = Słowa dla dziecka
passport-hers-pace = W jakim tempie
passport-hers-slowly = Powoli, jedna rzecz na raz
passport-hers-breaks = Z przerwami
passport-hers-written-after = Zapiszcie potem to, co było powiedziane
passport-hers-someone = Kto jest z Tobą
    .hint = Imię i kim ta osoba dla Ciebie jest.
passport-hers-avoid = Co utrudnia rozmowę
    .hint = Dźwięki, słowa, miejsca albo pytania, których jest za dużo.
passport-hers-helps = Co pomaga
    .hint = Wszystko, co ułatwia Ci rozmowę z nami.
