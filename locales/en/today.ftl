today-title = Today
today-tonight = Today
today-open = Open today’s meeting
today-look = Look at the meeting
today-words = Needs a private word
today-asked = Asked on { $day }
today-word-taken = We have spoken
today-waiting = Waiting for you
today-open-yet = To do
today-close-meeting = Close the meeting of “{ $group }”
today-second-yes = Roles that need a second person’s yes
today-meetings = Meetings of the day
today-planned = Planned
today-met = Met
today-not-met = Did not meet
today-closed = Closed
today-all-quiet = All who have gone quiet
today-women = The women you walk with
today-nothing = Nothing is waiting for you today.
today-courses = Lessons
today-calendar = Calendar on your phone
today-import = Import a list
today-export = Download a table of codes
today-staff = Staff and roles
today-audit = What was done
today-access = Who may do what
today-account = Your account
notice-word-taken = Thank you. It is no longer waiting.
today-clash = { $code }: needs another group or mentor
today-review = Emergency opening of { $code }: look at it
today-opened = { $code } was opened in an emergency
today-ask-again = { $code }: ask again how she can be reached
today-proposed = { $code }: another way to reach her is proposed
today-wished = { $code }: she wishes something
today-promise-mentor = { $code }: something was promised to her
today-promise-hers = { $code }: what she said she would do
today-promise-appointment = { $code }: a day that awaits her
today-missed = { $code }: she missed “{ $lesson }”
today-missed-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
today-silent = Nobody has spoken to them lately
today-unanswered = { $code }: nobody has answered where she was sent
today-accepted = { $code }: they took her long ago. Was she helped?
today-draft-gone = About { $code } something of yours is not finished, and out of your reach
today-draft-until = About { $code } something of yours is not finished; you walk beside her until { $day }
today-hands-over = You hand { $code } over on { $day }: write what was promised
today-new-to-you = { $code } is new to you: read what was promised
today-silent-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
today-asked-forgetting = { $code }: is to be forgotten
today-requests = { $count ->
    [one] One woman wants to be forgotten
   *[other] { $count } women want to be forgotten
}
today-endings = { $count ->
    [one] One file comes to its end
   *[other] { $count } files come to their end
}
upkeep-title = Back-ups
upkeep-backup = Last good back-up
upkeep-drill = Last time a back-up was brought back on trial
upkeep-never = Never
upkeep-today = Today
upkeep-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
upkeep-backup-late = { $count ->
    [one] It should be no older than a day. Ask whoever looks after the machine.
   *[other] It should be no older than { $count } days. Ask whoever looks after the machine.
}
upkeep-drill-late = { $count ->
    [one] Whether a back-up helps is known only when it was brought back: every week, and never more than { $count } day apart. Ask whoever looks after the machine: minka drill, best on another machine.
   *[other] Whether a back-up helps is known only when it was brought back: every week, and never more than { $count } days apart. Ask whoever looks after the machine: minka drill, best on another machine.
}
upkeep-waits-backup = The weekly trial waits: no back-up was made on this machine yet.
upkeep-waits-file = The weekly trial waits: the newest back-up is no longer where it was put.
upkeep-waits-identity = The program does not try the back-ups by itself: no key that opens them lies here, and that is safer. Once a week whoever keeps that key tries the newest one on another machine (minka drill --apart) and brings back the line that it prints (minka drill --report).
upkeep-waits-passphrase = The weekly trial waits: the key file has a passphrase. Whoever knows it runs minka drill.
upkeep-waits-failed = The weekly trial failed: the newest back-up did not come back whole. Ask whoever looks after the machine today.
upkeep-identity-here = The key that opens the back-ups lies on this machine: whoever takes the machine opens them too. Safer on another one: minka drill --apart, then minka drill --report here.
upkeep-keyring = Newest copy of the keyring
upkeep-keyring-apart = It lies beside the data. Put it in another place too, every day and apart from the key file: if this machine is lost with all copies, nothing that is sealed can be read again.
upkeep-keyring-late = A copy is made every day, and the last ones were not. If this disk dies now, what was sealed since is lost. Ask whoever looks after the machine today: minka check.
upkeep-unreadable = Not known: upkeep.toml cannot be read
upkeep-country = Where the data stand
upkeep-country-none = Nobody has said so
upkeep-country-hint = Nobody has said whose law this programme keeps and in which country its machine stands. Ask whoever looks after the machine: minka country.
staff-action-health-read = See how old the back-ups are
staff-action-backup-drill = Brought a back-up back on trial
today-concerns = Somebody needs you
today-complaints = { $count ->
     [one] A complaint has come to you
    *[other] { $count } complaints have come to you
}
today-heavy = { $count ->
    [one] One visit was heavy: talk with { $name }
   *[other] { $count } visits were heavy: talk with { $name }
}
today-due-was = was due by { $day }
today-asked-now = { $code }: a questionnaire is due
today-begun-now = { $code }: a questionnaire was begun, go on
today-due-list = Questionnaires: who is to be asked
today-alarm = The answers to { $name } ({ $language }) do not hang together: use no sum of it
today-open-meeting = Say whether “{ $group }” met
today-open-meetings-more = { $count ->
    [one] And { $count } more meeting that nobody wrote down
   *[other] And { $count } more meetings that nobody wrote down
}
today-quiet-women = { $count ->
    [one] { $count } woman
   *[other] { $count } women
}
today-quiet-at-least = { $count ->
    [one] at least { $count } woman
   *[other] at least { $count } women
}
first-title = First steps
first-course = Take a ready course of lessons
first-course-hint = Two come with the program, and you can change every word.
first-group = Make a group
first-group-hint = Place, weekday, hour, how many places.
first-woman = Register the first woman
first-woman-hint = The name she chooses and her language are enough.
first-list = Or bring in a list
first-list-hint = A table, .xlsx or .csv: all of it is saved, or nothing.
first-leader = Invite a facilitator
first-leader-hint = A manager says yes to her role.
first-leader-ask = Who will lead the group
first-leader-ask-hint = An administrator invites her, and you say yes here.
more-women = Women
more-lessons = Lessons and meetings
more-safety = Safety
more-questions = Questionnaires and lists
more-order = Staff and records
more-own = Yours
upkeep-not-yet = Not yet
upkeep-not-yet-hint = Needed as soon as the first woman is registered.
today-parts = { $count ->
    [one] One woman wants a part of what is kept of her erased
   *[other] { $count } women want a part of what is kept of them erased
}
today-words-endings = { $count ->
    [one] Old words about one woman come to their end
   *[other] Old words about { $count } women come to their end
}
