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
curriculum-too-long = This is too long: { $most } letters are the most.
curriculum-too-many-questions = These are too many questions: { $most } are the most.
curriculum-minutes-wrong = Minutes are a whole number from 5 to 600.

# What is wrong with the files of a course
curriculum-pack-line = line { $line }
curriculum-pack-broken = this cannot be read as TOML. Look for a missing quotation mark or equals sign.
curriculum-pack-twice = this key stands here twice.
curriculum-pack-missing = this key is missing.
curriculum-pack-unknown = nobody reads this key. Is it misspelt?
curriculum-pack-not-text = this must be text in quotation marks.
curriculum-pack-not-list = this must be a list in square brackets.
curriculum-pack-not-table = this must be a section of its own.
curriculum-pack-bad-name = a name here is small Latin letters, digits and hyphens, 40 at most.
curriculum-pack-same-name = the name “{ $name }” stands here twice.
curriculum-pack-unknown-language = this is none of the languages en, ru, kk, es that the pack lists, or it is listed twice.
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
    [one] { $count } change taken over.
   *[other] { $count } changes taken over.
}
curriculum-installed-nothing = Everything was up to date.
curriculum-installed-kept = Left as your programme has it: { $what }
