# What she told about her life
backgrounds-title = Her life
backgrounds-hint = Family, work, what brings her. Only when she is ready; sealed.
backgrounds-lead = Here is what she told about her family, her work and what brings her, if she wanted to.
backgrounds-empty = She has told nothing yet. That is fine.
backgrounds-told = Told on { $at }
backgrounds-earlier = Told before
backgrounds-tell = Ask and write down
backgrounds-tell-hint = Ask only what she wants to answer. Every question may stay open. “Rather not say” is an answer, and a good one.
backgrounds-not-asked = Not asked
backgrounds-rather-not = Rather not say
backgrounds-choose = Choose an answer from the list

# The questions
backgrounds-ask-marital = Is she married?
backgrounds-marital-single = Not married
backgrounds-marital-married = Married
backgrounds-marital-together = Lives with a partner
backgrounds-marital-religious = Married by her faith only
backgrounds-marital-separated = Lives apart
backgrounds-marital-divorced = Divorced
backgrounds-marital-widowed = Widowed
backgrounds-ask-children = How many children does she have?
backgrounds-ask-household_size = How many live in her home, she included?
backgrounds-ask-livelihood = What does she live on?
backgrounds-livelihood-employed = Has a job
backgrounds-livelihood-own_work = Works for herself
backgrounds-livelihood-day_work = Work from day to day
backgrounds-livelihood-home = Home and children
backgrounds-livelihood-studying = Studies
backgrounds-livelihood-pension = Pension or benefit
backgrounds-livelihood-looking = Looks for work
backgrounds-ask-brings = What brings her?
backgrounds-ask-heard = How did she hear of us?
backgrounds-heard-friend = From a friend or relative
backgrounds-heard-neighbour = From a neighbour
backgrounds-heard-member = From a woman of a group
backgrounds-heard-staff = From one of us
backgrounds-heard-internet = On the internet
backgrounds-heard-poster = A poster or leaflet
backgrounds-heard-other_help = From another place that helps
backgrounds-heard-other = Otherwise
backgrounds-ask-seeing = Does she have difficulty seeing, even with glasses?
backgrounds-ask-hearing = Does she have difficulty hearing, even with a hearing aid?
backgrounds-ask-walking = Does she have difficulty walking or climbing steps?
backgrounds-ask-remembering = Does she have difficulty remembering or concentrating?
backgrounds-ask-self_care = Does she have difficulty washing or dressing herself?
backgrounds-ask-communicating = In her own language, does she have difficulty understanding or being understood?
backgrounds-difficulty-none = No, no difficulty
backgrounds-difficulty-some = Yes, some difficulty
backgrounds-difficulty-lot = Yes, a lot of difficulty
backgrounds-difficulty-cannot = Cannot do it at all
backgrounds-functioning-with = By the six questions of the Washington Group: with a disability.
backgrounds-functioning-without = By the six questions of the Washington Group: without a disability.

# What the programme asks
backgrounds-settings = What we ask of her
backgrounds-settings-lead = Ask only what the programme needs to help her. What is switched off stands on no form and is taken from no list. What was written before stays, can be emptied, and goes with her file.
backgrounds-switches-hint = Take the tick away from what you do not need.
backgrounds-reasons = What brings women here
backgrounds-reasons-none = Nothing is on the list yet, so this is not asked.
backgrounds-reason-new = In your own words
backgrounds-reason-hint = Short and kind, such as “To learn to sew”. Nothing that could harm her if it were read aloud.
backgrounds-reason-add = Add to the list
backgrounds-reason-end = Offer it no more
backgrounds-words-missing = Write a few words
backgrounds-words-long = At most { $most } letters
backgrounds-words-many = At most { $most } lines. End one first.

# What was just done
notice-backgrounds-saved = Sealed and saved
notice-backgrounds-chosen = Saved
