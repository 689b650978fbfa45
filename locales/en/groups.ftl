group-full = { $capacity ->
    [one] The only place is taken.
   *[other] All { $capacity } places are taken.
} Raise the number of places, or put her on the waiting list.
group-title = Group
group-list-title = Groups
group-list-caption = Groups by name
group-list-none = No group meets yet.
group-list-none-closed = No group has been closed.
group-list-closed = Groups that have finished. Their past stays here.
group-list-see-closed = Closed groups
group-list-more = More groups
group-list-calendar = Meetings in your calendar
group-sites = Sites
group-new = New group
group-edit = Change the group
group-edit-closed = The group is closed. Open it again before you change it.
group-name = Name of the group
group-name-hint = A name that says nothing about the women, such as a flower.
group-name-missing = Write a name for the group
group-name-taken = There is already a group with this name. Choose another name
group-words-long = That is too long: { $most } letters at most
group-place = Place
group-place-hint = For staff only; calendars do not show it.
group-place-wrong = Write the place in words
group-weekday = Weekday
group-starts = Begins at
group-starts-hint = For example 18:30
group-minutes = How many minutes
group-rhythm = How often
group-first-day = First day
group-first-day-hint = Weeks are counted from the first meeting on or after this day.
group-last-day = Last day
group-last-day-hint = Leave it empty while the group goes on.
group-last-before-first = The last day is before the first
group-hours = Change day and hour
group-hours-lead = Past meetings keep the day and hour they had. The new ones hold from the day you choose.
group-hours-from = From which day
group-hours-from-hint = Every second or fourth week is counted from the first meeting on or after this day.
group-capacity = Places
group-capacity-hint = How many women can belong to it, from 1 to 60.
group-capacity-wrong = Write how many places, from { $least } to { $most }
group-capacity-less = { $count ->
    [one] { $count } place is
   *[other] { $count } places are
} already taken: there cannot be fewer
group-course = Course
group-course-none = No course
group-course-unknown = Choose a course of this programme
group-language = Language
group-language-missing = Choose the language of the group
group-save = Save
group-when = When
group-next = Next meetings
group-next-none = No meeting in the next three months
group-members = Places taken
group-places = { $capacity ->
    [one] { $taken } of { $capacity } place
   *[other] { $taken } of { $capacity } places
}
group-free = { $count ->
    [0] no free place
    [one] { $count } free place
   *[other] { $count } free places
}
group-leaders = Facilitators
group-leaders-none = Nobody leads it yet
group-women = Women of the group
group-women-none = Nobody belongs to it yet.
group-visitors = Visitors
group-role-helper = Helps to lead
group-is-closed = This group is closed. Its past stays here.
group-open-meetings = Meetings and roll call
group-add-woman = Add a woman
group-more = More about this group
group-paper = List for printing
group-change-members = Members: roles, leaving, coming back
group-keep-apart = Who sits apart
group-change-leaders = Facilitators and their history
group-change-holidays = Days without a meeting
group-close = Close the group
group-reopen = Open the group again
group-code = Code
group-chosen-name = Chosen name
group-holidays = Days without a meeting
group-holidays-hint = On these days nobody is expected. The rhythm of the weeks stays as it is.
group-holidays-none = No days without a meeting are planned.
group-holiday-of-site = All groups here
group-holiday-of-group = This group only
group-holiday-remove = Remove
group-holiday-add = Add days
group-holiday-name = What it is
group-holiday-name-hint = For example New Year
group-holiday-name-missing = Write what these days are
group-holiday-first = First day
group-holiday-last = Last day
group-holiday-whose = For whom
group-holiday-turned = The last day is before the first
group-holiday-long = That is longer than three months. Close the group instead
group-holiday-held = A meeting was held on { $day }. Tick if these days are right all the same
group-holiday-sure = There is a meeting on these days
group-holiday-anyway = Add the days all the same
group-holiday-begun = These days have begun and can no longer be removed
group-holiday-save = Add these days
group-close-hint = After the last day nobody is expected any more. The past stays, and the group can be opened again.
group-close-members = { $count ->
    [0] Nobody belongs to it now.
    [one] { $count } woman will leave with it.
   *[other] { $count } women will leave with it.
}
group-close-last = Last day
group-close-future = That day is still to come. To close it later, write the last day in “Change the group”
group-close-held = The group met on { $day }. Choose that day or a later one
group-reopen-hint = The group meets again as before. Ask each woman whether she comes back, and add her again.
notice-group-made = The group is ready. Now add the women.
notice-group-saved = The group is saved.
notice-group-hours-saved = The new day and hour are saved.
notice-group-closed = The group is closed.
notice-group-reopened = The group is open again.
notice-group-holiday-added = The days are added.
notice-group-holiday-removed = The days are removed.
