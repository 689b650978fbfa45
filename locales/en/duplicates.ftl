# One woman, two files
duplicates-title = Written twice?
duplicates-lead = These files may be of one woman. The program only compares; people decide.
duplicates-own = My women
duplicates-none = No two files look alike
duplicates-look = Look at both
duplicates-compare = Compare two files
duplicates-compare-lead = Write the two codes as they stand on the cards.
duplicates-one = First code
duplicates-other = Second code
duplicates-code-unknown = Nobody here has this code. Check each letter.
duplicates-same-file = Both codes lead to one file
duplicates-two-sites = The two files belong to different sites
duplicates-question = Is it the same woman?
duplicates-both-hint = Ask her herself, or whoever knows her well. What stands in the sealed part is compared and not shown here.
duplicates-not-found-alike = The program did not find these two alike
duplicates-not-same = They are two women
duplicates-not-same-save = Not the same
duplicates-word = How do you know?
duplicates-word-hint = May stay open. The two are not shown as a pair again.
duplicates-word-unknown = Choose from the list
duplicates-word-none = I do not say
duplicates-word-known = I know both
duplicates-word-sisters = Sisters
duplicates-word-mother = Mother and daughter
duplicates-word-twins = Twins
duplicates-word-namesakes = Only the names are alike
duplicates-word-other = Something else
duplicates-is-same = It is one woman
duplicates-is-same-lead = Then one of you asks to put the files together, and another does it. Nothing is lost, and it can be undone.
duplicates-to-merge = Put the files together
duplicates-said = { $name } said on { $at } that they are two women.
duplicates-decided = Pairs told apart
duplicates-decided-short = Told apart
duplicates-decided-lead = Somebody said that each of these pairs is of two women. If that was wrong, take it back.
duplicates-decided-none = Nothing was said yet
duplicates-take-back = Perhaps the same after all
duplicates-perhaps-title = Perhaps she is here already
duplicates-perhaps-lead = What you wrote is kept. It looks like the same woman: look at both, and ask her.
duplicates-perhaps-on = On to her page
duplicates-elsewhere-title = Perhaps known at another site
duplicates-elsewhere-lead = Of these women somebody alike may be known at another site of the programme. You learn nothing of her here: ask the manager there.
duplicates-elsewhere-hint = Somebody like her may be known at another site: { $site }. Ask the manager there.
duplicates-elsewhere-none = Nobody is alike at another site
duplicates-elsewhere-other = We asked: another woman
duplicates-elsewhere-decided = Told apart across sites
duplicates-elsewhere-decided-lead = Somebody asked at the other site and said that these are two women. If that was wrong, take it back: both sites are hinted at the pair again.
duplicates-elsewhere-said = On { $at } it was said that she is another woman than the one at { $site }.
duplicates-under-way = The program is comparing these files by itself: { $done } of { $all }
duplicates-word-elsewhere = Asked while they were at two sites
duplicates-search = Compare all files
duplicates-search-hint = The sealed parts are compared too, in memory only; that it was done is written down. Every night the program does it by itself, where something is new.
duplicates-searching = Comparing the files
duplicates-so-far = { $done } of { $all }
duplicates-searched = Compared on { $at }: { $count ->
    [one] { $count } file.
   *[other] { $count } files.
}
duplicates-left-out = Not everything could be compared: { $places } places in the lists of what many share were left out. Their pairs had to be found by something else.
duplicates-more-found = Of { $found } pairs the { $kept } likeliest are kept.
duplicates-likely-very = Very likely: { $percent } %
duplicates-likely = Likely: { $percent } %
duplicates-likely-maybe = Perhaps: { $percent } %
duplicates-why = { $field }: { $agreement }
duplicates-why-names = { $field }: { $agreement } ({ $one } / { $other })
duplicates-registered = registered on { $day }
duplicates-same-group = both in { $group }
duplicates-in-group = in { $group }
duplicates-same-language = same language: { $language }

# What is compared
duplicates-field-given_name = Name
duplicates-field-paper_name = Name in the papers
duplicates-field-family_name = Family name
duplicates-field-second_name = Father’s name
duplicates-field-birth_date = Birth date
duplicates-field-phone = Telephone

# And how it agrees
duplicates-agreement-same = the same
duplicates-agreement-other-spelling = sounds the same, written otherwise
duplicates-agreement-short-form = a short form
duplicates-agreement-slip = one slip of the pen apart
duplicates-agreement-alike = alike
duplicates-agreement-same-root = same root, another ending
duplicates-agreement-part = one of two names agrees
duplicates-agreement-part-differs = one word agrees, the other differs
duplicates-agreement-turned = the same words in another order
duplicates-agreement-exchanged = first and family name stand in each other’s place
duplicates-agreement-day-month = day and month stand in each other’s place
duplicates-agreement-one-digit = one digit differs
duplicates-agreement-year-beside = same day, one year apart
duplicates-agreement-only-year = same year, the day is not sure
duplicates-agreement-by-age = about the same age
duplicates-agreement-same-month = same month and year
duplicates-agreement-same-year = same year
duplicates-agreement-same-day-of-year = same day of another year
duplicates-agreement-differs = differs

# What was just done
notice-duplicates-search-done = All files were compared
notice-duplicates-search-failed = The comparison stopped halfway. Begin it again.
notice-duplicates-told-apart = Remembered: they are two women
notice-duplicates-taken-back = The pair is in the list again
