# Девять полей занятия
curriculum-title = Название
curriculum-neutral-title = Название для бумаги и календаря
curriculum-aim = Зачем это занятие
curriculum-opening-question = Вопрос для начала
curriculum-talk = Беседа
curriculum-circle-questions = Вопросы для малых кругов
curriculum-handout = Памятка
curriculum-can-stir-up = Что может подняться
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
curriculum-pack-none = в программе нет пакета с таким именем.
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
curriculum-difference-language = { $lesson }: теперь есть и { $language }
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
curriculum-installed-nothing = Всё уже было в порядке.
curriculum-installed-kept = Осталось так, как у вас: { $what }
