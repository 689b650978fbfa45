# Открыть одну женщину в неотложном случае
openings-title = Открыть в неотложном случае
openings-lead = Только если от этого могут зависеть её жизнь или безопасность, а до наставницы не дозвониться. Никогда из любопытства и никогда по чьему-то письму.
openings-then = Что будет потом
openings-then-hour = Час вы можете читать её страницу, закрытую часть, согласия и как с ней связаться. Изменить ничего нельзя.
openings-then-told = Её наставница и координаторы увидят это сразу. Она может спросить, кто открывал её карточку и почему.
openings-then-reviewed = В течение семи дней это проверит кто-то другой. Пока проверка просрочена, открыть никого нельзя.
openings-code = Её код
openings-no-such-code = Здесь нет женщины с таким кодом
openings-reason = Почему сейчас?
openings-reason-hint = Что случилось, одной-двумя фразами. Хранится закрыто; прочесть могут она и проверяющая.
openings-reason-missing = Напишите, почему вы открываете
openings-open = Открыть на час
openings-unreviewed = Ваше открытие { $code } никто не проверил за семь дней. Попросите координатора проверить; до этого открыть никого нельзя
notice-openings-ended = Закрыто. Вам больше ничего не открыто.

# Проверить то, что открыл другой
openings-reviews = Неотложные открытия
openings-reviews-lead = Каждое в течение семи дней проверяет тот, кто его не открывал.
openings-reviews-none = Проверять нечего.
openings-reviews-done = Проверено за последние тридцать дней
openings-by = { $name }, { $at }
openings-review-until = Проверить до { $at }
openings-review = Было ли это нужно?
openings-who = Кто открывал
openings-from = С
openings-to = До
openings-why = Почему
openings-verdict = Что вы скажете?
openings-verdict-justified = Это было нужно
openings-verdict-unjustified = Это было не нужно
openings-verdict-missing = Выберите одно
openings-words = В нескольких словах
openings-words-hint = Обязательно, если было не нужно: что случилось и что вы сделали. Хранится закрыто.
openings-words-missing = Напишите, что случилось и что вы сделали
openings-review-save = Сохранить
notice-openings-reviewed = Спасибо. Проверено.

# Кто открывал мою карточку
openings-file = Кто открывал её карточку
openings-file-lead = Здесь видно, кто открывал закрытое о ней: в какой роли, когда и почему. Кто просто смотрел список, здесь не стоит. Что смотрите вы, тоже записывается.
openings-asks = Почему вы смотрите?
openings-asks-missing = Напишите, почему вы смотрите
openings-look = Посмотреть
openings-file-none = Никто ничего не открывал.
openings-file-limits = Здесь не видно, кто заглянул через плечо или прочёл напечатанное.
openings-nobody-now = Тот, у кого здесь больше нет роли, или сама машина
openings-what-identity-read = Открыли её имя, телефон или адрес
openings-what-identity-write = Изменили её имя, телефон или адрес
openings-what-consent-read = Прочли, на что она согласна
openings-what-consent-grant = Записали, на что она согласилась или нет
openings-what-exclusion-edit = Смотрели или меняли, кому нельзя её видеть
openings-what-breakglass-open = Открыли её карточку в неотложном случае
openings-what-contact-read = Прочли, как с ней связаться
openings-what-contact-write = Изменили, как с ней связаться
openings-what-goal-read = Читали её цели
openings-what-note-read = Читали заметки о ней
openings-what-self-export = Выдали ей то, что мы о ней храним
