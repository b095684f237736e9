## What is kept of calls, as a list: conversations that were recorded, and messages on the line

recordings-title = Recordings
recordings-conversation = Conversations
recordings-voicemail = Messages on the line
recordings-kept-conversation = Recorded conversations are kept for { $days ->
    [one] 1 day
   *[other] { $days } days
} from their end, then deleted.
recordings-kept-voicemail = Messages are kept for { $days ->
    [one] 1 day
   *[other] { $days } days
}, and until somebody has listened, then deleted.
recordings-who = You see what is your work; a supervisor sees all that is kept. Every look at this list is in the audit, and nothing is played here.
recordings-head-when = When
recordings-head-with = Who took the call
recordings-head-case = Case
recordings-head-length = Length
recordings-head-heard = Listened to
recordings-head-until = Kept until
recordings-length = { $minutes } min { $seconds } s
recordings-goes-on = Being recorded
recordings-no-case = No proof, no case
recordings-not-heard = Not yet
recordings-held = Held: not deleted
recordings-waits = Until it is listened to
recordings-newest = Newest
recordings-older = Older
recordings-none-conversation = No recorded conversation of yours is kept
recordings-none-voicemail = No message of yours is kept
recordings-none-more = What is deleted is not listed. That it was there stays in the audit.
