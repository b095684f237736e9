"""The members of the cast, whom a visitor of the demonstration may sign in as."""

from __future__ import annotations

from dataclasses import dataclass

NAOMI = "44/10307/26"  # a robbery, before the arrest
DENISE = "44/10211/26"  # a burglary, before the trial
ELIF = "44/10288/26"  # domestic abuse, a strict plan
CALLUM = "44/10296/26"  # a stolen bicycle
ADEYEMI = "44/10154/26"  # a murder
SHOP = "44/10279/26"  # shoplifting
OMAR = "44/10311/26"  # not asked yet how to be contacted
GRACE = "44/10187/26"  # an assault, after the sentence
KAI = "44/10302/26"  # fourteen years old
WALTER = "44/10299/26"  # a burglary, news by letter
RHONA = "44/10294/26"  # a stolen moped; cannot be reached
MARIAN = "44/10301/26"  # a theft from a car, rung by the machine
JONAH_BAG = "44/10290/26"  # a stolen bag, closed; the first of two crimes against Jonah
JONAH_BURGLARY = "44/10295/26"  # a burglary, in progress; the second


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the cast. Victims have a victim_id and a crime reference, and a supporter has those of the victim;
    staff have a staff number."""

    id: str
    name: str
    role: str  # victim, supporter, or a role of staff
    story: str
    victim_id: str | None = None
    crime_reference: str | None = None
    staff_number: str | None = None
    more_roles: tuple[str, ...] = ()  # of staff


MEMBERS: tuple[Member, ...] = (
    Member(
        "naomi",
        "Naomi Castell",
        "victim",
        "Her phone was taken from her in the street. Police have a suspect and nobody has been arrested yet. "
        "She has said that she may be texted at any hour.",
        "V10307-1",
        NAOMI,
    ),
    Member(
        "denise",
        "Denise Bartley",
        "victim",
        "Her home was burgled. A man has been charged and says that he did not do it. "
        "The trial has been moved once, and she is to give evidence.",
        "V10211-1",
        DENISE,
    ),
    Member(
        "elif",
        "Elif Aksoy",
        "victim",
        "Her former partner assaulted her and is on bail. He knows her phone and her address. "
        "She may be called on two days at lunchtime, on her number at work, and nothing else.",
        "V10288-1",
        ELIF,
    ),
    Member(
        "grace",
        "Grace Ottley",
        "victim",
        "A man hit her on a night bus. He said in court that he did it, and went to prison. She was awarded money, "
        "and her things come back.",
        "V10187-1",
        GRACE,
    ),
    Member(
        "callum",
        "Callum Fairley",
        "victim",
        "His bicycle was stolen outside a station. Nobody was found, and the case is closed.",
        "V10296-1",
        CALLUM,
    ),
    Member(
        "folake",
        "Folake Adeyemi",
        "victim",
        "Her son was killed. A man is to stand trial for murder. She wants to hear everything, from one person.",
        "V10154-1",
        ADEYEMI,
    ),
    Member(
        "temitope",
        "Temitope Adeyemi",
        "victim",
        "His sister, who speaks for the family and is told what the court decides.",
        "V10154-3",
        ADEYEMI,
    ),
    Member(
        "orchard",
        "Orchard Express",
        "victim",
        "A corner shop. Somebody was caught stealing, and made good the loss without going to court.",
        "V10279-1",
        SHOP,
    ),
    Member(
        "omar",
        "Omar Qureshi",
        "victim",
        "His van was broken into this week, and there was nothing to go on. He has not heard: "
        "nobody has asked him yet how he would like to be reached.",
        "V10311-1",
        OMAR,
    ),
    Member(
        "kai",
        "Kai Bannerman",
        "victim",
        "He is fourteen and was beaten at a bus stop. Only people speak with him, and his mother is there.",
        "V10302-1",
        KAI,
    ),
    Member(
        "ruby",
        "Ruby Bannerman",
        "victim",
        "Kai's mother, with rights of her own as the parent of a victim. She has said that she may be texted. "
        "But she lives where Kai does, and he is guarded: so people ring her until a plan has been agreed with her.",
        "V10302-2",
        KAI,
    ),
    Member(
        "walter",
        "Walter Ames",
        "victim",
        "His house was burgled. He has a landline and no mobile, and reads large print: he agreed to letters, and to "
        "a call from a person where news cannot wait.",
        "V10299-1",
        WALTER,
    ),
    Member(
        "marian",
        "Marian Oduya",
        "victim",
        "Her car was broken into. She is blind and wants no texts: she agreed that the machine may ring her with news, "
        "and that the line may read everything to her.",
        "V10301-1",
        MARIAN,
    ),
    Member(
        "rhona",
        "Rhona Pike",
        "victim",
        "Her moped was stolen, and a man was arrested. The text to her came back, nobody answers her two numbers, and "
        "a letter brought no answer. The last step is a visit: a task of the desk says so.",
        "V10294-1",
        RHONA,
    ),
    Member(
        "jonah",
        "Jonah Petrie",
        "victim",
        "Two crimes happened to him within a week: this is the burglary of his flat. Make a code for each of his two "
        "cards, be him, and press “Look up another crime” to read both in one visit.",
        "V10295-1",
        JONAH_BURGLARY,
    ),
    Member(
        "jonah-bag",
        "Jonah Petrie",
        "victim",
        "The same Jonah: his bag was stolen a week before. It is another record, and it has a code of its own.",
        "V10290-1",
        JONAH_BAG,
    ),
    Member(
        "theo",
        "Theo Castell",
        "supporter",
        "Naomi's father. She has agreed that he sees where it stands and what she is owed, and writes to us for her.",
        "V10307-1",
        NAOMI,
    ),
    Member(
        "ines",
        "Ines Duarte",
        "supporter",
        "Elif's advocate, from a service for people whose partner hurts them. Elif is guarded, and agreed that "
        "Ines reads where it stands: her code opens that.",
        "V10288-1",
        ELIF,
    ),
    Member(
        "priya",
        "Priya Raman",
        "supporter",
        "She manages the shop, is told for it, and may write what it cost.",
        "V10279-1",
        SHOP,
    ),
    Member(
        "ruby-beside",
        "Ruby Bannerman",
        "supporter",
        "The same Ruby, beside Kai as his parent. He is over 12, so he was asked what she sees. He is guarded, and "
        "agreed that she reads it: her code opens that.",
        "V10302-1",
        KAI,
    ),
    Member(
        "carys", "Carys Penry", "desk", "A victim care officer. She works through the tasks.", staff_number="RPV101"
    ),
    Member("yaw", "Yaw Boateng", "desk", "A victim care officer for the south of the river.", staff_number="RPV102"),
    Member(
        "imani",
        "Imani Clarke",
        "desk",
        "Works in professional standards, where formal complaints about officers and staff come.",
        staff_number="RPV110",
    ),
    Member(
        "bernice",
        "Bernice Samuels",
        "supervisor",
        "She supervises victim care: confirms what takes two people, and sees what is late.",
        staff_number="RPV001",
    ),
    Member(
        "tomasz",
        "Tomasz Dudek",
        "officer",
        "A detective constable, the officer in Naomi's, Denise's and other cases.",
        staff_number="RP4471",
    ),
    Member(
        "huw",
        "Huw Maddocks",
        "officer",
        "A police constable, the officer in Kai's and Omar's cases. Somebody was interviewed, and nothing has been "
        "heard since: he was asked this morning, by e-mail and on his page.",
        staff_number="RP5093",
    ),
    Member(
        "amara",
        "Amara Nwosu",
        "partner",
        "She works for Riverside Listening, which listens day and night. She sees what people agreed to, and no more.",
    ),
    Member(
        "tunde",
        "Tunde Adisa",
        "control_room",
        "A contact handler: he reads e-mails and forms, and takes calls of 101 and 999.",
        staff_number="RPC014",
    ),
    Member(
        "maeve",
        "Maeve Kiernan",
        "control_room",
        "A contact handler on the same shift: two people never answer one contact.",
        staff_number="RPC009",
    ),
    Member(
        "ruth",
        "Ruth Abara",
        "control_room",
        "She supervises the control room: what rises comes to her, and she releases mail from quarantine.",
        staff_number="RPC001",
        more_roles=("room_supervisor",),
    ),
    Member(
        "jun", "Jun Fong", "engineer", "He keeps the installation running, and sees no victim.", staff_number="RPE007"
    ),
)


def find_member(member_id: str) -> Member:
    """Raises KeyError for a name that is not in the cast."""
    return _BY_ID[member_id]


_BY_ID = {member.id: member for member in MEMBERS}
