## Words for a death: what stands instead of the usual words (`cases-…`, by the same names) on the page and the line of a
## bereaved relative, and their family liaison officer.

bereaved-status-reported = We are investigating the death.
bereaved-status-reported-again = We are investigating the death again.
bereaved-status-not-investigated = We are not investigating the death any further.
bereaved-status-short-news = Your family liaison officer has something to tell you.
bereaved-status-short-none = There is no new news today. Your family liaison officer will contact you as soon as there is.
bereaved-step-case-recorded = We began to investigate the death
    .more = From that day you have rights as a close relative, and they are listed on this page.
bereaved-step-case-recorded-by-others = We began to investigate the death
    .more = From that day you have rights as a close relative, and they are listed on this page.
bereaved-step-can = You can ask your family liaison officer anything. Ask as often as you like.
bereaved-step-next = We find out what happened. Your family liaison officer will tell you what we can say, and when.
bereaved-todo-speak = You can tell the court what this death means to you, before the sentence.
bereaved-right-r2_crime_recorded = The death recorded as a crime
bereaved-right-r3_written_acknowledgement = A letter that says we are looking into it, with the crime reference number
bereaved-right-r5_compensation_information = News of how a family can ask for money
bereaved-right-r5_cics_application_limit = Ask the state for money after a death by violence
bereaved-right-r7_vps_information = News of how you can tell the court what this death means to you
bereaved-right-r7_vps_before_sentence = Tell the court what this death means to you, before the sentence
bereaved-liaison = Your family liaison officer
    .part = An officer who works with your family.
bereaved-liaison-ask = Ring us and ask for your family liaison officer. You do not have to say more.
bereaved-liaison-not-known = Ring us and ask who your family liaison officer is. We will find out for you.
bereaved-liaison-spoken = Your family liaison officer is { $name }.
bereaved-told-by-liaison = { $name } will tell you the news.
bereaved-told-by-spokesperson = The relative who speaks with us for your family will tell you the news. To change this, ask { $name }.
bereaved-speaks-for-family = You speak with us for your family. Each of your relatives chooses who tells them the news.
bereaved-help = Help after a death
    .more = Services for people who have lost someone, by a crime or by any other death
bereaved-not-done = Tell us if something should have been done and was not
