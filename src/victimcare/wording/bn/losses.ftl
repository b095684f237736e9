losses-title = কী নেওয়া বা ভাঙা হয়েছে
losses-lead = পুলিশের জন্য তালিকা করুন। পাঠানোর পর বিমা কোম্পানির জন্য ছাপাতে পারেন।
losses-open = তালিকা দেখুন বা করুন
losses-yours = আপনার তালিকা
losses-none = আপনার তালিকায় এখনো কিছু নেই
    .more = একবারে একটি জিনিস লিখুন। থেমে আবার আসতে পারেন।
losses-kept = যা রাখেন তা আমরা রাখি। না পাঠালে আমরা দেখি না।
losses-limits = তালিকায় 60টি জিনিস থাকতে পারে। সব ফাইল মিলে 40টি ও 200 মেগাবাইট পর্যন্ত হতে পারে।
losses-count =
    { $count ->
        [one] 1টি জিনিস
       *[other] { $count }টি জিনিস
    }
losses-total = সব মিলে: { $sum }
losses-total-open =
    { $count ->
        [one] 1টি জিনিসের দাম জানা নেই।
       *[other] { $count }টি জিনিসের দাম জানা নেই।
    }
losses-value-none = জানা নেই
losses-unnamed = নাম ছাড়া কিছু
losses-add = একটি জিনিস লিখুন
losses-add-another = আরেকটি জিনিস লিখুন
losses-change = এটি বদলান
losses-files-open = ছবি, শব্দ বা ভিডিও দিন বা সরান
losses-take-away = তালিকা থেকে সরান
losses-mend-no-name = তালিকা পাঠানোর আগে বলুন এটি কী।
losses-mend-value = এর দাম পড়তে পারি না। তালিকা পাঠানোর আগে বদলান।
losses-full = আপনার তালিকা ভরে গেছে। আরও থাকলে ফোন করুন { $number }।
losses-full-error = আপনার তালিকা ভরে গেছে। আরও থাকলে আমাদের ফোন করুন
losses-thing-gone = এটি তালিকা থেকে সরানো হয়েছে। আবার লিখতে তালিকায় যান
losses-to-list = আপনার তালিকায় যান

losses-thing-title = আপনার তালিকার একটি জিনিস
losses-thing-lead = শুধু বলুন এটি কী। যা জানেন না খালি রাখুন।
losses-what = এটি কী?
    .hint = যেমন: নীল পাথরের সোনার আংটি।
losses-what-needed = বলুন এটি কী
losses-happened = এর কী হয়েছে?
    .name = কী হয়েছে
losses-happened-taken = নেওয়া হয়েছে
    .short = নেওয়া
losses-happened-broken = ভাঙা বা নষ্ট করা হয়েছে
    .short = ভাঙা
losses-happened-not-known = আমি জানি না
    .short = জানা নেই
losses-value = এর দাম কত?
    .hint = পাউন্ডে, যেমন 450 বা 1,250.50। না জানলে খালি রাখুন।
    .name = দাম
losses-value-unclear = পাউন্ড 450 বা 1,250.50 এভাবে লিখুন, বা খালি রাখুন
losses-known-by = দাম কীভাবে জানেন?
losses-known-by-receipt = আমার রসিদ আছে
    .short = রসিদ থেকে
losses-known-by-bank = আমার ব্যাংক হিসাবে আছে
    .short = ব্যাংক হিসাব থেকে
losses-known-by-valuation = একজন বিশেষজ্ঞ বলেছেন
    .short = বিশেষজ্ঞের কাছ থেকে
losses-known-by-new-price = নতুনের এত দাম
    .short = নতুনের দাম
losses-known-by-guess = আমার আন্দাজ
    .short = আন্দাজ
losses-known-by-not-known = আমি জানি না
    .short = কীভাবে জানা নেই
losses-bought = কবে থেকে আপনার ছিল?
    .hint = দিন, বছর, বা “প্রায় দশ বছর আগে”। না জানলে খালি রাখুন।
    .name = কবে থেকে
losses-mark = এর সিরিয়াল নম্বর বা কোনো দাগ?
    .hint = খোদাই করা অক্ষর বা আঁচড়। ফোনের আইএমইআই নম্বর। না জানলে খালি রাখুন।
    .name = নম্বর বা দাগ
losses-files-then = এরপর ছবি, শব্দ বা ভিডিও দিতে পারেন।
losses-save = রাখুন

losses-files-title = ছবি, শব্দ বা ভিডিও
losses-saved = যা লিখেছেন তা রাখা হয়েছে।
losses-files = ফাইল থাকলে দিন
    .hint = রসিদ, এর ছবি, বা দরজার ঘণ্টার ভিডিও। সর্বোচ্চ { $most }টি ফাইল। শব্দ ও ভিডিও 50 মেগাবাইট, অন্য ফাইল 10 মেগাবাইট পর্যন্ত।
losses-files-limits = ছবি কোথায় তোলা তা আমরা বাদ দিই। শব্দ ও ভিডিও যেমন আছে তেমন থাকে। নিজের কপিও রাখুন।
losses-files-keep = এই ফাইল রাখুন
losses-file-take-away = { $place } নম্বর ফাইল সরান
losses-files-count =
    { $count ->
        [one] 1টি ফাইল
       *[other] { $count }টি ফাইল
    }
losses-files-beyond-of-one = একটি জিনিসের 5টি ফাইল হতে পারে। নতুন কোনোটি রাখিনি। যা লিখেছেন তা রাখা হয়েছে
losses-files-beyond-count = সব ফাইল মিলে 40টি হতে পারে। নতুন কোনোটি রাখিনি। যা লিখেছেন তা রাখা হয়েছে
losses-files-beyond-size = সব ফাইল মিলে 200 মেগাবাইট হতে পারে। নতুন কোনোটি রাখিনি। যা লিখেছেন তা রাখা হয়েছে

losses-send-open = তালিকা পাঠান
losses-send-title = তালিকা পাঠান
losses-send-lead = এটি আপনার দেখাশোনার দলের কাছে যায়, আর আপনার কেসের অফিসার থাকলে তাঁর কাছেও। পাঠানো তালিকা তেমনই থাকে। কিছু বদলালে আবার পাঠাতে পারেন।
losses-send-words = পুলিশের আর কিছু জানা দরকার?
    .hint = এটি খালি রাখতে পারেন।
losses-send = আমার তালিকা পাঠান
losses-send-many = গতকাল থেকে 5টি তালিকা পাঠিয়েছেন। কথা বলতে এখনই ফোন করুন { $number }
losses-sent-title = পাঠানো তালিকা
losses-sent = পাঠানো: { $day }
losses-sent-done = আপনার তালিকা পেয়েছি
losses-sent-again = কিছু বদলালে তালিকা বদলে আবার পাঠান।
losses-sent-same = এই তালিকা পাঠানো হয়েছে। বদলালে আবার পাঠাতে পারেন।
losses-sent-about = তালিকা নিয়ে প্রশ্ন ও উত্তর এখানে:
losses-added = অপরাধের রেকর্ডে যোগ: { $day }
losses-added-by-officer = আপনার কেসের অফিসার এই তালিকা অপরাধের রেকর্ডে যোগ করেছেন: { $day }
losses-answer-by = উত্তর পাবেন: { $day }
losses-late = উত্তরে দেরি হয়েছে, আমরা দুঃখিত
losses-in-message = কী নেওয়া বা ভাঙা হয়েছে তার তালিকা পাঠিয়েছি।

losses-sheet-open = বিমা কোম্পানির কাগজ
losses-sheet-title = বিমা কোম্পানির কাগজ
losses-sheet-copy = সবটা কপি করুন
losses-sheet-sent = এই তালিকা { $force }-এর কাছে পাঠানো: { $day }।
losses-sheet-added = অপরাধের রেকর্ডে যোগ: { $day }।
losses-sheet-own-words = তালিকা ও দাম যিনি পাঠিয়েছেন তাঁর কথায়।
losses-sheet-held = { $force } কী রেখেছে
losses-sheet-held-none = যতদূর জানি, { $force } কিছু রাখেনি।
losses-sheet-held-held = রাখা হয়েছে: { $day } থেকে
losses-sheet-held-ready = ফিরতে পারে: { $day } থেকে
losses-sheet-held-returned = ফেরত দেওয়া: { $day }
