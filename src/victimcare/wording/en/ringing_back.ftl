## The calls page of whoever rings somebody back by the line

ringing-back-word = A code word is agreed. Say hello and nothing else, and wait for their word. Check it on the page of the call back.
ringing-back-word-said = They said their word.
ringing-back-muted = You hear them, and they do not hear you: your microphone is off.
ringing-back-stopped = They were not rung
