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
today-concerns = Вы нужны
today-complaints = { $count ->
     [one] До вас дошла { $count } жалоба
     [few] До вас дошли { $count } жалобы
    *[many] До вас дошло { $count } жалоб
}
today-asked-now = { $code }: пора провести опрос
