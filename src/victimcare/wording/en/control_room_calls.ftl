# Calls of 999 and 101: call backs, and what staff read of them

control-room-calls-abandoned-subject = { $service } call abandoned
control-room-calls-silent-subject = { $service } call without words
control-room-calls-abandoned = The caller rang { $service } and hung up after { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
  }, before anyone answered.
control-room-calls-silent = We answered a { $service } call and heard no words. The caller had waited { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
  }.
control-room-calls-reason-call-999-again = The same number also rang 999 in the 24 hours before.
control-room-calls-reason-call-999-after-danger = The same number was in danger in the 24 hours before.
control-room-calls-place = Place, as the telephone system gave it: { $place }
control-room-calls-no-place = The telephone system gave no place.
control-room-calls-withheld = The number was withheld. Ask the network for it if you are worried.
