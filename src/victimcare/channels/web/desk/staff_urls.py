"""Sign-in of all staff. Without a namespace: the library looks the way back up by its own name."""

from __future__ import annotations

from django.urls import path

from victimcare.channels.web.desk import sign_in

urlpatterns = [
    path("staff/sign-in", sign_in.sign_in, name="staff_sign_in"),
    path("staff/sign-in/<slug:provider_id>", sign_in.come_back, name="openid_connect_callback"),
    path("staff/start", sign_in.start, name="staff_start"),
    path("staff/lock", sign_in.lock_desk, name="staff_lock"),
    path("staff/here", sign_in.note_use, name="staff_here"),
    path("staff/sign-out", sign_in.sign_out, name="staff_sign_out"),
]
