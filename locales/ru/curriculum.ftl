# Девять полей занятия
curriculum-title = Название
curriculum-neutral-title = Название для бумаги и календаря
curriculum-aim = Зачем это занятие
curriculum-opening-question = Вопрос для начала
curriculum-talk = Беседа
curriculum-circle-questions = Вопросы для малых кругов
curriculum-handout = Памятка
curriculum-can-stir-up = Какие чувства могут подняться
curriculum-whom-to-call = К кому обратиться

# Что не так с написанным
curriculum-empty = Напишите здесь что-нибудь.
curriculum-too-long = Слишком длинно: можно не больше { $most } знаков.
curriculum-too-many-questions = Слишком много вопросов: можно не больше { $most }.
curriculum-minutes-wrong = Минуты — целое число от 5 до 600.

# Что не так с файлами курса
curriculum-pack-line = строка { $line }
curriculum-pack-broken = это не читается как TOML. Проверьте, не пропущена ли кавычка или знак равенства.
curriculum-pack-twice = этот ключ стоит здесь дважды.
curriculum-pack-missing = этого ключа не хватает.
curriculum-pack-unknown = такого ключа мы не знаем. Нет ли в нём опечатки?
curriculum-pack-not-text = здесь нужен текст в кавычках.
curriculum-pack-not-list = здесь нужен список в квадратных скобках.
curriculum-pack-not-table = здесь нужен отдельный раздел.
curriculum-pack-bad-name = имя — это маленькие латинские буквы, цифры и дефис, не больше 40 знаков.
curriculum-pack-same-name = имя «{ $name }» стоит здесь дважды.
curriculum-pack-unknown-language = это не один из языков en, ru, kk, es, перечисленных в пакете, или он назван дважды.
curriculum-pack-no-order = нет этого файла: в нём названия занятий и их порядок.
curriculum-pack-no-file = у занятия «{ $name }» нет файла ни на одном языке.
curriculum-pack-not-listed = в pack.toml нет такого занятия на этом языке.
curriculum-pack-too-large = это больше, чем может быть курс.
curriculum-pack-not-utf8 = это не текст в UTF-8. Сохраните файл в UTF-8.
curriculum-pack-no-zip = это не целый zip-файл.
curriculum-pack-unreadable = не удаётся открыть.
curriculum-pack-none = в Минке нет пакета с таким именем.
curriculum-folder-not-empty = В этой папке уже что-то есть. Выберите новую.

# Что принесёт пакет
curriculum-difference-course = Новый курс: { $course }
curriculum-difference-course-title = { $course }: название ({ $language }) станет «{ $title }»
curriculum-difference-lesson = Новое занятие: { $title } ({ $lesson })
curriculum-difference-minutes = { $lesson }: { $new ->
    [one] { $new } минута
    [few] { $new } минуты
   *[many] { $new } минут
} вместо { $now }
curriculum-difference-order = { $course }: занятия идут в другом порядке
curriculum-difference-language = { $lesson } — добавлен язык: { $language }
curriculum-difference-words = { $lesson }: другой текст ({ $language })
curriculum-difference-stays = { $lesson }: в файлах этого занятия нет, оно останется как есть
curriculum-installed-lessons = { $count ->
    [one] Добавлено { $count } занятие.
    [few] Добавлено { $count } занятия.
   *[many] Добавлено { $count } занятий.
}
curriculum-installed-texts = { $count ->
    [one] Добавлен { $count } текст.
    [few] Добавлено { $count } текста.
   *[many] Добавлено { $count } текстов.
}
curriculum-installed-updated = { $count ->
    [one] Принято { $count } изменение.
    [few] Принято { $count } изменения.
   *[many] Принято { $count } изменений.
}
curriculum-installed-nothing = Всё и так обновлено.
curriculum-installed-kept = Осталось так, как у вас: { $what }

# Страницы
curriculum-courses = Курсы
curriculum-course = Курс
curriculum-lesson = Занятие
curriculum-to-meeting = К встрече
curriculum-no-courses = Курсов пока нет.
curriculum-no-lessons = В этом курсе пока нет занятий.
curriculum-lessons-count = { $count ->
    [0] занятий пока нет
    [one] { $count } занятие
    [few] { $count } занятия
   *[many] { $count } занятий
}
curriculum-minutes-count = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
   *[many] { $count } минут
}
curriculum-missing-in = Ещё нет на языке: { $languages }
curriculum-retired-count = Занятия вне курса: { $count }
curriculum-retired = Занятия вне курса
curriculum-is-retired = Это занятие убрано из курса: группам его больше не предлагают. У тех, кто его прошёл, оно остаётся.
curriculum-language = Язык
curriculum-languages = Это занятие на других языках
curriculum-handout-page = Листок
curriculum-handout-print = Напечатать только памятку
curriculum-sheet-print = Напечатать лист ведущей
curriculum-leader-only = Только для ведущей
curriculum-leader-only-hint = Это только для ведущей. Не читайте вслух и не раздавайте.
curriculum-nothing = Здесь ничего не написано.

# Правка
curriculum-save = Сохранить
curriculum-kept = Прежний текст сохранится, его можно вернуть.
curriculum-edit = Изменить текст
curriculum-edit-in = Занятие: { $language }
curriculum-write-in = Написать на языке: { $language }
curriculum-minutes = Минуты
curriculum-minutes-hint = Одинаково для всех языков.
curriculum-title-hint = Для экрана ведущей.
curriculum-neutral-title-hint = Ничего не говорит о теме: его может прочитать муж или соседка.
curriculum-talk-hint = Пустая строка начинает новый абзац.
curriculum-circle-questions-hint = Каждый вопрос на своей строке.
curriculum-handout-hint = Только то, что безопасно дома, кто бы это ни увидел.
curriculum-unknown-language = Выберите один из языков вашей программы.
curriculum-conflict-title = Кто-то успел раньше
curriculum-conflict = Пока вы писали, это занятие изменили.
curriculum-conflict-by = Пока вы писали, занятие изменили: { $who }.
curriculum-conflict-next = Ничего не потеряно. В полях ваш текст, под ними другой. Соберите то, что должно остаться, и сохраните.
curriculum-theirs = Сейчас написано
curriculum-now = Сейчас
curriculum-then = В файлах
curriculum-before = Что было написано раньше
curriculum-before-none = Этот текст ещё не меняли.
curriculum-before-until = До { $when }
curriculum-replaced-by = Текст заменили: { $who }
curriculum-replaced-by-pack = Текст обновился вместе с пакетом
curriculum-restore = Вернуть этот текст
curriculum-course-new = Добавить курс
curriculum-title-in = Название: { $language }
curriculum-lesson-new = Добавить занятие
curriculum-lesson-new-lead = Оно станет последним в курсе. Остальное вы напишете на следующей странице.
curriculum-neutral-suggestion = Занятие { $count }
curriculum-order = Порядок занятий
curriculum-up = Выше
curriculum-down = Ниже
curriculum-retire = Убрать из курса
curriculum-return = Вернуть в курс
curriculum-retire-hint = Убранное занятие не удаляется. Группам его больше не предлагают, а у тех, кто его прошёл, оно остаётся.
curriculum-download = Скачать файлами
curriculum-upload = Принять изменённые файлы
curriculum-upload-lead = Скачайте курс, измените тексты в любом редакторе, упакуйте папку в zip и выберите его здесь. Сначала вы увидите, что изменится.
curriculum-upload-file = Zip с курсом
curriculum-upload-hint = Не больше 2 МБ.
curriculum-upload-look = Посмотреть, что изменится
curriculum-pack-not-chosen = Сначала выберите файл.
curriculum-pack-other-course = Это файлы другого курса.
curriculum-preview = Что изменится
curriculum-preview-same = В файлах то же, что и в курсе. Принимать нечего.
curriculum-preview-words = Посмотреть тексты
curriculum-take-over = Принять эти изменения

notice-course-added = Курс добавлен.
notice-lesson-added = Занятие добавлено. Теперь напишите его текст.
notice-lesson-saved = Занятие сохранено.
notice-lesson-restored = Прежний текст возвращён.
notice-lesson-retired = Занятие убрано из курса.
notice-lesson-returned = Занятие снова в курсе.
notice-order-saved = Порядок сохранён.
notice-course-taken-over = Изменения приняты.

curriculum-packs = Установить готовый курс
curriculum-packs-lead = Эти курсы идут вместе с программой. Сначала посмотрите: то, что вы написали сами, не изменится.
curriculum-packs-installed = Установлен
curriculum-packs-news = Есть новое
curriculum-packs-foreign = Ни одного из языков вашей программы в нём нет.
curriculum-packs-nothing = Всё, что в нём есть, у вас уже есть. Добавлять нечего.
curriculum-packs-adds = Вот что добавится
curriculum-packs-keeps = Это останется, как у вас
curriculum-packs-install = Установить
curriculum-packs-hint = Потом можно изменить любое слово.
notice-pack-installed = Курс установлен. Меняйте слова, как вам удобно.
