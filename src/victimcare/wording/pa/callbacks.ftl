# A draft, like the rest, until somebody who speaks it has read it.

## Said on the line. $start and $due are moments

callbacks-promise-slot = ਅਸੀਂ ਤੁਹਾਨੂੰ { $start } ਤੋਂ { $due } ਦੇ ਵਿਚਕਾਰ ਫ਼ੋਨ ਕਰਾਂਗੇ।

## The list

## One call back

## While it rings

## How a try went, and how it ended

## On her page

callbacks-page-title = ਸਾਨੂੰ ਕਹੋ ਕਿ ਤੁਹਾਨੂੰ ਫ਼ੋਨ ਕਰੀਏ
callbacks-page-lead = ਉਹ ਸਮਾਂ ਚੁਣੋ ਜਦੋਂ ਤੁਸੀਂ ਗੱਲ ਕਰ ਸਕੋ।
callbacks-page-number = ਅਸੀਂ ਉਸ ਨੰਬਰ ’ਤੇ ਫ਼ੋਨ ਕਰਦੇ ਹਾਂ ਜੋ ਤੁਸੀਂ ਸਾਡੇ ਨਾਲ ਤੈਅ ਕੀਤਾ।
callbacks-page-number-ends = ਅਸੀਂ ਉਸ ਨੰਬਰ ’ਤੇ ਫ਼ੋਨ ਕਰਦੇ ਹਾਂ ਜਿਸਦੇ ਅਖ਼ੀਰ ਵਿੱਚ { $digits } ਹੈ।
callbacks-page-shows = ਕਾਲ ਉਸ ਫ਼ੋਨ ਦੀ ਸੂਚੀ ਵਿੱਚ ਦਿਖ ਸਕਦੀ ਹੈ।
callbacks-page-when = ਤੁਸੀਂ ਕਦੋਂ ਗੱਲ ਕਰ ਸਕਦੇ ਹੋ?
callbacks-page-time = { $day }, { $start } ਤੋਂ { $end }
callbacks-page-any-time = ਇਹਨਾਂ ਵਿੱਚੋਂ ਕੋਈ ਨਹੀਂ। ਮੇਰੇ ਲਈ ਸੁਰੱਖਿਅਤ ਸਮਾਂ ਲੱਭੋ
callbacks-page-gone = ਉਹ ਸਮਾਂ ਹੁਣੇ ਲੈ ਲਿਆ ਗਿਆ। ਹੋਰ ਚੁਣੋ
callbacks-page-ask = ਫ਼ੋਨ ਕਰਨ ਲਈ ਕਹੋ
callbacks-page-change = ਸਮਾਂ ਬਦਲੋ
callbacks-page-promised = ਕੋਈ ਵਿਅਕਤੀ ਤੁਹਾਨੂੰ ਫ਼ੋਨ ਕਰਦਾ ਹੈ
callbacks-page-give-up = ਮੈਨੂੰ ਇਹ ਕਾਲ ਨਹੀਂ ਚਾਹੀਦੀ
callbacks-page-lead-way = ਅਸੀਂ ਤੁਹਾਡੇ ਨਾਲ ਗੱਲ ਕਰਨ ਦਾ ਸੁਰੱਖਿਅਤ ਤਰੀਕਾ ਲੱਭਦੇ ਹਾਂ।
callbacks-page-way = ਪਹਿਲਾਂ ਕੋਈ ਵਿਅਕਤੀ ਇਸਨੂੰ ਦੇਖਦਾ ਹੈ। ਉਹ ਤਾਂ ਹੀ ਫ਼ੋਨ ਕਰਦਾ ਹੈ ਜੇ ਇਹ ਸੁਰੱਖਿਅਤ ਹੋਵੇ।
callbacks-page-choose = ਸਮਾਂ ਚੁਣੋ, ਜਾਂ ਆਪਣੀ ਕਾਲ ਦੇਖੋ
    .more = ਇਸਨੂੰ ਨਿੱਜੀ ਰੱਖਣ ਲਈ ਅਸੀਂ ਪਹਿਲਾਂ ਤੁਹਾਡੇ ਕੋਡ ਦੇ ਆਖ਼ਰੀ 6 ਅੰਕ ਪੁੱਛਦੇ ਹਾਂ।
    .button = ਸਮੇਂ ਅਤੇ ਕਾਲਾਂ ਦੇਖੋ
callbacks-page-not-shown = ਇਹ ਛੋਟਾ ਸਫ਼ਾ ਨਹੀਂ ਦਿਖਾਉਂਦਾ ਕਿ ਕੋਈ ਕਾਲ ਹੋਣੀ ਹੈ ਜਾਂ ਨਹੀਂ।
callbacks-page-looked-at = ਕੋਈ ਵਿਅਕਤੀ { $due } ਤੱਕ ਇਸਨੂੰ ਦੇਖਦਾ ਹੈ। ਉਹ ਤਾਂ ਹੀ ਫ਼ੋਨ ਕਰਦਾ ਹੈ ਜੇ ਇਹ ਸੁਰੱਖਿਅਤ ਹੋਵੇ।
callbacks-page-asked = ਇਹ ਤੈਅ ਹੋ ਗਿਆ
callbacks-page-asked-way = ਸਾਨੂੰ ਮਿਲ ਗਿਆ
callbacks-page-nobody-else = ਇਸ ਕਾਲ ਬਾਰੇ ਅਸੀਂ ਹੋਰ ਕਿਸੇ ਨੂੰ ਨਹੀਂ ਦੱਸਦੇ।
callbacks-page-given-up = ਹੁਣ ਅਸੀਂ ਤੁਹਾਨੂੰ ਫ਼ੋਨ ਨਹੀਂ ਕਰਦੇ
    .more = ਤੁਸੀਂ ਕਿਸੇ ਵੀ ਵੇਲੇ ਫਿਰ ਕਾਲ ਮੰਗ ਸਕਦੇ ਹੋ।
