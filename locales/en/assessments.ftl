# Asking a questionnaire.
assessments-title = How she is
assessments-hint = Questionnaires, asked together. She is held beside herself only.
assessments-lead = Ask together, without hurry. She may leave out any question and stop at any time.
assessments-not-agreed = She has not agreed to questionnaires
assessments-not-agreed-lead = Nobody asks her, and what she answered before is shown to nobody but her. Nothing is lost.
assessments-ask-consent = Ask her
assessments-no-procedure = Questions about harming herself are not asked here: nobody has written down yet who answers for what comes then.
assessments-begin = Begin
assessments-begin-lead = Sit so that nobody looks over her shoulder. Every answer is kept at once; you can stop and go on another day.
assessments-language = In which language
assessments-language-missing = Choose a language that this questionnaire has
assessments-way = How
assessments-way-screen = Together, on this device
assessments-way-screen-hint = One question at a time, with large answers to tap.
assessments-way-paper = From a paper that she filled in
assessments-way-paper-hint = All questions on one page, for the keyboard.
assessments-way-declined = She does not want to be asked this
assessments-way-declined-hint = Nothing is held against her, and it is not due any more.
assessments-way-lost = She was asked, and the paper is gone
assessments-way-lost-hint = So that a lost answer is not counted as none.
assessments-way-missing = Choose how
assessments-other-day = It was on another day
assessments-paper = Print it on paper
assessments-question-of = Question { $number } of { $all }
assessments-last-time = Last time
assessments-chosen = chosen
assessments-declines = She does not want to answer this
assessments-skip = Leave it out for now
assessments-saved-at-once = Every answer is kept at once.
assessments-later = Go on another time
assessments-outside = Choose one of the answers
assessments-outside-keyed = This is none of the answers. There are { $figures }; x is “does not want to answer”, empty is left out.
assessments-end = Almost done
assessments-left-out = { $count ->
    [one] One question was left out. Does she want to come back to it?
   *[other] { $count } questions were left out. Does she want to come back to them?
}
assessments-left-out-hint = What stays open is not counted as nought.
assessments-all-answered = Every question has been asked.
assessments-same-answer = The same answer to all questions
assessments-same-answer-hint = Some of them are worded the other way round. Perhaps she was tired, or they were hard to understand. Ask gently.
assessments-minutes = How many minutes it took
assessments-minutes-hint = Leave it empty if nobody looked.
assessments-minutes-range = Write a number from 0 to { $most }, or nothing
assessments-finish = Finish
assessments-keying = Key in the paper
assessments-keying-hint = A figure for each question, Enter for the next. x: she does not want to answer. Empty: left out.
assessments-keyed = Keep the paper
assessments-paper-title = Questions
assessments-paper-how = Circle one figure in each row. You may leave out any row. x: I do not want to answer.
assessments-paper-how-drawn = Mark one picture in each row. You may leave out any row. x: I do not want to answer.
assessments-paper-question = Question
assessments-paper-answer = Answer
assessments-paper-close = Day: ____________
assessments-state-open = Begun
assessments-state-finished = Asked
assessments-state-declined = She did not want to
assessments-state-lost = The paper is gone
notice-assessments-noted = Noted.
notice-assessments-finished = Kept. Thank her for her time.
notice-assessments-told = This answer has reached somebody who can help. Stay with her and talk before you go on.
assessments-recent = { $count ->
    [one] She was asked this on { $day }, and it looks back one day. Both would be about the same day.
   *[other] She was asked this on { $day }, and it looks back { $count } days. Both would be about the same days.
}
assessments-nobody-answers = Nobody is named here any more who answers when she is in danger. What was begun or printed is asked and written down to its end all the same: an answer about harming herself reaches those who run the site at once. Stay with her.
