# Days and times, as they stand over a letter and on pages.

dates-weekday-0 = সোমবার
    .short = সোম
dates-weekday-1 = মঙ্গলবার
    .short = মঙ্গল
dates-weekday-2 = বুধবার
    .short = বুধ
dates-weekday-3 = বৃহস্পতিবার
    .short = বৃহঃ
dates-weekday-4 = শুক্রবার
    .short = শুক্র
dates-weekday-5 = শনিবার
    .short = শনি
dates-weekday-6 = রবিবার
    .short = রবি

dates-month-1 = জানুয়ারি
dates-month-2 = ফেব্রুয়ারি
dates-month-3 = মার্চ
dates-month-4 = এপ্রিল
dates-month-5 = মে
dates-month-6 = জুন
dates-month-7 = জুলাই
dates-month-8 = আগস্ট
dates-month-9 = সেপ্টেম্বর
dates-month-10 = অক্টোবর
dates-month-11 = নভেম্বর
dates-month-12 = ডিসেম্বর

dates-day-page = { $weekday }, { $day } { $month }
dates-day-text = { $weekday } { $day } { $month }
dates-day-short = { $day } { $month }
dates-with-year = { $day } { $year }
dates-day-and-time = { $day }, { $time }

dates-midday = দুপুর 12টা
dates-midnight = রাত 12টা
dates-morning = সকাল { $time }
dates-afternoon = বিকাল { $time }
dates-evening = সন্ধ্যা { $time }

dates-today = আজ
dates-tomorrow = আগামীকাল
dates-yesterday = গতকাল

dates-in-working-days = { $count ->
    [0] আজ
   *[other] { $count } কর্মদিবসের মধ্যে
}

dates-open = { $days }, { $start } থেকে { $end }
dates-open-any-hour = { $days }, যেকোনো সময়
dates-open-span = { $first } থেকে { $last }
dates-open-every-day = প্রতিদিন
dates-open-from = { $hours }, { $day } থেকে
dates-open-until = { $hours }, { $day } পর্যন্ত
