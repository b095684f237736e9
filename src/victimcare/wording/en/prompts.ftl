## The script of a recording session, for whoever speaks and whoever records

prompts-title = Script for a recording session
prompts-language = In { $spoken }. { $count ->
    [one] 1 sentence.
   *[other] { $count } sentences.
}
prompts-lead = These sentences are heard by people to whom a crime was done, perhaps on the worst day of their lives, perhaps with somebody listening. Speak as to one person whom you like, sitting across a table: warm, unhurried, clear. Never bright, never sorry for them.
prompts-how = How to record
prompts-how-room = A quiet room with soft things in it, the microphone a hand’s breadth away and a little to the side. One voice for all sentences of a language, in one session if you can.
prompts-how-file = Each sentence in a file of its own: WAV, mono, 16 bits, at least 16,000 samples a second, its loudest moment at about half of full scale. The file’s name as it stands here. Half a second of quiet before and after is cut off by itself.
prompts-how-pace = About two words a second. A short rest at each full stop; a clear little rest before each “press” and after each number.
prompts-how-done = Put the files into { $folder } and run victimcare calls prompts: it says which fit, and which do not and why. They are used from the next start of the line.
prompts-english = In English
prompts-context = When it is heard
prompts-manner = How to say it
prompts-recorded = recorded
prompts-machine = spoken by the machine
prompts-missing = not spoken yet
prompts-wrong = a recording that cannot be used
prompts-heard-first = The first words of every call.
prompts-heard-in = { $table }: { $steps }.
prompts-heard-digits = Figures of a number that was keyed, and of keys: one at a time, in any order.
prompts-heard-language = In the choice of languages; the figure of its key follows.
prompts-heard-answer = As the answer to a key, on its own or among sentences that differ from call to call.
prompts-heard-both = In the middle of a conversation, to both who talk.
prompts-manner-safety = Calm and firm, a little slower than the rest. It may save a life; it must not frighten.
prompts-manner-menu = Even, each choice with the same weight; the number is what must be understood.
prompts-manner-wait = Light and short; something is being done.
prompts-manner-telling = Plainly, as one tells a friend what happens next.
prompts-manner-digit = Level, neither rising nor falling, as in the middle of a number.
