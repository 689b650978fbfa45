# Кого о чём спросить, по окнам.
due-lists-title = Кого спросить
due-lists-lead = Все открытые окна и женщины, которые согласны на опросы. Опрос больше не ждёт, когда он закончен или когда она не захотела.
due-lists-no-window = Здесь нет открытых окон.
due-lists-nobody = Пока никого
due-lists-waiting = { $count ->
    [one] ждёт { $count }
    [few] ждут { $count }
   *[many] ждут { $count }
}
due-lists-due = Пора спросить
due-lists-due-hint = Время пришло, и её ещё никто не спросил.
due-lists-begun = Начато
due-lists-begun-hint = Продолжится с того места, где остановились.
due-lists-lost = Бланк потерян
due-lists-lost-hint = Пока её окно открыто, её спрашивают ещё раз.
due-lists-gone = Бланк потерян, больше не спрашивают
due-lists-gone-hint = Её окно закрылось, или её здесь больше нет. Делать больше ничего не нужно.
due-lists-missed = Не спросили вовремя
due-lists-missed-hint = Её окно закрылось, и никто её не спросил.
due-lists-outside = Вне окна
due-lists-outside-hint = Её спросили раньше или позже. Это хранится и ни к какому окну не относится.
due-lists-declined = Не захотела
due-lists-declined-hint = В этом окне её больше не спрашивают.
due-lists-done = Спросили
due-lists-done-hint = Опрос закончен в своё окно.
due-lists-more = { $count ->
    [one] и ещё { $count }
    [few] и ещё { $count }
   *[many] и ещё { $count }
}
