attendance-title = Attendance
attendance-lead = How the groups were attended: groups in the order of their names, counted as on the page of each woman. A meeting where nobody was marked is not measured.
attendance-there = there, out of those expected
attendance-held = meetings held
attendance-rest = Besides
attendance-day = Meeting
attendance-lesson = Lesson
attendance-meetings = Meetings, the newest first
attendance-none-held = No meeting was held in this time.
attendance-excused = { $count ->
    [one] { $count } excused
   *[other] { $count } excused
}
attendance-not-marked = { $count ->
    [one] { $count } not marked
   *[other] { $count } not marked
}
attendance-headcount = { $count ->
    [one] { $count } person counted in the room
   *[other] { $count } people counted in the room
}
attendance-period = Another time
attendance-from = From
attendance-until = To, this day included
attendance-show = Show
attendance-turned = The last day is before the first. Change one of them.
attendance-too-long = That is longer than a year. Choose a later first day.
attendance-of-period = From { $from } to { $until }
attendance-table = Download this as a table
