# A lesson's nine fields
curriculum-title = Title
curriculum-neutral-title = Title for paper and calendars
curriculum-aim = Aim
curriculum-opening-question = Opening question
curriculum-talk = Talk
curriculum-circle-questions = Questions for the circles
curriculum-handout = Handout
curriculum-can-stir-up = What it can stir up
curriculum-whom-to-call = Whom to call

# What is wrong with what was written
curriculum-empty = Please write something here.
curriculum-too-long = This is too long: at most { $most } letters.
curriculum-too-many-questions = These are too many questions: at most { $most }.
curriculum-minutes-wrong = Minutes are a whole number from 5 to 600.

# What is wrong with the files of a course
curriculum-pack-line = line { $line }
curriculum-pack-broken = this cannot be read as TOML. Look for a missing quotation mark or equals sign.
curriculum-pack-twice = this key is here twice.
curriculum-pack-missing = this key is missing.
curriculum-pack-unknown = nobody reads this key. Is it misspelt?
curriculum-pack-not-text = this must be text in quotation marks.
curriculum-pack-not-list = this must be a list in square brackets.
curriculum-pack-not-table = this must be a section of its own.
curriculum-pack-bad-name = a name here is small Latin letters, digits and hyphens, 40 at most.
curriculum-pack-same-name = the name “{ $name }” is here twice.
curriculum-pack-unknown-language = this is not one of the languages en, ru, kk, es that the pack lists, or it is listed twice.
curriculum-pack-no-order = this file is missing: it names the lessons and their order.
curriculum-pack-no-file = the lesson “{ $name }” has no file in any language.
curriculum-pack-not-listed = pack.toml does not list this lesson in this language.
curriculum-pack-too-large = this is larger than a course can be.
curriculum-pack-not-utf8 = this is not UTF-8 text. Save it as UTF-8.
curriculum-pack-no-zip = this is not a whole zip file.
curriculum-pack-unreadable = this cannot be opened.
curriculum-pack-none = there is no pack of this name in the program.
curriculum-folder-not-empty = There is something in this folder already. Choose a new one.

# What a pack brings
curriculum-difference-course = New course: { $course }
curriculum-difference-course-title = { $course }: the title in { $language } becomes “{ $title }”
curriculum-difference-lesson = New lesson: { $title } ({ $lesson })
curriculum-difference-minutes = { $lesson }: { $new } minutes instead of { $now }
curriculum-difference-order = { $course }: the lessons come in another order
curriculum-difference-language = { $lesson }: now also in { $language }
curriculum-difference-words = { $lesson }: other words in { $language }
curriculum-difference-stays = { $lesson } is not in the files: it stays as it is
curriculum-installed-lessons = { $count ->
    [one] { $count } lesson added.
   *[other] { $count } lessons added.
}
curriculum-installed-texts = { $count ->
    [one] { $count } lesson text added.
   *[other] { $count } lesson texts added.
}
curriculum-installed-updated = { $count ->
    [one] { $count } change made.
   *[other] { $count } changes made.
}
curriculum-installed-nothing = Everything was up to date.
curriculum-installed-kept = Left as your programme has it: { $what }

# Pages
curriculum-courses = Courses
curriculum-course = Course
curriculum-lesson = Lesson
curriculum-to-meeting = To the meeting
curriculum-no-courses = There is no course yet.
curriculum-no-lessons = There is no lesson in this course yet.
curriculum-lessons-count = { $count ->
    [0] no lessons yet
    [one] { $count } lesson
   *[other] { $count } lessons
}
curriculum-minutes-count = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
curriculum-missing-in = Not yet in: { $languages }
curriculum-retired-count = Retired lessons: { $count }
curriculum-retired = Retired lessons
curriculum-is-retired = This lesson is retired: no group is offered it any more. It still counts for the women who heard it.
curriculum-language = Language
curriculum-languages = This lesson in other languages
curriculum-handout-page = Sheet
curriculum-handout-print = Print the handout only
curriculum-sheet-print = Print the facilitator’s sheet
curriculum-leader-only = For the facilitator only
curriculum-leader-only-hint = Only for you who lead. Do not read it aloud or hand it out.
curriculum-nothing = Nothing is written here.

# Editing
curriculum-save = Save
curriculum-kept = What it said before is kept and can be brought back.
curriculum-edit = Change the words
curriculum-edit-in = The lesson in { $language }
curriculum-write-in = Write it in { $language }
curriculum-minutes = Minutes
curriculum-minutes-hint = The same for every language.
curriculum-title-hint = For the facilitator’s screen.
curriculum-neutral-title-hint = Says nothing about the topic: a husband or a neighbour may read it.
curriculum-talk-hint = An empty line begins a new paragraph.
curriculum-circle-questions-hint = One question on each line.
curriculum-handout-hint = Only what is safe at home, whoever reads it.
curriculum-unknown-language = Choose one of the languages of this programme.
curriculum-conflict-title = Somebody saved first
curriculum-conflict = Somebody changed this lesson while you were writing.
curriculum-conflict-by = { $who } changed this lesson while you were writing.
curriculum-conflict-next = Nothing is lost. Your words are in the form, the other words below each field. Put together what should stay, then save.
curriculum-theirs = It now says
curriculum-now = Now
curriculum-then = In the files
curriculum-before = What it said before
curriculum-before-none = These words were never changed.
curriculum-before-until = Until { $when }
curriculum-replaced-by = Replaced by { $who }
curriculum-replaced-by-pack = Replaced by a newer pack
curriculum-restore = Bring these words back
curriculum-course-new = Add a course
curriculum-title-in = Title in { $language }
curriculum-lesson-new = Add a lesson
curriculum-lesson-new-lead = It goes to the end of the course. You write the rest on the next page.
curriculum-neutral-suggestion = Lesson { $count }
curriculum-order = Order of the lessons
curriculum-up = Move up
curriculum-down = Move down
curriculum-retire = Retire
curriculum-return = Bring back
curriculum-retire-hint = A retired lesson is not deleted. Groups are no longer offered it, and it still counts for the women who heard it.
curriculum-download = Download as plain files
curriculum-upload = Upload changed files
curriculum-upload-lead = Download the course, change the texts with any text editor, pack the folder as a zip and choose it here. First you see what would change.
curriculum-upload-file = The zip with the course
curriculum-upload-hint = 2 MB at most.
curriculum-upload-look = See what would change
curriculum-pack-not-chosen = Choose a file first.
curriculum-pack-other-course = These are the files of another course.
curriculum-preview = What would change
curriculum-preview-same = The files say the same as the course. There is nothing to change.
curriculum-preview-words = See the words
curriculum-take-over = Accept these changes

notice-course-added = The course was added.
notice-lesson-added = The lesson was added. Now write its words.
notice-lesson-saved = The lesson is saved.
notice-lesson-restored = The earlier words are back.
notice-lesson-retired = The lesson is retired.
notice-lesson-returned = The lesson is back in the course.
notice-order-saved = The order is saved.
notice-course-taken-over = The changes are made.

curriculum-packs = Install a ready course
curriculum-packs-lead = These courses come with the program. Have a look first: nothing that your programme wrote itself is overwritten.
curriculum-packs-installed = Installed
curriculum-packs-news = Has something new
curriculum-packs-foreign = It is in none of your programme’s languages.
curriculum-packs-nothing = Everything in it is here already. There is nothing to add.
curriculum-packs-adds = This will be added
curriculum-packs-keeps = This stays as your programme has it
curriculum-packs-install = Install
curriculum-packs-hint = You can change every word afterwards.
notice-pack-installed = The course is installed. Change its words as you like.
