# Easy words, with a picture beside each line. A draft, like the rest, until somebody who speaks it has read it.

easy-all = এই পাতা বেশি কথায় পড়ুন
easy-can = আপনি যা করতে পারেন
easy-done = আমরা কী করেছি, আর কী করব
easy-done-kept =
    { $count ->
        [one] আমরা আপনার জন্য 1টি কাজ করেছি।
       *[other] আমরা আপনার জন্য { $count }টি কাজ করেছি।
    }
easy-done-late =
    { $count ->
        [one] 1টি কাজে দেরি হয়েছে। আমরা দুঃখিত।
       *[other] { $count }টি কাজে দেরি হয়েছে। আমরা দুঃখিত।
    }
easy-done-missed =
    { $count ->
        [one] 1টি কাজ করা হয়নি। আমরা দুঃখিত।
       *[other] { $count }টি কাজ করা হয়নি। আমরা দুঃখিত।
    }
easy-done-to-come =
    { $count ->
        [one] 1টি কাজ এখনো বাকি।
       *[other] { $count }টি কাজ এখনো বাকি।
    }
easy-who = কে আপনাকে সাহায্য করেন
easy-who-leads = { $name } আপনার কেসের কাজ পরিচালনা করেন।
easy-who-team = { $name } আপনার দেখাশোনা করে। যিনি উত্তর দেন, তিনিই সাহায্য করতে পারেন।
easy-talk-ring = আমাদের ফোন করুন { $number }।
easy-talk-free = খরচ নেই। কলটি আপনার ফোনে দেখা যেতে পারে।
easy-talk-call = আমরা আপনাকে ফোন করতে পারি। কখন, আপনি ঠিক করেন।
easy-talk-write = এখানে আমাদের লিখতে পারেন।
easy-talk-language = আমরা আপনার ভাষায় বা ইশারায় কথা বলতে পারি।
easy-danger = এখন বিপদে আছেন? 999 নম্বরে ফোন করুন।
easy-danger-quiet = কথা বলতে পারছেন না? অপেক্ষা করুন, তারপর 55 চাপুন।
easy-leave = তাড়াতাড়ি যেতে হবে? “এই পাতা ছেড়ে যান” চাপুন।

## The front door in easy words

easy-front-lead = কেউ কি আপনাকে কষ্ট বা ভয় দিয়েছে, বা জিনিস নিয়েছে?
easy-front-us = আমরা সাহায্য করতে পারি। একজন মানুষের সঙ্গে কথা বলতে পারেন।
easy-front-case = আপনি কি আমাদের বলেছেন? আপনার কেস কোথায় আছে, দেখতে পারেন।
easy-front-code = আপনার একটি কোড দরকার। এতে 12টি সংখ্যা থাকে।
easy-front-get = কোড নেই? একজন মানুষ আপনাকে দেন।
easy-front-rights = আপনার অধিকার আছে। কী হচ্ছে, আমাদের বলতেই হবে।
easy-front-others = আমাদের বলতে হবে না। অন্যরাও সাহায্য করতে পারেন।
easy-front-watched = কেউ কি আপনার ফোন দেখে? অন্য ফোন ব্যবহার করুন।
easy-front-wrong = আমরা কি কিছু ভুল করেছি? আমাদের বলুন।
easy-front-heading-case = আপনার কেস দেখুন
easy-front-heading-help = আরও সাহায্য
