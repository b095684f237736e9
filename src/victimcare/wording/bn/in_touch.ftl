## Asking a service to be in touch, without the police

in-touch-title = কাউকে আপনার সঙ্গে যোগাযোগ করতে বলুন
in-touch-lead = কাকে, আপনি বেছে নেন। তারা পড়ে, আমরা পড়ি না।
in-touch-who = কে যোগাযোগ করবে?
in-touch-name = আপনাকে কী নামে ডাকবে?
    .hint = যেকোনো নাম চলবে। খালি রাখতে পারেন।
in-touch-reach = কীভাবে আপনাকে পাবে?
    .hint = এমন নম্বর বা ইমেইল, যা আর কেউ ধরে না বা পড়ে না।
in-touch-reach-needed = কীভাবে আপনাকে পাবে, লিখুন
in-touch-safely = কখন ও কীভাবে নিরাপদ?
    .hint = যেমন: কাজের দিনে দুপুর ২টা পর্যন্ত। কোনো বার্তা রাখবেন না।
in-touch-words = তাদের কি কিছু জানা দরকার?
in-touch-police-may-know = আমি চেয়েছি, তা পুলিশকে বলতে পারেন
in-touch-send = তাদের কাছে পাঠান
in-touch-kept = কাজ শেষ হলে মুছে ফেলা হয়। কেউ না পড়লে ৩০ দিন পরে মুছে ফেলা হয়।
in-touch-nobody = এখন এভাবে কাউকে বলা যাচ্ছে না
    .more = যিনি সাহায্য করেন তাকে ফোন করতে পারেন।
in-touch-sent = তাদের কাছে পৌঁছেছে
in-touch-sent-to = { $service } এখন পড়তে পারে।
in-touch-sent-by = { $day } পর্যন্ত কিছু না শুনলে তাদের ফোন করুন।

## On her page: with whom we put her in touch

in-touch-now = যাদের সঙ্গে আপনার যোগাযোগ করিয়ে দিয়েছি
in-touch-since = { $day } থেকে
in-touch-state-ready = আমরা তাদের কাছে নিয়ে যাচ্ছি।
in-touch-state-sent = তারা পেয়েছে। এখনও পড়েনি।
in-touch-state-seen = তারা পড়েছে।
in-touch-state-accepted = তারা হ্যাঁ বলেছে।
in-touch-state-waiting =
    { $count ->
        [one] তারা হ্যাঁ বলেছে। প্রায় 1 সপ্তাহ অপেক্ষা।
       *[other] তারা হ্যাঁ বলেছে। প্রায় { $count } সপ্তাহ অপেক্ষা।
    }
in-touch-state-in-contact = তারা আপনার সঙ্গে যোগাযোগে আছে।
in-touch-state-refused = তারা এখন আপনাকে সাহায্য করতে পারে না।
in-touch-state-ended = তাদের সাহায্য শেষ হয়েছে।
in-touch-state-recalled = এটি ফিরিয়ে নেওয়া হয়েছে। তারা আর দেখতে পায় না।
in-touch-state-expired = এর জন্য আপনার দেওয়া সময় শেষ।
in-touch-looks-on = আপনার সঙ্গে আমরা অন্য কাউকে খুঁজি।
in-touch-take-back = ফিরিয়ে নিন
    .more = তখন তারা এর কিছুই দেখতে পায় না। যেকোনো সময় আবার আমাদের বলতে পারেন।
in-touch-take-back-now = হ্যাঁ, ফিরিয়ে নিন

## On her page: the very words that would leave

in-touch-read = আমরা কী পাঠাব, পড়ুন
in-touch-read-title = আমরা কী পাঠাব
in-touch-read-lead = এটি { $service }-এর কাছে যায়। তারা এটুকুই দেখে, আর কিছু নয়।
in-touch-read-in-english = তারা এটি ইংরেজিতে পায়, এভাবে
in-touch-read-back = এই সাইটে যেকোনো সময় এটি ফিরিয়ে নিতে পারেন।
in-touch-read-yes = এটি পাঠান
in-touch-read-talk = আগে কারও সঙ্গে কথা বলুন
in-touch-read-no = এটি পাঠাবেন না
in-touch-changed = কিছু বদলেছে। দয়া করে আবার পড়ুন।
in-touch-change = তারা কী দেখবে, বদলান
in-touch-way = কীভাবে যোগাযোগ হবে?
in-touch-way-call = তারা আপনাকে ফোন করে: { $to }
in-touch-way-text = তারা টেক্সট পাঠায়: { $to }
in-touch-way-email = তারা ইমেইল পাঠায়: { $to }
in-touch-way-she-rings = আপনি তাদের ফোন করেন। আপনার কোনো নম্বর তারা পায় না।
in-touch-shares = তারা কী জানতে পারে
in-touch-share-family-name = আপনার পদবি
in-touch-share-area = যে এলাকায় থাকেন
in-touch-share-adjustments = আপনার ভাষা ও আপনার সঙ্গে কীভাবে কথা বলতে হয়
in-touch-change-show = নতুন কথাগুলো দেখান
in-touch-told-sent = আমরা পাঠিয়েছি। কী হয়, এখানে দেখতে পাবেন।
in-touch-told-talk = কেউ এ নিয়ে আপনার সঙ্গে কথা বলবেন।
in-touch-told-no = আপনি বলেছেন, আর সহায়তা চান না। আবার চাইলে আমাদের বলুন।
