# A draft, like the rest, until somebody who speaks it has read it.

### The second code that warns the desk (docs/quiet-code.md): on her page, and at the desk.

## Her page

quiet-code-title = ਤੁਹਾਡੇ ਕੋਡ ਬਾਰੇ
quiet-code-lead = ਤੁਸੀਂ ਦੂਜਾ ਕੋਡ ਲੈ ਸਕਦੇ ਹੋ। ਉਹ ਤੁਹਾਡੇ ਕੋਡ ਵਰਗਾ ਦਿਖਦਾ ਹੈ, ਪਰ ਤੁਹਾਡਾ ਕੁਝ ਨਹੀਂ ਖੋਲ੍ਹਦਾ।
quiet-code-how = ਇਹ ਕੀ ਕਰਦਾ ਹੈ
quiet-code-how-1 = ਜੇ ਕੋਈ ਤੁਹਾਨੂੰ ਆਪਣਾ ਸਫ਼ਾ ਦਿਖਾਉਣ ਲਈ ਮਜਬੂਰ ਕਰੇ, ਤੁਸੀਂ ਦੂਜਾ ਕੋਡ ਵਰਤ ਸਕਦੇ ਹੋ।
quiet-code-how-2 = ਇਹ ਇੱਕ ਸਾਦਾ ਸਫ਼ਾ ਖੋਲ੍ਹਦਾ ਹੈ। ਸਫ਼ਾ ਦੱਸਦਾ ਹੈ ਕਿ ਕੁਝ ਨਵਾਂ ਨਹੀਂ।
quiet-code-how-3 = ਇਹ ਸਾਡੀ ਫ਼ੋਨ ਲਾਈਨ ’ਤੇ ਵੀ ਚੱਲਦਾ ਹੈ।
quiet-code-how-4 = ਸਾਨੂੰ ਪਤਾ ਲੱਗਦਾ ਹੈ ਕਿ ਤੁਸੀਂ ਇਹ ਵਰਤਿਆ। ਸਫ਼ੇ ’ਤੇ ਇਹ ਨਹੀਂ ਦਿਖਦਾ।
quiet-code-how-5 = ਇਸ ਕਰਕੇ ਅਸੀਂ ਤੁਹਾਨੂੰ ਨਾ ਫ਼ੋਨ ਕਰਦੇ ਹਾਂ, ਨਾ ਮੈਸੇਜ, ਨਾ ਲਿਖਦੇ ਹਾਂ। ਇੱਥੇ ਲੋਕ ਸੋਚਦੇ ਹਨ ਕਿ ਕੀ ਸੁਰੱਖਿਅਤ ਹੈ।
quiet-code-not = ਇਹ ਕੀ ਨਹੀਂ ਕਰਦਾ
quiet-code-not-1 = ਇਸ ਨਾਲ ਫ਼ੌਰਨ ਮਦਦ ਨਹੀਂ ਆਉਂਦੀ। ਜੇ ਤੁਸੀਂ ਹੁਣੇ ਖ਼ਤਰੇ ਵਿੱਚ ਹੋ, 999 ’ਤੇ ਫ਼ੋਨ ਕਰੋ।
quiet-code-not-2 = ਜਿਸਨੇ ਤੁਹਾਡਾ ਪੂਰਾ ਸਫ਼ਾ ਦੇਖਿਆ ਹੈ, ਉਹ ਸ਼ਾਇਦ ਇਸ ਨਾਲ ਧੋਖਾ ਨਾ ਖਾਵੇ।
quiet-code-think = ਪਹਿਲਾਂ ਇਹ ਸੋਚੋ
quiet-code-think-1 = ਕੀ ਇੰਨਾ ਘੱਟ ਦੇਖ ਕੇ ਦੂਜੇ ਵਿਅਕਤੀ ਨੂੰ ਗੁੱਸਾ ਆ ਸਕਦਾ ਹੈ?
quiet-code-think-2 = ਕੀ ਤੁਸੀਂ 12 ਅੰਕ ਯਾਦ ਕਰ ਸਕਦੇ ਹੋ, ਅਤੇ ਦੋਵੇਂ ਕੋਡ ਵੱਖ ਰੱਖ ਸਕਦੇ ਹੋ?
quiet-code-think-3 = ਤੁਸੀਂ ਪਹਿਲਾਂ ਸਾਡੇ ਨਾਲ ਜਾਂ ਮਦਦ ਕਰਨ ਵਾਲੇ ਨਾਲ ਗੱਲ ਕਰ ਸਕਦੇ ਹੋ।
quiet-code-have = ਤੁਹਾਡੇ ਕੋਲ { $day } ਤੋਂ ਦੂਜਾ ਕੋਡ ਹੈ।
quiet-code-lost = ਤੁਹਾਡਾ ਦੂਜਾ ਕੋਡ ਹੁਣ ਨਹੀਂ ਚੱਲਦਾ। ਕਿਸੇ ਨੇ ਗਲਤ ਅੰਕਾਂ ਨਾਲ ਕੋਸ਼ਿਸ਼ ਕੀਤੀ।
quiet-code-make = ਮੈਨੂੰ ਦੂਜਾ ਕੋਡ ਦਿਓ
quiet-code-make-new = ਮੈਨੂੰ ਨਵਾਂ ਦਿਓ
quiet-code-make-new-more = ਜੋ ਤੁਹਾਡੇ ਕੋਲ ਹੈ, ਉਹ ਫਿਰ ਬੰਦ ਹੋ ਜਾਂਦਾ ਹੈ।
quiet-code-end = ਮੇਰਾ ਦੂਜਾ ਕੋਡ ਬੰਦ ਕਰੋ
quiet-code-ended = ਤੁਹਾਡਾ ਦੂਜਾ ਕੋਡ ਬੰਦ ਹੋ ਗਿਆ।
quiet-code-new = ਯਾਦ ਕਰਨ ਲਈ 12 ਅੰਕ
quiet-code-new-once = ਇਹ ਸਿਰਫ਼ ਇਸ ਵਾਰ ਦਿਖਦਾ ਹੈ। ਹੁਣੇ ਯਾਦ ਕਰ ਲਓ।
quiet-code-new-keep = ਇਸਨੂੰ ਉੱਥੇ ਨਾ ਰੱਖੋ ਜਿੱਥੇ ਕੋਈ ਲੱਭ ਸਕੇ।
quiet-code-done = ਮੈਂ ਯਾਦ ਕਰ ਲਿਆ
