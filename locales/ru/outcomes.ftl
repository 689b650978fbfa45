# Что говорят её ответы.
outcomes-begun = Начато
outcomes-go-on = Продолжить
outcomes-due = Пора спросить
outcomes-due-until = до { $day }
outcomes-others = Спросить другое
outcomes-asked = Что спрашивали
outcomes-none = Её пока ни о чём не спрашивали.
outcomes-changes = С первого раза
outcomes-changes-hint = Только она рядом с самой собой. Небольшие колебания бывают у любого опросника.
outcomes-last = в последний раз: { $day }
outcomes-once = Спросили один раз
outcomes-times = { $count ->
    [one] Спросили { $count } раз
    [few] Спросили { $count } раза
   *[many] Спросили { $count } раз
}
outcomes-moved-up = Явно лучше
outcomes-moved-not-clear = Явного изменения нет
outcomes-moved-down = Явно тяжелее
outcomes-moved-no-rule = Никто не выяснил, что здесь явное изменение
outcomes-moved-other-words = Спрашивали другими словами: рядом не ставится
outcomes-moved-no-sum = С началом рядом не ставится: в одном из двух нет суммы
outcomes-no-wave = Вне окон
outcomes-prorated = { $count ->
    [one] { $score }, не хватает { $count } ответа; от { $lowest } до { $highest }
    [few] { $score }, не хватает { $count } ответов; от { $lowest } до { $highest }
   *[many] { $score }, не хватает { $count } ответов; от { $lowest } до { $highest }
}
outcomes-no-sum = { $count ->
    [one] Суммы нет: не хватает { $count } ответа. От { $lowest } до { $highest }
    [few] Суммы нет: не хватает { $count } ответов. От { $lowest } до { $highest }
   *[many] Суммы нет: не хватает { $count } ответов. От { $lowest } до { $highest }
}
outcomes-scale-depression = Подавленность
outcomes-scale-anxiety = Тревога
outcomes-scale-stress = Напряжение
outcomes-scale-helplessness = Беспомощность
outcomes-scale-self-efficacy = Вера в себя
outcomes-scale-emotional = Чувства
outcomes-scale-social = С людьми
outcomes-scale-psychological = Внутри
outcomes-scale-problems = Её трудности
outcomes-band-minimal = почти ничего
outcomes-band-mild = слабо
outcomes-band-moderate = умеренно
outcomes-band-moderately-severe = довольно сильно
outcomes-band-severe = сильно: повод вместе искать помощь
outcomes-band-very-severe = очень сильно
outcomes-band-extremely-severe = крайне сильно: повод вместе искать помощь
outcomes-band-normal = как у большинства
outcomes-band-low = низко
outcomes-band-medium = средне
outcomes-band-middle = средне
outcomes-band-high = высоко
outcomes-band-adequate = достаточно хорошо
outcomes-band-likely-depression-screen = очень низко: повод вместе искать помощь
outcomes-band-poor = плохо
outcomes-band-borderline = на грани
outcomes-band-acceptable = приемлемо
outcomes-band-little-or-none = мало или нет
outcomes-band-little = мало
outcomes-band-none = нет
outcomes-no-band = Как называется высота суммы, не показано: эти слова на этом языке никто не проверял. На изменение смотреть можно.
outcomes-total = Сумма
outcomes-see-line = Все разы рядом
outcomes-on = Когда
outcomes-wave = Окно
outcomes-by = Кто спрашивал
outcomes-way = Как
outcomes-meetings = Встреч к тому дню
outcomes-meetings-count = { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
   *[many] { $count } встреч
}
outcomes-minutes = Сколько времени
outcomes-answers = Что она ответила
outcomes-left-out = Пропущено
outcomes-declined = Не хочет отвечать
outcomes-correct = Исправить
outcomes-aim = Она хочет этим заняться
outcomes-line-lead = Каждый раз, когда её спрашивали о том же. Чужих ответов рядом нет.
outcomes-between = От { $lowest } до { $highest }.
outcomes-together = Согласуются ли ответы?
outcomes-together-lead = Если женщин много, ответы на один опросник должны указывать в одну сторону. Если это не так, скорее всего, какой-то вопрос посчитан наоборот или перевод говорит другое.
outcomes-together-few = Ответов слишком мало, чтобы судить
outcomes-together-not = Ответы на него не складываются в сумму нескольких вопросов, так что согласовываться нечему
outcomes-together-fewest = Нужно { $least } женщин, которые ответили на всё и согласны на подсчёт.
outcomes-together-well = Ответы согласуются
outcomes-together-loose = Ответы согласуются слабо
outcomes-together-suspect = Ответы, похоже, записаны неверно
outcomes-together-what = Сравните бумажные бланки с введённым, прежде всего вопросы с обратной формулировкой. Пока это не выяснено, не берите сумму в отчёт.
outcomes-together-women = Женщин в подсчёте
outcomes-together-alpha = Альфа Кронбаха
outcomes-together-interval = Интервал 95 %
outcomes-group = Что изменилось в группе
outcomes-group-lead = Начало рядом с концом, как заданы окна, у всех, кто согласен на подсчёт. Ни одну женщину не ставят рядом с другой.
outcomes-group-entered = Ответили вначале
outcomes-group-again = Спросили снова в конце
outcomes-group-answered = Ответили снова
outcomes-group-weeks = Недель между ними (медиана)
outcomes-group-mean = Среднее
outcomes-group-before = Вначале
outcomes-group-after = В конце
outcomes-group-change = Изменение
outcomes-group-states = Явное изменение
outcomes-group-state = Что стало
outcomes-group-share = { $count } из { $all }
outcomes-group-few = Нужно { $least } женщин, которые ответили дважды и у которых есть обе суммы.
outcomes-group-caution = Кто приходит в тяжёлую минуту, часто чувствует себя лучше и без программы. Напишите рядом, кто ушёл и почему: по одним оставшимся картина приукрашена.
outcomes-higher-better = Чем выше, тем лучше.
outcomes-lower-better = Чем ниже, тем лучше.
outcomes-rule = Явным изменение считается от { $points } баллов: меньше — просто колебание опросника.
outcomes-theme-income = Доход
outcomes-theme-resources = Что у неё есть
outcomes-theme-health = Здоровье
outcomes-theme-coping = Как справляется
outcomes-on-paper = только с бланка, напечатанного раньше
outcomes-no-band-own = Как называется высота суммы, не показано: это наши собственные слова, с оригиналом их никто не сравнивал. На изменение смотреть можно.
outcomes-moved-borrowed = { $said } (граница найдена для других слов)
outcomes-rule-borrowed = Так выяснили для опубликованных слов; здесь наши собственные, и с ними их никто не сравнивал. Считайте это подсказкой.
outcomes-safety-unknown = Неизвестно, в безопасности ли она
outcomes-safety-unknown-hint = На вопрос об этом ответа нет. Это не «нет»: поговорите с ней.
outcomes-moved-since = { $said }, с { $day }
outcomes-unlikely = Такая сумма возможна, но редка
outcomes-unlikely-hint = Прежде чем делать выводы, посмотрите ещё раз, как спрашивали и как записали.
outcomes-classes-category = Благополучие в целом
outcomes-classes-severity = На что семье пришлось пойти, чтобы прожить
outcomes-no-class = Не сказано: нет одного из ответов.
outcomes-class-flourishing = процветание
outcomes-class-languishing = упадок: повод спросить, как она
outcomes-class-moderate = посередине
outcomes-class-none = ни на что из этого
outcomes-class-stress = трудности
outcomes-class-crisis = кризис
outcomes-class-emergency = крайняя нужда
