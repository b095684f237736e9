## Asking a service to be in touch, without the police

in-touch-title = کسی سے کہیں کہ آپ سے رابطہ کرے
in-touch-lead = کس سے، مرضی آپ کی ہے۔ وہ پڑھتے ہیں، ہم نہیں۔
in-touch-who = کون رابطہ کرے؟
in-touch-name = وہ آپ کو کس نام سے بلائیں؟
    .hint = کوئی بھی نام ٹھیک ہے۔ اسے خالی بھی چھوڑا جا سکتا ہے۔
in-touch-reach = وہ آپ تک کیسے پہنچیں؟
    .hint = ایسا نمبر یا ای میل جسے کوئی اور نہ اٹھائے اور نہ پڑھے۔
in-touch-reach-needed = لکھیں کہ وہ آپ تک کیسے پہنچیں
in-touch-safely = کب اور کیسے محفوظ ہے؟
    .hint = جیسے: کام کے دن دوپہر 2 بجے تک۔ کوئی پیغام نہ چھوڑیں۔
in-touch-words = کیا انہیں کچھ معلوم ہونا چاہیے؟
in-touch-police-may-know = آپ پولیس کو بتا سکتے ہیں کہ میں نے یہ کہا
in-touch-send = انہیں بھیجیں
in-touch-kept = کام ہو جانے پر یہ مٹا دیا جاتا ہے۔ کوئی نہ پڑھے تو 30 دن بعد مٹا دیا جاتا ہے۔
in-touch-nobody = ابھی کسی سے اس طرح نہیں کہا جا سکتا
    .more = مدد کرنے والے کسی شخص کو فون کیا جا سکتا ہے۔
in-touch-sent = یہ ان کے پاس ہے
in-touch-sent-to = { $service } اب اسے پڑھ سکتے ہیں۔
in-touch-sent-by = اگر { $day } تک کچھ نہ سنیں، تو انہیں فون کریں۔

## On her page: with whom we put her in touch

in-touch-now = ہم نے آپ کو کس سے ملایا
in-touch-since = { $day } سے
in-touch-state-ready = ہم یہ ان تک پہنچا رہے ہیں۔
in-touch-state-sent = یہ ان کے پاس ہے۔ انہوں نے ابھی نہیں پڑھا۔
in-touch-state-seen = انہوں نے پڑھ لیا ہے۔
in-touch-state-accepted = انہوں نے ہاں کہا۔
in-touch-state-waiting =
    { $count ->
        [one] انہوں نے ہاں کہا۔ تقریباً 1 ہفتہ انتظار۔
       *[other] انہوں نے ہاں کہا۔ تقریباً { $count } ہفتے انتظار۔
    }
in-touch-state-in-contact = وہ آپ سے رابطے میں ہیں۔
in-touch-state-refused = وہ ابھی آپ کی مدد نہیں کر سکتے۔
in-touch-state-ended = ان کی مدد ختم ہو گئی ہے۔
in-touch-state-recalled = یہ واپس لے لیا گیا۔ وہ اب اسے نہیں دیکھ سکتے۔
in-touch-state-expired = اس کے لیے آپ کا دیا ہوا وقت ختم ہو گیا۔
in-touch-looks-on = ہم آپ کے ساتھ کسی اور کو ڈھونڈتے ہیں۔
in-touch-take-back = واپس لیں
    .more = پھر وہ اس میں سے کچھ نہیں دیکھ سکتے۔ آپ کسی بھی وقت ہم سے دوبارہ کہہ سکتے ہیں۔
in-touch-take-back-now = ہاں، واپس لیں

## On her page: the very words that would leave

in-touch-read = پڑھیں کہ ہم کیا بھیجیں گے
in-touch-read-title = ہم کیا بھیجیں گے
in-touch-read-lead = یہ { $service } کو جاتا ہے۔ وہ یہی دیکھتے ہیں، اور کچھ نہیں۔
in-touch-read-in-english = انہیں یہ انگریزی میں ملتا ہے، اس طرح
in-touch-read-back = یہ اس سائٹ پر کسی بھی وقت واپس لیا جا سکتا ہے۔
in-touch-read-yes = یہ بھیجیں
in-touch-read-talk = پہلے کسی سے بات کریں
in-touch-read-no = یہ نہ بھیجیں
in-touch-changed = کچھ بدل گیا ہے۔ مہربانی سے دوبارہ پڑھیں۔
in-touch-change = بدلیں کہ وہ کیا دیکھیں
in-touch-way = رابطہ کیسے ہو؟
in-touch-way-call = وہ آپ کو فون کریں: { $to }
in-touch-way-text = وہ ٹیکسٹ بھیجیں: { $to }
in-touch-way-email = وہ ای میل بھیجیں: { $to }
in-touch-way-she-rings = آپ انہیں فون کریں۔ انہیں آپ کا کوئی نمبر نہیں ملتا۔
in-touch-shares = وہ کیا جان سکتے ہیں
in-touch-share-family-name = آپ کا خاندانی نام
in-touch-share-area = وہ علاقہ جہاں آپ کا گھر ہے
in-touch-share-adjustments = آپ کی زبان اور آپ سے بات کیسے ہو
in-touch-change-show = نئے الفاظ دکھائیں
in-touch-told-sent = ہم نے بھیج دیا۔ آگے جو ہو، یہاں نظر آئے گا۔
in-touch-told-talk = کوئی اس بارے میں آپ سے بات کرے گا۔
in-touch-told-no = آپ نے کہا تھا کہ مزید مدد نہیں چاہیے۔ اگر دوبارہ چاہیے ہو تو ہمیں بتائیں۔
