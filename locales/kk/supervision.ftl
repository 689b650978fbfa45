# Тәлімгерлерге қамқорлық.
supervision-title = Тәлімгерлер
supervision-lead = Кім кімнің жанында, кім сөйлескісі келеді, кіммен көптен сөйлеспеген. Мұнда ешкім ешкімнен жоғары емес.
supervision-mentors = Әйелдердің жанында кім бар
supervision-none = Мұнда әлі ешкім тәлімгер болып бекітілмеген.
supervision-women =
    { $count ->
        [one] { $count } әйел
       *[other] { $count } әйел
    }
supervision-wants-talk = { $day } бері сөйлескісі келеді
supervision-last-talk = { $day } сөйлескен
supervision-no-talk = Онымен болған әңгіме әзірге жазылмаған.
supervision-silent =
    { $count ->
        [one] { $count } күн сөйлеспеген
       *[other] { $count } күн сөйлеспеген
    }
supervision-silent-title = Олармен көптен сөйлеспеген
supervision-silent-none = Үш аптада барлығымен сөйлескен.
supervision-heavy-count =
    { $count ->
        [one] Ол { $count } әңгімені талқылағысы келеді.
       *[other] Ол { $count } әңгімені талқылағысы келеді.
    }
supervision-new = Сөйлестік
supervision-about = Не туралы
supervision-about-hint = Мұнда әйел туралы сөз жазылмайды.
supervision-topic-heavy = Ауыр нәрсе туралы
supervision-topic-caseload = Жүктемесі туралы
supervision-topic-promises = Күтіп тұрған уәделер туралы
supervision-topic-own_life = Өз өмірі туралы
supervision-topic-training = Не үйренгісі келетіні туралы
supervision-topic-other = Басқа нәрсе туралы
supervision-her-women = Кімдердің жанында
supervision-no-women = Қазір ешкімнің жанында емес.
supervision-talks = Бұрынғы әңгімелер
supervision-topic-missing = Не туралы сөйлескеніңізді белгілеңіз.
notice-supervision-recorded = Әңгіме жазылды.
notice-supervision-set-aside = Әңгіме алынды. Ауыр нәрсе қайта күтіп тұр.
supervision-load = жүгі { $load }, көтере алатыны { $room }
supervision-load-unasked = жүгі { $load }, қанша көтере алатыны сұралмаған
supervision-alone =
    { $count ->
        [one] Мұнда { $count } әйелдің тәлімгері жоқ
       *[other] Мұнда { $count } әйелдің тәлімгері жоқ
    }
