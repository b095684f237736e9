from __future__ import annotations

from django.urls import path

from victimcare.channels.web.control_room import key_pages, mail_pages, paper_pages
from victimcare.channels.web.control_room.calls import call_pages, phone_pages
from victimcare.channels.web.control_room.contacts import contact_pages, file_pages, record_pages
from victimcare.channels.web.control_room.figures import figure_pages, staffing_pages, steering_pages
from victimcare.channels.web.control_room.incidents import incident_pages, major_pages

app_name = "control_room"
urlpatterns = [
    path("control-room", contact_pages.show_queue, name="queue"),
    path("control-room/", contact_pages.show_queue),
    path("control-room/alarm", contact_pages.show_alarm, name="alarm"),
    path("control-room/next", contact_pages.take_next_contact, name="next"),
    path("control-room/contacts/<uuid:contact_id>", contact_pages.show_contact, name="contact"),
    path("control-room/contacts/<uuid:contact_id>/presence", contact_pages.note_presence, name="presence"),
    path("control-room/contacts/<uuid:contact_id>/draft", contact_pages.keep_typed, name="draft"),
    path("control-room/files/<uuid:file_id>/<int:page>", file_pages.show_file_page, name="file-page"),
    path("control-room/files/<uuid:file_id>/text", file_pages.give_file_text, name="file-text"),
    path("control-room/mail", mail_pages.show_mail, name="mail"),
    path("control-room/mail/<uuid:mail_id>", mail_pages.show_quarantined_mail, name="quarantined-mail"),
    path("control-room/sounds/<uuid:voicemail_id>", contact_pages.play_voicemail, name="sound"),
    path("control-room/wallboard", figure_pages.show_wallboard, name="wallboard"),
    path("control-room/wallboard/figures", figure_pages.show_wallboard_figures, name="wallboard-figures"),
    path("control-room/half-hours", figure_pages.show_half_hours, name="half-hours"),
    path("control-room/staffing", staffing_pages.show_room_staffing, name="staffing"),
    path("control-room/steering", steering_pages.show_steering, name="steering"),
    path("control-room/keys", key_pages.choose_keys, name="keys"),
    path("control-room/calls", call_pages.show_calls, name="calls"),
    path("control-room/calls/new", call_pages.begin_call, name="call-new"),
    path("control-room/calls/ringing", call_pages.show_ringing, name="ringing"),
    path("control-room/calls/<uuid:intake_id>", call_pages.show_call, name="call"),
    path("control-room/calls/<uuid:intake_id>/keep", call_pages.keep_typed, name="call-keep"),
    path("control-room/phone", phone_pages.show_phone, name="phone"),
    path("control-room/phone/connect", phone_pages.connect_sound, name="phone-connect"),
    *(
        path(f"control-room/phone/{name}", phone_pages.press, {"name": name}, name=f"phone-{name}")
        for name in ("sign-on", "change", "answer", "end", "sound", "keys", "bring", "pass-on", "finish")
    ),
    path("control-room/incidents", incident_pages.show_incidents, name="incidents"),
    path("control-room/incidents/new", incident_pages.open_incident, name="incident-new"),
    path("control-room/incidents/<uuid:incident_id>", incident_pages.show_incident, name="incident"),
    path("control-room/incidents/<uuid:incident_id>/crime", record_pages.ask_for_crime, name="incident-crime"),
    path("control-room/records", record_pages.show_records, name="records"),
    path("control-room/records/<uuid:notice_id>", record_pages.change_record, name="record"),
    path("control-room/paper", paper_pages.show_paper, name="paper"),
    path("control-room/paper/pack", paper_pages.give_paper_pack, name="paper-pack"),
    path("control-room/major", major_pages.show_major_incidents, name="majors"),
    path("control-room/major/<uuid:major_id>", major_pages.show_major_incident, name="major"),
    path(
        "control-room/major/<uuid:major_id>/list.<slug:form>", major_pages.give_bureau_handover, name="major-handover"
    ),
]
