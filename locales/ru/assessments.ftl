# Как спрашивают.
assessments-title = Как она
assessments-hint = Опросники, которые заполняют вместе. Её сравнивают только с ней самой.
assessments-lead = Спрашивайте вместе, не торопясь. Любой вопрос можно пропустить и в любую минуту остановиться.
assessments-not-agreed = Согласия на опросы нет
assessments-not-agreed-lead = Её не спрашивают, а прежние ответы не видит никто, кроме неё. Ничего не потеряно.
assessments-ask-consent = Спросить её
assessments-no-procedure = Вопросов о вреде себе здесь не задают: пока не записано, кто тогда отвечает.
assessments-begin = Начать
assessments-begin-lead = Сядьте так, чтобы никто не заглядывал. Каждый ответ сохраняется сразу; можно прерваться и продолжить в другой день.
assessments-language = На каком языке
assessments-language-missing = Выберите язык, который есть у опросника
assessments-way = Как
assessments-way-screen = Вместе, на этом устройстве
assessments-way-screen-hint = По одному вопросу, крупные ответы.
assessments-way-paper = С бумаги, которую она заполнила
assessments-way-paper-hint = Все вопросы на одной странице, для клавиатуры.
assessments-way-declined = Она не хочет на это отвечать
assessments-way-declined-hint = Ничего страшного; больше об этом не напоминают.
assessments-way-lost = Её спросили, но бумага пропала
assessments-way-lost-hint = Чтобы потерянный ответ не считался отсутствующим.
assessments-way-missing = Выберите как
assessments-other-day = Это было в другой день
assessments-paper = Напечатать на бумаге
assessments-question-of = Вопрос { $number } из { $all }
assessments-last-time = В прошлый раз
assessments-chosen = выбрано
assessments-declines = Не хочет отвечать на этот вопрос
assessments-skip = Пока пропустить
assessments-saved-at-once = Каждый ответ сохраняется сразу.
assessments-later = Продолжить в другой раз
assessments-outside = Выберите один из ответов
assessments-outside-keyed = Такого ответа нет. Есть { $figures }; x — «не хочет отвечать», пусто — пропущено.
assessments-end = Почти всё
assessments-left-out = { $count ->
    [one] { $count } вопрос пропущен. Хочет ли она к нему вернуться?
    [few] { $count } вопроса пропущены. Хочет ли она к ним вернуться?
   *[many] { $count } вопросов пропущены. Хочет ли она к ним вернуться?
}
assessments-left-out-hint = Пропущенное не считается нулём.
assessments-all-answered = Все вопросы заданы.
assessments-same-answer = На все вопросы один ответ
assessments-same-answer-hint = Некоторые из них сформулированы наоборот. Может быть, она устала или вопросы непонятны. Спросите мягко.
assessments-minutes = Сколько минут это заняло
assessments-minutes-hint = Оставьте пустым, если никто не смотрел на часы.
assessments-minutes-range = Напишите число от 0 до { $most } или ничего
assessments-finish = Закончить
assessments-keying = Ввод с бумаги
assessments-keying-hint = Цифра на каждый вопрос, Enter — к следующему. x: не хочет отвечать. Пусто: пропущено.
assessments-keyed = Сохранить
assessments-paper-title = Вопросы
assessments-paper-how = Обведите одну цифру в каждой строке. Любую строку можно пропустить. x: не хочу отвечать.
assessments-paper-how-drawn = Отметьте один рисунок в каждой строке. Любую строку можно пропустить. x: не хочу отвечать.
assessments-paper-question = Вопрос
assessments-paper-answer = Ответ
assessments-paper-close = День: ____________
assessments-state-open = Начато
assessments-state-finished = Спрошено
assessments-state-declined = Не захотела
assessments-state-lost = Бумага потеряна
assessments-state-void = Записано по ошибке: не считается
notice-assessments-noted = Записано.
notice-assessments-finished = Сохранено. Поблагодарите её за время.
notice-assessments-told = Этот ответ уже дошёл до человека, который поможет. Останьтесь с ней и поговорите, прежде чем продолжать.
assessments-recent = { $count ->
    [one] Об этом её спрашивали { $day }, а вопросы — о последнем { $count } дне. Ответы были бы об одном и том же.
    [few] Об этом её спрашивали { $day }, а вопросы — о последних { $count } днях. Ответы были бы об одних и тех же днях.
   *[many] Об этом её спрашивали { $day }, а вопросы — о последних { $count } днях. Ответы были бы об одних и тех же днях.
}
assessments-nobody-answers = Здесь больше не назначено, кто отвечает, если ей грозит беда. Что уже начато или напечатано, всё равно спрашивают и записывают до конца: ответ о том, чтобы причинить себе вред, сразу узнают те, кто ведёт центр. Побудьте с ней.
assessments-keying-told = Сказанное о её безопасности сохранено
assessments-keying-told-hint = Об этом уже узнал человек, который поможет. Теперь исправьте отмеченное ниже: остальное с бумаги пока не сохранено.
assessments-off-on-paper = выключен: только с бланка, напечатанного раньше
assessments-off = Этот опросник выключен. Бланк, напечатанный раньше, всё равно можно ввести.
assessments-about-paper = О бланке
assessments-version = Какая метка стоит в конце бланка
assessments-version-hint = Четыре знака перед точкой. На старом бланке её нет: выберите по первому вопросу.
assessments-version-missing = Выберите метку, которая стоит на бланке
assessments-mark-now = { $mark } (печатается сейчас)
assessments-asked-by = Кто её спрашивал
assessments-asked-by-hint = Кто сидел рядом с ней; что вводите вы, будет записано рядом.
assessments-asked-by-missing = Выберите того, кто здесь работает
assessments-keyed-by = Ввод с бумаги
