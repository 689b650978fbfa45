# Which questionnaires a programme asks.
instruments-title = Questionnaires
instruments-lead = What women here may be asked. What somebody was asked with is never changed: a changed file is a new version.
instruments-import = Bring a file
instruments-questions = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
instruments-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
instruments-can-raise = asks about safety
instruments-can-raise-lead = One question asks about harming herself or not wanting to live. It is asked only where it is written down who answers for what comes then. Elsewhere the same is asked without it, if there is such a version.
instruments-structure-only = Structure only
instruments-structure-lead = Its words may not be handed on with the program. Enter the words that you have a right to; then it can be switched on.
instruments-on = Asked
instruments-off = Not asked
instruments-kept = Kept for old answers
instruments-shipped = Comes with Minka
instruments-ask-version = Ask this version
instruments-words-missing = Words missing
instruments-no-words = Enter its words in at least one language first.
instruments-checked = checked by a study
instruments-translated = translated, not checked
instruments-unchecked = nothing is known
instruments-switch-on = Ask it from now on
instruments-switch-off = Ask it no more
instruments-enter-words = Enter words
instruments-file = Take the file home
instruments-files = As a file
instruments-many = What the answers of many say
instruments-version = Version
instruments-window = Looks back
instruments-recall-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
instruments-recall-general = in general
instruments-missing = When answers are missing
instruments-missing-none = No sum, only the lowest and the highest possible
instruments-missing-most = { $count ->
    [one] At most 1 may be missing
   *[other] At most { $count } may be missing
}
instruments-no-score = It has no sum: each answer stands by itself
instruments-change = A clear change
instruments-change-points = from { $points } points on
instruments-change-none = Nobody has found how much it takes
instruments-licence = Licence
instruments-text-free = Its words may be handed on.
instruments-text-own = Its words are for each programme to enter.
instruments-bands = Bands
instruments-bands-author = the author's
instruments-bands-convention = usual, the author gives none
instruments-bands-local = found for one place
instruments-bands-own = our own
instruments-note = To be named when it is used
instruments-languages = Languages
instruments-asked = What is asked
instruments-answers = Answers
instruments-versions = Versions
instruments-import-lead = A questionnaire is a plain file that any text editor opens. Take one home, change it, give it a new version, and bring it back.
instruments-programme = Programme
instruments-programme-missing = Choose a programme
instruments-file-choose = The file
instruments-file-hint = It ends in .toml; or it is a form in .xlsx, of which the questions and answers are taken, and no sums.
instruments-content = Or its text
instruments-file-missing = Choose a file, or put its text in here
instruments-import-button = Check and keep
instruments-known = This very file is here already.
instruments-frozen = Somebody was asked with version { $version }. It stays as it is: give the changed file a new version.
instruments-problem-line = { $count ->
    [one] Line 1: { $what }
   *[other] Line { $count }: { $what }
}
instruments-problem-unreadable = cannot be read: { $name }
instruments-problem-bad-id = “{ $name }” is no name: small Latin letters, digits, hyphens, at most forty
instruments-problem-empty = nothing stands at “{ $name }”
instruments-problem-twice = “{ $name }” stands here a second time
instruments-problem-unknown = “{ $name }” is named and is not in the file
instruments-problem-option-without-value = the answer “{ $name }” has no value
instruments-problem-option-unclear = the answer “{ $name }” has a value and a range at once, or half a range
instruments-problem-options-unclear = the answers of “{ $name }” are missing, or listed and a range at once, or more than two hundred
instruments-problem-reversed-twice = marked as reversed, and its answers “{ $name }” are coded in reverse already
instruments-problem-no-mirror = “{ $name }” is reversed, and an answer has no counterpart
instruments-problem-never-counted = “{ $name }” counts in nothing
instruments-problem-flag-out-of-reach = no answer reaches the value at which somebody is told
instruments-problem-bad-number = “{ $name }” is no number that can be
instruments-problem-too-many-missing = more answers may be missing than makes sense
instruments-problem-missing-and-weighed = missing answers cannot stand for one another when they weigh differently
instruments-problem-mixed-ranges = the questions of “{ $name }” have different lowest and highest answers
instruments-problem-band-backwards = the band “{ $name }” ends before it begins
instruments-problem-bands-overlap = the band “{ $name }” begins before the last one ends
instruments-problem-bands-gap = there are sums at “{ $name }” that no band takes
instruments-problem-cut-out-of-reach = no sum reaches “{ $name }”, or every one does
instruments-problem-condition-unclear = a condition says neither from nor to, or two things at once
instruments-problem-classes-unclear = the last class has to take the rest, and only the last
instruments-problem-order-lacks = the order leaves “{ $name }” out
instruments-problem-text-lacks = the words for “{ $name }” are missing
instruments-problem-no-reliability = a reliability lies between 0 and 1, a standard deviation above 0
instruments-problem-change-without-total = there are constants for a change and no sum to change
instruments-words-lead = Write each question as it is to be read aloud. What is entered here becomes a version of your own; old answers keep theirs.
instruments-language = Language
instruments-language-missing = Choose a language
instruments-whose = Whose words are these?
instruments-whose-hint = What a study found with other words does not hold for these.
instruments-whose-missing = Choose whose words these are
instruments-words-own = We translated or wrote them
instruments-words-published = A published version that was checked by a study, word for word
instruments-source = Where they stand, or who translated them
instruments-source-hint = Author, year, or the names of two people who compared both versions.
instruments-instruction = What is said before the questions
instruments-question-number = Question { $number } ({ $id })
instruments-right = The right to these words
instruments-right-yes = We may use these words here
instruments-right-missing = Say that you may use these words
instruments-words-empty = Write something here
instruments-words-flawed = These words do not fit the questionnaire.
notice-instruments-switched-on = It is asked from now on.
notice-instruments-switched-off = It is asked no more. Old answers stay.
notice-instruments-imported = The file is kept.
notice-instruments-words-kept = The words are kept, in a version of your own.
instruments-name-picture = Picture baseline
instruments-name-suds = How heavy it is right now
instruments-name-distress = Distress thermometer
instruments-as-table = As XLSForm (.xlsx)
instruments-as-form = As XForm (.xml)
instruments-form-lead = As a form it can be asked in ODK Collect or KoboCollect without a network. What a telephone adds up there is a courtesy: here it is added up again from the answers.
instruments-no-form-safety = There is no form of it for a telephone: it asks about her safety, and without a network nobody would be told.
instruments-no-form-pictures = There is no form of it for a telephone: it is asked with drawn signs.
instruments-no-form-words = There is no form of it for a telephone yet: enter its words first.
instruments-no-form-answers = There is no form of it for a telephone: a question has more than thirty answers.
instruments-form-at = Sheet “{ $sheet }”, cell { $cell }: { $what }
instruments-form-unreadable = This workbook cannot be read. Open it in Excel or LibreOffice and save it as .xlsx again.
instruments-form-no-value = there is an error or a formula without its result
instruments-form-no-survey = there is no sheet “survey”
instruments-form-empty-survey = there is no question
instruments-form-too-large = more rows, columns or groups in groups than a form may have
instruments-form-column-missing = the column “{ $header }” is missing
instruments-form-unknown-column = the column “{ $header }” is not known here
instruments-form-misspelt-column = the column “{ $header }” is not known; perhaps “{ $word }” is meant
instruments-form-column-twice = the column “{ $header }” stands here a second time
instruments-form-mixed-languages = words with a language and words without one: name the language of every column
instruments-form-unknown-type = “{ $word }” is no kind of question
instruments-form-outside-type = “{ $word }” is not taken here: only one answer of a list, and whole numbers
instruments-form-unknown-list = there is no list “{ $word }” on the sheet “choices”
instruments-form-no-list = the name of the list is missing
instruments-form-no-name = the name is missing
instruments-form-bad-name = “{ $word }” is no name: Latin letters, digits, hyphens, no blanks, at most forty
instruments-form-name-twice = “{ $word }” stands here a second time
instruments-form-no-label = the words are missing
instruments-form-group-open = the group “{ $word }” is not closed
instruments-form-group-not-open = this closes a group that is not open
instruments-form-unknown-reference = no question is called “{ $word }”
instruments-form-ambiguous-reference = several questions are called “{ $word }”
instruments-form-unknown-path = “{ $word }” leads nowhere
instruments-form-unknown-function = telephones do not know “{ $word }”
instruments-form-expression-unfinished = the expression ends too early: perhaps a bracket is missing
instruments-form-expression = the expression cannot be read at { $word }
instruments-form-cycle = this is computed from itself
instruments-form-no-calculation = it is not said from what this is computed
instruments-form-no-yes-or-no = write yes or no instead of “{ $word }”
instruments-form-parameter = “{ $word }” is not taken here
instruments-form-unknown-language = no column has the language “{ $word }”, or it has no short code in brackets
instruments-form-asked-always = every question is put to every woman here: take the condition away
instruments-form-no-bounds = say from which number to which, as in . >= 0 and . <= 7
instruments-own-words = our own words, compared by nobody
instruments-alarm = The answers do not hang together: { $languages }
