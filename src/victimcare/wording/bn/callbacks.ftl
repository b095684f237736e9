# A call that she asks for. A draft, like the rest, until somebody who speaks it has read it.

callbacks-promise-slot = আমরা আপনাকে ফোন করব। শুরু: { $start }। শেষ: { $due }।
callbacks-page-title = আমাদের ফোন করতে বলুন
callbacks-page-lead = যখন কথা বলতে পারেন, সেই সময় বেছে নিন।
callbacks-page-number = যে নম্বর ঠিক করেছেন, তাতে ফোন করি।
callbacks-page-number-ends = যে নম্বরের শেষে { $digits }, তাতে ফোন করি।
callbacks-page-shows = সেই ফোনের তালিকায় কলটি দেখা যেতে পারে।
callbacks-page-when = কখন কথা বলতে পারেন?
callbacks-page-time = { $day }, { $start } থেকে { $end }
callbacks-page-any-time = কোনোটি নয়। আমার জন্য নিরাপদ সময় খুঁজুন
callbacks-page-gone = সেই সময় এইমাত্র চলে গেছে। অন্যটি নিন
callbacks-page-ask = ফোন করতে বলুন
callbacks-page-change = সময় বদলান
callbacks-page-promised = একজন মানুষ আপনাকে ফোন করেন
callbacks-page-give-up = এই কল আমার দরকার নেই
callbacks-page-lead-way = আপনার সঙ্গে কথা বলার নিরাপদ উপায় আমরা খুঁজি।
callbacks-page-way = আগে একজন মানুষ দেখেন। নিরাপদ হলেই ফোন করেন।
callbacks-page-choose = সময় বেছে নিন, অথবা আপনার কল দেখুন
    .more = এটি গোপন রাখতে আমরা আগে আপনার কোডের শেষ 6টি সংখ্যা চাই।
    .button = সময় ও কল দেখুন
callbacks-page-not-shown = কল ঠিক করা আছে কি না, এই ছোট পাতা দেখায় না।
callbacks-page-looked-at = একজন মানুষ দেখেন, শেষ সময়: { $due }। নিরাপদ হলেই ফোন করেন।
callbacks-page-asked = ঠিক হয়ে গেছে
callbacks-page-asked-way = আমরা পেয়েছি
callbacks-page-nobody-else = এই কলের কথা আর কাউকে বলি না।
callbacks-page-given-up = এখন আপনাকে ফোন করছি না
    .more = যেকোনো সময় আবার কল চাইতে পারেন।
