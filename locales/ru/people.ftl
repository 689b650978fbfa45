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
people-too-long = Слишком длинно: не больше { $most } знаков

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

# Её страница
people-chosen-name = Как к ней обращаться
people-chosen-name-hint = Как она хочет, чтобы её называли; не обязательно как в документах.
people-language = Язык, на котором ей удобно
people-sign = Её картинка
people-sign-hint = Она стоит рядом с кодом в карточках и списках, для тех, кому трудно читать.
people-on-which-day = В какой день?
people-edit = Изменить имя, язык или картинку
people-card = Карточка для печати
people-save = Сохранить

# Что сделано
notice-people-edited = Сохранено
people-forgotten = Забыта
