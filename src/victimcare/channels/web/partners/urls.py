from __future__ import annotations

from django.urls import path

from victimcare.channels.web.partners import asked, coming_in, people, places, referrals, sessions

app_name = "partners"
urlpatterns = [
    path("partner", referrals.referrals, name="referrals"),
    path("partner/sign-in", coming_in.sign_in, name="sign-in"),
    path("partner/sign-out", coming_in.sign_out, name="sign-out"),
    path("partner/invited/<str:token>", coming_in.invited, name="invited"),
    path("partner/referrals/<uuid:referral_id>", referrals.referral, name="referral"),
    path("partner/referrals/<uuid:referral_id>/file", referrals.download, name="download"),
    path("partner/asked", asked.asked, name="asked"),
    path("partner/asked/<uuid:ask_id>", asked.asked_one, name="asked-one"),
    path("partner/places", places.capacity, name="capacity"),
    path("partner/password", coming_in.change_password, name="password"),
    path("partner/sessions", sessions.list_and_end_sessions, name="sessions"),
    path("partner/people", people.people, name="people"),
]
