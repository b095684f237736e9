## Asking a service to be in touch, without the police

in-touch-title = ਕਿਸੇ ਨੂੰ ਕਹੋ ਕਿ ਤੁਹਾਡੇ ਨਾਲ ਸੰਪਰਕ ਕਰੇ
in-touch-lead = ਕਿਸਨੂੰ, ਤੁਸੀਂ ਚੁਣਦੇ ਹੋ। ਉਹ ਪੜ੍ਹਦੇ ਹਨ, ਅਸੀਂ ਨਹੀਂ।
in-touch-who = ਕੌਣ ਸੰਪਰਕ ਕਰੇ?
in-touch-name = ਉਹ ਤੁਹਾਨੂੰ ਕੀ ਕਹਿ ਕੇ ਬੁਲਾਉਣ?
    .hint = ਕੋਈ ਵੀ ਨਾਮ ਠੀਕ ਹੈ। ਤੁਸੀਂ ਇਹ ਖਾਲੀ ਛੱਡ ਸਕਦੇ ਹੋ।
in-touch-reach = ਉਹ ਤੁਹਾਡੇ ਤੱਕ ਕਿਵੇਂ ਪਹੁੰਚਣ?
    .hint = ਉਹ ਨੰਬਰ ਜਾਂ ਈਮੇਲ ਜੋ ਹੋਰ ਕੋਈ ਨਹੀਂ ਚੁੱਕਦਾ ਜਾਂ ਪੜ੍ਹਦਾ।
in-touch-reach-needed = ਲਿਖੋ ਕਿ ਉਹ ਤੁਹਾਡੇ ਤੱਕ ਕਿਵੇਂ ਪਹੁੰਚਣ
in-touch-safely = ਕਦੋਂ ਅਤੇ ਕਿਵੇਂ ਸੁਰੱਖਿਅਤ ਹੈ?
    .hint = ਜਿਵੇਂ: ਕੰਮ ਵਾਲੇ ਦਿਨ ਦੁਪਹਿਰ 2 ਵਜੇ ਤੱਕ। ਕੋਈ ਸੁਨੇਹਾ ਨਾ ਛੱਡੋ।
in-touch-words = ਕੀ ਉਹਨਾਂ ਨੂੰ ਕੁਝ ਪਤਾ ਹੋਣਾ ਚਾਹੀਦਾ ਹੈ?
in-touch-police-may-know = ਤੁਸੀਂ ਪੁਲਿਸ ਨੂੰ ਦੱਸ ਸਕਦੇ ਹੋ ਕਿ ਮੈਂ ਇਹ ਮੰਗਿਆ
in-touch-send = ਉਹਨਾਂ ਨੂੰ ਭੇਜੋ
in-touch-kept = ਕੰਮ ਹੋਣ ਤੇ ਇਹ ਮਿਟਾ ਦਿੱਤਾ ਜਾਂਦਾ ਹੈ। ਜੇ ਕੋਈ ਨਾ ਪੜ੍ਹੇ, 30 ਦਿਨਾਂ ਬਾਅਦ ਮਿਟ ਜਾਂਦਾ ਹੈ।
in-touch-nobody = ਹੁਣੇ ਇਸ ਤਰ੍ਹਾਂ ਕਿਸੇ ਨੂੰ ਨਹੀਂ ਕਿਹਾ ਜਾ ਸਕਦਾ
    .more = ਤੁਸੀਂ ਮਦਦ ਕਰਨ ਵਾਲੇ ਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ।
in-touch-sent = ਇਹ ਉਹਨਾਂ ਕੋਲ ਹੈ
in-touch-sent-to = { $service } ਹੁਣ ਇਸਨੂੰ ਪੜ੍ਹ ਸਕਦੇ ਹਨ।
in-touch-sent-by = ਜੇ { $day } ਤੱਕ ਕੁਝ ਨਾ ਸੁਣੋ, ਉਹਨਾਂ ਨੂੰ ਫ਼ੋਨ ਕਰੋ।

## On her page: with whom we put her in touch

in-touch-now = ਅਸੀਂ ਤੁਹਾਨੂੰ ਕਿਸ ਨਾਲ ਮਿਲਾਇਆ
in-touch-since = { $day } ਤੋਂ
in-touch-state-ready = ਅਸੀਂ ਇਹ ਉਹਨਾਂ ਤੱਕ ਪਹੁੰਚਾ ਰਹੇ ਹਾਂ।
in-touch-state-sent = ਇਹ ਉਹਨਾਂ ਕੋਲ ਹੈ। ਉਹਨਾਂ ਨੇ ਹਾਲੇ ਨਹੀਂ ਪੜ੍ਹਿਆ।
in-touch-state-seen = ਉਹਨਾਂ ਨੇ ਪੜ੍ਹ ਲਿਆ ਹੈ।
in-touch-state-accepted = ਉਹਨਾਂ ਨੇ ਹਾਂ ਕਹੀ।
in-touch-state-waiting =
    { $count ->
        [one] ਉਹਨਾਂ ਨੇ ਹਾਂ ਕਹੀ। ਤੁਹਾਨੂੰ ਲਗਭਗ 1 ਹਫ਼ਤਾ ਉਡੀਕਣਾ ਪੈਂਦਾ ਹੈ।
       *[other] ਉਹਨਾਂ ਨੇ ਹਾਂ ਕਹੀ। ਤੁਹਾਨੂੰ ਲਗਭਗ { $count } ਹਫ਼ਤੇ ਉਡੀਕਣਾ ਪੈਂਦਾ ਹੈ।
    }
in-touch-state-in-contact = ਉਹ ਤੁਹਾਡੇ ਨਾਲ ਸੰਪਰਕ ਵਿੱਚ ਹਨ।
in-touch-state-refused = ਉਹ ਹੁਣ ਤੁਹਾਡੀ ਮਦਦ ਨਹੀਂ ਕਰ ਸਕਦੇ।
in-touch-state-ended = ਉਹਨਾਂ ਦੀ ਮਦਦ ਖ਼ਤਮ ਹੋ ਗਈ ਹੈ।
in-touch-state-recalled = ਇਹ ਵਾਪਸ ਲੈ ਲਿਆ ਗਿਆ। ਉਹ ਹੁਣ ਇਸਨੂੰ ਨਹੀਂ ਦੇਖ ਸਕਦੇ।
in-touch-state-expired = ਇਸ ਲਈ ਤੁਹਾਡਾ ਦਿੱਤਾ ਸਮਾਂ ਪੂਰਾ ਹੋ ਗਿਆ।
in-touch-looks-on = ਅਸੀਂ ਤੁਹਾਡੇ ਨਾਲ ਕਿਸੇ ਹੋਰ ਨੂੰ ਲੱਭਦੇ ਹਾਂ।
in-touch-take-back = ਵਾਪਸ ਲਓ
    .more = ਫਿਰ ਉਹ ਇਸਦਾ ਕੁਝ ਨਹੀਂ ਦੇਖ ਸਕਦੇ। ਤੁਸੀਂ ਸਾਨੂੰ ਕਦੇ ਵੀ ਦੁਬਾਰਾ ਕਹਿ ਸਕਦੇ ਹੋ।
in-touch-take-back-now = ਹਾਂ, ਵਾਪਸ ਲਓ

## On her page: the very words that would leave

in-touch-read = ਪੜ੍ਹੋ ਅਸੀਂ ਕੀ ਭੇਜਾਂਗੇ
in-touch-read-title = ਅਸੀਂ ਕੀ ਭੇਜਾਂਗੇ
in-touch-read-lead = ਇਹ { $service } ਨੂੰ ਜਾਂਦਾ ਹੈ। ਉਹ ਇਹੀ ਦੇਖਦੇ ਹਨ, ਹੋਰ ਕੁਝ ਨਹੀਂ।
in-touch-read-in-english = ਉਹਨਾਂ ਨੂੰ ਇਹ ਅੰਗਰੇਜ਼ੀ ਵਿੱਚ ਮਿਲਦਾ ਹੈ, ਇਸ ਤਰ੍ਹਾਂ
in-touch-read-back = ਤੁਸੀਂ ਇਸ ਸਾਈਟ ’ਤੇ ਇਹ ਕਦੇ ਵੀ ਵਾਪਸ ਲੈ ਸਕਦੇ ਹੋ।
in-touch-read-yes = ਇਹ ਭੇਜੋ
in-touch-read-talk = ਪਹਿਲਾਂ ਕਿਸੇ ਨਾਲ ਗੱਲ ਕਰੋ
in-touch-read-no = ਇਹ ਨਾ ਭੇਜੋ
in-touch-changed = ਕੁਝ ਬਦਲ ਗਿਆ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ ਦੁਬਾਰਾ ਪੜ੍ਹੋ।
in-touch-change = ਬਦਲੋ ਕਿ ਉਹ ਕੀ ਦੇਖਦੇ ਹਨ
in-touch-way = ਗੱਲ ਕਿਵੇਂ ਸ਼ੁਰੂ ਹੋਵੇ?
in-touch-way-call = ਉਹ ਤੁਹਾਨੂੰ ਫ਼ੋਨ ਕਰਦੇ ਹਨ: { $to }
in-touch-way-text = ਉਹ ਟੈਕਸਟ ਭੇਜਦੇ ਹਨ: { $to }
in-touch-way-email = ਉਹ ਈਮੇਲ ਭੇਜਦੇ ਹਨ: { $to }
in-touch-way-she-rings = ਤੁਸੀਂ ਉਹਨਾਂ ਨੂੰ ਫ਼ੋਨ ਕਰਦੇ ਹੋ। ਉਹਨਾਂ ਨੂੰ ਤੁਹਾਡਾ ਕੋਈ ਨੰਬਰ ਨਹੀਂ ਮਿਲਦਾ।
in-touch-shares = ਉਹ ਕੀ ਜਾਣ ਸਕਦੇ ਹਨ
in-touch-share-family-name = ਤੁਹਾਡਾ ਆਖ਼ਰੀ ਨਾਮ
in-touch-share-area = ਜਿਸ ਇਲਾਕੇ ਵਿੱਚ ਤੁਸੀਂ ਰਹਿੰਦੇ ਹੋ
in-touch-share-adjustments = ਤੁਹਾਡੀ ਭਾਸ਼ਾ ਅਤੇ ਤੁਹਾਡੇ ਨਾਲ ਗੱਲ ਕਿਵੇਂ ਕਰਨੀ ਹੈ
in-touch-change-show = ਨਵੇਂ ਸ਼ਬਦ ਦਿਖਾਓ
in-touch-told-sent = ਅਸੀਂ ਭੇਜ ਦਿੱਤਾ ਹੈ। ਅੱਗੇ ਕੀ ਹੁੰਦਾ ਹੈ, ਇੱਥੇ ਦਿਸੇਗਾ।
in-touch-told-talk = ਕੋਈ ਤੁਹਾਡੇ ਨਾਲ ਇਸ ਬਾਰੇ ਗੱਲ ਕਰੇਗਾ।
in-touch-told-no = ਤੁਸੀਂ ਕਿਹਾ ਸੀ ਕਿ ਹੋਰ ਸਹਾਇਤਾ ਨਹੀਂ ਚਾਹੀਦੀ। ਜੇ ਦੁਬਾਰਾ ਚਾਹੀਦੀ ਹੋਵੇ, ਸਾਨੂੰ ਦੱਸੋ।
