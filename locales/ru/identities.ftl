# Закрытая часть
identity-title = Закрытая часть
identity-hint = Имя по документам, телефон, адрес, дата рождения. Каждое открытие записывается.
identity-open = Открыть
identity-lead = Здесь имя по документам, телефон, адрес и дата рождения, если она их дала.
identity-logged = Открывайте, только если это нужно сейчас. Сначала запишется, что вы открыли, и лишь потом появятся данные; она вправе спросить, кто их открывал.
identity-why = Зачем вы открываете?
identity-why-own = Или своими словами
identity-because-reach = Чтобы связаться с ней
identity-because-papers = Для бумаги, о которой она просит
identity-because-asked = Она просит посмотреть
identity-because-correct = Чтобы записать или исправить
identity-why-hint = Одно предложение. Оно тоже хранится закрыто.
identity-reason-needed = Напишите, зачем вы открываете
identity-limits-title = От чего это не защищает
identity-limits = Не от чужих глаз у этого экрана, не от снимка экрана и не от того, у кого есть и папка Минки, и её ключ. Не пишите сюда того, что повредит ей, если это прочтут вслух.
identity-empty = Здесь пока ничего нет.
identity-once = Показано один раз. Чтобы увидеть снова, откройте ещё раз.
identity-change = Записать или изменить
identity-legal-name = Имя по документам
identity-birth-date = Дата рождения
identity-birth-hint = Сколько она знает: хватит одного года или месяца и года.
identity-birth-month = { $month } { $year } года
identity-birth-year = { $year } год
identity-birth-month-missing = Напишите и месяц или оставьте день пустым
identity-birth-both = Напишите либо дату, либо возраст
identity-birth-age = { $count ->
    [one] { $count } год, спрошено { $day }
    [few] { $count } года, спрошено { $day }
    [many] { $count } лет, спрошено { $day }
   *[other] { $count } года, спрошено { $day }
}
identity-age = Или сколько ей лет
identity-age-hint = Полных лет, если она не знает даты. Это так и останется возрастом, датой оно не станет.
identity-age-unknown = Напишите, сколько ей полных лет
identity-asked-on = Когда её спросили
identity-month-1 = январь
identity-month-2 = февраль
identity-month-3 = март
identity-month-4 = апрель
identity-month-5 = май
identity-month-6 = июнь
identity-month-7 = июль
identity-month-8 = август
identity-month-9 = сентябрь
identity-month-10 = октябрь
identity-month-11 = ноябрь
identity-month-12 = декабрь
identity-phone = Телефон
identity-phone-hint = С кодом страны, например +7 701 000 00 00
identity-phone-unknown = Напишите номер цифрами, не меньше пяти; пробелы, + и - можно
identity-address = Адрес
identity-all-optional = Пишите только то, что нужно. Любое поле можно оставить пустым.

# Что сделано
notice-identity-saved = Сохранено в закрытой части
name-search-title = Найти по имени в документах
name-search-lead = Напишите имя из документов любым алфавитом или номер телефона целиком. Вы увидите коды и выбранные имена, но не то, что хранится под замком. Каждый вопрос записывается, в час их двадцать.
name-search-what = Имя в документах или телефон
name-search-hint = Слова целиком; хватит и одного
name-search-do = Найти
name-search-none = Среди тех, кого вы видите, никого не нашлось.
name-search-more = Есть ещё. Добавьте второе имя.
name-search-needed = Напишите имя или номер.
people-by-name = По имени в документах или телефону
staff-action-person-search-name = Искали по имени в документах
staff-action-identities-traced = Созданы следы имён, хранящихся под замком
