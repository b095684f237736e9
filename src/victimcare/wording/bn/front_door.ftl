# The front door, without a code. A draft, like the rest, until somebody who speaks it has read it.

front-door-rights-number = প্রশ্ন { $number }, মোট { $of }
front-door-rights-kept = আমরা আপনার উত্তর রাখি না। এই পাতা বন্ধ করলে তা চলে যায়।
front-door-next = পরে
front-door-back = পেছনে
front-door-again = আবার উত্তর দিন
front-door-ask-who = কার ক্ষতি হয়েছে?
front-door-who-me = আমার
front-door-who-child = একটি শিশুর, বা যাঁর হয়ে আমি বলি
front-door-who-bereaved = অপরাধের কারণে আমার কাছের কেউ মারা গেছেন
front-door-who-business = একটি ব্যবসার
front-door-who-witness = অন্য কারও। আমি দেখেছি, বা জানি
front-door-who-not-said = আমি বলতে চাই না
front-door-ask-kind = এটি কী নিয়ে?
front-door-kind-home = বাড়ির কেউ, সঙ্গী, বা পরিবারের কেউ
front-door-kind-sexual = যৌন কিছু
front-door-kind-violence = কাউকে আঘাত বা হুমকি দেওয়া হয়েছে
front-door-kind-hate = ঘৃণা, কেউ যেমন তার জন্য
front-door-kind-property = কিছু চুরি বা নষ্ট হয়েছে
front-door-kind-fraud = ঠকিয়ে কারও টাকা নেওয়া হয়েছে
front-door-kind-not-said = অন্য কিছু, বা বলতে চাই না
front-door-ask-when = কখন হয়েছে?
front-door-when-week = গত 7 দিনে, বা এখনো চলছে
front-door-when-two-years = গত 2 বছরে
front-door-when-longer = আরও আগে
front-door-when-not-said = জানি না, বা বলতে চাই না
front-door-ask-stage = এখন কোথায় আছে?
front-door-stage-not-told = আমি আপনাদের বলিনি
front-door-stage-looked-into = আপনারা দেখছেন
front-door-stage-stopped = আপনারা আর না এগোনোর সিদ্ধান্ত নিয়েছেন
front-door-stage-court = আদালতে যাচ্ছে
front-door-stage-over = আদালত ঠিক করেছে
front-door-stage-not-said = জানি না, বা বলতে চাই না
front-door-answer-title = আপনার যা পাওনা
front-door-answer-owed = এগুলো আপনার অধিকার
front-door-answer-next = এখন যা করতে পারেন
front-door-note-witness = যার ক্ষতি হয়েছে, এই অধিকার তার। যিনি দেখেছেন, তিনিও সাহায্য পান। ফোন করুন, কীভাবে আমরা বলি।
front-door-note-business = ব্যবসারও এই অধিকার আছে। আমরা যার সঙ্গে কথা বলব এমন একজনের নাম দিতে পারে।
front-door-note-soon-after = যৌন নির্যাতনের পরের কেন্দ্র এখনই আপনাকে দেখতে পারে, আমাদের কখনো না বললেও। খুঁজে পেতে নিচের নম্বরে বা যেকোনো হাসপাতালে ফোন করুন।
front-door-note-home = কারও সঙ্গে কথা বলতে বাড়ি ছাড়তে বা কিছু ঠিক করতে হবে না।
front-door-note-fraud = টাকা এইমাত্র গেলে আগে ব্যাংকে ফোন করুন। 159 নম্বরে বেশির ভাগ ব্যাংক পাওয়া যায়।
front-door-note-any-time = যত আগেই হোক, আমাদের বলতে পারেন।
front-door-note-your-choice = বলবেন কি না, আপনি ঠিক করেন। যাই হোক, সাহায্য পাবেন।
front-door-note-bereaved = আপনার কাছের কেউ মারা গেছেন, আমরা দুঃখিত। একজন যোগাযোগ কর্মকর্তা আপনার পরিবারের সঙ্গে কাজ করতে পারেন: তিনি কে, আমাদের জিজ্ঞাসা করুন।
front-door-note-late-scheme = আঘাতের জন্য টাকা চাওয়ার সময় শেষ হতে পারে। তবু চান: দেরিতে চাইলেও কখনো নেওয়া হয়।
front-door-faster-title = তাড়াতাড়ি খবর ও বেশি সাহায্য
front-door-faster-likely = আপনি যা বলেছেন, তাতে তাড়াতাড়ি খবর ও বেশি সাহায্য পেতে পারেন।
front-door-faster-ask = কাউকে একা এটি ঠিক করতে হবে না। আমাদের জিজ্ঞেস করুন, কেউ কথা বলে বুঝিয়ে দেন।
front-door-faster-if = এর একটি মিললে চাইতে পারেন:
front-door-faster-if-1 = আপনার বয়স 18 বছরের কম।
front-door-faster-if-2 = আপনি অসুস্থ, প্রতিবন্ধী, বা সব বুঝে চলা কঠিন।
front-door-faster-if-3 = কথা বললে কী হতে পারে, তা নিয়ে ভয় পান।
front-door-faster-if-4 = খুব গুরুতর ছিল, বা বারবার হয়।
front-door-within-working-day =
    { $count ->
        [one] 1 কর্মদিবসের মধ্যে।
       *[other] { $count } কর্মদিবসের মধ্যে।
    }
front-door-within-day =
    { $count ->
        [one] 1 দিনের মধ্যে।
       *[other] { $count } দিনের মধ্যে।
    }
front-door-within-month =
    { $count ->
        [one] 1 মাসের মধ্যে।
       *[other] { $count } মাসের মধ্যে।
    }
front-door-within-hour =
    { $count ->
        [one] 1 ঘণ্টার মধ্যে।
       *[other] { $count } ঘণ্টার মধ্যে।
    }
front-door-faster-working-day =
    { $count ->
        [one] তাড়াতাড়ি খবর হলে, 1 কর্মদিবসের মধ্যে।
       *[other] তাড়াতাড়ি খবর হলে, { $count } কর্মদিবসের মধ্যে।
    }
front-door-faster-day =
    { $count ->
        [one] তাড়াতাড়ি খবর হলে, 1 দিনের মধ্যে।
       *[other] তাড়াতাড়ি খবর হলে, { $count } দিনের মধ্যে।
    }
front-door-faster-month =
    { $count ->
        [one] তাড়াতাড়ি খবর হলে, 1 মাসের মধ্যে।
       *[other] তাড়াতাড়ি খবর হলে, { $count } মাসের মধ্যে।
    }
front-door-faster-hour =
    { $count ->
        [one] তাড়াতাড়ি খবর হলে, 1 ঘণ্টার মধ্যে।
       *[other] তাড়াতাড়ি খবর হলে, { $count } ঘণ্টার মধ্যে।
    }
front-door-window-working-day =
    { $count ->
        [one] আপনার 1 কর্মদিবস আছে।
       *[other] আপনার { $count } কর্মদিবস আছে।
    }
front-door-window-day =
    { $count ->
        [one] আপনার 1 দিন আছে।
       *[other] আপনার { $count } দিন আছে।
    }
front-door-window-month =
    { $count ->
        [one] আপনার 1 মাস আছে।
       *[other] আপনার { $count } মাস আছে।
    }
front-door-window-year =
    { $count ->
        [one] আপনার 1 বছর আছে।
       *[other] আপনার { $count } বছর আছে।
    }
front-door-owed-r1-interpretation = বিনা খরচে নিজের ভাষায় বলা ও শোনা
front-door-owed-r2-crime-recorded = আপনি যা বলেন, আমরা তা লিখি
front-door-owed-r3-written-acknowledgement = আপনি জানিয়েছেন, তা লিখে পাওয়া
front-door-owed-r3-information-on-reporting = সব কীভাবে চলে জানা
front-door-owed-r4-needs-assessment = আপনার কী দরকার, তা জিজ্ঞেস করা
front-door-owed-r4-support-referral = যাঁরা সাহায্য করেন তাঁদের সঙ্গে যোগাযোগ
front-door-owed-r5-compensation-information = এর জন্য টাকা কীভাবে চাইবেন, জানা
front-door-owed-r5-cics-application-limit = আঘাতের জন্য সরকারি তহবিল থেকে টাকা চাওয়া
front-door-owed-r6-not-investigated = আমরা না দেখলে এবং কেন, জানা
front-door-owed-r6-suspect-arrested = কাউকে গ্রেপ্তার করা হয়েছে, জানা
front-door-owed-r6-suspect-interviewed = কাউকে নিয়ম মেনে জিজ্ঞেস করা হয়েছে, জানা
front-door-owed-r6-suspect-bailed-or-rui = কাউকে আপাতত ছাড়া হয়েছে, জানা
front-door-owed-r6-suspect-released-without-charge = কাউকে ছাড়া হয়েছে, জানা
front-door-owed-r6-update-preference = কত ঘন ঘন যোগাযোগ হবে, আমাদের সঙ্গে ঠিক করা
front-door-owed-r6-vrr-police-request = অন্য কাউকে আমাদের সিদ্ধান্ত আবার দেখতে বলা
front-door-owed-r6-vrr-police-acknowledge = আপনার অনুরোধ এসেছে, জানা
front-door-owed-r6-vrr-police-result = তাতে কী হয়েছে, জানা
front-door-owed-r7-vps-information = কী ক্ষতি হয়েছে কীভাবে বলবেন, জানা
front-door-owed-r7-vps-before-sentence = কী ক্ষতি হয়েছে, নিজের কথায় আদালতকে বলা
front-door-owed-r8-hearing-date = আদালতের দিন কবে ও কোথায়, জানা
front-door-owed-r8-required-to-give-evidence = আদালতকে আপনার কথা শুনতে হবে, জানা
front-door-owed-r8-bail-hearing = কাউকে ছাড়া হয়েছে কি না এবং কী নিয়মে, জানা
front-door-owed-r8-special-measures-outcome = সাক্ষ্য দেওয়া কীভাবে সহজ হয় জানা, আগে আদালত দেখা
front-door-owed-r9-case-outcome = কীভাবে শেষ হয়েছে এবং কেন, জানা
front-door-owed-r9-sentence = সাজার মানে জানা
front-door-owed-r9-uls-request = খুব কম সাজা আবার দেখতে বলা
front-door-owed-r9-bereaved-cps-meeting = কেসের আইনজীবীদের সঙ্গে দেখা করা
front-door-owed-r11-vcs-referral = কিছু লম্বা সাজার পরে: ছাড়ার খবর চান কি না, জিজ্ঞেস করা
front-door-owed-r12-phso = আর কোথায় অভিযোগ করতে পারেন, জানা
front-door-support-title = সহায়তা খুঁজুন
front-door-support-lead = বিনা খরচে, আর আমাদের কিছু বলে থাকতে হবে না।
front-door-support-kept = এখানে যা বেছে নেন, আমরা রাখি না।
front-door-support-now = দিনরাত উত্তর দেয় এমন নম্বর
front-door-need = এটি কী নিয়ে?
front-door-need-talk = আমি কারও সঙ্গে কথা বলতে চাই
front-door-need-domestic-abuse = বাড়ির কেউ, বা সঙ্গী
front-door-need-sexual-offence = যৌন কিছু
front-door-need-child = একটি শিশু
front-door-need-bereaved = কেউ মারা গেছেন
front-door-need-hate = ঘৃণা, কেউ যেমন তার জন্য
front-door-need-fraud = ঠকিয়ে কারও টাকা নেওয়া হয়েছে
front-door-need-stalking = কেউ আমার পিছু নেয় বা বারবার যোগাযোগ করে
front-door-need-homicide = আমার কাছের কাউকে হত্যা করা হয়েছে
front-door-area = আপনি কোথায় থাকেন?
front-door-area-any = আমি বলতে চাই না
front-door-search = কে সাহায্য করেন দেখান
front-door-search-again = অন্য কিছু খুঁজুন
front-door-found =
    { $count ->
        [0] কে সাহায্য করেন
        [one] 1টি জায়গা সাহায্য করে
       *[other] { $count }টি জায়গা সাহায্য করে
    }
front-door-found-none = সেখানে এর জন্য কাউকে আমরা জানি না
    .more = ফোন করুন। একজন মানুষ আপনার সঙ্গে খুঁজে দেন।
front-door-serves = এখানকার মানুষের জন্য:
front-door-speaks = ইংরেজি ছাড়া:
front-door-has-room = তারা নতুন মানুষ নেয়।
front-door-is-full = এখন তাদের জায়গা নেই।
front-door-waiting =
    { $count ->
        [one] প্রায় 1 সপ্তাহ অপেক্ষা।
       *[other] প্রায় { $count } সপ্তাহ অপেক্ষা।
    }
front-door-stated-on = তারা বলেছে: { $day }।
front-door-through-us = আমাদের বলুন, যোগাযোগ করিয়ে দিই। তারা সরাসরি কাউকে নেয় না।
front-door-site = তাদের সাইট দেখুন
front-door-leaving-title = আপনি এই সাইট ছেড়ে যাচ্ছেন
front-door-leaving-to = আপনি যাচ্ছেন এই সাইটে:
front-door-leaving-1 = আপনি কে, বা এখান থেকে আসছেন, আমরা তাদের বলি না।
front-door-leaving-2 = তখন ফোন বা কম্পিউটারের ইতিহাসে তাদের সাইট দেখা যায়।
front-door-leaving-3 = তাড়াতাড়ি ছাড়ার বোতাম সেখানে অন্য জায়গায় থাকতে পারে, বা না-ও থাকতে পারে।
front-door-leaving-4 = তারা ফোনে কিছু রাখতে চাইতে পারে। আপনি না বলতে পারেন।
front-door-leaving-go = যান: { $site }
front-door-leaving-stay = এখানে থাকুন
front-door-leaving-ring = তাদের ফোনও করতে পারেন:
front-door-complaint-title = আমাদের ভুল হলে বলুন
front-door-complaint-lead = যে কেউ অভিযোগ করতে পারেন। আপনি কে, বলতে হবে না।
front-door-complaint-words = কী ভুল হয়েছে?
    .hint = নিজের কথায়। পারলে বলুন, কী ঠিক করা উচিত।
front-door-complaint-words-needed = কী ভুল হয়েছে লিখুন
front-door-way-back = কীভাবে আপনাকে উত্তর দেব?
    .hint = খালি রাখতে পারেন। শুধু তা-ই লিখুন যা আর কেউ পড়ে না বা ধরে না।
front-door-send = পাঠান
front-door-too-much = এইমাত্র এত কিছু পাঠানো হয়েছে যে আমরা নিতে পারছি না। { $minutes } মিনিট পরে চেষ্টা করুন, বা ফোন করুন
front-door-complaint-no-case = কেউ আমাদের কিছু বলেছে কি না, এখানে আমরা কখনো বলি না।
front-door-complaint-ways = অন্য উপায়
front-door-way-right = আপনার পাওনা কিছু করা হয়নি
    .more = কোড থাকলে আপনার পাতায় বলুন। তখন কোন কেস, আমরা জানি।
front-door-way-behaved = আমাদের কেউ আপনার সঙ্গে কেমন আচরণ করেছেন
    .more = এখানে অভিযোগ করুন, বা পুলিশের আচরণের স্বাধীন দপ্তরে:
front-door-way-answer = আমাদের উত্তর আপনি মানেন না
    .more = সংসদীয় ও স্বাস্থ্য ন্যায়পাল বিনা খরচে দেখতে পারেন:
front-door-way-commissioner = যা অনেকের জন্য ভুল হয়
    .more = ভিকটিমস কমিশনার সবার হয়ে কথা বলেন, যাদের ক্ষতি হয়েছে। একটি কেস দেখতে পারেন না।
front-door-complained = আপনার অভিযোগ পেয়েছি
front-door-complained-by = একজন মানুষ পড়েন ও দেখেন। শেষ দিন: { $day }।
front-door-complained-answer = উত্তরের উপায় দিলে সেখানে উত্তর দিই। অথবা কে দেখছেন, বলি।
front-door-complaint-about = এটি কী নিয়ে?
front-door-complaint-about-service = আমরা যা করেছি বা করিনি
front-door-complaint-about-person = আমাদের কেউ আপনার সঙ্গে যেমন আচরণ করেছেন
front-door-complaint-about-crime = পুলিশের হয়ে কাজ করেন এমন কেউ আইন ভেঙেছেন, বা কাউকে আঘাত করেন বা ভয় দেখান
front-door-complaint-whom = এটি কার বিষয়ে?
    .hint = নাম বা নম্বর, জানা থাকলে। তখন আপনার অভিযোগ তাঁর কাছ থেকে দূরে রাখি।
front-door-complaint-earlier = আপনার আগের অভিযোগের নম্বর
    .hint = শুধু যদি আগে অভিযোগ করে থাকেন, আর আমাদের উত্তরে মেটেনি।
front-door-complained-number = আপনার অভিযোগের নম্বর { $number }। আমাদের উত্তরে না মিটলে এটি দিতে পারেন। রেখে দিতে হবে না।
front-door-complaint-steps = অভিযোগের পরে কী হয়
front-door-complaint-step-1 = যাঁরা কাজটি করেছেন, তাঁরা আগে উত্তর দেবেন। আমাদের লক্ষ্য ১০ কর্মদিবসে উত্তর, বা তার মধ্যে বলা কবে উত্তর দেব।
front-door-complaint-step-2 = তাতে না মিটলে আনুষ্ঠানিক অভিযোগ করতে পারেন। পেশাগত মান বিভাগ দেখবে: যাঁরা কাজটি করেননি।
front-door-complaint-step-3 = তাতেও না মিটলে এই পুলিশের বাইরের একটি সংস্থা দেখতে পারে। কোনটি, আর কবে পর্যন্ত বলা যায়, আমাদের উত্তরে থাকবে।
front-door-feedback-title = আমরা কেমন করেছি বলুন
front-door-feedback-lead = একটি প্রশ্ন। আপনি কে, কেউ জানে না।
front-door-score = আমরা আপনার সঙ্গে কেমন ব্যবহার করেছি?
front-door-score-5 = খুব ভালো
front-door-score-4 = ভালো
front-door-score-3 = ভালোও নয়, খারাপও নয়
front-door-score-2 = খারাপ
front-door-score-1 = খুব খারাপ
front-door-score-words = আমাদের কী জানা উচিত?
    .hint = খালি রাখতে পারেন। নাম ও নম্বর লিখবেন না।
front-door-feedback-answer = এখানে কেউ উত্তর দিতে পারেন না। উত্তর চাইলে:
front-door-feedback-given = আমরা পেয়েছি
    .more = মানুষ প্রতিটি পড়েন, এবং যা পারেন বদলান।
front-door-near-title = আপনার কাছে সহায়তা
front-door-near-lead = বিনা খরচে, এবং আমাদের থেকে আলাদা। আপনি বেছে নেন। সবকিছুতে না-ও বলতে পারেন।
front-door-near-ask = আমাদের যোগাযোগ করিয়ে দিতে বলুন
front-door-near-asked = আপনি এটি চেয়েছেন। কেউ একজন দেখছেন।
front-door-near-kept = আপনি হ্যাঁ বলার আগে আপনার কিছুই কারও কাছে যায় না।
front-door-near-else = এটি কি অন্য কিছু নিয়ে?

front-door-more = আরও বাছাই
front-door-age = মানুষটির বয়স কত?
front-door-age-wrong = 0 থেকে 120 পর্যন্ত বয়স লিখুন
front-door-language = কোন ভাষা?
front-door-language-any = যেকোনো ভাষা
front-door-access = কী হলে সহজ হয়?
front-door-access-step-free = সিঁড়ি নেই
front-door-access-hearing-loop = শ্রবণযন্ত্রের জন্য লুপ
front-door-access-sign-language = ইশারা ভাষা
front-door-access-quiet-room = শান্ত ঘর
front-door-access-remote = ফোনে বা পর্দায়
front-door-free = শুধু যা বিনামূল্যে
front-door-from-age = { $age } বছর বয়স থেকে।
front-door-to-age = { $age } বছর বয়স পর্যন্ত।
front-door-free-of-charge = এটি বিনামূল্যে।
front-door-costs = এতে কিছু খরচ হতে পারে।
front-door-cost-not-said = খরচ বলা নেই
    .more = তারা এতে সাহায্য করেন। কত খরচ, তা তারা বলেন না। আগে জিজ্ঞেস করুন।
front-door-wrong = এখানে কিছু ভুল আছে
front-door-wrong-said = ধন্যবাদ। একজন মানুষ এটি দেখেন।
front-door-wrong-not-said = আমরা এটি নিতে পারিনি। পরে চেষ্টা করুন।
