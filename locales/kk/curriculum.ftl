# Сабақтың тоғыз бөлігі
curriculum-title = Атауы
curriculum-neutral-title = Қағаз бен күнтізбеге арналған атау
curriculum-aim = Сабақтың мақсаты
curriculum-opening-question = Бастайтын сұрақ
curriculum-talk = Әңгіме
curriculum-circle-questions = Шағын шеңберлерге арналған сұрақтар
curriculum-handout = Үйге берілетін парақ
curriculum-can-stir-up = Қандай сезімдер оянуы мүмкін
curriculum-whom-to-call = Кімге хабарласу керек

# Жазылғанда не дұрыс емес
curriculum-empty = Мұнда бірдеңе жазыңыз.
curriculum-too-long = Тым ұзақ: ең көбі { $most } таңба.
curriculum-too-many-questions = Сұрақ тым көп: ең көбі { $most }.
curriculum-minutes-wrong = Минут — 5 пен 600 арасындағы бүтін сан.

# Курс файлдарында не дұрыс емес
curriculum-pack-line = { $line }-жол
curriculum-pack-broken = бұл TOML ретінде оқылмайды. Тырнақша не теңдік белгісі қалып қойған жоқ па, қараңыз.
curriculum-pack-twice = бұл кілт мұнда екі рет тұр.
curriculum-pack-missing = бұл кілт жетіспейді.
curriculum-pack-unknown = мұндай кілт жоқ. Қате жазылған жоқ па?
curriculum-pack-not-text = мұнда тырнақшаға алынған мәтін керек.
curriculum-pack-not-list = мұнда тік жақшадағы тізім керек.
curriculum-pack-not-table = мұнда бөлек бөлім керек.
curriculum-pack-bad-name = атау кіші латын әріптерінен, сандардан және сызықшадан тұрады, ең көбі 40 таңба.
curriculum-pack-same-name = «{ $name }» атауы мұнда екі рет тұр.
curriculum-pack-unknown-language = бұл топтамада аталған en, ru, kk, es тілдерінің бірі емес немесе екі рет аталған.
curriculum-pack-no-order = бұл файл жоқ: сабақтар мен олардың реті сонда жазылады.
curriculum-pack-no-file = «{ $name }» сабағының бірде-бір тілде файлы жоқ.
curriculum-pack-not-listed = pack.toml ішінде бұл тілде мұндай сабақ жоқ.
curriculum-pack-too-large = бұл курс үшін тым үлкен.
curriculum-pack-not-utf8 = бұл UTF-8 мәтіні емес. Файлды UTF-8 түрінде сақтаңыз.
curriculum-pack-no-zip = бұл бүтін zip файлы емес.
curriculum-pack-unreadable = ашылмай тұр.
curriculum-pack-none = Минкада мұндай топтама жоқ.
curriculum-folder-not-empty = Бұл қалтада бірдеңе бар екен. Жаңасын таңдаңыз.

# Топтама не әкеледі
curriculum-difference-course = Жаңа курс: { $course }
curriculum-difference-course-title = { $course }: атауы ({ $language }) «{ $title }» болады
curriculum-difference-lesson = Жаңа сабақ: { $title } ({ $lesson })
curriculum-difference-minutes = { $lesson }: { $now } минуттың орнына { $new } минут
curriculum-difference-order = { $course }: сабақтардың реті басқаша
curriculum-difference-language = { $lesson } — қосылған тіл: { $language }
curriculum-difference-words = { $lesson }: мәтіні басқаша ({ $language })
curriculum-difference-stays = { $lesson }: бұл сабақ файлдарда жоқ, сол қалпында қалады
curriculum-installed-lessons = { $count } сабақ қосылды.
curriculum-installed-texts = { $count } мәтін қосылды.
curriculum-installed-updated = { $count } өзгеріс енгізілді.
curriculum-installed-nothing = Бәрі онсыз да жаңартылған екен.
curriculum-installed-kept = Сіздегі қалпында қалды: { $what }

# Беттер
curriculum-courses = Курстар
curriculum-course = Курс
curriculum-lesson = Сабақ
curriculum-to-meeting = Кездесуге
curriculum-no-courses = Әзірге курс жоқ.
curriculum-no-lessons = Бұл курста әзірге сабақ жоқ.
curriculum-lessons-count = { $count ->
    [0] әзірге сабақ жоқ
   *[other] { $count } сабақ
}
curriculum-minutes-count = { $count } минут
curriculum-missing-in = Әлі жоқ тілдер: { $languages }
curriculum-retired-count = Курстан алынған сабақтар: { $count }
curriculum-retired = Курстан алынған сабақтар
curriculum-is-retired = Бұл сабақ курстан алынған: топтарға енді ұсынылмайды. Өткендерде сол күйінде қалады.
curriculum-language = Тіл
curriculum-languages = Осы сабақ басқа тілдерде
curriculum-handout-page = Парақ
curriculum-handout-print = Тек үйге берілетін парақты басып шығару
curriculum-sheet-print = Жүргізушінің парағын басып шығару
curriculum-leader-only = Тек жүргізушіге
curriculum-leader-only-hint = Бұл тек жүргізушіге арналған. Дауыстап оқымаңыз, таратпаңыз.
curriculum-nothing = Мұнда ештеңе жазылмаған.

# Өңдеу
curriculum-save = Сақтау
curriculum-kept = Бұрынғы мәтін сақталады, оны қайтаруға болады.
curriculum-edit = Мәтінді өзгерту
curriculum-edit-in = Сабақ: { $language }
curriculum-write-in = Мына тілде жазу: { $language }
curriculum-minutes = Минут
curriculum-minutes-hint = Барлық тілге бірдей.
curriculum-title-hint = Жүргізушінің экраны үшін.
curriculum-neutral-title-hint = Тақырып туралы ештеңе айтпайды: күйеуі не көршісі оқып қоюы мүмкін.
curriculum-talk-hint = Бос жол жаңа абзацты бастайды.
curriculum-circle-questions-hint = Әр сұрақ өз жолында.
curriculum-handout-hint = Үйде кім көрсе де қауіп төндірмейтін нәрсе ғана.
curriculum-unknown-language = Бағдарламаңыздың тілдерінің бірін таңдаңыз.
curriculum-conflict-title = Біреу бұрын үлгеріпті
curriculum-conflict = Сіз жазып жатқанда бұл сабақты біреу өзгертіпті.
curriculum-conflict-by = Сіз жазып жатқанда бұл сабақты { $who } өзгертіпті.
curriculum-conflict-next = Ештеңе жоғалған жоқ. Өрістерде сіздің мәтініңіз, астында екіншісі тұр. Қалуы керегін жинап, сақтаңыз.
curriculum-theirs = Қазір былай жазылған
curriculum-now = Қазір
curriculum-then = Файлдарда
curriculum-before = Бұрын не жазылған еді
curriculum-before-none = Бұл мәтін әлі өзгертілмеген.
curriculum-before-until = { $when } уақытына дейін
curriculum-replaced-by = Мәтінді ауыстырған: { $who }
curriculum-replaced-by-pack = Мәтін топтамамен бірге жаңарған
curriculum-restore = Осы мәтінді қайтару
curriculum-course-new = Курс қосу
curriculum-title-in = Атауы: { $language }
curriculum-lesson-new = Сабақ қосу
curriculum-lesson-new-lead = Ол курстың соңына қосылады. Қалғанын келесі бетте жазасыз.
curriculum-neutral-suggestion = { $count }-сабақ
curriculum-order = Сабақтардың реті
curriculum-up = Жоғары
curriculum-down = Төмен
curriculum-retire = Курстан алу
curriculum-return = Курсқа қайтару
curriculum-retire-hint = Алынған сабақ жойылмайды. Топтарға енді ұсынылмайды, ал өткендерде сол күйінде қалады.
curriculum-download = Файл етіп жүктеп алу
curriculum-upload = Өзгертілген файлдарды қабылдау
curriculum-upload-lead = Курсты жүктеп алып, мәтіндерін кез келген редакторда өзгертіңіз, қалтаны zip етіп қаттап, осында таңдаңыз. Алдымен не өзгеретінін көресіз.
curriculum-upload-file = Курс салынған zip
curriculum-upload-hint = 2 МБ-тан аспасын.
curriculum-upload-look = Не өзгеретінін көру
curriculum-pack-not-chosen = Алдымен файл таңдаңыз.
curriculum-pack-other-course = Бұл басқа курстың файлдары.
curriculum-preview = Не өзгереді
curriculum-preview-same = Файлдарда курстағымен бірдей. Қабылдайтын ештеңе жоқ.
curriculum-preview-words = Мәтіндерді көру
curriculum-take-over = Осы өзгерістерді қабылдау

notice-course-added = Курс қосылды.
notice-lesson-added = Сабақ қосылды. Енді мәтінін жазыңыз.
notice-lesson-saved = Сабақ сақталды.
notice-lesson-restored = Бұрынғы мәтін қайтарылды.
notice-lesson-retired = Сабақ курстан алынды.
notice-lesson-returned = Сабақ курсқа қайтты.
notice-order-saved = Рет сақталды.
notice-course-taken-over = Өзгерістер қабылданды.

curriculum-packs = Дайын курсты орнату
curriculum-packs-lead = Бұл курстар бағдарламамен бірге келеді. Алдымен қарап шығыңыз: өзіңіз жазған ештеңе өзгермейді.
curriculum-packs-installed = Орнатылған
curriculum-packs-news = Жаңасы бар
curriculum-packs-foreign = Онда бағдарламаңыздың бірде-бір тілі жоқ.
curriculum-packs-nothing = Ондағының бәрі сізде бар. Қосатын ештеңе жоқ.
curriculum-packs-adds = Мыналар қосылады
curriculum-packs-keeps = Мыналар сіздегідей қалады
curriculum-packs-install = Орнату
curriculum-packs-hint = Кейін кез келген сөзін өзгерте аласыз.
notice-pack-installed = Курс орнатылды. Сөздерін өзіңізге қарай өзгертіңіз.
