from django.urls import path

from victimcare.channels.phone.twiml import carrier_requests, sound_views

urlpatterns = [
    path("answer", carrier_requests.answer_inbound),
    path("next/<int:turn>", carrier_requests.continue_call),
    path("picked-up", carrier_requests.join_agent),
    path("recorded", carrier_requests.take_recording),
    path("became", carrier_requests.record_call_status),
    path("placed/<uuid:reference>", carrier_requests.answer_placed),
    path("placed/<uuid:reference>/became", carrier_requests.record_placed_status),
    path("sounds/music/<int:seconds>.wav", sound_views.serve_music),
    path("sounds/<slug:language>/<slug:name>.wav", sound_views.serve_sentence),
]
