attendance-title = Посещаемость
attendance-lead = Как посещали группы. Группы стоят по названиям, а считается так же, как на странице каждой женщины. Если на встрече никого не отметили, данных нет.
attendance-there = были, из тех, кого ждали
attendance-held = состоявшихся встреч
attendance-rest = Кроме того
attendance-day = Встреча
attendance-lesson = Занятие
attendance-meetings = Встречи, сначала последние
attendance-none-held = За это время не состоялось ни одной встречи.
attendance-excused = { $count ->
    [one] { $count } сообщила, что не придёт
    [few] { $count } сообщили, что не придут
    [many] { $count } сообщили, что не придут
   *[other] { $count } сообщили, что не придут
}
attendance-not-marked = { $count ->
    [one] { $count } не отмечена
    [few] { $count } не отмечены
    [many] { $count } не отмечены
   *[other] { $count } не отмечены
}
attendance-headcount = { $count ->
    [one] в комнате насчитали { $count } человека
    [few] в комнате насчитали { $count } человека
    [many] в комнате насчитали { $count } человек
   *[other] в комнате насчитали { $count } человека
}
attendance-period = Другой период
attendance-from = С какого дня
attendance-until = По какой день включительно
attendance-show = Показать
attendance-turned = Последний день раньше первого. Измените один из них.
attendance-too-long = Это больше года. Выберите первый день позже.
attendance-of-period = С { $from } по { $until }
attendance-table = Скачать это таблицей
