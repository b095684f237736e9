from django.urls import path

from victimcare.channels.phone.twiml import sounds, views

urlpatterns = [
    path("answer", views.answer),
    path("next/<int:turn>", views.go_on),
    path("picked-up", views.picked_up),
    path("recorded", views.recorded),
    path("became", views.became),
    path("placed/<uuid:reference>", views.placed),
    path("placed/<uuid:reference>/became", views.placed_became),
    path("sounds/music/<int:seconds>.wav", sounds.music_of),
    path("sounds/<slug:language>/<slug:name>.wav", sounds.sentence),
]
