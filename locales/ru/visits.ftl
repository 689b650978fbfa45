# Наставница рядом с женщинами: беседы, обещания, карточка для подготовки.
visits-title = Беседы и обещания
visits-hint = Когда вы говорили, что пообещали друг другу, и ваши заметки.
visits-lead-structured = Когда наставница говорила с ней и о чём. Слова остаются между ними.
visits-new = Записать беседу
visits-prep = Подготовиться
visits-none = Ни одной беседы пока не записано.
visits-past = Беседы
visits-reached-question = Удалось поговорить?
visits-reached = Мы поговорили
visits-not-reached = Связаться не удалось
visits-medium = Как
visits-medium-together = При встрече
visits-medium-call = По телефону
visits-medium-video = По видео
visits-medium-message = Сообщением
visits-medium-letter = Письмом или запиской
visits-medium-other = Иначе
visits-minutes = Минут
visits-minutes-hint = Примерно. Можно не указывать.
visits-minutes-count =
    { $count ->
        [one] { $count } минута
        [few] { $count } минуты
       *[many] { $count } минут
    }
visits-kept-question = Что из обещанного сделано?
visits-areas = В чём она растёт
visits-obstacles = Что ей мешает
visits-promise-hers = Что она сделает до следующего раза
visits-promise-hers-day = До какого дня
visits-promise-mentor = Что обещаете ей вы
visits-promise-mentor-day = До какого дня
visits-promise-appointment = День, который её ждёт
visits-promise-appointment-day = В какой день
visits-note = Заметка для себя
visits-note-hint = Закрыта её ключом. Читаете вы, а следующая наставница — только с её согласия; она может попросить показать.
visits-no-notes = Она не давала согласия на заметки. Записываем только отметки, без слов о ней.
visits-also = Кто ещё был с вами
visits-also-hint = Беседа и заметка попадут в запись каждой. Не пишите об одной того, чего не должна знать другая.
visits-heavy-question = А вы сами?
visits-heavy = Было тяжело. Хочу это обсудить
visits-heavy-hint = Та, кто вас поддерживает, узнает об этом, но не узнает, о ком речь.
visits-heavy-mark = Обсудить
visits-promises = Что вы пообещали друг другу
visits-promises-none = Открытых обещаний нет.
visits-promises-ended = Прежние обещания
visits-whose-hers = Сделает она
visits-whose-mentor = Сделает наставница
visits-whose-appointment = День, который её ждёт
visits-due-open = без срока
visits-due-by = до { $day }
visits-ending-kept = сделано { $day }
visits-ending-let-go = отложено { $day }
visits-ending-attended = сходила { $day }
visits-ending-called-off = отменено { $day }
visits-ending-struck = зачёркнуто { $day }
visits-say-kept = Сделано
visits-say-let-go = Больше не нужно
visits-say-attended = Она сходила
visits-say-called-off = Отменилось
visits-say-open = Вернуть
visits-silent =
    { $count ->
        [one] С ней никто не говорил { $count } день.
        [few] С ней никто не говорил { $count } дня.
       *[many] С ней никто не говорил { $count } дней.
    }
visits-never-spoken = С ней ещё никто не говорил.
visits-last-spoken = Последний разговор с ней был { $day }.
visits-how = Как прошло
visits-by = Кто
visits-notes = Заметки
visits-notes-none = Заметок, которые вам можно читать, нет.
visits-notes-stopped = Она не согласна на заметки или больше не согласна. Написанное остаётся закрытым.
visits-notes-of-others =
    { $count ->
        [one] Ещё { $count } заметка другой наставницы остаётся закрытой.
        [few] Ещё { $count } заметки других остаются закрытыми.
       *[many] Ещё { $count } заметок других остаются закрытыми.
    }
visits-note-add = Дополнить
visits-note-add-hint = Написанное остаётся как было; это встанет ниже.
visits-note-hers = Её собственные слова
visits-note-hers-hint = Что она сама на это говорит, так, как говорит. Это всегда идёт вместе с заметкой.
visits-note-hers-only = Здесь писала другая наставница. Можно добавить то, что на это говорит она сама.
visits-note-of-you = вашими словами
visits-note-of-mentor = словами наставницы
visits-note-of-former = словами прежней наставницы
visits-slip = Это ошибка
visits-slip-hint = Запись останется зачёркнутой и не будет считаться. Обещания из неё тоже отпадут.
visits-slip-yes = Зачеркнуть
visits-was-slip = ошибка
visits-take-back = Зачеркнули по ошибке: вернуть
visits-draft-waits = Беседа записана не до конца
visits-draft-go-on = Дописать
visits-draft-drop = Убрать черновик
visits-draft-of = Вы остановились здесь: { $at }.
visits-draft-keep = Дописать позже
visits-draft-kept = Черновик сохранён.
visits-prep-goals = Чего она хочет
visits-prep-step = Последний шаг, о котором договорились
visits-prep-no-step = О шаге ещё не договорились.
visits-prep-promised = Что ждёт
visits-reached-missing = Отметьте, удалось ли поговорить.
visits-medium-missing = Отметьте, как вы говорили.
visits-minutes-unclear = Напишите минуты числом от 1 до { $most } или не указывайте.
visits-word-unknown = Одного из этих слов больше нет в списке. Выберите снова.
visits-note-missing = Напишите, что хотите добавить.
visits-note-refused = Она не согласна на заметки или больше не согласна. Уберите слова, остальное сохранится.
visits-note-refused-of = { $code } не согласна на заметки. Снимите отметку с неё или уберите слова.
visits-takes-part-no-more-of = { $code } больше не участвует. Снимите отметку с неё.
visits-also-gone = Вы не рядом с { $code } или больше не рядом. Снимите отметку с неё, остальное можно сохранить.
visits-promise-missing = Напишите, что это, или уберите день.
visits-appointment-day-missing = Напишите, в какой день.
visits-due-past = Этот день прошёл. Выберите более поздний или не указывайте.
visits-due-far = До этого дня больше двух лет. Год указан верно?
notice-visits-saved = Беседа записана.
notice-visits-settled = Записано.
notice-visits-draft = Черновик сохранён, его видите только вы.
notice-visits-draft-dropped = Черновик убран.
notice-visits-note-added = Заметка дополнена.
notice-visits-set-aside = Беседа зачёркнута.
notice-visits-taken-back = Беседа снова считается.
notice-visits-raised = Записано. Та, кто вас поддерживает, узнает об этом, но не узнает, о ком речь.
visits-paused = на паузе
visits-promised-on = обещано { $day }
