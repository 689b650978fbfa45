# Small circles of tonight's session
circles-title = Шеңберлер
circles-heading = Шеңберлер
circles-one = { $number }-шеңбер
circles-women = { $count } әйел
circles-women-here = { $count } әйел келді.

# Asking how to split
circles-ask-heading = Шеңберлерге бөліну
circles-ask-again = Қазіргі шеңберлер жаңадан араластырылады.
circles-by = Нені таңдағыңыз келеді?
circles-by-size = Бір шеңберде неше әйел отырады
circles-by-circles = Барлығы неше шеңбер болады
circles-number = Саны
circles-helpers = Көмекшілердің қайсысы шеңбер жүргізеді?
circles-helpers-hint = Жүргізуші басқалардың арасында отырмайды.
circles-names = Шеңберді тағы кім жүргізеді?
circles-names-hint = Әр жолға бір есім. Жүргізушісі жоқ шеңбер өзі әңгімелеседі.
circles-split = Шеңбер құру
circles-to-roll = Кім келгенін белгілеу
circles-nobody = Әзірге ешкім белгіленген жоқ. Алдымен кім келгенін белгілеңіз: шеңберлер солардан құрылады.
circles-too-early = Бұл кездесу әлі алда. Шеңберлер әйелдер жиналғанда құрылады.
circles-by-missing = Таңдаңыз: шеңбердегі әйелдер саны немесе шеңберлер саны.
circles-number-unreadable = Санды цифрмен жазыңыз, мысалы, 5.
circles-number-least = Кемінде бір шеңбер керек.
circles-number-most = { $women } әйел келді, сондықтан ең көбі { $count } шеңбер болады: ешкім жалғыз отырмасын.
circles-size-least = Шеңберде кемінде екі әйел отырады.
circles-size-most = Әрқайсысы сөйлеп үлгеруі үшін шеңберде ең көбі { $count } әйел болады.
circles-name-long = Есімде ең көбі { $count } таңба. Әр жолға бір есім жазыңыз.
circles-names-most = Ең көбі { $count } жүргізуші жазуға болады.
circles-needs-at-least = Бүгін кемінде { $count } шеңбер керек.
circles-works-with = Бүгін { $count } шеңбер болса, дұрыс шығады.
circles-does-not-work = Бүгін бұлай болмайды. Басқа сан немесе басқа жүргізуші таңдап көріңіз.
circles-other-leader = Бұл жүргізушілермен болмайды. Тағы бір жүргізуші қосыңыз немесе біреуін алып тастаңыз.
circles-not-here = Таңдалғандардың бірі бұл топта келді деп белгіленбеген. Бетті қайта ашып, кім келгенін қараңыз.
circles-noted-already = Бұл шеңберлердің тақырыптары жазылып қойған, сондықтан олар өзгермейді.

# The board
circles-first-time = { $count ->
    [0] Бәрі бұрын бірге отырған.
   *[other] { $count } жұп алғаш рет бірге отыр.
}
circles-uneven = Шеңберлердің көлемі әртүрлі.
circles-late-title = Әзірге шеңберде емес
circles-late = Әрқайсысына шеңбер таңдаңыз; сай келетін ең шағыны ұсынылды. Содан кейін сақтаңыз.
circles-nowhere = Әзірге жоқ
circles-save-seats = Шеңберлерді сақтау
circles-no-such-circle = Бүгінгі шеңберлердің бірін таңдаңыз.
circles-other-circle = Бұл екі шеңберді бұлай араластыруға болмайды. { $name } үшін басқа шеңбер таңдаңыз.
circles-questions = Сұрақ карточкалары
circles-questions-language = Сұрақтар топқа дауыстап оқылады, сондықтан топтың тілінде берілген: { $language }.
circles-questions-other-language = Бұл сабақтың топ тіліндегі мәтіні әлі жоқ. Сұрақтардың тілі: { $language }.
circles-mix-again = Қайта араластыру
circles-ask-other = Басқа сан немесе жүргізуші
circles-to-after = Қалай өтті
circles-to-cards = Басып шығаратын карточкалар
circles-none = Шеңберлер болған жоқ.
circles-closed = Кездесу жабылды. Шеңберлерді көруге болады, өзгертуге болмайды.

# Afterwards
circles-after-heading = Шеңберлер қалай өтті
circles-after-care-title = Шеңберде айтылған сөз шеңберде қалады
circles-after-care = Тек тақырыптар: есім де, дәл айтылған сөз де, кім айтқанын білдіретін ештеңе де жазылмайды.
circles-themes-ask = Не туралы сөйлестіңіздер?
circles-themes = Тақырыптар
circles-line = Қаласаңыз, бір-екі сөзбен
circles-line-hint = Ең көбі 120 таңба. Есімсіз, біреудің сөзін келтірмей.
circles-line-long = Ең көбі { $count } таңба. Қысқарақ жазыңыз.
circles-line-quote = Тырнақшасыз жазыңыз: оның сөзі шеңберде қалады. Тақырыпты ғана жазыңыз.
circles-line-name = Жолда есім бар: { $name }. Есімсіз жазыңыз.
circles-line-feeling = «{ $name }» — мұндағы бір әйелдің есімі де. Жай сөз болса, кіші әріппен жазыңыз.
circles-mood-ask = Қол көтерейік: қазір көңіл күй қалай?
circles-mood-hint = Барлығы ең көбі { $count } қол. Сұрамасаңыз, бос қалдырыңыз.
circles-mood-unreadable = Қол санын цифрмен жазыңыз, мысалы, 3.
circles-mood-most = Бұл шеңберде { $count } әйел бар, одан көп қол болмайды.
circles-moods = Көңіл күй
circles-mood-hard = Ауыр
circles-mood-mixed = Әртүрлі
circles-mood-calm = Тыныш
circles-mood-glad = Қуанышты
circles-note = Сақтау
circles-theme-children = Балалар
circles-theme-marriage = Ерлі-зайыпты өмір
circles-theme-drinking = Үйдегі ішімдік
circles-theme-boundaries = Жеке шекара
circles-theme-safety = Қауіпсіздік
circles-theme-money = Ақша
circles-theme-work = Жұмыс
circles-theme-health = Денсаулық
circles-theme-loss = Айырылу мен қайғы
circles-theme-faith = Сенім мен өмір мәні
circles-theme-friendship = Достық
circles-theme-hope = Үміт

notice-circles-split = Шеңберлер құрылды
notice-circles-seats-saved = Шеңберлер сақталды
notice-circles-noted = Сақталды
