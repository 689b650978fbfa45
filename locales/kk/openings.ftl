# Бір әйелді шұғыл жағдайда ашу
openings-title = Шұғыл жағдайда ашу
openings-lead = Тек әйелдің өмірі не қауіпсіздігі соған байланысты болуы мүмкін, ал тәлімгеріне қоңырау шалу мүмкін болмаса ғана. Қызық үшін де, біреудің хаты үшін де ешқашан ашпаңыз.
openings-then = Одан кейін не болады
openings-then-hour = Бір сағат бойы оның бетін, жабық бөлігін, келісімдерін және онымен қалай байланысуды оқи аласыз. Ештеңе өзгертуге болмайды.
openings-then-told = Тәлімгері мен үйлестірушілер мұны бірден көреді. Ол карточкасын кім, неге ашқанын сұрай алады.
openings-then-reviewed = Жеті күн ішінде басқа біреу тексереді. Тексеру кешіксе, ешкімді аша алмайсыз.
openings-code = Оның коды
openings-no-such-code = Мұнда ондай коды бар әйел жоқ
openings-reason = Неге дәл қазір?
openings-reason-hint = Не болды, бір-екі сөйлеммен. Жабық сақталады; оны өзі және тексеруші оқи алады.
openings-reason-missing = Неге ашатыныңызды жазыңыз
openings-open = Бір сағатқа ашу
openings-unreviewed = { $code } ашқаныңызды жеті күн бойы ешкім тексермеді. Үйлестірушіден тексеруді сұраңыз; оған дейін ешкімді аша алмайсыз
notice-openings-ended = Жабылды. Сізге енді ештеңе ашық емес.

# Басқа біреу ашқанды тексеру
openings-reviews = Шұғыл ашылғандар
openings-reviews-lead = Әрқайсысын жеті күн ішінде ашпаған басқа адам тексереді.
openings-reviews-none = Тексеретін ештеңе жоқ.
openings-reviews-done = Соңғы отыз күнде тексерілгендер
openings-by = { $name }, { $at }
openings-review-until = { $at } дейін тексеру керек
openings-review = Бұл керек болды ма?
openings-who = Кім ашты
openings-from = Басталуы
openings-to = Аяқталуы
openings-why = Неге
openings-verdict = Сіз не дейсіз?
openings-verdict-justified = Керек болды
openings-verdict-unjustified = Керек емес еді
openings-verdict-missing = Біреуін таңдаңыз
openings-words = Бірнеше сөзбен
openings-words-hint = Керек болмаса, міндетті: не болды және сіз не істедіңіз. Жабық сақталады.
openings-words-missing = Не болғанын және не істегеніңізді жазыңыз
openings-review-save = Сақтау
notice-openings-reviewed = Рақмет. Тексерілді.

# Менің карточкамды кім ашты
openings-file = Оның карточкасын кім ашты
openings-file-lead = Мұнда ол туралы жабық нәрсені кім ашқаны тұр: қай рөлде, қашан, неге. Тізімге ғана қарағандар мұнда жоқ. Сіздің қарағаныңыз да жазылады.
openings-asks = Неге қарайсыз?
openings-asks-missing = Неге қарайтыныңызды жазыңыз
openings-look = Қарау
openings-file-none = Ешкім ештеңе ашқан жоқ.
openings-file-limits = Иық үстінен кім қарағанын не басылған қағазды кім оқығанын бұл айта алмайды.
openings-nobody-now = Мұнда енді рөлі жоқ адам немесе машинаның өзі
openings-what-identity-read = Атын, телефонын не мекенжайын ашты
openings-what-identity-write = Атын, телефонын не мекенжайын өзгертті
openings-what-consent-read = Неге келіскенін оқыды
openings-what-consent-grant = Келіскенін не бас тартқанын жазды
openings-what-exclusion-edit = Оны кім көрмеуі керегін қарады не өзгертті
openings-what-breakglass-open = Карточкасын шұғыл жағдайда ашты
openings-what-contact-read = Онымен қалай байланысуды оқыды
openings-what-contact-write = Онымен қалай байланысуды өзгертті
openings-what-goal-read = Мақсаттарын оқыды
openings-what-note-read = Ол туралы жазбаларды оқыды
openings-what-self-export = Ол туралы сақтағанымызды өзіне берді
