# Цифры о многих женщинах.
group-reports-asked = Спросили вначале
group-reports-summed = Из них с суммой
group-reports-not-yet = Из них до конца ещё не дошли
group-reports-expected = Ответили вначале, кроме тех, у кого конец ещё впереди
group-reports-pairs = С суммой оба раза, теми же словами
group-reports-outside = { $count ->
    [one] { $count } раз спросили вне окон. Это хранится и ни в одну из этих цифр не входит.
    [few] { $count } раза спросили вне окон. Это хранится и ни в одну из этих цифр не входит.
   *[many] { $count } раз спросили вне окон. Это хранится и ни в одну из этих цифр не входит.
}
group-reports-other-words = { $count ->
    [one] У { $count } женщины сумма есть оба раза, но другими словами или с другим подсчётом: рядом не ставится.
    [few] У { $count } женщин сумма есть оба раза, но другими словами или с другим подсчётом: рядом не ставится.
   *[many] У { $count } женщин сумма есть оба раза, но другими словами или с другим подсчётом: рядом не ставится.
}
group-reports-only-at-end = { $count ->
    [one] { $count } женщина ответила в конце и не ответила вначале.
    [few] { $count } женщины ответили в конце и не ответили вначале.
   *[many] { $count } женщин ответили в конце и не ответили вначале.
}
group-reports-effect = Величина эффекта (g_av, интервал 95 %)
group-reports-lost-as-none = Изменение, если у выбывших ничего не изменилось
group-reports-counts-only = Женщин с обеими суммами меньше { $least }: только количество, без долей и средних.
group-reports-borrowed = { $count ->
    [one] { $count } из этих женщин спрашивали нашими собственными словами; что считать явным, выяснили для других слов.
    [few] { $count } из этих женщин спрашивали нашими собственными словами; что считать явным, выяснили для других слов.
   *[many] { $count } из этих женщин спрашивали нашими собственными словами; что считать явным, выяснили для других слов.
}
group-reports-lost = Выбыли
group-reports-stayed = Остались
group-reports-known = Что было известно вначале
group-reports-sum-at-start = Сумма вначале
group-reports-mean-of = { $count ->
    [one] { $mean } ({ $count } женщина)
    [few] { $mean } ({ $count } женщины)
   *[many] { $mean } ({ $count } женщин)
}
group-reports-no-balance = Оставшихся ставят рядом с выбывшими, когда с каждой стороны не меньше { $least } женщин.
group-reports-not-asked = Никто не спросил её вовремя
group-reports-answered-nothing = Её спросили, она не ответила ни на что
group-reports-other-reasons = Другие причины, каждая меньше чем у пяти женщин
group-reports-twice = Ответили оба раза, теми же словами
group-reports-questions = Вопрос за вопросом
group-reports-questions-hint = Из женщин, ответивших на вопрос вначале и в конце: у скольких стало лучше, так же или труднее, чем вначале. Ступени не складываются.
group-reports-question = Вопрос
group-reports-better = Лучше
group-reports-same = Так же
group-reports-harder = Труднее
group-reports-higher = Ответ дальше по списку
group-reports-lower = Ответ ближе к началу
group-reports-undirected-hint = Дальше или ближе — это место ответа в списке. Какой лучше, никто не сказал.
group-reports-few-questions = Нужно не меньше { $least } женщин, ответивших на вопрос вначале и в конце.
group-reports-scales = Шкала за шкалой
group-reports-scale = Шкала
group-reports-few-scales = Женщин, у которых шкала есть вначале и в конце, меньше { $least }: без средних.
