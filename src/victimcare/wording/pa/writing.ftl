# A draft, like the rest, until somebody who speaks it has read it.

### What a victim and we write to each other on her page, and that she asks how things stand.

writing-title = ਸੁਨੇਹੇ
writing-waits = ਅਸੀਂ ਤੁਹਾਨੂੰ ਲਿਖਿਆ ਹੈ
writing-write = ਸੁਨੇਹਾ ਲਿਖੋ
writing-lead = ਸਾਨੂੰ ਇੱਥੇ ਲਿਖੋ। { $team } ਇਸਨੂੰ ਪੜ੍ਹਦੀ ਹੈ।
writing-write-again = ਸਾਨੂੰ ਲਿਖੋ
writing-words = ਤੁਹਾਡਾ ਸੁਨੇਹਾ
    .hint = ਜਿਵੇਂ ਬੋਲਦੇ ਹੋ, ਉਵੇਂ ਲਿਖੋ। ਸਹੀ ਸ਼ਬਦ ਆਉਣੇ ਜ਼ਰੂਰੀ ਨਹੀਂ।
writing-words-needed = ਆਪਣਾ ਸੁਨੇਹਾ ਲਿਖੋ
writing-to = ਇਹ ਕਿਸ ਲਈ ਹੈ?
writing-to-officer = ਜੋ ਮੇਰੇ ਕੇਸ ਦਾ ਕੰਮ ਚਲਾਉਂਦੇ ਹਨ
writing-to-care = ਟੀਮ ਜੋ ਮੇਰਾ ਧਿਆਨ ਰੱਖਦੀ ਹੈ
writing-attached = ਫ਼ਾਈਲਾਂ ਜੋੜੋ, ਜੇ ਤੁਸੀਂ ਚਾਹੋ
writing-send = ਭੇਜੋ
writing-not-shown = ਇਹ ਛੋਟਾ ਸਫ਼ਾ ਨਹੀਂ ਦਿਖਾਉਂਦਾ ਕਿ ਕੀ ਲਿਖਿਆ ਗਿਆ। ਕੋਈ ਵਿਅਕਤੀ ਤੁਹਾਨੂੰ ਹੋਰ ਦੱਸ ਸਕਦਾ ਹੈ।
writing-too-many = ਤੁਸੀਂ ਬੀਤੇ ਕੱਲ੍ਹ ਤੋਂ 10 ਸੁਨੇਹੇ ਭੇਜੇ ਹਨ। ਹੁਣ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ, ਤਾਂ ਜੋ ਅਸੀਂ ਗੱਲ ਕਰੀਏ
writing-so-far = ਹੁਣ ਤੱਕ ਅਸੀਂ ਕੀ ਲਿਖਿਆ
writing-none = ਅਜੇ ਕੁਝ ਨਹੀਂ
    .more = ਜੋ ਤੁਸੀਂ ਲਿਖਦੇ ਹੋ, ਉਹ ਇੱਥੇ ਰਹਿੰਦਾ ਹੈ, ਅਤੇ ਸਾਡਾ ਜਵਾਬ ਵੀ।
writing-yours = ਤੁਸੀਂ
writing-ours = ਅਸੀਂ
writing-new = ਨਵਾਂ
writing-gone = ਇਹ ਸ਼ਬਦ ਹੁਣ ਇੱਥੇ ਨਹੀਂ ਹਨ।
writing-answer-by = ਤੁਹਾਨੂੰ { $day } ਤੱਕ ਜਵਾਬ ਮਿਲਦਾ ਹੈ।
writing-late = ਤੁਹਾਨੂੰ { $day } ਤੱਕ ਜਵਾਬ ਮਿਲਣਾ ਸੀ। ਸਾਡੇ ਤੋਂ ਦੇਰ ਹੋਈ, ਅਤੇ ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ। ਹੁਣ ਇਹ ਕਿਸੇ ਕੋਲ ਹੈ।
writing-was-read = ਅਸੀਂ ਇਹ ਪੜ੍ਹ ਲਿਆ ਹੈ।
writing-answered-otherwise = ਅਸੀਂ ਤੁਹਾਨੂੰ ਹੋਰ ਤਰੀਕੇ ਨਾਲ ਜਵਾਬ ਦਿੱਤਾ: { $day }। ਜੇ ਇੰਝ ਨਹੀਂ, ਤਾਂ ਮੁੜ ਲਿਖੋ।
writing-not-answered = ਅਸੀਂ ਇਸਦਾ ਜਵਾਬ ਨਹੀਂ ਲਿਖਿਆ। ਜੇ ਜਵਾਬ ਚਾਹੀਦਾ ਹੈ, ਤਾਂ ਮੁੜ ਲਿਖੋ ਜਾਂ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ।
writing-sent-title = ਤੁਹਾਡਾ ਸੁਨੇਹਾ ਸਾਨੂੰ ਮਿਲ ਗਿਆ
writing-sent-read = ਕੋਈ { $day } ਤੱਕ ਇਸਨੂੰ ਪੜ੍ਹਦਾ ਹੈ।
writing-sent-answer = ਸਾਡਾ ਜਵਾਬ ਇੱਥੇ { $day } ਤੱਕ ਮਿਲਦਾ ਹੈ।
writing-sent-answer-short = ਅਸੀਂ { $day } ਤੱਕ ਤੁਹਾਡੇ ਨਾਲ ਸੰਪਰਕ ਕਰਦੇ ਹਾਂ, ਉਸ ਤਰ੍ਹਾਂ ਜੋ ਤੁਸੀਂ ਤੈਅ ਕੀਤਾ।
writing-sent-sooner = ਜੇ ਗੱਲ ਉਡੀਕ ਨਹੀਂ ਸਕਦੀ, ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ:
writing-sent-see = ਆਪਣੇ ਸੁਨੇਹੇ ਦੇਖੋ

## How things stand

writing-update-title = ਪੁੱਛੋ ਗੱਲ ਕਿੱਥੇ ਪਹੁੰਚੀ ਹੈ
writing-update-lead = ਜੋ ਤੁਹਾਡੇ ਕੇਸ ਦਾ ਧਿਆਨ ਰੱਖਦੇ ਹਨ, ਅਸੀਂ ਉਹਨਾਂ ਨੂੰ ਤੁਹਾਨੂੰ ਦੱਸਣ ਲਈ ਕਹਿੰਦੇ ਹਾਂ।
writing-update-by = ਤੁਹਾਨੂੰ { $day } ਤੱਕ ਦੱਸਿਆ ਜਾਂਦਾ ਹੈ, ਭਾਵੇਂ ਕੁਝ ਨਵਾਂ ਨਾ ਹੋਵੇ।
writing-update-ask = ਹੁਣੇ ਪੁੱਛੋ
writing-update-promise = ਅਸੀਂ ਦੱਸਦੇ ਹਾਂ ਕਿ ਗੱਲ ਕਿੱਥੇ ਪਹੁੰਚੀ ਹੈ
writing-update-asked = ਤੁਸੀਂ ਪੁੱਛਿਆ: { $day }। ਕੋਈ ਇਸ ’ਤੇ ਕੰਮ ਕਰ ਰਿਹਾ ਹੈ।
writing-update-asked-late = ਤੁਸੀਂ ਪੁੱਛਿਆ: { $day }। ਸਾਡੇ ਤੋਂ ਦੇਰ ਹੋਈ, ਅਤੇ ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ। ਹੁਣ ਇਹ ਕਿਸੇ ਕੋਲ ਹੈ।
writing-update-once = ਤੁਹਾਨੂੰ ਫਿਰ ਪੁੱਛਣ ਦੀ ਲੋੜ ਨਹੀਂ।
writing-update-told = ਅਸੀਂ ਤੁਹਾਨੂੰ ਆਖ਼ਰੀ ਵਾਰ ਦੱਸਿਆ: { $day }।
writing-update-answered = ਅਸੀਂ ਤੁਹਾਨੂੰ ਪਿਛਲੀ ਵਾਰ ਕੁਝ ਦੱਸਿਆ: { $day }।
writing-update-again = ਤੁਸੀਂ { $day } ਤੋਂ ਫਿਰ ਪੁੱਛ ਸਕਦੇ ਹੋ।
writing-update-meanwhile = ਜੇ ਪਹਿਲਾਂ ਕੁਝ ਹੋਵੇ, ਅਸੀਂ ਦੱਸਦੇ ਹਾਂ। ਤੁਸੀਂ ਹਮੇਸ਼ਾ ਲਿਖ ਸਕਦੇ ਹੋ, ਜਾਂ ਸਾਡੇ ਨਾਲ ਗੱਲ ਕਰ ਸਕਦੇ ਹੋ।
