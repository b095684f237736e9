# A draft, like the rest, until somebody who speaks it has read it.

## The frame around every page, and words that stand in pieces

ui-skip = ਮੁੱਖ ਹਿੱਸੇ ’ਤੇ ਜਾਓ
ui-leave = ਇਹ ਸਫ਼ਾ ਛੱਡੋ
ui-danger-question = ਹੁਣੇ ਖ਼ਤਰੇ ਵਿੱਚ ਹੋ?
ui-danger-answer = 999 ’ਤੇ ਫ਼ੋਨ ਕਰੋ। ਜੇ ਮੋਬਾਈਲ ’ਤੇ ਬੋਲ ਨਹੀਂ ਸਕਦੇ, ਤਾਂ ਉਡੀਕ ਕਰੋ, ਫਿਰ 55 ਦਬਾਓ।

ui-step-now = ਹੁਣ
ui-step-done = ਹੋ ਗਿਆ
ui-step-later = ਅਜੇ ਬਾਕੀ

ui-right-due = ਕਰਨਾ ਹੈ
ui-right-kept = ਨਿਭਾਇਆ
ui-right-late = ਦੇਰ ਨਾਲ
ui-right-missed = ਨਹੀਂ ਹੋਇਆ
ui-right-held = ਰੁਕਿਆ ਹੈ
ui-right-declined = ਤੁਸੀਂ ਨਾਂਹ ਕੀਤੀ
ui-right-open = ਤੁਸੀਂ ਕਰ ਸਕਦੇ ਹੋ

ui-error-summary = ਇਹ ਨਹੀਂ ਹੋ ਸਕਿਆ
ui-error-prefix = ਗਲਤੀ:
ui-field-needed = ਇਹ ਭਰੋ
ui-field-too-long = ਇਸਨੂੰ ਛੋਟਾ ਕਰੋ। ਵੱਧ ਤੋਂ ਵੱਧ { $limit } ਅੱਖਰ। ਹੁਣ: { $count }
ui-field-unclear = ਇਹ ਹੋਰ ਤਰ੍ਹਾਂ ਲਿਖੋ
ui-field-choose = ਇਹਨਾਂ ਵਿੱਚੋਂ ਇੱਕ ਚੁਣੋ
ui-field-characters = ਇੱਥੇ ਅਜਿਹੇ ਨਿਸ਼ਾਨ ਸਨ ਜੋ ਅਸੀਂ ਰੱਖ ਨਹੀਂ ਸਕਦੇ। ਅਸੀਂ ਉਹ ਹਟਾ ਦਿੱਤੇ ਹਨ। ਇਹ ਪੜ੍ਹੋ ਅਤੇ ਫਿਰ ਭੇਜੋ
ui-field-which = { $field }: { $what }

ui-banner-frozen = ਘੜੀ ਰੁਕੀ ਹੋਈ ਹੈ
ui-banner-frozen-more = { $day }, { $time }। ਸਿਰਫ਼ ਪਰਖ ਲਈ।
ui-banner-demo = ਨਮੂਨਾ
ui-banner-demo-more = ਬਣਾਏ ਹੋਏ ਲੋਕ। ਕੁਝ ਨਹੀਂ ਭੇਜਿਆ ਜਾਂਦਾ।

ui-not-checked = ਸਿਰਫ਼ ਦਿਖਾਉਣ ਲਈ ਖਰੜਾ: ਇਹ ਅਨੁਵਾਦ ਕਿਸੇ ਨੇ ਨਹੀਂ ਪਰਖਿਆ। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦਿਓ।
ui-mixed = ਇਸ ਸਫ਼ੇ ਦਾ ਕੁਝ ਹਿੱਸਾ ਅੰਗਰੇਜ਼ੀ ਵਿੱਚ ਹੈ।

## When something is not there or did not work

ui-calm-not-found = ਇਹ ਸਫ਼ਾ ਇੱਥੇ ਨਹੀਂ ਹੈ
    .more = ਹੋ ਸਕਦਾ ਹੈ ਪਤਾ ਗਲਤ ਹੋਵੇ, ਜਾਂ ਬਹੁਤ ਸਮਾਂ ਲੰਘ ਗਿਆ ਹੋਵੇ। ਤੁਸੀਂ ਕੁਝ ਗਲਤ ਨਹੀਂ ਕੀਤਾ।
ui-calm-failed = ਇਹ ਨਹੀਂ ਹੋਇਆ, ਅਤੇ ਗਲਤੀ ਸਾਡੀ ਹੈ
    .more = ਕੁਝ ਮਿੰਟਾਂ ਬਾਅਦ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ। ਤੁਸੀਂ ਸਾਨੂੰ ਫ਼ੋਨ ਵੀ ਕਰ ਸਕਦੇ ਹੋ।
ui-calm-too-large = ਇਹ ਭੇਜਣ ਲਈ ਬਹੁਤ ਜ਼ਿਆਦਾ ਸੀ
    .more = ਸਾਨੂੰ ਇਸ ਵਿੱਚੋਂ ਕੁਝ ਨਹੀਂ ਮਿਲਿਆ। ਵੱਧ ਤੋਂ ਵੱਧ 5 ਫ਼ਾਈਲਾਂ ਭੇਜੋ, ਫ਼ਿਲਮਾਂ ਨਹੀਂ। ਤੁਸੀਂ ਸਾਨੂੰ ਫ਼ੋਨ ਵੀ ਕਰ ਸਕਦੇ ਹੋ।
ui-calm-form-expired = ਬਹੁਤ ਸਮਾਂ ਲੱਗ ਗਿਆ
    .more = ਜੋ ਤੁਸੀਂ ਲਿਖਿਆ, ਉਹ ਸਾਨੂੰ ਨਹੀਂ ਮਿਲਿਆ। ਸ਼ੁਰੂ ’ਤੇ ਜਾ ਕੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ।
ui-calm-too-many = ਜਵਾਬ ਬਹੁਤ ਜ਼ਿਆਦਾ ਸਨ
    .more = ਸਾਨੂੰ ਇਸ ਵਿੱਚੋਂ ਕੁਝ ਨਹੀਂ ਮਿਲਿਆ। ਇਹ ਹਿੱਸਿਆਂ ਵਿੱਚ ਭੇਜੋ। ਤੁਸੀਂ ਸਾਨੂੰ ਫ਼ੋਨ ਵੀ ਕਰ ਸਕਦੇ ਹੋ।
ui-calm-not-understood = ਅਸੀਂ ਇਹ ਪੜ੍ਹ ਨਹੀਂ ਸਕੇ
    .more = ਸਾਨੂੰ ਇਸ ਵਿੱਚੋਂ ਕੁਝ ਨਹੀਂ ਮਿਲਿਆ। ਵਾਪਸ ਜਾ ਕੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ। ਤੁਸੀਂ ਸਾਨੂੰ ਫ਼ੋਨ ਵੀ ਕਰ ਸਕਦੇ ਹੋ।
ui-calm-characters = ਇਸ ਵਿੱਚ ਅਜਿਹੇ ਨਿਸ਼ਾਨ ਸਨ ਜੋ ਅਸੀਂ ਰੱਖ ਨਹੀਂ ਸਕਦੇ
    .more = ਉਹ ਇੱਥੇ ਸਨ: { $field }। ਸਾਨੂੰ ਇਸ ਵਿੱਚੋਂ ਕੁਝ ਨਹੀਂ ਮਿਲਿਆ। ਵਾਪਸ ਜਾਓ, ਉਹ ਹਟਾਓ ਅਤੇ ਫਿਰ ਭੇਜੋ। ਤੁਸੀਂ ਸਾਨੂੰ ਫ਼ੋਨ ਵੀ ਕਰ ਸਕਦੇ ਹੋ।
ui-ring = ਫ਼ੋਨ ਕਰੋ: { $number }
    .more = ਮੁਫ਼ਤ।
# Who answers there: one of these three stands beside the number, as the force's hours say (wording/service_hours.py).
ui-line-always = ਇੱਕ ਵਿਅਕਤੀ ਦਿਨ ਰਾਤ ਜਵਾਬ ਦਿੰਦਾ ਹੈ।
ui-line-hours = ਇੱਕ ਵਿਅਕਤੀ ਇਸ ਵੇਲੇ ਜਵਾਬ ਦਿੰਦਾ ਹੈ: { $hours }। ਬਾਕੀ ਵੇਲੇ ਸੁਨੇਹਾ ਛੱਡੋ, ਜਾਂ ਚੁਣੋ ਕਿ ਅਸੀਂ ਤੁਹਾਨੂੰ ਕਦੋਂ ਫ਼ੋਨ ਕਰੀਏ।
ui-line-bank-holidays = ਛੁੱਟੀਆਂ ਵਾਲੇ ਦਿਨ ਸਮੇਂ ਹੋਰ ਹਨ।
ui-line-on-duty = ਜਦੋਂ ਸਾਡੇ ਵਿੱਚੋਂ ਕੋਈ ਇੱਥੇ ਹੋਵੇ, ਇੱਕ ਵਿਅਕਤੀ ਜਵਾਬ ਦਿੰਦਾ ਹੈ। ਬਾਕੀ ਵੇਲੇ ਸੁਨੇਹਾ ਛੱਡੋ, ਜਾਂ ਚੁਣੋ ਕਿ ਅਸੀਂ ਤੁਹਾਨੂੰ ਕਦੋਂ ਫ਼ੋਨ ਕਰੀਏ।
ui-start-again = ਮੁੜ ਸ਼ੁਰੂ ਕਰੋ
    .more = ਪਹਿਲੇ ਸਫ਼ੇ ’ਤੇ ਵਾਪਸ
