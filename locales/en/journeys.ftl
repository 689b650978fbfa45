# Her page
journey-code = Code
journey-since = since { $day }
journey-from = since { $from }
journey-from-until = { $from } – { $until }
journey-together = Between you
journey-file = Her file
journey-safety = Her safety
journey-groups = Groups
journey-no-group = She is in no group yet.
journey-waits = Waits for a place
journey-stay-past = Before
journey-stay-helper = Helps to lead
journey-stay-visitor = Visitor
journey-still-member = She no longer takes part but is still in a group. Record her leaving on the page of the group.
journey-lessons = Meetings and lessons
journey-mentor = Mentor
journey-mentor-covered = { $mentor }, until { $day } covered by { $name }
journey-mentor-cover-alone = { $name } covers until { $day }; nobody walks beside her for good
journey-mentor-none = Nobody yet
journey-mentor-choose = Choose

# Her journey
journey-title = Her journey
journey-record-step = Record the next step
journey-stands-at = Now: { $state }
journey-which-step = What has changed?
journey-reason = Reason
journey-reason-hint = Needed when she takes a break, leaves or goes on elsewhere. Nothing more is kept than this word.
journey-groups-stay = This does not change her place in a group. Record her leaving on the page of the group.
journey-no-next-step = There is no next step here that you can record.
journey-correct = Correct
journey-correct-step = Correct a step
journey-correct-hint = The wrong step stays visible, struck through. If nothing changed that day, choose the step before it.
journey-step-corrected = Was a mistake; corrected on { $day }
journey-step-missing = Choose what has changed
journey-step-order = This step cannot come at this point of her journey
journey-step-day-order = The day does not fit between the steps before and after it
journey-step-same = Nothing is different. Change the step, the day or the reason
journey-step-stale = Somebody has already corrected this step. Open her page again

# Reasons
journey-reason-work = Work
journey-reason-study = Studies
journey-reason-health = Health
journey-reason-birth = A child is born
journey-reason-family = Care for the family
journey-reason-moved = Moved away
journey-reason-time = The day or hour does not suit her
journey-reason-other_help = Found help elsewhere
journey-reason-own_reasons = Her own reasons
journey-reason-no_contact = We lost contact
journey-reason-died = She died
journey-reason-choose = No reason to note
journey-reason-missing = Choose a reason from the list

# What was just done
notice-journey-step-recorded = The step is recorded
journey-asked-last = Last asked: { $name }, { $day }
journey-asked-due = Due now: { $name }, until { $day }
