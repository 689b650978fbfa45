# Имя, знак, язык, день
people-name-missing = Напишите, как к ней обращаться
people-name-no-letter = В имени нужна хотя бы одна буква
people-name-signs = В имени есть знаки, которые не читаются. Наберите его ещё раз
people-name-long = Имя слишком длинное для карточки: не больше { $most } букв
people-sign-missing = Выберите одну из картинок
people-language-missing = Выберите язык, на котором ей удобно говорить
people-day-missing = Напишите день, месяц и год
people-day-unknown = Такого дня нет. Проверьте день и месяц
people-day-year = Напишите год четырьмя цифрами, например 2026
people-day-future = Этот день ещё не наступил. Напишите сегодняшний или более ранний
people-day-old = Это слишком давно. Самый ранний год: { $year }

# Список и поиск
people-list-title = Люди
people-search-label = Имя или код
people-register = Записать женщину
people-narrow = Выбрать, кого показать
people-place = Где
people-own-groups = Мои группы
people-state = На каком она шаге
people-group = Группа
people-any-state = Любой шаг
people-any-group = Любая группа
people-show = Показать
people-show-all = Показать всех
people-none-found = Никого не нашли. Попробуйте первые буквы имени или код.
people-none-yet = Здесь пока никого нет.
people-pages = Страницы списка
people-first-page = К началу
people-next-page = Дальше
people-to-export = Скачать таблицу кодов

# Шаги пути
people-step-applied = Подала заявку
people-step-waitlisted = Ждёт места
people-step-enrolled = Принята
people-step-active = Участвует
people-step-paused = На перерыве
people-step-graduated = Закончила
people-step-alumna = Остаётся на связи
people-step-left = Ушла
people-step-transferred = Перешла в другое место

# Картинки
people-sign-sun = Солнце
people-sign-bird = Птица
people-sign-mountain = Гора
people-sign-tulip = Тюльпан
people-sign-spindle = Веретено
people-sign-fish = Рыба
people-sign-star = Звезда
people-sign-moon = Луна
people-sign-apple = Яблоко
people-sign-leaf = Лист
people-sign-horse = Лошадь
people-sign-cup = Чашка

# Причины
people-reason-work = Работа
people-reason-study = Учёба
people-reason-health = Здоровье
people-reason-birth = Рождение ребёнка
people-reason-family = Забота о семье
people-reason-moved = Переезд
people-reason-time = Не подходит день или час
people-reason-other_help = Нашла помощь в другом месте
people-reason-own_reasons = Свои причины
people-reason-no_contact = Связь потеряна
people-reason-died = Умерла
people-reason-choose = Причину не указывать
people-reason-missing = Выберите причину из списка

# Её страница
people-code = Код
people-chosen-name = Как к ней обращаться
people-chosen-name-hint = Как она хочет, чтобы её называли; не обязательно как в документах.
people-language = Язык, на котором ей удобно
people-sign = Её картинка
people-sign-hint = Она стоит рядом с кодом в карточках и списках, для тех, кому трудно читать.
people-since = с { $day }
people-from = с { $from }
people-from-until = { $from } – { $until }
people-groups = Группы
people-no-group = Она пока ни в одной группе.
people-waits = Ждёт места
people-stay-past = Раньше
people-stay-helper = Помогает вести
people-stay-visitor = Гостья
people-still-member = Она больше не участвует, но ещё числится в группе. Отметьте уход на странице группы.
people-lessons = Встречи и занятия
people-edit = Изменить имя, язык или картинку
people-card = Карточка для печати
people-save = Сохранить

# Её путь
people-mentor = Наставница
people-mentor-none = Пока никого
people-mentor-choose = Выбрать
people-journey = Её путь
people-record-step = Записать следующий шаг
people-stands-at = Сейчас: { $state }
people-which-step = Что нового?
people-on-which-day = В какой день?
people-reason = Причина
people-reason-hint = Нужна, если она берёт перерыв, уходит или переходит. Хранится только это слово, ничего больше.
people-groups-stay = Место в группе от этого не меняется. Уход из группы отметьте на странице группы.
people-no-next-step = Здесь нет следующего шага, который вы можете записать.
people-correct = Исправить
people-correct-step = Исправить шаг
people-correct-hint = Ошибочный шаг останется виден зачёркнутым. Если в тот день ничего не менялось, выберите предыдущий шаг.
people-step-corrected = Была ошибка; исправлено { $day }
people-step-missing = Выберите, что нового
people-step-order = Этот шаг не может стоять на этом месте пути
people-step-day-order = День не подходит: он раньше прошлого шага или позже следующего
people-step-same = Ничего не изменилось. Измените шаг, день или причину
people-step-stale = Кто-то уже исправил этот шаг. Откройте её страницу заново

# Закрытая часть
people-sealed = Закрытая часть
people-sealed-hint = Имя по документам, телефон, адрес, дата рождения. Каждое открытие записывается.
people-sealed-open = Открыть
people-sealed-lead = Здесь имя по документам, телефон, адрес и дата рождения, если она их дала.
people-sealed-logged = Открывайте, только если это нужно сейчас. Сначала запишется, что вы открыли, и лишь потом появятся данные; она вправе спросить, кто их открывал.
people-sealed-why = Зачем вы открываете?
people-sealed-why-hint = Одно предложение. Оно тоже хранится закрыто.
people-reason-needed = Напишите, зачем вы открываете
people-sealed-limits-title = От чего это не защищает
people-sealed-limits = Не от чужих глаз у этого экрана, не от снимка экрана и не от того, у кого есть и папка Минки, и её ключ. Не пишите сюда того, что повредит ей, если это прочтут вслух.
people-sealed-empty = Здесь пока ничего нет.
people-sealed-once = Показано один раз. Чтобы увидеть снова, откройте ещё раз.
people-sealed-change = Записать или изменить
people-legal-name = Имя по документам
people-birth-date = Дата рождения
people-phone = Телефон
people-phone-hint = С кодом страны, например +7 701 000 00 00
people-phone-unknown = Напишите номер цифрами; пробелы, + и - можно
people-address = Адрес
people-all-optional = Пишите только то, что нужно. Любое поле можно оставить пустым.
people-too-long = Слишком длинно: не больше { $most } знаков

# Что сделано
notice-people-edited = Сохранено
notice-people-step-recorded = Шаг записан
notice-people-identity-saved = Сохранено в закрытой части
