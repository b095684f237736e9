losses-title = ਕੀ ਲਿਆ ਗਿਆ ਜਾਂ ਤੋੜਿਆ ਗਿਆ
losses-lead = ਪੁਲਿਸ ਲਈ ਸੂਚੀ ਬਣਾਓ। ਭੇਜਣ ਤੋਂ ਬਾਅਦ ਤੁਸੀਂ ਬੀਮਾ ਕੰਪਨੀ ਲਈ ਛਾਪ ਸਕਦੇ ਹੋ।
losses-open = ਆਪਣੀ ਸੂਚੀ ਦੇਖੋ ਜਾਂ ਬਣਾਓ
losses-yours = ਤੁਹਾਡੀ ਸੂਚੀ
losses-none = ਤੁਹਾਡੀ ਸੂਚੀ ਵਿੱਚ ਅਜੇ ਕੁਝ ਨਹੀਂ
    .more = ਇੱਕ ਵਾਰ ਵਿੱਚ ਇੱਕ ਚੀਜ਼ ਲਿਖੋ। ਤੁਸੀਂ ਰੁਕ ਕੇ ਵਾਪਸ ਆ ਸਕਦੇ ਹੋ।
losses-kept = ਜੋ ਤੁਸੀਂ ਸੰਭਾਲਦੇ ਹੋ, ਅਸੀਂ ਰੱਖਦੇ ਹਾਂ। ਜਦੋਂ ਤੱਕ ਤੁਸੀਂ ਨਾ ਭੇਜੋ, ਅਸੀਂ ਨਹੀਂ ਦੇਖਦੇ।
losses-limits = ਸੂਚੀ ਵਿੱਚ 60 ਚੀਜ਼ਾਂ ਹੋ ਸਕਦੀਆਂ ਹਨ। ਸਾਰੀਆਂ ਫ਼ਾਈਲਾਂ ਮਿਲ ਕੇ 40 ਅਤੇ 200 ਐੱਮਬੀ ਤੱਕ ਹੋ ਸਕਦੀਆਂ ਹਨ।
losses-count =
    { $count ->
        [one] 1 ਚੀਜ਼
       *[other] { $count } ਚੀਜ਼ਾਂ
    }
losses-total = ਕੁੱਲ: { $sum }
losses-total-open =
    { $count ->
        [one] 1 ਚੀਜ਼ ਦੀ ਕੀਮਤ ਨਹੀਂ ਪਤਾ।
       *[other] { $count } ਚੀਜ਼ਾਂ ਦੀ ਕੀਮਤ ਨਹੀਂ ਪਤਾ।
    }
losses-value-none = ਨਹੀਂ ਪਤਾ
losses-unnamed = ਬਿਨਾਂ ਨਾਂ ਦੀ ਚੀਜ਼
losses-add = ਇੱਕ ਚੀਜ਼ ਲਿਖੋ
losses-add-another = ਇੱਕ ਹੋਰ ਚੀਜ਼ ਲਿਖੋ
losses-change = ਇਸਨੂੰ ਬਦਲੋ
losses-files-open = ਤਸਵੀਰਾਂ, ਆਵਾਜ਼ ਜਾਂ ਵੀਡੀਓ ਲਾਓ ਜਾਂ ਹਟਾਓ
losses-take-away = ਇਸਨੂੰ ਸੂਚੀ ਵਿੱਚੋਂ ਹਟਾਓ
losses-mend-no-name = ਸੂਚੀ ਭੇਜਣ ਤੋਂ ਪਹਿਲਾਂ ਦੱਸੋ ਕਿ ਇਹ ਕੀ ਹੈ।
losses-mend-value = ਅਸੀਂ ਇਸਦੀ ਕੀਮਤ ਨਹੀਂ ਪੜ੍ਹ ਸਕਦੇ। ਸੂਚੀ ਭੇਜਣ ਤੋਂ ਪਹਿਲਾਂ ਬਦਲੋ।
losses-full = ਤੁਹਾਡੀ ਸੂਚੀ ਭਰ ਗਈ। ਹੋਰ ਹੋਵੇ ਤਾਂ { $number } ’ਤੇ ਫ਼ੋਨ ਕਰੋ।
losses-full-error = ਤੁਹਾਡੀ ਸੂਚੀ ਭਰ ਗਈ। ਹੋਰ ਹੋਵੇ ਤਾਂ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ
losses-thing-gone = ਇਹ ਸੂਚੀ ਵਿੱਚੋਂ ਹਟਾਈ ਜਾ ਚੁੱਕੀ ਹੈ। ਫਿਰ ਲਿਖਣ ਲਈ ਆਪਣੀ ਸੂਚੀ ’ਤੇ ਜਾਓ
losses-to-list = ਆਪਣੀ ਸੂਚੀ ’ਤੇ ਜਾਓ

losses-thing-title = ਤੁਹਾਡੀ ਸੂਚੀ ਦੀ ਇੱਕ ਚੀਜ਼
losses-thing-lead = ਸਿਰਫ਼ ਦੱਸੋ ਕਿ ਇਹ ਕੀ ਹੈ। ਜੋ ਨਹੀਂ ਪਤਾ, ਖਾਲੀ ਛੱਡੋ।
losses-what = ਇਹ ਕੀ ਹੈ?
    .hint = ਜਿਵੇਂ: ਨੀਲੇ ਪੱਥਰ ਵਾਲੀ ਸੋਨੇ ਦੀ ਅੰਗੂਠੀ।
losses-what-needed = ਦੱਸੋ ਕਿ ਇਹ ਕੀ ਹੈ
losses-happened = ਇਸਦਾ ਕੀ ਹੋਇਆ?
    .name = ਕੀ ਹੋਇਆ
losses-happened-taken = ਇਹ ਲੈ ਲਈ ਗਈ
    .short = ਲੈ ਲਈ ਗਈ
losses-happened-broken = ਇਹ ਤੋੜੀ ਗਈ ਜਾਂ ਖ਼ਰਾਬ ਕੀਤੀ ਗਈ
    .short = ਤੋੜੀ ਗਈ
losses-happened-not-known = ਮੈਨੂੰ ਨਹੀਂ ਪਤਾ
    .short = ਨਹੀਂ ਪਤਾ
losses-value = ਇਸਦੀ ਕੀਮਤ ਕਿੰਨੀ ਹੈ?
    .hint = ਪੌਂਡਾਂ ਵਿੱਚ, ਜਿਵੇਂ 450 ਜਾਂ 1,250.50। ਨਹੀਂ ਪਤਾ ਤਾਂ ਖਾਲੀ ਛੱਡੋ।
    .name = ਕੀਮਤ
losses-value-unclear = ਪੌਂਡ 450 ਜਾਂ 1,250.50 ਵਾਂਗ ਲਿਖੋ, ਜਾਂ ਖਾਲੀ ਛੱਡੋ
losses-known-by = ਤੁਹਾਨੂੰ ਕੀਮਤ ਕਿਵੇਂ ਪਤਾ ਹੈ?
losses-known-by-receipt = ਮੇਰੇ ਕੋਲ ਰਸੀਦ ਹੈ
    .short = ਰਸੀਦ ਤੋਂ
losses-known-by-bank = ਮੇਰੇ ਬੈਂਕ ਖਾਤੇ ਵਿੱਚ ਹੈ
    .short = ਬੈਂਕ ਖਾਤੇ ਤੋਂ
losses-known-by-valuation = ਇੱਕ ਮਾਹਰ ਨੇ ਦੱਸਿਆ
    .short = ਮਾਹਰ ਤੋਂ
losses-known-by-new-price = ਨਵੀਂ ਇੰਨੇ ਦੀ ਆਉਂਦੀ ਹੈ
    .short = ਨਵੀਂ ਦੀ ਕੀਮਤ
losses-known-by-guess = ਮੇਰਾ ਅੰਦਾਜ਼ਾ ਹੈ
    .short = ਅੰਦਾਜ਼ਾ
losses-known-by-not-known = ਮੈਨੂੰ ਨਹੀਂ ਪਤਾ
    .short = ਨਹੀਂ ਪਤਾ ਕਿਵੇਂ
losses-bought = ਇਹ ਤੁਹਾਡੇ ਕੋਲ ਕਦੋਂ ਤੋਂ ਸੀ?
    .hint = ਦਿਨ, ਸਾਲ, ਜਾਂ “ਲਗਭਗ ਦਸ ਸਾਲ ਪਹਿਲਾਂ”। ਨਹੀਂ ਪਤਾ ਤਾਂ ਖਾਲੀ ਛੱਡੋ।
    .name = ਕਦੋਂ ਤੋਂ
losses-mark = ਇਸਦਾ ਸੀਰੀਅਲ ਨੰਬਰ ਜਾਂ ਕੋਈ ਨਿਸ਼ਾਨ?
    .hint = ਇਸ ’ਤੇ ਉੱਕਰੇ ਅੱਖਰ ਜਾਂ ਝਰੀਟ। ਫ਼ੋਨ ਦਾ ਆਈਐੱਮਈਆਈ ਨੰਬਰ। ਨਹੀਂ ਪਤਾ ਤਾਂ ਖਾਲੀ ਛੱਡੋ।
    .name = ਨੰਬਰ ਜਾਂ ਨਿਸ਼ਾਨ
losses-files-then = ਇਸ ਤੋਂ ਬਾਅਦ ਤੁਸੀਂ ਤਸਵੀਰਾਂ, ਆਵਾਜ਼ ਜਾਂ ਵੀਡੀਓ ਲਾ ਸਕਦੇ ਹੋ।
losses-save = ਸੰਭਾਲੋ

losses-files-title = ਤਸਵੀਰਾਂ, ਆਵਾਜ਼ ਜਾਂ ਵੀਡੀਓ
losses-saved = ਜੋ ਲਿਖਿਆ, ਉਹ ਸੰਭਾਲਿਆ ਗਿਆ।
losses-files = ਫ਼ਾਈਲਾਂ ਹੋਣ ਤਾਂ ਲਾਓ
    .hint = ਰਸੀਦ, ਇਸਦੀ ਤਸਵੀਰ, ਜਾਂ ਦਰਵਾਜ਼ੇ ਦੀ ਘੰਟੀ ਦੀ ਵੀਡੀਓ। ਵੱਧ ਤੋਂ ਵੱਧ { $most } ਫ਼ਾਈਲਾਂ। ਆਵਾਜ਼ ਅਤੇ ਵੀਡੀਓ 50 ਐੱਮਬੀ ਤੱਕ, ਹੋਰ ਫ਼ਾਈਲਾਂ 10 ਐੱਮਬੀ ਤੱਕ।
losses-files-limits = ਤਸਵੀਰ ਕਿੱਥੇ ਖਿੱਚੀ ਗਈ, ਇਹ ਅਸੀਂ ਕੱਢ ਦਿੰਦੇ ਹਾਂ। ਆਵਾਜ਼ ਅਤੇ ਵੀਡੀਓ ਉਵੇਂ ਹੀ ਰਹਿੰਦੀਆਂ ਹਨ। ਆਪਣੀ ਕਾਪੀ ਵੀ ਰੱਖੋ।
losses-files-keep = ਇਹ ਫ਼ਾਈਲਾਂ ਰੱਖੋ
losses-file-take-away = ਫ਼ਾਈਲ { $place } ਹਟਾਓ
losses-files-count =
    { $count ->
        [one] 1 ਫ਼ਾਈਲ
       *[other] { $count } ਫ਼ਾਈਲਾਂ
    }
losses-files-beyond-of-one = ਇੱਕ ਚੀਜ਼ ਦੀਆਂ 5 ਫ਼ਾਈਲਾਂ ਹੋ ਸਕਦੀਆਂ ਹਨ। ਅਸੀਂ ਨਵੀਆਂ ਵਿੱਚੋਂ ਕੋਈ ਨਹੀਂ ਰੱਖੀ। ਜੋ ਲਿਖਿਆ, ਉਹ ਸੰਭਾਲਿਆ ਗਿਆ
losses-files-beyond-count = ਸਾਰੀਆਂ ਫ਼ਾਈਲਾਂ ਮਿਲ ਕੇ 40 ਹੋ ਸਕਦੀਆਂ ਹਨ। ਅਸੀਂ ਨਵੀਆਂ ਵਿੱਚੋਂ ਕੋਈ ਨਹੀਂ ਰੱਖੀ। ਜੋ ਲਿਖਿਆ, ਉਹ ਸੰਭਾਲਿਆ ਗਿਆ
losses-files-beyond-size = ਸਾਰੀਆਂ ਫ਼ਾਈਲਾਂ ਮਿਲ ਕੇ 200 ਐੱਮਬੀ ਹੋ ਸਕਦੀਆਂ ਹਨ। ਅਸੀਂ ਨਵੀਆਂ ਵਿੱਚੋਂ ਕੋਈ ਨਹੀਂ ਰੱਖੀ। ਜੋ ਲਿਖਿਆ, ਉਹ ਸੰਭਾਲਿਆ ਗਿਆ

losses-send-open = ਆਪਣੀ ਸੂਚੀ ਭੇਜੋ
losses-send-title = ਆਪਣੀ ਸੂਚੀ ਭੇਜੋ
losses-send-lead = ਇਹ ਤੁਹਾਡਾ ਧਿਆਨ ਰੱਖਣ ਵਾਲੀ ਟੀਮ ਕੋਲ ਜਾਂਦੀ ਹੈ, ਅਤੇ ਤੁਹਾਡੇ ਕੇਸ ਦੇ ਅਫ਼ਸਰ ਕੋਲ, ਜੇ ਕੋਈ ਹੋਵੇ। ਭੇਜੀ ਸੂਚੀ ਉਵੇਂ ਹੀ ਰਹਿੰਦੀ ਹੈ। ਕੁਝ ਬਦਲੇ ਤਾਂ ਤੁਸੀਂ ਫਿਰ ਭੇਜ ਸਕਦੇ ਹੋ।
losses-send-words = ਕੀ ਪੁਲਿਸ ਨੂੰ ਕੁਝ ਹੋਰ ਪਤਾ ਹੋਣਾ ਚਾਹੀਦਾ ਹੈ?
    .hint = ਤੁਸੀਂ ਇਹ ਖਾਲੀ ਛੱਡ ਸਕਦੇ ਹੋ।
losses-send = ਮੇਰੀ ਸੂਚੀ ਭੇਜੋ
losses-send-many = ਕੱਲ੍ਹ ਤੋਂ ਤੁਸੀਂ 5 ਸੂਚੀਆਂ ਭੇਜੀਆਂ ਹਨ। ਹੁਣੇ { $number } ’ਤੇ ਫ਼ੋਨ ਕਰੋ, ਤਾਂ ਜੋ ਗੱਲ ਹੋਵੇ
losses-sent-title = ਭੇਜੀਆਂ ਸੂਚੀਆਂ
losses-sent = ਭੇਜੀ ਗਈ: { $day }
losses-sent-done = ਤੁਹਾਡੀ ਸੂਚੀ ਸਾਨੂੰ ਮਿਲ ਗਈ
losses-sent-again = ਕੁਝ ਬਦਲੇ ਤਾਂ ਸੂਚੀ ਬਦਲੋ ਅਤੇ ਫਿਰ ਭੇਜੋ।
losses-sent-same = ਇਹ ਸੂਚੀ ਭੇਜੀ ਜਾ ਚੁੱਕੀ ਹੈ। ਬਦਲੋ ਤਾਂ ਫਿਰ ਭੇਜ ਸਕਦੇ ਹੋ।
losses-sent-about = ਸੂਚੀ ਬਾਰੇ ਸਵਾਲ ਅਤੇ ਜਵਾਬ ਇੱਥੇ ਹਨ:
losses-added = ਜੁਰਮ ਦੇ ਰਿਕਾਰਡ ਵਿੱਚ ਜੋੜੀ ਗਈ: { $day }
losses-added-by-officer = ਤੁਹਾਡੇ ਕੇਸ ਦੇ ਅਫ਼ਸਰ ਨੇ ਇਹ ਸੂਚੀ ਜੁਰਮ ਦੇ ਰਿਕਾਰਡ ਵਿੱਚ ਜੋੜੀ: { $day }
losses-answer-by = ਜਵਾਬ ਇਸ ਦਿਨ ਤੱਕ: { $day }
losses-late = ਸਾਡੇ ਜਵਾਬ ਵਿੱਚ ਦੇਰ ਹੋਈ, ਮਾਫ਼ ਕਰਨਾ
losses-in-message = ਮੈਂ ਸੂਚੀ ਭੇਜੀ ਕਿ ਕੀ ਲਿਆ ਗਿਆ ਜਾਂ ਤੋੜਿਆ ਗਿਆ।

losses-sheet-open = ਬੀਮਾ ਕੰਪਨੀ ਲਈ ਪੰਨਾ
losses-sheet-title = ਬੀਮਾ ਕੰਪਨੀ ਲਈ ਪੰਨਾ
losses-sheet-copy = ਇਹ ਸਭ ਕਾਪੀ ਕਰੋ
losses-sheet-sent = ਇਹ ਸੂਚੀ { $force } ਨੂੰ ਭੇਜੀ ਗਈ: { $day }।
losses-sheet-added = ਜੁਰਮ ਦੇ ਰਿਕਾਰਡ ਵਿੱਚ ਜੋੜੀ ਗਈ: { $day }।
losses-sheet-own-words = ਸੂਚੀ ਅਤੇ ਕੀਮਤਾਂ ਭੇਜਣ ਵਾਲੇ ਦੇ ਆਪਣੇ ਸ਼ਬਦਾਂ ਵਿੱਚ ਹਨ।
losses-sheet-held = { $force } ਕੋਲ ਕੀ ਹੈ
losses-sheet-held-none = ਜਿੱਥੋਂ ਤੱਕ ਪਤਾ ਹੈ, { $force } ਕੋਲ ਕੁਝ ਨਹੀਂ।
losses-sheet-held-held = ਇਸ ਦਿਨ ਤੋਂ ਰੱਖੀ ਹੈ: { $day }
losses-sheet-held-ready = ਇਸ ਦਿਨ ਤੋਂ ਵਾਪਸ ਮਿਲ ਸਕਦੀ ਹੈ: { $day }
losses-sheet-held-returned = ਵਾਪਸ ਦਿੱਤੀ ਗਈ: { $day }
