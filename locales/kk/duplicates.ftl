# Бір әйел, екі жазба
duplicates-title = Екі рет жазылған ба?
duplicates-lead = Мына жазбалар бір әйел туралы болуы мүмкін. Бағдарлама салыстырады ғана, шешетін – адамдар.
duplicates-own = Менің әйелдерім
duplicates-none = Бір-біріне ұқсас жазба жоқ
duplicates-look = Екеуін де қарау
duplicates-compare = Екі жазбаны салыстыру
duplicates-compare-lead = Екі кодты карточкадағыдай жазыңыз.
duplicates-one = Бірінші код
duplicates-other = Екінші код
duplicates-code-unknown = Мұндай код мұнда жоқ. Әр әрпін тексеріңіз.
duplicates-same-file = Екі код та бір жазбаға апарады
duplicates-two-sites = Бұл жазбалар екі бөлек орталықтікі
duplicates-question = Бұл бір әйел ме?
duplicates-both-hint = Өзінен немесе оны жақсы білетін адамнан сұраңыз. Жабық бөлік салыстырылады, бірақ мұнда көрсетілмейді.
duplicates-not-found-alike = Бағдарлама бұл екеуін ұқсас деп таппады
duplicates-not-same = Бұл – екі әйел
duplicates-not-same-save = Бір адам емес
duplicates-word = Қайдан білесіз?
duplicates-word-hint = Жауап бермесе де болады. Бұл жұп енді шықпайды.
duplicates-word-unknown = Тізімнен таңдаңыз
duplicates-word-none = Айтпаймын
duplicates-word-known = Екеуін де білемін
duplicates-word-sisters = Апалы-сіңлілі
duplicates-word-mother = Анасы мен қызы
duplicates-word-twins = Егіздер
duplicates-word-namesakes = Тек аттары ұқсас
duplicates-word-other = Басқа себеп
duplicates-is-same = Бұл – бір әйел
duplicates-is-same-lead = Онда біреуіңіз жазбаларды қосуды ұсынасыз, екіншіңіз қосады. Ештеңе жоғалмайды, бәрін қайтаруға болады.
duplicates-to-merge = Жазбаларды қосу
duplicates-said = { $name } ({ $at }): бұл – екі әйел.
duplicates-decided = Екі бөлек әйел деп айтылғандар
duplicates-decided-short = Бөлек
duplicates-decided-lead = Әр жұп туралы біреу «екі әйел» деген. Қате болса, қайтарыңыз.
duplicates-decided-none = Әзірге ештеңе айтылмаған
duplicates-take-back = Мүмкін, бір адам шығар
duplicates-search = Барлық жазбаны салыстыру
duplicates-search-hint = Жабық бөліктер де салыстырылады, тек жадта; салыстырылғаны жазып қойылады.
duplicates-searching = Жазбалар салыстырылуда
duplicates-so-far = { $all } ішінен { $done }
duplicates-searched = { $at } салыстырылды: { $count ->
   *[other] { $count } жазба.
}
duplicates-left-out = Бәрін салыстыру мүмкін болмады: көпшілікке ортақ белгілер тізімінен { $places } орын қалып қойды. Ондай жұптар тек басқа белгімен табыла алады.
duplicates-more-found = { $found } жұптың ішінен ең ықтимал { $kept } жұп сақталды.
duplicates-likely-very = Өте ықтимал: { $percent } %
duplicates-likely = Ықтимал: { $percent } %
duplicates-likely-maybe = Мүмкін: { $percent } %
duplicates-why = { $field }: { $agreement }
duplicates-why-names = { $field }: { $agreement } ({ $one } / { $other })
duplicates-registered = тіркелген күні: { $day }
duplicates-same-group = екеуі де «{ $group }» тобында
duplicates-in-group = «{ $group }» тобында
duplicates-same-language = тілі бірдей: { $language }

# Не салыстырылады
duplicates-field-given_name = Есімі
duplicates-field-paper_name = Құжаттағы есімі
duplicates-field-family_name = Тегі
duplicates-field-second_name = Әкесінің аты
duplicates-field-birth_date = Туған күні
duplicates-field-phone = Телефоны

# Қалай сәйкес келеді
duplicates-agreement-same = бірдей
duplicates-agreement-other-spelling = бірдей естіледі, басқаша жазылған
duplicates-agreement-short-form = қысқаша айтылуы
duplicates-agreement-slip = бір әріп қатесі бар
duplicates-agreement-alike = ұқсас
duplicates-agreement-same-root = түбірі бір, жалғауы басқа
duplicates-agreement-part = екі сөздің бірі сәйкес
duplicates-agreement-part-differs = бір сөзі сәйкес, екіншісі бөлек
duplicates-agreement-turned = сол сөздер, реті басқа
duplicates-agreement-exchanged = аты мен тегі орын ауыстырған
duplicates-agreement-day-month = күні мен айы орын ауыстырған
duplicates-agreement-one-digit = бір цифры басқа
duplicates-agreement-year-beside = күні бірдей, жылы бір жылға бөлек
duplicates-agreement-only-year = жылы бірдей, күні нақты емес
duplicates-agreement-by-age = жасы шамамен бірдей
duplicates-agreement-same-month = айы мен жылы бірдей
duplicates-agreement-same-year = жылы бірдей
duplicates-agreement-same-day-of-year = күні бірдей, жылы басқа
duplicates-agreement-differs = сәйкес емес

# Жаңа ғана не істелді
notice-duplicates-search-done = Барлық жазба салыстырылды
notice-duplicates-search-failed = Салыстыру аяқталмай қалды. Қайта бастаңыз.
notice-duplicates-told-apart = Есте сақталды: бұл – екі әйел
notice-duplicates-taken-back = Жұп тізімге қайта қосылды
