# The day that stands over a letter.

dates-weekday-0 = সোমবার
dates-weekday-1 = মঙ্গলবার
dates-weekday-2 = বুধবার
dates-weekday-3 = বৃহস্পতিবার
dates-weekday-4 = শুক্রবার
dates-weekday-5 = শনিবার
dates-weekday-6 = রবিবার

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
