# The pages that anyone may open without a code. A draft, like the rest, until somebody who speaks it has read it.
front-door-rights-number = سوال { $number }، کل { $of } میں سے
front-door-rights-kept = ہم آپ کا کوئی جواب نہیں رکھتے۔ صفحہ بند کرتے ہی وہ ختم ہو جاتے ہیں۔
front-door-next = آگے
front-door-back = پیچھے
front-door-again = پھر سے جواب دیں
front-door-ask-who = نقصان کسے پہنچا؟
front-door-who-me = مجھے
front-door-who-child = کسی بچے کو، یا کسی ایسے شخص کو جس کی طرف سے میں بات کروں
front-door-who-bereaved = میرے کسی قریبی کی جرم کی وجہ سے موت ہوئی
front-door-who-business = کسی کاروبار کو
front-door-who-witness = کسی اور کو۔ میں نے دیکھا، یا مجھے اس کا پتہ ہے
front-door-who-not-said = یہ نہیں بتانا
front-door-ask-kind = یہ کس بارے میں ہے؟
front-door-kind-home = گھر کا کوئی فرد، ساتھی، یا خاندان کا کوئی شخص
front-door-kind-sexual = کوئی جنسی بات
front-door-kind-violence = کسی کو مارا یا دھمکایا گیا
front-door-kind-hate = نفرت، اس وجہ سے کہ کوئی کون ہے
front-door-kind-property = کچھ چوری ہوا یا توڑا گیا
front-door-kind-fraud = کسی سے دھوکے سے پیسے لیے گئے
front-door-kind-not-said = کچھ اور، یا یہ نہیں بتانا
front-door-ask-when = یہ کب ہوا؟
front-door-when-week = پچھلے 7 دنوں میں، یا اب بھی ہو رہا ہے
front-door-when-two-years = پچھلے 2 سال میں
front-door-when-longer = اس سے پہلے
front-door-when-not-said = پتہ نہیں، یا یہ نہیں بتانا
front-door-ask-stage = معاملہ کہاں پہنچا ہے؟
front-door-stage-not-told = میں نے آپ کو اس کے بارے میں نہیں بتایا
front-door-stage-looked-into = آپ اسے دیکھ رہے ہیں
front-door-stage-stopped = آپ نے آگے نہ چلنے کا فیصلہ کیا
front-door-stage-court = یہ عدالت میں جا رہا ہے
front-door-stage-over = عدالت فیصلہ کر چکی ہے
front-door-stage-not-said = پتہ نہیں، یا یہ نہیں بتانا
front-door-answer-title = آپ کا کیا حق ہے
front-door-answer-owed = یہ آپ کے حقوق ہیں
front-door-answer-next = اب کیا کیا جا سکتا ہے
front-door-note-witness = یہ حقوق اس کے لیے ہیں جسے نقصان پہنچا۔ جس نے دیکھا، اسے بھی مدد ملتی ہے۔ ہمیں فون کریں، ہم بتاتے ہیں کیسے۔
front-door-note-business = یہ حقوق کاروبار کے بھی ہیں۔ وہ ایک شخص کا نام دے سکتا ہے جس سے ہم بات کریں۔
front-door-note-soon-after = جنسی حملے کا مرکز آپ کو ابھی دیکھ سکتا ہے، چاہے آپ ہمیں کبھی نہ بتائیں۔ اس کا پتہ لینے کے لیے نیچے والے نمبر یا کسی بھی ہسپتال کو فون کریں۔
front-door-note-home = کسی سے بات کرنے کے لیے گھر چھوڑنا یا کوئی فیصلہ کرنا ضروری نہیں۔
front-door-note-fraud = اگر پیسے ابھی گئے ہیں تو پہلے اپنے بینک کو فون کریں۔ نمبر 159 سے اکثر بینک مل جاتے ہیں۔
front-door-note-any-time = چاہے کتنا ہی عرصہ گزرا ہو، ہمیں بتایا جا سکتا ہے۔
front-door-note-your-choice = ہمیں بتانا یا نہ بتانا آپ کی مرضی ہے۔ مدد دونوں صورتوں میں ملتی ہے۔
front-door-note-bereaved = ہمیں افسوس ہے کہ آپ کے کسی قریبی کی موت ہوئی۔ ایک رابطہ افسر آپ کے خاندان کے ساتھ کام کر سکتے ہیں: ہم سے پوچھیں کہ وہ کون ہیں۔
front-door-note-late-scheme = چوٹ پہنچنے پر رقم مانگنے کا وقت شاید گزر چکا ہو۔ پھر بھی مانگیں: کبھی کبھی دیر سے آئی درخواست بھی لے لی جاتی ہے۔
front-door-faster-title = جلد خبر اور زیادہ مدد
front-door-faster-likely = جو آپ نے بتایا، اس کی وجہ سے شاید آپ کو خبر جلد ملے، اور مدد زیادہ۔
front-door-faster-ask = کسی کو یہ اکیلے طے نہیں کرنا پڑتا۔ ہم سے پوچھیں، کوئی آپ سے اس پر بات کرتا ہے۔
front-door-faster-if = ان میں سے کوئی بات ہو تو یہ مانگا جا سکتا ہے:
front-door-faster-if-1 = آپ کی عمر 18 سال سے کم ہے۔
front-door-faster-if-2 = آپ بیمار یا معذور ہیں، یا باتیں سمجھنا مشکل لگتا ہے۔
front-door-faster-if-3 = آپ کو ڈر ہے کہ بولنے پر کیا ہو سکتا ہے۔
front-door-faster-if-4 = یہ بہت سنگین تھا، یا بار بار ہوتا ہے۔
front-door-within-working-day =
    { $count ->
        [one] 1 کام کے دن میں۔
       *[other] { $count } کام کے دنوں میں۔
    }
front-door-within-day =
    { $count ->
        [one] 1 دن میں۔
       *[other] { $count } دنوں میں۔
    }
front-door-within-month =
    { $count ->
        [one] 1 مہینے میں۔
       *[other] { $count } مہینوں میں۔
    }
front-door-within-hour =
    { $count ->
        [one] 1 گھنٹے میں۔
       *[other] { $count } گھنٹوں میں۔
    }
front-door-faster-working-day =
    { $count ->
        [one] جلد خبر کے ساتھ، 1 کام کے دن میں۔
       *[other] جلد خبر کے ساتھ، { $count } کام کے دنوں میں۔
    }
front-door-faster-day =
    { $count ->
        [one] جلد خبر کے ساتھ، 1 دن میں۔
       *[other] جلد خبر کے ساتھ، { $count } دنوں میں۔
    }
front-door-faster-month =
    { $count ->
        [one] جلد خبر کے ساتھ، 1 مہینے میں۔
       *[other] جلد خبر کے ساتھ، { $count } مہینوں میں۔
    }
front-door-faster-hour =
    { $count ->
        [one] جلد خبر کے ساتھ، 1 گھنٹے میں۔
       *[other] جلد خبر کے ساتھ، { $count } گھنٹوں میں۔
    }
front-door-window-working-day =
    { $count ->
        [one] آپ کے پاس 1 کام کا دن ہے۔
       *[other] آپ کے پاس { $count } کام کے دن ہیں۔
    }
front-door-window-day =
    { $count ->
        [one] آپ کے پاس 1 دن ہے۔
       *[other] آپ کے پاس { $count } دن ہیں۔
    }
front-door-window-month =
    { $count ->
        [one] آپ کے پاس 1 مہینہ ہے۔
       *[other] آپ کے پاس { $count } مہینے ہیں۔
    }
front-door-window-year =
    { $count ->
        [one] آپ کے پاس 1 سال ہے۔
       *[other] آپ کے پاس { $count } سال ہیں۔
    }
front-door-owed-r1-interpretation = اپنی زبان میں بولنا اور سننا، مفت
front-door-owed-r2-crime-recorded = کہ ہم وہ لکھیں جو آپ بتائیں
front-door-owed-r3-written-acknowledgement = لکھ کر ملے کہ آپ نے ہمیں بتایا
front-door-owed-r3-information-on-reporting = بتایا جائے کہ یہ سب کیسے ہوتا ہے
front-door-owed-r4-needs-assessment = پوچھا جائے کہ آپ کو کیا چاہیے
front-door-owed-r4-support-referral = مدد کرنے والوں سے ملایا جائے
front-door-owed-r5-compensation-information = بتایا جائے کہ نقصان کی رقم کیسے مانگیں
front-door-owed-r5-cics-application-limit = چوٹ پہنچنے پر حکومت سے رقم مانگنا
front-door-owed-r6-not-investigated = بتایا جائے اگر ہم اسے نہ دیکھیں، اور کیوں
front-door-owed-r6-suspect-arrested = بتایا جائے کہ کسی کو گرفتار کیا گیا
front-door-owed-r6-suspect-interviewed = بتایا جائے کہ کسی سے باقاعدہ پوچھ گچھ ہوئی
front-door-owed-r6-suspect-bailed-or-rui = بتایا جائے کہ کسی کو فی الحال جانے دیا گیا
front-door-owed-r6-suspect-released-without-charge = بتایا جائے کہ کسی کو جانے دیا گیا
front-door-owed-r6-update-preference = ہم سے طے کرنا کہ رابطہ کتنی بار ہو
front-door-owed-r6-vrr-police-request = کہنا کہ کوئی اور ہمارے فیصلے کو دوبارہ دیکھے
front-door-owed-r6-vrr-police-acknowledge = بتایا جائے کہ ہمیں پتہ ہے کہ آپ نے مانگا
front-door-owed-r6-vrr-police-result = بتایا جائے کہ اس سے کیا نکلا
front-door-owed-r7-vps-information = بتایا جائے کہ اپنی تکلیف کیسے بیان کریں
front-door-owed-r7-vps-before-sentence = اپنے الفاظ میں عدالت کو بتانا کہ آپ کو کیا تکلیف پہنچی
front-door-owed-r8-hearing-date = بتایا جائے کہ عدالت کا دن کب اور کہاں ہے
front-door-owed-r8-required-to-give-evidence = بتایا جائے کہ عدالت کو آپ کی بات سننی ہے
front-door-owed-r8-bail-hearing = بتایا جائے اگر کسی کو جانے دیا گیا، اور کن شرطوں کے ساتھ
front-door-owed-r8-special-measures-outcome = بتایا جائے کہ عدالت میں بولنا کیسے آسان ہو گا، اور عدالت پہلے دیکھنا
front-door-owed-r9-case-outcome = بتایا جائے کہ یہ کیسے ختم ہوا، اور کیوں
front-door-owed-r9-sentence = بتایا جائے کہ سزا کا کیا مطلب ہے
front-door-owed-r9-uls-request = کہنا کہ جو سزا بہت کم ہے، اسے دوبارہ دیکھا جائے
front-door-owed-r9-bereaved-cps-meeting = کیس کے وکیلوں سے ملنا
front-door-owed-r11-vcs-referral = کچھ لمبی سزاؤں کے بعد: پوچھا جائے کہ کیا آپ کو جیل سے ان کے نکلنے کی خبر چاہیے
front-door-owed-r12-phso = بتایا جائے کہ اور کہاں شکایت ہو سکتی ہے
front-door-support-title = مدد تلاش کریں
front-door-support-lead = مفت ہے، اور ضروری نہیں کہ آپ نے ہمیں کچھ بتایا ہو۔
front-door-support-kept = یہاں جو چنا جائے، ہم وہ نہیں رکھتے۔
front-door-support-now = وہ نمبر جن پر دن رات جواب ملتا ہے
front-door-need = یہ کس بارے میں ہے؟
front-door-need-talk = مجھے کسی سے بات کرنی ہے
front-door-need-domestic-abuse = گھر کا کوئی فرد، یا ساتھی
front-door-need-sexual-offence = کوئی جنسی بات
front-door-need-child = کوئی بچہ
front-door-need-bereaved = کوئی فوت ہوا
front-door-need-hate = نفرت، اس وجہ سے کہ کوئی کون ہے
front-door-need-fraud = کسی سے دھوکے سے پیسے لیے گئے
front-door-need-stalking = کوئی میرا پیچھا کرتا ہے یا بار بار رابطہ کرتا ہے
front-door-need-homicide = میرے کسی قریبی کو قتل کیا گیا
front-door-area = آپ کا علاقہ کون سا ہے؟
front-door-area-any = یہ نہیں بتانا
front-door-search = دکھائیں کہ کون مدد کرتا ہے
front-door-search-again = کچھ اور تلاش کریں
front-door-found =
    { $count ->
        [0] کون مدد کرتا ہے
        [one] مدد کی 1 جگہ
       *[other] مدد کی { $count } جگہیں
    }
front-door-found-none = وہاں اس کے لیے ہم کسی کو نہیں جانتے
    .more = ہمیں فون کریں۔ کوئی شخص آپ کے ساتھ مل کر تلاش کرتا ہے۔
front-door-serves = ان علاقوں کے لوگوں کے لیے:
front-door-speaks = انگریزی کے علاوہ:
front-door-has-room = وہ نئے لوگوں کو لیتے ہیں۔
front-door-is-full = ابھی ان کے پاس جگہ نہیں۔
front-door-waiting =
    { $count ->
        [one] تقریباً 1 ہفتہ انتظار۔
       *[other] تقریباً { $count } ہفتے انتظار۔
    }
front-door-stated-on = انہوں نے یہ اس دن بتایا: { $day }۔
front-door-through-us = ہم سے کہیں، ہم آپ کو ان سے ملاتے ہیں۔ وہ کسی کو براہ راست نہیں لیتے۔
front-door-site = ان کی سائٹ دیکھیں
front-door-leaving-title = اب یہ سائٹ چھوٹ جائے گی
front-door-leaving-to = آگے یہ سائٹ ہے:
front-door-leaving-1 = ہم انہیں نہیں بتاتے کہ آپ کون ہیں، یا کہاں سے آئے۔
front-door-leaving-2 = پھر آپ کے فون یا کمپیوٹر کی ہسٹری میں ان کی سائٹ نظر آتی ہے۔
front-door-leaving-3 = ان کا جلد نکلنے کا بٹن شاید کہیں اور ہو، یا نہ ہو۔
front-door-leaving-4 = وہ شاید آپ کے فون پر کچھ رکھنے کی اجازت مانگیں۔ آپ چاہیں تو منع کریں۔
front-door-leaving-go = { $site } پر جائیں
front-door-leaving-stay = یہیں رہیں
front-door-leaving-ring = آپ چاہیں تو انہیں فون بھی کریں:
front-door-complaint-title = ہمیں بتائیں کہ ہم سے غلطی ہوئی
front-door-complaint-lead = شکایت کوئی بھی کر سکتا ہے۔ یہ بتانا ضروری نہیں کہ آپ کون ہیں۔
front-door-complaint-words = کیا غلط ہوا؟
    .hint = اپنے الفاظ میں لکھیں۔ ہو سکے تو بتائیں کہ کیا ٹھیک کیا جائے۔
front-door-complaint-words-needed = لکھیں کہ کیا غلط ہوا
front-door-way-back = ہم آپ کو جواب کیسے دیں؟
    .hint = آپ چاہیں تو اسے خالی چھوڑیں۔ صرف وہ لکھیں جسے کوئی اور نہ پڑھے اور نہ اٹھائے۔
front-door-send = بھیجیں
front-door-too-much = ابھی اتنا زیادہ بھیجا گیا ہے کہ ہم لے نہیں سکتے۔ { $minutes } منٹ بعد کوشش کریں، یا ہمیں فون کریں
front-door-complaint-no-case = یہاں ہم کبھی نہیں بتاتے کہ کسی نے ہمیں کچھ بتایا ہے یا نہیں۔
front-door-complaint-ways = دوسرے طریقے
front-door-way-right = جو آپ کا حق تھا، وہ نہیں ہوا
    .more = اگر آپ کے پاس کوڈ ہے تو اپنے صفحے پر بتائیں۔ پھر ہمیں پتہ ہوتا ہے کہ کون سا کیس ہے۔
front-door-way-behaved = ہم میں سے کسی کا آپ کے ساتھ رویہ
    .more = یہاں شکایت کریں، یا پولیس کے رویے کے آزاد دفتر سے:
front-door-way-answer = آپ ہمارے جواب سے متفق نہیں
    .more = پارلیمنٹ اور صحت کی خدمات کے محتسب اسے مفت دیکھ سکتے ہیں:
front-door-way-commissioner = وہ باتیں جو بہت سے لوگوں کے لیے غلط ہوتی ہیں
    .more = متاثرین کے کمشنر ہر اس شخص کی طرف سے بولتے ہیں جسے نقصان پہنچا۔ وہ کسی ایک کیس کو نہیں دیکھ سکتے۔
front-door-complained = ہمیں آپ کی شکایت مل گئی
front-door-complained-by = اس دن کے آخر تک کوئی شخص اسے پڑھتا ہے اور دیکھتا ہے: { $day }۔
front-door-complained-answer = اگر آپ نے جواب کا طریقہ لکھا ہے، تو ہم وہیں جواب دیتے ہیں۔ یا بتاتے ہیں کہ اسے کون دیکھ رہا ہے۔
front-door-complaint-about = یہ کس بارے میں ہے؟
front-door-complaint-about-service = جو ہم نے کیا، یا نہیں کیا
front-door-complaint-about-person = ہم میں سے کسی کا آپ کے ساتھ سلوک
front-door-complaint-about-crime = پولیس میں کام کرنے والے کسی شخص نے قانون توڑا، یا کسی کو تکلیف دیتا یا ڈراتا ہے
front-door-complaint-whom = یہ کس کے بارے میں ہے؟
    .hint = نام یا نمبر، اگر آپ کو معلوم ہو۔ پھر ہم آپ کی شکایت ان سے دور رکھتے ہیں۔
front-door-complaint-earlier = آپ کی پہلی شکایت کا نمبر
    .hint = صرف اگر آپ نے پہلے شکایت کی تھی، اور ہمارے جواب سے بات حل نہیں ہوئی۔
front-door-complained-number = آپ کی شکایت کا نمبر: { $number }۔ اگر ہمارا جواب کافی نہ ہو تو یہ نمبر دے سکتے ہیں۔ اسے رکھنا ضروری نہیں۔
front-door-complaint-steps = شکایت کے ساتھ کیا ہوتا ہے
front-door-complaint-step-1 = پہلے وہ لوگ جواب دیں گے جنہوں نے کام کیا۔ ہمارا ہدف: 10 کام کے دنوں میں جواب، یا تب تک یہ بتانا کہ جواب کب ملے گا۔
front-door-complaint-step-2 = اگر یہ کافی نہ ہو تو آپ باضابطہ شکایت کر سکتے ہیں۔ پیشہ ورانہ معیار کا شعبہ اسے دیکھے گا: وہ لوگ جنہوں نے یہ کام نہیں کیا۔
front-door-complaint-step-3 = اگر یہ بھی کافی نہ ہو تو اس پولیس سے باہر کا ایک ادارہ اسے دیکھ سکتا ہے۔ ہمارے جواب میں لکھا ہو گا کہ کون سا، اور کب تک کہہ سکتے ہیں۔
front-door-feedback-title = بتائیں کہ ہم نے کیسا کام کیا
front-door-feedback-lead = صرف ایک سوال۔ کسی کو پتہ نہیں چلتا کہ آپ کون ہیں۔
front-door-score = ہم نے آپ سے کیسا سلوک کیا؟
front-door-score-5 = بہت اچھا
front-door-score-4 = اچھا
front-door-score-3 = نہ اچھا نہ برا
front-door-score-2 = برا
front-door-score-1 = بہت برا
front-door-score-words = ہمیں اور کیا معلوم ہونا چاہیے؟
    .hint = آپ چاہیں تو اسے خالی چھوڑیں۔ نام اور نمبر نہ لکھیں۔
front-door-feedback-answer = یہاں آپ کو کوئی جواب نہیں دے سکتا۔ اگر جواب چاہیے تو:
front-door-feedback-given = ہمیں مل گیا
    .more = لوگ ان میں سے ہر ایک پڑھتے ہیں، اور جو بدل سکتے ہیں بدلتے ہیں۔
front-door-near-title = آپ کے قریب مدد
front-door-near-lead = مفت، اور ہم سے الگ۔ مرضی آپ کی ہے۔ سب سے منع بھی کیا جا سکتا ہے۔
front-door-near-ask = ہم سے کہیں کہ آپ کو ملائیں
front-door-near-asked = آپ نے ہم سے یہ کہا۔ کوئی اسے دیکھ رہا ہے۔
front-door-near-kept = آپ کے ہاں کہنے سے پہلے آپ کی کوئی بات کسی کو نہیں جاتی۔
front-door-near-else = کیا بات کسی اور چیز کی ہے؟

front-door-more = مزید انتخاب
front-door-age = اس شخص کی عمر کیا ہے؟
front-door-age-wrong = 0 سے 120 تک عمر لکھیں
front-door-language = کون سی زبان؟
front-door-language-any = کوئی بھی زبان
front-door-access = کس چیز سے آسانی ہو گی؟
front-door-access-step-free = سیڑھیاں نہیں
front-door-access-hearing-loop = سماعت کے آلات کے لیے لوپ
front-door-access-sign-language = اشاروں کی زبان
front-door-access-quiet-room = خاموش کمرہ
front-door-access-remote = فون پر یا اسکرین پر
front-door-free = صرف وہ جو مفت ہے
front-door-from-age = { $age } سال کی عمر سے۔
front-door-to-age = { $age } سال کی عمر تک۔
front-door-free-of-charge = یہ مفت ہے۔
front-door-costs = اس کا کچھ خرچ ہو سکتا ہے۔
front-door-cost-not-said = خرچ نہیں بتایا گیا
    .more = وہ اس میں مدد کرتے ہیں۔ وہ نہیں بتاتے کہ خرچ کتنا ہے۔ پہلے ان سے پوچھیں۔
front-door-wrong = یہاں کچھ غلط ہے
front-door-wrong-said = شکریہ۔ ایک شخص اسے دیکھتا ہے۔
front-door-wrong-not-said = ہم یہ نہیں لے سکے۔ بعد میں کوشش کریں۔
