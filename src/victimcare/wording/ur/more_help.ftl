# Faster news and more help: who has a right to it. A draft, like the rest, until somebody who speaks it has read it.
more-help-title = جلد خبر اور زیادہ مدد
more-help-lead = کچھ لوگوں کا حق دوسروں سے زیادہ ہے۔ آپ چاہیں تو یہاں مانگیں۔
more-help-has-it = یہ آپ کو پہلے سے ملتا ہے۔ مانگنے کی ضرورت نہیں۔
more-help-asked = آپ نے مانگا ہے۔ کوئی شخص آپ سے اس پر بات کرے گا اس دن تک: { $day }۔
more-help-what = آپ کو کیا ملتا ہے
more-help-what-news =
    آپ کو خبر ملتی ہے { $faster ->
        [one] 1 کام کے دن میں
       *[other] { $faster } کام کے دنوں میں
    }، بجائے { $usual } کے۔
more-help-what-news-aim = آپ کو خبر جلد ملتی ہے۔
more-help-what-help = آپ کو جلد مدد کرنے والوں سے ملایا جاتا ہے۔
more-help-what-court = عدالت میں بولنا آسان بنایا جا سکتا ہے، جیسے پردے کے ساتھ۔
more-help-what-person = کوئی پوچھتا ہے کہ آپ کو عدالت میں کیا چاہیے، اور اس کا خیال رکھتا ہے۔
more-help-who = یہ کس کے لیے ہے
more-help-who-lead = ان میں سے کوئی بات ہو تو یہ آپ کا ہے۔ کسی کو اکیلے ثابت نہیں کرنا پڑتا: ہم اس پر بات کرتے ہیں۔
more-help-who-age = جب یہ ہوا، آپ کی عمر 18 سال سے کم تھی۔
more-help-who-lost = آپ کے کسی قریبی کو قتل کیا گیا۔
more-help-who-kind = بات جنسی تھی، یا گھر کے کسی فرد کی، یا اس کی کہ آپ کون ہیں۔
more-help-ask = کیا ان میں سے بھی کوئی بات ہے؟
    .hint = جس پر چاہیں نشان لگائیں، یا کسی پر نہیں۔ ہم اسے یہاں دوبارہ نہیں دکھاتے۔
more-help-ground-most-serious-crime = یہ سب سے سنگین جرموں میں سے تھا
    .hint = کسی کو بری طرح زخمی کیا گیا، قتل کیا گیا، یا غلام بنا کر رکھا گیا۔
more-help-ground-persistently-targeted = یہ میرے ساتھ بار بار ہوتا ہے
    .hint = کوئی آپ کے ساتھ بار بار کچھ کرتا ہے، یا خاص آپ ہی کو چنتا ہے۔
more-help-ground-vulnerable = مجھے حصہ لینے کے لیے مدد چاہیے
    .hint = جیسے بیماری، سوچنے سمجھنے، چلنے پھرنے یا سننے کی وجہ سے۔
more-help-ground-intimidated = مجھے ڈر ہے، یا چپ رہنے کا دباؤ محسوس ہوتا ہے
    .hint = دوسرے شخص سے، ان کے آس پاس کے لوگوں سے، یا عدالت میں بولنے سے۔
more-help-ground-discretion = کچھ اور، جو کسی شخص کو بتانا بہتر ہو
more-help-go = یہ مانگیں
more-help-how = کوئی شخص آپ سے رابطہ کرتا ہے، ایسے طریقے سے جو آپ کے لیے محفوظ ہو۔ وہ پوچھتے ہیں کہ آپ کو کیا چاہیے، اور بتاتے ہیں کہ کیا فیصلہ ہوا۔
more-help-no = اگر جواب ”نہیں“ ہو، تو آپ کو وجہ بتائی جاتی ہے۔ متفق نہ ہوں تو ہمیں کہیں۔
more-help-kept = ہمیں یہ مل گیا
more-help-kept-by = کوئی شخص آپ سے اس پر بات کرے گا اس دن تک: { $day }۔
more-help-again = مجھے یہ پھر بھی چاہیے
