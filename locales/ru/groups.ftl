group-full = { $capacity ->
    [one] Все места заняты: { $capacity } из { $capacity }.
    [few] Все места заняты: { $capacity } из { $capacity }.
    [many] Все места заняты: { $capacity } из { $capacity }.
   *[other] Все места заняты: { $capacity } из { $capacity }.
} Добавьте мест или запишите её в лист ожидания.
group-title = Группа
group-list-title = Группы
group-list-caption = Группы по названию
group-list-none = Пока ни одна группа не собирается.
group-list-none-closed = Закрытых групп нет.
group-list-closed = Группы, которые закончили работу. Их история остаётся здесь.
group-list-see-closed = Закрытые группы
group-list-more = Ещё группы
group-list-calendar = Встречи в вашем календаре
group-sites = Центры
group-new = Новая группа
group-edit = Изменить группу
group-edit-closed = Группа закрыта. Сначала откройте её снова.
group-name = Название группы
group-name-hint = Название, которое ничего не говорит о женщинах, например цветок.
group-name-missing = Напишите название группы
group-name-taken = Группа с таким названием уже есть. Выберите другое
group-words-long = Слишком длинно: не больше { $most } знаков
group-place = Место
group-place-hint = Видно только команде; в календарях не показывается.
group-place-wrong = Напишите место словами
group-weekday = День недели
group-starts = Начало
group-starts-hint = Например, 18:30
group-minutes = Сколько минут
group-rhythm = Как часто
group-first-day = Первый день
group-first-day-hint = Недели считаются от первой встречи в этот день или после него.
group-last-day = Последний день
group-last-day-hint = Оставьте пустым, если группа продолжается.
group-last-before-first = Последний день раньше первого
group-hours = Изменить день и час
group-hours-lead = Прошедшие встречи остаются в свой день и час. Новые день и час действуют с того дня, который вы выберете.
group-hours-from = С какого дня
group-hours-from-hint = Если группа собирается раз в две или четыре недели, недели считаются от первой встречи в этот день или после него.
group-capacity = Мест
group-capacity-hint = Сколько женщин может быть в группе, от 1 до 60.
group-capacity-wrong = Напишите число мест, от { $least } до { $most }
group-capacity-less = { $count ->
    [one] Уже занято { $count } место
    [few] Уже занято { $count } места
    [many] Уже занято { $count } мест
   *[other] Уже занято { $count } места
}: меньше нельзя
group-course = Курс
group-course-none = Без курса
group-course-unknown = Выберите курс этой программы
group-language = Язык
group-language-missing = Выберите язык группы
group-save = Сохранить
group-when = Когда
group-next = Ближайшие встречи
group-next-none = В ближайшие три месяца встреч нет
group-members = Занято мест
group-places = { $capacity ->
    [one] { $taken } из { $capacity } места
    [few] { $taken } из { $capacity } мест
    [many] { $taken } из { $capacity } мест
   *[other] { $taken } из { $capacity } мест
}
group-free = { $count ->
    [0] свободных мест нет
    [one] { $count } свободное место
    [few] { $count } свободных места
    [many] { $count } свободных мест
   *[other] { $count } свободного места
}
group-leaders = Ведущие
group-leaders-none = Пока никто не ведёт
group-women = Женщины группы
group-women-none = Пока в группе никого нет.
group-visitors = Гостьи
group-role-helper = Помогает вести
group-is-closed = Эта группа закрыта. Её история остаётся.
group-open-meetings = Встречи и отметки
group-add-woman = Добавить женщину
group-more = Ещё об этой группе
group-paper = Список для печати
group-change-members = Участие: роли, уход, возвращение
group-keep-apart = Кого не сажать вместе
group-change-leaders = Ведущие и их история
group-change-holidays = Дни без встреч
group-close = Закрыть группу
group-reopen = Открыть группу снова
group-code = Код
group-chosen-name = Имя
group-holidays = Дни без встреч
group-holidays-hint = В эти дни никого не ждут. Чередование недель не меняется.
group-holidays-none = Дней без встреч не запланировано.
group-holiday-of-site = Все группы здесь
group-holiday-of-group = Только эта группа
group-holiday-remove = Убрать
group-holiday-add = Добавить дни
group-holiday-name = Что за дни
group-holiday-name-hint = Например, Новый год
group-holiday-name-missing = Напишите, что это за дни
group-holiday-first = Первый день
group-holiday-last = Последний день
group-holiday-whose = Для кого
group-holiday-turned = Последний день раньше первого
group-holiday-long = Это больше трёх месяцев. Лучше закройте группу
group-holiday-held = { $day } встреча состоялась. Отметьте, если дни всё равно верны
group-holiday-sure = На эти дни приходится встреча
group-holiday-anyway = Всё равно добавить
group-holiday-begun = Эти дни уже начались, убрать их нельзя
group-holiday-save = Добавить эти дни
group-close-hint = После последнего дня никого не ждут. История остаётся, группу можно открыть снова.
group-close-members = { $count ->
    [0] Сейчас в ней никого нет.
    [one] Вместе с ней завершится участие { $count } женщины.
    [few] Вместе с ней завершится участие { $count } женщин.
    [many] Вместе с ней завершится участие { $count } женщин.
   *[other] Вместе с ней завершится участие { $count } женщин.
}
group-close-last = Последний день
group-close-future = Этот день ещё не наступил. Будущий последний день укажите в самой группе
group-close-held = Группа собиралась { $day }. Выберите этот день или более поздний
group-reopen-hint = Группа снова будет собираться по прежнему расписанию. Спросите каждую женщину, вернётся ли она, и добавьте её снова.
notice-group-made = Группа создана. Теперь добавьте женщин.
notice-group-saved = Группа сохранена.
notice-group-hours-saved = Новые день и час сохранены.
notice-group-closed = Группа закрыта.
notice-group-reopened = Группа снова открыта.
notice-group-holiday-added = Дни добавлены.
notice-group-holiday-removed = Дни убраны.
