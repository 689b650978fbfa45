participation-lessons-title = Её занятия
participation-dose = занятий прошла или наверстала
participation-dose-note = Из занятий, которые прошли в её группе с тех пор, как она в ней.
participation-rate = посещаемость
participation-rate-note = Пришла или опоздала — из тех раз, когда её ждали. Дни, когда она сообщила, что не придёт, и дни без отметки не считаются.
participation-counted-when-closed = Встреча считается здесь после того, как её закрыли.
participation-of = { $part } из { $whole }
participation-not-measured = пока нет данных
participation-none-yet = С тех пор как она пришла, группа ещё не собиралась.
participation-present = Пришла
participation-late = Опоздала
participation-excused = Сообщила
participation-absent = Не пришла
participation-not-marked = Не отмечена
participation-made-up = Наверстала
participation-promised = Обещано
participation-with = вместе с: { $name } ({ $code })
participation-no-lesson = Встреча без занятия
participation-quiet-for = { $count ->
    [one] В группе «{ $group }» её не видели { $count } неделю.
    [few] В группе «{ $group }» её не видели { $count } недели.
    [many] В группе «{ $group }» её не видели { $count } недель.
   *[other] В группе «{ $group }» её не видели { $count } недели.
}
participation-weeks = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
    [many] { $count } недель
   *[other] { $count } недели
}
participation-catch-up = Наверстать занятие
participation-lesson = Занятие, на котором её не было
participation-how = Она уже наверстала?
participation-done = Да, ей рассказали, о чём было занятие
participation-will-be = Ещё нет, но обещано
participation-buddy = Кто ей расскажет
participation-buddy-hint = Женщина из её группы, которая была на занятии или уже наверстала его. Можно оставить пустым.
participation-nobody = Пока никто
participation-save = Сохранить
participation-choose-missed = Выберите занятие, на котором её не было.
participation-choose-done = Отметьте: уже наверстала или пока обещано.
participation-choose-buddy = Выберите женщину из её группы.
participation-buddy-missed-too = { $name } тоже не была на этом занятии. Выберите ту, кто была или уже наверстала.
participation-missed-title = Кому что наверстать
participation-nobody-missed = Навёрстывать никому ничего не нужно.
participation-quiet-title = Давно не видели
participation-quiet-note = { $count ->
    [one] Женщины, которых не видели { $count } неделю или дольше, хотя группа собиралась.
    [few] Женщины, которых не видели { $count } недели или дольше, хотя группа собиралась.
    [many] Женщины, которых не видели { $count } недель или дольше, хотя группа собиралась.
   *[other] Женщины, которых не видели { $count } недели или дольше, хотя группа собиралась.
}
participation-nobody-quiet = Всех недавно видели.
participation-more-groups = Все группы здесь не поместились. Откройте страницу нужной группы:
notice-make-up-recorded = Сохранено.
participation-day = В какой день, если уже наверстала
participation-day-hint = Сегодня, если не изменить.
participation-day-before-lesson = В её группе это занятие было позже. Проверьте день.
participation-told = Навёрстано и обещано
participation-told-note = Записали с ошибкой или уже не получится? Отмените запись, ниже можно записать заново. То, что здесь стояло, сохранится.
participation-withdraw = Отменить запись
participation-before = Что стояло здесь раньше
participation-corrected = изменено { $when }
participation-withdrawn = отменено { $when }
participation-not-marked-title = Не отмечены
participation-not-marked-note = Их не отметили, когда в группе было это занятие, поэтому неизвестно, были они или нет. Спросите их или исправьте перекличку.
notice-make-up-withdrawn = Запись отменена. То, что в ней стояло, сохранено.
