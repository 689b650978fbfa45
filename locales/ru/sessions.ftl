# Meetings of a group
sessions-title = Встреча
sessions-list-title = Встречи
sessions-today = Сегодня
sessions-coming = Впереди
sessions-coming-empty = В ближайшие недели встреч нет.
sessions-past = Прошедшие
sessions-past-empty = Пока пусто. После первой встречи она появится здесь.
sessions-open = Открыть
sessions-open-today = Начать встречу
sessions-open-anyway = Мы всё равно встречаемся
sessions-go-on = Продолжить
sessions-print-next = Пустой лист для следующей встречи (PDF)
sessions-extra = Встреча в другой день
sessions-extra-day = В какой день?
sessions-extra-day-hint = Например, 28 11 2026
sessions-extra-why = Почему в другой день?
sessions-extra-add = Добавить встречу
sessions-extra-anyway = Встречаемся, хотя это выходной
sessions-extra-moved = Вместо обычного дня
sessions-extra-celebration = Праздник
sessions-extra-other = Другая причина
sessions-hours-opened = { $count ->
    [one] { $count } открытая встреча стоит в день, когда группа больше не собирается
    [few] { $count } открытые встречи стоят в дни, когда группа больше не собирается
    [many] { $count } открытых встреч стоят в дни, когда группа больше не собирается
   *[other] { $count } открытой встречи стоит в дни, когда группа больше не собирается
}
sessions-hours-opened-hint = Отметьте для каждой, состоится ли она. Если день встречи не изменился, новый час ставится сам.
sessions-hours-off = Отменить: перенесли на другой день
sessions-hours-keep = Оставить как есть

# How a meeting stands
sessions-state-planned = Запланирована
sessions-state-today = Сегодня
sessions-state-met = Встретились
sessions-state-not-met = Не встречались
sessions-state-not-met-because = Не встречались: { $reason }
sessions-state-unclosed = Ещё не закрыта
sessions-state-unrecorded = Ничего не записано
sessions-state-holiday = Выходной: { $name }
sessions-marked-of = Отмечено: { $marked } из { $all }

# One meeting
sessions-time = Время
sessions-place = Место
sessions-lesson = Занятие
sessions-lesson-none = Без занятия
sessions-lesson-change = Выбрать другое занятие
sessions-lesson-save = Сохранить занятие
sessions-lesson-read = Занятие этой встречи: что сказать и о чём спросить
sessions-whom-to-call-hint = Если кому-то станет тяжело
sessions-tasks = Что сделать на встрече
sessions-roll = Отметить, кто пришёл
sessions-roll-open = Открыть список
sessions-circles = Круги
sessions-close = Закрыть встречу
sessions-close-hint = Когда все разошлись.
sessions-close-now = Закрыть встречу
sessions-closed = Закрыта
sessions-not-closed = Открыта
sessions-correct = Исправить отметку
sessions-not-counted = Не считали
sessions-not-met = Мы не встретились
sessions-not-met-why = Почему?
sessions-not-met-save = Сохранить: не встретились
sessions-not-met-holiday = Праздник
sessions-not-met-weather = Погода
sessions-not-met-leader-ill = Ведущая заболела
sessions-not-met-no-room = Не было помещения
sessions-not-met-too-few = Пришло слишком мало
sessions-not-met-moved = Перенесли на другой день
sessions-not-met-other = Другая причина
sessions-resume = Всё-таки встретились
sessions-close-missing = { $count ->
    [one] Ещё не отмечена { $count } женщина
    [few] Ещё не отмечены { $count } женщины
    [many] Ещё не отмечены { $count } женщин
   *[other] Ещё не отмечены { $count } женщины
}
sessions-close-back = Вернуться к списку
sessions-close-stay-hint = Если закрыть сейчас, они останутся «не отмечены». Без отметки никто не считается отсутствующей.
sessions-close-stay = Всё равно закрыть

# Roll call
sessions-roll-title = Кто пришёл
sessions-roll-empty = В этот день в группе ещё никого нет.
sessions-roll-hint = Сохраняйте сколько угодно раз. Продолжить можно позже.
sessions-save = Сохранить
sessions-unmarked = Не отмечена
sessions-others = Кто ещё пришёл
sessions-counts-hint = Что не считали, оставьте пустым.
sessions-visitors = Гостьи без имени
sessions-visitors-hint = Женщины, которые пришли и не хотят записываться.
sessions-children = Дети
sessions-headcount = Всего в комнате
sessions-headcount-hint = Все, кого можно сосчитать, вместе с вами.
sessions-walk-in = Пришла новая женщина
sessions-walk-in-name = Как к ней обращаться
sessions-walk-in-hint = Она будет отмечена как пришедшая и останется в списке гостьей.
sessions-walk-in-language = Её язык
sessions-reason-ill = Заболела
sessions-reason-child-ill = Заболел ребёнок
sessions-reason-work = Работа
sessions-reason-travel = В отъезде
sessions-reason-family = Семья
sessions-reason-not-told = Не знаем
sessions-reason-other = Другая причина
sessions-why = Почему исправляете?
sessions-why-hint = То, что было раньше, сохранится.
sessions-why-mistake = Отметили по ошибке
sessions-why-paper = Перенесено с бумажного списка
sessions-why-heard-later = Узнали позже
sessions-why-other = Другая причина
sessions-why-merged = Соединили две записи
sessions-why-leader-away = Ведущей сегодня нет
sessions-why-no-leader = У группы пока нет ведущей
sessions-stand-in = Почему отмечаете вы, а не ведущая?
sessions-stand-in-hint = Отмечает та, кто ведёт группу. Другая скажет почему.
sessions-problem-stand-in = Выберите, почему отмечаете вместо ведущей
sessions-walk-in-is = Это одна из них?
sessions-walk-in-other = Нет, это другая женщина
sessions-problem-walk-in-alike = Похожая женщина уже есть: скажите, она ли это
sessions-problem-walk-in-code = Нет никого с кодом { $code }, кого вы можете видеть. Напишите, как её называть.
sessions-problem-walk-in-here = { $code } уже в этом списке: отметьте её там
sessions-earlier-visitors = Гостьи прошлых недель

# What is refused
sessions-problem-future = Эта встреча { $day }. Отмечать можно начиная с этого дня.
sessions-problem-not-met = В этот день группа не встречалась. Если всё-таки встретились, сначала отмените это.
sessions-problem-closed = Встреча закрыта. Исправить отметки может координатор.
sessions-problem-why = Выберите, почему исправляете
sessions-problem-no-member = { $code } в этот день не была в группе, поэтому её нельзя отметить.
sessions-problem-reason = Выберите причину: { $name }. Если не знаете, так и отметьте.
sessions-problem-choice = Такого ответа нет в списке. Выберите ещё раз.
sessions-problem-choose = Выберите из списка
sessions-problem-number = Напишите целое число от 0 до { $most } или оставьте пустым
sessions-problem-headcount = В комнате не может быть { $heads }: отмечено пришедших { $there }, гостий { $visitors }, вместе { $sum }.
sessions-problem-day = Напишите день, месяц и год, например 28 11 2026
sessions-problem-before-first = Группа встречается с { $day }. Выберите более поздний день.
sessions-problem-too-far = Открыть встречу можно не больше чем на { $weeks } недель вперёд.
sessions-problem-group-closed = Эта группа закрыта и больше не встречается.
sessions-problem-were-there = { $there ->
    [one] { $there } женщина отмечена как пришедшая. Если пришло слишком мало, выберите это.
    [few] { $there } женщины отмечены как пришедшие. Если пришло слишком мало, выберите это.
    [many] { $there } женщин отмечены как пришедшие. Если пришло слишком мало, выберите это.
   *[other] { $there } женщины отмечены как пришедшие. Если пришло слишком мало, выберите это.
}
sessions-problem-nobody = Ни одна женщина не отмечена как пришедшая. Если вы не встретились, выберите «Мы не встретились».

# What was set right
sessions-link = Ссылка для той, кто проведёт встречу вместо ведущей
sessions-history = Что исправляли
sessions-history-lead = Каждая отметка, вместо которой поставили другую, и что раньше было записано о самой встрече.
sessions-history-empty = Ничего не меняли.
sessions-before-table = Что раньше было записано о встрече
sessions-before-what = Что
sessions-before-lesson = Занятие
sessions-before-counts = Сколько человек
sessions-before-hour = Время
sessions-before-state = Встретились ли
sessions-history-table = Прежние отметки
sessions-history-who = Кто
sessions-history-was = Что было
sessions-history-marked = Отмечено
sessions-history-replaced = Изменено

# Paper
sessions-print = Распечатать список
sessions-print-language = Язык листа
sessions-print-how = Как?
sessions-print-blank = Пустой, чтобы заполнить от руки
sessions-print-large = Крупный шрифт
sessions-print-make = Сделать PDF
sessions-paper-title = Лист посещаемости
sessions-paper-date = Дата
sessions-paper-number = №
sessions-paper-code = Код
sessions-paper-name = Имя
sessions-paper-present = Пришла
sessions-paper-late = Опозд.
sessions-paper-excused = Сообщ.
sessions-paper-absent = Не пришла
sessions-paper-reason = Причина
sessions-paper-visitors = Гостьи
sessions-paper-women = Женщины
sessions-paper-signature = Подпись ведущей
sessions-paper-printed = Напечатано { $when }
sessions-paper-page = Страница {"{page}"} из {"{pages}"}

# Notices
notice-sessions-saved = Отметки сохранены
notice-sessions-saved-part = Сохранено. Можно отмечать дальше
notice-sessions-closed = Встреча закрыта. Спасибо
notice-sessions-not-met = Сохранено: группа не встретилась
notice-sessions-resumed = Отменено: группа встретилась
notice-sessions-lesson-saved = Занятие сохранено
