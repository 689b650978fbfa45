# A mentor beside her women: visits, promises, the card to prepare from.
visits-title = Visits and promises
visits-hint = When you spoke, what you promised each other, and your notes.
visits-lead-structured = When her mentor reached her, and about what. Their words are theirs.
visits-new = Write down a visit
visits-prep = Prepare
visits-none = No visit is written down yet.
visits-past = Visits
visits-reached-question = Did you speak?
visits-reached = We spoke
visits-not-reached = I did not reach her
visits-medium = How
visits-medium-together = Sitting together
visits-medium-call = By telephone
visits-medium-video = By video
visits-medium-message = By message
visits-medium-letter = By a letter or a note
visits-medium-other = Another way
visits-minutes = Minutes
visits-minutes-hint = About how long. It may stay open.
visits-minutes-count =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
visits-kept-question = What was done of what you promised?
visits-areas = In what she grows
visits-obstacles = What stands in her way
visits-promise-hers = What she will do until next time
visits-promise-hers-day = Until when
visits-promise-mentor = What you promise her
visits-promise-mentor-day = Until when
visits-promise-appointment = A day that awaits her
visits-promise-appointment-day = On which day
visits-note = A note for yourself
visits-note-hint = Sealed under her key. You read it, and whoever follows you only if she agrees; she may ask for it.
visits-no-notes = She has not agreed to notes. What can be tapped is written down, and no words about her.
visits-also = Others who sat with you
visits-also-hint = The visit and the note go into the file of each. Write nothing about one that another must not know.
visits-heavy-question = And you?
visits-heavy = It was heavy. I want to talk it over
visits-heavy-hint = Whoever supports you learns that, and not about whom.
visits-heavy-mark = To talk over
visits-promises = What you promised each other
visits-promises-none = Nothing is open.
visits-promises-ended = Earlier promises
visits-whose-hers = She will do it
visits-whose-mentor = The mentor will do it
visits-whose-appointment = A day that awaits her
visits-due-open = no day
visits-due-by = by { $day }
visits-ending-kept = done on { $day }
visits-ending-let-go = let go on { $day }
visits-ending-attended = she went on { $day }
visits-ending-called-off = called off on { $day }
visits-ending-struck = struck through on { $day }
visits-say-kept = Done
visits-say-let-go = Let it go
visits-say-attended = She went
visits-say-called-off = Called off
visits-say-open = Open again
visits-silent =
    { $count ->
        [one] Nobody has spoken to her for { $count } day.
       *[other] Nobody has spoken to her for { $count } days.
    }
visits-never-spoken = Nobody has spoken with her yet.
visits-last-spoken = The last talk with her was on { $day }.
visits-how = How it was
visits-by = Who
visits-notes = Notes
visits-notes-none = There is no note that you may read.
visits-notes-stopped = She does not agree to notes, or no longer. What was written stays sealed.
visits-notes-of-others =
    { $count ->
        [one] { $count } note by somebody else stays sealed.
       *[other] { $count } notes by others stay sealed.
    }
visits-note-add = Add to it
visits-note-add-hint = What was written stays as it was; this goes below it.
visits-note-hers = Her own words
visits-note-hers-hint = What she says to it, as she says it. It always goes along with the note.
visits-note-hers-only = Another mentor wrote here. What she herself says to it can be added.
visits-note-of-you = in your words
visits-note-of-mentor = in your mentor’s words
visits-note-of-former = in the words of an earlier mentor
visits-slip = This was a slip
visits-slip-hint = It stays, struck through, and counts no more. What you promised there goes with it.
visits-slip-yes = Strike it through
visits-was-slip = a slip
visits-take-back = The strike was the slip: take it back
visits-draft-waits = A visit is not written down to its end
visits-draft-go-on = Go on writing
visits-draft-drop = Drop it
visits-draft-of = You left this on { $at }.
visits-draft-keep = Keep it for later
visits-draft-kept = Kept for later.
visits-prep-goals = What she wants
visits-prep-step = The last step you agreed on
visits-prep-no-step = No step is agreed on yet.
visits-prep-promised = What waits
visits-reached-missing = Choose whether you spoke.
visits-medium-missing = Choose how you spoke.
visits-minutes-unclear = Write the minutes as a number from 1 to { $most }, or leave it open.
visits-word-unknown = One of these is no longer offered. Choose again.
visits-note-missing = Write what you want to add.
visits-note-refused = She does not agree to notes, or no longer. Take the words out; the rest can be saved.
visits-note-refused-of = { $code } does not agree to notes. Take her out here, or take the words out.
visits-takes-part-no-more-of = { $code } takes part no more. Take her out here.
visits-also-gone = You do not walk beside { $code }, or no longer. Take her out here; the rest can be saved.
visits-promise-missing = Write what it is, or take the day out.
visits-appointment-day-missing = Write on which day it is.
visits-due-past = This day has passed. Choose a later one, or leave it open.
visits-due-far = This day is more than two years away. Is the year right?
notice-visits-saved = The visit is written down.
notice-visits-settled = Written down.
notice-visits-draft = It is kept for later, for you alone.
notice-visits-draft-dropped = It is dropped.
notice-visits-note-added = The note is added.
notice-visits-set-aside = The visit is struck through.
notice-visits-taken-back = The visit counts again.
notice-visits-raised = Written down. Whoever supports you learns it, and not about whom.
visits-paused = on pause
visits-promised-on = promised on { $day }
