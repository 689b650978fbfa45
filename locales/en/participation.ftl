participation-lessons-title = Her lessons
participation-dose = lessons heard or caught up
participation-dose-note = Out of the lessons her group had while she was a member.
participation-rate = attendance
participation-rate-note = Present or late, out of the times she was expected. Excused days and days without a mark are left out.
participation-counted-when-closed = A meeting counts here once it is closed.
participation-of = { $part } of { $whole }
participation-not-measured = not measured
participation-none-yet = Her group has not met since she joined.
participation-present = Was there
participation-late = Came late
participation-excused = Excused
participation-absent = Missed
participation-not-marked = Not marked
participation-made-up = Caught up
participation-promised = Promised
participation-with = with { $name } ({ $code })
participation-no-lesson = Meeting without a lesson
participation-quiet-for = { $count ->
    [one] Nobody in “{ $group }” has seen her for { $count } week.
   *[other] Nobody in “{ $group }” has seen her for { $count } weeks.
}
participation-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
participation-catch-up = Catch up on a lesson
participation-lesson = Lesson she missed
participation-how = Has it happened?
participation-done = Yes, somebody has told her the lesson
participation-will-be = Not yet, but it is promised
participation-buddy = Who tells it to her
participation-buddy-hint = A woman of her group who was there or has caught up. You may leave this open.
participation-nobody = Nobody yet
participation-save = Save
participation-choose-missed = Choose a lesson that she missed.
participation-choose-done = Say whether it has happened or is promised.
participation-choose-buddy = Choose a woman of her group.
participation-buddy-missed-too = { $name } missed this lesson too. Choose somebody who was there or has caught up.
participation-missed-title = Who missed which lesson
participation-nobody-missed = Nobody has a lesson to catch up on.
participation-quiet-title = Gone quiet
participation-quiet-note = { $count ->
    [one] Women nobody has seen for { $count } week or longer, though their group met.
   *[other] Women nobody has seen for { $count } weeks or longer, though their group met.
}
participation-nobody-quiet = Everybody has been seen lately.
participation-more-groups = There are more groups than fit here. Look at a group’s own page:
notice-make-up-recorded = Saved.
participation-day = On which day, if it has happened
participation-day-hint = Today, unless you change it.
participation-day-before-lesson = Her group had this lesson later than that day. Check the day.
participation-told = Caught up and promised
participation-told-note = Something was written wrong, or will not come to be? Withdraw it; you can write it again below. What stood here is kept.
participation-withdraw = Withdraw
participation-before = What stood here before
participation-corrected = changed { $when }
participation-withdrawn = withdrawn { $when }
participation-not-marked-title = Not marked
participation-not-marked-note = Nobody marked them when the group had this lesson: nobody knows whether they missed it. Ask them, or correct the roll.
notice-make-up-withdrawn = Withdrawn. What stood there is kept.
