# Какие опросники задаёт программа.
instruments-title = Опросники
instruments-lead = О чём здесь можно спрашивать. Опросник, по которому уже спрашивали, не меняется: изменённый файл — это новая версия.
instruments-import = Добавить файл
instruments-questions = { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
}
instruments-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
   *[many] { $count } минут
}
instruments-can-raise = спрашивает о безопасности
instruments-can-raise-lead = Один вопрос — о мыслях причинить себе вред или не жить. Его задают только там, где записано, кто тогда отвечает. В других местах спрашивают то же без него, если есть такая версия.
instruments-structure-only = Только структура
instruments-structure-lead = Слова этого опросника нельзя передавать вместе с программой. Впишите те, на которые у вас есть право; тогда его можно включить.
instruments-on = Спрашиваем
instruments-off = Не спрашиваем
instruments-kept = Для прежних ответов
instruments-shipped = Поставляется с Minka
instruments-ask-version = Спрашивать по этой версии
instruments-words-missing = Нет слов
instruments-no-words = Сначала впишите его слова хотя бы на одном языке.
instruments-checked = проверено исследованием
instruments-translated = переведено, не проверено
instruments-unchecked = ничего не известно
instruments-switch-on = Спрашивать
instruments-switch-off = Больше не спрашивать
instruments-enter-words = Вписать слова
instruments-file = Скачать файл
instruments-files = Как файл
instruments-many = Что говорят ответы многих
instruments-version = Версия
instruments-window = За какое время
instruments-recall-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
instruments-recall-general = вообще
instruments-missing = Если ответов не хватает
instruments-missing-none = Суммы нет, только наименьшая и наибольшая возможные
instruments-missing-most = { $count ->
    [one] Может не хватать не больше { $count }
    [few] Может не хватать не больше { $count }
   *[many] Может не хватать не больше { $count }
}
instruments-no-score = Суммы нет: каждый ответ сам по себе
instruments-change = Явное изменение
instruments-change-points = от { $points } баллов
instruments-change-none = Никто не выяснил, сколько для этого нужно
instruments-licence = Лицензия
instruments-text-free = Слова можно передавать дальше.
instruments-text-own = Слова каждая программа вписывает сама.
instruments-bands = Границы
instruments-bands-author = от автора
instruments-bands-convention = принятые, автор их не даёт
instruments-bands-local = для одного места
instruments-bands-own = наши
instruments-note = Кого назвать при использовании
instruments-languages = Языки
instruments-asked = Вопросы
instruments-answers = Ответы
instruments-versions = Версии
instruments-import-lead = Опросник — простой файл, его откроет любой текстовый редактор. Скачайте, измените, поставьте новую версию и верните.
instruments-programme = Программа
instruments-programme-missing = Выберите программу
instruments-file-choose = Файл
instruments-file-hint = Оканчивается на .toml; или это форма .xlsx: из неё берём вопросы и ответы, но не суммы.
instruments-content = Или его текст
instruments-file-missing = Выберите файл или вставьте его текст
instruments-import-button = Проверить и сохранить
instruments-known = Такой файл здесь уже есть.
instruments-frozen = По версии { $version } уже спрашивали. Она остаётся как есть: поставьте в изменённом файле новую версию.
instruments-reworded = Слова на языке «{ $language }» другие, а версия текста та, что здесь уже есть. Дайте им в файле собственную версию и укажите, кто их проверял.
instruments-problem-line = { $count ->
    [one] Строка { $count }: { $what }
    [few] Строка { $count }: { $what }
   *[many] Строка { $count }: { $what }
}
instruments-problem-unreadable = не читается: { $name }
instruments-problem-bad-id = «{ $name }» — не имя: строчные латинские буквы, цифры, дефис, не больше сорока
instruments-problem-empty = пусто: «{ $name }»
instruments-problem-twice = «{ $name }» здесь во второй раз
instruments-problem-unknown = «{ $name }» упомянуто, но в файле этого нет
instruments-problem-option-without-value = у ответа «{ $name }» нет значения
instruments-problem-option-unclear = у ответа «{ $name }» и значение, и границы, или только одна граница
instruments-problem-options-unclear = ответов «{ $name }» нет, или они даны и списком, и границами, или их больше двухсот
instruments-problem-reversed-twice = помечен как обратный, а ответы «{ $name }» уже закодированы наоборот
instruments-problem-no-mirror = «{ $name }» обратный, а у одного ответа нет пары
instruments-problem-never-counted = «{ $name }» нигде не считается
instruments-problem-flag-out-of-reach = ни один ответ не достигает значения, при котором сообщают
instruments-problem-bad-number = «{ $name }» — невозможное число
instruments-problem-too-many-missing = разрешено слишком много пропусков
instruments-problem-missing-and-weighed = пропуски нельзя заменить, когда вес у вопросов разный
instruments-problem-mixed-ranges = у вопросов «{ $name }» разные наименьшие и наибольшие ответы
instruments-problem-band-backwards = отрезок «{ $name }» кончается раньше начала
instruments-problem-bands-overlap = отрезок «{ $name }» начинается до конца предыдущего
instruments-problem-bands-gap = у «{ $name }» есть суммы вне отрезков
instruments-problem-cut-out-of-reach = «{ $name }» не достигает ни одна сумма, или достигает любая
instruments-problem-condition-unclear = условие не говорит ни «от», ни «до», или говорит два сразу
instruments-problem-classes-unclear = последний класс должен брать остальное, и только он
instruments-problem-order-lacks = в порядке нет «{ $name }»
instruments-problem-text-lacks = нет слов для «{ $name }»
instruments-problem-no-reliability = надёжность — между 0 и 1, стандартное отклонение больше 0
instruments-problem-change-without-total = есть постоянные для изменения, но нет суммы
instruments-words-lead = Пишите каждый вопрос так, как его будут читать вслух. Получится ваша собственная версия; прежние ответы остаются при своей.
instruments-language = Язык
instruments-language-missing = Выберите язык
instruments-whose = Чьи это слова?
instruments-whose-hint = То, что исследование нашло с другими словами, к этим не относится.
instruments-whose-missing = Укажите, чьи это слова
instruments-words-own = Мы перевели или написали сами
instruments-words-published = Опубликованная версия, проверенная исследованием, слово в слово
instruments-source = Где опубликовано или кто перевёл
instruments-source-hint = Автор, год — или имена двух людей, сличивших обе версии.
instruments-instruction = Что говорят перед вопросами
instruments-question-number = Вопрос { $number } ({ $id })
instruments-right = Право на эти слова
instruments-right-yes = Нам можно использовать эти слова
instruments-right-missing = Подтвердите, что эти слова можно использовать
instruments-words-empty = Напишите что-нибудь
instruments-words-flawed = Эти слова не подходят к опроснику.
notice-instruments-switched-on = Теперь его спрашивают.
notice-instruments-switched-off = Его больше не спрашивают. Прежние ответы остаются.
notice-instruments-imported = Файл сохранён.
notice-instruments-words-kept = Слова сохранены в вашей собственной версии.
instruments-name-picture = Жизнь в картинках
instruments-name-suds = Насколько тяжело сейчас
instruments-name-distress = Термометр тяжести
instruments-name-brs = Краткая шкала жизнестойкости (BRS)
instruments-name-core10 = CORE-10: как прошла неделя
instruments-name-dass21 = Шкалы депрессии, тревоги и стресса, 21 вопрос (DASS-21)
instruments-name-fcs = Оценка потребления пищи (FCS)
instruments-name-gad2 = Тревога, 2 вопроса (GAD-2)
instruments-name-gad7 = Тревога, 7 вопросов (GAD-7)
instruments-name-gse = Шкала общей самоэффективности (GSE)
instruments-name-hhs = Шкала голода в семье (HHS)
instruments-name-lcs = Как семья справляется, питание (LCS)
instruments-name-mhcsf = Континуум психического здоровья, краткая форма (MHC-SF)
instruments-name-phq2 = Опросник здоровья пациента, 2 вопроса (PHQ-2)
instruments-name-phq4 = Опросник здоровья пациента, 4 вопроса (PHQ-4)
instruments-name-phq8 = Опросник здоровья пациента, 8 вопросов (PHQ-8)
instruments-name-phq9 = Опросник здоровья пациента, 9 вопросов (PHQ-9)
instruments-name-pss10 = Шкала воспринимаемого стресса, 10 вопросов (PSS-10)
instruments-name-pss14 = Шкала воспринимаемого стресса, 14 вопросов (PSS-14)
instruments-name-pss4 = Шкала воспринимаемого стресса, 4 вопроса (PSS-4)
instruments-name-psychlops = PSYCHLOPS: что беспокоит больше всего
instruments-name-rcs = Оценка способности восстанавливаться (RCS)
instruments-name-rcsi = Сокращённый индекс стратегий преодоления (rCSI)
instruments-name-rses = Шкала самоуважения Розенберга
instruments-name-srq20 = Опросник о самочувствии, 20 вопросов (SRQ-20)
instruments-name-who5 = Индекс хорошего самочувствия ВОЗ (WHO-5)
instruments-as-table = Как XLSForm (.xlsx)
instruments-as-form = Как XForm (.xml)
instruments-form-lead = Как форму его можно задать в ODK Collect или KoboCollect без сети. Сумма на телефоне — только для удобства: здесь она считается заново по ответам.
instruments-no-form-safety = Формы для телефона нет: здесь спрашивают о безопасности, а без сети никто бы об ответе не узнал.
instruments-no-form-pictures = Формы для телефона нет: его задают с рисунками.
instruments-no-form-words = Формы для телефона пока нет: сначала впишите слова.
instruments-no-form-answers = Формы для телефона нет: у одного вопроса больше тридцати ответов.
instruments-form-at = Лист «{ $sheet }», ячейка { $cell }: { $what }
instruments-form-unreadable = Эту книгу не удаётся прочитать. Откройте её в Excel или LibreOffice и снова сохраните как .xlsx.
instruments-form-no-value = здесь ошибка или формула без результата
instruments-form-no-survey = нет листа «survey»
instruments-form-empty-survey = нет ни одного вопроса
instruments-form-too-large = строк, столбцов или вложенных групп больше, чем может быть в форме
instruments-form-column-missing = нет столбца «{ $header }»
instruments-form-unknown-column = столбец «{ $header }» здесь не известен
instruments-form-misspelt-column = столбец «{ $header }» не известен; может быть, это «{ $word }»
instruments-form-column-twice = столбец «{ $header }» стоит здесь второй раз
instruments-form-mixed-languages = слова с языком и без языка вместе: укажите язык у каждого столбца
instruments-form-unknown-type = вида вопроса «{ $word }» нет
instruments-form-outside-type = «{ $word }» здесь не берём: только один ответ из списка и целые числа
instruments-form-unknown-list = на листе «choices» нет списка «{ $word }»
instruments-form-no-list = нет имени списка
instruments-form-no-name = нет имени
instruments-form-bad-name = «{ $word }» не имя: латинские буквы, цифры, дефисы, без пробелов, не больше сорока
instruments-form-name-twice = «{ $word }» стоит здесь второй раз
instruments-form-no-label = нет слов
instruments-form-group-open = группа «{ $word }» не закрыта
instruments-form-group-not-open = здесь закрывается группа, которая не открыта
instruments-form-unknown-reference = вопроса с именем «{ $word }» нет
instruments-form-ambiguous-reference = вопросов с именем «{ $word }» несколько
instruments-form-unknown-path = «{ $word }» никуда не ведёт
instruments-form-unknown-function = телефоны не знают «{ $word }»
instruments-form-expression-unfinished = выражение обрывается: может быть, не хватает скобки
instruments-form-expression = выражение не читается на { $word }
instruments-form-cycle = это вычисляется из самого себя
instruments-form-no-calculation = не сказано, из чего это вычисляется
instruments-form-no-yes-or-no = напишите yes или no вместо «{ $word }»
instruments-form-parameter = «{ $word }» здесь не берём
instruments-form-unknown-language = языка «{ $word }» нет ни в одном столбце, или у него нет короткого кода в скобках
instruments-form-asked-always = здесь каждый вопрос задают каждой женщине: уберите условие
instruments-form-no-bounds = скажите, от какого числа до какого: . >= 0 and . <= 7
instruments-own-words = наши собственные слова, никто не сравнивал
instruments-alarm = Ответы не согласуются: { $languages }
instruments-problem-flag-for-everybody = сообщал бы любой ответ, даже самый низкий
instruments-problem-flag-lost = по версии { $name } после ответа на этот вопрос сразу сообщают, а по этому файлу нет: верните сюда «flag»
instruments-problem-flag-later = по версии { $name } сразу сообщают после ответа, о котором по этому файлу никто не узнает
instruments-problem-reserved = «x» значит «не хочет отвечать»: назовите этот ответ иначе
instruments-flag-lost = По другой версии после ответа о безопасности сразу сообщают, а по этой нет. Её не задают.
instruments-on-a-phone = Версия { $version } уже может лежать на телефоне. Она остаётся как есть: поставьте в изменённом файле новую версию.
instruments-tells-nobody = Ни об одном ответе здесь никому сразу не сообщают. Если какой-то вопрос — о мыслях причинить себе вред или не жить, пока не задавайте: принесите его снова, новой версией, и скажите, какой это вопрос.
instruments-safety-title = Если это форма .xlsx
instruments-safety-lead = Форма не может сказать, какой вопрос — о мыслях причинить себе вред или не жить. После такого ответа нужно сразу сообщить, поэтому скажите это здесь.
instruments-safety = Есть ли в ней вопрос о мыслях причинить себе вред или не жить?
instruments-safety-hint = Прежде чем сказать «нет», прочтите их все ещё раз.
instruments-safety-none = Нет, такого вопроса нет
instruments-safety-question = Да, вот этот:
instruments-safety-missing = Скажите, есть ли такой вопрос, и выберите файл ещё раз
instruments-safety-which = Вопрос
instruments-safety-which-hint = Его имя, как на листе «survey». Если их два, принесите их двумя опросниками.
instruments-safety-answers = После каких ответов нужно сообщить
instruments-safety-answers-hint = Их имена, как на листе «choices», через запятую. Если это число: самое низкое.
instruments-safety-unknown = Вопроса с таким именем нет. Есть: { $names }
instruments-safety-unclear = Назовите некоторые из этих ответов, но не все: { $names }
instruments-safety-in-file = В файле .toml это сказано в нём самом: «flag» у вопроса
