# Файл
imports-title = Загрузить список женщин
imports-short = Загрузить список
imports-lead = Загрузите список, который вели до сих пор. Сначала вы увидите, что получится, и только потом сохраните.
imports-site = Центр
imports-file = Файл
imports-file-hint = Excel (.xlsx) или текстовая таблица (.csv), до 50 МБ
imports-upload = Дальше
imports-what-title = Что может быть в списке
imports-what = Одна строка — одна женщина, в первой строке заголовки. Имя, группа, язык, шаг, дата начала, ваш номер для неё; имя по документам, телефон, адрес и дата рождения попадут в закрытую часть её страницы.
imports-what-safe = Файл остаётся только в памяти этого компьютера не дольше часа и не записывается на диск.
imports-too-large = Файл больше { $most } МБ. Разделите его на два или уберите лишние столбцы.
imports-at-row = Строка { $row }: { $words }
notice-imports-removed = Файл убран. Ничего не сохранено.

# Столбцы
imports-columns-title = Что в каком столбце
imports-columns-lead = Отметьте, что в каждом столбце. В следующий раз Минка вспомнит сама.
imports-reading-title = Значения выглядят странно?
imports-sheet = Лист
imports-encoding = Буквы
imports-encoding-hint = Если буквы непонятные, попробуйте другой вариант.
imports-delimiter = Между столбцами
imports-delimiter-comma = запятая ,
imports-delimiter-semicolon = точка с запятой ;
imports-delimiter-tab = табуляция
imports-delimiter-bar = черта |
imports-header-row = Строка с заголовками
imports-header-row-hint = Пусто: первая строка, где есть слова
imports-read-again = Прочитать так
imports-field-ignore = Не брать
imports-field-key = Ваш номер для неё
imports-field-code = Её код в Минке
imports-field-chosen_name = Как к ней обращаться
imports-field-language = Язык
imports-field-group = Группа
imports-field-state = На каком она шаге
imports-field-step_reason = Почему на паузе или ушла
imports-field-enrolled_on = Дата начала
imports-field-sign = Знак-картинка
imports-field-legal_name = Имя по документам (закрыто)
imports-field-phone = Телефон (закрыто)
imports-field-address = Адрес (закрыто)
imports-field-birth_date = Дата рождения (закрыто)
imports-field-twice = Это уже выбрано для другого столбца. Оставьте один из двух.
imports-field-none = Выберите, что хотя бы в одном столбце.
imports-why = Зачем вы загружаете закрытые данные?
imports-why-hint = Нужно, только если столбец попадает в закрытую часть её страницы. Ваши слова тоже хранятся закрыто.
imports-why-missing = Напишите зачем: столбец попадает в закрытую часть её страницы
imports-why-command = Столбцы попадают в закрытую часть её страницы: { $fields }. Скажите зачем: --reason.
imports-not-asked = Ваша программа об этом не спрашивает: { $field }. Не берите этот столбец или включите его: «О чём мы её спрашиваем».
imports-column-unasked = Ваша программа об этом не спрашивает: { $field }
imports-sealed = Закрытая часть
imports-sealed-written = { $field }: будет записано
imports-sealed-stays = { $field }: останется как есть
imports-rules = Как загружать
imports-update = Обновить тех, кто уже есть
imports-update-hint = Пустая ячейка ничего не меняет. Дата начала у тех, кто уже есть, остаётся прежней.
imports-match-names = Узнавать женщин по имени и группе
imports-match-names-hint = Только если в списке нет номера для каждой женщины.
imports-are-others = Это другие женщины
imports-are-others-hint = Только если в списке нет номера для каждой женщины: тёзку из той же группы запишут рядом с той, что уже есть.
imports-create-groups = Создать группы, которых ещё нет
imports-create-groups-hint = Потом укажите для каждой день, час и место.
imports-weekday = Новые группы встречаются
imports-starts = в
imports-starts-hint = Например, 18:00
imports-bad-weekday = Выберите день недели.
imports-bad-hour = Напишите час так: 18:00.
imports-check = Проверить каждую строку
imports-remove = Остановиться и убрать файл

# Проверка
imports-check-title = Пока ничего не сохранено
imports-checking = Проверяем каждую строку
imports-comparing = Сравниваем со всеми, кто здесь есть
imports-alike = Возможно, кто-то из них здесь уже есть: посмотреть
imports-saving = Сохраняем
imports-percent = { $count } %
imports-check-lead = Все строки в порядке. Посмотрите ещё раз и сохраните.
imports-problems-lead = Ничего не сохранено. Поправьте эти места в файле и загрузите его снова.
imports-problems-count = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
    [many] { $count } ошибок
   *[other] { $count } ошибки
}
imports-problems = Ошибки
imports-row = Строка
imports-column = Столбец
imports-heading = Заголовок
imports-problem = Что не так
imports-problems-download = Все ошибки таблицей
imports-again = Загрузить файл снова
imports-more-problems = { $count ->
    [one] Ещё { $count } — в таблице для скачивания.
    [few] Ещё { $count } — в таблице для скачивания.
    [many] Ещё { $count } — в таблице для скачивания.
   *[other] Ещё { $count } — в таблице для скачивания.
}
imports-figure-made = { $count ->
    [one] женщина будет записана
    [few] женщины будут записаны
    [many] женщин будет записано
   *[other] женщины будет записано
}
imports-figure-updated = { $count ->
    [one] запись обновится
    [few] записи обновятся
    [many] записей обновится
   *[other] записи обновится
}
imports-figure-unchanged = { $count ->
    [one] запись без изменений
    [few] записи без изменений
    [many] записей без изменений
   *[other] записи без изменений
}
imports-figure-groups = { $count ->
    [one] группа будет создана
    [few] группы будут созданы
    [many] групп будет создано
   *[other] группы будет создано
}
imports-notices = Полезно знать
imports-notice-ignored = { $count ->
    [one] Этот столбец не берём: { $columns }.
    [few] Эти столбцы не берём: { $columns }.
    [many] Эти столбцы не берём: { $columns }.
   *[other] Эти столбцы не берём: { $columns }.
}
imports-notice-unasked = Столбец { $column } не берём: ваша программа об этом не спрашивает ({ $field }).
imports-notice-no-names = Имён в файле нет, поэтому каждую женщину будем называть по коду, пока она не выберет себе имя.
imports-notice-no-key = Ни один столбец не говорит, кто есть кто: если загрузить этот список ещё раз, все запишутся дважды.
imports-notice-day-first = «{ $value }»: считаем, что первым стоит день: { $day }.
imports-notice-marked-today = { $count ->
    [one] { $count } женщина сегодня отмечена в прежней группе: до вечера она остаётся в ней, а новое начнётся завтра.
    [few] { $count } женщины сегодня отмечены в прежней группе: до вечера они остаются в ней, а новое начнётся завтра.
    [many] { $count } женщин сегодня отмечены в прежней группе: до вечера они остаются в ней, а новое начнётся завтра.
   *[other] { $count } женщины сегодня отмечены в прежней группе: до вечера они остаются в ней, а новое начнётся завтра.
}
imports-notice-groups = { $count ->
    [one] { $count } новая группа пока получит условный день и час. Потом укажите день, час и место.
    [few] { $count } новые группы пока получат условный день и час. Потом укажите день, час и место.
    [many] { $count } новых групп пока получат условный день и час. Потом укажите день, час и место.
   *[other] { $count } новые группы пока получат условный день и час. Потом укажите день, час и место.
}
imports-apply = Сохранить всё
imports-nothing = Всё из этого файла уже есть. Сохранять нечего.
imports-first-made = { $count ->
    [one] Будет записана
    [few] Будут записаны: первые { $count }
    [many] Будут записаны: первые { $count }
   *[other] Будут записаны: первые { $count }
}
imports-first-updated = { $count ->
    [one] Обновится запись
    [few] Обновятся записи: первые { $count }
    [many] Обновятся записи: первые { $count }
   *[other] Обновятся записи: первые { $count }
}
imports-first-unchanged = { $count ->
    [one] Без изменений
    [few] Без изменений: первые { $count }
    [many] Без изменений: первые { $count }
   *[other] Без изменений: первые { $count }
}
imports-groups-made = Будут созданы группы
imports-who = Кто
imports-women = Женщин
imports-changes = Что изменится
imports-code-as-name = по её коду
imports-done-title = Список загружен
imports-done = Всё сохранено за один раз.
imports-to-people = Посмотреть список женщин
imports-to-groups = Посмотреть группы
imports-refused-title = Ничего не сохранено
imports-refused = После проверки что-то изменилось, или в файле есть ошибки. Всё осталось как было.

# Что может быть не так в строке
imports-bad-date = «{ $value }» — непонятная дата. Напишите так: 24.11.2026 или 2026-11-24.
imports-bad-birth = «{ $value }» — непонятная дата рождения. Напишите 24.11.1987, 11.1987, 1987 или возраст и день, когда её спросили: 39 (24.11.2026).
imports-birth-age = «{ $value }» — это возраст или половина года. Напишите год четырьмя цифрами или возраст и день, когда её спросили: 39 (24.11.2026).
imports-no-such-day = «{ $value }»: такого дня нет.
imports-date-month-first = В «{ $value }» первым стоит месяц. Напишите сначала день или так: 2026-11-24.
imports-date-short-year = «{ $value }»: напишите год четырьмя цифрами.
imports-date-future = «{ $value }» ещё не наступило.
imports-date-old = «{ $value }» — слишком давно.
imports-key-missing = Нет вашего номера для неё.
imports-too-long = Длиннее { $count } знаков.
imports-bad-code = «{ $value }» — не код Минки. Проверьте по буквам.
imports-bad-name = В «{ $value }» нет ни одной буквы.
imports-bad-language = Язык «{ $value }» нам не знаком: английский, русский, казахский, испанский.
imports-bad-state = Шаг «{ $value }» нам не знаком. Например: участвует, на паузе, закончила, ушла.
imports-bad-reason = Такой причины мы не знаем: работа, учёба, здоровье, рождение ребёнка, забота о семье, переезд, связь потеряна, свои причины.
imports-reason-missing = Для шага «{ $step }» нужна причина. Напишите её в отдельном столбце, например: работа, переезд, свои причины.
imports-step-order = После шага «{ $from }» не может идти «{ $to }».
imports-bad-sign = «{ $value }» — не из двенадцати знаков.
imports-name-missing = Нет имени.
imports-group-missing = Нет группы. Без группы может быть только та, кто подала заявку, ждёт места или уже ушла.
imports-no-such-code = Женщины с кодом { $value } нет.
imports-key-twice = Номер { $value } стоит и в строке { $other }.
imports-key-other = Этот номер принадлежит { $code }.
imports-name-twice = «{ $value }» стоит и в строке { $other } для той же группы.
imports-name-unclear = В этой группе несколько женщин с именем «{ $value }».
imports-woman-twice = { $code } стоит и в строке { $other }.
imports-already-here = Она уже есть: { $code }. Выберите «Обновить тех, кто уже есть», или уберите строку.
imports-name-here = Женщина по имени «{ $value }» в этой группе уже есть: { $code }. Выберите «Узнавать женщин по имени и группе» или «Это другие женщины».
imports-behind-wall = Закрытая часть { $code } недоступна через вашу учётную запись. Уберите её из строки или попросите другую сотрудницу загрузить эти данные.
imports-group-closed = Группа «{ $group }» закрыта.
imports-no-such-group = Группы «{ $group }» нет.
imports-group-full = В группе «{ $group }» { $places ->
    [one] { $places } свободное место
    [few] { $places } свободных места
    [many] { $places } свободных мест
   *[other] { $places } свободного места
}, а в файле { $count }.
imports-no-such-heading = Столбца «{ $value }» нет.
imports-no-such-field = Столбец не может быть «{ $value }». Можно: { $fields }, ignore.
imports-told-twice = Два столбца заданы как { $value }.
imports-no-such-encoding = Буквы нельзя прочитать как «{ $value }». Можно: UTF-8, Windows-1251, Windows-1252, UTF-16LE, UTF-16BE, KZ-1048.

# Что может быть не так с файлом
sheet-empty = Файл пуст.
sheet-save-as-xlsx = Такой файл здесь не читается. Откройте его в Excel или LibreOffice и сохраните как .xlsx.
sheet-unknown-kind = Это не таблица. Возьмите файл Excel (.xlsx) или текстовую таблицу (.csv).
sheet-encrypted = Файл закрыт паролем. Откройте его, сохраните без пароля и загрузите снова.
sheet-too-much-inside = Внутри файла больше, чем бывает в списке женщин. Сохраните его заново и загрузите снова.
sheet-damaged = Файл повреждён. Откройте его в Excel, сохраните заново и загрузите снова.
sheet-not-text = В файле есть знаки, которых в тексте не бывает. Сохраните его как .xlsx и загрузите снова.
sheet-bad-text = Буквы здесь не читаются как { $encoding }. Выберите другие буквы.
sheet-unclosed-quote = Здесь открыта кавычка и нигде не закрыта.
sheet-row-too-long = Эта строка слишком длинная. Может быть, между столбцами другой знак?
sheet-no-such-sheet = Такого листа нет или на нём ничего нет.
sheet-disk = Файл не открывается.
sheet-short-row = Строка неполная: ячеек { $found } из { $expected }.
sheet-long-row = В строке ячеек { $found }, а заголовков только { $expected }.
sheet-error-value = В ячейке ошибка ({ $value }).
sheet-not-calculated = Формула не посчитана. Откройте файл в Excel и сохраните.
sheet-digits-lost = Excel сохранил только 15 цифр этого числа. Запишите его текстом.
