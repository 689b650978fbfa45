# Тәлімгер мен әйелдер: әңгімелер, уәделер, дайындық карточкасы.
visits-title = Әңгімелер мен уәделер
visits-hint = Қашан сөйлестіңіздер, бір-біріңізге не уәде бердіңіздер, және жазбаларыңыз.
visits-lead-structured = Тәлімгері онымен қашан және не туралы сөйлескен. Айтылған сөз екеуінің арасында қалады.
visits-new = Әңгімені жазу
visits-prep = Дайындалу
visits-none = Әзірге бірде-бір әңгіме жазылмаған.
visits-past = Әңгімелер
visits-reached-question = Сөйлесе алдыңыздар ма?
visits-reached = Сөйлестік
visits-not-reached = Хабарласа алмадым
visits-medium = Қалай
visits-medium-together = Кездесіп
visits-medium-call = Телефонмен
visits-medium-video = Бейнеқоңыраумен
visits-medium-message = Хабарламамен
visits-medium-letter = Хатпен не қағазбен
visits-medium-other = Басқаша
visits-minutes = Неше минут
visits-minutes-hint = Шамамен. Бос қалдыруға болады.
visits-minutes-count =
    { $count ->
        [one] { $count } минут
       *[other] { $count } минут
    }
visits-kept-question = Уәде еткеннен не орындалды?
visits-areas = Неде өсіп келеді
visits-obstacles = Оған не кедергі
visits-promise-hers = Келесі жолға дейін ол не істейді
visits-promise-hers-day = Қай күнге дейін
visits-promise-mentor = Сіз оған не уәде етесіз
visits-promise-mentor-day = Қай күнге дейін
visits-promise-appointment = Оны күтіп тұрған күн
visits-promise-appointment-day = Қай күні
visits-note = Өзіңізге жазба
visits-note-hint = Оның кілтімен жабылады. Сіз оқисыз, ал сізден кейінгі тәлімгер тек ол келіссе оқиды; ол көрсетуді сұрай алады.
visits-no-notes = Ол жазба жүргізуге келісім бермеген. Белгілер ғана жазылады, ол туралы сөз жазылмайды.
visits-also = Сіздермен тағы кім болды
visits-also-hint = Әңгіме мен жазба әрқайсысының парағына түседі. Біреуі туралы екіншісі білмеуі керек нәрсені жазбаңыз.
visits-heavy-question = Ал өзіңіз ше?
visits-heavy = Ауыр болды. Бұл туралы сөйлескім келеді
visits-heavy-hint = Сізді қолдайтын адам мұны біледі, бірақ кім туралы екенін білмейді.
visits-heavy-mark = Талқылау керек
visits-promises = Бір-біріңізге берген уәделер
visits-promises-none = Ашық уәде жоқ.
visits-promises-ended = Бұрынғы уәделер
visits-whose-hers = Ол істейді
visits-whose-mentor = Тәлімгер істейді
visits-whose-appointment = Оны күтіп тұрған күн
visits-due-open = күні айтылмаған
visits-due-by = { $day } күніне дейін
visits-ending-kept = { $day } орындалды
visits-ending-let-go = { $day } қойылды
visits-ending-attended = { $day } барды
visits-ending-called-off = { $day } болмай қалды
visits-ending-struck = { $day } сызылды
visits-say-kept = Орындалды
visits-say-let-go = Енді керек емес
visits-say-attended = Ол барды
visits-say-called-off = Болмай қалды
visits-say-open = Қайта ашу
visits-silent =
    { $count ->
        [one] Онымен { $count } күн бойы ешкім сөйлеспеген.
       *[other] Онымен { $count } күн бойы ешкім сөйлеспеген.
    }
visits-never-spoken = Онымен әлі ешкім сөйлескен жоқ.
visits-last-spoken = Онымен соңғы әңгіме { $day } болды.
visits-how = Қалай өтті
visits-by = Кім
visits-notes = Жазбалар
visits-notes-none = Сіз оқи алатын жазба жоқ.
visits-notes-stopped = Ол жазбаға келіспейді немесе енді келіспейді. Жазылғаны жабық қалады.
visits-notes-of-others =
    { $count ->
        [one] Басқа біреудің { $count } жазбасы жабық қалады.
       *[other] Басқалардың { $count } жазбасы жабық қалады.
    }
visits-note-add = Толықтыру
visits-note-add-hint = Жазылған сөз сол күйі қалады; бұл астына жазылады.
visits-note-hers = Оның өз сөзі
visits-note-hers-hint = Бұған өзі не дейді, дәл айтқанындай. Ол жазбамен әрдайым бірге жүреді.
visits-note-hers-only = Мұны басқа тәлімгер жазған. Оның өзі не дейтінін қосуға болады.
visits-note-of-you = өз сөзіңізбен
visits-note-of-mentor = тәлімгердің сөзімен
visits-note-of-former = бұрынғы тәлімгердің сөзімен
visits-slip = Бұл қате жазылған
visits-slip-hint = Сызылған күйі қалады, бірақ есептелмейді. Онда берілген уәделер де алынады.
visits-slip-yes = Сызып тастау
visits-was-slip = қате
visits-take-back = Қате сызылды: қайтару
visits-draft-waits = Әңгіме соңына дейін жазылмаған
visits-draft-go-on = Жазуды жалғастыру
visits-draft-drop = Алып тастау
visits-draft-of = Сіз осы жерде тоқтадыңыз: { $at }.
visits-draft-keep = Кейін жазамын
visits-draft-kept = Кейінге сақталды.
visits-prep-goals = Ол не қалайды
visits-prep-step = Соңғы келіскен қадам
visits-prep-no-step = Қадам туралы әлі келісілмеген.
visits-prep-promised = Не күтіп тұр
visits-reached-missing = Сөйлескен-сөйлеспегеніңізді таңдаңыз.
visits-medium-missing = Қалай сөйлескеніңізді таңдаңыз.
visits-minutes-unclear = Минутты 1 мен { $most } арасындағы санмен жазыңыз немесе бос қалдырыңыз.
visits-word-unknown = Бұл сөздердің бірі тізімде енді жоқ. Қайта таңдаңыз.
visits-note-missing = Не қосқыңыз келетінін жазыңыз.
visits-note-refused = Ол жазбаға келіспейді немесе енді келіспейді. Сөзді алып тастаңыз, қалғаны сақталады.
visits-note-refused-of = { $code } жазбаға келіспейді. Оның белгісін алыңыз немесе сөзді алып тастаңыз.
visits-takes-part-no-more-of = { $code } енді қатыспайды. Оның белгісін алыңыз.
visits-also-gone = Сіз { $code } қасында емессіз немесе енді емессіз. Оның белгісін алыңыз, қалғанын сақтауға болады.
visits-promise-missing = Не екенін жазыңыз немесе күнін алып тастаңыз.
visits-appointment-day-missing = Қай күні екенін жазыңыз.
visits-due-past = Бұл күн өтіп кетті. Кейінірек күнді таңдаңыз немесе бос қалдырыңыз.
visits-due-far = Бұл күнге екі жылдан артық уақыт бар. Жылы дұрыс па?
notice-visits-saved = Әңгіме жазылды.
notice-visits-settled = Жазылды.
notice-visits-draft = Кейінге сақталды, оны тек сіз көресіз.
notice-visits-draft-dropped = Алып тасталды.
notice-visits-note-added = Жазба толықтырылды.
notice-visits-set-aside = Әңгіме сызылды.
notice-visits-taken-back = Әңгіме қайта есептеледі.
notice-visits-raised = Жазылды. Сізді қолдайтын адам мұны біледі, бірақ кім туралы екенін білмейді.
visits-paused = үзілісте
visits-promised-on = { $day } уәде етілді
