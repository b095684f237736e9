# Her page in easy words. A draft, like the rest, until somebody who speaks it has read it.
easy-all = یہ صفحہ زیادہ لفظوں میں پڑھیں
easy-can = کیا کیا جا سکتا ہے
easy-done = ہم نے کیا کیا، اور کیا باقی ہے
easy-done-kept =
    { $count ->
        [one] ہم نے آپ کے لیے 1 کام کیا۔
       *[other] ہم نے آپ کے لیے { $count } کام کیے۔
    }
easy-done-late =
    { $count ->
        [one] 1 کام دیر سے ہوا۔ ہمیں افسوس ہے۔
       *[other] { $count } کام دیر سے ہوئے۔ ہمیں افسوس ہے۔
    }
easy-done-missed =
    { $count ->
        [one] 1 کام نہیں ہوا۔ ہمیں افسوس ہے۔
       *[other] { $count } کام نہیں ہوئے۔ ہمیں افسوس ہے۔
    }
easy-done-to-come =
    { $count ->
        [one] 1 کام ابھی باقی ہے۔
       *[other] { $count } کام ابھی باقی ہیں۔
    }
easy-who = آپ کی مدد کون کرتا ہے
easy-who-leads = آپ کے کیس کا کام ان کے ذمے ہے: { $name }۔
easy-who-team = آپ کا خیال رکھتے ہیں: { $name }۔ جو بھی فون اٹھائے، مدد کر سکتا ہے۔
easy-talk-ring = ہمیں فون کریں: { $number }۔
easy-talk-free = یہ مفت ہے۔ کال آپ کے فون پر نظر آ سکتی ہے۔
easy-talk-call = ہم آپ کو فون کر سکتے ہیں۔ وقت آپ چنیں۔
easy-talk-write = آپ چاہیں تو ہمیں یہاں لکھیں۔
easy-talk-language = ہم آپ کی زبان یا اشاروں میں بات کر سکتے ہیں۔
easy-danger = ابھی خطرے میں ہیں؟ 999 پر فون کریں۔
easy-danger-quiet = بول نہیں سکتے؟ انتظار کریں، پھر 55 دبائیں۔
easy-leave = جلدی نکلنا ہے؟ ”یہ صفحہ چھوڑیں“ دبائیں۔
easy-front-lead = کیا کسی نے آپ کو مارا، ڈرایا، یا آپ کی چیزیں لیں؟
easy-front-us = ہم مدد کر سکتے ہیں۔ آپ چاہیں تو کسی شخص سے بات کریں۔
easy-front-case = کیا آپ نے ہمیں بتایا تھا؟ آپ چاہیں تو دیکھیں کہ آپ کا کیس کہاں ہے۔
easy-front-code = اس کے لیے کوڈ چاہیے۔ اس میں 12 ہندسے ہیں۔
easy-front-get = کوڈ نہیں ہے؟ ایک شخص آپ کو دیتا ہے۔
easy-front-rights = آپ کے حقوق ہیں۔ ہمیں آپ کو بتانا ہے کہ کیا ہوتا ہے۔
easy-front-others = ہمیں بتانا ضروری نہیں۔ دوسرے لوگ بھی مدد کر سکتے ہیں۔
easy-front-watched = کیا کوئی آپ کا فون دیکھتا ہے؟ دوسرا استعمال کریں۔
easy-front-wrong = کیا ہم سے غلطی ہوئی؟ ہمیں بتائیں۔
easy-front-heading-case = اپنا کیس دیکھیں
easy-front-heading-help = اور مدد
