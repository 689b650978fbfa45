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
today-promise-mentor = { $code }: вы ей обещали
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
today-silent-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
today-asked-forgetting = { $code }: её нужно забыть
today-requests = { $count ->
    [one] { $count } женщина хочет, чтобы её забыли
    [few] { $count } женщины хотят, чтобы их забыли
   *[many] { $count } женщин хотят, чтобы их забыли
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
    [one] Поможет ли копия, известно только когда её вернули на пробу: хотя бы раз в { $count } день.
    [few] Поможет ли копия, известно только когда её вернули на пробу: хотя бы раз в { $count } дня.
   *[many] Поможет ли копия, известно только когда её вернули на пробу: хотя бы раз в { $count } дней.
}
upkeep-waits-backup = Еженедельная проверка ждёт: на этой машине ещё не делали копию.
upkeep-waits-file = Еженедельная проверка ждёт: последней копии нет там, куда её положили.
upkeep-waits-identity = Еженедельная проверка ждёт: drill_identity в minka.toml не называет ключа, который открывает копии.
upkeep-waits-passphrase = Еженедельная проверка ждёт: файл ключа закрыт паролем. Кто его знает, запускает minka drill.
upkeep-waits-failed = Еженедельная проверка не удалась: последняя копия вернулась не целиком. Спросите сегодня того, кто смотрит за машиной.
upkeep-elsewhere = Вместе с базой
upkeep-elsewhere-hint = Данные лежат в PostgreSQL. Копии делает тот, кто за ней следит; Minka их не видит.
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
today-asked-now = { $code }: пора провести опрос
today-begun-now = { $code }: опрос начат, можно продолжить
today-due-list = Опросы: кого спросить
today-alarm = Ответы на «{ $name }» ({ $language }) не согласуются: сумму не использовать
