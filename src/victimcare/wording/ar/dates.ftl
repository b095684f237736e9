# Days and times. There is no short form of a weekday in Arabic: a text has it whole.

dates-weekday-0 = الاثنين
    .short = الاثنين
dates-weekday-1 = الثلاثاء
    .short = الثلاثاء
dates-weekday-2 = الأربعاء
    .short = الأربعاء
dates-weekday-3 = الخميس
    .short = الخميس
dates-weekday-4 = الجمعة
    .short = الجمعة
dates-weekday-5 = السبت
    .short = السبت
dates-weekday-6 = الأحد
    .short = الأحد

dates-month-1 = يناير
dates-month-2 = فبراير
dates-month-3 = مارس
dates-month-4 = أبريل
dates-month-5 = مايو
dates-month-6 = يونيو
dates-month-7 = يوليو
dates-month-8 = أغسطس
dates-month-9 = سبتمبر
dates-month-10 = أكتوبر
dates-month-11 = نوفمبر
dates-month-12 = ديسمبر

dates-day-page = { $weekday }، { $day } { $month }
dates-day-text = { $weekday }، { $day } { $month }
dates-day-short = { $day } { $month }
dates-with-year = { $day } { $year }
dates-day-and-time = { $day }، الساعة { $time }

dates-midday = 12 ظهرًا
dates-midnight = 12 ليلًا
dates-morning = { $time } صباحًا
dates-afternoon = { $time } بعد الظهر
dates-evening = { $time } مساءً

dates-today = اليوم
dates-tomorrow = غدًا
dates-yesterday = أمس
dates-in-working-days =
    { $count ->
        [0] اليوم
        [zero] اليوم
        [one] خلال يوم عمل واحد
        [two] خلال يومي عمل
        [few] خلال { $count } أيام عمل
        [many] خلال { $count } يوم عمل
       *[other] خلال { $count } يوم عمل
    }

dates-open = { $days }، من { $start } إلى { $end }
dates-open-any-hour = { $days }، في أي ساعة
dates-open-span = من { $first } إلى { $last }
dates-open-every-day = كل يوم
dates-open-from = { $hours }، ابتداءً من { $day }
dates-open-until = { $hours }، حتى { $day }
