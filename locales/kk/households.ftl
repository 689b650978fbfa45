# Кім кіммен тұрады, кім кімнің туысы
households-title = Туыстары мен көршілері
households-lead = Бағдарламада оған жақын тағы кім бар. Кім кіммен отыратынын, кім қасында болатынын шешуге көмектеседі.
households-hint = Апа-сіңлілері, анасы, көршілері және бірге тұратындар.
households-kin = Туыс не көрші
households-kin-none = Әзірге ешкім жазылмаған
households-kin-sister = Апасы не сіңлісі
households-kin-mother = Анасы
households-kin-daughter = Қызы
households-kin-cousin = Бөлесі, апайы не жиені
households-kin-in_law = Күйеу жағынан туысы
households-kin-neighbour = Көршісі
households-since = { $day } бастап
households-unseen = { $count ->
   *[other] Тағы { $count } әйел бар, сіз олармен жұмыс істемейсіз.
}
households-end = Енді олай емес
households-other = Оның коды
households-other-hint = Екінші әйелдің карточкасындағы код
households-word = Ол оған кім болады?
households-word-missing = Кім болатынын таңдаңыз
households-link = Жазып қою
households-code-unknown = Сіз жұмыс істейтіндердің ішінде мұндай код жоқ
households-herself = Бұл – өз коды
households-two-sites = Екеуі екі бөлек орталықтан
households-already = Бұл жазылып қойған
households-home = Кіммен бірге тұрады
households-home-none = Бағдарламадан басқа ешкім онымен бірге тұрмайды.
households-with = Бірге тұратын әйел
households-with-save = Бірге тұрады
households-lives-already = Ол басқа үйде тұрады деп жазылған. Алдымен соны тоқтатыңыз.
households-lives-there = Сонда тұрады
households-head = Үй иесі
households-is-head = Ол – осы үйдің иесі
households-make-head = Үй иесі – ол
households-move-out = Енді онда тұрмайды
households-carries-nothing = Оның жазбасынан оларға, олардікінен оған ештеңе өтпейді.
households-in-group = Осы топтағы туыстар не көршілер. Бөлек отырғысы келе ме, өздерінен сұраңыз.

# Жаңа ғана не істелді
notice-households-linked = Жазылды
notice-households-ended = Бүгіннен бастап тоқтады
notice-households-lives = Жазылды: бірге тұрады
notice-households-head-set = Жазылды: ол – үй иесі
notice-households-moved-out = Жазылды: енді онда тұрмайды
