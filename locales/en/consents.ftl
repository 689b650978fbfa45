# What she agreed to
consent-title = What she agreed to
consent-hint = What we may do with what she tells us, and until when.
consent-open = See what she agreed to
consent-lead = Each of these is asked by itself. She may say no to any of them and still take part, and she may say stop at any time.
consent-lead-flags = You see yes or no. She may say no to any of these and still take part, and she may say stop at any time.
consent-lead-nothing = If she tells you to stop something, tap it here. It stops at once, and nobody may send her away with it.
consent-ask = Read it to her and ask
consent-ask-again = Ask her again
consent-stop = She says stop
consent-yes = Yes
consent-no = No
consent-state-agreed = Agreed until { $day }
consent-state-expired = Ended on { $day }
consent-state-refused = Said no on { $day }
consent-state-withdrawn = Stopped on { $day }
consent-state-unasked = Not asked yet
consent-said-agreed = agreed
consent-said-refused = said no
consent-said-withdrawn = stopped
consent-history = Everything she has said
consent-history-hint = Nothing here is ever changed. What she said last counts.
consent-told-reader = read by { $name }
consent-told-witness = heard by { $name }

# Reading aloud and her answer
consent-read-aloud = Sit with her where nobody listens. Read these words aloud, show her the sign, and let her ask.
consent-answer = What does she say?
consent-answer-hint = A no is as good as a yes. Do not persuade her.
consent-answer-agreed = Yes, I agree
consent-answer-refused = No
consent-answer-missing = Choose what she says
consent-way = How does she say it?
consent-way-spoken = Aloud, before a witness
consent-way-written = She signed a paper
consent-way-mark = A fingerprint or a mark on paper
consent-way-missing = Choose how she says it
consent-reader = Who reads it to her
consent-reader-missing = Write who read it to her
consent-language = In which language
consent-witness = Who hears her answer
consent-witness-hint = Needed when she agrees aloud. Somebody she chooses herself, who does not work for us if possible.
consent-witness-missing = Write who heard her answer
consent-witness-same = The witness must be somebody else than the one who reads
consent-from = On which day
consent-from-before-no = She said no or stop on { $day }. Only what she says on that day or later can bring it back
consent-until = Until when
consent-until-hint = At most twelve months. Then she is asked again.
consent-until-past = The end must be after today
consent-until-far = Twelve months at most
consent-sector = What kind of help
consent-sector-choose = Choose
consent-sector-missing = Choose what kind of help it is
consent-sector-health = Health
consent-sector-psychosocial = Counselling
consent-sector-legal = Legal help
consent-sector-security = Police and safety
consent-sector-safe_house = Safe house
consent-sector-protection = Protection of her and her children
consent-sector-livelihoods = Work and income
consent-sector-other = Something else
consent-recipient = Who may be told
consent-recipient-hint = One organisation by its name. Ask anew for each.
consent-recipient-missing = Write the name of the organisation

# The purposes
consent-purpose-service = Taking part
consent-purpose-notes = Sealed notes
consent-purpose-handover = Handing notes on
consent-purpose-messages = Messages to her phone
consent-purpose-sharing = Telling another organisation
consent-purpose-statistics = Counting without names
consent-purpose-survey = Questionnaires
consent-purpose-photo = Photos
consent-purpose-story = Her story
consent-purpose-label = Her name on what she makes

# The words that are read aloud: whoever changes one raises TEXT_VERSION
consent-words-service = You would like to come to our group. To keep a place for you we write down the name you choose, your language, your group and when you were here. Only those in the team who need it can see that. You can stop at any time. Do you agree?
consent-words-notes = Your mentor would like to note what you tell her, so that you need not tell it twice. The notes are locked and only she can read them. If you want no notes, she walks beside you all the same. Do you agree?
consent-words-handover = One day another mentor may walk beside you. She could then read what the one before her noted, so that you need not tell everything again. If you say no, the notes stay locked and you begin anew with her. Do you agree?
consent-words-messages = We could send you a short message when a meeting changes. Think about who else looks at your phone. Without messages we tell you when we meet. Do you want messages?
consent-words-sharing = We could tell one other place about you so that they can help you. I am telling you its name now. We say only what they need, and nobody else hears it. You can say no and go there by yourself. Do you agree?
consent-words-statistics = We count how many women come and what changes for them. You are counted together with many others, without your name, and nobody can see that it is you. Do you agree to be counted?
consent-words-survey = Now and then we would like to ask you some questions about how you are. You can leave out any question and stop when you like. Do you agree to be asked?
consent-words-photo = Sometimes we take photos. You can be in them or not, as you wish. What was printed or sent once we cannot bring back. Do you want to be in photos?
consent-words-story = You could tell something of your life for others to read: under another name, without your face, without your place. You hear the whole text before anybody else sees it. You get nothing for it and lose nothing without it. Do you agree?
consent-words-label = What you make could carry a small label with the name you choose, so that buyers know whose hands made it. Once it is sold, we cannot bring the label back. Do you want such a label?

# The receipt
consent-receipt-open = What stops and what stays
consent-receipt-title = It has stopped
consent-receipt-done = She has said stop, and it stopped at once. Read her what follows.
consent-receipt-stops = What stops now
consent-receipt-stays = What stays, and why
consent-stays-record = That she agreed and that she stopped stays written down: it shows what was allowed on which day.
consent-stops-service = Nothing new is to be written about her. Record that she leaves, so that she stands on no roll any more.
consent-stops-notes = No new notes are written, and the old ones are handed to no other mentor.
consent-stops-handover = No mentor reads what another wrote about her any more, not even one who has read it before.
consent-stops-messages = No message goes to her any more, also none that was already planned.
consent-stops-sharing = Nothing more goes to this organisation. Tell it today that she has stopped it.
consent-stops-statistics = She is left out of every table and report that is made from now on.
consent-stops-survey = She is asked no more questions.
consent-stops-photo = No new photo of her is taken, and none is shown or printed any more.
consent-stops-story = Her story is shown and printed no more.
consent-stops-label = No new label with her name is made.
consent-stays-service = Her code, her chosen name, her steps, her groups and when she was there, because the numbers of past meetings must stay right. What is sealed stays sealed. She can ask to be forgotten altogether.
consent-stays-notes = The notes that were written stay locked, because they tell of her own way. She can ask to hear them or to have them erased.
consent-stays-handover = What a mentor has read she may remember. The notes themselves stay locked as they are, each for whoever wrote it.
consent-stays-messages = Messages that her phone has stay there until she deletes them. We cannot.
consent-stays-sharing = What the organisation already knows stays with it, under its own rules. We keep to whom something was told, so that she can ask.
consent-stays-statistics = Numbers that are already published stay, because nobody can find her in them.
consent-stays-survey = The answers that she gave stay, because they belong to her own way. She can ask to have them erased.
consent-stays-photo = What was printed or sent is out of our reach. We ask whoever has it to take it down.
consent-stays-story = What others have printed or passed on is out of our reach. We ask them to take it down.
consent-stays-label = Labels on what is sold are out of our reach. What she earned stays in the books, because they must add up.

# Her copy on paper
consent-paper = Print it for her
consent-paper-safe = Ask her first whether it is safe to have this paper at home. It names no programme and no organisation.
consent-paper-lead = This is what I said, thing by thing.
consent-paper-what = What
consent-paper-answer = What I said
consent-paper-stop = I can say stop at any time, to any of them. Nothing else changes for me.
consent-paper-places = Names of other places are not on this paper. I can ask for them.

# What was just done
notice-consent-recorded = Written down
