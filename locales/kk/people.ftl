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
people-too-long = Тым ұзын: ең көбі { $most } таңба

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

# Оның беті
people-chosen-name = Өзі қалаған есімі
people-chosen-name-hint = Өзін қалай атағанын қаласа, солай; құжаттағыдай болуы міндетті емес.
people-language = Сөйлесуге ыңғайлы тілі
people-sign = Оның суреті
people-sign-hint = Карточка мен тізімде кодының жанында тұрады, оқуы қиын адамдарға көмек болады.
people-on-which-day = Қай күні?
people-edit = Есімін, тілін не суретін өзгерту
people-card = Басып шығаратын карточка
people-save = Сақтау

# Не істелді
notice-people-edited = Сақталды
people-forgotten = Ұмытылған
