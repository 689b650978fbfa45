# Files that come to their end
retention-title = Files that come to their end
retention-lead = When nobody has been in touch with a woman for years, her file ends by itself. It stands here fourteen days before, so that you can say what must stay.
retention-none = No file comes to its end in the next fourteen days.
retention-goes = Ends on { $day }
retention-kept = Kept until { $day }
retention-waits-merge = Two files are being put together: decide that first
retention-waits-review = Opened in an emergency: somebody has to look at that first
retention-last = Last in touch on { $day }.
retention-why = { $count ->
    [one] A file ends a year after that.
   *[other] A file ends { $count } years after that.
}
retention-what-title = What happens
retention-what = On that day she is forgotten as if she had asked: what is sealed can no longer be opened, name and code go, the programme’s numbers stay. A receipt says so. If she is met, takes a step or tells something before, she is taken off the list by herself.
retention-not = A woman who sits in a group, has a mentor or works here does not come onto the list. Being paused makes no difference: nobody writes to her because of it. If something must stay, open her page and keep it for a while.
retention-rule-title = How long files are kept
retention-rule = { $count ->
    [one] A year after the last contact
   *[other] { $count } years after the last contact
}
retention-years-title = How long a file is kept
retention-years-lead = The years are counted from the last contact: a meeting, a step, a talk with her mentor, something she told. What becomes too old by your choice is listed for fourteen days before it goes.
retention-years-which = After how many years without contact a file ends
retention-years-hint = No longer than you can say what for
retention-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
retention-years-bounds = Choose from { $least } to { $most } years
notice-retention-chosen = It is kept so from now on.
staff-action-retention-choose = Chose how long files are kept
staff-action-time-ahead = Listed files that come to their end
staff-action-time-forgotten = Forgot a woman whose file had come to its end
retention-words-title = Words that come to their end
retention-words-lead = What a mentor noted, plans, what was done to a woman, what others feared for her and what she answered ends so long after its own last use, also when she is here every week. That there was something, and when, stays. Which words they are is not said here.
retention-words-none = No words come to their end in the next fourteen days.
retention-words-rule = { $count ->
    [one] Words: a month after their last use
   *[other] Words: { $count } months after their last use
}
retention-months-title = How long words are kept
retention-months-lead = Counted from when they were written, looked at again together, or closed. What becomes too old by your choice is listed for fourteen days before it goes.
retention-months-which = After how many months without use words end
retention-months-hint = Two years is the most: these words are dangerous in strange hands
retention-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
retention-months-choose = Choose one of the list
staff-action-time-words = Ended old words by themselves
