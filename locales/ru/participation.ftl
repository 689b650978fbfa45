participation-lessons-title = Её занятия
participation-dose = услышала или наверстала
participation-dose-note = Из занятий, которые прошли в её группе, пока она в ней.
participation-rate = посещаемость
participation-rate-note = Была или опоздала — из тех раз, когда её ждали. Дни по уважительной причине и дни без отметки не считаются.
participation-of = { $part } из { $whole }
participation-not-measured = не измерено
participation-none-yet = С тех пор как она пришла, группа ещё не собиралась.
participation-present = была
participation-late = опоздала
participation-excused = предупредила
participation-absent = пропустила
participation-not-marked = не отмечена
participation-made-up = наверстала
participation-promised = обещано
participation-with = с кем: { $name } ({ $code })
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
participation-lesson = Занятие, которое она пропустила
participation-how = Это уже произошло?
participation-done = Да, ей рассказали занятие
participation-will-be = Ещё нет, но обещано
participation-buddy = Кто ей расскажет
participation-buddy-hint = Женщина из её группы, которая была на занятии. Можно оставить пустым.
participation-nobody = Пока никто
participation-save = Сохранить
participation-choose-missed = Выберите занятие, которое она пропустила.
participation-choose-done = Укажите, произошло это или обещано.
participation-choose-buddy = Выберите женщину из её группы.
participation-buddy-missed-too = { $name } тоже пропустила это занятие. Выберите ту, кто была.
participation-missed-title = Кто что пропустил
participation-nobody-missed = Навёрстывать некому и нечего.
participation-quiet-title = Давно не видели
participation-quiet-note = { $count ->
    [one] Женщины, которых не видели { $count } неделю или дольше, хотя группа собиралась.
    [few] Женщины, которых не видели { $count } недели или дольше, хотя группа собиралась.
    [many] Женщины, которых не видели { $count } недель или дольше, хотя группа собиралась.
   *[other] Женщины, которых не видели { $count } недели или дольше, хотя группа собиралась.
}
participation-nobody-quiet = Всех недавно видели.
participation-more-groups = Групп больше, чем помещается здесь. Откройте страницу группы:
notice-make-up-recorded = Сохранено.
