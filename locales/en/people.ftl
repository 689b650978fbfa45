# A chosen name, a sign, a language, a day
people-name-missing = Write the name she wants to be called by
people-name-no-letter = A name needs at least one letter
people-name-signs = The name has signs that cannot be read. Please type it again
people-name-long = That name is too long for a card: { $most } letters at most
people-sign-missing = Choose one of the pictures
people-language-missing = Choose the language she likes to speak
people-day-missing = Write the day, the month and the year
people-day-unknown = There is no such day. Check the day and the month
people-day-year = Write the year with four digits, such as 2026
people-day-future = That day is still to come. Write today or an earlier day
people-day-old = That is too long ago. The earliest year is { $year }

# The list and the search
people-list-title = People
people-search-label = Name or code
people-register = Register a woman
people-narrow = Choose who to see
people-place = Where
people-own-groups = My groups
people-state = Where she stands
people-group = Group
people-any-state = Any step
people-any-group = Any group
people-show = Show
people-show-all = Show everybody
people-none-found = Nobody was found. Try the first letters of her name, or her code.
people-none-yet = Nobody is here yet.
people-pages = Pages of the list
people-first-page = From the start
people-next-page = Next
people-to-export = Download a table of codes

# Steps of a journey
people-step-applied = Asked to join
people-step-waitlisted = Waits for a place
people-step-enrolled = Has a place
people-step-active = Takes part
people-step-paused = Taking a break
people-step-graduated = Finished
people-step-alumna = Stays in touch
people-step-left = Left
people-step-transferred = Goes on elsewhere

# Pictures
people-sign-sun = Sun
people-sign-bird = Bird
people-sign-mountain = Mountain
people-sign-tulip = Tulip
people-sign-spindle = Spindle
people-sign-fish = Fish
people-sign-star = Star
people-sign-moon = Moon
people-sign-apple = Apple
people-sign-leaf = Leaf
people-sign-horse = Horse
people-sign-cup = Cup

# Reasons
people-reason-work = Work
people-reason-study = Studies
people-reason-health = Health
people-reason-birth = A child is born
people-reason-family = Care for the family
people-reason-moved = Moved away
people-reason-time = The day or hour does not suit her
people-reason-other_help = Found help elsewhere
people-reason-own_reasons = Her own reasons
people-reason-no_contact = We lost contact
people-reason-died = She died
people-reason-choose = No reason to note
people-reason-missing = Choose a reason from the list

# Her page
people-code = Code
people-chosen-name = Chosen name
people-chosen-name-hint = As she wants to be called; it need not be the name in her papers.
people-language = Language she likes to speak
people-sign = Her picture
people-sign-hint = It is beside her code on cards and lists, for women who find reading hard.
people-since = since { $day }
people-from = since { $from }
people-from-until = { $from } – { $until }
people-groups = Groups
people-no-group = She is in no group yet.
people-waits = Waits for a place
people-stay-past = Before
people-stay-helper = Helps to lead
people-stay-visitor = Visitor
people-still-member = She no longer takes part but is still in a group. Record her leaving on the page of the group.
people-lessons = Meetings and lessons
people-edit = Change name, language or picture
people-card = Card to print
people-save = Save

# Her journey
people-mentor = Mentor
people-mentor-none = Nobody yet
people-mentor-choose = Choose
people-journey = Her journey
people-record-step = Record the next step
people-stands-at = Now: { $state }
people-which-step = What has changed?
people-on-which-day = On which day?
people-reason = Reason
people-reason-hint = Needed when she takes a break, leaves or goes on elsewhere. Nothing more is kept than this word.
people-groups-stay = This does not change her place in a group. Record her leaving on the page of the group.
people-no-next-step = There is no next step here that you can record.
people-correct = Correct
people-correct-step = Correct a step
people-correct-hint = The wrong step stays visible, struck through. If nothing changed that day, choose the step before it.
people-step-corrected = Was a mistake; corrected on { $day }
people-step-missing = Choose what has changed
people-step-order = This step cannot come at this point of her journey
people-step-day-order = The day does not fit between the steps before and after it
people-step-same = Nothing is different. Change the step, the day or the reason
people-step-stale = Somebody has already corrected this step. Open her page again

# The sealed part
people-sealed = Sealed part
people-sealed-hint = Name in her papers, telephone, address, birth date. Whoever opens it is recorded.
people-sealed-open = Open
people-sealed-lead = Here are the name in her papers, her telephone, her address and her birth date, if she gave them.
people-sealed-logged = Open it only if you need it now. This is recorded before anything is shown, and she may ask who opened it.
people-sealed-why = Why are you opening it?
people-sealed-why-hint = One sentence. It is kept sealed too.
people-reason-needed = Write why you open it
people-sealed-limits-title = What this does not protect from
people-sealed-limits = Not from eyes on this screen, from a photo of it, or from somebody who holds both the program’s folder and its key. Do not write anything here that could harm her if it were read aloud.
people-sealed-empty = Nothing is kept here yet.
people-sealed-once = Shown only this once. To see it again, open it again.
people-sealed-change = Write or change
people-legal-name = Name in her papers
people-birth-date = Birth date
people-phone = Telephone
people-phone-hint = With the country in front, such as +7 701 000 00 00
people-phone-unknown = Write the number in digits; spaces, + and - are fine
people-address = Address
people-all-optional = Write only what you need. Every field may stay empty.
people-too-long = That is too long: { $most } letters at most

# What was just done
notice-people-edited = Saved
notice-people-step-recorded = The step is recorded
notice-people-identity-saved = Sealed and saved
