# On the way to a person who speaks it. A draft, like the rest, until somebody who speaks it has recorded it or signed it off.
calls-language-offer = I siarad Cymraeg, pwyswch
calls-language-kept = Rydym yn chwilio am rywun sy’n siarad Cymraeg. Os nad oes neb yn rhydd, bydd cyfieithydd yn helpu.
calls-digit-0 = dim
calls-digit-1 = un
calls-digit-2 = dau
calls-digit-3 = tri
calls-digit-4 = pedwar
calls-digit-5 = pump
calls-digit-6 = chwech
calls-digit-7 = saith
calls-digit-8 = wyth
calls-digit-9 = naw
