# Одна женщина, две записи
duplicates-title = Записана дважды?
duplicates-lead = Возможно, это записи об одной женщине. Программа только сравнивает, решают люди.
duplicates-own = Мои женщины
duplicates-none = Похожих записей нет
duplicates-look = Посмотреть обе
duplicates-compare = Сравнить две записи
duplicates-compare-lead = Напишите два кода, как на карточках.
duplicates-one = Первый код
duplicates-other = Второй код
duplicates-code-unknown = Такого кода здесь нет. Проверьте каждую букву.
duplicates-same-file = Оба кода ведут к одной записи
duplicates-two-sites = Записи из разных центров
duplicates-question = Это одна женщина?
duplicates-both-hint = Спросите её саму или того, кто хорошо её знает. Закрытая часть сравнивается, но здесь не показывается.
duplicates-not-found-alike = Программа не сочла эти записи похожими
duplicates-not-same = Это две женщины
duplicates-not-same-save = Не одна и та же
duplicates-word = Откуда вы знаете?
duplicates-word-hint = Можно не отвечать. Эта пара больше не появится.
duplicates-word-unknown = Выберите из списка
duplicates-word-none = Не скажу
duplicates-word-known = Я знаю обеих
duplicates-word-sisters = Сёстры
duplicates-word-mother = Мать и дочь
duplicates-word-twins = Близнецы
duplicates-word-namesakes = Только имена похожи
duplicates-word-other = Другое
duplicates-is-same = Это одна женщина
duplicates-is-same-lead = Тогда одна из вас предлагает соединить записи, а другая делает это. Ничего не пропадёт, и всё можно вернуть.
duplicates-to-merge = Соединить записи
duplicates-said = { $name } ({ $at }): это две женщины.
duplicates-decided = Разные женщины
duplicates-decided-short = Разные
duplicates-decided-lead = О каждой паре кто-то сказал, что это две женщины. Если это ошибка, верните пару.
duplicates-decided-none = Пока ничего не сказано
duplicates-take-back = Может быть, всё-таки одна
duplicates-perhaps-title = Возможно, она здесь уже есть
duplicates-perhaps-lead = То, что вы написали, сохранено. Похоже, это та же женщина: посмотрите обе записи и спросите её.
duplicates-perhaps-on = К её странице
duplicates-elsewhere-title = Возможно, её знают в другом центре
duplicates-elsewhere-lead = Кого-то похожего на этих женщин, возможно, знают в другом центре программы. Здесь о ней ничего не сказано: спросите координатора того центра.
duplicates-elsewhere-hint = Кого-то похожего на неё, возможно, знают в другом центре: { $site }. Спросите координатора там.
duplicates-elsewhere-none = В других центрах похожих нет
duplicates-elsewhere-other = Мы спросили: это другая женщина
duplicates-elsewhere-decided = Разные женщины из двух центров
duplicates-elsewhere-decided-lead = В другом центре спросили, и кто-то сказал, что это две женщины. Если это ошибка, верните пару: подсказку снова увидят оба центра.
duplicates-elsewhere-said = { $at }: сказано, что это не та женщина, которую знают в центре «{ $site }».
duplicates-under-way = Программа сама сравнивает эти записи: { $done } из { $all }
duplicates-word-elsewhere = Спросили, когда они были в двух центрах
duplicates-search = Сравнить все записи
duplicates-search-hint = Закрытые части тоже сравниваются, только в памяти; то, что это сделано, записывается. Каждую ночь программа делает это сама там, где есть новое.
duplicates-searching = Сравниваем записи
duplicates-so-far = { $done } из { $all }
duplicates-searched = Сравнили { $at }: { $count ->
    [one] { $count } запись.
    [few] { $count } записи.
    [many] { $count } записей.
   *[other] { $count } записи.
}
duplicates-left-out = Сравнить удалось не всё: пропущено мест в списках того, что общее у многих, – { $places }. Такие пары можно было найти только по другим приметам.
duplicates-more-found = Из { $found } пар сохранены { $kept } самых вероятных.
duplicates-likely-very = Очень вероятно: { $percent } %
duplicates-likely = Вероятно: { $percent } %
duplicates-likely-maybe = Возможно: { $percent } %
duplicates-why = { $field }: { $agreement }
duplicates-why-names = { $field }: { $agreement } ({ $one } / { $other })
duplicates-registered = записана { $day }
duplicates-same-group = обе в группе «{ $group }»
duplicates-in-group = в группе «{ $group }»
duplicates-same-language = тот же язык: { $language }

# Что сравнивается
duplicates-field-given_name = Имя
duplicates-field-paper_name = Имя в документах
duplicates-field-family_name = Фамилия
duplicates-field-second_name = Отчество
duplicates-field-birth_date = Дата рождения
duplicates-field-phone = Телефон

# И как совпадает
duplicates-agreement-same = совпадает
duplicates-agreement-other-spelling = звучит одинаково, написано по-разному
duplicates-agreement-short-form = короткая форма
duplicates-agreement-slip = разница в одну описку
duplicates-agreement-alike = похоже
duplicates-agreement-same-root = тот же корень, другое окончание
duplicates-agreement-part = совпадает одно из двух слов
duplicates-agreement-part-differs = одно слово совпадает, другое нет
duplicates-agreement-turned = те же слова в другом порядке
duplicates-agreement-exchanged = имя и фамилия поменялись местами
duplicates-agreement-day-month = день и месяц поменялись местами
duplicates-agreement-one-digit = отличается одна цифра
duplicates-agreement-year-beside = тот же день, год рядом
duplicates-agreement-only-year = тот же год, день неточный
duplicates-agreement-by-age = примерно тот же возраст
duplicates-agreement-same-month = те же месяц и год
duplicates-agreement-same-year = тот же год
duplicates-agreement-same-day-of-year = тот же день другого года
duplicates-agreement-differs = не совпадает

# Что только что сделано
notice-duplicates-search-done = Все записи сравнены
notice-duplicates-search-failed = Сравнение прервалось. Начните ещё раз.
notice-duplicates-told-apart = Запомнили: это две женщины
notice-duplicates-taken-back = Пара снова в списке
