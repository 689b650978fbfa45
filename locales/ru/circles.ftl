# Small circles of tonight's session
circles-title = Круги
circles-heading = Круги
circles-one = Круг { $number }
circles-women = { $count ->
    [one] { $count } женщина
    [few] { $count } женщины
    [many] { $count } женщин
   *[other] { $count } женщины
}
circles-women-here = { $count ->
    [one] Пришла { $count } женщина.
    [few] Пришли { $count } женщины.
    [many] Пришли { $count } женщин.
   *[other] Пришли { $count } женщины.
}

# Asking how to split
circles-ask-heading = Разойтись по кругам
circles-ask-again = Нынешние круги будут перемешаны заново.
circles-by = Что вы хотите указать?
circles-by-size = Сколько женщин в круге
circles-by-circles = Сколько всего кругов
circles-number = Число
circles-helpers = Кто из помощниц ведёт круг?
circles-helpers-hint = Та, что ведёт круг, не сидит среди остальных.
circles-names = Кто ещё ведёт круг?
circles-names-hint = По одному имени в строке. Если ведущей нет, круг беседует сам.
circles-split = Составить круги
circles-to-roll = Отметить, кто пришёл
circles-nobody = Пока никто не отмечен. Сначала отметьте, кто пришёл: круги составляются из них.
circles-too-early = Эта встреча ещё впереди. Круги составляют, когда женщины уже здесь.
circles-by-missing = Выберите: сколько женщин в круге или сколько кругов.
circles-number-unreadable = Напишите число цифрами, например 5.
circles-number-least = Нужен хотя бы один круг.
circles-number-most = { $women ->
    [one] Пришла { $women } женщина
    [few] Пришли { $women } женщины
    [many] Пришли { $women } женщин
   *[other] Пришли { $women } женщины
}: можно составить не больше { $count ->
    [one] { $count } круга
    [few] { $count } кругов
    [many] { $count } кругов
   *[other] { $count } круга
}, чтобы никому не сидеть одной.
circles-size-least = В круге хотя бы две женщины.
circles-size-most = В круге не больше { $count } женщин, чтобы каждая успела высказаться.
circles-name-long = В имени не больше { $count } знаков. Пишите по одному имени в строке.
circles-names-most = Можно назвать не больше { $count } ведущих.
circles-needs-at-least = Сегодня нужно не меньше { $count ->
    [one] { $count } круга
    [few] { $count } кругов
    [many] { $count } кругов
   *[other] { $count } круга
}.
circles-works-with = Сегодня получится, если составить { $count ->
    [one] { $count } круг
    [few] { $count } круга
    [many] { $count } кругов
   *[other] { $count } круга
}.
circles-does-not-work = Сегодня так не получится. Попробуйте другое число или других ведущих.
circles-other-leader = С этими ведущими не получится. Добавьте ещё одну ведущую или уберите кого-то.
circles-not-here = Кто-то из выбранных не отмечен в этой группе. Откройте страницу заново и посмотрите, кто пришёл.
circles-noted-already = Темы этих кругов уже записаны, поэтому круги остаются как есть.

# The board
circles-first-time = { $count ->
    [0] Все уже сидели вместе раньше.
    [one] { $count } пара сидит вместе впервые.
    [few] { $count } пары сидят вместе впервые.
    [many] { $count } пар сидят вместе впервые.
   *[other] { $count } пары сидят вместе впервые.
}
circles-uneven = Круги разного размера.
circles-late-title = Пока не в круге
circles-late = Выберите круг для каждой; предложен самый маленький из подходящих. Потом сохраните.
circles-nowhere = Пока нигде
circles-save-seats = Сохранить круги
circles-no-such-circle = Выберите один из сегодняшних кругов.
circles-other-circle = Так эти два круга не смешать. Выберите другой круг для участницы: { $name }.
circles-questions = Карточки с вопросами
circles-questions-language = Вопросы читают группе вслух, поэтому они на языке группы: { $language }.
circles-questions-other-language = На языке группы этого занятия пока нет. Язык вопросов: { $language }.
circles-mix-again = Перемешать ещё раз
circles-ask-other = Другое число или ведущие
circles-to-after = Как всё прошло
circles-to-cards = Карточки для печати
circles-none = Кругов не было.
circles-closed = Встреча закрыта. Круги можно посмотреть, но не изменить.

# Afterwards
circles-after-heading = Как прошли круги
circles-after-care-title = Что сказано в кругу, остаётся в кругу
circles-after-care = Только темы: без имён, без цитат, ничего, по чему узнают, кто это сказал.
circles-themes-ask = О чём говорили?
circles-themes = Темы
circles-line = В двух словах, если хотите
circles-line-hint = Не больше 120 знаков. Без имён и цитат.
circles-line-long = Не больше { $count } знаков. Напишите короче.
circles-line-quote = Без кавычек: её слова остаются в кругу. Напишите лучше тему.
circles-line-name = В строке есть имя: { $name }. Напишите без имён.
circles-line-feeling = «{ $name }» — ещё и имя одной из женщин. Если это просто слово, напишите его с маленькой буквы.
circles-mood-ask = Поднимем руки: как сейчас на душе?
circles-mood-hint = { $count ->
    [one] Всего не больше { $count } руки. Если не спрашивали, оставьте пустым.
    [few] Всего не больше { $count } рук. Если не спрашивали, оставьте пустым.
    [many] Всего не больше { $count } рук. Если не спрашивали, оставьте пустым.
   *[other] Всего не больше { $count } руки. Если не спрашивали, оставьте пустым.
}
circles-mood-unreadable = Напишите число рук цифрами, например 3.
circles-mood-most = { $count ->
    [one] В этом круге { $count } женщина, рук не может быть больше.
    [few] В этом круге { $count } женщины, рук не может быть больше.
    [many] В этом круге { $count } женщин, рук не может быть больше.
   *[other] В этом круге { $count } женщины, рук не может быть больше.
}
circles-moods = Настроение
circles-mood-hard = Тяжело
circles-mood-mixed = По-разному
circles-mood-calm = Спокойно
circles-mood-glad = Радостно
circles-note = Сохранить
circles-theme-children = Дети
circles-theme-marriage = Жизнь с мужем
circles-theme-drinking = Когда дома пьют
circles-theme-boundaries = Границы
circles-theme-safety = Безопасность
circles-theme-money = Деньги
circles-theme-work = Работа
circles-theme-health = Здоровье
circles-theme-loss = Утрата и горе
circles-theme-faith = Вера и смысл
circles-theme-friendship = Дружба
circles-theme-hope = Надежда

notice-circles-split = Круги составлены
notice-circles-seats-saved = Круги сохранены
notice-circles-noted = Сохранено
