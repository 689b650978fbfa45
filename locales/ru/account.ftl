account-title = Ваша учётная запись
account-name = Ваше имя
account-name-hint = Коллеги видят его рядом с вашими записями.
account-save = Сохранить
account-language = Язык
account-second-title = Вторая защита
account-second-why = То, что есть только у вас, кроме пароля. Даже если кто-то узнает ваш пароль, войти он не сможет.
account-second-lead = Прежде чем начать, добавьте, пожалуйста, к паролю то, что есть только у вас. Выберите одно; другое можно добавить потом.
account-set-up = Настроено
account-not-set-up = Не настроено
account-code-app = Приложение с кодами
account-code-app-what = Приложение в телефоне показывает шесть цифр, которые меняются каждые полминуты. Сеть ему не нужна. Подойдёт любое такое приложение.
account-code-app-begin = Настроить приложение с кодами
account-code-app-scan = Откройте приложение с кодами, добавьте запись и наведите камеру на эту картинку.
account-code-app-picture = Картинка для приложения с кодами; тот же ключ написан ниже.
account-code-app-type = Или введите в приложение этот ключ:
account-code-first = Код, который приложение показывает сейчас
account-code-first-hint = Шесть цифр. По ним видно, что ключ дошёл.
account-code-wrong = Этот код не подходит к ключу. Проверьте, верно ли идут часы в телефоне, дождитесь следующего кода и введите его.
account-code-app-remove = Убрать приложение с кодами
account-passkey = Ключи доступа
account-passkey-what = Ключ доступа хранится в телефоне или компьютере и открывается пальцем, лицом или ПИН-кодом. Он заменяет и пароль, и код.
account-passkey-weaker = Если ключ хранится в облаке, им сможет войти и тот, кто откроет это облако. Подумайте, кто знает ПИН-код вашего телефона.
account-passkey-name = Название ключа
account-passkey-name-hint = Например: компьютер в офисе.
account-passkey-name-wrong = Дайте короткое название, до 40 знаков.
account-passkey-script = Для ключей нужен более новый браузер с включённым JavaScript. Приложение с кодами работает везде.
account-passkey-no-host = Ключи доступа работают, только когда у Минки есть адрес с именем и https. Здесь подойдёт приложение с кодами.
account-passkey-add = Добавить ключ доступа
account-passkey-make = Создать ключ
account-passkey-refused = Ответ устройства не подошёл или пришёл слишком поздно. Попробуйте ещё раз.
account-passkey-device = На одном устройстве
account-passkey-synced = В облаке: слабее
account-passkey-since = Создан { $when }
account-passkey-remove = Убрать ключ «{ $name }»
account-codes = Запасные коды
account-codes-left =
    { $count ->
        [0] Не осталось
        [one] Остался { $count }
        [few] Осталось { $count }
        [many] Осталось { $count }
       *[other] Осталось { $count }
    }
account-codes-new = Сделать новые запасные коды
account-codes-shown-once = Эти коды видны только сейчас. Распечатайте их или перепишите.
account-codes-once = Каждый код вместе с паролем впустит вас один раз, когда телефона нет под рукой. Потом зачеркните его.
account-codes-where = Храните лист там, куда никто не заглядывает, и не рядом с компьютером.
account-codes-lost = Потеряли лист? Сделайте новые коды на странице вашей учётной записи: старые перестанут действовать.
account-codes-print = Распечатать коды
account-codes-kept = Коды сохранены
account-codes-old = Эти коды больше не действуют. Сделайте новые на странице вашей учётной записи.
account-codes-shown = Коды были показаны, когда форму отправили в первый раз. Сделайте новые на странице вашей учётной записи.
account-printed = Напечатано { $when }
account-page-of = Страница { $page } из { $pages }
account-sign-ins = Где вы вошли
account-sign-in-since = Вход: { $when }
account-sign-in-seen = Последнее действие: { $when }
account-sign-in-here = Здесь
account-sign-in-elsewhere = В другом месте
account-sign-in-end = Завершить этот вход
account-sign-ins-end = Завершить все остальные
notice-account-name-kept = Имя сохранено.
notice-account-factor-removed = Убрано.
notice-account-factor-last = Это ваша единственная вторая защита, поэтому она остаётся. Сначала настройте другую.
notice-account-codes-need-factor = Запасные коды дополняют вторую защиту. Сначала настройте её.
notice-account-passkey-added = Ключ доступа добавлен.
notice-account-sign-in-ended = Этот вход завершён.
notice-account-sign-ins-ended = Все остальные входы завершены.
