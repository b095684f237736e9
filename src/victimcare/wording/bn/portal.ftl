# Her pages and the front door. A draft, like the rest, until somebody who speaks it has read it.

## The front door: for anyone, with the force's name

portal-front-title = আপনার কেস কোথায় আছে জানুন, এবং একজন মানুষের সঙ্গে কথা বলুন
portal-front-lead = যিনি নিজের সঙ্গে ঘটা কিছু আমাদের জানিয়েছেন, তাঁর জন্য।
portal-front-code = আমার একটি কোড আছে
    .more = 12টি সংখ্যা, চিঠি থেকে বা যাঁর সঙ্গে কথা বলেছেন তাঁর কাছ থেকে
portal-front-without = কোড ছাড়া
portal-way-help = এখনই সাহায্য নিন
    .more = যারা সাহায্য করে, আমাদের কখনো না বললেও
portal-way-rights = আপনার অধিকার বুঝুন
    .more = 4টি প্রশ্ন। আমরা কোনো উত্তর রাখি না।
portal-way-support = সহায়তা খুঁজুন
    .more = আপনার কাছে কে সাহায্য করেন, কত দিন অপেক্ষা
portal-way-complain = আমাদের ভুল হলে বলুন
    .more = যে কেউ অভিযোগ করতে পারেন, নামসহ বা নাম ছাড়া
portal-way-feedback = আমরা কেমন করেছি বলুন
    .more = একটি প্রশ্ন
portal-way-get-code = কীভাবে কোড পাবেন
    .more = একজন মানুষ আপনাকে দেন। আমরা কখনো ইমেইলে পাঠাই না।
portal-way-easy = সহজ কথা ও ছবি
portal-way-young = শিশু ও কিশোরদের জন্য
portal-way-safer = এই পাতা আরও নিরাপদে ব্যবহার করুন
    .more = কেউ যদি আপনার ফোন বা কম্পিউটার দেখে
portal-leaving-hides = ছেড়ে গেলে এই পাতা লুকিয়ে যায়। ফোন যা মনে রাখে, তা মোছে না।

## Sign in

portal-sign-in-title = আপনার কোড লিখুন
portal-sign-in-lead = এটি আপনার পাতা খোলে। আপনি এখানে এসেছিলেন, তা আর কাউকে বলা হয় না।
portal-sign-in-go = এগিয়ে যান
portal-sign-in-again = আবার আপনার কোড লিখুন
portal-code = আপনার কোড
    .hint = 12টি সংখ্যা। ফাঁক ও দাগ থাকলে অসুবিধা নেই।
portal-code-needed = আপনার কোডের 12টি সংখ্যা লিখুন
portal-code-wrong = 12টি সংখ্যা মিলিয়ে আবার চেষ্টা করুন
portal-code-held-back = অনেক ভুল কোড আসছে। এক মিনিট অপেক্ষা করুন, তারপর আপনার কোড আরও একবার লিখুন
portal-code-not-numbers = কোডে শুধু 12টি সংখ্যা থাকে, আর কিছু নয়
portal-code-length = কোডে 12টি সংখ্যা থাকে। আপনি লিখেছেন { $count }টি
portal-no-code = কোড নেই, বা কাজ করছে না?
portal-still-not = এখনো কাজ করছে না?
    .more = আপনাকে নিরাপদ রাখতে 5 বার চেষ্টার পরে কোড বন্ধ হয়। এটি আপনার দোষ নয়।
portal-new-code-ring = ফোন করুন
portal-new-code-made = আপনি ফোনে থাকতেই আমরা নতুন একটি বানাতে পারি।
portal-someone-with-you = কেউ কি আপনার সঙ্গে আছে? আপনি পরে ফিরে আসতে পারেন।
portal-sign-out = বেরিয়ে যান
portal-sign-out-title = আপনি কি বেরিয়ে যেতে চান?
portal-sign-out-back = না, আমার পাতায় ফিরুন
portal-signed-out-title = আপনি বেরিয়ে এসেছেন
portal-signed-out-more = এখন এই পাতা বন্ধ করতে পারেন। ফিরে এলেও আপনার কোড কাজ করবে।

## Her page

portal-case-title = এখন কোথায় আছে
portal-updated = এই পাতা হালনাগাদ হয়েছে: { $moment }।
portal-next = এরপর কী হবে
portal-today-days = আজ, { $count } নম্বর দিন
portal-today-weeks = আজ, { $count } নম্বর সপ্তাহ
portal-spread-days = { $count } দিন
portal-spread-weeks = { $count } সপ্তাহ
portal-who = কে এটি দেখছেন
portal-carer = আপনার কেসের কাজ পরিচালনা করেন।
portal-carer-since = আপনার কেসের কাজ পরিচালনা করেন। শুরু: { $day }।
portal-carer-team = যে দল আপনার দেখাশোনা করে। যিনি উত্তর দেন, তিনিই সাহায্য করতে পারেন।
portal-journey = এ পর্যন্ত পথ, এবং সামনের পথ
portal-earlier =
    { $count ->
        [one] আগের 1টি ধাপ দেখান
       *[other] আগের { $count }টি ধাপ দেখান
    }
portal-rights = আপনার কাছে আমাদের যা দায়
portal-rights-sum =
    { $kept }টি রাখা হয়েছে, { $late ->
        [0] { "" }
       *[other] { $late }টি দেরিতে,{ " " }
    }{ $missed ->
        [0] { "" }
       *[other] { $missed }টি করা হয়নি,{ " " }
    }{ $to_come }টি এখনো বাকি
portal-reason-written = কারণ, যেমন লেখা হয়েছে
portal-rights-rest =
    { $count ->
        [one] আরও 1টি দেখান
       *[other] আরও { $count }টি দেখান
    }
portal-not-done = কিছু কি করা হয়নি?
    .ring = ফোন করুন
    .more = আমরা তা দেখি, এবং ঠিক করি।
portal-talk = আমাদের সঙ্গে কথা বলুন
portal-ring-shows = এই ফোনের কলের তালিকায় দেখা যেতে পারে।
portal-relay = লিখে ফোন করুন
    .more = রিলে ইউকে দিয়ে: { $number }। আপনার ভাষা বলেন বা ইশারা জানেন এমন কাউকেও আমরা আনতে পারি।
portal-contact = আমরা কীভাবে যোগাযোগ করি
portal-contact-change = যোগাযোগের উপায় বদলান
portal-short-more = এটি ছোট পাতা। একজন মানুষ আপনাকে আরও বলতে পারেন।
    .second-step = আপনার পাতার আরও দেখুন

## The menu of her pages

portal-menu = মেনু
portal-menu-title = আপনার সব পাতা
portal-menu-of-case = আপনার কেস
portal-menu-of-court = আদালত, টাকা ও আপনার জিনিস
portal-menu-statement = আদালতকে আপনার কথা
    .more = এতে আপনার কী ক্ষতি হয়েছে, নিজের কথায়
portal-menu-court = আদালতে আপনার দিন
    .more = কবে, কী সহজ করে, কত খরচ
portal-menu-compensation = আপনার সঙ্গে যা হয়েছে তার জন্য টাকা
    .more = কীভাবে চাইবেন, কত দিন পর্যন্ত, কে সাহায্য করেন
portal-menu-property = আপনার জিনিস
    .more = আপনার কী আমাদের কাছে, আর কী নেওয়া বা ভাঙা হয়েছে তার তালিকা
portal-menu-of-talk = আমাদের সঙ্গে কথা বলুন
portal-menu-of-us-two = আমরা কীভাবে যোগাযোগ করি ও কথা বলি
portal-menu-of-you = আপনি ও এই পাতা
portal-menu-case = এখন কোথায় আছে
    .more = কী হয়েছে, এবং এরপর কী
portal-menu-easy = সহজ কথায়
    .more = ছোট লাইন, প্রতিটির পাশে ছবি
portal-menu-young = কম বয়সীদের জন্য
    .more = বয়স 18 বছরের কম হলে
portal-menu-journey = পুরো পথ
    .more = প্রথম জানানো থেকে কারাগার ছাড়া পর্যন্ত, প্রতিটি অংশের পরে কী
portal-menu-second-look = আবার দেখতে বলুন
    .more = সিদ্ধান্ত মানতে না পারলে
portal-todo-see-review = আপনার অনুরোধ দেখুন
portal-reference = অপরাধের রেফারেন্স নম্বর
portal-reference-lead = বীমা কোম্পানি, বাড়িওয়ালা ও ব্যাংক এই নম্বর চাইতে পারে।
portal-reference-copy = নম্বরটি কপি করুন
portal-reference-copied = কপি হয়েছে
portal-reference-print = এই কাগজটি ছাপুন বা রাখুন
portal-reference-safe = ভাবুন, এই যন্ত্রে বা কাগজে কে এটি দেখতে পারে।
portal-reference-shows = এই কাগজ দেখায় যে এই অপরাধের কথা { $force }-কে জানানো হয়েছে।
portal-reference-what = কী ঘটেছিল
portal-reference-record = যেভাবে লেখা আছে
portal-reference-where = কোথায়
portal-reference-when = যে দিন ঘটেছে
portal-reference-reported = যে দিন জানানো হয়েছে
portal-reference-printed = ভুক্তভোগীর নিজের পাতা থেকে ছাপা: { $day }।
portal-another-title = অন্য একটি অপরাধ দেখুন
portal-another-lead = আপনার কাছে অন্য কোনো অপরাধের কোড থাকলে এখানে লিখুন।
portal-another-after = তখন আপনি সেই অপরাধের পাতা দেখবেন, আর এক পাতা থেকে অন্য পাতায় যেতে পারবেন। আপনি পাতা ছেড়ে গেলে দুটি পাতাই বন্ধ হবে।
portal-another-part = সেই পাতা পুরো না খুললে সেখানে “আপনার পাতার আরও দেখুন” ব্যবহার করুন। তার আগে আপনি এই পাতায় ফিরতে পারবেন না।
portal-another-no-code = অন্য অপরাধের কোড নেই, বা কাজ করছে না?
portal-others = এবার এগুলিও খোলা আছে
portal-others-this = আপনি দেখছেন:
portal-others-go = এই পাতায় যান
portal-menu-reference = অপরাধের রেফারেন্স নম্বর
    .more = বীমা কোম্পানি, বাড়িওয়ালা বা ব্যাংকের জন্য
portal-menu-another = অন্য একটি অপরাধ দেখুন
    .more = তার কোড লিখুন, আর দুটি পাতাই পড়ুন
portal-menu-messages = বার্তা
    .more = আমাদের লিখুন, উত্তর পড়ুন
portal-menu-update = এখন কী অবস্থা জিজ্ঞেস করুন
    .more = যিনি আপনার কেস দেখেন, আমরা তাঁকে জিজ্ঞেস করি
portal-menu-call-me = আমাদের ফোন করতে বলুন
    .more = আপনার জন্য নিরাপদ সময়ে
portal-menu-more-help = তাড়াতাড়ি খবর ও বেশি সাহায্য
    .more = কার অধিকার আছে, কীভাবে চাইবেন
portal-menu-not-done = কিছু করা হয়নি
    .more = বলুন, আমরা দেখি
portal-menu-get-help = এখনই সাহায্য নিন
    .more = যারা দিনরাত সাহায্য করে
portal-menu-visits = আপনার পাতা কোথায় ব্যবহার হয়েছে
    .more = কখন, কোন ধরনের যন্ত্রে
portal-menu-who-looked = কে আপনার কেস দেখেছেন
    .more = যাঁরা আমাদের কাজ করেন, এবং কেন
portal-menu-your-code = আপনার কোড
    .more = এটি কীভাবে কাজ করে, এবং এটি দিয়ে কী করা যায়
portal-menu-second-step = আপনার পাতার আরও দেখুন
    .more = দ্বিতীয় একটি নম্বর, যা শুধু আপনার কাছে আছে
portal-menu-support = আপনার কাছে সহায়তা
    .more = এতে কে সাহায্য করেন, কত দিন অপেক্ষা
portal-menu-tell-once = আমাদের একবার বলুন
    .more = যা আপনি আবার বলতে চান না
portal-menu-passport = আপনার সঙ্গে কীভাবে কথা বলব
    .more = আপনার ভাষা, এবং কী কথা বলা সহজ করে
portal-menu-family = যাঁরা আপনাকে সাহায্য করেন
    .more = কে কী দেখতে পারেন, কীভাবে থামাবেন
portal-menu-contact = আমরা কীভাবে যোগাযোগ করি
    .more = কী নিরাপদ, কী নয়
portal-menu-print = ছাপুন বা রেখে দিন
    .more = কাগজ নিরাপদ কি না, আগে জিজ্ঞেস করি
portal-menu-use-more-safely = এই পাতা আরও নিরাপদে ব্যবহার করুন
    .more = কেউ যদি আপনার ফোন বা কম্পিউটার দেখে

## Help without a code

portal-help-title = এখনই সাহায্য নিন
portal-help-lead = কোডের দরকার নেই। আমাদের কিছু বলে থাকতে হবে না।
portal-help-people = যাঁদের সঙ্গে কথা বলতে পারেন
portal-help-home = পারিবারিক নির্যাতন
    .more = জাতীয় পারিবারিক নির্যাতন হেল্পলাইন। বিনা খরচে, দিনরাত, যখন বাড়ির কেউ আপনাকে মারে বা ভয় দেখায়।
portal-help-fraud = প্রতারণা
    .more = রিপোর্ট ফ্রড। যখন কেউ ঠকিয়ে আপনার টাকা নিয়েছে।
portal-help-anyone = যেকোনো অপরাধ
    .more = ভিকটিম সাপোর্ট। বিনা খরচে, দিনরাত, যার ক্ষতি হয়েছে তার জন্য, আমাদের বলুন বা না বলুন।
portal-help-sexual = ধর্ষণ ও যৌন নির্যাতন
    .more = ধর্ষণ ও যৌন নির্যাতন সহায়তা লাইন। বিনা খরচে, দিনরাত, 16 বছর বয়স থেকে।
portal-help-child = শিশু ও তরুণ
    .more = চাইল্ডলাইন। বিনা খরচে, দিনরাত, 19 বছরের কম বয়সীদের জন্য।
portal-help-men = বাড়িতে নির্যাতিত পুরুষ
    .more = মেন্স অ্যাডভাইস লাইন। বিনা খরচে, কর্মদিবসে, বাড়িতে মার খাওয়া বা ভয়ে থাকা পুরুষদের জন্য।
portal-help-listen = কেউ যিনি শুনবেন
    .more = সামারিটানস। বিনা খরচে, দিনরাত, যখন আর পারছেন না।
portal-help-stalking = পিছু নেওয়া ও উত্ত্যক্ত করা
    .more = ন্যাশনাল স্টকিং হেল্পলাইন। বিনা খরচে, কেউ পিছু নিলে বা না ছাড়লে।
portal-help-death = কেউ মারা গেলে
    .more = ক্রুজ বিরিভমেন্ট সাপোর্ট। বিনা খরচে, কাছের কেউ মারা গেলে।
portal-deaf = আপনি শুনতে না পেলে বা ফোনে কথা বলতে না পারলে
portal-deaf-video = ব্রিটিশ ইশারা ভাষায় আমাদের সঙ্গে কথা বলুন
    .more = ভিডিও কল। একজন দোভাষী যোগ দেন।
portal-deaf-films = ব্রিটিশ ইশারা ভাষায় আমাদের ফিল্ম দেখুন
portal-deaf-999-bsl = বিপদে: { $service } অ্যাপ বা ওয়েবসাইট। দোভাষী ইশারায় কথা বলেন। বিনা খরচে, দিনরাত।
portal-deaf-999-text = বিপদে: 999 নম্বরে বার্তা পাঠান। আগে নিবন্ধন করুন: 999 নম্বরে “{ $word }” শব্দটি পাঠান।
portal-help-near = আপনার কাছে
portal-help-yours = আমাদের কাছে যা চাইতে পারেন
portal-help-yours-1 = আপনার কেসে কী হচ্ছে এবং কখন, তা জানা।
portal-help-yours-2 = সাহায্য করতে পারেন এমন মানুষের সঙ্গে যোগাযোগ।
portal-help-yours-3 = নিজের ভাষায় বা ইশারায় কথা বলা।
portal-help-yours-4 = এতে কী ক্ষতি হয়েছে, নিজের কথায় আদালতকে বলা।
portal-help-yours-5 = আমরা থামার সিদ্ধান্ত নিলে আবার দেখতে বলা।

## How to get a code

portal-get-code-title = কীভাবে কোড পাবেন
portal-get-code-lead = একজন মানুষ দেন, যখন তিনি জানেন যে এটি আপনিই।
portal-get-code-how = কীভাবে কাজ করে
portal-get-code-how-1 = আমাদের ফোন করুন, অথবা যিনি আপনার কেস দেখেন তাঁকে বলুন।
portal-get-code-how-2 = আমরা আপনার জন্য নিরাপদভাবে জিজ্ঞেস করি।
portal-get-code-how-3 = আপনি 12টি সংখ্যা পান। এখানে ও ফোনে কাজ করে।
portal-get-code-how-4 = নতুন কোড পুরোনোটি বন্ধ করে। যেকোনো সময় চাইতে পারেন।
portal-get-code-never = যা আমরা কখনো করি না
portal-get-code-never-1 = আমরা কখনো ইমেইলে কোড পাঠাই না।
portal-get-code-never-2 = আমরা কখনো ফোন করে আপনার কোড চাই না।
portal-get-code-never-3 = আপনার কোড আছে, তা আমরা কখনো আর কাউকে বলি না।

## Using it more safely

portal-safer-title = এই পাতা আরও নিরাপদে ব্যবহার করুন
portal-safer-lead = কারও কারও ফোন ও কম্পিউটার অন্যরা দেখে। এটি সাহায্য করতে পারে।
portal-safer-leave = যখন তাড়াতাড়ি ছাড়তে হবে
portal-safer-leave-1 = “এই পাতা ছেড়ে যান” বা এস্কেপ বোতাম চাপুন। আপনি বেরিয়ে যান, এবং এমন পাতা দেখেন যা যে কেউ দেখতে পারে।
portal-safer-leave-2 = এটি পাতা লুকায়। ইতিহাস থেকে মোছে না।
portal-safer-leave-3 = দুটি বোতামই ইন্টারনেট ছাড়াও কাজ করে। কাজ না করলে উইন্ডো বন্ধ করুন।
portal-safer-leave-4 = 10 মিনিট কিছু না চাপলে আপনি এমনিতেই বেরিয়ে যান।
portal-safer-before = শুরু করার আগে
portal-safer-before-1 = এমন ফোন বা কম্পিউটার ব্যবহার করুন যা আর কেউ দেখে না। গ্রন্থাগারে থাকে।
portal-safer-before-2 = ব্রাউজারের ব্যক্তিগত জানালা নিজের ইতিহাস রাখে না।
portal-safer-before-3 = কেউ যদি আপনাকে নজরে রাখতে ফোনে কিছু দিয়ে থাকে, অন্য ফোন ব্যবহার করুন।
portal-safer-before-4 = যেখানে অন্য কেউ পেতে পারে, সেখানে কোড রাখবেন না।
portal-safer-after = শেষ হলে
portal-safer-after-1 = বেরিয়ে যান, এবং জানালা বন্ধ করুন।
portal-safer-after-2 = ইতিহাসে এই সাইটের ঠিকানা থাকে, আর প্রতিটি পাতার শুধু নাম “{ $title }”।
portal-safer-after-3 = আমাদের করা কল তালিকায় ও বিলে দেখা যেতে পারে।
portal-safer-after-4 = সব ইতিহাস মুছে ফেলাও যে দেখে তার চোখে অদ্ভুত লাগতে পারে।
portal-languages = ভাষা
