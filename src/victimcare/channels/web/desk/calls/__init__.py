"""The telephone at the desk: taking calls, callbacks, recordings and line figures."""
