# Өз өмірі туралы айтқандары
backgrounds-title = Оның өмірі
backgrounds-hint = Отбасы, жұмысы, не үшін келгені. Ол дайын болғанда ғана; жабық.
backgrounds-lead = Мұнда ол қаласа айтқан отбасы, жұмысы және не үшін келгені туралы сөздері.
backgrounds-empty = Ол әлі ештеңе айтқан жоқ. Бұл дұрыс.
backgrounds-told = Айтқан күні: { $at }
backgrounds-earlier = Бұрын айтқаны
backgrounds-tell = Сұрап, жазып алу
backgrounds-tell-hint = Ол жауап бергісі келгенін ғана сұраңыз. Кез келген сұрақты қалдыруға болады. «Айтқым келмейді» – ол да жақсы жауап.
backgrounds-not-asked = Сұралмаған
backgrounds-rather-not = Айтқысы келмейді
backgrounds-choose = Тізімнен жауап таңдаңыз

# Сұрақтар
backgrounds-ask-marital = Тұрмыста ма?
backgrounds-marital-single = Тұрмыста емес
backgrounds-marital-married = Тұрмыста
backgrounds-marital-together = Серігімен бірге тұрады
backgrounds-marital-religious = Тек неке қиылған
backgrounds-marital-separated = Бөлек тұрады
backgrounds-marital-divorced = Ажырасқан
backgrounds-marital-widowed = Жесір
backgrounds-ask-children = Неше баласы бар?
backgrounds-ask-household_size = Өзін қосқанда үйде неше адам тұрады?
backgrounds-ask-livelihood = Немен күн көреді?
backgrounds-livelihood-employed = Жұмысқа тұрған
backgrounds-livelihood-own_work = Өз ісі бар
backgrounds-livelihood-day_work = Күнделікті табыс
backgrounds-livelihood-home = Үй мен бала
backgrounds-livelihood-studying = Оқиды
backgrounds-livelihood-pension = Зейнетақы не жәрдемақы
backgrounds-livelihood-looking = Жұмыс іздеп жүр
backgrounds-ask-brings = Не үшін келді?
backgrounds-ask-heard = Біз туралы қайдан естіді?
backgrounds-heard-friend = Құрбысынан не туысынан
backgrounds-heard-neighbour = Көршісінен
backgrounds-heard-member = Топ мүшесінен
backgrounds-heard-staff = Біздің біреуімізден
backgrounds-heard-internet = Интернеттен
backgrounds-heard-poster = Хабарландырудан не парақшадан
backgrounds-heard-other_help = Көмек беретін басқа жерден
backgrounds-heard-other = Басқаша
backgrounds-ask-seeing = Көзілдірікпен де көруі қиын ба?
backgrounds-ask-hearing = Есту аппаратымен де естуі қиын ба?
backgrounds-ask-walking = Жүруі не баспалдақпен көтерілуі қиын ба?
backgrounds-ask-remembering = Есте сақтауы не зейін қоюы қиын ба?
backgrounds-ask-self_care = Жуынуы не киінуі қиын ба?
backgrounds-ask-communicating = Өз тілінде түсінуі не түсіндіруі қиын ба?
backgrounds-difficulty-none = Жоқ, қиын емес
backgrounds-difficulty-some = Иә, аздап қиын
backgrounds-difficulty-lot = Иә, өте қиын
backgrounds-difficulty-cannot = Мүлде істей алмайды
backgrounds-functioning-with = Вашингтон тобының алты сұрағы бойынша: мүгедектігі бар.
backgrounds-functioning-without = Вашингтон тобының алты сұрағы бойынша: мүгедектігі жоқ.

# Бағдарлама не сұрайды
backgrounds-settings = Одан не сұраймыз
backgrounds-settings-lead = Оған көмектесуге керегін ғана сұраңыз. Өшірілгені ешбір формада жоқ, тізімдерден де алынбайды. Бұрын жазылғаны қалады, оны өшіруге болады, ол оның бетімен бірге кетеді.
backgrounds-switches-hint = Керек емесінен белгіні алып тастаңыз.
backgrounds-reasons = Әйелдерді мұнда не әкеледі
backgrounds-reasons-none = Тізім әлі бос, сондықтан бұл сұралмайды.
backgrounds-reason-new = Өз сөзіңізбен
backgrounds-reason-hint = Қысқа әрі жылы, мысалы «Тігін үйрену». Дауыстап оқылса зиян келтіретін ештеңе жазбаңыз.
backgrounds-reason-add = Тізімге қосу
backgrounds-reason-end = Енді ұсынбау
backgrounds-words-missing = Бірнеше сөз жазыңыз
backgrounds-words-long = { $most } әріптен аспасын
backgrounds-words-many = { $most } жолдан аспасын. Алдымен біреуін алып тастаңыз.

# Жаңа ғана не істелді
notice-backgrounds-saved = Жабылып, сақталды
notice-backgrounds-chosen = Сақталды
