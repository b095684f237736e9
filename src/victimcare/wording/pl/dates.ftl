# Days and times, as they stand over a letter and on pages.

dates-weekday-0 = poniedziałek
    .short = pon.
dates-weekday-1 = wtorek
    .short = wt.
dates-weekday-2 = środa
    .short = śr.
dates-weekday-3 = czwartek
    .short = czw.
dates-weekday-4 = piątek
    .short = pt.
dates-weekday-5 = sobota
    .short = sob.
dates-weekday-6 = niedziela
    .short = niedz.

dates-month-1 = stycznia
dates-month-2 = lutego
dates-month-3 = marca
dates-month-4 = kwietnia
dates-month-5 = maja
dates-month-6 = czerwca
dates-month-7 = lipca
dates-month-8 = sierpnia
dates-month-9 = września
dates-month-10 = października
dates-month-11 = listopada
dates-month-12 = grudnia

dates-day-page = { $weekday }, { $day } { $month }
dates-day-text = { $weekday } { $day } { $month }
dates-day-short = { $day } { $month }
dates-with-year = { $day } { $year }
dates-day-and-time = { $day }, godz. { $time }

dates-midday = 12 w południe
dates-midnight = 12 w nocy
dates-morning = { $time } przed południem
dates-afternoon = { $time } po południu
dates-evening = { $time } wieczorem

dates-today = dzisiaj
dates-tomorrow = jutro
dates-yesterday = wczoraj

dates-in-working-days = { $count ->
    [0] dzisiaj
    [one] za 1 dzień roboczy
    [few] za { $count } dni robocze
    [many] za { $count } dni roboczych
   *[other] za { $count } dnia roboczego
}

dates-open = { $days }, od { $start } do { $end }
dates-open-any-hour = { $days }, o każdej porze
dates-open-span = { $first }–{ $last }
dates-open-every-day = codziennie
dates-open-from = { $hours }, od { $day }
dates-open-until = { $hours }, do { $day }
