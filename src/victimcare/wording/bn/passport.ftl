# How to speak with somebody, on her page. A draft, like the rest, until somebody who speaks it has read it.

passport-language-none = এখন যেমন
passport-language-other = অন্য ভাষা
passport-other-needed = কোন ভাষা, লিখুন
passport-hers-language = যে ভাষায় কথা বলতে চান
passport-hers-other-language = কোন অন্য ভাষা
passport-hers-talk = আমরা কথা বলার সময়
passport-hers-interpreter = আমার দোভাষী দরকার
passport-hers-bsl = আমি ব্রিটিশ ইশারা ভাষা ব্যবহার করি
passport-hers-lip-reading = আমি ঠোঁট পড়ি: মুখ দেখতে দিন
passport-hers-relay = আমি লিখে ফোন করি, রিলে ইউকে দিয়ে
passport-hers-with-someone = আমি সঙ্গে কাউকে চাই
passport-hers-read = আমাকে লেখার সময়
passport-hers-large-print = বড় অক্ষর
passport-hers-easy-read = সহজ কথা ও ছবি
passport-hers-audio = শোনার জন্য শব্দে
passport-hers-child-words = শিশুর জন্য কথা
passport-hers-pace = কত তাড়াতাড়ি
passport-hers-slowly = ধীরে, একবারে একটি
passport-hers-breaks = বিরতি দিয়ে
passport-hers-written-after = যা বলেছেন, পরে লিখে দিন
passport-hers-someone = কে আপনার সঙ্গে আছেন
    .hint = নাম, এবং তিনি আপনার কে।
passport-hers-avoid = কী কঠিন করে
    .hint = যে শব্দ, কথা, জায়গা বা প্রশ্ন সহ্য হয় না।
passport-hers-helps = কী সাহায্য করে
    .hint = যা আমাদের সঙ্গে কথা বলা সহজ করে।
