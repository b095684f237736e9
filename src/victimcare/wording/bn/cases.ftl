# Her case in words. A draft, like the rest, until somebody who speaks it has read it.

## Where it stands

cases-status-reported = আপনি যা বলেছেন, আমরা তা দেখছি।
cases-status-reported-again = আমরা আবার আপনার কেস দেখছি।
cases-status-found = আমরা মনে করি, কে ছিল তা জানি। আমরা এখনো দেখছি।
cases-status-arrested = আমরা অন্য ব্যক্তিকে গ্রেপ্তার করেছি।
cases-status-interviewed = আমরা অন্য ব্যক্তির সঙ্গে কথা বলেছি। আমরা এখনো দেখছি।
cases-status-released = আমরা অন্য ব্যক্তিকে ছেড়ে দিয়েছি। আপাতত তাঁকে আদালতে জবাব দিতে হবে না।
cases-status-let-go = আমরা আপাতত অন্য ব্যক্তিকে ছেড়ে দিয়েছি। আমরা এখনো দেখছি।
cases-status-bailed = অন্য ব্যক্তি জামিনে আছেন: তদন্তের সময় তাঁকে নিয়মসহ ছাড়া হয়েছে, যা তাঁকে মানতে হবে।
    .easy = আমরা অন্য ব্যক্তিকে ছেড়েছি। তাঁকে কিছু নিয়ম মানতে হবে। আমরা এখনো দেখছি।
cases-status-bailed-until = অন্য ব্যক্তি জামিনে আছেন: তদন্তের সময় তাঁকে নিয়মসহ ছাড়া হয়েছে, যা তাঁকে মানতে হবে। তাঁকে থানায় ফিরতে হবে: { $day }।
    .easy = আমরা অন্য ব্যক্তিকে ছেড়েছি। তাঁকে কিছু নিয়ম মানতে হবে। তাঁকে ফিরতে হবে: { $day }।
cases-status-bailed-no-rules-known-until = অন্য ব্যক্তি জামিনে আছেন: তদন্তের সময় তাঁকে ছাড়া হয়েছে। তাঁকে থানায় ফিরতে হবে: { $day }।
cases-status-bailed-over = অন্য ব্যক্তির নিয়ম শেষ হয়েছে। আমরা এখনো দেখছি।
cases-status-with-lawyers = এটি আদালতে যাবে কি না, একজন আইনজীবী ঠিক করছেন।
cases-status-to-court = অন্য ব্যক্তিকে আদালতে জবাব দিতে হবে।
cases-status-court = কেসটি আদালতে আছে। সেখানে নতুন দিন এখনো ঠিক হয়নি।
cases-status-court-not-guilty-plea = অন্য ব্যক্তি আদালতে বলেছেন, তিনি এটি করেননি। বিচার হবে।
    .easy = অন্য ব্যক্তি বলেন, তিনি এটি করেননি। বিচার হবে। আদালত সবার কথা শুনে ঠিক করে।
cases-status-court-bail-granted = আদালত অন্য ব্যক্তিকে পরের দিন পর্যন্ত ছেড়েছে। তাঁকে হয়তো কিছু নিয়ম মানতে হবে।
    .easy = আদালত আপাতত অন্য ব্যক্তিকে ছেড়েছে। তাঁকে হয়তো কিছু নিয়ম মানতে হবে।
cases-status-court-bail-varied = অন্য ব্যক্তিকে যে নিয়ম মানতে হয়, আদালত তা বদলেছে।
    .easy = আদালত অন্য ব্যক্তির নিয়ম বদলেছে।
cases-status-court-remanded = আদালতের পরের দিন পর্যন্ত অন্য ব্যক্তিকে কারাগারে রাখা হয়েছে।
    .easy = অন্য ব্যক্তি আপাতত কারাগারে। আদালতের পরের দিন পর্যন্ত সেখানে থাকেন।
cases-status-court-warrant-issued = অন্য ব্যক্তি আদালতে আসেননি। আদালত তাঁকে গ্রেপ্তারের আদেশ দিয়েছে।
cases-status-found-guilty = আদালত ঠিক করেছে, অন্য ব্যক্তি এটি করেছেন।
cases-status-found-guilty-guilty-plea = অন্য ব্যক্তি আদালতে বলেছেন, তিনি এটি করেছেন।
cases-status-found-guilty-convicted = আদালত ঠিক করেছে, অন্য ব্যক্তি এটি করেছেন।
cases-status-sentenced = আদালত সাজা দিয়েছে।
cases-status-appeal = অন্য ব্যক্তি উঁচু আদালতকে আবার দেখতে বলেছেন।
    .easy = অন্য ব্যক্তি আদালতের সঙ্গে একমত নন। উঁচু আদালত আবার দেখছে।
cases-status-appeal-decided = উঁচু আদালত সিদ্ধান্ত নিয়েছে।
cases-status-release = অন্য ব্যক্তির কারাগার ছাড়ার দিন ঠিক হয়েছে: { $day }।
    .easy = অন্য ব্যক্তি কারাগার ছাড়বেন। দিন: { $day }।
cases-status-not-guilty = আদালত অন্য ব্যক্তিকে নির্দোষ পেয়েছে।
cases-status-stopped = আদালতে কেসটি থামানো হয়েছে।
cases-status-no-charge-police = আমরা ঠিক করেছি, এটি আদালতে যাবে না।
cases-status-no-charge-cps = আইনজীবীরা ঠিক করেছেন, এটি আদালতে যাবে না।
cases-status-out-of-court = আদালত ছাড়াই এর মীমাংসা হয়েছে।
cases-status-not-investigated = আমরা আর এটি দেখছি না।
cases-status-you-stopped = আপনি থামার সিদ্ধান্ত নিয়েছেন। আপনি ফিরে আসতে পারেন।
cases-status-day-in-court = আদালতের পরের দিন: { $moment }।
cases-status-day-passed = আদালতে একটি দিন ছিল: { $day }। কী হয়েছে, আমরা জানছি।
cases-status-several = একাধিক অন্য ব্যক্তি আছেন। নিচে প্রত্যেকের একটি লাইন আছে।
    .easy = একাধিক অন্য ব্যক্তি আছেন।
cases-status-short-news = কিছু নতুন খবর আছে। আমাদের দলের একজন আপনাকে জানাবেন।
cases-status-short-none = আজ নতুন কোনো খবর নেই। খবর এলেই আমরা আপনার সঙ্গে যোগাযোগ করব।
cases-status-short-stale = আমরা নতুন কিছু জানি না।
cases-offence-violence = কেউ আপনাকে আঘাত করেছে বা হুমকি দিয়েছে
cases-offence-violence-business = আপনার ব্যবসায় কাউকে আঘাত বা হুমকি দেওয়া হয়েছে
cases-offence-sexual = যৌন অপরাধ
cases-offence-robbery = ডাকাতি
cases-offence-burglary = ঘরে চুরি
cases-offence-theft-person = আপনার কাছ থেকে কিছু নেওয়া হয়েছে
cases-offence-vehicle = গাড়ি নিয়ে অপরাধ
cases-offence-bicycle = চুরি হওয়া সাইকেল
cases-offence-shoplifting = দোকান থেকে চুরি
cases-offence-other-theft = চুরি
cases-offence-criminal-damage-arson = আপনার কিছু নষ্ট করা হয়েছে
cases-offence-public-order = প্রকাশ্য জায়গায় অপরাধ
cases-offence-drugs = মাদক নিয়ে অপরাধ
cases-offence-weapons = অস্ত্র নিয়ে অপরাধ
cases-offence-fraud = কেউ টাকার জন্য আপনাকে ঠকিয়েছে
cases-offence-other = অপরাধ
cases-offence-death = একটি মৃত্যু

## What she can do now

cases-todo-nothing = এখন আপনাকে কিছু করতে হবে না।
cases-todo-ring = আপনার সুবিধামতো ফোন করুন। আমরাও আপনাকে পেতে চেষ্টা করি।
cases-todo-rung = আমরা আপনাকে ফোন করব। চাইলে আপনি আগে আমাদের ফোন করতে পারেন।
cases-todo-held = এখন আপনাকে কিছু করতে হবে না। এ নিয়ে কথা বলতে চাইলে ফোন করুন।
cases-todo-second-look = আপনি একমত না হলে সময় আছে। শেষ দিন: { $day }।
    .easy = আপনি একমত না হতে পারেন। আবার দেখতে বলতে পারেন। শেষ দিন: { $day }।
cases-todo-second-look-early = আপনি একমত না হলে তাড়াতাড়ি বলুন।
    .easy = আপনি একমত না হতে পারেন। আবার দেখতে বলতে পারেন। তাড়াতাড়ি বলুন।
cases-todo-review-asked = আপনি সিদ্ধান্তটি আবার দেখতে বলেছেন।
cases-todo-called = আপনাকে আদালতে কথা বলতে বলা হয়েছে। কী এটি সহজ করবে, আমাদের বলুন।
cases-todo-rules = কোনো নিয়ম ভাঙলে আমাদের বলুন। আপনি বিপদে থাকলে 999 নম্বরে ফোন করুন।
    .spoken = কোনো নিয়ম ভাঙলে আমাদের বলুন। আপনি বিপদে থাকলে ফোন রেখে 9 9 9 নম্বরে ফোন করুন।
cases-todo-speak = সাজার আগে আপনি আদালতকে বলতে পারেন, এতে কী ক্ষতি হয়েছে।
    .easy = আদালতকে বলতে পারেন, আপনার কী ক্ষতি হয়েছে। সাজার আগে বলুন।
cases-todo-too-short = সাজা খুব কম মনে হলে এখনই ফোন করুন। সময় অল্প।
    .easy = সাজা কি খুব কম? এখনই ফোন করুন। সময় অল্প।
cases-todo-safer = কী আপনাকে আরও নিরাপদ বোধ করাবে, আমাদের বলুন।
cases-todo-come-back = আপনি ফিরে আসতে পারেন। কেন, বলতে হবে না।
cases-todo-ask-why = আপনি জিজ্ঞেস করতে পারেন কেন। একজন মানুষ বুঝিয়ে বলেন।
cases-todo-talk-about-it = এ নিয়ে আমাদের সঙ্গে কথা বলতে পারেন। সাহায্য খোলা আছে।
cases-todo-explained = ফোন করুন, আপনার জন্য এর মানে আমরা বুঝিয়ে বলি।

## How fresh it is

cases-fresh-nothing = এই দিন থেকে নতুন কিছু নেই: { $day }।
cases-fresh-new = সবচেয়ে নতুনটি এই দিনের: { $day }।
cases-fresh-looked = আমরা শেষ দেখেছি: { $moment }।
cases-fresh-stale = আমরা শেষ খবর পেয়েছি: { $moment }। এমন খবর থাকতে পারে যা আমরা এখনো পাইনি।
    .easy = আমরা শেষ খবর পেয়েছি: { $moment }। আরও নতুন খবর থাকতে পারে।

## What happens next, and by when

cases-talk-head = আমরা আপনার সঙ্গে কথা বলতে চাই
cases-talk = আপনার সুবিধামতো ফোন করুন। খরচ লাগে না।
    .spoken = আপনাকে বলার মতো কিছু আছে। একজন মানুষ মুখে বলেন।
cases-talk-how = আমরাও আপনাকে পেতে চেষ্টা করব।
cases-call-to-come = আপনার মামলার কথা জানাতে আমরা আপনাকে ফোন করব
cases-call-to-come-who = আমাদের দলের একজন মানুষ ফোন করবেন, কোনো যন্ত্র নয়।
cases-call-to-come-if-not = এর মধ্যে আপনার সঙ্গে কথা না হলে, পরের দিন আপনি এখানে তা পড়তে পারবেন।
cases-held = যে একটি বিষয় অপেক্ষায় আছে তা বলব, বা আর কত দেরি তা জানাব
cases-promise-by = শেষ দিন: { $day }
cases-promise-was-due = হওয়ার কথা ছিল: { $day }
cases-promise-sorry = এটি করা হয়নি। আমরা দুঃখিত। এখন { $name } এটি দেখছেন। কবে হবে, আপনি আমাদের জিজ্ঞাসা করতে পারেন।
cases-promise-who = { $name } এটি দেখবেন।
cases-promise-who-agreed = { $name } এটি দেখবেন, আপনি যেভাবে ঠিক করেছেন সেভাবে।
cases-promise-if-not = ততদিনে না পারলে আমরা আগে জানাই, এবং কেন বলি।
    .easy = আমরা না পারলে কেন, আপনাকে বলি।
cases-promise-if-longer = বেশি সময় লাগলে আমরা জানাই, এবং কেন বলি।
cases-promise-aim =
    আমাদের লক্ষ্য { $count ->
        [one] 1 কর্মদিবস
       *[other] { $count } কর্মদিবস
    }। বেশি সময় লাগলে আমরা জানাই, এবং কেন বলি।
cases-in-touch-phone = কিছু না বদলালেও আমরা ফোন করি
cases-in-touch-text = কিছু না বদলালেও আমরা মেসেজ দিই
cases-in-touch-email = কিছু না বদলালেও আমরা লিখি
cases-in-touch-letter = কিছু না বদলালেও আমরা লিখি
cases-in-touch-in-person = কিছু না বদলালেও আমরা দেখা করি
cases-cover = { $officer } নেই। তাঁর জায়গায় { $name } আছেন, এবং আপনি যা বলেছেন পড়তে পারেন।
    .easy = { $officer } এখন নেই। { $name } আপনাকে সাহায্য করছেন।
cases-cover-until = { $officer } এই দিন পর্যন্ত নেই: { $day }। তাঁর জায়গায় { $name } আছেন, এবং আপনি যা বলেছেন পড়তে পারেন।
    .easy = { $officer } এই দিন পর্যন্ত নেই: { $day }। এখন { $name } আপনাকে সাহায্য করছেন।
cases-promise-r4_support_referral = সাহায্য করতে পারেন এমন মানুষের সঙ্গে আমরা যোগাযোগ করিয়ে দেব
cases-promise-r9_uls_information = আরও লম্বা সাজা কীভাবে চাইবেন, আমরা বলি
cases-promise-r11_vcs_referral = সাজার পরের বছরগুলোর কথা বলেন এমন একজনকে আমরা দিতে চাই
    .easy = কথা বলার জন্য আমরা একজনকে দিতে চাই। সাজার পরে কী হয়, তিনি জানেন।
cases-promise-r11_vlo_first_contact = তিনি আপনার সঙ্গে যোগাযোগ করেন
cases-after-anything-new =
    নতুন কিছু হওয়ার { $count ->
        [one] 1 কর্মদিবস
       *[other] { $count } কর্মদিবস
    } পরে
cases-after-anything-new-aim = নতুন কিছু হলে
cases-tell-anything-new = কী হয়েছে, আমরা বলি
cases-after-decision =
    সিদ্ধান্তের { $count ->
        [one] 1 কর্মদিবস
       *[other] { $count } কর্মদিবস
    } পরে
cases-after-decision-aim = সিদ্ধান্তের পরে
cases-tell-decision = আইনজীবী কী ঠিক করেছেন এবং কেন, আমরা বলি
cases-after-court-date =
    দিনটি জানার { $count ->
        [one] 1 কর্মদিবস
       *[other] { $count } কর্মদিবস
    } পরে
cases-after-court-date-aim = দিনটি জানলে
cases-tell-court-date = আদালতের দিন, সময় ও জায়গা আমরা বলি
    .easy = আদালতের দিন আমরা বলি। সময় ও জায়গাও বলি।
cases-after-court-result =
    আদালতের খবর পাওয়ার { $count ->
        [one] 1 কর্মদিবস
       *[other] { $count } কর্মদিবস
    } পরে
cases-after-court-result-aim = আদালতের খবর পেলে
cases-tell-court-result = আদালতে কী হয়েছে, আমরা বলি
cases-after-sentence =
    সাজা জানার { $count ->
        [one] 1 কর্মদিবস
       *[other] { $count } কর্মদিবস
    } পরে
cases-after-sentence-aim = সাজা জানলে
cases-tell-sentence = সাজা কী এবং এর মানে কী, আমরা বলি
cases-after-appeal =
    উঁচু আদালতের খবর পাওয়ার { $count ->
        [one] 1 কর্মদিবস
       *[other] { $count } কর্মদিবস
    } পরে
cases-after-appeal-aim = উঁচু আদালতের খবর পেলে
cases-tell-appeal = সেখানকার প্রতিটি দিন এবং কী ঠিক হয়েছে, আমরা বলি
cases-after-all = নতুন তথ্য এলে
cases-tell-after-all = আমরা আবার দেখি, এবং জানাই
cases-after-short = নতুন কিছু হলে
cases-tell-short = আমরা যোগাযোগ করি

## How long it takes

cases-wait-looking = আমরা কত দিন দেখি?
cases-wait-deciding = ঠিক করতে আমাদের কত দিন লাগে?
cases-wait-lawyers = আইনজীবীদের কত দিন লাগে?
cases-wait-court = আদালতের কত দিন লাগে?
cases-wait-sentence = সাজা পর্যন্ত কত দিন?
cases-wait-appeal = উঁচু আদালতের কত দিন লাগে?
cases-wait-half-days = এমন অর্ধেক কেসে { $low } থেকে { $high } দিন লাগে।
cases-wait-half-weeks = এমন অর্ধেক কেসে { $low } থেকে { $high } সপ্তাহ লাগে।
cases-wait-most-days = এমন 10টির মধ্যে { $tenths }টি কেসে { $low } থেকে { $high } দিন লাগে।
cases-wait-most-weeks = এমন 10টির মধ্যে { $tenths }টি কেসে { $low } থেকে { $high } সপ্তাহ লাগে।
cases-wait-so-far-days =
    { $count ->
        [0] আপনারটি আজ শুরু হয়েছে।
        [one] আপনারটিতে এ পর্যন্ত 1 দিন লেগেছে।
       *[other] আপনারটিতে এ পর্যন্ত { $count } দিন লেগেছে।
    }
cases-wait-so-far-weeks =
    { $count ->
        [0] আপনারটি এই সপ্তাহে শুরু হয়েছে।
        [one] আপনারটিতে এ পর্যন্ত 1 সপ্তাহ লেগেছে।
       *[other] আপনারটিতে এ পর্যন্ত { $count } সপ্তাহ লেগেছে।
    }
cases-wait-long = বেশির ভাগের চেয়ে বেশি সময়। ফোন করুন, { $name } তাঁদের জিজ্ঞেস করেন কেন।
cases-wait-long-asked = বেশির ভাগের চেয়ে বেশি সময়। আমরা তাঁদের জিজ্ঞেস করছি কেন। তাঁরা যা বলেন, আপনাকে জানাই।
cases-wait-long-ours = বেশির ভাগের চেয়ে বেশি সময়। ফোন করুন, { $name } বলেন কেন।

## Steps that were made. `.more` is the truth of each, one press deeper.

cases-step-case-recorded = কী হয়েছে, আপনি আমাদের বলেছেন
    .more = আমরা এটি অপরাধ হিসেবে লিখেছি। সেদিন থেকে আপনার অধিকার আছে, সেগুলো এই পাতায়।
cases-step-case-recorded-by-others = কী হয়েছে, আমাদের বলা হয়েছে
    .more = আমরা এটি অপরাধ হিসেবে লিখেছি। সেদিন থেকে আপনার অধিকার আছে, সেগুলো এই পাতায়।
cases-step-case-outcome-open = আমরা আপনার কেস দেখে নিয়েছি
    .more = এ পর্যন্ত যা আছে দেখেছি। এখনো কিছু ঠিক হয়নি।
cases-step-case-outcome-to-court = অন্য ব্যক্তিকে আদালতে জবাব দিতে হবে
cases-step-case-outcome-out-of-court = আদালত ছাড়াই শেষ হয়েছে
cases-step-case-outcome-no-charge = সিদ্ধান্ত: এটি আদালতে যাবে না
cases-step-case-outcome-closed = আমরা কেস বন্ধ করেছি
cases-step-case-officer-changed = নতুন কেউ কাজ পরিচালনা করছেন
    .more = আপনার কেসের কাজ যিনি পরিচালনা করেন, তিনি বদলেছেন। আপনি আগে যা বলেছেন, তিনি পড়েন।
cases-step-case-not-investigated = আমরা আর না দেখার সিদ্ধান্ত নিয়েছি
    .more = কেন, জিজ্ঞেস করতে পারেন। নতুন তথ্য এলে আমরা আবার দেখি।
cases-step-case-reopened = আমরা আবার আপনার কেস খুলেছি
    .more = নতুন কিছু এসেছে। আমরা আবার দেখছি।
cases-step-case-looked-at = আমরা আবার আপনার কেস দেখেছি
    .more = সেদিন নতুন কিছু ছিল না। আমরা এখনো এটি নিয়ে কাজ করছি।
cases-step-case-sent-to-cps = আমরা সব আইনজীবীদের দিয়েছি
    .more = এই আইনজীবীরা ক্রাউন প্রসিকিউশন সার্ভিস। এটি আদালতে যাবে কি না, তাঁরা ঠিক করেন। তাঁরা আমাদের হয়ে কাজ করেন না।
cases-step-case-withdrawn = আপনি থামার সিদ্ধান্ত নিয়েছেন
    .more = এটি আপনার ইচ্ছা। আপনি ফিরে আসতে পারেন, সাহায্য খোলা আছে।
cases-step-suspect-identified = আমরা মনে করি, কে ছিল তা জানি
    .more = এটি এখনো প্রমাণ নয়। আরও জানতে হবে।
cases-step-suspect-arrested = আমরা কাউকে গ্রেপ্তার করেছি
    .more = গ্রেপ্তার মানে জিজ্ঞেস করার জন্য কাউকে আটকে রাখা। এর মানে কিছু ঠিক হয়ে যাওয়া নয়।
cases-step-suspect-interviewed = আমরা অন্য ব্যক্তির সঙ্গে কথা বলেছি
    .more = কী হয়েছে, আমরা জিজ্ঞেস করেছি। আমরা যে নিয়ম মানি, তাতে এটি আদালতে গণ্য হয়।
cases-step-suspect-interviewed-as-witness = আরও জানতে পারেন এমন একজনের সঙ্গে কথা বলেছি
    .more = তিনি যা জানেন, বলতে এসেছিলেন।
cases-step-suspect-released-without-charge = আমরা অন্য ব্যক্তিকে ছেড়ে দিয়েছি
    .more = তাঁকে আটকে রাখার মতো যথেষ্ট ছিল না। ইংরেজিতে বলে “রিলিজড উইদাউট চার্জ”। আমরা আরও দেখতে পারি।
cases-step-suspect-bailed = আমরা আপাতত অন্য ব্যক্তিকে ছেড়ে দিয়েছি
    .more = ইংরেজিতে বলে “বেইল”। সঙ্গে নিয়ম থাকতে পারে। ভাঙলে আমাদের বলুন, বিপদে 999 নম্বরে ফোন করুন।
cases-step-suspect-bail-changed-conditions-varied = অন্য ব্যক্তির নিয়ম বদলেছে
    .more = ফোন করুন, নতুন নিয়ম আমরা বুঝিয়ে বলি।
cases-step-suspect-bail-changed-extended = অন্য ব্যক্তিকে পরের একটি দিনে ফিরতে হবে
    .more = কী হয়েছে জানতে আমাদের আরও সময় লাগবে।
cases-step-suspect-bail-changed-cancelled = অন্য ব্যক্তির নিয়ম তুলে নেওয়া হয়েছে
    .more = তাঁকে আর মানতে হবে না। চিন্তা হলে ফোন করুন। বিপদে 999 নম্বরে ফোন করুন।
cases-step-suspect-bail-changed-ended = অন্য ব্যক্তির নিয়ম শেষ হয়েছে
    .more = তাঁকে আর মানতে হবে না। চিন্তা হলে ফোন করুন। বিপদে 999 নম্বরে ফোন করুন।
cases-step-suspect-released-under-investigation = আমরা আপাতত অন্য ব্যক্তিকে ছেড়ে দিয়েছি
    .more = ইংরেজিতে বলে “রিলিজড আন্ডার ইনভেস্টিগেশন”। আমরা এখনো দেখছি।
cases-step-suspect-charged = অন্য ব্যক্তিকে আদালতে জবাব দিতে হবে
    .more = ইংরেজিতে বলে “চার্জড”। এখন কী হবে, আদালত ঠিক করে।
cases-step-suspect-out-of-court-disposal = আদালত ছাড়াই এর মীমাংসা হয়েছে
    .more = প্রথমবার হলে বা কম গুরুতর হলে এমন করা যায়। এটি লেখা থাকে।
cases-step-prosecution-decision-charge = সিদ্ধান্ত: এটি আদালতে যাবে
    .more = আদালতের দেখার মতো যথেষ্ট আছে। এরপর আদালতে একটি দিন আসে।
cases-step-prosecution-decision-no-charge-police = সিদ্ধান্ত: এটি আদালতে যাবে না
    .more = আমরা এটি ঠিক করেছি। এর মানে আপনাকে বিশ্বাস না করা নয়। কেন জিজ্ঞেস করতে পারেন, আবার দেখতে বলতে পারেন।
cases-step-prosecution-decision-no-charge-cps = সিদ্ধান্ত: এটি আদালতে যাবে না
    .more = আইনজীবীরা ঠিক করেছেন। এর মানে আপনাকে বিশ্বাস না করা নয়। কেন জিজ্ঞেস করতে পারেন, আবার দেখতে বলতে পারেন।
cases-step-prosecution-decision-discontinued = আইনজীবীরা কেস থামিয়েছেন
    .more = তাঁরা ঠিক করেছেন, এটি আর চলতে পারে না। কেন জিজ্ঞেস করতে পারেন, আবার দেখতে বলতে পারেন।
cases-step-prosecution-decision-charge-altered = অন্য ব্যক্তিকে যার জবাব দিতে হবে, তা বদলেছে
    .more = আদালত কী দেখবে, আইনজীবীরা তা বদলেছেন। ফোন করুন, আমরা বুঝিয়ে বলি।
cases-step-hearing-listed-first-hearing = আদালতে প্রথম দিন ঠিক হয়েছে
    .more = অন্য ব্যক্তিকে জিজ্ঞেস করা হয় তিনি কে, এবং এটি করেছেন কি না। প্রায়ই অল্প সময় লাগে।
cases-step-hearing-listed-plea-and-trial-preparation = বিচারের প্রস্তুতির দিন ঠিক হয়েছে
    .more = আদালত আবার জিজ্ঞেস করে এটি করেছেন কি না, এবং বিচার সাজায়। কী হয়েছে, এখনো কেউ বলেন না।
cases-step-hearing-listed-trial = বিচারের দিন ঠিক হয়েছে
    .more = বিচারে আদালত সবার কথা শোনে, এবং ঠিক করে অন্য ব্যক্তি এটি করেছেন কি না।
cases-step-hearing-listed-sentence = সাজার দিন ঠিক হয়েছে
    .more = আদালত জেনেছে এটি করেছেন কি না। এই দিনে বলে, তাঁর কী হবে।
cases-step-hearing-listed-appeal = উঁচু আদালতে দিন ঠিক হয়েছে
    .more = প্রথম আদালতের সিদ্ধান্ত অন্য বিচারকেরা দেখেন।
cases-step-hearing-listed-bail = বিচার পর্যন্ত নিয়ম না কারাগার, তা ঠিক করার দিন হয়েছে
    .more = আদালত ঠিক করে, তিনি কারাগারে থাকবেন না নিয়মসহ ছাড়া পাবেন।
cases-step-hearing-listed-other = আদালতে একটি দিন ঠিক হয়েছে
    .more = আগে মেটাতে হবে এমন কিছু আদালত দেখে।
cases-step-hearing-resulted-adjourned = আদালতের দিন বদলেছে
    .more = আদালতের আরও সময় দরকার। নতুন দিন জানলে আমরা বলি।
cases-step-hearing-resulted-guilty-plea = অন্য ব্যক্তি আদালতে বলেছেন, তিনি এটি করেছেন
    .more = কে করেছে, তা নিয়ে বিচার হবে না। এরপর সাজা।
cases-step-hearing-resulted-not-guilty-plea = অন্য ব্যক্তি আদালতে বলেছেন, তিনি এটি করেননি
    .more = বিচার হবে। আদালত সবার কথা শুনে ঠিক করে।
cases-step-hearing-resulted-convicted = আদালত ঠিক করেছে, অন্য ব্যক্তি এটি করেছেন
    .more = এরপর সাজা।
cases-step-hearing-resulted-acquitted = আদালত অন্য ব্যক্তিকে নির্দোষ পেয়েছে
    .more = আদালতকে খুব নিশ্চিত হতে হয়। নিশ্চিত না হওয়া মানে আপনাকে বিশ্বাস না করা নয়।
cases-step-hearing-resulted-discontinued = আদালতে কেসটি থামানো হয়েছে
    .more = আইনজীবীরা ঠিক করেছেন, এটি আর চলতে পারে না। কেন জিজ্ঞেস করতে পারেন, আবার দেখতে বলতে পারেন।
cases-step-hearing-resulted-sentenced = আদালত সাজা দিয়েছে
    .more = ফোন করুন, এর মানে আমরা বুঝিয়ে বলি।
cases-step-hearing-resulted-bail-granted = আদালত অন্য ব্যক্তিকে পরের দিন পর্যন্ত ছেড়েছে
    .more = তাঁকে হয়তো কিছু নিয়ম মানতে হবে। ফোন করুন, আমরা আপনার জন্য জেনে নিই।
cases-step-hearing-resulted-bail-varied = আদালত অন্য ব্যক্তির নিয়ম বদলেছে
    .more = ফোন করুন, নতুন নিয়ম আমরা বুঝিয়ে বলি।
cases-step-hearing-resulted-remanded = আদালতের পরের দিন পর্যন্ত অন্য ব্যক্তিকে কারাগারে রাখা হয়েছে
    .more = আদালত ঠিক করেছে, তাঁর বাইরে থাকা উচিত নয়।
cases-step-hearing-resulted-warrant-issued = আদালত অন্য ব্যক্তিকে গ্রেপ্তারের আদেশ দিয়েছে
    .more = তিনি আদালতে আসেননি। পুলিশ এখন তাঁকে খুঁজছে। বিপদে 999 নম্বরে ফোন করুন।
cases-step-appeal-lodged = অন্য ব্যক্তি উঁচু আদালতকে আবার দেখতে বলেছেন
    .more = আদালতের সিদ্ধান্ত তিনি মানেন না। ইংরেজিতে বলে “আপিল”।
cases-step-appeal-resulted = উঁচু আদালত সিদ্ধান্ত নিয়েছে
    .more = অন্য বিচারকেরা দেখেছেন। তাঁদের কথা উপরে আছে।
cases-step-offender-release-planned = কারাগার ছাড়ার দিন ঠিক হয়েছে: { $day }
    .more = চিন্তা হলে ফোন করুন। কী আপনাকে আরও নিরাপদ বোধ করাবে, কথা বলতে পারি।
cases-step-property-seized = দেখার জন্য আপনার কিছু আমরা নিয়েছি
    .more = আমরা যত্নে রাখি। কারও আর দরকার না হলে আপনি ফেরত পান।
cases-step-property-ready = আপনার কিছু ফেরত দেওয়ার জন্য তৈরি
    .more = ফোন করুন, কীভাবে পাবেন ঠিক করি।
cases-step-property-returned = আপনি আপনার কিছু ফেরত পেয়েছেন
    .more = আপনার কাছে আছে, আমরা লিখেছি।
cases-step-victim-added = আপনি এই কেসে যুক্ত হয়েছেন
    .more = সেদিন থেকে এখানে আপনার নিজের অধিকার আছে।
cases-step-victim-contacted-talked = আমরা আপনার সঙ্গে কথা বলেছি
    .more = যিনি আপনার দেখাশোনা করেন, তিনি কথা বলেছেন।
cases-step-victim-contacted-written = আমরা আপনাকে লিখেছি
    .more = আপনি যেভাবে ঠিক করেছেন, সেভাবে আমাদের বার্তা গেছে।
cases-step-victim-contacted-not-reached = আমরা আপনাকে পেতে চেষ্টা করেছি
    .more = পাইনি। যেকোনো সময় ফোন করতে পারেন।
cases-step-victim-needs-assessed = আপনার কী দরকার, আমরা জিজ্ঞেস করেছি
    .more = আপনি কী সাহায্য ও কত তাড়াতাড়ি খবর পাবেন, তা এতে ঠিক হয়।
cases-bail-protects-you = এর কিছু নিয়ম আপনাকে রক্ষা করার জন্য।
cases-under-caution = এটি সতর্ক করে নেওয়া সাক্ষাৎকার: তিনি যা বলেছেন, আদালতে গণ্য হতে পারে।
cases-not-charged = এখন তাঁর বিরুদ্ধে কোনো অভিযোগ আনা হয়নি।
cases-no-rules = তাঁকে মানতে হবে এমন নিয়ম নেই। আমরা এখনো দেখছি।
cases-help-offered = সাহায্য খোলা আছে। ফোন করুন, আমরা যোগাযোগ করিয়ে দিই।
cases-second-look-police = কাউকে আনুষ্ঠানিকভাবে জিজ্ঞাসাবাদ করা হয়ে থাকলে, আপনি হয়তো আবার দেখতে বলতে পারেন। 3 মাসের মধ্যে আপনার পাতায় বলুন বা আমাদের ফোন করুন।
cases-second-look-cps = আপনি উকিলদের আবার দেখতে বলতে পারেন। তাড়াতাড়ি বলুন, আপনার পাতায় বা আমাদের ফোন করে। আমরা সাহায্য করব।
cases-parole = প্যারোল বোর্ড ঠিক করলে, আপনি তাদের নিজের কথা পাঠাতে পারেন। ফোন করুন, আমরা সাহায্য করি।
cases-hearing-for = কখন ও কোথায়: { $moment }, { $court }।
cases-hearing-somewhere = কখন: { $moment }। জায়গা এখনো জানি না।
cases-hearing-place = { $moment }, { $court }।
cases-hearing-asked = আপনাকে সেখানে কথা বলতে বলা হয়েছে। কে সঙ্গে আসবেন এবং কীভাবে, আপনি বেছে নিতে পারেন।
cases-court-words = আদালতের নিজের কথায়: “{ $words }”
cases-reason = কারণ, যেমন লেখা আছে: “{ $words }”
cases-bail-conditions = জামিনের নিয়ম, যেমন লেখা আছে:
cases-bail-must-not = তিনি এটি করতে পারবেন না (ইংরেজিতে লেখা): “{ $words }”
cases-bail-must = তাঁকে এটি করতে হবে (ইংরেজিতে লেখা): “{ $words }”
cases-bail-rule = একটি নিয়ম, যেমন লেখা আছে: “{ $words }”
cases-bail-by-person = কিছু নিয়ম আছে যা তাঁকে মানতে হবে। একজন মানুষ আপনাকে সেগুলো জানাবেন: যেকোনো সময় আমাদের ফোন করুন।
    .spoken = কিছু নিয়ম আছে যা তাঁকে মানতে হবে। একজন মানুষ আপনাকে সেগুলো জানাবেন।
cases-bail-changed-by-person = নিয়ম বদলেছে। আমাদের ফোন করুন, আমরা আপনাকে নতুন নিয়ম জানাব।
    .spoken = নিয়ম বদলেছে। একজন মানুষ আপনাকে নতুন নিয়ম জানাবেন।

## How it ended without a court

cases-outcome-0 = এখনো কিছু ঠিক হয়নি।
cases-outcome-1 = অন্য ব্যক্তিকে আদালতে জবাব দিতে হবে।
cases-outcome-1A = অন্য ব্যক্তিকে আদালতে জবাব দিতে হবে। আমরা প্রথমে যা লিখেছি, তার থেকে অন্য অপরাধের জন্য।
cases-outcome-2 = 18 বছরের কম বয়সী একজন বলেছে, সে এটি করেছে। সে আনুষ্ঠানিক সতর্কতা পেয়েছে, আদালত নয়।
cases-outcome-2A = 18 বছরের কম বয়সী একজন আনুষ্ঠানিক সতর্কতা পেয়েছে। আমরা প্রথমে যা লিখেছি, তার থেকে অন্য অপরাধের জন্য।
cases-outcome-3 = অন্য ব্যক্তি বলেছেন, তিনি এটি করেছেন। তিনি আনুষ্ঠানিক সতর্কতা পেয়েছেন, আদালত নয়।
cases-outcome-3A = অন্য ব্যক্তি আনুষ্ঠানিক সতর্কতা পেয়েছেন। আমরা প্রথমে যা লিখেছি, তার থেকে অন্য অপরাধের জন্য।
cases-outcome-4 = অন্য ব্যক্তি বলেছেন, এটিও তিনি করেছেন। আদালত অন্য অপরাধের সঙ্গে এটি দেখে।
cases-outcome-5 = যিনি করেছেন বলে আমরা মনে করি, তিনি মারা গেছেন। আদালত হবে না।
cases-outcome-6 = অন্য ব্যক্তিকে নির্দিষ্ট টাকা দিতে হয়েছে।
cases-outcome-7 = অন্য ব্যক্তি মাদক নিয়ে সতর্কতা পেয়েছেন।
cases-outcome-8 = অন্য ব্যক্তি আদালত ছাড়াই ঠিক করে দিতে রাজি হয়েছেন।
cases-outcome-9 = আইনজীবীরা ঠিক করেছেন, এটি আদালতে যাবে না। কারণ জানতে ও আবার দেখতে বলতে পারেন।
cases-outcome-10 = আমরা আর না এগোনোর সিদ্ধান্ত নিয়েছি। কারণ জানতে চাইতে পারেন।
cases-outcome-11 = আইনে আদালতে নেওয়ার জন্য তার বয়স খুব কম।
cases-outcome-12 = তিনি আদালতে নেওয়ার পক্ষে খুব অসুস্থ।
cases-outcome-13 = আদালতকে যাঁর কথা শুনতে হতো, তিনি সেখানে কথা বলতে পারেন না। তাই আর চলতে পারে না।
cases-outcome-14 = কে করেছে, আমরা জানতে পারিনি। কেস বন্ধ করছি। এগোতে চাইলে আমাদের বলুন।
cases-outcome-15 = আমরা কেস বন্ধ করছি। প্রমাণ করতে পারিনি। এর মানে আপনাকে বিশ্বাস না করা নয়।
cases-outcome-16 = আমরা কেস বন্ধ করছি। এগোতে চাইলে বলুন। সাহায্য খোলা আছে।
cases-outcome-17 = আদালতে যাওয়ার জন্য আইনে সময় আছে, তা শেষ। কী হয়েছে, আমাদের বুঝিয়ে বলতে বলুন।
cases-outcome-18 = আমরা কেস বন্ধ করছি। কে করেছে, জানতে পারিনি।
cases-outcome-19 = আপনি যা বলেছেন, তা প্রতারণার জাতীয় দলের কাছে আছে। কে দেখবে, তারা ঠিক করে।
cases-outcome-20 = এখন অন্য কেউ এটি দেখছেন। ফোন করুন, কে এবং কীভাবে পাবেন আমরা বলি।
cases-outcome-21 = আমরা আর না দেখার সিদ্ধান্ত নিয়েছি। কারণ জানতে চাইতে পারেন।
cases-outcome-22 = অন্য ব্যক্তি একটি কোর্সে যান। তিনি যেন আবার না করেন, সেটিই উদ্দেশ্য।

## Where it is now on the journey

cases-now-reported = আমরা দেখছি
    .more = আপনি যা বলেছেন পড়ি, কী জানা যায় দেখি। আপনি এখনো যোগ করতে পারেন।
cases-now-found = আমরা আরও জানছি
    .more = কে করেছে, তা যা দেখায় আমরা খুঁজি। আপনি এখনো যোগ করতে পারেন।
cases-now-arrested = আমরা অন্য ব্যক্তিকে জিজ্ঞেস করছি
    .more = আপনি এখনো যোগ করতে পারেন।
cases-now-interviewed = আমরা সব একসঙ্গে মেলাচ্ছি
    .more = সবাই কী বলেছেন, মিলিয়ে দেখি। আপনি এখনো যোগ করতে পারেন।
cases-now-released = আর কী করা যায়, আমরা দেখছি
    .more = আপনি এখনো যোগ করতে পারেন।
cases-now-let-go = আমরা এখনো দেখছি
    .more = আপনি এখনো যোগ করতে পারেন।
cases-now-bailed = আমরা এখনো দেখছি
    .more = অন্য ব্যক্তিকে নিয়ম মানতে হবে। ভাঙলে আমাদের বলুন। বিপদে 999 নম্বরে ফোন করুন।
cases-now-with-lawyers = একজন আইনজীবী ঠিক করছেন
    .more = তাঁরা সব পড়েন, তারপর হ্যাঁ বা না বলেন। আপনি এখনো যোগ করতে পারেন।
cases-now-to-court = আদালতের প্রথম দিনের অপেক্ষা
    .more = আপনাকে সেখানে কথা বলতে বলা হলে আমরা আগে জানাই।
cases-now-court = আদালতের পরের দিনের অপেক্ষা
    .more = আপনাকে সেখানে কথা বলতে বলা হলে আমরা আগে জানাই।
cases-now-called = আপনাকে সেখানে কথা বলতে বলা হয়েছে। যা সাহায্য করবে, তার জন্য ফোন করুন।
cases-now-found-guilty = সাজার অপেক্ষা
    .more = এতে কী ক্ষতি হয়েছে, এখনো লিখতে পারেন। ঠিক করার আগে আদালত পড়ে।
cases-now-sentenced = আদালত শেষ
    .more = সাজা খুব কম মনে হলে তাড়াতাড়ি ফোন করুন। সময় অল্প।
cases-now-appeal = উঁচু আদালত দেখছে
    .more = সেখানকার প্রতিটি দিন এবং কী বলা হয়েছে, আমরা জানাই।
cases-now-appeal-decided = উঁচু আদালত শেষ
    .more = ফোন করুন, এর মানে আমরা বুঝিয়ে বলি।
cases-now-release = কারাগার ছাড়ার দিন ঠিক হয়েছে
    .more = কী আপনাকে আরও নিরাপদ বোধ করাবে, বলতে পারেন। ফোন করুন।
cases-now-not-guilty = আদালত শেষ
    .more = শুনতে কষ্ট হতে পারে। আমাদের সঙ্গে কথা বলতে পারেন, সাহায্য খোলা আছে।
cases-now-stopped = কেস থামানো হয়েছে
    .more = কেন জিজ্ঞেস করতে পারেন, আবার দেখতে বলতে পারেন।
cases-now-no-charge = এটি আদালতে যাবে না
    .more = কেন জিজ্ঞেস করতে পারেন, আবার দেখতে বলতে পারেন।
cases-now-out-of-court = এর মীমাংসা হয়েছে
    .more = কেন এভাবে করা হয়েছে, জিজ্ঞেস করতে পারেন।
cases-now-closed = কেস বন্ধ
    .more = কেন জিজ্ঞেস করতে পারেন। নতুন তথ্য এলে আবার খুলি।
cases-now-not-investigated = আমরা আর দেখছি না
    .more = কেন জিজ্ঞেস করতে পারেন। নতুন তথ্য এলে আবার দেখি।
cases-now-you-stopped = আপনি থামার সিদ্ধান্ত নিয়েছেন
    .more = আপনি ফিরে আসতে পারেন। বলুন, আমরা কথা বলি।
cases-now-hearing-first-hearing = আদালতে প্রথম দিন ঠিক হয়েছে
cases-now-hearing-plea-and-trial-preparation = বিচারের প্রস্তুতির দিন ঠিক হয়েছে
cases-now-hearing-trial = বিচারের দিন ঠিক হয়েছে
cases-now-hearing-sentence = সাজার দিন ঠিক হয়েছে
cases-now-hearing-appeal = উঁচু আদালতে দিন ঠিক হয়েছে
cases-now-hearing-bail = নিয়ম না কারাগার, তার জন্য আদালতে দিন ঠিক হয়েছে
cases-now-hearing-other = আদালতে একটি দিন ঠিক হয়েছে

## What may come

cases-ahead-find = কে করেছে, আমরা খুঁজি
    .more = সব কেস এত দূর যায় না। যাই হোক, আমরা জানাই।
cases-ahead-decide = এটি আদালতে যাবে কি না ঠিক হয়
    .more = যা প্রমাণ করা যায়, তা দেখে আমরা বা আইনজীবীরা ঠিক করি।
cases-ahead-hear-decision = কী ঠিক হয়েছে, আপনি জানেন
    .more = না হলে আবার দেখতে বলতে পারেন।
cases-ahead-second-look = না হলে: আবার দেখা
    .more = অন্য কেউ সব আবার পড়েন। বলার জন্য 3 মাস সময়।
cases-ahead-ask-second-look = আবার দেখতে বলতে পারেন
    .more = অন্য কেউ সব আবার পড়েন। কীভাবে, কত দিন পর্যন্ত, জানতে ফোন করুন।
cases-ahead-first-day = হ্যাঁ হলে: আদালতে প্রথম দিন
    .more = দিনটি জানার 1 কর্মদিবসের মধ্যে আমরা বলি।
cases-ahead-speak = আপনাকে আদালতে কথা বলতে বলা হলে
    .more = কে সঙ্গে আসবেন এবং কীভাবে, আপনি বেছে নিতে পারেন।
cases-ahead-court-decides = আদালত ঠিক করে
    .more = সবার কথা শোনে। আমরা জানার 1 কর্মদিবসের মধ্যে আপনি জানেন।
cases-ahead-sentence = তিনি করেছেন বলে পেলে: সাজা
    .more = এতে কী ক্ষতি হয়েছে, নিজের কথায় আদালতকে বলতে পারেন।
cases-ahead-hear-sentence = আপনি সাজা জানেন
    .more = জানার 1 কর্মদিবসের মধ্যে এর মানে আমরা বলি।
cases-ahead-after-sentence = সাজার পরে
    .more = কিছু সাজার পরে আপনি এমন একজনকে পেতে পারেন যিনি বলেন এরপর কী।
cases-ahead-appeal = উঁচু আদালত ঠিক করে
    .more = সব আবার পড়ে। কয়েক মাস লাগতে পারে।
cases-ahead-hear-appeal = কী ঠিক হয়েছে, আপনি জানেন
    .more = জানলে আমরা বলি।
cases-ahead-before-release = সেই দিনের আগে
    .more = আপনাকে আরও নিরাপদ রাখে এমন নিয়ম চাইতে পারেন।
cases-ahead-new-facts = নতুন তথ্য এলে
    .more = আমরা আবার খুলি, এবং জানাই।
cases-ahead-ask-why = কেন জিজ্ঞেস করতে পারেন
    .more = ফোন করুন। একজন মানুষ বুঝিয়ে বলেন।
cases-ahead-come-back = ফিরে আসতে চাইলে
    .more = আমাদের বলুন। কেন, বলতে হবে না।
cases-ahead-help-stays = সাহায্য খোলা আছে
    .more = যত দিন চান, কেসে যা-ই হোক।
cases-journey-all = কেসে কী হয়েছে
cases-journey-person =
    { $place ->
        [1] প্রথম অন্য ব্যক্তি
        [2] দ্বিতীয় অন্য ব্যক্তি
        [3] তৃতীয় অন্য ব্যক্তি
       *[other] অন্য ব্যক্তি, নম্বর { $place }
    }

## What we owe you

cases-right-held = একটি বিষয়, যা এখনো বলতে পারি না
cases-right-line-due = শেষ দিন: { $due }। আমাদের কাজ।
cases-right-line-due-aim = আমাদের লক্ষ্য: { $due }।
cases-right-line-due-undated = নির্দিষ্ট দিন নেই। আমাদের কাজ।
cases-right-line-due-ours = নির্দিষ্ট দিন নেই। আমাদের নিজের মান: { $due }।
cases-right-line-due-ours-past = নির্দিষ্ট দিন নেই। আমাদের নিজের মান ছিল: { $due }। করা হয়নি, আমরা দুঃখিত।
cases-right-line-ask-first = আমরা আগে আপনাকে জিজ্ঞেস করি।
cases-right-line-kept = শেষ দিন: { $due }। করা হয়েছে: { $done }।
cases-right-line-kept-aim = আমাদের লক্ষ্য: { $due }। করা হয়েছে: { $done }।
cases-right-line-kept-undated = করা হয়েছে: { $done }।
cases-right-line-kept-after-no = প্রথমে আপনি না বলেছিলেন, পরে হ্যাঁ। করা হয়েছে: { $done }।
cases-right-line-late = শেষ দিন: { $due }। করা হয়েছে: { $done }। দেরি হয়েছে, আমরা দুঃখিত।
cases-right-line-late-aim = আমাদের লক্ষ্য: { $due }। করা হয়েছে: { $done }। দেরি হয়েছে, আমরা দুঃখিত।
cases-right-line-missed = শেষ দিন: { $due }। করা হয়নি, আমরা দুঃখিত।
cases-right-line-missed-aim = আমাদের লক্ষ্য: { $due }। করা হয়নি, আমরা দুঃখিত।
cases-right-line-held = আপনি কোনো ভুল করেননি। আমরা জানি অপেক্ষা করা কঠিন, আমরা দুঃখিত। আমরা বারবার দেখি, এবং পারলেই বলি।
cases-right-line-held-until = আপনি কোনো ভুল করেননি। আমরা জানি অপেক্ষা করা কঠিন, আমরা দুঃখিত। আবার দেখব: { $day }। তখন বলব, বা আর কত দেরি তা জানাব।
cases-right-line-declined = যেকোনো সময় মত বদলাতে পারেন।
cases-right-line-window = আপনি চাইতে পারেন এই দিন পর্যন্ত: { $due }।
cases-right-line-window-aim = যত তাড়াতাড়ি পারেন বলুন। কীভাবে, জানতে ফোন করুন।
cases-right-r1_interpretation = নিজের ভাষায় বোঝা ও বোঝানো
cases-right-r2_crime_recorded = আপনি যা বলেছেন, তা লেখা
cases-right-r2_interview_delay = তাড়াতাড়ি এবং যত কমবার পারা যায় জিজ্ঞেস করা
cases-right-r3_written_acknowledgement = আপনার অভিযোগের লিখিত নিশ্চয়তা, রেফারেন্স নম্বরসহ
cases-right-r3_information_on_reporting = সব কীভাবে চলে এবং কী সাহায্য আছে, জানা
cases-right-r4_needs_assessment = আপনার কী দরকার, তা জিজ্ঞেস করা
cases-right-r4_support_referral = সাহায্য করতে পারেন এমন মানুষের সঙ্গে যোগাযোগ
cases-right-r4_court_needs_assessment = আদালতে কী সাহায্য করবে, তা জিজ্ঞেস করা
cases-right-r5_compensation_information = যা হারিয়েছেন তার টাকা কীভাবে চাইবেন, জানা
cases-right-r5_cics_application_limit = আঘাতের পরে রাষ্ট্রের কাছে টাকা চাওয়া
cases-right-r6_not_investigated = আমরা আর দেখছি না এবং কেন, জানা
cases-right-r6_suspect_arrested = এই দিনে কী হয়েছে জানা: { $on }
cases-right-r6_suspect_interviewed = এই দিনে কার সঙ্গে কথা বলেছি জানা: { $on }
cases-right-r6_suspect_released_without_charge = এই দিনে কাকে ছাড়া হয়েছে জানা: { $on }
cases-right-r6_suspect_bailed_or_rui = এই দিনে কাকে ও কীভাবে ছাড়া হয়েছে জানা: { $on }
cases-right-r6_police_bail_changed = এই দিনে নিয়ম বদলেছে জানা: { $on }
cases-right-r6_update_preference = কীভাবে ও কত ঘন ঘন খবর পাবেন, আমাদের সঙ্গে ঠিক করা
cases-right-r6_oocd_views = আদালত ছাড়া মেটানোর আগে আপনাকে জিজ্ঞেস করা
cases-right-r6_oocd_given = এই দিনে কীভাবে ও কেন মেটানো হয়েছে জানা: { $on }
cases-right-r6_charge_decision_prosecute = এই দিনে কী ঠিক হয়েছে জানা: { $on }
cases-right-r6_charge_decision_no_prosecution_police = এই দিনে আমরা কী ও কেন ঠিক করেছি জানা: { $on }
cases-right-r6_charge_decision_no_prosecution_cps = এই দিনে আইনজীবীরা কী ও কেন ঠিক করেছেন জানা: { $on }
cases-right-r6_charge_dropped_or_altered = এই দিনে আইনজীবীরা বদলেছেন জানা: { $on }
cases-right-r6_vrr_police_request = আমাদের আবার দেখতে বলা
cases-right-r6_vrr_police_acknowledge = আপনার অনুরোধ এসেছে, জানা
cases-right-r6_vrr_police_result = আবার দেখে কী পাওয়া গেছে, জানা
cases-right-r6_vrr_cps_request_preferred = আইনজীবীদের আবার দেখতে বলা
cases-right-r6_vrr_cps_local_resolution = আইনজীবীরা প্রথমে কী বলেন, জানা
cases-right-r6_vrr_cps_independent_review = আইনজীবীরা আবার দেখে কী পেয়েছেন, জানা
cases-right-r7_vps_information = কী ক্ষতি হয়েছে আদালতকে কীভাবে বলবেন, জানা
cases-right-r7_vps_before_sentence = সাজার আগে আদালতকে কী ক্ষতি হয়েছে বলা
cases-right-r8_hearing_date = আদালতের দিন, সময় ও জায়গা জানা। ঠিক হয়েছে: { $on }
cases-right-r8_bail_hearing = নিয়ম বা কারাগার নিয়ে আদালত কী ও কেন ঠিক করেছে, জানা
cases-right-r8_arrest_warrant = আদালত গ্রেপ্তারের আদেশ দিয়েছে, জানা
cases-right-r8_rearrest_hearing = দ্বিতীয়বার গ্রেপ্তারের পরে আদালত কী ঠিক করেছে, জানা
cases-right-r8_required_to_give_evidence = আদালতে কথা বলতে বলা হয়েছে, জানা। বলা হয়েছে: { $on }
cases-right-r8_special_measures_outcome = আদালতে কথা বলা কী সহজ করবে, জানা
cases-right-r9_case_outcome = আদালত কী ঠিক করেছে, জানা
cases-right-r9_sentence = সাজা এবং এর মানে জানা
cases-right-r9_bereaved_cps_meeting = আইনজীবীদের সঙ্গে কথা বলার সুযোগ
cases-right-r9_appeal_lodged = উঁচু আদালতকে আবার দেখতে বলা হয়েছে, জানা
cases-right-r9_appeal_bail = উঁচু আদালত ঠিক করা পর্যন্ত তিনি ছাড়া পান কি না, জানা
cases-right-r9_appeal_hearing_and_result = উঁচু আদালতের প্রতিটি দিন এবং কী ঠিক হয়েছে, জানা
cases-right-r9_uls_information = আরও লম্বা সাজা কীভাবে চাইবেন, জানা
cases-right-r9_uls_request = আরও লম্বা সাজা চাওয়া
cases-right-r10_expenses = আদালতে আসতে যা খরচ হয়েছে, ফেরত পাওয়া
cases-right-r10_property = আপনার জিনিস ফেরত পাওয়া
cases-right-r11_vcs_referral = সাজার পরের বছরগুলোর জন্য একজনকে পাওয়ার সুযোগ
cases-right-r11_vlo_first_contact = তাঁর কাছ থেকে প্রথমবার খবর পাওয়া
cases-right-r11_sentence_milestones = কারাগার ছাড়ার আগে জানা
cases-right-r11_escape_or_release_in_error = যখন বেরোনোর কথা নয় তখন বেরোলে সঙ্গে সঙ্গে জানা
cases-right-r12_complaint_response = অভিযোগ করলে উত্তর পাওয়া
cases-right-r12_phso = আর কার কাছে অভিযোগ করতে পারেন, জানা

## How we contact you

cases-contact-call = আমরা ফোন করি।
cases-contact-text = আমরা মেসেজ পাঠাই। কী নিয়ে, তাতে কখনো লেখা থাকে না।
cases-contact-text-news = আমরা মেসেজ পাঠাই। নতুন কী, তা লেখা থাকতে পারে, যেমন ঠিক করেছেন।
cases-contact-email = আমরা ইমেইল লিখি। কী নিয়ে, তাতে কখনো লেখা থাকে না।
cases-contact-email-news = আমরা ইমেইল লিখি। নতুন কী, তা লেখা থাকতে পারে, যেমন ঠিক করেছেন।
cases-contact-post = আমরা চিঠি লিখি।
cases-contact-stopped = আমরা থামার কথা পেয়েছি, তাই সেখানে আর পাঠাই না। আপনি না হলে ফোন করুন।
cases-contact-not-asked = কীভাবে যোগাযোগ করব, এখনো জিজ্ঞেস করিনি। ফোন করুন, একসঙ্গে ঠিক করি।
