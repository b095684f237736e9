# Faster news and more help. A draft, like the rest, until somebody who speaks it has read it.

more-help-title = তাড়াতাড়ি খবর ও বেশি সাহায্য
more-help-lead = কারও কারও অন্যদের চেয়ে বেশি অধিকার আছে। এখানে চাইতে পারেন।
more-help-has-it = আপনার আছেই। চাইতে হবে না।
more-help-asked = আপনি চেয়েছেন। একজন মানুষ কথা বলেন, শেষ দিন: { $day }।
more-help-what = কী পান
more-help-what-news =
    খবর পান { $faster ->
        [one] 1 কর্মদিবসে
       *[other] { $faster } কর্মদিবসে
    }, { $usual } দিনে নয়।
more-help-what-news-aim = তাড়াতাড়ি খবর পান।
more-help-what-help = সাহায্য করতে পারেন এমন মানুষের সঙ্গে তাড়াতাড়ি যোগাযোগ হয়।
more-help-what-court = আদালতে কথা বলা সহজ করা যায়, যেমন পর্দা দিয়ে।
more-help-what-person = আদালতে কী দরকার, কেউ জিজ্ঞেস করেন ও দেখেন।
more-help-who = এটি কার জন্য
more-help-who-lead = এর যেকোনো একটি মিললে এটি আপনার। একা প্রমাণ করতে হবে না: আমরা কথা বলি।
more-help-who-age = তখন আপনার বয়স 18 বছরের কম ছিল।
more-help-who-lost = আপনার কাছের কাউকে হত্যা করা হয়েছে।
more-help-who-kind = যৌনতা, যার সঙ্গে থাকেন, বা আপনি যেমন তা নিয়ে ছিল।
more-help-ask = এর কোনোটিও কি মেলে?
    .hint = যা চান টিক দিন, বা কিছু না। এখানে আবার দেখাই না।
more-help-ground-most-serious-crime = সবচেয়ে গুরুতর অপরাধের একটি ছিল
    .hint = যেমন বড় আঘাত, হত্যা, বা দাসত্ব।
more-help-ground-persistently-targeted = আমার সঙ্গে বারবার হয়
    .hint = কেউ আপনার সঙ্গে কিছু করতেই থাকে, বা আপনাকেই বেছে নেয়।
more-help-ground-vulnerable = অংশ নিতে আমার সাহায্য দরকার
    .hint = যেমন অসুখ, মন যেভাবে কাজ করে, বা চলা ও শোনার জন্য।
more-help-ground-intimidated = আমি ভয় পাই, বা চুপ থাকার চাপ পাই
    .hint = অন্য ব্যক্তিকে, তাঁর চারপাশের মানুষকে, বা আদালতে কথা বলাকে।
more-help-ground-discretion = অন্য কিছু, যা একজন মানুষকে বলতে চাই
more-help-go = এটি চান
more-help-how = একজন মানুষ নিরাপদভাবে যোগাযোগ করেন। কী দরকার জিজ্ঞেস করেন, কী ঠিক হয়েছে বলেন।
more-help-no = উত্তর না হলে কেন, জানেন। একমত না, তা বলতে পারেন।
more-help-kept = আমরা পেয়েছি
more-help-kept-by = একজন মানুষ কথা বলেন, শেষ দিন: { $day }।
more-help-again = তবু আমি এটি চাই
