# What her answers say.
outcomes-begun = Begun
outcomes-go-on = Go on
outcomes-due = Due now
outcomes-due-until = until { $day }
outcomes-others = Ask something else
outcomes-asked = What she was asked
outcomes-none = She has not been asked anything yet.
outcomes-changes = Since the first time
outcomes-changes-hint = Only she beside herself. A small up or down is the noise of any questionnaire.
outcomes-last = last asked on { $day }
outcomes-once = Asked once
outcomes-times = { $count ->
    [one] Asked once
   *[other] Asked { $count } times
}
outcomes-moved-up = Clearly better
outcomes-moved-not-clear = No clear change
outcomes-moved-down = Clearly harder
outcomes-moved-no-rule = Nobody has found how much is a clear change here
outcomes-moved-other-words = Asked in other words: not to be put side by side
outcomes-moved-no-sum = Not put beside the start: one of the two has no sum
outcomes-no-wave = Outside every window
outcomes-prorated = { $count ->
    [one] { $score }, with 1 answer missing; between { $lowest } and { $highest }
   *[other] { $score }, with { $count } answers missing; between { $lowest } and { $highest }
}
outcomes-no-sum = { $count ->
    [one] No sum: 1 answer is missing. Between { $lowest } and { $highest }
   *[other] No sum: { $count } answers are missing. Between { $lowest } and { $highest }
}
outcomes-scale-depression = Low mood
outcomes-scale-anxiety = Worry
outcomes-scale-stress = Tension
outcomes-scale-helplessness = Feeling helpless
outcomes-scale-self-efficacy = Trust in herself
outcomes-scale-emotional = Feelings
outcomes-scale-social = With others
outcomes-scale-psychological = Within
outcomes-scale-problems = Her problems
outcomes-band-minimal = next to nothing
outcomes-band-mild = mild
outcomes-band-moderate = moderate
outcomes-band-moderately-severe = rather strong
outcomes-band-severe = strong: a reason to look for help together
outcomes-band-very-severe = very strong
outcomes-band-extremely-severe = extremely strong: a reason to look for help together
outcomes-band-normal = as with most people
outcomes-band-low = low
outcomes-band-medium = in the middle
outcomes-band-middle = in the middle
outcomes-band-high = high
outcomes-band-adequate = good enough
outcomes-band-likely-depression-screen = very low: a reason to look for help together
outcomes-band-poor = poor
outcomes-band-borderline = borderline
outcomes-band-acceptable = acceptable
outcomes-band-little-or-none = little or none
outcomes-band-little = little
outcomes-band-none = none
outcomes-no-band = What the height of the sum is called is not shown: nobody has checked these words in this language. A change may be looked at all the same.
outcomes-total = Sum
outcomes-see-line = Every time, one beside the other
outcomes-on = Asked on
outcomes-wave = Window
outcomes-by = Who asked
outcomes-way = How
outcomes-meetings = Meetings by then
outcomes-meetings-count = { $count ->
    [one] 1 meeting
   *[other] { $count } meetings
}
outcomes-minutes = How long
outcomes-answers = What she answered
outcomes-left-out = Left out
outcomes-declined = Does not want to answer
outcomes-correct = Correct
outcomes-aim = She wants to work on this
outcomes-line-lead = Every time she was asked the same. Nobody else's answers stand beside it.
outcomes-between = From { $lowest } to { $highest }.
outcomes-together = Do the answers hang together?
outcomes-together-lead = Over many women, answers to one questionnaire should point the same way. When they do not, a question was probably taken the wrong way round, or the translation says something else.
outcomes-together-few = Too few answers to say
outcomes-together-not = Its answers come to no sum of several questions, so nothing has to hang together
outcomes-together-fewest = It takes { $least } women who answered everything and agree to being counted.
outcomes-together-well = They hang together
outcomes-together-loose = They hang together only loosely
outcomes-together-suspect = Something is wrong with how they are written down
outcomes-together-what = Compare the paper forms with what was keyed in, above all the questions that are worded the other way round. Until it is cleared up, use no sum of it in a report.
outcomes-together-women = Women counted
outcomes-together-alpha = Cronbach’s alpha
outcomes-together-interval = 95 % interval
outcomes-group = What changed for the group
outcomes-group-lead = The start beside the end, as the windows say, of all who agree to being counted. No woman is put beside another.
outcomes-group-entered = Answered at the start
outcomes-group-again = Asked again at the end
outcomes-group-answered = Answered again
outcomes-group-weeks = Weeks between (median)
outcomes-group-mean = The mean
outcomes-group-before = At the start
outcomes-group-after = At the end
outcomes-group-change = Change
outcomes-group-states = Clear change
outcomes-group-state = State
outcomes-group-share = { $count } of { $all }
outcomes-group-few = It takes { $least } women who answered twice and have both sums.
outcomes-group-caution = Who comes at a low point often gets better without any programme. Write beside it who left and why; of those who stayed alone it flatters.
outcomes-higher-better = Higher is better.
outcomes-lower-better = Lower is better.
outcomes-rule = A change is called clear from { $points } points on: less is the noise of one questionnaire.
outcomes-theme-income = Income
outcomes-theme-resources = What she has
outcomes-theme-health = Health
outcomes-theme-coping = Coping
outcomes-on-paper = only from a paper that was printed before
outcomes-no-band-own = What the height of the sum is called is not shown: these are words of our own that nobody has compared with the original. A change may be looked at all the same.
outcomes-moved-borrowed = { $said } (the limit was found with other words)
outcomes-rule-borrowed = That was found with the published words; these are our own, which nobody has compared with them. Take it as a hint.
outcomes-safety-unknown = Not known whether she is safe
outcomes-safety-unknown-hint = The question about it has no answer. That is not a no: talk with her.
outcomes-moved-since = { $said }, since { $day }
outcomes-unlikely = This sum is possible and seldom
outcomes-unlikely-hint = Look once more at how it was asked and written down, before anything is made of it.
outcomes-classes-category = Well-being, in all
outcomes-classes-severity = What the household had to do to get by
outcomes-no-class = Not said: an answer is missing.
outcomes-class-flourishing = flourishing
outcomes-class-languishing = languishing: a reason to ask how she is
outcomes-class-moderate = in between
outcomes-class-none = none of these
outcomes-class-stress = stress
outcomes-class-crisis = crisis
outcomes-class-emergency = emergency
