# What happened in a case and what comes. A draft, like the rest, until somebody who speaks it has read it.

# Where things stand.
cases-status-reported = جو آپ نے ہمیں بتایا، ہم اسے دیکھ رہے ہیں۔
cases-status-reported-again = ہم آپ کا کیس دوبارہ دیکھ رہے ہیں۔
cases-status-found = ہمارا خیال ہے کہ ہمیں پتہ ہے یہ کس نے کیا۔ ہم اب بھی اسے دیکھ رہے ہیں۔
cases-status-arrested = ہم نے دوسرے شخص کو گرفتار کیا ہے۔
cases-status-interviewed = ہم نے دوسرے شخص سے بات کی ہے۔ ہم اب بھی اسے دیکھ رہے ہیں۔
cases-status-released = ہم نے دوسرے شخص کو جانے دیا۔ فی الحال انہیں عدالت میں جواب نہیں دینا۔
cases-status-let-go = ہم نے دوسرے شخص کو فی الحال جانے دیا۔ ہم اب بھی اسے دیکھ رہے ہیں۔
cases-status-bailed = دوسرا شخص ضمانت پر ہے: تفتیش کے دوران اسے شرطوں کے ساتھ چھوڑا گیا ہے، جو اسے ماننی ہیں۔
    .easy = ہم نے دوسرے شخص کو جانے دیا۔ انہیں کچھ شرطیں ماننی ہیں۔ ہم اب بھی اسے دیکھ رہے ہیں۔
cases-status-bailed-until = دوسرا شخص ضمانت پر ہے: تفتیش کے دوران اسے شرطوں کے ساتھ چھوڑا گیا ہے، جو اسے ماننی ہیں۔ اسے اس دن تھانے واپس آنا ہے: { $day }۔
    .easy = ہم نے دوسرے شخص کو جانے دیا۔ انہیں کچھ شرطیں ماننی ہیں۔ انہیں واپس آنا ہے: { $day }۔
cases-status-bailed-no-rules-known-until = دوسرا شخص ضمانت پر ہے: تفتیش کے دوران اسے چھوڑا گیا ہے۔ اسے اس دن تھانے واپس آنا ہے: { $day }۔
cases-status-bailed-over = دوسرے شخص کے لیے شرطیں ختم ہو گئی ہیں۔ ہم اب بھی اسے دیکھ رہے ہیں۔
cases-status-with-lawyers = ایک وکیل فیصلہ کر رہا ہے کہ یہ عدالت میں جائے گا یا نہیں۔
cases-status-to-court = دوسرے شخص کو عدالت میں جواب دینا ہو گا۔
cases-status-court = کیس عدالت میں ہے۔ وہاں کا نیا دن ابھی طے نہیں ہوا۔
cases-status-court-not-guilty-plea = دوسرے شخص نے عدالت میں کہا کہ انہوں نے یہ نہیں کیا۔ مقدمہ چلے گا۔
    .easy = دوسرا شخص کہتا ہے کہ اس نے یہ نہیں کیا۔ مقدمہ چلے گا۔ عدالت سب کی سنتی ہے، اور فیصلہ کرتی ہے۔
cases-status-court-bail-granted = عدالت نے دوسرے شخص کو اگلی پیشی تک جانے دیا۔ ہو سکتا ہے انہیں کچھ شرطیں ماننی ہوں۔
    .easy = عدالت نے دوسرے شخص کو فی الحال جانے دیا۔ ہو سکتا ہے انہیں کچھ شرطیں ماننی ہوں۔
cases-status-court-bail-varied = عدالت نے وہ شرطیں بدل دیں جو دوسرے شخص کو ماننی ہیں۔
    .easy = عدالت نے دوسرے شخص کے لیے شرطیں بدل دیں۔
cases-status-court-remanded = دوسرے شخص کو عدالت کی اگلی پیشی تک جیل میں رکھا گیا ہے۔
    .easy = دوسرا شخص ابھی جیل میں ہے۔ وہ عدالت کے اگلے دن تک وہیں رہے گا۔
cases-status-court-warrant-issued = دوسرا شخص عدالت نہیں آیا۔ عدالت نے انہیں گرفتار کرنے کا حکم دیا ہے۔
cases-status-found-guilty = عدالت نے فیصلہ کیا کہ یہ دوسرے شخص نے کیا۔
cases-status-found-guilty-guilty-plea = دوسرے شخص نے عدالت میں مان لیا کہ یہ انہوں نے کیا۔
cases-status-found-guilty-convicted = عدالت نے فیصلہ کیا کہ یہ دوسرے شخص نے کیا۔
cases-status-sentenced = عدالت نے سزا سنا دی ہے۔
cases-status-appeal = دوسرے شخص نے اوپر کی عدالت سے کہا ہے کہ اسے دوبارہ دیکھے۔
    .easy = دوسرا شخص عدالت سے متفق نہیں۔ اوپر کی عدالت اسے دوبارہ دیکھتی ہے۔
cases-status-appeal-decided = اوپر کی عدالت نے فیصلہ کر دیا ہے۔
cases-status-release = دوسرے شخص کے جیل سے نکلنے کا دن طے ہے: { $day }۔
    .easy = دوسرا شخص جیل سے نکلے گا۔ دن یہ ہے: { $day }۔
cases-status-not-guilty = عدالت نے فیصلہ کیا کہ دوسرا شخص قصوروار نہیں۔
cases-status-stopped = عدالت میں کیس روک دیا گیا۔
cases-status-no-charge-police = ہم نے فیصلہ کیا کہ یہ عدالت میں نہیں جائے گا۔
cases-status-no-charge-cps = وکیلوں نے فیصلہ کیا کہ یہ عدالت میں نہیں جائے گا۔
cases-status-out-of-court = اسے عدالت کے بغیر نمٹایا گیا۔
cases-status-not-investigated = ہم اسے اب مزید نہیں دیکھ رہے۔
cases-status-you-stopped = آپ نے رکنے کا فیصلہ کیا۔ آپ چاہیں تو واپس آئیں۔
cases-status-day-in-court = عدالت میں اگلی پیشی: { $moment }۔
cases-status-day-passed = عدالت میں پیشی تھی: { $day }۔ ہم معلوم کر رہے ہیں کہ کیا ہوا۔
cases-status-several = دوسرا شخص ایک سے زیادہ ہے۔ نیچے ہر ایک کے لیے الگ سطر ہے۔
    .easy = دوسرا شخص ایک سے زیادہ ہے۔
cases-status-short-news = کچھ نئی خبر ہے۔ ہماری ٹیم میں سے کوئی آپ کو بتائے گا۔
cases-status-short-none = آج کوئی نئی خبر نہیں۔ خبر ملتے ہی ہم آپ سے رابطہ کریں گے۔
cases-status-short-stale = ہمیں کسی نئی بات کا علم نہیں۔
cases-offence-violence = کسی نے آپ کو تکلیف دی یا دھمکایا
cases-offence-violence-business = آپ کے کاروبار میں کسی کو تکلیف پہنچی یا دھمکایا گیا
cases-offence-sexual = جنسی جرم
cases-offence-robbery = ڈکیتی
cases-offence-burglary = گھر میں چوری
cases-offence-theft-person = آپ سے کچھ چھینا گیا
cases-offence-vehicle = گاڑی سے متعلق جرم
cases-offence-bicycle = چوری شدہ سائیکل
cases-offence-shoplifting = دکان سے چوری
cases-offence-other-theft = چوری
cases-offence-criminal-damage-arson = آپ کی کسی چیز کو نقصان پہنچایا گیا
cases-offence-public-order = عوامی جگہ پر جرم
cases-offence-drugs = منشیات سے متعلق جرم
cases-offence-weapons = ہتھیار کے ساتھ جرم
cases-offence-fraud = کسی نے پیسوں کے لیے آپ کو دھوکا دیا
cases-offence-other = جرم
cases-offence-death = ایک موت

# What there is to do for now.
cases-todo-nothing = ابھی آپ کو کچھ کرنے کی ضرورت نہیں۔
cases-todo-ring = جب آپ کے لیے مناسب ہو، ہمیں فون کریں۔ ہم بھی آپ تک پہنچنے کی کوشش کرتے ہیں۔
cases-todo-rung = ہم آپ کو فون کریں گے۔ آپ پہلے خود بھی ہمیں فون کر سکتے ہیں۔
cases-todo-held = آپ کو ابھی کچھ کرنے کی ضرورت نہیں۔ آپ چاہیں تو اس پر بات کرنے کے لیے فون کریں۔
cases-todo-second-look = اگر آپ متفق نہیں، تو آپ کے پاس وقت ہے اس دن تک: { $day }۔
    .easy = شاید آپ متفق نہ ہوں۔ آپ چاہیں تو ہمیں دوبارہ دیکھنے کو کہیں۔ آپ کے پاس وقت ہے اس دن تک: { $day }۔
cases-todo-second-look-early = اگر آپ متفق نہیں، تو جلدی پوچھیں۔
    .easy = شاید آپ متفق نہ ہوں۔ آپ چاہیں تو ہمیں دوبارہ دیکھنے کو کہیں۔ جلدی کہیں۔
cases-todo-review-asked = آپ نے فیصلے پر نظرثانی مانگی ہے۔
cases-todo-called = آپ سے کہا گیا ہے کہ عدالت میں بولیں۔ ہمیں بتائیں کہ کیا چیز اسے آسان بنائے گی۔
cases-todo-rules = اگر کوئی شرط ٹوٹے تو ہمیں بتائیں۔ اگر آپ خطرے میں ہوں تو 999 پر فون کریں۔
    .spoken = اگر کوئی شرط ٹوٹے تو ہمیں بتائیں۔ اگر آپ خطرے میں ہوں تو فون بند کریں اور 9 9 9 پر فون کریں۔
cases-todo-speak = آپ چاہیں تو سزا سے پہلے عدالت کو بتائیں کہ آپ کو کیا تکلیف پہنچی۔
    .easy = آپ چاہیں تو عدالت کو بتائیں کہ کیا تکلیف پہنچی۔ یہ سزا سے پہلے کریں۔
cases-todo-too-short = اگر سزا بہت ہی کم لگے تو ہمیں فوراً فون کریں۔ پوچھنے کا وقت تھوڑا ہے۔
    .easy = کیا سزا بہت ہی کم ہے؟ ہمیں فوراً فون کریں۔ پوچھنے کا وقت تھوڑا ہے۔
cases-todo-safer = ہمیں بتائیں کہ کس چیز سے آپ کو زیادہ تحفظ محسوس ہو گا۔
cases-todo-come-back = آپ چاہیں تو واپس آئیں۔ وجہ بتانا ضروری نہیں۔
cases-todo-ask-why = آپ چاہیں تو ہم سے وجہ پوچھیں۔ کوئی شخص آپ کو سب سمجھاتا ہے۔
cases-todo-talk-about-it = آپ چاہیں تو اس کے بارے میں ہم سے بات کریں۔ مدد آپ کے لیے کھلی ہے۔
cases-todo-explained = ہمیں فون کریں، ہم سمجھاتے ہیں کہ آپ کے لیے اس کا کیا مطلب ہے۔

# How fresh it is.
cases-fresh-nothing = کچھ نیا نہیں ہوا، اس دن سے: { $day }۔
cases-fresh-new = سب سے نئی بات اس دن کی ہے: { $day }۔
cases-fresh-looked = ہم نے آخری بار دیکھا: { $moment }۔
cases-fresh-stale = ہمیں آخری خبر ملی: { $moment }۔ ہو سکتا ہے کوئی خبر ہو جو ابھی ہم تک نہیں پہنچی۔
    .easy = ہمیں آخری خبر ملی: { $moment }۔ شاید اس سے نئی خبر بھی ہو۔
cases-talk-head = ہم آپ سے بات کرنا چاہتے ہیں
cases-talk = جب آپ کے لیے مناسب ہو، ہمیں فون کریں۔ یہ مفت ہے۔
    .spoken = ہمارے پاس آپ کو بتانے کے لیے ایک بات ہے۔ کوئی شخص آپ کو خود بتائے گا۔
cases-talk-how = ہم بھی آپ تک پہنچنے کی کوشش کریں گے۔
cases-call-to-come = ہم آپ کو فون کر کے آپ کے کیس کے بارے میں بتائیں گے
cases-call-to-come-who = ہماری ٹیم کا کوئی فرد آپ کو فون کرے گا، مشین نہیں۔
cases-call-to-come-if-not = اگر تب تک ہماری آپ سے بات نہ ہو سکی تو آپ اگلے دن اسے یہاں پڑھ سکیں گے۔
cases-held = ہم وہ ایک بات بتائیں گے جسے رکنا پڑا، یا یہ کہ اور کتنی دیر ہے

# What we promise.
cases-promise-by = { $day } تک
cases-promise-was-due = یہ اس دن تک ہونا تھا: { $day }
cases-promise-sorry = یہ نہیں ہوا۔ ہمیں افسوس ہے۔ اب یہ کام ان کے پاس ہے: { $name }۔ آپ ہم سے پوچھ سکتے ہیں کہ یہ کب ہوگا۔
cases-promise-who = یہ کام یہ کریں گے: { $name }۔
cases-promise-who-agreed = یہ کام { $name } کریں گے، اسی طریقے سے جو آپ کے ساتھ طے ہوا۔
cases-promise-if-not = اگر ہم تب تک نہ کر سکے، تو پہلے ہی آپ کو بتائیں گے، اور وجہ بھی۔
    .easy = اگر ہم نہ کر سکے، تو وجہ بتاتے ہیں۔
cases-promise-if-longer = اگر زیادہ وقت لگے، تو ہم آپ کو بتاتے ہیں، اور وجہ بھی۔
cases-promise-aim =
    ہمارا ہدف ہے: { $count ->
        [one] 1 کام کا دن
       *[other] { $count } کام کے دن
    }۔ اگر زیادہ وقت لگے، تو ہم آپ کو بتاتے ہیں، اور وجہ بھی۔
cases-in-touch-phone = ہم آپ کو فون کرتے ہیں، چاہے کچھ نہ بدلا ہو
cases-in-touch-text = ہم آپ کو ٹیکسٹ بھیجتے ہیں، چاہے کچھ نہ بدلا ہو
cases-in-touch-email = ہم آپ کو لکھتے ہیں، چاہے کچھ نہ بدلا ہو
cases-in-touch-letter = ہم آپ کو لکھتے ہیں، چاہے کچھ نہ بدلا ہو
cases-in-touch-in-person = ہم آپ سے ملتے ہیں، چاہے کچھ نہ بدلا ہو
cases-cover = { $officer } ابھی موجود نہیں۔ ان کی جگہ { $name } ہیں، اور جو آپ نے ہمیں بتایا وہ پڑھتے ہیں۔
    .easy = { $officer } ابھی موجود نہیں۔ اب آپ کی مدد یہ کرتے ہیں: { $name }۔
cases-cover-until = { $officer } اس دن تک موجود نہیں: { $day }۔ ان کی جگہ { $name } ہیں، اور جو آپ نے ہمیں بتایا وہ پڑھتے ہیں۔
    .easy = { $officer } موجود نہیں، اس دن تک: { $day }۔ اب آپ کی مدد یہ کرتے ہیں: { $name }۔
cases-promise-r4_support_referral = ہم آپ کو مدد کرنے والوں سے ملائیں گے
cases-promise-r9_uls_information = ہم بتاتے ہیں کہ زیادہ لمبی سزا کیسے مانگیں
cases-promise-r11_vcs_referral = ہم آپ کو ایسا شخص دینے کی پیشکش کرتے ہیں جو سزا کے بعد کے برسوں کی خبر دے
    .easy = ہم آپ کو بات کرنے کے لیے ایک شخص دیتے ہیں۔ وہ جانتے ہیں کہ سزا کے بعد کیا ہوتا ہے۔
cases-promise-r11_vlo_first_contact = وہ شخص آپ سے رابطہ کرتا ہے
cases-after-anything-new =
    کچھ نیا ہونے کے بعد { $count ->
        [one] 1 کام کے دن میں
       *[other] { $count } کام کے دنوں میں
    }
cases-after-anything-new-aim = جب کچھ نیا ہو
cases-tell-anything-new = ہم آپ کو بتاتے ہیں کہ کیا ہوا
cases-after-decision =
    فیصلے کے بعد { $count ->
        [one] 1 کام کے دن میں
       *[other] { $count } کام کے دنوں میں
    }
cases-after-decision-aim = فیصلے کے بعد
cases-tell-decision = ہم بتاتے ہیں کہ وکیل نے کیا فیصلہ کیا، اور کیوں
cases-after-court-date =
    پیشی کا دن پتہ چلنے کے بعد { $count ->
        [one] 1 کام کے دن میں
       *[other] { $count } کام کے دنوں میں
    }
cases-after-court-date-aim = جب ہمیں پیشی کا دن پتہ چلے
cases-tell-court-date = ہم آپ کو عدالت کا دن، وقت اور جگہ بتاتے ہیں
    .easy = ہم آپ کو عدالت کا دن بتاتے ہیں۔ ہم وقت اور جگہ بھی بتاتے ہیں۔
cases-after-court-result =
    عدالت سے خبر ملنے کے بعد { $count ->
        [one] 1 کام کے دن میں
       *[other] { $count } کام کے دنوں میں
    }
cases-after-court-result-aim = جب ہمیں عدالت سے خبر ملے
cases-tell-court-result = ہم آپ کو بتاتے ہیں کہ عدالت میں کیا ہوا
cases-after-sentence =
    سزا کی خبر ملنے کے بعد { $count ->
        [one] 1 کام کے دن میں
       *[other] { $count } کام کے دنوں میں
    }
cases-after-sentence-aim = جب ہمیں سزا کی خبر ملے
cases-tell-sentence = ہم آپ کو سزا بتاتے ہیں، اور اس کا مطلب بھی
cases-after-appeal =
    اوپر کی عدالت سے خبر ملنے کے بعد { $count ->
        [one] 1 کام کے دن میں
       *[other] { $count } کام کے دنوں میں
    }
cases-after-appeal-aim = جب ہمیں اوپر کی عدالت سے خبر ملے
cases-tell-appeal = ہم وہاں کا ہر دن بتاتے ہیں، اور یہ کہ کیا فیصلہ ہوا
cases-after-all = اگر نئی باتیں سامنے آئیں
cases-tell-after-all = ہم اسے دوبارہ دیکھتے ہیں، اور آپ کو بتاتے ہیں
cases-after-short = جب کچھ نیا ہو
cases-tell-short = ہم آپ سے رابطہ کرتے ہیں

# How long it takes.
cases-wait-looking = ہم کتنے عرصے تک اسے دیکھتے ہیں؟
cases-wait-deciding = ہمیں فیصلہ کرنے میں کتنا وقت لگتا ہے؟
cases-wait-lawyers = وکیلوں کو کتنا وقت لگتا ہے؟
cases-wait-court = عدالت میں کتنا وقت لگتا ہے؟
cases-wait-sentence = سزا تک کتنا وقت ہے؟
cases-wait-appeal = اوپر کی عدالت کو کتنا وقت لگتا ہے؟
cases-wait-half-days = ایسے آدھے کیسوں میں { $low } سے { $high } دن لگتے ہیں۔
cases-wait-half-weeks = ایسے آدھے کیسوں میں { $low } سے { $high } ہفتے لگتے ہیں۔
cases-wait-most-days = ایسے ہر 10 میں سے { $tenths } کیسوں میں { $low } سے { $high } دن لگتے ہیں۔
cases-wait-most-weeks = ایسے ہر 10 میں سے { $tenths } کیسوں میں { $low } سے { $high } ہفتے لگتے ہیں۔
cases-wait-so-far-days =
    { $count ->
        [0] آپ کا آج شروع ہوا۔
        [one] آپ کے کیس کو اب تک 1 دن ہوا ہے۔
       *[other] آپ کے کیس کو اب تک { $count } دن ہوئے ہیں۔
    }
cases-wait-so-far-weeks =
    { $count ->
        [0] آپ کا اسی ہفتے شروع ہوا۔
        [one] آپ کے کیس کو اب تک 1 ہفتہ ہوا ہے۔
       *[other] آپ کے کیس کو اب تک { $count } ہفتے ہوئے ہیں۔
    }
cases-wait-long = یہ اکثر کیسوں سے لمبا ہے۔ ہمیں فون کریں، { $name } ان سے وجہ پوچھیں گے۔
cases-wait-long-asked = یہ اکثر کیسوں سے لمبا ہے۔ ہم ان سے وجہ پوچھ رہے ہیں۔ جو وہ کہیں گے، ہم آپ کو بتائیں گے۔
cases-wait-long-ours = یہ اکثر کیسوں سے لمبا ہے۔ ہمیں فون کریں، { $name } آپ کو وجہ بتائیں گے۔

# Each step, and what it means.
cases-step-case-recorded = آپ نے ہمیں بتایا کہ کیا ہوا
    .more = ہم نے اسے جرم کے طور پر لکھ لیا۔ اس دن سے آپ کے حقوق ہیں، اور وہ اس صفحے پر لکھے ہیں۔
cases-step-case-recorded-by-others = ہمیں بتایا گیا کہ کیا ہوا
    .more = ہم نے اسے جرم کے طور پر لکھ لیا۔ اس دن سے آپ کے حقوق ہیں، اور وہ اس صفحے پر لکھے ہیں۔
cases-step-case-outcome-open = ہم نے آپ کا کیس دیکھا
    .more = جو کچھ اب تک ہمارے پاس ہے، ہم نے اسے دیکھا۔ ابھی کوئی فیصلہ نہیں ہوا۔
cases-step-case-outcome-to-court = دوسرے شخص کو عدالت میں جواب دینا ہو گا
cases-step-case-outcome-out-of-court = یہ عدالت کے بغیر ختم ہوا
cases-step-case-outcome-no-charge = فیصلہ: یہ عدالت میں نہیں جائے گا
cases-step-case-outcome-closed = ہم نے کیس بند کر دیا
cases-step-case-officer-changed = اب کام کسی نئے شخص کے ذمے ہے
    .more = آپ کے کیس کا کام جس کے ذمے تھا، وہ بدل گیا ہے۔ نیا شخص وہ پڑھتا ہے جو آپ نے پہلے بتایا۔
cases-step-case-not-investigated = ہم نے اسے مزید نہ دیکھنے کا فیصلہ کیا
    .more = آپ چاہیں تو ہم سے وجہ پوچھیں۔ اگر نئی باتیں سامنے آئیں تو ہم پھر دیکھتے ہیں۔
cases-step-case-reopened = ہم نے آپ کا کیس دوبارہ کھولا
    .more = کچھ نیا سامنے آیا۔ ہم اسے دوبارہ دیکھ رہے ہیں۔
cases-step-case-looked-at = ہم نے آپ کا کیس دوبارہ دیکھا
    .more = اس دن کچھ نیا نہیں تھا۔ ہم اب بھی اس پر کام کر رہے ہیں۔
cases-step-case-sent-to-cps = ہم نے سب کچھ وکیلوں کو دے دیا
    .more = ان وکیلوں کا دفتر ”کراؤن پراسیکیوشن سروس“ کہلاتا ہے۔ وہ فیصلہ کرتے ہیں کہ یہ عدالت میں جائے گا یا نہیں۔ وہ ہمارے ماتحت نہیں۔
cases-step-case-withdrawn = آپ نے رکنے کا فیصلہ کیا
    .more = یہ آپ کی مرضی ہے۔ آپ چاہیں تو واپس آئیں، اور مدد آپ کے لیے کھلی ہے۔
cases-step-suspect-identified = ہمارا خیال ہے کہ ہمیں پتہ ہے یہ کس نے کیا
    .more = اس سے ابھی کچھ ثابت نہیں ہوتا۔ ہمیں اور معلوم کرنا ہے۔
cases-step-suspect-arrested = ہم نے کسی کو گرفتار کیا
    .more = گرفتار کرنے کا مطلب ہے کسی کو روک کر اس سے پوچھنا۔ اس کا یہ مطلب نہیں کہ فیصلہ ہو گیا۔
cases-step-suspect-interviewed = ہم نے دوسرے شخص سے بات کی
    .more = ہم نے ان سے پوچھا کہ کیا ہوا۔ ہم اصولوں سے چلتے ہیں، تاکہ یہ بات عدالت میں مانی جائے۔
cases-step-suspect-interviewed-as-witness = ہم نے ایسے شخص سے بات کی جو شاید زیادہ جانتا ہو
    .more = وہ ہمیں بتانے آئے کہ وہ کیا جانتے ہیں۔
cases-step-suspect-released-without-charge = ہم نے دوسرے شخص کو جانے دیا
    .more = انہیں روکنے کے لیے ہمارے پاس کافی ثبوت نہیں تھا۔ اسے ”بغیر الزام رہائی“ کہتے ہیں۔ ہم اب بھی مزید دیکھ سکتے ہیں۔
cases-step-suspect-bailed = ہم نے دوسرے شخص کو فی الحال جانے دیا
    .more = اسے ”ضمانت“ کہتے ہیں۔ اس کے ساتھ شرطیں ہو سکتی ہیں۔ اگر وہ کوئی شرط توڑیں تو ہمیں بتائیں، یا خطرہ ہو تو 999 پر فون کریں۔
cases-step-suspect-bail-changed-conditions-varied = دوسرے شخص کے لیے شرطیں بدل گئیں
    .more = ہمیں فون کریں، ہم نئی شرطیں آپ کو سمجھاتے ہیں۔
cases-step-suspect-bail-changed-extended = دوسرے شخص کو بعد کے کسی دن واپس آنا ہے
    .more = ہمیں یہ جاننے کے لیے اور وقت چاہیے کہ کیا ہوا۔
cases-step-suspect-bail-changed-cancelled = دوسرے شخص سے شرطیں ہٹا دی گئیں
    .more = اب انہیں یہ شرطیں نہیں ماننی۔ اگر آپ کو اس سے فکر ہے تو ہمیں فون کریں۔ خطرہ ہو تو 999 پر فون کریں۔
cases-step-suspect-bail-changed-ended = دوسرے شخص کے لیے شرطیں ختم ہو گئیں
    .more = اب انہیں یہ شرطیں نہیں ماننی۔ اگر آپ کو اس سے فکر ہے تو ہمیں فون کریں۔ خطرہ ہو تو 999 پر فون کریں۔
cases-step-suspect-released-under-investigation = ہم نے دوسرے شخص کو فی الحال جانے دیا
    .more = اسے ”تفتیش کے دوران رہائی“ کہتے ہیں۔ ہم اب بھی اسے دیکھ رہے ہیں۔
cases-step-suspect-charged = دوسرے شخص کو عدالت میں جواب دینا ہو گا
    .more = اسے ”فرد جرم“ کہتے ہیں۔ آگے کیا ہو گا، اب یہ فیصلہ عدالت کرتی ہے۔
cases-step-suspect-out-of-court-disposal = اسے عدالت کے بغیر نمٹایا گیا
    .more = ایسا تب ہو سکتا ہے جب یہ پہلی بار ہو، یا کم سنگین ہو۔ یہ لکھ لیا جاتا ہے۔
cases-step-prosecution-decision-charge = فیصلہ: یہ عدالت میں جائے گا
    .more = عدالت کے دیکھنے کے لیے کافی کچھ ہے۔ آگے عدالت میں پیشی ہو گی۔
cases-step-prosecution-decision-no-charge-police = فیصلہ: یہ عدالت میں نہیں جائے گا
    .more = یہ فیصلہ ہم نے کیا۔ اس کا مطلب یہ نہیں کہ آپ پر یقین نہیں کیا گیا۔ آپ چاہیں تو وجہ پوچھیں، اور دوبارہ جائزہ مانگیں۔
cases-step-prosecution-decision-no-charge-cps = فیصلہ: یہ عدالت میں نہیں جائے گا
    .more = یہ فیصلہ وکیلوں نے کیا۔ اس کا مطلب یہ نہیں کہ آپ پر یقین نہیں کیا گیا۔ آپ چاہیں تو وجہ پوچھیں، اور دوبارہ جائزہ مانگیں۔
cases-step-prosecution-decision-discontinued = وکیلوں نے کیس روک دیا
    .more = انہوں نے فیصلہ کیا کہ یہ آگے نہیں چل سکتا۔ آپ چاہیں تو وجہ پوچھیں، اور دوبارہ جائزہ مانگیں۔
cases-step-prosecution-decision-charge-altered = دوسرے شخص کو جس بات کا جواب دینا ہے، وہ بدل گئی
    .more = عدالت جس بات کو دیکھتی ہے، وکیلوں نے وہ بدل دی۔ ہمیں فون کریں، ہم سمجھاتے ہیں۔
cases-step-hearing-listed-first-hearing = عدالت میں پہلی پیشی طے ہوئی
    .more = دوسرے شخص سے پوچھا جاتا ہے کہ وہ کون ہیں، اور کیا یہ انہوں نے کیا۔ یہ اکثر مختصر ہوتی ہے۔
cases-step-hearing-listed-plea-and-trial-preparation = مقدمے کی تیاری کا دن طے ہوا
    .more = عدالت پھر پوچھتی ہے کہ کیا یہ انہوں نے کیا، اور مقدمے کی تیاری کرتی ہے۔ ابھی کوئی نہیں بتاتا کہ کیا ہوا۔
cases-step-hearing-listed-trial = مقدمے کا دن طے ہوا
    .more = مقدمے میں عدالت سب کی سنتی ہے، اور فیصلہ کرتی ہے کہ یہ دوسرے شخص نے کیا یا نہیں۔
cases-step-hearing-listed-sentence = سزا کا دن طے ہوا
    .more = عدالت سن چکی ہے کہ یہ انہوں نے کیا یا نہیں۔ اس دن وہ بتاتی ہے کہ ان کے ساتھ کیا ہو گا۔
cases-step-hearing-listed-appeal = اوپر کی عدالت میں دن طے ہوا
    .more = دوسرے جج دیکھتے ہیں کہ پہلی عدالت نے کیا فیصلہ کیا۔
cases-step-hearing-listed-bail = یہ طے کرنے کا دن مقرر ہوا کہ مقدمے تک شرطیں ہوں یا جیل
    .more = عدالت فیصلہ کرتی ہے کہ وہ جیل میں انتظار کریں، یا شرطوں کے ساتھ جانے دیے جائیں۔
cases-step-hearing-listed-other = عدالت میں پیشی طے ہوئی
    .more = عدالت کوئی ایسی بات دیکھتی ہے جسے پہلے طے کرنا ضروری ہے۔
cases-step-hearing-resulted-adjourned = عدالت کا دن آگے کر دیا گیا
    .more = عدالت کو اور وقت چاہیے۔ نیا دن پتہ چلے گا تو ہم آپ کو بتائیں گے۔
cases-step-hearing-resulted-guilty-plea = دوسرے شخص نے عدالت میں مان لیا کہ یہ انہوں نے کیا
    .more = یہ کس نے کیا، اس پر مقدمہ نہیں چلے گا۔ آگے سزا ہے۔
cases-step-hearing-resulted-not-guilty-plea = دوسرے شخص نے عدالت میں کہا کہ انہوں نے یہ نہیں کیا
    .more = مقدمہ چلے گا۔ عدالت سب کی سنتی ہے اور پھر فیصلہ کرتی ہے۔
cases-step-hearing-resulted-convicted = عدالت نے فیصلہ کیا کہ یہ دوسرے شخص نے کیا
    .more = آگے سزا ہے۔
cases-step-hearing-resulted-acquitted = عدالت نے فیصلہ کیا کہ دوسرا شخص قصوروار نہیں
    .more = عدالت کو پورا یقین ہونا ضروری ہے۔ پورا یقین نہ ہونے کا یہ مطلب نہیں کہ آپ پر یقین نہیں کیا گیا۔
cases-step-hearing-resulted-discontinued = عدالت میں کیس روک دیا گیا
    .more = وکیلوں نے فیصلہ کیا کہ یہ آگے نہیں چل سکتا۔ آپ چاہیں تو وجہ پوچھیں، اور دوبارہ جائزہ مانگیں۔
cases-step-hearing-resulted-sentenced = عدالت نے سزا سنائی
    .more = ہمیں فون کریں، ہم سمجھاتے ہیں کہ اس کا کیا مطلب ہے۔
cases-step-hearing-resulted-bail-granted = عدالت نے دوسرے شخص کو اگلی پیشی تک جانے دیا
    .more = ہو سکتا ہے انہیں کچھ شرطیں ماننی ہوں۔ ہمیں فون کریں، ہم آپ کے لیے معلوم کرتے ہیں۔
cases-step-hearing-resulted-bail-varied = عدالت نے دوسرے شخص کے لیے شرطیں بدل دیں
    .more = ہمیں فون کریں، ہم نئی شرطیں آپ کو سمجھاتے ہیں۔
cases-step-hearing-resulted-remanded = دوسرے شخص کو عدالت کی اگلی پیشی تک جیل میں رکھا گیا ہے
    .more = عدالت نے فیصلہ کیا کہ انہیں باہر نہیں ہونا چاہیے۔
cases-step-hearing-resulted-warrant-issued = عدالت نے دوسرے شخص کو گرفتار کرنے کا حکم دیا
    .more = وہ عدالت نہیں آئے۔ پولیس اب انہیں تلاش کرتی ہے۔ خطرہ ہو تو 999 پر فون کریں۔
cases-step-appeal-lodged = دوسرے شخص نے اوپر کی عدالت سے دوبارہ دیکھنے کو کہا
    .more = وہ عدالت کے فیصلے سے متفق نہیں۔ اسے ”اپیل“ کہتے ہیں۔
cases-step-appeal-resulted = اوپر کی عدالت نے فیصلہ کیا
    .more = دوسرے ججوں نے اسے دیکھا۔ ان کے الفاظ اوپر لکھے ہیں۔
cases-step-offender-release-planned = جیل سے نکلنے کا دن طے ہوا: { $day }
    .more = اگر آپ کو اس سے فکر ہے تو ہمیں فون کریں۔ ہم بات کر سکتے ہیں کہ آپ کو زیادہ تحفظ کیسے محسوس ہو گا۔
cases-step-property-seized = ہم نے آپ کی کوئی چیز دیکھنے کے لیے لی
    .more = ہم اسے حفاظت سے رکھتے ہیں۔ جب کسی کو اس کی ضرورت نہ رہے، تو آپ کو واپس ملتی ہے۔
cases-step-property-ready = آپ کی کوئی چیز واپس دینے کے لیے تیار ہے
    .more = ہمیں فون کریں، ہم طے کرتے ہیں کہ وہ آپ کو کیسے ملے۔
cases-step-property-returned = آپ کی کوئی چیز آپ کو واپس مل گئی
    .more = ہم نے لکھ لیا کہ وہ آپ کے پاس ہے۔
cases-step-victim-added = آپ کو اس کیس میں شامل کیا گیا
    .more = اس دن سے یہاں آپ کے اپنے حقوق ہیں۔
cases-step-victim-contacted-talked = ہم نے آپ سے بات کی
    .more = آپ کا خیال رکھنے والے کسی شخص نے آپ سے بات کی۔
cases-step-victim-contacted-written = ہم نے آپ کو لکھا
    .more = ہم نے آپ کو پیغام بھیجا، اسی طریقے سے جو آپ کے ساتھ طے ہوا۔
cases-step-victim-contacted-not-reached = ہم نے آپ تک پہنچنے کی کوشش کی
    .more = ہم آپ تک نہیں پہنچ سکے۔ آپ چاہیں تو کسی بھی وقت ہمیں فون کریں۔
cases-step-victim-needs-assessed = ہم نے پوچھا کہ آپ کو کیا چاہیے
    .more = اسی سے طے ہوتا ہے کہ آپ کو کون سی مدد ملے گی، اور خبر کتنی جلدی ملے گی۔

# Lines under a step.
cases-bail-protects-you = ان میں سے کچھ شرطیں آپ کی حفاظت کے لیے ہیں۔
cases-under-caution = یہ پوچھ گچھ قانونی خبردار کرنے کے بعد ہوئی: جو انہوں نے کہا، وہ عدالت میں گنا جا سکتا ہے۔
cases-not-charged = ابھی ان پر کوئی الزام نہیں لگایا گیا۔
cases-no-rules = ایسی کوئی شرط نہیں جو انہیں ماننی ہو۔ ہم اب بھی اسے دیکھ رہے ہیں۔
cases-help-offered = مدد آپ کے لیے کھلی ہے۔ ہمیں فون کریں، ہم آپ کو مدد کرنے والوں سے ملاتے ہیں۔
cases-second-look-police = اگر کسی سے باضابطہ پوچھ گچھ ہوئی تھی تو ہو سکتا ہے آپ نظرثانی مانگ سکیں۔ 3 مہینوں کے اندر اپنے صفحے پر مانگیں یا ہمیں فون کریں۔
cases-second-look-cps = آپ وکیلوں سے نظرثانی مانگ سکتے ہیں۔ جلد مانگیں، اپنے صفحے پر یا ہمیں فون کر کے۔ ہم آپ کی مدد کریں گے۔
cases-parole = ہو سکتا ہے پیرول بورڈ اس کا فیصلہ کرے۔ تب آپ چاہیں تو اسے بتائیں کہ آپ کو کیا تکلیف پہنچی۔ ہمیں فون کریں، ہم مدد کرتے ہیں۔
cases-hearing-for = دن: { $moment }، { $court }۔
cases-hearing-somewhere = دن: { $moment }۔ جگہ ابھی ہمیں معلوم نہیں۔
cases-hearing-place = { $moment }، { $court }۔
cases-hearing-asked = آپ سے وہاں بولنے کو کہا گیا ہے۔ آپ چاہیں تو چنیں کہ کون ساتھ آئے، اور کیسے۔
cases-court-words = عدالت کے اپنے الفاظ میں: ”{ $words }“
cases-reason = وجہ، جیسے لکھی گئی ہے: ”{ $words }“
cases-bail-conditions = ضمانت کی شرطیں، جیسے لکھی گئی ہیں:
cases-bail-must-not = اسے یہ نہیں کرنا (انگریزی میں لکھا ہے): ”{ $words }“
cases-bail-must = اسے یہ کرنا ہے (انگریزی میں لکھا ہے): ”{ $words }“
cases-bail-rule = شرط، جیسے لکھی گئی ہے: ”{ $words }“
cases-bail-by-person = کچھ شرطیں ہیں جو اسے ماننی ہیں۔ ایک شخص آپ کو یہ شرطیں بتائے گا: ہمیں کسی بھی وقت فون کریں۔
    .spoken = کچھ شرطیں ہیں جو اسے ماننی ہیں۔ ایک شخص آپ کو یہ شرطیں بتائے گا۔
cases-bail-changed-by-person = شرطیں بدل گئی ہیں۔ ہمیں فون کریں، ہم آپ کو نئی شرطیں بتائیں گے۔
    .spoken = شرطیں بدل گئی ہیں۔ ایک شخص آپ کو نئی شرطیں بتائے گا۔

# How it ended.
cases-outcome-0 = ابھی کوئی فیصلہ نہیں ہوا۔
cases-outcome-1 = دوسرے شخص کو عدالت میں جواب دینا ہو گا۔
cases-outcome-1A = دوسرے شخص کو عدالت میں جواب دینا ہو گا۔ یہ اس سے الگ جرم ہے جو ہم نے پہلے لکھا تھا۔
cases-outcome-2 = 18 سال سے کم عمر کے کسی نے مانا کہ یہ انہوں نے کیا۔ انہیں تنبیہ ملی جو ریکارڈ میں رہتی ہے، عدالت نہیں۔
cases-outcome-2A = 18 سال سے کم عمر کے کسی کو تنبیہ ملی جو ریکارڈ میں رہتی ہے۔ یہ اس سے الگ جرم تھا جو ہم نے پہلے لکھا تھا۔
cases-outcome-3 = دوسرے شخص نے مانا کہ یہ انہوں نے کیا۔ انہیں تنبیہ ملی جو ریکارڈ میں رہتی ہے، عدالت نہیں۔
cases-outcome-3A = دوسرے شخص کو تنبیہ ملی جو ریکارڈ میں رہتی ہے۔ یہ اس سے الگ جرم تھا جو ہم نے پہلے لکھا تھا۔
cases-outcome-4 = دوسرے شخص نے مانا کہ یہ بھی انہوں نے کیا۔ عدالت اسے دوسرے جرموں کے ساتھ دیکھتی ہے۔
cases-outcome-5 = جس کے بارے میں ہمارا خیال ہے کہ یہ اس نے کیا، وہ فوت ہو گیا ہے۔ عدالت میں کچھ نہیں ہو گا۔
cases-outcome-6 = دوسرے شخص کو ایک مقررہ رقم دینی پڑی۔
cases-outcome-7 = دوسرے شخص کو نشے کے بارے میں تنبیہ ملی۔
cases-outcome-8 = دوسرا شخص عدالت کے بغیر معاملہ درست کرنے پر راضی ہوا۔
cases-outcome-9 = وکیلوں نے فیصلہ کیا کہ یہ عدالت میں نہیں جائے گا۔ آپ چاہیں تو ان سے وجہ اور دوبارہ جائزہ مانگیں۔
cases-outcome-10 = ہم نے اسے آگے نہ لے جانے کا فیصلہ کیا۔ آپ چاہیں تو ہم سے وجہ پوچھیں۔
cases-outcome-11 = وہ شخص اتنا کم عمر ہے کہ قانون اسے عدالت میں نہیں لا سکتا۔
cases-outcome-12 = وہ شخص اتنا بیمار ہے کہ اسے عدالت میں نہیں لایا جا سکتا۔
cases-outcome-13 = جس کی بات عدالت کو سننی تھی، وہ وہاں نہیں بول سکتا۔ اس لیے یہ آگے نہیں چل سکتا۔
cases-outcome-14 = ہمیں پتہ نہیں چلا کہ یہ کس نے کیا۔ ہم کیس بند کر رہے ہیں۔ اگر آپ آگے چلنا چاہیں تو ہمیں بتائیں۔
cases-outcome-15 = ہم کیس بند کر رہے ہیں۔ ہم اسے ثابت نہیں کر سکے۔ اس کا مطلب یہ نہیں کہ آپ پر یقین نہیں کیا گیا۔
cases-outcome-16 = ہم کیس بند کر رہے ہیں۔ اگر آپ آگے چلنا چاہیں تو ہمیں بتائیں۔ مدد آپ کے لیے کھلی ہے۔
cases-outcome-17 = قانون عدالت جانے کے لیے ایک مدت دیتا ہے، اور وہ گزر گئی ہے۔ ہم سے پوچھیں، ہم سمجھاتے ہیں کہ کیا ہوا۔
cases-outcome-18 = ہم کیس بند کر رہے ہیں۔ ہم معلوم نہیں کر سکے کہ یہ کس نے کیا۔
cases-outcome-19 = جو آپ نے بتایا، وہ دھوکے کی ٹیم کے پاس ہے، جو پورے ملک کے لیے ہے۔ وہ فیصلہ کرتے ہیں کہ اسے کون دیکھے گا۔
cases-outcome-20 = اب اسے کوئی اور دیکھ رہا ہے۔ ہمیں فون کریں، ہم بتاتے ہیں کون، اور ان تک کیسے پہنچیں۔
cases-outcome-21 = ہم نے مزید نہ دیکھنے کا فیصلہ کیا۔ آپ چاہیں تو ہم سے وجہ پوچھیں۔
cases-outcome-22 = دوسرا شخص ایک کورس میں حصہ لے رہا ہے۔ اس کا مقصد ہے کہ وہ پھر ایسا نہ کریں۔

# Now.
cases-now-reported = ہم اسے دیکھ رہے ہیں
    .more = جو آپ نے بتایا ہم اسے پڑھتے ہیں، اور دیکھتے ہیں کہ کیا پتہ چل سکتا ہے۔ آپ چاہیں تو اب بھی اس میں کچھ بڑھائیں۔
cases-now-found = ہم مزید معلوم کر رہے ہیں
    .more = ہم وہ چیزیں ڈھونڈتے ہیں جن سے پتہ چلے کہ یہ کس نے کیا۔ آپ چاہیں تو اپنی بات میں اب بھی کچھ بڑھائیں۔
cases-now-arrested = ہم دوسرے شخص سے پوچھ رہے ہیں
    .more = آپ چاہیں تو اپنی بات میں اب بھی کچھ بڑھائیں۔
cases-now-interviewed = ہم سب باتیں جوڑ رہے ہیں
    .more = ہم دیکھتے ہیں کہ کس نے کیا کہا۔ آپ چاہیں تو اپنی بات میں اب بھی کچھ بڑھائیں۔
cases-now-released = ہم دیکھ رہے ہیں کہ اور کیا ہو سکتا ہے
    .more = آپ چاہیں تو اپنی بات میں اب بھی کچھ بڑھائیں۔
cases-now-let-go = ہم اب بھی اسے دیکھ رہے ہیں
    .more = آپ چاہیں تو اپنی بات میں اب بھی کچھ بڑھائیں۔
cases-now-bailed = ہم اب بھی اسے دیکھ رہے ہیں
    .more = دوسرے شخص کو شرطیں ماننی ہیں۔ اگر وہ کوئی توڑیں تو ہمیں بتائیں۔ خطرہ ہو تو 999 پر فون کریں۔
cases-now-with-lawyers = ایک وکیل فیصلہ کر رہا ہے
    .more = وہ سب کچھ پڑھتے ہیں، پھر ”ہاں“ یا ”نہیں“ کہتے ہیں۔ آپ چاہیں تو اپنی بات میں اب بھی کچھ بڑھائیں۔
cases-now-to-court = عدالت میں پہلی پیشی کا انتظار ہے
    .more = اگر آپ سے وہاں بولنے کو کہا گیا، تو ہم پہلے آپ کو بتاتے ہیں۔
cases-now-court = عدالت میں اگلی پیشی کا انتظار ہے
    .more = اگر آپ سے وہاں بولنے کو کہا گیا، تو ہم پہلے آپ کو بتاتے ہیں۔
cases-now-called = آپ سے وہاں بولنے کو کہا گیا ہے۔ جو چیز آپ کی مدد کرے، اس کے لیے ہمیں فون کریں۔
cases-now-found-guilty = سزا کا انتظار ہے
    .more = آپ چاہیں تو اب بھی لکھیں کہ آپ کو کیا تکلیف پہنچی۔ عدالت فیصلے سے پہلے اسے پڑھتی ہے۔
cases-now-sentenced = عدالت کا کام ختم ہوا
    .more = اگر آپ کے خیال میں سزا بہت ہی کم ہے، تو جلد فون کریں۔ پوچھنے کا وقت تھوڑا ہے۔
cases-now-appeal = اوپر کی عدالت اسے دیکھ رہی ہے
    .more = ہم وہاں کا ہر دن بتاتے ہیں، اور یہ کہ کیا کہا گیا۔
cases-now-appeal-decided = اوپر کی عدالت کا کام ختم ہوا
    .more = ہمیں فون کریں، ہم سمجھاتے ہیں کہ اس کا کیا مطلب ہے۔
cases-now-release = جیل سے نکلنے کا دن طے ہے
    .more = آپ چاہیں تو بتائیں کہ کس چیز سے آپ کو زیادہ تحفظ محسوس ہو گا۔ ہمیں فون کریں۔
cases-now-not-guilty = عدالت کا کام ختم ہوا
    .more = یہ سننا مشکل ہو سکتا ہے۔ آپ چاہیں تو ہم سے بات کریں، اور مدد آپ کے لیے کھلی ہے۔
cases-now-stopped = کیس روک دیا گیا
    .more = آپ چاہیں تو وجہ پوچھیں، اور دوبارہ جائزہ مانگیں۔
cases-now-no-charge = یہ عدالت میں نہیں جائے گا
    .more = آپ چاہیں تو وجہ پوچھیں، اور دوبارہ جائزہ مانگیں۔
cases-now-out-of-court = اسے نمٹا دیا گیا
    .more = آپ چاہیں تو پوچھیں کہ ایسا کیوں کیا گیا۔
cases-now-closed = کیس بند ہے
    .more = آپ چاہیں تو وجہ پوچھیں۔ اگر نئی باتیں سامنے آئیں تو ہم اسے پھر کھولتے ہیں۔
cases-now-not-investigated = ہم مزید نہیں دیکھ رہے
    .more = آپ چاہیں تو وجہ پوچھیں۔ اگر نئی باتیں سامنے آئیں تو ہم پھر دیکھتے ہیں۔
cases-now-you-stopped = آپ نے رکنے کا فیصلہ کیا
    .more = آپ چاہیں تو واپس آئیں۔ ہمیں بتائیں، ہم اس پر بات کرتے ہیں۔
cases-now-hearing-first-hearing = عدالت میں پہلی پیشی طے ہے
cases-now-hearing-plea-and-trial-preparation = مقدمے کی تیاری کا دن طے ہے
cases-now-hearing-trial = مقدمے کا دن طے ہے
cases-now-hearing-sentence = سزا کا دن طے ہے
cases-now-hearing-appeal = اوپر کی عدالت میں دن طے ہے
cases-now-hearing-bail = شرطوں یا جیل کے بارے میں عدالت کا دن طے ہے
cases-now-hearing-other = عدالت میں پیشی طے ہے

# Ahead.
cases-ahead-find = ہم ڈھونڈتے ہیں کہ یہ کس نے کیا
    .more = ہر کیس یہاں تک نہیں پہنچتا۔ ہم دونوں صورتوں میں آپ کو بتاتے ہیں۔
cases-ahead-decide = فیصلہ ہوتا ہے کہ یہ عدالت میں جائے گا یا نہیں
    .more = ہم یا وکیل فیصلہ کرتے ہیں، اس سے کہ کیا ثابت ہو سکتا ہے۔
cases-ahead-hear-decision = آپ کو بتایا جاتا ہے کہ کیا فیصلہ ہوا
    .more = اگر جواب ”نہیں“ ہو، تو آپ کو دوبارہ جائزہ مانگنے کا حق ہے۔
cases-ahead-second-look = اگر جواب ”نہیں“ ہو: دوبارہ جائزہ
    .more = کوئی اور سب کچھ دوبارہ پڑھتا ہے۔ مانگنے کے لیے آپ کے پاس 3 مہینے ہیں۔
cases-ahead-ask-second-look = آپ چاہیں تو دوبارہ جائزہ مانگیں
    .more = کوئی اور سب کچھ دوبارہ پڑھتا ہے۔ ہمیں فون کریں: کیسے مانگیں، اور کب تک۔
cases-ahead-first-day = اگر جواب ”ہاں“ ہو: عدالت میں پہلی پیشی
    .more = دن پتہ چلنے کے بعد 1 کام کے دن میں ہم آپ کو بتاتے ہیں۔
cases-ahead-speak = اگر آپ سے عدالت میں بولنے کو کہا جائے
    .more = آپ چاہیں تو چنیں کہ کون ساتھ آئے، اور کیسے۔
cases-ahead-court-decides = عدالت فیصلہ کرتی ہے
    .more = وہ سب کی سنتی ہے۔ ہمیں خبر ملنے کے بعد 1 کام کے دن میں آپ کو بتایا جاتا ہے کہ کیا فیصلہ ہوا۔
cases-ahead-sentence = اگر عدالت مانے کہ یہ انہوں نے کیا: سزا
    .more = آپ چاہیں تو اپنے الفاظ میں عدالت کو بتائیں کہ آپ کو کیا تکلیف پہنچی۔
cases-ahead-hear-sentence = آپ کو سزا بتائی جاتی ہے
    .more = خبر ملنے کے بعد 1 کام کے دن میں ہم بتاتے ہیں کہ اس کا کیا مطلب ہے۔
cases-ahead-after-sentence = سزا کے بعد
    .more = کچھ سزاؤں کے بعد آپ کو ایسا شخص مل سکتا ہے جو بتائے کہ آگے کیا ہو گا۔
cases-ahead-appeal = اوپر کی عدالت فیصلہ کرتی ہے
    .more = وہ سب کچھ دوبارہ پڑھتی ہے۔ اس میں مہینے لگ سکتے ہیں۔
cases-ahead-hear-appeal = آپ کو بتایا جاتا ہے کہ اس نے کیا فیصلہ کیا
    .more = جب ہمیں پتہ چلے، ہم آپ کو بتاتے ہیں۔
cases-ahead-before-release = اس دن سے پہلے
    .more = آپ چاہیں تو ایسی شرطیں مانگیں جو آپ کو زیادہ محفوظ رکھیں۔
cases-ahead-new-facts = اگر نئی باتیں سامنے آئیں
    .more = ہم اسے پھر کھولتے ہیں، اور آپ کو بتاتے ہیں۔
cases-ahead-ask-why = آپ چاہیں تو وجہ پوچھیں
    .more = ہمیں فون کریں۔ کوئی شخص آپ کو سب سمجھاتا ہے۔
cases-ahead-come-back = اگر آپ واپس آنا چاہیں
    .more = ہمیں بتائیں۔ وجہ بتانا ضروری نہیں۔
cases-ahead-help-stays = مدد آپ کے لیے کھلی ہے
    .more = جب تک آپ چاہیں، کیس میں جو بھی ہو۔
cases-journey-all = کیس میں کیا ہوا
cases-journey-person =
    { $place ->
        [1] دوسرے لوگوں میں سے پہلا شخص
        [2] دوسرے لوگوں میں سے دوسرا شخص
        [3] دوسرے لوگوں میں سے تیسرا شخص
       *[other] دوسرے لوگوں میں سے شخص نمبر { $place }
    }

# Rights, each with its line.
cases-right-held = ایک بات جو ہم ابھی آپ کو نہیں بتا سکتے
cases-right-line-due = کب تک: { $due }۔ یہ کام ہمارا ہے۔
cases-right-line-due-aim = ہمارا ہدف: { $due }۔
cases-right-line-due-undated = کوئی دن طے نہیں۔ یہ کام ہمارا ہے۔
cases-right-line-due-ours = کوئی دن طے نہیں۔ ہمارا اپنا معیار: { $due }۔
cases-right-line-due-ours-past = کوئی دن طے نہیں۔ ہمارا اپنا معیار تھا: { $due }۔ یہ نہیں ہوا، اور ہمیں افسوس ہے۔
cases-right-line-ask-first = ہم پہلے آپ سے پوچھتے ہیں۔
cases-right-line-kept = ہونا تھا: { $due }۔ ہوا: { $done }۔
cases-right-line-kept-aim = ہمارا ہدف تھا: { $due }۔ ہوا: { $done }۔
cases-right-line-kept-undated = ہوا: { $done }۔
cases-right-line-kept-after-no = پہلے آپ نے نہ کہا، بعد میں ہاں۔ ہوا: { $done }۔
cases-right-line-late = ہونا تھا: { $due }۔ ہوا: { $done }۔ یہ بہت دیر سے ہوا، اور ہمیں افسوس ہے۔
cases-right-line-late-aim = ہمارا ہدف تھا: { $due }۔ ہوا: { $done }۔ یہ بہت دیر سے ہوا، اور ہمیں افسوس ہے۔
cases-right-line-missed = ہونا تھا: { $due }۔ یہ نہیں ہوا، اور ہمیں افسوس ہے۔
cases-right-line-missed-aim = ہمارا ہدف تھا: { $due }۔ یہ نہیں ہوا، اور ہمیں افسوس ہے۔
cases-right-line-held = آپ نے کچھ غلط نہیں کیا۔ ہم جانتے ہیں کہ انتظار مشکل ہے، اور ہمیں افسوس ہے۔ ہم اسے بار بار دیکھتے ہیں، اور جب بتا سکیں تو بتاتے ہیں۔
cases-right-line-held-until = آپ نے کچھ غلط نہیں کیا۔ ہم جانتے ہیں کہ انتظار مشکل ہے، اور ہمیں افسوس ہے۔ ہم پھر دیکھیں گے: { $day }۔ تب بتائیں گے، یا یہ کہ اور کتنی دیر ہے۔
cases-right-line-declined = آپ چاہیں تو کسی بھی وقت اپنا ارادہ بدلیں۔
cases-right-line-window = آپ چاہیں تو پوچھیں اس دن تک: { $due }۔
cases-right-line-window-aim = جتنی جلدی ہو سکے پوچھیں۔ ہمیں فون کریں، ہم طریقہ بتاتے ہیں۔
cases-right-r1_interpretation = اپنی زبان میں بات سمجھنا اور سمجھانا
cases-right-r2_crime_recorded = جو آپ نے بتایا، وہ لکھا جائے
cases-right-r2_interview_delay = آپ سے جلد پوچھا جائے، اور جتنی کم بار ہو سکے
cases-right-r3_written_acknowledgement = آپ کی رپورٹ کی تحریری تصدیق، حوالہ نمبر کے ساتھ
cases-right-r3_information_on_reporting = بتایا جائے کہ سب کیسے ہوتا ہے، اور کیا مدد ہے
cases-right-r4_needs_assessment = پوچھا جائے کہ آپ کو کیا چاہیے
cases-right-r4_support_referral = آپ کو مدد کرنے والوں سے ملایا جائے
cases-right-r4_court_needs_assessment = پوچھا جائے کہ عدالت میں کیا چیز مدد کرے گی
cases-right-r5_compensation_information = بتایا جائے کہ نقصان کی رقم کیسے مانگیں
cases-right-r5_cics_application_limit = چوٹ پہنچنے پر حکومت سے رقم مانگنا
cases-right-r6_not_investigated = بتایا جائے کہ ہم مزید نہیں دیکھیں گے، اور کیوں
cases-right-r6_suspect_arrested = بتایا جائے کہ اس دن کیا ہوا: { $on }
cases-right-r6_suspect_interviewed = بتایا جائے کہ اس دن ہم نے کس سے بات کی: { $on }
cases-right-r6_suspect_released_without_charge = بتایا جائے کہ اس دن کسے جانے دیا گیا: { $on }
cases-right-r6_suspect_bailed_or_rui = بتایا جائے کہ اس دن کسے جانے دیا گیا، اور کیسے: { $on }
cases-right-r6_police_bail_changed = بتایا جائے کہ اس دن شرطیں بدلیں: { $on }
cases-right-r6_update_preference = ہم سے طے کرنا کہ خبر کیسے اور کتنی بار ملے
cases-right-r6_oocd_views = عدالت کے بغیر طے کرنے سے پہلے آپ سے پوچھا جائے
cases-right-r6_oocd_given = بتایا جائے کہ اس دن کیسے طے ہوا، اور کیوں: { $on }
cases-right-r6_charge_decision_prosecute = بتایا جائے کہ اس دن کیا فیصلہ ہوا: { $on }
cases-right-r6_charge_decision_no_prosecution_police = بتایا جائے کہ اس دن ہم نے کیا فیصلہ کیا، اور کیوں: { $on }
cases-right-r6_charge_decision_no_prosecution_cps = بتایا جائے کہ اس دن وکیلوں نے کیا فیصلہ کیا، اور کیوں: { $on }
cases-right-r6_charge_dropped_or_altered = بتایا جائے کہ اس دن وکیلوں نے اسے بدل دیا: { $on }
cases-right-r6_vrr_police_request = ہم سے دوبارہ جائزہ مانگنا
cases-right-r6_vrr_police_acknowledge = بتایا جائے کہ ہمیں پتہ ہے کہ آپ نے دوبارہ جائزہ مانگا
cases-right-r6_vrr_police_result = بتایا جائے کہ دوبارہ جائزے میں کیا نکلا
cases-right-r6_vrr_cps_request_preferred = وکیلوں سے دوبارہ جائزہ مانگنا
cases-right-r6_vrr_cps_local_resolution = بتایا جائے کہ وکیلوں نے پہلے کیا کہا
cases-right-r6_vrr_cps_independent_review = بتایا جائے کہ وکیلوں کے دوبارہ جائزے میں کیا نکلا
cases-right-r7_vps_information = بتایا جائے کہ عدالت کو اپنی تکلیف کیسے بتائیں
cases-right-r7_vps_before_sentence = سزا سے پہلے عدالت کو اپنی تکلیف بتانا
cases-right-r8_hearing_date = عدالت کا دن، وقت اور جگہ بتائی جائے، جو اس دن طے ہوئی: { $on }
cases-right-r8_bail_hearing = بتایا جائے کہ عدالت نے شرطوں یا جیل کا کیا فیصلہ کیا، اور کیوں
cases-right-r8_arrest_warrant = بتایا جائے کہ عدالت نے گرفتاری کا حکم دیا
cases-right-r8_rearrest_hearing = بتایا جائے کہ دوبارہ گرفتاری کے بعد عدالت نے کیا فیصلہ کیا
cases-right-r8_required_to_give_evidence = بتایا جائے کہ آپ سے عدالت میں بولنے کو کہا گیا، اس دن: { $on }
cases-right-r8_special_measures_outcome = بتایا جائے کہ عدالت میں بولنا کیسے آسان ہو گا
cases-right-r9_case_outcome = بتایا جائے کہ عدالت نے کیا فیصلہ کیا
cases-right-r9_sentence = سزا بتائی جائے، اور اس کا مطلب بھی
cases-right-r9_bereaved_cps_meeting = وکیلوں سے ملنے کی پیشکش کی جائے
cases-right-r9_appeal_lodged = بتایا جائے کہ اوپر کی عدالت سے دوبارہ دیکھنے کو کہا گیا
cases-right-r9_appeal_bail = بتایا جائے کہ اوپر کی عدالت کے فیصلے تک انہیں باہر جانے دیا گیا یا نہیں
cases-right-r9_appeal_hearing_and_result = اوپر کی عدالت کا ہر دن بتایا جائے، اور اس کا فیصلہ
cases-right-r9_uls_information = بتایا جائے کہ زیادہ لمبی سزا کیسے مانگیں
cases-right-r9_uls_request = زیادہ لمبی سزا مانگنا
cases-right-r10_expenses = عدالت آنے کا خرچ واپس لینا
cases-right-r10_property = اپنی چیزیں واپس لینا
cases-right-r11_vcs_referral = سزا کے بعد کے برسوں کے لیے ایک شخص کی پیشکش ہو
cases-right-r11_vlo_first_contact = وہ شخص پہلی بار آپ سے رابطہ کرے
cases-right-r11_sentence_milestones = ان کے جیل سے نکلنے سے پہلے آپ کو بتایا جائے
cases-right-r11_escape_or_release_in_error = اگر وہ ایسے وقت نکلیں جب نہیں نکلنا چاہیے، تو فوراً بتایا جائے
cases-right-r12_complaint_response = شکایت کریں تو جواب ملے
cases-right-r12_phso = بتایا جائے کہ اور کس سے شکایت ہو سکتی ہے

# How we reach you.
cases-contact-call = ہم آپ کو فون کرتے ہیں۔
cases-contact-text = ہم آپ کو ٹیکسٹ بھیجتے ہیں۔ ان میں کبھی نہیں لکھا ہوتا کہ بات کیا ہے۔
cases-contact-text-news = ہم آپ کو ٹیکسٹ بھیجتے ہیں۔ ان میں لکھا ہو سکتا ہے کہ نیا کیا ہے، جیسا آپ کے ساتھ طے ہوا۔
cases-contact-email = ہم ای میل لکھتے ہیں۔ ان میں کبھی نہیں لکھا ہوتا کہ بات کیا ہے۔
cases-contact-email-news = ہم ای میل لکھتے ہیں۔ ان میں لکھا ہو سکتا ہے کہ نیا کیا ہے، جیسا آپ کے ساتھ طے ہوا۔
cases-contact-post = ہم خط لکھتے ہیں۔
cases-contact-stopped = ہمیں لفظ ”بند“ ملا، اس لیے وہاں ہم اور نہیں بھیجتے۔ اگر یہ آپ نے نہیں لکھا تو ہمیں فون کریں۔
cases-contact-not-asked = ہم نے ابھی نہیں پوچھا کہ آپ تک کیسے پہنچیں۔ ہمیں فون کریں، ہم مل کر طے کرتے ہیں۔
