registration-title = Register a woman
registration-short = Register
registration-lead = A name, a language, a picture: that is enough. Everything else can wait until she is ready.
registration-group-hint = If no place is free, choose “Waits for a place” below.
registration-no-group = No group yet
registration-places = { $count ->
    [0] no free place
    [one] { $count } free place
   *[other] { $count } free places
}
registration-step = Where does she start?
registration-step-missing = Choose where she starts
registration-group-unknown = Choose a group from the list
registration-site-missing = Choose where she belongs
registration-save = Register
registration-namesake-title = Is it the same woman?
registration-namesake-lead = Somebody here is written alike. If it is her, open her page; then she is not registered twice.
registration-alike-title = Written alike. Is it one of them?
registration-namesake-other = Not the same: register her
registration-done = { $name } is registered
registration-done-text = This is her code. Read it out to her, and give her the card if she can keep it safely.
registration-open = Open her page
registration-another = Register another woman
