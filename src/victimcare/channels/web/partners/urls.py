from __future__ import annotations

from django.urls import path

from victimcare.channels.web.partners import coming_in, work

app_name = "partners"
urlpatterns = [
    path("partner", work.referrals, name="referrals"),
    path("partner/sign-in", coming_in.sign_in, name="sign-in"),
    path("partner/sign-out", coming_in.sign_out, name="sign-out"),
    path("partner/invited/<str:token>", coming_in.invited, name="invited"),
    path("partner/referrals/<uuid:referral_id>", work.referral, name="referral"),
    path("partner/referrals/<uuid:referral_id>/file", work.download, name="download"),
    path("partner/asked", work.asked, name="asked"),
    path("partner/asked/<uuid:ask_id>", work.asked_one, name="asked-one"),
    path("partner/places", work.capacity, name="capacity"),
    path("partner/people", work.people, name="people"),
]
