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
today-promise-mentor = { $code }: you promised her something
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
    [one] Whether a back-up helps is known only when it was brought back: at least once a day.
   *[other] Whether a back-up helps is known only when it was brought back: at least every { $count } days.
}
upkeep-waits-backup = The weekly trial waits: no back-up was made on this machine yet.
upkeep-waits-file = The weekly trial waits: the newest back-up is no longer where it was put.
upkeep-waits-identity = The weekly trial waits: drill_identity in minka.toml names no key that opens the back-ups.
upkeep-waits-passphrase = The weekly trial waits: the key file has a passphrase. Whoever knows it runs minka drill.
upkeep-waits-failed = The weekly trial failed: the newest back-up did not come back whole. Ask whoever looks after the machine today.
upkeep-elsewhere = With the database
upkeep-elsewhere-hint = The data are in PostgreSQL. Whoever looks after it makes the back-ups; Minka does not see them.
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
today-asked-now = { $code }: a questionnaire is due
today-begun-now = { $code }: a questionnaire was begun, go on
today-due-list = Questionnaires: who is to be asked
today-alarm = The answers to { $name } ({ $language }) do not hang together: use no sum of it
