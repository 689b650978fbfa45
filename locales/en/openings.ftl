# Opening one woman in an emergency
openings-title = Open in an emergency
openings-lead = Only when a woman’s life or safety may hang on it, and her mentor cannot be reached. Never out of curiosity, never for anybody’s letter.
openings-then = What happens then
openings-then-hour = For one hour you can read her page, her sealed part, her consents and how she can be reached. You cannot change anything.
openings-then-told = Her mentor and the managers see it at once. She may ask who opened her file, and why.
openings-then-reviewed = Somebody else looks at it within seven days. As long as that is overdue, you cannot open anybody.
openings-code = Her code
openings-no-such-code = There is no woman with this code here
openings-reason = Why now?
openings-reason-hint = What happened, in a sentence or two. It is kept sealed; she and the reviewer may read it.
openings-reason-missing = Write why you open it
openings-open = Open for one hour
openings-unreviewed = Nobody has looked at your opening of { $code } for seven days. Ask a manager to look at it; until then you cannot open anybody
notice-openings-ended = Given up. Nothing is open to you any more.

# Looking at what somebody else opened
openings-reviews = Emergency openings
openings-reviews-lead = Each is looked at within seven days, by somebody who did not open it.
openings-reviews-none = Nothing waits to be looked at.
openings-reviews-done = Looked at in the last thirty days
openings-by = { $name }, { $at }
openings-review-until = Look at it until { $at }
openings-review = Was it needed?
openings-who = Who opened
openings-from = From
openings-to = Until
openings-why = Why
openings-verdict = What do you say?
openings-verdict-justified = It was needed
openings-verdict-unjustified = It was not needed
openings-verdict-missing = Choose one
openings-words = In a few words
openings-words-hint = Needed when it was not: what happened, and what you did about it. Kept sealed.
openings-words-missing = Write what happened and what you did about it
openings-review-save = Save
notice-openings-reviewed = Thank you. It is looked at.

# Who opened my file
openings-file = Who opened her file
openings-file-lead = Here is who opened what is sealed about her: in which role, when, and why. Whoever only looked at a list does not stand here. That you look is written down too.
openings-asks = Why do you look?
openings-asks-missing = Write why you look
openings-look = Look
openings-file-none = Nobody has opened anything.
openings-file-limits = It cannot say who looked over somebody’s shoulder, or read paper that was printed.
openings-nobody-now = Somebody who has no role here any more, or the machine
openings-what-identity-read = Opened her name, phone or address
openings-what-identity-write = Changed her name, phone or address
openings-what-consent-read = Read what she agreed to
openings-what-consent-grant = Wrote down what she agreed to or refused
openings-what-exclusion-edit = Saw or changed who must not see her
openings-what-breakglass-open = Opened her file in an emergency
openings-what-contact-read = Read how she can be reached
openings-what-contact-write = Changed how she can be reached
openings-what-goal-read = Read what she wants to reach
openings-what-note-read = Read notes about her
openings-what-self-export = Took out what we hold on her, for her
