# A draft, like the rest, until somebody who speaks it has read it.

## What she asked of us: that something was not done, or that a decision is looked at again. Her words first.

challenges-something = ਕੁਝ ਜੋ ਨਹੀਂ ਕੀਤਾ ਗਿਆ
challenges-between-offices = ਇੱਕ ਦਫ਼ਤਰ ਨੇ ਦੂਜੇ ਨੂੰ ਦੱਸਣਾ ਸੀ
challenges-review-police = ਸਾਡੇ ਫ਼ੈਸਲੇ ਦੀ ਦੁਬਾਰਾ ਜਾਂਚ
challenges-review-cps = ਵਕੀਲਾਂ ਦੇ ਫ਼ੈਸਲੇ ਦੀ ਦੁਬਾਰਾ ਜਾਂਚ

## What happens next, and by when. $day is a day

challenges-challenge-holding = ਸਾਨੂੰ ਮਿਲ ਗਿਆ। ਅਸੀਂ { $day } ਤੱਕ ਦੱਸਦੇ ਹਾਂ ਕਿ ਇਸਨੂੰ ਕੌਣ ਦੇਖਦਾ ਹੈ, ਉਸਦੇ ਨਾਂ ਨਾਲ।
challenges-challenge-holding-late = ਤੁਹਾਨੂੰ { $day } ਤੱਕ ਦੱਸਿਆ ਜਾਣਾ ਸੀ। ਨਹੀਂ ਦੱਸਿਆ ਗਿਆ, ਅਤੇ ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ। ਤੁਸੀਂ ਅੱਜ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।
challenges-challenge-answer = ਕੋਈ ਇਸਨੂੰ ਦੇਖ ਰਿਹਾ ਹੈ। ਤੁਹਾਨੂੰ { $day } ਤੱਕ ਪੂਰਾ ਜਵਾਬ ਮਿਲੇਗਾ।
challenges-challenge-answer-aim = ਕੋਈ ਇਸਨੂੰ ਦੇਖ ਰਿਹਾ ਹੈ। ਪੂਰੇ ਜਵਾਬ ਲਈ ਸਾਡਾ ਟੀਚਾ: { $day }।
challenges-challenge-answer-late = ਅਸੀਂ { $day } ਤੱਕ ਜਵਾਬ ਦੇਣਾ ਚਾਹੁੰਦੇ ਸੀ। ਨਹੀਂ ਦਿੱਤਾ, ਅਤੇ ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ। ਤੁਸੀਂ ਅੱਜ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।
challenges-challenge-put-right = ਅਸੀਂ ਜਵਾਬ ਦੇ ਦਿੱਤਾ। ਅਸੀਂ { $day } ਤੱਕ ਇਸਨੂੰ ਠੀਕ ਕਰਦੇ ਹਾਂ।
challenges-challenge-put-right-late = ਅਸੀਂ ਕਿਹਾ ਸੀ ਕਿ { $day } ਤੱਕ ਠੀਕ ਕਰਾਂਗੇ। ਇਹ ਨਹੀਂ ਹੋਇਆ, ਅਤੇ ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ। ਤੁਸੀਂ ਅੱਜ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।
challenges-challenge-ended = ਅਸੀਂ ਜਵਾਬ ਦਿੱਤਾ: { $day }।

challenges-review-acknowledge = ਸਾਨੂੰ ਮਿਲ ਗਿਆ। ਅਸੀਂ { $day } ਤੱਕ ਦੱਸਾਂਗੇ ਕਿ ਅੱਗੇ ਕੀ ਹੋਵੇਗਾ।
challenges-review-acknowledge-late = ਅਸੀਂ { $day } ਤੱਕ ਦੱਸਣਾ ਸੀ ਕਿ ਸਾਨੂੰ ਮਿਲ ਗਿਆ। ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ। ਤੁਸੀਂ ਅੱਜ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।
challenges-review-decide = ਕੋਈ ਅਜਿਹਾ ਇਸਨੂੰ ਦੇਖਦਾ ਹੈ ਜਿਸਨੇ ਪਹਿਲੀ ਵਾਰ ਫ਼ੈਸਲਾ ਨਹੀਂ ਕੀਤਾ। ਤੁਹਾਨੂੰ { $day } ਤੱਕ ਦੱਸਿਆ ਜਾਂਦਾ ਹੈ।
challenges-review-decide-late = ਤੁਹਾਨੂੰ { $day } ਤੱਕ ਦੱਸਿਆ ਜਾਣਾ ਸੀ। ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ। ਤੁਸੀਂ ਅੱਜ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।
challenges-review-pass-on = ਅਸੀਂ { $day } ਤੱਕ ਇਹ ਵਕੀਲਾਂ ਨੂੰ ਦਿੰਦੇ ਹਾਂ।
challenges-review-pass-on-aim = ਅਸੀਂ ਇਹ ਵਕੀਲਾਂ ਨੂੰ ਦਿੰਦੇ ਹਾਂ। ਸਾਡਾ ਟੀਚਾ: { $day }।
challenges-review-pass-on-late = ਅਸੀਂ { $day } ਤੱਕ ਅੱਗੇ ਦੇਣਾ ਚਾਹੁੰਦੇ ਸੀ। ਨਹੀਂ ਦਿੱਤਾ, ਅਤੇ ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ। ਤੁਸੀਂ ਅੱਜ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।
challenges-review-chase = ਇਹ ਵਕੀਲਾਂ ਕੋਲ ਹੈ। ਉਹਨਾਂ ਨੇ { $day } ਤੱਕ ਜਵਾਬ ਦੇਣਾ ਹੈ।
challenges-review-chase-aim = ਇਹ ਵਕੀਲਾਂ ਕੋਲ ਹੈ। ਅਸੀਂ ਉਹਨਾਂ ਤੋਂ ਜਵਾਬ ਮੰਗਦੇ ਹਾਂ। ਸਾਡਾ ਟੀਚਾ: { $day }।
challenges-review-chase-late = ਇਹ ਵਕੀਲਾਂ ਕੋਲ ਹੈ। ਸਾਨੂੰ { $day } ਤੱਕ ਜਵਾਬ ਦੀ ਆਸ ਸੀ, ਅਤੇ ਅਸੀਂ ਪੁੱਛਦੇ ਰਹਿੰਦੇ ਹਾਂ। ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ।
challenges-review-ended = ਤੁਹਾਨੂੰ ਜਵਾਬ ਮਿਲਿਆ: { $day }।

## Her page

challenges-page-something = ਕੁਝ ਨਹੀਂ ਕੀਤਾ ਗਿਆ
challenges-page-this-not-done = ਇਹ ਨਹੀਂ ਕੀਤਾ ਗਿਆ
challenges-page-tell-if-wrong = ਜੇ ਇਹ ਗਲਤ ਹੈ ਤਾਂ ਸਾਨੂੰ ਦੱਸੋ
challenges-page-ask = ਇਹ ਮੰਗੋ
challenges-page-asked-already = ਤੁਸੀਂ ਸਾਨੂੰ ਇਸ ਬਾਰੇ ਪੁੱਛਿਆ।
challenges-page-asked = ਤੁਸੀਂ ਸਾਨੂੰ ਕੀ ਪੁੱਛਿਆ
challenges-page-see-asked = ਦੇਖੋ ਕਿ ਤੁਸੀਂ ਸਾਨੂੰ ਕੀ ਪੁੱਛਿਆ, ਅਤੇ ਸਾਡੇ ਜਵਾਬ
challenges-page-answered = ਤੁਹਾਡੀ ਪੁੱਛੀ ਗੱਲ ਦਾ ਸਾਡਾ ਜਵਾਬ ਪੜ੍ਹੋ
challenges-page-asked-on = ਤੁਸੀਂ ਪੁੱਛਿਆ: { $day }।
challenges-page-wrote-before = ਇਸ ਤੋਂ ਪਹਿਲਾਂ ਅਸੀਂ ਤੁਹਾਨੂੰ ਇਹ ਲਿਖਿਆ ਸੀ ({ $day }):
challenges-page-state-received = ਸਾਨੂੰ ਮਿਲ ਗਿਆ
challenges-page-state-put-right = ਠੀਕ ਕਰਨਾ ਹੈ
challenges-page-state-ended = ਜਵਾਬ ਦਿੱਤਾ
challenges-page-disagree = ਮੈਨੂੰ ਇਹ ਮਨਜ਼ੂਰ ਨਹੀਂ
challenges-complaint = ਤੁਹਾਡੀ ਸ਼ਿਕਾਇਤ
challenges-complaint-read = ਕੋਈ ਵਿਅਕਤੀ ਇਸਨੂੰ { $day } ਤੱਕ ਪੜ੍ਹੇਗਾ।
challenges-complaint-read-late = ਕਿਸੇ ਵਿਅਕਤੀ ਨੇ ਇਸਨੂੰ { $day } ਤੱਕ ਪੜ੍ਹਨਾ ਸੀ। ਦੇਰ ਹੋ ਗਈ, ਅਤੇ ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ। ਤੁਸੀਂ ਅੱਜ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।
challenges-complaint-standards-holding = ਇਹ ਰਸਮੀ ਸ਼ਿਕਾਇਤ ਹੈ। ਪੇਸ਼ੇਵਰ ਮਿਆਰਾਂ ਦਾ ਵਿਭਾਗ { $day } ਤੱਕ ਦੱਸੇਗਾ ਕਿ ਜਵਾਬ ਕਦੋਂ ਮਿਲੇਗਾ।
challenges-complaint-standards-holding-late = ਪੇਸ਼ੇਵਰ ਮਿਆਰਾਂ ਦੇ ਵਿਭਾਗ ਨੇ { $day } ਤੱਕ ਦੱਸਣਾ ਸੀ ਕਿ ਜਵਾਬ ਕਦੋਂ ਮਿਲੇਗਾ। ਨਹੀਂ ਦੱਸਿਆ, ਅਤੇ ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ। ਤੁਸੀਂ ਅੱਜ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।
challenges-complaint-review-holding = ਇਸ ਪੁਲਿਸ ਤੋਂ ਬਾਹਰ ਦੀ ਇੱਕ ਸੰਸਥਾ ਇਸਨੂੰ ਦੇਖ ਰਹੀ ਹੈ। ਉਹਨਾਂ ਨੂੰ ਜੋ ਚਾਹੀਦਾ ਹੈ, ਅਸੀਂ { $day } ਤੱਕ ਭੇਜਾਂਗੇ।
challenges-complaint-review-holding-late = ਦੇਖਣ ਵਾਲੀ ਸੰਸਥਾ ਨੂੰ ਜੋ ਚਾਹੀਦਾ ਸੀ, ਅਸੀਂ { $day } ਤੱਕ ਭੇਜਣਾ ਸੀ। ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ। ਤੁਸੀਂ ਅੱਜ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।
challenges-complaint-review-answer = ਦੇਖਣ ਵਾਲੀ ਸੰਸਥਾ ਕੋਲ ਸਭ ਕੁਝ ਹੈ। ਅਸੀਂ { $day } ਤੱਕ ਉਹਨਾਂ ਤੋਂ ਹਾਲ ਪੁੱਛਾਂਗੇ।
challenges-complaint-review-answer-late = ਦੇਖਣ ਵਾਲੀ ਸੰਸਥਾ ਨੇ ਹਾਲੇ ਜਵਾਬ ਨਹੀਂ ਦਿੱਤਾ। ਸਾਨੂੰ { $day } ਤੱਕ ਉਮੀਦ ਸੀ। ਅਸੀਂ ਪੁੱਛਦੇ ਰਹਿੰਦੇ ਹਾਂ।
challenges-next-standards = ਜੇ ਸਾਡਾ ਜਵਾਬ ਕਾਫ਼ੀ ਨਾ ਹੋਵੇ, ਤੁਸੀਂ ਰਸਮੀ ਸ਼ਿਕਾਇਤ ਕਰ ਸਕਦੇ ਹੋ। ਪੇਸ਼ੇਵਰ ਮਿਆਰਾਂ ਦਾ ਵਿਭਾਗ ਇਸਨੂੰ ਦੇਖੇਗਾ: ਉਹ ਲੋਕ ਜਿਨ੍ਹਾਂ ਨੇ ਇਹ ਕੰਮ ਨਹੀਂ ਕੀਤਾ। ਜਿੰਨੀ ਜਲਦੀ ਹੋ ਸਕੇ ਕਹੋ।
challenges-next-review-iopc = ਜੇ ਸਾਡਾ ਜਵਾਬ ਕਾਫ਼ੀ ਨਾ ਹੋਵੇ, ਪੁਲਿਸ ਦੇ ਵਤੀਰੇ ਲਈ ਆਜ਼ਾਦ ਦਫ਼ਤਰ ਇਸਨੂੰ ਦੇਖ ਸਕਦਾ ਹੈ। ਤੁਹਾਡੀ ਬੇਨਤੀ ਉਹਨਾਂ ਨੂੰ { $day } ਤੱਕ ਮਿਲਣੀ ਚਾਹੀਦੀ ਹੈ। ਉਹਨਾਂ ਨੂੰ ਫ਼ੋਨ ਕਰੋ: { $number }।
challenges-next-review-local = ਜੇ ਸਾਡਾ ਜਵਾਬ ਕਾਫ਼ੀ ਨਾ ਹੋਵੇ, ਪੁਲਿਸ ਅਤੇ ਅਪਰਾਧ ਕਮਿਸ਼ਨਰ ਜਾਂ ਮੇਅਰ ਇਸਨੂੰ ਦੇਖ ਸਕਦੇ ਹਨ। ਤੁਹਾਡੀ ਬੇਨਤੀ ਉਹਨਾਂ ਨੂੰ { $day } ਤੱਕ ਮਿਲਣੀ ਚਾਹੀਦੀ ਹੈ। ਪਤੇ ਲਈ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ।
challenges-next-ombudsman = ਜੇ ਪੀੜਤਾਂ ਦੇ ਕੋਡ ਦਾ ਕੋਈ ਹੱਕ ਪੂਰਾ ਨਹੀਂ ਹੋਇਆ, ਸਾਡੇ ਜਵਾਬ ਤੋਂ ਬਾਅਦ ਸੰਸਦ ਅਤੇ ਸਿਹਤ ਸੇਵਾ ਦਾ ਓਮਬਡਜ਼ਮੈਨ ਇਸਨੂੰ ਮੁਫ਼ਤ ਦੇਖ ਸਕਦਾ ਹੈ। ਪਤਾ ਲੱਗਣ ਦੇ ਦਿਨ ਤੋਂ 12 ਮਹੀਨਿਆਂ ਵਿੱਚ ਕਹੋ। ਸੰਸਦ ਮੈਂਬਰ ਦੀ ਲੋੜ ਨਹੀਂ। ਉਹਨਾਂ ਨੂੰ ਫ਼ੋਨ ਕਰੋ: { $number }।
challenges-page-complain = ਸਾਡੇ ਸਲੂਕ ਦੀ ਸ਼ਿਕਾਇਤ ਕਰੋ
challenges-page-complain-lead = ਤੁਸੀਂ ਜੋ ਲਿਖਦੇ ਹੋ, ਇੱਕ ਵਿਅਕਤੀ ਪੜ੍ਹਦਾ ਹੈ। ਤੁਹਾਡਾ ਅਫ਼ਸਰ ਇਸਨੂੰ ਨਹੀਂ ਦੇਖਦਾ। ਦੱਸੋ ਕਿ ਹੋਰ ਕੌਣ ਨਾ ਦੇਖੇ।
challenges-page-complain-again = ਇਹ ਜਵਾਬ ਕਾਫ਼ੀ ਨਹੀਂ
challenges-page-complain-again-lead = ਇਹ ਅਗਲੇ ਪੱਧਰ ਤੇ ਜਾਂਦੀ ਹੈ। ਹੋਰ ਲੋਕ ਇਸਨੂੰ ਦੇਖਦੇ ਹਨ।
challenges-page-complain-where = ਤੁਸੀਂ ਆਪਣੇ ਸਫ਼ੇ ਤੇ ਦੇਖ ਸਕਦੇ ਹੋ ਕਿ ਇਹ ਕਿੱਥੇ ਹੈ।
challenges-line-complaint = ਤੁਸੀਂ ਸ਼ਿਕਾਇਤ ਕੀਤੀ: { $day }।
challenges-line-complaint-replied = ਅਸੀਂ ਜਵਾਬ ਦੇ ਦਿੱਤਾ ਹੈ। ਜਵਾਬ ਤੁਹਾਡੇ ਸਫ਼ੇ ਤੇ ਹੈ। 0 ਦਬਾਓ ਤਾਂ ਇੱਕ ਵਿਅਕਤੀ ਪੜ੍ਹ ਕੇ ਸੁਣਾ ਸਕਦਾ ਹੈ।
challenges-page-about = ਤੁਸੀਂ ਕਹਿੰਦੇ ਹੋ ਕਿ ਇਹ ਨਹੀਂ ਕੀਤਾ ਗਿਆ:
challenges-page-who-reads = ਕੋਈ ਅਜਿਹਾ ਪੜ੍ਹਦਾ ਹੈ ਜਿਸਨੇ ਇਹ ਕੰਮ ਨਹੀਂ ਕੀਤਾ, ਅਤੇ ਜਵਾਬ ਲਿਖਦਾ ਹੈ।
challenges-page-words = ਕੀ ਨਹੀਂ ਕੀਤਾ ਗਿਆ?
    .hint = ਆਪਣੇ ਸ਼ਬਦ ਵਰਤੋ। ਤੁਹਾਨੂੰ ਕੁਝ ਸਾਬਤ ਨਹੀਂ ਕਰਨਾ ਪੈਂਦਾ।
challenges-page-disagree-words = ਤੁਸੀਂ ਕਿਸ ਗੱਲ ਨਾਲ ਸਹਿਮਤ ਨਹੀਂ?
challenges-page-second-look-words = ਅਸੀਂ ਕੀ ਦੇਖੀਏ?
challenges-page-words-may-be-empty = ਆਪਣੇ ਸ਼ਬਦ ਵਰਤੋ। ਤੁਸੀਂ ਇਹ ਖਾਲੀ ਵੀ ਛੱਡ ਸਕਦੇ ਹੋ।
challenges-page-words-needed = ਲਿਖੋ ਕਿ ਕੀ ਨਹੀਂ ਕੀਤਾ ਗਿਆ, ਜਾਂ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ
challenges-page-send = ਇਹ ਭੇਜੋ
challenges-page-not-shown = ਜੋ ਤੁਸੀਂ ਲਿਖਦੇ ਹੋ, ਇਸ ਸਫ਼ੇ ’ਤੇ ਮੁੜ ਨਹੀਂ ਦਿਖਾਇਆ ਜਾਂਦਾ।
challenges-page-someone-else = ਕੋਈ ਹੋਰ ਸ਼ੁਰੂ ਤੋਂ ਇਸਨੂੰ ਮੁੜ ਦੇਖਦਾ ਹੈ।
challenges-page-kept = ਸਾਨੂੰ ਮਿਲ ਗਿਆ
challenges-page-kept-holding = ਅਸੀਂ { $day } ਤੱਕ ਦੱਸਦੇ ਹਾਂ ਕਿ ਇਸਨੂੰ ਕੌਣ ਦੇਖਦਾ ਹੈ, ਉਸਦੇ ਨਾਂ ਨਾਲ।
challenges-page-kept-answer = ਤੁਹਾਨੂੰ { $day } ਤੱਕ ਪੂਰਾ ਜਵਾਬ ਮਿਲੇਗਾ।
challenges-page-kept-answer-aim = ਪੂਰੇ ਜਵਾਬ ਲਈ ਸਾਡਾ ਟੀਚਾ: { $day }।
challenges-page-kept-way = ਅਸੀਂ ਤੁਹਾਡੇ ਤੱਕ ਸਿਰਫ਼ ਉਸ ਤਰ੍ਹਾਂ ਪਹੁੰਚਦੇ ਹਾਂ ਜੋ ਤੁਹਾਡੇ ਲਈ ਸੁਰੱਖਿਅਤ ਹੋਵੇ।
challenges-page-kept-print = ਸਬੂਤ ਛਾਪੋ ਜਾਂ ਸਾਂਭੋ ਕਿ ਤੁਸੀਂ ਮੰਗਿਆ ਹੈ
challenges-page-back = ਮੇਰੇ ਸਫ਼ੇ ’ਤੇ ਵਾਪਸ
challenges-page-second-look = ਦੁਬਾਰਾ ਜਾਂਚ ਮੰਗੋ
challenges-page-second-look-lead = ਤੁਹਾਨੂੰ ਦੱਸਿਆ ਗਿਆ ਕਿ ਇਹ ਅਦਾਲਤ ਵਿੱਚ ਨਹੀਂ ਜਾਂਦਾ। ਤੁਸੀਂ ਮੰਗ ਸਕਦੇ ਹੋ ਕਿ ਕੋਈ ਮੁੜ ਦੇਖੇ।
challenges-page-second-look-closed = ਤੁਹਾਨੂੰ ਦੱਸਿਆ ਗਿਆ ਕਿ ਇਹ ਅਦਾਲਤ ਵਿੱਚ ਨਹੀਂ ਜਾਂਦਾ। ਦੁਬਾਰਾ ਜਾਂਚ ਲਈ ਇਸਦਾ ਮਤਲਬ ਇੱਥੇ ਹੈ।
challenges-page-second-look-none = ਇੱਥੇ ਹੁਣ ਕੋਈ ਅਜਿਹਾ ਫ਼ੈਸਲਾ ਨਹੀਂ ਜਿਸਦੀ ਦੁਬਾਰਾ ਜਾਂਚ ਹੋ ਸਕੇ।
challenges-page-until = ਤੁਸੀਂ { $day } ਤੱਕ ਮੰਗ ਸਕਦੇ ਹੋ।
challenges-page-until-early = ਜਿੰਨੀ ਛੇਤੀ ਹੋ ਸਕੇ ਮੰਗੋ।
challenges-page-late-cps = ਇਸ ਲਈ ਦੇਰ ਹੋ ਗਈ ਹੈ। ਫਿਰ ਵੀ ਅਸੀਂ ਅੱਗੇ ਦਿੰਦੇ ਹਾਂ, ਅਤੇ ਵਕੀਲ ਦੱਸਦੇ ਹਨ ਕਿ ਉਹ ਦੇਖਣਗੇ ਜਾਂ ਨਹੀਂ।
challenges-page-who-looks-police = ਕੋਈ ਅਜਿਹਾ ਸਭ ਕੁਝ ਦੇਖਦਾ ਹੈ ਜਿਸਨੇ ਪਹਿਲੀ ਵਾਰ ਫ਼ੈਸਲਾ ਨਹੀਂ ਕੀਤਾ।
challenges-page-who-looks-cps = ਅਸੀਂ ਇਹ ਵਕੀਲਾਂ ਨੂੰ ਦਿੰਦੇ ਹਾਂ, ਅਤੇ ਜਵਾਬ ਮਿਲਣ ਤੱਕ ਪੁੱਛਦੇ ਰਹਿੰਦੇ ਹਾਂ।
challenges-page-ask-now = ਦੁਬਾਰਾ ਜਾਂਚ ਮੰਗੋ
challenges-page-still-open = ਤੁਸੀਂ ਹਾਲੇ ਵੀ ਇਹ ਕਰ ਸਕਦੇ ਹੋ:
challenges-page-still-open-any = ਜੇ ਤੁਸੀਂ ਕਿਸੇ ਗੱਲ ਨਾਲ ਸਹਿਮਤ ਨਹੀਂ, ਤਾਂ ਤੁਸੀਂ ਇਹ ਕਰ ਸਕਦੇ ਹੋ:
challenges-page-still-open-any-why = ਸਾਨੂੰ ਪੁੱਛੋ ਕਿ ਕਿਉਂ
challenges-page-still-open-why = ਸਾਨੂੰ ਪੁੱਛੋ ਕਿ ਅਸੀਂ ਇਸਨੂੰ ਕਿਉਂ ਬੰਦ ਕੀਤਾ
challenges-page-still-open-facts = ਸਾਨੂੰ ਨਵੀਆਂ ਗੱਲਾਂ ਭੇਜੋ
challenges-page-still-open-complain = ਸ਼ਿਕਾਇਤ ਕਰੋ
challenges-page-still-open-ring = ਸਾਨੂੰ ਮੁਫ਼ਤ ਫ਼ੋਨ ਕਰੋ:

## Why a decision is not looked at again: the ledger's reasons, as she reads them. None of them tells news of another

## person.

challenges-why-not-window-closed = ਮੰਗਣ ਦਾ ਸਮਾਂ ਲੰਘ ਗਿਆ। ਕੋਈ ਵਿਅਕਤੀ ਫਿਰ ਵੀ ਹਾਂ ਕਹਿ ਸਕਦਾ ਹੈ।
challenges-why-not-no-interview-under-caution = ਤੁਸੀਂ ਇਹ ਜਾਂਚ ਸਿਰਫ਼ ਤਾਂ ਮੰਗ ਸਕਦੇ ਹੋ ਜੇ ਕਿਸੇ ਸ਼ੱਕੀ ਤੋਂ ਰਸਮੀ ਪੁੱਛਗਿੱਛ ਹੋਈ ਹੋਵੇ। ਤੁਹਾਡੇ ਕੇਸ ਵਿੱਚ ਇਹ ਨਹੀਂ ਹੋਇਆ।
challenges-why-not-victim-withdrew = ਤੁਸੀਂ ਪਹਿਲਾਂ ਰੁਕਣ ਦਾ ਫ਼ੈਸਲਾ ਕੀਤਾ ਸੀ। ਇਸ ਲਈ ਇਸ ਕਿਸਮ ਦੀ ਦੁਬਾਰਾ ਜਾਂਚ ਨਹੀਂ। ਤੁਸੀਂ ਮੁੜ ਆ ਸਕਦੇ ਹੋ।
challenges-why-not-suspect-charged = ਕੇਸ ਅੱਗੇ ਚੱਲ ਪਿਆ ਹੈ। ਇਸ ਲਈ ਇਸ ਕਿਸਮ ਦੀ ਦੁਬਾਰਾ ਜਾਂਚ ਨਹੀਂ।
challenges-why-not-out-of-court-disposal = ਕੇਸ ਅੱਗੇ ਚੱਲ ਪਿਆ ਹੈ। ਇਸ ਲਈ ਇਸ ਕਿਸਮ ਦੀ ਦੁਬਾਰਾ ਜਾਂਚ ਨਹੀਂ।
challenges-why-not-outcome-without-review = ਅਜਿਹੇ ਫ਼ੈਸਲੇ ਲਈ ਇਸ ਕਿਸਮ ਦੀ ਦੁਬਾਰਾ ਜਾਂਚ ਨਹੀਂ ਹੁੰਦੀ।

## The papers for the commissioner or the Ombudsman: official words

## The desk

challenges-review-outcome-stands = ਫ਼ੈਸਲਾ ਉਹੀ ਰਹਿੰਦਾ ਹੈ।
challenges-review-outcome-changed = ਫ਼ੈਸਲਾ ਬਦਲ ਗਿਆ।
challenges-review-outcome-more-work = ਪਹਿਲਾਂ ਕੁਝ ਹੋਰ ਦੇਖਿਆ ਜਾਂਦਾ ਹੈ।
challenges-review-outcome-not-taken = ਇਸਨੂੰ ਮੁੜ ਨਹੀਂ ਦੇਖਿਆ ਜਾਂਦਾ।
