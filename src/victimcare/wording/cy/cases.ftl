## The steps of the journey that an e-mail or a letter can tell (`written-…`). Headings: their full stop is put elsewhere.

cases-step-suspect-arrested = Fe wnaethon ni arestio rhywun
cases-step-suspect-interviewed = Fe wnaethon ni siarad â’r person arall
cases-step-suspect-released-without-charge = Fe wnaethon ni adael i’r person arall fynd
cases-step-suspect-bailed = Fe wnaethon ni adael i’r person arall fynd, gyda rheolau
cases-step-suspect-released-under-investigation = Fe wnaethon ni adael i’r person arall fynd am y tro
cases-step-suspect-bail-changed-conditions-varied = Newidiodd y rheolau i’r person arall
cases-step-suspect-bail-changed-extended = Rhaid i’r person arall gadw at y rheolau am fwy o amser
cases-step-suspect-bail-changed-cancelled = Tynnwyd y rheolau oddi ar y person arall
cases-step-suspect-bail-changed-ended = Daeth y rheolau i’r person arall i ben
cases-step-suspect-charged = Bydd yn rhaid i’r person arall ateb yn y llys
cases-step-prosecution-decision-discontinued = Stopiodd y cyfreithwyr yr achos
cases-step-prosecution-decision-charge-altered = Newidiodd yr hyn y mae’n rhaid i’r person arall ateb amdano
cases-step-hearing-resulted-guilty-plea = Dywedodd y person arall yn y llys mai nhw wnaeth hyn
cases-step-hearing-resulted-convicted = Penderfynodd y llys mai’r person arall wnaeth hyn
cases-step-hearing-resulted-acquitted = Cafodd y llys y person arall yn ddieuog
cases-step-hearing-resulted-discontinued = Stopiwyd yr achos yn y llys
cases-step-hearing-resulted-warrant-issued = Gorchmynnodd y llys arestio’r person arall
cases-step-appeal-lodged = Gofynnodd y person arall i lys uwch edrych eto
cases-step-offender-release-planned = Pennwyd diwrnod i adael y carchar: { $day }
cases-step-hearing-listed-first-hearing = Pennwyd diwrnod cyntaf yn y llys
cases-step-hearing-listed-plea-and-trial-preparation = Pennwyd diwrnod i baratoi at y treial
cases-step-hearing-listed-trial = Pennwyd y treial
cases-step-hearing-listed-sentence = Pennwyd diwrnod ar gyfer y ddedfryd
cases-step-hearing-listed-appeal = Pennwyd diwrnod yn y llys uwch
cases-step-hearing-listed-bail = Pennwyd diwrnod i benderfynu ar reolau neu garchar tan y treial
cases-step-hearing-listed-other = Pennwyd diwrnod yn y llys
