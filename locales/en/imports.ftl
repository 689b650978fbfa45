# Bringing a file
imports-title = Import a list of women
imports-short = Import a list
imports-lead = Upload the list you have kept so far. You will see what happens before anything is saved.
imports-site = Site
imports-file = File
imports-file-hint = Excel (.xlsx) or a text table (.csv), up to 50 MB
imports-upload = Continue
imports-what-title = What the list may hold
imports-what = One row for each woman, headings in the first row. Name, group, language, step, start date, your own number for her; name in papers, phone, address and birth date go into the sealed part of her file.
imports-what-safe = The file stays in the memory of this computer for one hour at most and is never saved on its disk.
imports-too-large = This file is larger than { $most } MB. Split it into two, or leave out columns that are not needed.
imports-at-row = Row { $row }: { $words }
notice-imports-removed = The file was removed. Nothing was saved.

# Which column is what
imports-columns-title = Which column is what
imports-columns-lead = Say what each column holds. Next time Minka remembers.
imports-reading-title = Do the values look wrong?
imports-sheet = Sheet
imports-encoding = Letters
imports-encoding-hint = If the letters look strange, try another.
imports-delimiter = Between the columns
imports-delimiter-comma = comma ,
imports-delimiter-semicolon = semicolon ;
imports-delimiter-tab = tab
imports-delimiter-bar = bar |
imports-header-row = Row with the headings
imports-header-row-hint = Empty: the first row with words in it
imports-read-again = Read it like this
imports-field-ignore = Leave out
imports-field-key = Your own number for her
imports-field-code = Her code in Minka
imports-field-chosen_name = Name she chose
imports-field-language = Language
imports-field-group = Group
imports-field-state = Where she stands
imports-field-step_reason = Why she takes a break or left
imports-field-enrolled_on = Start date
imports-field-sign = Picture sign
imports-field-legal_name = Name in her papers (sealed)
imports-field-phone = Phone (sealed)
imports-field-address = Address (sealed)
imports-field-birth_date = Birth date (sealed)
imports-field-twice = Another column already holds this. Choose one of the two.
imports-field-none = Choose what at least one column holds.
imports-why = Why do you bring what is sealed?
imports-why-hint = Only needed when a column goes into the sealed part of her file. Your words are sealed too.
imports-why-missing = Write why: a column goes into the sealed part of her file
imports-why-command = Columns go into the sealed part of her file: { $fields }. Say why with --reason.
imports-not-asked = Your programme does not ask for this: { $field }. Leave the column out, or switch it on under “What we ask of her”.
imports-column-unasked = Your programme does not ask for this: { $field }
imports-sealed = Sealed part of her file
imports-sealed-written = { $field }: will be written
imports-sealed-stays = { $field }: stays as it is
imports-rules = How to import
imports-update = Bring women up to date who are here already
imports-update-hint = An empty cell leaves things as they are. The start date of a woman who is here already stays.
imports-match-names = Know women by name and group
imports-match-names-hint = Only if the list has no number for each woman.
imports-are-others = They are other women
imports-are-others-hint = Only if the list has no number for each woman: whoever has the name of a woman of her group is registered beside her.
imports-create-groups = Make groups that do not exist yet
imports-create-groups-hint = Afterwards set day, hour and place of each.
imports-weekday = New groups meet on
imports-starts = at
imports-starts-hint = For example 18:00
imports-bad-weekday = Choose a day of the week.
imports-bad-hour = Write the hour like 18:00.
imports-check = Check every row
imports-remove = Stop and remove the file

# The check
imports-check-title = Before anything is saved
imports-checking = Checking every row
imports-comparing = Comparing with everybody who is here
imports-alike = Some of them may be here already: look
imports-saving = Saving
imports-percent = { $count } %
imports-check-lead = Every row is fine. Look through them, then save.
imports-problems-lead = Nothing was saved. Correct these places in your file and upload it again.
imports-problems-count = { $count ->
    [one] One problem
   *[other] { $count } problems
}
imports-problems = Problems
imports-row = Row
imports-column = Column
imports-heading = Heading
imports-problem = Problem
imports-problems-download = All problems as a table
imports-again = Upload the file again
imports-more-problems = { $count ->
    [one] One more is in the table to download.
   *[other] { $count } more are in the table to download.
}
imports-figure-made = { $count ->
    [one] woman to register
   *[other] women to register
}
imports-figure-updated = { $count ->
    [one] woman to bring up to date
   *[other] women to bring up to date
}
imports-figure-unchanged = { $count ->
    [one] woman stays as she is
   *[other] women stay as they are
}
imports-figure-groups = { $count ->
    [one] group to make
   *[other] groups to make
}
imports-notices = Good to know
imports-notice-ignored = { $count ->
    [one] This column is left out: { $columns }.
   *[other] These columns are left out: { $columns }.
}
imports-notice-unasked = Left out, because your programme does not ask for { $field }: column { $column }.
imports-notice-no-names = No column holds a name, so every woman is called by her code until she chooses a name.
imports-notice-no-key = No column says who is who: if you upload this list again, every woman is registered twice.
imports-notice-day-first = “{ $value }” is read with the day first: { $day }.
imports-notice-marked-today = { $count ->
    [one] { $count } woman is marked in her old group today: she belongs to it until tonight, and what is new begins tomorrow.
   *[other] { $count } women are marked in their old group today: they belong to it until tonight, and what is new begins tomorrow.
}
imports-notice-groups = { $count ->
    [one] The new group gets a day and an hour for now. Set day, hour and place right afterwards.
   *[other] The { $count } new groups get a day and an hour for now. Set day, hour and place right afterwards.
}
imports-apply = Save all of it
imports-nothing = Everything in this file is here already. There is nothing to save.
imports-first-made = { $count ->
    [one] To register
   *[other] To register: the first { $count }
}
imports-first-updated = { $count ->
    [one] To bring up to date
   *[other] To bring up to date: the first { $count }
}
imports-first-unchanged = { $count ->
    [one] As it is
   *[other] As they are: the first { $count }
}
imports-groups-made = Groups to make
imports-who = Who
imports-women = Women
imports-changes = What changes
imports-code-as-name = by her code
imports-done-title = The list is imported
imports-done = Everything was saved in one go.
imports-to-people = See the women
imports-to-groups = See the groups
imports-refused-title = Nothing was saved
imports-refused = Something changed since the check, or the file has problems. Everything is as it was before.

# What can be wrong with a row
imports-bad-date = “{ $value }” is not a date we know. Write it like 24.11.2026 or 2026-11-24.
imports-bad-birth = “{ $value }” is no birth date we know. Write 24.11.1987, 11.1987, 1987, or an age with the day of asking: 39 (24.11.2026).
imports-birth-age = “{ $value }” may be an age or half a year. Write the year with four digits, or the age with the day of asking: 39 (24.11.2026).
imports-no-such-day = “{ $value }”: there is no such day.
imports-date-month-first = “{ $value }” has the month first. Write the day first, or 2026-11-24.
imports-date-short-year = “{ $value }”: write the year with four digits.
imports-date-future = “{ $value }” has not come yet.
imports-date-old = “{ $value }” is too long ago.
imports-key-missing = Your own number for her is missing.
imports-too-long = Longer than { $count } letters.
imports-bad-code = “{ $value }” is not a code of Minka. Check it letter by letter.
imports-bad-name = “{ $value }” has no letter in it.
imports-bad-language = “{ $value }” is not a language we know: English, Russian, Kazakh, Spanish.
imports-bad-state = “{ $value }” is not a step we know, such as active, paused, graduated, left.
imports-bad-reason = That is not a reason we know: work, studies, health, a child is born, care for the family, moved away, no contact, her own reasons.
imports-reason-missing = “{ $step }” asks for a reason. Write it in a column of its own, such as work, moved away, her own reasons.
imports-step-order = “{ $to }” cannot follow “{ $from }”.
imports-bad-sign = “{ $value }” is not one of the twelve pictures.
imports-name-missing = The name is missing.
imports-group-missing = Her group is missing. Only a woman who has applied, is waiting or has gone on can be without one.
imports-no-such-code = There is no woman with the code { $value }.
imports-key-twice = The number { $value } is also in row { $other }.
imports-key-other = This number belongs to { $code }.
imports-name-twice = “{ $value }” is also in row { $other } for the same group.
imports-name-unclear = Several women of this group are called “{ $value }”.
imports-woman-twice = { $code } is also in row { $other }.
imports-already-here = She is here already: { $code }. Choose “Bring women up to date”, or take the row out.
imports-name-here = A woman called “{ $value }” is in this group already: { $code }. Choose “Know women by name and group” or “They are other women”.
imports-behind-wall = The sealed part of { $code } is shut to your account. Leave it out of her row, or let somebody else bring it.
imports-group-closed = The group “{ $group }” is closed.
imports-no-such-group = There is no group “{ $group }”.
imports-group-full = The group “{ $group }” has { $places ->
    [one] one free place
   *[other] { $places } free places
}, the file brings { $count }.
imports-no-such-heading = There is no column “{ $value }”.
imports-no-such-field = A column cannot be “{ $value }”. It can be: { $fields }, ignore.
imports-told-twice = Two columns were given as { $value }.
imports-no-such-encoding = Letters cannot be read as “{ $value }”. Possible: UTF-8, Windows-1251, Windows-1252, UTF-16LE, UTF-16BE, KZ-1048.

# What can be wrong with a file
sheet-empty = The file is empty.
sheet-save-as-xlsx = This kind of file cannot be read here. Open it in Excel or LibreOffice and save it as .xlsx.
sheet-unknown-kind = This is not a table. Upload an Excel file (.xlsx) or a text table (.csv).
sheet-encrypted = The file is protected by a password. Open it, save it without one, and upload it again.
sheet-too-much-inside = The file holds more than a list of women can. Save it again and upload it.
sheet-damaged = The file is damaged. Open it in Excel, save it again and upload it.
sheet-not-text = The file holds signs that are not text. Save it as .xlsx and upload it again.
sheet-bad-text = The letters here cannot be read as { $encoding }. Choose other letters.
sheet-unclosed-quote = A quotation mark is opened here and never closed.
sheet-row-too-long = This row is too long to be a row. Is another sign between the columns?
sheet-no-such-sheet = There is no such sheet, or none with anything in it.
sheet-disk = The file cannot be opened.
sheet-short-row = This row is not complete: it has { $found } of { $expected } cells.
sheet-long-row = This row has { $found } cells, the headings only { $expected }.
sheet-error-value = The cell holds an error ({ $value }).
sheet-not-calculated = The formula was never calculated. Open the file in Excel and save it.
sheet-digits-lost = Excel kept only 15 digits of this number. Write it as text.
