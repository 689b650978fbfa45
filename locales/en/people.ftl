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
people-too-long = That is too long: { $most } letters at most

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

# Her page
people-chosen-name = Chosen name
people-chosen-name-hint = As she wants to be called; it need not be the name in her papers.
people-language = Language she likes to speak
people-sign = Her picture
people-sign-hint = It is beside her code on cards and lists, for women who find reading hard.
people-on-which-day = On which day?
people-edit = Change name, language or picture
people-card = Card to print
people-save = Save

# What was just done
notice-people-edited = Saved
people-forgotten = Forgotten
