## The telephone of a handler, and that a call rings there

control-room-seat-title = Your telephone
control-room-seat-sign-on = Take calls to 101
control-room-seat-what = Only callers to the control room’s number will ring here. Choose the browser’s telephone or your own.
control-room-seat-rings = A 101 call is ringing
control-room-seat-talking = You are speaking with a 101 caller
control-room-seat-form = Open the form of this call at the top of the page. It opens in a window of its own, so that your sound goes on.
control-room-seat-open = Open your telephone
