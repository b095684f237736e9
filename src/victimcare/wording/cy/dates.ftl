## Days and times, as they stand in messages

dates-weekday-0 = Llun
    .short = Llun
dates-weekday-1 = Mawrth
    .short = Maw
dates-weekday-2 = Mercher
    .short = Mer
dates-weekday-3 = Iau
    .short = Iau
dates-weekday-4 = Gwener
    .short = Gwe
dates-weekday-5 = Sadwrn
    .short = Sad
dates-weekday-6 = Sul
    .short = Sul

dates-month-1 = Ionawr
dates-month-2 = Chwefror
dates-month-3 = Mawrth
dates-month-4 = Ebrill
dates-month-5 = Mai
dates-month-6 = Mehefin
dates-month-7 = Gorffennaf
dates-month-8 = Awst
dates-month-9 = Medi
dates-month-10 = Hydref
dates-month-11 = Tachwedd
dates-month-12 = Rhagfyr

dates-day-page = dydd { $weekday } { $day } { $month }
dates-day-text = { $weekday } { $day } { $month }
dates-day-short = { $day } { $month }
dates-with-year = { $day } { $year }
dates-day-and-time = { $day } am { $time }

dates-midday = hanner dydd
dates-midnight = hanner nos
dates-morning = { $time }yb
dates-afternoon = { $time }yp
dates-evening = { $time }yp

dates-today = heddiw
dates-tomorrow = yfory
dates-yesterday = ddoe

dates-in-working-days = { $count ->
    [0] heddiw
    [one] mewn 1 diwrnod gwaith
   *[other] mewn { $count } diwrnod gwaith
}

dates-open = { $days }, { $start } i { $end }
dates-open-any-hour = { $days }, unrhyw awr
dates-open-span = { $first }–{ $last }
dates-open-every-day = bob dydd
dates-open-from = { $hours }, o { $day }
dates-open-until = { $hours }, tan { $day }
