# Care for mentors.
supervision-title = Mentors
supervision-lead = Who walks with whom, who wants to talk, and to whom nobody has spoken lately. Nobody stands above another here.
supervision-mentors = Who walks beside women
supervision-none = Nobody is approved as a mentor here yet.
supervision-women =
    { $count ->
        [one] { $count } woman
       *[other] { $count } women
    }
supervision-wants-talk = wants to talk since { $day }
supervision-last-talk = last talk on { $day }
supervision-no-talk = No talk with her is written down yet.
supervision-silent =
    { $count ->
        [one] not spoken to for { $count } day
       *[other] not spoken to for { $count } days
    }
supervision-silent-title = Nobody has spoken to them lately
supervision-silent-none = All have been spoken to in the last three weeks.
supervision-heavy-count =
    { $count ->
        [one] She wants to talk over { $count } visit.
       *[other] She wants to talk over { $count } visits.
    }
supervision-new = We talked
supervision-about = About what
supervision-about-hint = No words about a woman belong here.
supervision-topic-heavy = Something heavy
supervision-topic-caseload = How much she carries
supervision-topic-promises = Promises that wait
supervision-topic-own_life = Her own life
supervision-topic-training = What she wants to learn
supervision-topic-other = Something else
supervision-her-women = The women she walks with
supervision-no-women = She walks with nobody at present.
supervision-talks = Talks so far
supervision-topic-missing = Choose what you talked about.
notice-supervision-recorded = The talk is written down.
notice-supervision-set-aside = The talk is set aside. What was heavy waits again.
supervision-load = carries { $load } of { $room }
supervision-load-unasked = carries { $load }, nobody asked how much she can
supervision-alone =
    { $count ->
        [one] { $count } woman here has no mentor
       *[other] { $count } women here have no mentor
    }
