# Файл
imports-title = Әйелдер тізімін жүктеу
imports-short = Тізімді жүктеу
imports-lead = Осы уақытқа дейін жүргізген тізіміңізді жүктеңіз. Алдымен не болатынын көресіз, содан кейін ғана сақтайсыз.
imports-site = Орталық
imports-file = Файл
imports-file-hint = Excel (.xlsx) немесе мәтіндік кесте (.csv), 50 МБ-қа дейін
imports-upload = Әрі қарай
imports-what-title = Тізімде не болуы мүмкін
imports-what = Бір жол — бір әйел, бірінші жолда тақырыптар. Есімі, тобы, тілі, қадамы, басталған күні, сіздің оған берген нөміріңіз; құжаттағы есімі, телефоны, мекенжайы мен туған күні оның бетінің жабық бөлігіне түседі.
imports-what-safe = Файл осы компьютердің жадында ең көбі бір сағат тұрады және дискіге жазылмайды.
imports-too-large = Файл { $most } МБ-тан үлкен. Оны екіге бөліңіз немесе керексіз бағандарды алып тастаңыз.
imports-at-row = { $row }-жол: { $words }
notice-imports-removed = Файл алынып тасталды. Ештеңе сақталған жоқ.

# Бағандар
imports-columns-title = Қай бағанда не бар
imports-columns-lead = Әр бағанда не барын белгілеңіз. Келесі жолы Минка өзі еске алады.
imports-reading-title = Жазылғаны түсініксіз бе?
imports-sheet = Парақ
imports-encoding = Әріптер
imports-encoding-hint = Әріптер түсініксіз болса, басқасын байқап көріңіз.
imports-delimiter = Бағандар арасында
imports-delimiter-comma = үтір ,
imports-delimiter-semicolon = нүктелі үтір ;
imports-delimiter-tab = табуляция
imports-delimiter-bar = сызық |
imports-header-row = Тақырыптар жолы
imports-header-row-hint = Бос болса: сөзі бар бірінші жол
imports-read-again = Осылай оқу
imports-field-ignore = Алмау
imports-field-key = Сіздің оған берген нөміріңіз
imports-field-code = Оның Минкадағы коды
imports-field-chosen_name = Өзі қалаған есімі
imports-field-language = Тілі
imports-field-group = Тобы
imports-field-state = Қай қадамда
imports-field-step_reason = Неге үзіліс алды не кетті
imports-field-enrolled_on = Басталған күні
imports-field-sign = Сурет-белгі
imports-field-legal_name = Құжаттағы есімі (жабық)
imports-field-phone = Телефоны (жабық)
imports-field-address = Мекенжайы (жабық)
imports-field-birth_date = Туған күні (жабық)
imports-field-twice = Бұл басқа бағанға таңдалған. Екеуінің бірін қалдырыңыз.
imports-field-none = Кемінде бір бағанда не барын таңдаңыз.
imports-why = Жабық деректерді не үшін жүктейсіз?
imports-why-hint = Баған оның бетінің жабық бөлігіне түссе ғана керек. Сіздің сөзіңіз де жабық сақталады.
imports-why-missing = Не үшін екенін жазыңыз: баған оның бетінің жабық бөлігіне түседі
imports-why-command = Бағандар оның бетінің жабық бөлігіне түседі: { $fields }. Не үшін екенін --reason арқылы жазыңыз.
imports-not-asked = Бағдарламаңыз мұны сұрамайды: { $field }. Бұл бағанды алмаңыз немесе «Одан не сұраймыз» бетінде қосыңыз.
imports-column-unasked = Бағдарламаңыз мұны сұрамайды: { $field }
imports-sealed = Жабық бөлік
imports-sealed-written = { $field }: жазылады
imports-sealed-stays = { $field }: өзгеріссіз қалады
imports-rules = Қалай жүктейміз
imports-update = Бұрыннан барларды жаңарту
imports-update-hint = Бос ұяшық ештеңені өзгертпейді. Бұрыннан бар әйелдің басталған күні сол күйі қалады.
imports-match-names = Әйелдерді есімі мен тобынан тану
imports-match-names-hint = Тізімде әр әйелдің нөмірі болмаса ғана.
imports-are-others = Олар басқа әйелдер
imports-are-others-hint = Тізімде әр әйелдің нөмірі болмаса ғана: осы топтағы аттас әйел бұрынғысының қасына жазылады.
imports-create-groups = Әлі жоқ топтарды құру
imports-create-groups-hint = Кейін әрқайсысының күнін, сағатын, орнын көрсетіңіз.
imports-weekday = Жаңа топтар кездесетін күн
imports-starts = сағаты
imports-starts-hint = Мысалы, 18:00
imports-bad-weekday = Аптаның күнін таңдаңыз.
imports-bad-hour = Сағатты былай жазыңыз: 18:00.
imports-check = Әр жолды тексеру
imports-remove = Тоқтату және файлды алып тастау

# Тексеру
imports-check-title = Әзірге ештеңе сақталған жоқ
imports-checking = Әр жолды тексеріп жатырмыз
imports-comparing = Мұндағылардың бәрімен салыстырып жатырмыз
imports-alike = Олардың кейбірі мұнда бар болуы мүмкін: қарау
imports-saving = Сақтап жатырмыз
imports-percent = { $count } %
imports-check-lead = Барлық жол дұрыс. Тағы бір қарап шығып, сақтаңыз.
imports-problems-lead = Ештеңе сақталған жоқ. Файлдағы осы жерлерді түзетіп, қайта жүктеңіз.
imports-problems-count = { $count ->
   *[other] { $count } қате
}
imports-problems = Қателер
imports-row = Жол
imports-column = Баған
imports-heading = Тақырып
imports-problem = Не дұрыс емес
imports-problems-download = Барлық қате кесте түрінде
imports-again = Файлды қайта жүктеу
imports-more-problems = { $count ->
   *[other] Тағы { $count } қате жүктейтін кестеде.
}
imports-figure-made = { $count ->
   *[other] әйел тіркеледі
}
imports-figure-updated = { $count ->
   *[other] әйелдің дерегі жаңарады
}
imports-figure-unchanged = { $count ->
   *[other] әйел өзгеріссіз
}
imports-figure-groups = { $count ->
   *[other] топ құрылады
}
imports-notices = Біле жүріңіз
imports-notice-ignored = { $count ->
   *[other] Мына бағандарды алмаймыз: { $columns }.
}
imports-notice-unasked = { $column } бағанын алмаймыз: бағдарламаңыз мұны сұрамайды ({ $field }).
imports-notice-no-names = Файлда есім жоқ, сондықтан әр әйел өзіне есім таңдағанша кодымен аталады.
imports-notice-no-key = Кім кім екенін айтатын баған жоқ: бұл тізімді тағы жүктесеңіз, бәрі екі рет тіркеледі.
imports-notice-day-first = «{ $value }»: алдымен күні жазылған деп оқимыз: { $day }.
imports-notice-marked-today = { $count ->
   *[other] { $count } әйел бүгін бұрынғы тобында белгіленген: кешке дейін сол топта қалады, жаңасы ертең басталады.
}
imports-notice-groups = { $count ->
   *[other] { $count } жаңа топқа әзірге шартты күн мен сағат беріледі. Кейін күнін, сағатын, орнын көрсетіңіз.
}
imports-apply = Бәрін сақтау
imports-nothing = Бұл файлдағының бәрі бұрыннан бар. Сақтайтын ештеңе жоқ.
imports-first-made = { $count ->
   *[other] Тіркеледі: алғашқы { $count }
}
imports-first-updated = { $count ->
   *[other] Жаңарады: алғашқы { $count }
}
imports-first-unchanged = { $count ->
   *[other] Өзгеріссіз: алғашқы { $count }
}
imports-groups-made = Құрылатын топтар
imports-who = Кім
imports-women = Әйелдер
imports-changes = Не өзгереді
imports-code-as-name = кодымен
imports-done-title = Тізім жүктелді
imports-done = Бәрі бір жолы сақталды.
imports-to-people = Әйелдер тізімін көру
imports-to-groups = Топтарды көру
imports-refused-title = Ештеңе сақталған жоқ
imports-refused = Тексергеннен бері бірдеңе өзгерді немесе файлда қате бар. Бәрі бұрынғыдай қалды.

# Жолда не дұрыс болмауы мүмкін
imports-bad-date = «{ $value }» — түсініксіз күн. Былай жазыңыз: 24.11.2026 немесе 2026-11-24.
imports-bad-birth = «{ $value }» — түсініксіз туған күн. Былай жазыңыз: 24.11.1987, 11.1987, 1987 немесе жасы мен сұралған күні: 39 (24.11.2026).
imports-birth-age = «{ $value }» — жасы ма, жылдың жартысы ма, белгісіз. Жылды төрт цифрмен не жасы мен сұралған күнін жазыңыз: 39 (24.11.2026).
imports-no-such-day = «{ $value }»: мұндай күн жоқ.
imports-date-month-first = «{ $value }» дегенде алдымен ай тұр. Алдымен күнді жазыңыз немесе былай жазыңыз: 2026-11-24.
imports-date-short-year = «{ $value }»: жылды төрт цифрмен жазыңыз.
imports-date-future = «{ $value }» әлі келген жоқ.
imports-date-old = «{ $value }» — тым бұрынғы күн.
imports-key-missing = Сіздің оған берген нөміріңіз жоқ.
imports-too-long = { $count } таңбадан ұзын.
imports-bad-code = «{ $value }» — Минканың коды емес. Әріптеп тексеріңіз.
imports-bad-name = «{ $value }» ішінде бірде-бір әріп жоқ.
imports-bad-language = «{ $value }» деген тілді білмейміз: ағылшын, орыс, қазақ, испан.
imports-bad-state = «{ $value }» деген қадамды білмейміз. Мысалы: қатысады, үзілісте, аяқтады, кетті.
imports-bad-reason = Мұндай себепті білмейміз: жұмыс, оқу, денсаулық, бала туды, отбасы қамы, көшіп кетті, байланыс үзілді, өз себептері.
imports-reason-missing = «{ $step }» қадамына себеп керек. Оны бөлек бағанға жазыңыз, мысалы: жұмыс, көшіп кетті, өз себептері.
imports-step-order = «{ $from }» қадамынан кейін «{ $to }» бола алмайды.
imports-bad-sign = «{ $value }» он екі белгінің ішінде жоқ.
imports-name-missing = Есімі жоқ.
imports-group-missing = Тобы жоқ. Өтініш берген, орын күткен немесе кеткен әйел ғана топсыз болады.
imports-no-such-code = { $value } коды бар әйел жоқ.
imports-key-twice = { $value } нөмірі { $other }-жолда да тұр.
imports-key-other = Бұл нөмір { $code } коды бар әйелдікі.
imports-name-twice = «{ $value }» дәл осы топпен { $other }-жолда да тұр.
imports-name-unclear = Бұл топта есімі «{ $value }» бірнеше әйел бар.
imports-woman-twice = { $code } коды { $other }-жолда да тұр.
imports-already-here = Ол бұрыннан бар: { $code }. «Бұрыннан барларды жаңарту» дегенді таңдаңыз немесе жолды алып тастаңыз.
imports-name-here = «{ $value }» есімді әйел осы топта бұрыннан бар: { $code }. «Әйелдерді есімі мен тобынан тану» немесе «Олар басқа әйелдер» дегенді таңдаңыз.
imports-behind-wall = { $code } әйелінің жабық бөлігі сіздің тіркелгіңіз арқылы ашылмайды. Оны жолдан алып тастаңыз немесе басқа біреуден жүктеуді сұраңыз.
imports-group-closed = «{ $group }» тобы жабық.
imports-no-such-group = «{ $group }» деген топ жоқ.
imports-group-full = «{ $group }» тобында { $places ->
   *[other] { $places } бос орын бар
}, ал файлда { $count }.
imports-no-such-heading = «{ $value }» деген баған жоқ.
imports-no-such-field = Баған «{ $value }» бола алмайды. Болатыны: { $fields }, ignore.
imports-told-twice = Екі баған { $value } деп берілген.
imports-no-such-encoding = Әріптерді «{ $value }» деп оқу мүмкін емес. Болатыны: UTF-8, Windows-1251, Windows-1252, UTF-16LE, UTF-16BE, KZ-1048.

# Файлда не дұрыс болмауы мүмкін
sheet-empty = Файл бос.
sheet-save-as-xlsx = Мұндай файл мұнда оқылмайды. Оны Excel немесе LibreOffice-те ашып, .xlsx етіп сақтаңыз.
sheet-unknown-kind = Бұл кесте емес. Excel файлын (.xlsx) немесе мәтіндік кестені (.csv) алыңыз.
sheet-encrypted = Файл құпиясөзбен жабылған. Ашып, құпиясөзсіз сақтап, қайта жүктеңіз.
sheet-too-much-inside = Файлдың ішінде әйелдер тізімінде болатыннан көп дүние бар. Қайта сақтап, қайта жүктеңіз.
sheet-damaged = Файл бүлінген. Excel-де ашып, қайта сақтап, қайта жүктеңіз.
sheet-not-text = Файлда мәтінде болмайтын таңбалар бар. Оны .xlsx етіп сақтап, қайта жүктеңіз.
sheet-bad-text = Мұндағы әріптер { $encoding } деп оқылмайды. Басқа әріптерді таңдаңыз.
sheet-unclosed-quote = Мұнда тырнақша ашылған, бірақ еш жерде жабылмаған.
sheet-row-too-long = Бұл жол тым ұзын. Бағандар арасында басқа таңба болар?
sheet-no-such-sheet = Мұндай парақ жоқ немесе ішінде ештеңе жоқ.
sheet-disk = Файл ашылмайды.
sheet-short-row = Жол толық емес: { $expected } ұяшықтың { $found } ғана бар.
sheet-long-row = Жолда { $found } ұяшық бар, ал тақырып { $expected } ғана.
sheet-error-value = Ұяшықта қате тұр ({ $value }).
sheet-not-calculated = Формула есептелмеген. Файлды Excel-де ашып, сақтаңыз.
sheet-digits-lost = Excel бұл санның 15 цифрын ғана сақтаған. Оны мәтін етіп жазыңыз.
