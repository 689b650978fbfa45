today-title = Бүгін
today-tonight = Бүгін
today-open = Кездесуді ашу
today-look = Кездесуді қарау
today-words = Оңаша сөйлесу
today-asked = { $day } күні сұралды
today-word-taken = Сөйлестік
today-waiting = Сізді күтіп тұр
today-open-yet = Күтіп тұр
today-close-meeting = «{ $group }» тобының кездесуін жабыңыз
today-second-yes = Екінші адамның келісімі керек рөлдер
today-meetings = Бүгінгі кездесулер
today-planned = Жоспарда
today-met = Өтті
today-not-met = Өтпеді
today-closed = Жабылды
today-all-quiet = Көптен көрінбегендердің бәрі
today-women = Сіз қасында жүрген әйелдер
today-nothing = Бүгін сізді күтіп тұрған іс жоқ.
today-courses = Сабақтар
today-calendar = Телефондағы күнтізбе
today-import = Тізімді жүктеу
today-export = Кодтар кестесін жүктеп алу
today-staff = Қызметкерлер мен рөлдер
today-audit = Не істелді
today-access = Кімге не рұқсат
today-account = Тіркелгіңіз
notice-word-taken = Рақмет. Сөйлескеніңіз белгіленді.
today-clash = { $code }: басқа топ немесе тәлімгер керек
today-review = { $code } шұғыл ашылды: тексеріңіз
today-opened = { $code } шұғыл жағдайда ашылды
today-ask-again = { $code }: онымен қалай байланысуды қайта сұраңыз
today-proposed = { $code }: байланысудың басқа жолы ұсынылды
today-wished = { $code }: өтініші бар
today-promise-mentor = { $code }: сіз оған уәде бердіңіз
today-promise-hers = { $code }: ол істемек болған
today-promise-appointment = { $code }: оны маңызды күн күтіп тұр
today-missed = { $code }: «{ $lesson }» сабағында болмады
today-missed-more = тағы { $count }
today-silent = Олармен көптен сөйлеспеген
today-unanswered = { $code }: жіберілген жерінен жауап жоқ
today-silent-days =
    { $count ->
        [one] { $count } күн
       *[other] { $count } күн
    }
today-asked-forgetting = { $code }: ұмытылуы керек
today-requests = { $count ->
   *[other] { $count } әйел өзін ұмытқанын қалайды
}
today-endings = { $count ->
   *[other] { $count } әйелдің деректерінің мерзімі бітеді
}
upkeep-title = Сақтық көшірмелер
upkeep-backup = Соңғы жақсы көшірме
upkeep-drill = Көшірме соңғы рет қашан сынап қайтарылды
upkeep-never = Ешқашан
upkeep-today = Бүгін
upkeep-days = { $count ->
   *[other] { $count } күн бұрын
}
upkeep-backup-late = { $count ->
   *[other] Көшірме { $count } күннен ескі болмауы керек. Машинаға қарайтын адамнан сұраңыз.
}
upkeep-drill-late = { $count ->
   *[other] Көшірменің көмегі оны қайтарып көргенде ғана белгілі болады: кемінде { $count } күнде бір рет.
}
upkeep-waits-backup = Апта сайынғы тексеру күтіп тұр: бұл машинада әлі көшірме жасалмаған.
upkeep-waits-file = Апта сайынғы тексеру күтіп тұр: соңғы көшірме қойылған жерінде жоқ.
upkeep-waits-identity = Апта сайынғы тексеру күтіп тұр: minka.toml ішіндегі drill_identity көшірмелерді ашатын кілтті атамайды.
upkeep-waits-passphrase = Апта сайынғы тексеру күтіп тұр: кілт файлы құпиясөзбен жабылған. Оны білетін адам minka drill іске қосады.
upkeep-waits-failed = Апта сайынғы тексеру сәтсіз болды: соңғы көшірме толық қайтпады. Машинаға қарайтын адамнан бүгін сұраңыз.
upkeep-elsewhere = Дерекқормен бірге
upkeep-elsewhere-hint = Деректер PostgreSQL ішінде. Көшірмені соған қарайтын адам жасайды; Minka оларды көрмейді.
upkeep-unreadable = Белгісіз: upkeep.toml оқылмайды
upkeep-country = Деректер қайда тұр
upkeep-country-none = Ешкім айтпаған
upkeep-country-hint = Бағдарлама қай елдің заңымен жұмыс істейтінін және машинасы қай елде тұрғанын ешкім айтпаған. Машинаға қарайтын адамнан сұраңыз: minka country.
staff-action-health-read = Көшірмелердің жасын көру
staff-action-backup-drill = Көшірме сынап қайтарылды
today-concerns = Сіз керексіз
today-complaints = Сізге { $count } шағым келді
today-asked-now = { $code }: сауалнама уақыты келді
today-begun-now = { $code }: сауалнама басталған, жалғастырыңыз
today-due-list = Сауалнама: кімнен сұрау керек
today-alarm = «{ $name }» ({ $language }) жауаптары бір-біріне сай келмейді: қосындысын қолданбаңыз
