"""What a screen reader is told about the main pages: by role and name, in the order in which it is read. Parts that are
not named here may come between."""

from __future__ import annotations

from victimcare.wording import say


def begins(language: str) -> str:
    """Comes before all else on every page."""
    return f"""
- link "{say("ui-skip", language)}"
- banner:
  - link /{say("ui-leave", language)}/
"""


_VICTIMS = """
- banner:
  - link "Leave this page"
  - link "Your page"
  - link "Messages"
  - link "Menu"
"""
_ENDS = """
  - link "Use this page more safely"
  - button "Sign out"
"""

TREES: dict[str, str] = {
    "sign-in-wrong": """
- main:
  - navigation "Language"
  - alert:
    - heading "That did not work" [level=2]
    - list:
      - listitem:
        - link "A code has 12 numbers. You typed 11"
  - heading "Enter your code" [level=1]
  - textbox "Your code"
  - button "Continue"
  - heading "Still not working?" [level=2]
""",
    "your-rights-wrong": """
- main:
  - alert:
    - heading "That did not work" [level=2]
    - list:
      - listitem:
        - 'link "Who was harmed: Choose one of these"'
  - group "Who was harmed?":
    - heading "Who was harmed?" [level=1]
    - paragraph: "Error: Choose one of these"
    - radio "I was"
    - radio "A child, or someone I speak for"
    - radio "I do not want to say"
  - button "Next"
""",
    "case-trial": f"""{_VICTIMS}
- main:
  - heading "Where things stand" [level=1]
  - region "What happens next":
    - heading "What happens next" [level=2]
    - heading "We ring you, even if nothing has changed" [level=3]
  - region "Who is looking after this":
    - heading "Who is looking after this" [level=2]
    - heading "Tomasz Dudek" [level=3]
    - link "Write a message"
    - link "Ask us to ring you"
  - region "The journey so far, and ahead":
    - heading "The journey so far, and ahead" [level=2]
    - list:
      - listitem:
        - heading "The trial was set (done)" [level=3]
      - listitem:
        - paragraph: Now
        - heading "The trial is set" [level=3]
      - listitem:
        - heading "The court decides (still to come)" [level=3]
    - paragraph:
      - link "See the whole way"
  - region "What we owe you":
    - heading "What we owe you" [level=2]
    - list:
      - listitem:
        - paragraph: Late
        - heading /Hear the day, time and place in court/ [level=3]
        - button /This was not done/
      - listitem:
        - paragraph: Kept
    - button "Something was not done"
  - region "Talk to us":
    - heading "Talk to us" [level=2]
    - list:
      - listitem:
        - paragraph:
          - link "Ring 0808 157 0142"
      - listitem:
        - paragraph:
          - link "Get help now"
{_ENDS}""",
    "short": f"""{_VICTIMS}
- main:
  - heading "Where things stand" [level=1]
  - region "What happens next":
    - heading "What happens next" [level=2]
    - paragraph:
      - link "See more of your page"
    - paragraph:
      - link "Something was not done"
  - region "Talk to us":
    - heading "Talk to us" [level=2]
    - list:
      - listitem:
        - paragraph:
          - link "Ask us to ring you"
{_ENDS}""",
    "menu": f"""{_VICTIMS}
- main:
  - heading "All your pages" [level=1]
  - form "Language":
    - list:
      - listitem:
        - button "Cymraeg"
  - region "Your case":
    - heading "Your case" [level=2]
    - list:
      - listitem:
        - paragraph:
          - link "Where things stand"
{_ENDS}""",
    "journey": f"""{_VICTIMS}
- main:
  - heading "The whole way" [level=1]
  - list:
    - listitem:
      - heading "It is told (done)" [level=2]
    - listitem:
      - paragraph: Now
      - heading "The court hears it" [level=2]
      - paragraph:
        - link "Your day in court"
{_ENDS}""",
    "messages": f"""
- main:
  - heading "Messages" [level=1]
  - region "What we have written":
    - heading "What we have written" [level=2]
    - list:
      - listitem:
        - heading "Victim care New" [level=3]
      - listitem:
        - heading "Victim care" [level=3]
      - listitem:
        - heading "You" [level=3]
  - heading "Write to us" [level=2]
  - textbox "Your message"
  - group "Who is it for?":
    - radio "Whoever leads the work on my case"
    - radio "The team that looks after me" [checked]
  - button "Add files, if you want to"
  - button "Send it"
{_ENDS}""",
    "messages-wrong": """
- main:
  - alert:
    - heading "That did not work" [level=2]
    - list:
      - listitem:
        - link "Write your message"
  - heading "Messages" [level=1]
  - paragraph: "Error: Write your message"
  - textbox "Your message"
""",
    "contact-question-wrong": """
- main:
  - button "Back"
  - alert:
    - heading "That did not work" [level=2]
  - paragraph: /Question 1 of/
  - group "Which phone is safe for us to ring?":
    - heading "Which phone is safe for us to ring?" [level=1]
    - paragraph: "Error: Choose one of these"
    - radio "No phone is safe"
    - radio "I am not sure"
    - radio "I do not want to say"
  - textbox "The other number"
  - button "Continue"
  - button "Stop here, and ring me instead"
  - button "Stop, and change nothing"
""",
    "second-step-wrong": f"""
- main:
  - alert:
    - heading "That did not work" [level=2]
    - list:
      - listitem:
        - link "Type your second number."
  - heading "See more of your page" [level=1]
  - textbox "Your second number"
  - button "Open my page"
  - button "Text me a number"
  - heading "You do not have one?" [level=2]
  - paragraph:
    - link "Someone gave me a number to set it up"
{_ENDS}""",
}
