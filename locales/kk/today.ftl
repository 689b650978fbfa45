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
today-promise-mentor = { $code }: оған уәде берілген
today-promise-hers = { $code }: ол істемек болған
today-promise-appointment = { $code }: оны маңызды күн күтіп тұр
today-missed = { $code }: «{ $lesson }» сабағында болмады
today-missed-more = тағы { $count }
today-silent = Олармен көптен сөйлеспеген
today-unanswered = { $code }: жіберілген жерінен жауап жоқ
today-accepted = { $code }: оны көптен бері алған. Көмек көрсетілді ме?
today-draft-gone = { $code } туралы жазғаныңыз аяқталмаған, енді сізге қолжетімсіз
today-draft-until = { $code } туралы жазғаныңыз аяқталмаған; сіз оның қасында { $day } күніне дейінсіз
today-hands-over = { $day } күні { $code } басқа тәлімгерге өтеді: не уәде етілгенін жазыңыз
today-new-to-you = { $code } сізге жаңадан келді: не уәде етілгенін оқыңыз
today-silent-days =
    { $count ->
        [one] { $count } күн
       *[other] { $count } күн
    }
today-asked-forgetting = { $code }: ол туралы бәрі өшірілуі керек
today-requests = { $count ->
   *[other] { $count } әйел өзі туралы бәрін өшіруді сұрайды
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
   *[other] Көшірменің көмегі оны қайтарып көргенде ғана белгілі болады: апта сайын, { $count } күннен сиретпей. Машинаға қарайтын адамнан сұраңыз: minka drill, басқа машинада болса жақсы.
}
upkeep-waits-backup = Апта сайынғы тексеру күтіп тұр: бұл машинада әлі көшірме жасалмаған.
upkeep-waits-file = Апта сайынғы тексеру күтіп тұр: соңғы көшірме қойылған жерінде жоқ.
upkeep-waits-identity = Бағдарлама көшірмелерді өзі сынамайды: оларды ашатын кілт мұнда жоқ, солай қауіпсіз. Сол кілтті сақтайтын адам аптасына бір рет соңғы көшірмені басқа машинада қайтарып көріп (minka drill --apart), шыққан жолды осында әкеледі (minka drill --report).
upkeep-waits-passphrase = Апта сайынғы тексеру күтіп тұр: кілт файлы құпиясөзбен жабылған. Оны білетін адам minka drill іске қосады.
upkeep-waits-failed = Апта сайынғы тексеру сәтсіз болды: соңғы көшірме толық қайтпады. Машинаға қарайтын адамнан бүгін сұраңыз.
upkeep-identity-here = Көшірмелерді ашатын кілт осы машинада жатыр: машинаны алып кеткен адам оларды да ашады. Басқа машинада қауіпсіз: minka drill --apart, содан кейін осында minka drill --report.
upkeep-keyring = Кілттер бауының соңғы көшірмесі
upkeep-keyring-apart = Ол деректердің жанында жатыр. Күн сайын басқа жерге де, кілт файлынан бөлек қойыңыз: машина барлық көшірмесімен жоғалса, жабық жазылғанды енді ешкім оқи алмайды.
upkeep-keyring-late = Көшірме күн сайын жасалады, ал соңғылары жасалмады. Диск қазір істен шықса, содан бері жабылғанның бәрі жоғалады. Машинаға қарайтын адамнан бүгін сұраңыз: minka check.
upkeep-unreadable = Белгісіз: upkeep.toml оқылмайды
upkeep-country = Деректер қайда тұр
upkeep-country-none = Ешкім айтпаған
upkeep-country-hint = Бағдарлама қай елдің заңымен жұмыс істейтінін және машинасы қай елде тұрғанын ешкім айтпаған. Машинаға қарайтын адамнан сұраңыз: minka country.
staff-action-health-read = Көшірмелердің жасын көру
staff-action-backup-drill = Көшірме сынап қайтарылды
today-concerns = Сіз керексіз
today-complaints = Сізге { $count } шағым келді
today-heavy = { $count ->
   *[other] { $count } әңгіме ауыр болды: { $name } сөйлесуді күтеді
}
today-due-was = мерзімі { $day } күні өтіп кеткен
today-asked-now = { $code }: сауалнама уақыты келді
today-begun-now = { $code }: сауалнама басталған, жалғастырыңыз
today-due-list = Сауалнама: кімнен сұрау керек
today-alarm = «{ $name }» ({ $language }) жауаптары бір-біріне сай келмейді: қосындысын қолданбаңыз
today-open-meeting = «{ $group }» тобы жиналды ма? Жазып қойыңыз
today-open-meetings-more = { $count ->
   *[other] Тағы { $count } кездесу туралы ештеңе жазылмаған
}
today-quiet-women = { $count ->
   *[other] { $count } әйел
}
today-quiet-at-least = { $count ->
   *[other] кемінде { $count } әйел
}
first-title = Неден бастау керек
first-course = Дайын сабақтар курсын алыңыз
first-course-hint = Бағдарламада екі курс бар, олардың әр сөзін өзгертуге болады.
first-group = Топ құрыңыз
first-group-hint = Орны, апта күні, сағаты және неше орын бар.
first-woman = Алғашқы әйелді тіркеңіз
first-woman-hint = Өзі қалаған есімі мен тілі жеткілікті.
first-list = Немесе тізімді жүктеңіз
first-list-hint = .xlsx немесе .csv кестесі: не түгел сақталады, не ештеңе сақталмайды.
first-leader = Жүргізушіні шақырыңыз
first-leader-hint = Оның рөліне үйлестіруші келісім береді.
first-leader-ask = Топты кім жүргізеді
first-leader-ask-hint = Жүргізушіні әкімші шақырады, ал сіз осында келісім бересіз.
more-women = Әйелдер
more-lessons = Сабақтар мен кездесулер
more-safety = Қауіпсіздік
more-questions = Сауалнамалар мен тізімдер
more-order = Қызметкерлер мен жазбалар
more-own = Өзіңіздікі
upkeep-not-yet = Әзірге жоқ
upkeep-not-yet-hint = Алғашқы әйел тіркелген бойда керек болады.
today-parts = { $count ->
   *[other] { $count } әйел өзі туралы сақталғанның бір бөлігін өшіргенді қалайды
}
today-words-endings = { $count ->
   *[other] { $count } әйел туралы ескі сөздердің мерзімі бітеді
}
