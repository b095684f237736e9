# On the way to a person who speaks it. A draft, like the rest, until somebody who speaks it has recorded it or signed it off.
calls-language-offer = বাংলার জন্য চাপুন
calls-language-kept = আমরা এমন একজনকে খুঁজছি যিনি বাংলা বলেন। কেউ খালি না থাকলে একজন দোভাষী সাহায্য করেন।
calls-digit-0 = শূন্য
calls-digit-1 = এক
calls-digit-2 = দুই
calls-digit-3 = তিন
calls-digit-4 = চার
calls-digit-5 = পাঁচ
calls-digit-6 = ছয়
calls-digit-7 = সাত
calls-digit-8 = আট
calls-digit-9 = নয়
