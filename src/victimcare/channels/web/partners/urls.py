from __future__ import annotations

from django.urls import path

from victimcare.channels.web.partners import account_pages, capacity_pages, referral_pages

app_name = "partners"
urlpatterns = [
    path("partner", referral_pages.list_referrals, name="referrals"),
    path("partner/sign-in", account_pages.sign_in, name="sign-in"),
    path("partner/sign-out", account_pages.sign_out, name="sign-out"),
    path("partner/invited/<str:token>", account_pages.accept_invitation, name="invited"),
    path("partner/referrals/<uuid:referral_id>", referral_pages.answer_referral, name="referral"),
    path("partner/referrals/<uuid:referral_id>/file", referral_pages.download_referral, name="download"),
    path("partner/asked", referral_pages.list_self_referrals, name="asked"),
    path("partner/asked/<uuid:ask_id>", referral_pages.show_self_referral, name="asked-one"),
    path("partner/places", capacity_pages.state_own_capacity, name="capacity"),
    path("partner/password", account_pages.change_password, name="password"),
    path("partner/sessions", account_pages.manage_sessions, name="sessions"),
    path("partner/people", account_pages.manage_colleagues, name="people"),
]
