"""Every address that the web server answers."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from victimcare.channels.api import supplier_hooks
from victimcare.channels.api.v1 import api
from victimcare.channels.web import health

handler400 = "victimcare.config.fault_pages.show_refused_request"
handler404 = "victimcare.channels.web.ui.pages.answer_not_found"
handler500 = "victimcare.config.fault_pages.show_server_fault"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("victimcare.channels.web.portal.urls")),
    path("", include("victimcare.channels.web.desk.urls")),
    path("", include("victimcare.channels.web.desk.staff_sign_in")),
    path("", include("victimcare.channels.web.control_room.urls")),
    path("", include("victimcare.channels.web.packets.urls")),
    path("", include("victimcare.channels.web.partners.capacity_pages")),
    path("", include("victimcare.channels.web.officers.urls")),
    path("", include("victimcare.channels.web.partners.urls")),
    path("api/v1/", api.urls),
    path("hooks/<slug:supplier>", supplier_hooks.take_receipt),
    path("hooks/<slug:supplier>/received", supplier_hooks.take_inbound_text),
    path("phone/twiml/", include("victimcare.channels.phone.twiml.urls")),
    path("live", health.answer_live),
    path("ready", health.answer_ready),
]
if settings.VICTIMCARE_ENV != "production":
    urlpatterns.append(path("", include("victimcare.demo.web.urls")))
