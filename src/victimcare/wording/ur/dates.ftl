# Days and times. There is no short form of a weekday in Urdu: a text has it whole.

dates-weekday-0 = پیر
    .short = پیر
dates-weekday-1 = منگل
    .short = منگل
dates-weekday-2 = بدھ
    .short = بدھ
dates-weekday-3 = جمعرات
    .short = جمعرات
dates-weekday-4 = جمعہ
    .short = جمعہ
dates-weekday-5 = ہفتہ
    .short = ہفتہ
dates-weekday-6 = اتوار
    .short = اتوار

dates-month-1 = جنوری
dates-month-2 = فروری
dates-month-3 = مارچ
dates-month-4 = اپریل
dates-month-5 = مئی
dates-month-6 = جون
dates-month-7 = جولائی
dates-month-8 = اگست
dates-month-9 = ستمبر
dates-month-10 = اکتوبر
dates-month-11 = نومبر
dates-month-12 = دسمبر

# The day of a month as it is spoken: a number, and a word of its own for the first.
dates-ordinal-1 = یکم
dates-ordinal-2 = دو
dates-ordinal-3 = تین
dates-ordinal-4 = چار
dates-ordinal-5 = پانچ
dates-ordinal-6 = چھ
dates-ordinal-7 = سات
dates-ordinal-8 = آٹھ
dates-ordinal-9 = نو
dates-ordinal-10 = دس
dates-ordinal-11 = گیارہ
dates-ordinal-12 = بارہ
dates-ordinal-13 = تیرہ
dates-ordinal-14 = چودہ
dates-ordinal-15 = پندرہ
dates-ordinal-16 = سولہ
dates-ordinal-17 = سترہ
dates-ordinal-18 = اٹھارہ
dates-ordinal-19 = انیس
dates-ordinal-20 = بیس
dates-ordinal-21 = اکیس
dates-ordinal-22 = بائیس
dates-ordinal-23 = تیئیس
dates-ordinal-24 = چوبیس
dates-ordinal-25 = پچیس
dates-ordinal-26 = چھبیس
dates-ordinal-27 = ستائیس
dates-ordinal-28 = اٹھائیس
dates-ordinal-29 = انتیس
dates-ordinal-30 = تیس
dates-ordinal-31 = اکتیس

dates-day-page = { $weekday }، { $day } { $month }
dates-day-text = { $weekday }، { $day } { $month }
dates-day-spoken = { $weekday }، { $day } { $month }
dates-day-short = { $day } { $month }
dates-with-year = { $day } { $year }
dates-spoken-year = { $year }
dates-day-and-time = { $day }، { $time }

dates-hour-1 = ایک
dates-hour-2 = دو
dates-hour-3 = تین
dates-hour-4 = چار
dates-hour-5 = پانچ
dates-hour-6 = چھ
dates-hour-7 = سات
dates-hour-8 = آٹھ
dates-hour-9 = نو
dates-hour-10 = دس
dates-hour-11 = گیارہ
dates-hour-12 = بارہ

dates-midday = دوپہر 12 بجے
dates-midnight = رات 12 بجے
dates-morning = صبح { $time } بجے
dates-afternoon = دوپہر { $time } بجے
dates-evening = شام { $time } بجے
dates-spoken-at-0 = { $hour } بجے
dates-spoken-at-15 = سوا { $hour } بجے
dates-spoken-at-30 = ساڑھے { $hour } بجے
dates-spoken-at-45 = پونے { $hour } بجے
dates-spoken-minutes =
    { $hour } بج کر { $minute } { $minute ->
        [one] منٹ
       *[other] منٹ
    }
dates-spoken-morning = صبح { $time }
dates-spoken-afternoon = دوپہر کے بعد { $time }
dates-spoken-evening = شام { $time }

dates-today = آج
dates-tomorrow = کل
dates-yesterday = گزشتہ روز
dates-in-working-days =
    { $count ->
        [0] آج
        [one] 1 کام کے دن میں
       *[other] { $count } کام کے دنوں میں
    }

dates-open = { $days }، { $start } سے { $end } تک
dates-open-any-hour = { $days }، کسی بھی وقت
dates-open-span = { $first } سے { $last }
dates-open-every-day = ہر دن
dates-open-from = { $hours }، { $day } سے
dates-open-until = { $hours }، { $day } تک
