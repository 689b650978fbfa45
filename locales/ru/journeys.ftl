# Её страница
journey-code = Код
journey-since = с { $day }
journey-from = с { $from }
journey-from-until = { $from } – { $until }
journey-together = Между вами
journey-file = Её данные
journey-safety = Её безопасность
journey-groups = Группы
journey-no-group = Она пока ни в одной группе.
journey-waits = Ждёт места
journey-stay-past = Раньше
journey-stay-helper = Помогает вести
journey-stay-visitor = Гостья
journey-still-member = Она больше не участвует, но ещё числится в группе. Отметьте уход на странице группы.
journey-lessons = Встречи и занятия
journey-mentor = Наставница
journey-mentor-covered = { $mentor }, до { $day } включительно замещает { $name }
journey-mentor-cover-alone = { $name } замещает до { $day } включительно; постоянной наставницы нет
journey-mentor-none = Пока никого
journey-mentor-choose = Выбрать

# Её путь
journey-title = Её путь
journey-record-step = Записать следующий шаг
journey-stands-at = Сейчас: { $state }
journey-which-step = Что нового?
journey-reason = Причина
journey-reason-hint = Нужна, если она берёт перерыв, уходит или переходит. Хранится только это слово, ничего больше.
journey-groups-stay = Место в группе от этого не меняется. Уход из группы отметьте на странице группы.
journey-no-next-step = Здесь нет следующего шага, который вы можете записать.
journey-correct = Исправить
journey-correct-step = Исправить шаг
journey-correct-hint = Ошибочный шаг останется виден зачёркнутым. Если в тот день ничего не менялось, выберите предыдущий шаг.
journey-step-corrected = Была ошибка; исправлено { $day }
journey-step-missing = Выберите, что нового
journey-step-order = Этот шаг не может стоять на этом месте пути
journey-step-day-order = День не подходит: он раньше прошлого шага или позже следующего
journey-step-same = Ничего не изменилось. Измените шаг, день или причину
journey-step-stale = Кто-то уже исправил этот шаг. Откройте её страницу заново

# Причины
journey-reason-work = Работа
journey-reason-study = Учёба
journey-reason-health = Здоровье
journey-reason-birth = Рождение ребёнка
journey-reason-family = Забота о семье
journey-reason-moved = Переезд
journey-reason-time = Не подходит день или час
journey-reason-other_help = Нашла помощь в другом месте
journey-reason-own_reasons = Свои причины
journey-reason-no_contact = Связь потеряна
journey-reason-died = Умерла
journey-reason-choose = Причину не указывать
journey-reason-missing = Выберите причину из списка

# Что сделано
notice-journey-step-recorded = Шаг записан
journey-asked-last = В последний раз: { $name }, { $day }
journey-asked-due = Пора спросить: { $name }, до { $day }
