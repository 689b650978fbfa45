# Что говорит командная строка
commands-import-columns = Что в каком столбце:
commands-import-rows = { $count ->
    [one] Прочитана { $count } строка.
    [few] Прочитано { $count } строки.
    [many] Прочитано { $count } строк.
   *[other] Прочитано { $count } строки.
}
commands-import-made = { $count ->
    [one] женщина записана
    [few] женщины записаны
    [many] женщин записано
   *[other] женщины записаны
}
commands-import-updated = { $count ->
    [one] женщина обновлена
    [few] женщины обновлены
    [many] женщин обновлено
   *[other] женщины обновлены
}
commands-import-unchanged = { $count ->
    [one] женщина осталась без изменений
    [few] женщины остались без изменений
    [many] женщин осталось без изменений
   *[other] женщины остались без изменений
}
commands-import-groups = { $count ->
    [one] группа создана
    [few] группы созданы
    [many] групп создано
   *[other] группы созданы
}
commands-import-dry = Ничего не изменено, это была только проверка. Без --dry-run всё будет сохранено.
commands-import-more = { $count ->
    [one] Ещё { $count } ошибку покажет --json.
    [few] Ещё { $count } ошибки покажет --json.
    [many] Ещё { $count } ошибок покажет --json.
   *[other] Ещё { $count } ошибки покажет --json.
}
