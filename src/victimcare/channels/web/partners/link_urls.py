"""What a service does by its own link, without signing in."""

from __future__ import annotations

from django.urls import path

from victimcare.channels.web.partners import capacity

app_name = "partner-link"
urlpatterns = [
    path("partner/capacity/<str:token>", capacity.own_page, name="capacity"),
]
