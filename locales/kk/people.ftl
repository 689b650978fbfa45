# Есім, белгі, тіл, күн
people-name-missing = Өзі қалаған есімін жазыңыз
people-name-no-letter = Есімде кемінде бір әріп болуы керек
people-name-signs = Есімде оқылмайтын таңбалар бар. Қайта теріп жазыңыз
people-name-long = Есім карточкаға сыймайды: ең көбі { $most } әріп
people-sign-missing = Суреттердің бірін таңдаңыз
people-language-missing = Оған сөйлесуге ыңғайлы тілді таңдаңыз
people-day-missing = Күнін, айын және жылын жазыңыз
people-day-unknown = Мұндай күн жоқ. Күні мен айын тексеріңіз
people-day-year = Жылды төрт цифрмен жазыңыз, мысалы, 2026
people-day-future = Бұл күн әлі келген жоқ. Бүгінгі не одан бұрынғы күнді жазыңыз
people-day-old = Бұл тым ертеде болған. Ең ерте жыл: { $year }

# Тізім мен іздеу
people-list-title = Адамдар
people-search-label = Есімі не коды
people-register = Әйелді тіркеу
people-narrow = Кімді көрсетуді таңдау
people-place = Қайда
people-own-groups = Менің топтарым
people-state = Қай қадамда
people-group = Топ
people-any-state = Кез келген қадам
people-any-group = Кез келген топ
people-show = Көрсету
people-show-all = Бәрін көрсету
people-none-found = Ешкім табылмады. Есімінің алғашқы әріптерін не кодын теріп көріңіз.
people-none-yet = Мұнда әзірге ешкім жоқ.
people-pages = Тізім беттері
people-first-page = Басына
people-next-page = Келесі
people-to-export = Кодтар кестесін жүктеп алу

# Жол қадамдары
people-step-applied = Өтініш берді
people-step-waitlisted = Орын күтуде
people-step-enrolled = Қабылданды
people-step-active = Қатысып жүр
people-step-paused = Үзілісте
people-step-graduated = Аяқтады
people-step-alumna = Байланыста
people-step-left = Кетті
people-step-transferred = Басқа жерге ауысты

# Суреттер
people-sign-sun = Күн
people-sign-bird = Құс
people-sign-mountain = Тау
people-sign-tulip = Қызғалдақ
people-sign-spindle = Ұршық
people-sign-fish = Балық
people-sign-star = Жұлдыз
people-sign-moon = Ай
people-sign-apple = Алма
people-sign-leaf = Жапырақ
people-sign-horse = Ат
people-sign-cup = Кесе

# Себептер
people-reason-work = Жұмыс
people-reason-study = Оқу
people-reason-health = Денсаулық
people-reason-birth = Бала туды
people-reason-family = Отбасы қамы
people-reason-moved = Көшіп кетті
people-reason-time = Күні не сағаты сай келмейді
people-reason-other_help = Басқа жерден көмек тапты
people-reason-own_reasons = Өз себептері
people-reason-no_contact = Байланыс үзілді
people-reason-died = Қайтыс болды
people-reason-choose = Себебін көрсетпеу
people-reason-missing = Тізімнен себебін таңдаңыз

# Оның беті
people-code = Код
people-chosen-name = Өзі қалаған есімі
people-chosen-name-hint = Өзін қалай атағанын қаласа, солай; құжаттағыдай болуы міндетті емес.
people-language = Сөйлесуге ыңғайлы тілі
people-sign = Оның суреті
people-sign-hint = Карточка мен тізімде кодының жанында тұрады, оқуы қиын адамдарға көмек болады.
people-since = { $day } күнінен бастап
people-from = { $from } күнінен бастап
people-from-until = { $from } – { $until }
people-groups = Топтар
people-no-group = Ол әзірге ешбір топта емес.
people-waits = Орын күтуде
people-stay-past = Бұрын
people-stay-helper = Жүргізуге көмектеседі
people-stay-visitor = Қонақ
people-still-member = Ол енді қатыспайды, бірақ әлі топта тұр. Топтың бетінде кеткенін белгілеңіз.
people-lessons = Кездесулер мен сабақтар
people-edit = Есімін, тілін не суретін өзгерту
people-card = Басып шығаратын карточка
people-save = Сақтау

# Оның жолы
people-mentor = Тәлімгері
people-mentor-none = Әзірге жоқ
people-mentor-choose = Таңдау
people-journey = Оның жолы
people-record-step = Келесі қадамды жазу
people-stands-at = Қазір: { $state }
people-which-step = Не өзгерді?
people-on-which-day = Қай күні?
people-reason = Себебі
people-reason-hint = Үзіліс алса, кетсе не ауысса қажет. Осы сөзден басқа ештеңе сақталмайды.
people-groups-stay = Топтағы орны бұдан өзгермейді. Кеткенін топтың бетінде белгілеңіз.
people-no-next-step = Мұнда сіз жаза алатын келесі қадам жоқ.
people-correct = Түзету
people-correct-step = Қадамды түзету
people-correct-hint = Қате қадам сызылған күйі көрініп тұрады. Сол күні ештеңе өзгермесе, алдыңғы қадамды таңдаңыз.
people-step-corrected = Қате болған; { $day } күні түзетілді
people-step-missing = Не өзгергенін таңдаңыз
people-step-order = Бұл қадам жолдың осы жерінде тұра алмайды
people-step-day-order = Күні сай келмейді: алдыңғы қадамнан бұрын не келесіден кейін
people-step-same = Ештеңе өзгерген жоқ. Қадамды, күнін не себебін өзгертіңіз
people-step-stale = Бұл қадамды біреу түзетіп қойыпты. Бетін қайта ашыңыз

# Жабық бөлік
people-sealed = Жабық бөлік
people-sealed-hint = Құжаттағы есімі, телефоны, мекенжайы, туған күні. Ашқан сайын жазылып отырады.
people-sealed-open = Ашу
people-sealed-lead = Мұнда, егер ол айтқан болса, құжаттағы есімі, телефоны, мекенжайы және туған күні тұрады.
people-sealed-logged = Қазір керек болса ғана ашыңыз. Алдымен ашқаныңыз жазылады, содан кейін ғана деректер көрінеді; ол кім ашқанын сұрай алады.
people-sealed-why = Не үшін ашасыз?
people-sealed-why-hint = Бір сөйлем. Ол да жабық сақталады.
people-reason-needed = Не үшін ашатыныңызды жазыңыз
people-sealed-limits-title = Бұл неден қорғамайды
people-sealed-limits = Осы экранға қараған бөгде көзден, экранның суретінен және Минканың қалтасы да, кілті де қолында бар адамнан қорғамайды. Дауыстап оқылса, оған зиян келтіретін нәрсені мұнда жазбаңыз.
people-sealed-empty = Мұнда әзірге ештеңе жоқ.
people-sealed-once = Бір рет көрсетілді. Қайта көру үшін қайта ашыңыз.
people-sealed-change = Жазу не өзгерту
people-legal-name = Құжаттағы есімі
people-birth-date = Туған күні
people-phone = Телефон
people-phone-hint = Ел кодымен, мысалы, +7 701 000 00 00
people-phone-unknown = Нөмірді цифрмен жазыңыз; бос орын, + және - болады
people-address = Мекенжайы
people-all-optional = Керегін ғана жазыңыз. Кез келген өріс бос қала алады.
people-too-long = Тым ұзын: ең көбі { $most } таңба

# Не істелді
notice-people-edited = Сақталды
notice-people-step-recorded = Қадам жазылды
notice-people-identity-saved = Жабық бөлікте сақталды
