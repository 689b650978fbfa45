today-title = Сегодня
today-tonight = Сегодня
today-open = Открыть встречу
today-look = Посмотреть встречу
today-words = Поговорить наедине
today-asked = Просьба от { $day }
today-word-taken = Мы поговорили
today-waiting = Ждёт вас
today-open-yet = Ждёт
today-close-meeting = Закройте встречу группы «{ $group }»
today-second-yes = Роли, которым нужно второе «да»
today-meetings = Сегодняшние встречи
today-planned = Запланирована
today-met = Прошла
today-not-met = Не состоялась
today-closed = Закрыта
today-all-quiet = Все, кого давно не видели
today-women = Женщины, с которыми вы рядом
today-nothing = Сегодня вас ничего не ждёт.
today-courses = Занятия
today-calendar = Календарь в телефоне
today-import = Загрузить список
today-export = Скачать таблицу кодов
today-staff = Команда и роли
today-audit = Что было сделано
today-access = Кому что можно
today-account = Ваша учётная запись
notice-word-taken = Спасибо. Отмечено, что вы поговорили.
today-clash = { $code }: нужна другая группа или наставница
today-review = Неотложное открытие { $code }: проверьте
today-opened = { $code } открывали в неотложном случае
today-ask-again = { $code }: спросите снова, как с ней связаться
today-proposed = { $code }: предложен другой способ связи
today-wished = { $code }: у неё есть просьба
today-promise-mentor = { $code }: ей что-то обещали
today-promise-hers = { $code }: что она собиралась сделать
today-promise-appointment = { $code }: её ждёт важный день
today-missed = { $code }: пропустила «{ $lesson }»
today-missed-more =
    { $count ->
        [one] и ещё { $count }
        [few] и ещё { $count }
       *[other] и ещё { $count }
    }
today-silent = С ними давно не говорили
today-unanswered = { $code }: оттуда, куда её направили, нет ответа
today-accepted = { $code }: её давно взяли. Помогли ли ей?
today-draft-gone = О { $code } у вас недописано, и вам это больше недоступно
today-draft-until = О { $code } у вас недописано; вы рядом с ней до { $day }
today-hands-over = { $day } вы передаёте { $code }: напишите, что обещано
today-new-to-you = { $code } теперь с вами: прочитайте, что обещано
today-silent-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
today-asked-forgetting = { $code }: нужно удалить всё о ней
today-requests = { $count ->
    [one] { $count } женщина просит удалить всё о ней
    [few] { $count } женщины просят удалить всё о них
   *[many] { $count } женщин просят удалить всё о них
}
today-endings = { $count ->
    [one] У { $count } женщины срок данных подходит к концу
    [few] У { $count } женщин срок данных подходит к концу
   *[many] У { $count } женщин срок данных подходит к концу
}
upkeep-title = Резервные копии
upkeep-backup = Последняя хорошая копия
upkeep-drill = Когда копию последний раз пробовали вернуть
upkeep-never = Никогда
upkeep-today = Сегодня
upkeep-days = { $count ->
    [one] { $count } день назад
    [few] { $count } дня назад
   *[many] { $count } дней назад
}
upkeep-backup-late = { $count ->
    [one] Копия должна быть не старше { $count } дня. Спросите того, кто следит за машиной.
    [few] Копия должна быть не старше { $count } дней. Спросите того, кто следит за машиной.
   *[many] Копия должна быть не старше { $count } дней. Спросите того, кто следит за машиной.
}
upkeep-drill-late = { $count ->
    [one] Поможет ли копия, известно только когда её вернули на пробу: каждую неделю, и не реже чем раз в { $count } день. Спросите того, кто следит за машиной: minka drill, лучше на другой машине.
    [few] Поможет ли копия, известно только когда её вернули на пробу: каждую неделю, и не реже чем раз в { $count } дня. Спросите того, кто следит за машиной: minka drill, лучше на другой машине.
   *[many] Поможет ли копия, известно только когда её вернули на пробу: каждую неделю, и не реже чем раз в { $count } дней. Спросите того, кто следит за машиной: minka drill, лучше на другой машине.
}
upkeep-waits-backup = Еженедельная проверка ждёт: на этой машине ещё не делали копию.
upkeep-waits-file = Еженедельная проверка ждёт: последней копии нет там, куда её положили.
upkeep-waits-identity = Программа не пробует копии сама: ключа, который их открывает, здесь нет, и так безопаснее. Раз в неделю тот, у кого этот ключ, возвращает последнюю копию на другой машине (minka drill --apart) и приносит строку, которую она напечатала (minka drill --report).
upkeep-waits-passphrase = Еженедельная проверка ждёт: файл ключа закрыт паролем. Кто его знает, запускает minka drill.
upkeep-waits-failed = Еженедельная проверка не удалась: последняя копия вернулась не целиком. Спросите сегодня того, кто смотрит за машиной.
upkeep-identity-here = Ключ, который открывает копии, лежит на этой машине: кто унесёт машину, откроет и их. Безопаснее на другой: minka drill --apart, потом здесь minka drill --report.
upkeep-keyring = Последняя копия связки ключей
upkeep-keyring-apart = Она лежит рядом с данными. Каждый день кладите её ещё в одно место, отдельно от файла ключа: если эта машина пропадёт вместе со всеми копиями, закрытое уже никто не прочтёт.
upkeep-keyring-late = Копию делают каждый день, но последние не получились. Если диск сейчас откажет, всё, что закрыто с тех пор, пропадёт. Спросите сегодня того, кто следит за машиной: minka check.
upkeep-unreadable = Неизвестно: upkeep.toml не читается
upkeep-country = Где находятся данные
upkeep-country-none = Никто не указал
upkeep-country-hint = Никто не указал, по закону какой страны работает программа и в какой стране стоит её машина. Спросите того, кто следит за машиной: minka country.
staff-action-health-read = Видеть возраст резервных копий
staff-action-backup-drill = Копию вернули на пробу
today-concerns = Вы нужны
today-complaints = { $count ->
     [one] До вас дошла { $count } жалоба
     [few] До вас дошли { $count } жалобы
    *[many] До вас дошло { $count } жалоб
}
today-heavy = { $count ->
    [one] { $count } беседа была тяжёлой: поговорите, { $name } ждёт
    [few] { $count } беседы были тяжёлыми: поговорите, { $name } ждёт
    [many] { $count } бесед были тяжёлыми: поговорите, { $name } ждёт
   *[other] { $count } беседы были тяжёлыми: поговорите, { $name } ждёт
}
today-due-was = надо было до { $day }
today-asked-now = { $code }: пора провести опрос
today-begun-now = { $code }: опрос начат, можно продолжить
today-due-list = Опросы: кого спросить
today-alarm = Ответы на «{ $name }» ({ $language }) не согласуются: сумму не использовать
today-open-meeting = Запишите, собиралась ли группа «{ $group }»
today-open-meetings-more = { $count ->
    [one] И ещё { $count } встреча, о которой ничего не записано
    [few] И ещё { $count } встречи, о которых ничего не записано
   *[many] И ещё { $count } встреч, о которых ничего не записано
}
today-quiet-women = { $count ->
    [one] { $count } женщина
    [few] { $count } женщины
   *[many] { $count } женщин
}
today-quiet-at-least = { $count ->
    [one] не меньше { $count } женщины
    [few] не меньше { $count } женщин
   *[many] не меньше { $count } женщин
}
first-title = С чего начать
first-course = Возьмите готовый курс занятий
first-course-hint = Два курса уже есть в программе, и каждое слово в них можно изменить.
first-group = Создайте группу
first-group-hint = Место, день недели, час и сколько мест.
first-woman = Запишите первую женщину
first-woman-hint = Хватит имени, которое она выберет, и её языка.
first-list = Или загрузите список
first-list-hint = Таблица .xlsx или .csv: сохранится вся или не сохранится ничего.
first-leader = Пригласите ведущую
first-leader-hint = «Да» её роли скажет координатор.
first-leader-ask = Кто будет вести группу
first-leader-ask-hint = Ведущую приглашает администратор, а «да» говорите здесь вы.
more-women = Женщины
more-lessons = Занятия и встречи
more-safety = Безопасность
more-questions = Опросники и списки
more-order = Команда и записи
more-own = Лично ваше
upkeep-not-yet = Пока нет
upkeep-not-yet-hint = Понадобится, как только будет записана первая женщина.
today-parts = { $count ->
    [one] { $count } женщина хочет стереть часть того, что о ней хранится
    [few] { $count } женщины хотят стереть часть того, что о них хранится
   *[many] { $count } женщин хотят стереть часть того, что о них хранится
}
today-words-endings = { $count ->
    [one] У старых слов о { $count } женщине подходит срок
    [few] У старых слов о { $count } женщинах подходит срок
   *[many] У старых слов о { $count } женщинах подходит срок
}
