# On the way to a person who speaks it. A draft, like the rest, until somebody who speaks it has recorded it or signed it off.
calls-language-offer = ਪੰਜਾਬੀ ਲਈ ਦਬਾਓ
calls-language-kept = ਅਸੀਂ ਕਿਸੇ ਅਜਿਹੇ ਵਿਅਕਤੀ ਨੂੰ ਲੱਭ ਰਹੇ ਹਾਂ ਜੋ ਪੰਜਾਬੀ ਬੋਲਦਾ ਹੈ। ਜੇ ਕੋਈ ਵਿਹਲਾ ਨਾ ਹੋਵੇ, ਤਾਂ ਇੱਕ ਦੁਭਾਸ਼ੀਆ ਮਦਦ ਕਰਦਾ ਹੈ।
calls-digit-0 = ਸਿਫ਼ਰ
calls-digit-1 = ਇੱਕ
calls-digit-2 = ਦੋ
calls-digit-3 = ਤਿੰਨ
calls-digit-4 = ਚਾਰ
calls-digit-5 = ਪੰਜ
calls-digit-6 = ਛੇ
calls-digit-7 = ਸੱਤ
calls-digit-8 = ਅੱਠ
calls-digit-9 = ਨੌਂ
