# Оның беті
journey-code = Код
journey-since = { $day } күнінен бастап
journey-from = { $from } күнінен бастап
journey-from-until = { $from } – { $until }
journey-together = Екеуіңіздің араңызда
journey-file = Оның деректері
journey-safety = Оның қауіпсіздігі
journey-groups = Топтар
journey-no-group = Ол әзірге ешбір топта емес.
journey-waits = Орын күтуде
journey-stay-past = Бұрын
journey-stay-helper = Жүргізуге көмектеседі
journey-stay-visitor = Қонақ
journey-still-member = Ол енді қатыспайды, бірақ әлі топта тұр. Топтың бетінде кеткенін белгілеңіз.
journey-lessons = Кездесулер мен сабақтар
journey-mentor = Тәлімгері
journey-mentor-covered = { $mentor }, { $day } қоса алғанда орнында { $name }
journey-mentor-cover-alone = { $day } қоса алғанда { $name } орнын басады; тұрақты тәлімгері жоқ
journey-mentor-none = Әзірге жоқ
journey-mentor-choose = Таңдау

# Оның жолы
journey-title = Оның жолы
journey-record-step = Келесі қадамды жазу
journey-stands-at = Қазір: { $state }
journey-which-step = Не өзгерді?
journey-reason = Себебі
journey-reason-hint = Үзіліс алса, кетсе не ауысса қажет. Осы сөзден басқа ештеңе сақталмайды.
journey-groups-stay = Топтағы орны бұдан өзгермейді. Кеткенін топтың бетінде белгілеңіз.
journey-no-next-step = Мұнда сіз жаза алатын келесі қадам жоқ.
journey-correct = Түзету
journey-correct-step = Қадамды түзету
journey-correct-hint = Қате қадам сызылған күйі көрініп тұрады. Сол күні ештеңе өзгермесе, алдыңғы қадамды таңдаңыз.
journey-step-corrected = Қате болған; { $day } күні түзетілді
journey-step-missing = Не өзгергенін таңдаңыз
journey-step-order = Бұл қадам жолдың осы жерінде тұра алмайды
journey-step-day-order = Күні сай келмейді: алдыңғы қадамнан бұрын не келесіден кейін
journey-step-same = Ештеңе өзгерген жоқ. Қадамды, күнін не себебін өзгертіңіз
journey-step-stale = Бұл қадамды біреу түзетіп қойыпты. Бетін қайта ашыңыз

# Себептер
journey-reason-work = Жұмыс
journey-reason-study = Оқу
journey-reason-health = Денсаулық
journey-reason-birth = Бала туды
journey-reason-family = Отбасы қамы
journey-reason-moved = Көшіп кетті
journey-reason-time = Күні не сағаты сай келмейді
journey-reason-other_help = Басқа жерден көмек тапты
journey-reason-own_reasons = Өз себептері
journey-reason-no_contact = Байланыс үзілді
journey-reason-died = Қайтыс болды
journey-reason-choose = Себебін көрсетпеу
journey-reason-missing = Тізімнен себебін таңдаңыз

# Не істелді
notice-journey-step-recorded = Қадам жазылды
journey-asked-last = Соңғы рет сұралғаны: { $name }, { $day }
journey-asked-due = Сұрайтын уақыт: { $name }, { $day } күніне дейін
