# Meetings of a group
sessions-title = Meeting
sessions-list-title = Meetings
sessions-today = Today
sessions-coming = Coming
sessions-coming-empty = No meetings in the next weeks.
sessions-past = Past
sessions-past-empty = Nothing yet. The first meeting will appear here.
sessions-open = Open
sessions-open-today = Begin the meeting
sessions-open-anyway = We meet anyway
sessions-go-on = Go on
sessions-print-next = Blank roll for the next meeting (PDF)
sessions-extra = Meet on another day
sessions-extra-day = Which day?
sessions-extra-day-hint = For example 28 11 2026
sessions-extra-why = Why on another day?
sessions-extra-add = Add the meeting
sessions-extra-anyway = We meet although it is a holiday
sessions-extra-moved = Instead of the usual day
sessions-extra-celebration = A celebration
sessions-extra-other = Another reason
sessions-hours-opened = { $count ->
    [one] { $count } meeting is open already on a day on which the group no longer meets
   *[other] { $count } meetings are open already on days on which the group no longer meets
}
sessions-hours-opened-hint = Say for each whether it takes place. Meetings on days that stay get the new hour by themselves.
sessions-hours-off = Call it off: moved to another day
sessions-hours-keep = Keep it as it is

# How a meeting stands
sessions-state-planned = Planned
sessions-state-today = Today
sessions-state-met = We met
sessions-state-not-met = We did not meet
sessions-state-not-met-because = We did not meet: { $reason }
sessions-state-unclosed = Not closed yet
sessions-state-unrecorded = Nothing recorded
sessions-state-holiday = Holiday: { $name }
sessions-marked-of = { $marked } of { $all } marked

# One meeting
sessions-time = Time
sessions-place = Place
sessions-lesson = Lesson
sessions-lesson-none = No lesson
sessions-lesson-change = Choose another lesson
sessions-lesson-save = Save the lesson
sessions-lesson-read = The lesson of this meeting: what you say and ask
sessions-whom-to-call-hint = If it stirs something up in somebody
sessions-tasks = At this meeting
sessions-roll = Roll call
sessions-roll-open = Open the roll
sessions-circles = Circles
sessions-close = Close the meeting
sessions-close-hint = When everybody has gone home.
sessions-close-now = Close the meeting
sessions-closed = Closed
sessions-not-closed = Open
sessions-correct = Correct a mark
sessions-not-counted = Not counted
sessions-not-met = We did not meet
sessions-not-met-why = Why not?
sessions-not-met-save = Save: we did not meet
sessions-not-met-holiday = A holiday
sessions-not-met-weather = The weather
sessions-not-met-leader-ill = The facilitator was ill
sessions-not-met-no-room = No room to meet in
sessions-not-met-too-few = Too few came
sessions-not-met-moved = Moved to another day
sessions-not-met-other = Another reason
sessions-resume = We did meet after all
sessions-close-missing = { $count ->
    [one] { $count } woman is not marked yet
   *[other] { $count } women are not marked yet
}
sessions-close-back = Back to the roll
sessions-close-stay-hint = If you close now, they stay “not marked”. Nobody is counted as absent without a mark.
sessions-close-stay = Close anyway

# Roll call
sessions-roll-title = Roll call
sessions-roll-empty = Nobody belongs to the group on this day yet.
sessions-roll-hint = Save as often as you like. You can go on later.
sessions-save = Save
sessions-unmarked = Not marked
sessions-others = Others in the room
sessions-counts-hint = Leave empty what you did not count.
sessions-visitors = Visitors without a name
sessions-visitors-hint = Women who came along and do not want to be written down.
sessions-children = Children
sessions-headcount = People in the room
sessions-headcount-hint = Everybody you can count, including you.
sessions-walk-in = Somebody new came
sessions-walk-in-name = The name she wants to be called by
sessions-walk-in-hint = She is marked as present and stays on the roll as a visitor.
sessions-walk-in-language = Her language
sessions-reason-ill = She was ill
sessions-reason-child-ill = Her child was ill
sessions-reason-work = Work
sessions-reason-travel = Away
sessions-reason-family = Family
sessions-reason-not-told = We do not know
sessions-reason-other = Another reason
sessions-why = Why are you correcting it?
sessions-why-hint = What it said before is kept.
sessions-why-mistake = Marked by mistake
sessions-why-paper = Copied from the paper roll
sessions-why-heard-later = We heard it later
sessions-why-other = Another reason
sessions-why-merged = Two files were put together
sessions-why-leader-away = Whoever leads is away
sessions-why-no-leader = The group has no leader yet
sessions-stand-in = Why do you mark, and not whoever leads?
sessions-stand-in-hint = Marks are set by whoever leads the group. Somebody else says why.
sessions-problem-stand-in = Choose why you mark in the leader’s place
sessions-walk-in-is = Is she one of these?
sessions-walk-in-other = No, she is somebody else
sessions-problem-walk-in-alike = Somebody like her is here already: say whether it is her
sessions-problem-walk-in-code = Nobody whom you may see has the code { $code }. Write the name she wants to be called by.
sessions-problem-walk-in-here = { $code } is on this roll: mark her there
sessions-earlier-visitors = Visitors of earlier weeks

# What is refused
sessions-problem-future = This meeting is on { $day }. It can be marked from that day on.
sessions-problem-not-met = The group did not meet that day. If it did after all, undo that first.
sessions-problem-closed = This meeting is closed. Your manager can still correct marks.
sessions-problem-why = Choose why you are correcting it
sessions-problem-no-member = { $code } did not belong to the group on that day, so she cannot be marked.
sessions-problem-reason = Choose a reason for { $name }. If you do not know it, choose “We do not know”.
sessions-problem-choice = That answer is not on the list. Choose again.
sessions-problem-choose = Choose one from the list
sessions-problem-number = Write a whole number from 0 to { $most }, or leave it empty
sessions-problem-headcount = There cannot be { $heads } in the room: { $there } marked as present and { $visitors } visitors make { $sum }.
sessions-problem-day = Write the day, the month and the year, such as 28 11 2026
sessions-problem-before-first = The group has met since { $day }. Choose a later day.
sessions-problem-too-far = Meetings can be opened { $weeks } weeks ahead at most.
sessions-problem-group-closed = This group is closed and meets no more.
sessions-problem-were-there = { $there ->
    [one] { $there } woman is marked as present. If too few came, choose “Too few came”.
   *[other] { $there } women are marked as present. If too few came, choose “Too few came”.
}
sessions-problem-nobody = Nobody is marked as present. If you did not meet, choose “We did not meet”.

# What was set right
sessions-link = A link for whoever stands in
sessions-history = What was corrected
sessions-history-lead = Each mark that was replaced by another, and what the meeting itself said before.
sessions-history-empty = Nothing was changed.
sessions-before-table = What the meeting said before
sessions-before-what = What
sessions-before-lesson = Lesson
sessions-before-counts = Numbers
sessions-before-hour = Time
sessions-before-state = Whether we met
sessions-history-table = Earlier marks
sessions-history-who = Who
sessions-history-was = What it said
sessions-history-marked = Marked
sessions-history-replaced = Changed

# Paper
sessions-print = Print the roll
sessions-print-language = Language of the paper
sessions-print-how = How?
sessions-print-blank = Blank, to be filled in by hand
sessions-print-large = Large print
sessions-print-make = Make the PDF
sessions-paper-title = Roll call
sessions-paper-date = Date
sessions-paper-number = No.
sessions-paper-code = Code
sessions-paper-name = Name
sessions-paper-present = Present
sessions-paper-late = Late
sessions-paper-excused = Excused
sessions-paper-absent = Absent
sessions-paper-reason = Reason
sessions-paper-visitors = Visitors
sessions-paper-women = Women
sessions-paper-signature = Facilitator’s signature
sessions-paper-printed = Printed { $when }
sessions-paper-page = Page {"{page}"} of {"{pages}"}

# Notices
notice-sessions-saved = The roll is saved
notice-sessions-saved-part = Saved. You can go on marking
notice-sessions-closed = The meeting is closed. Thank you
notice-sessions-not-met = Saved: the group did not meet
notice-sessions-resumed = Undone: the group did meet
notice-sessions-lesson-saved = The lesson is saved
