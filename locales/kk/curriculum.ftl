# Сабақтың тоғыз бөлігі
curriculum-title = Атауы
curriculum-neutral-title = Қағаз бен күнтізбеге арналған атау
curriculum-aim = Сабақтың мақсаты
curriculum-opening-question = Бастайтын сұрақ
curriculum-talk = Әңгіме
curriculum-circle-questions = Шағын топтарға арналған сұрақтар
curriculum-handout = Үйге берілетін парақ
curriculum-can-stir-up = Қандай сезім оянуы мүмкін
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
curriculum-pack-none = бағдарламада мұндай топтама жоқ.
curriculum-folder-not-empty = Бұл қалтада бірдеңе бар екен. Жаңасын таңдаңыз.

# Топтама не әкеледі
curriculum-difference-course = Жаңа курс: { $course }
curriculum-difference-course-title = { $course }: атауы ({ $language }) «{ $title }» болады
curriculum-difference-lesson = Жаңа сабақ: { $title } ({ $lesson })
curriculum-difference-minutes = { $lesson }: { $now } минуттың орнына { $new } минут
curriculum-difference-order = { $course }: сабақтардың реті басқаша
curriculum-difference-language = { $lesson }: енді { $language } тілінде де бар
curriculum-difference-words = { $lesson }: мәтіні басқаша ({ $language })
curriculum-difference-stays = { $lesson }: бұл сабақ файлдарда жоқ, сол қалпында қалады
curriculum-installed-lessons = { $count } сабақ қосылды.
curriculum-installed-texts = { $count } мәтін қосылды.
curriculum-installed-updated = { $count } өзгеріс енгізілді.
curriculum-installed-nothing = Бәрі онсыз да жаңартылған екен.
curriculum-installed-kept = Сіздегі қалпында қалды: { $what }
