# Who is to be asked what, window by window.
due-lists-title = Who is to be asked
due-lists-lead = Every window that runs, with the women who agree to questionnaires. What was finished, or what she did not want, ends what is due.
due-lists-no-window = No window runs here.
due-lists-nobody = Nobody yet
due-lists-waiting = { $count ->
    [one] 1 waits
   *[other] { $count } wait
}
due-lists-due = Due
due-lists-due-hint = It is time, and nobody has asked her.
due-lists-begun = Begun
due-lists-begun-hint = It goes on where she stopped.
due-lists-lost = Paper lost
due-lists-lost-hint = While her window runs she is asked once more.
due-lists-gone = Paper lost, asked no more
due-lists-gone-hint = Her window is over, or she is no longer here. Nothing is left to do.
due-lists-missed = Not asked in time
due-lists-missed-hint = Her window is over, and nobody asked her.
due-lists-outside = Outside the window
due-lists-outside-hint = She was asked too early or too late. It is kept, and belongs to no window.
due-lists-declined = Did not want to
due-lists-declined-hint = Nobody asks again in this window.
due-lists-done = Asked
due-lists-done-hint = Asked to its end within the window.
due-lists-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
