# Easy words, with a picture beside each line. A draft, like the rest, until somebody who speaks it has read it.

easy-all = Citiți această pagină cu mai multe cuvinte
easy-can = Ce puteți face
easy-done = Ce am făcut și ce mai facem
easy-done-kept =
    { $count ->
        [one] Am făcut 1 lucru pentru dumneavoastră.
        [few] Am făcut { $count } lucruri pentru dumneavoastră.
       *[other] Am făcut { $count } de lucruri pentru dumneavoastră.
    }
easy-done-late =
    { $count ->
        [one] 1 lucru s-a făcut târziu. Ne pare rău.
        [few] { $count } lucruri s-au făcut târziu. Ne pare rău.
       *[other] { $count } de lucruri s-au făcut târziu. Ne pare rău.
    }
easy-done-missed =
    { $count ->
        [one] 1 lucru nu s-a făcut. Ne pare rău.
        [few] { $count } lucruri nu s-au făcut. Ne pare rău.
       *[other] { $count } de lucruri nu s-au făcut. Ne pare rău.
    }
easy-done-to-come =
    { $count ->
        [one] 1 lucru urmează încă.
        [few] { $count } lucruri urmează încă.
       *[other] { $count } de lucruri urmează încă.
    }
easy-who = Cine vă ajută
easy-who-leads = { $name } conduce lucrul la cazul dumneavoastră.
easy-who-team = { $name } are grijă de dumneavoastră. Oricine răspunde vă poate ajuta.
easy-talk-ring = Sunați la { $number }.
easy-talk-free = Este gratuit. Apelul poate apărea pe telefonul dumneavoastră.
easy-talk-call = Vă putem suna noi. Alegeți dumneavoastră când.
easy-talk-write = Ne puteți scrie aici.
easy-talk-language = Putem vorbi în limba dumneavoastră sau prin semne.
easy-danger = Sunteți în pericol acum? Sunați la 999.
easy-danger-quiet = Nu puteți vorbi? Așteptați, apoi apăsați 55.
easy-leave = Trebuie să plecați repede? Apăsați „Părăsiți această pagină”.

## The front door in easy words

easy-front-lead = V-a făcut cineva rău, v-a speriat sau v-a luat lucrurile?
easy-front-us = Vă putem ajuta. Puteți vorbi cu un om.
easy-front-case = Ne-ați spus despre asta? Puteți vedea unde a ajuns cazul.
easy-front-code = Aveți nevoie de un cod. Are 12 cifre.
easy-front-get = Nu aveți cod? Vi-l dă un om.
easy-front-rights = Aveți drepturi. Trebuie să vă spunem ce se întâmplă.
easy-front-others = Nu trebuie să ne spuneți nouă. Pot ajuta și alții.
easy-front-watched = Se uită cineva în telefonul dumneavoastră? Folosiți altul.
easy-front-wrong = Am greșit ceva? Spuneți-ne.
easy-front-heading-case = Vedeți cazul dumneavoastră
easy-front-heading-help = Mai mult ajutor
