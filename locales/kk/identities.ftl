# Жабық бөлік
identity-title = Жабық бөлік
identity-hint = Құжаттағы есімі, телефоны, мекенжайы, туған күні. Ашқан сайын жазылып отырады.
identity-open = Ашу
identity-lead = Мұнда, егер ол айтқан болса, құжаттағы есімі, телефоны, мекенжайы және туған күні тұрады.
identity-logged = Қазір керек болса ғана ашыңыз. Алдымен ашқаныңыз жазылады, содан кейін ғана деректер көрінеді; ол кім ашқанын сұрай алады.
identity-why = Не үшін ашасыз?
identity-why-own = Немесе өз сөзіңізбен
identity-because-reach = Онымен байланысу үшін
identity-because-papers = Ол сұраған қағаз үшін
identity-because-asked = Өзі қарап беруді сұрайды
identity-because-correct = Жазып алу не түзету үшін
identity-why-hint = Бір сөйлем. Ол да жабық сақталады.
identity-reason-needed = Не үшін ашатыныңызды жазыңыз
identity-limits-title = Бұл неден қорғамайды
identity-limits = Осы экранға қараған бөгде көзден, экранның суретінен және Минканың қалтасы да, кілті де қолында бар адамнан қорғамайды. Дауыстап оқылса, оған зиян келтіретін нәрсені мұнда жазбаңыз.
identity-empty = Мұнда әзірге ештеңе жоқ.
identity-once = Бір рет көрсетілді. Қайта көру үшін қайта ашыңыз.
identity-change = Жазу не өзгерту
identity-legal-name = Құжаттағы есімі
identity-birth-date = Туған күні
identity-birth-hint = Өзі білгенінше: тек жылы не айы мен жылы жетеді.
identity-birth-month = { $year } жылғы { $month }
identity-birth-year = { $year } жыл
identity-birth-month-missing = Айын да жазыңыз немесе күнін бос қалдырыңыз
identity-birth-both = Не күнін, не жасын жазыңыз, екеуін емес
identity-birth-age = { $count ->
    [one] { $count } жаста, { $day } сұралған
   *[other] { $count } жаста, { $day } сұралған
}
identity-age = Немесе неше жаста
identity-age-hint = Күнін білмесе, толық жасы. Ол жас күйінде қалады, күнге айналмайды.
identity-age-unknown = Толық жасын жазыңыз
identity-asked-on = Қай күні сұралды
identity-month-1 = қаңтар
identity-month-2 = ақпан
identity-month-3 = наурыз
identity-month-4 = сәуір
identity-month-5 = мамыр
identity-month-6 = маусым
identity-month-7 = шілде
identity-month-8 = тамыз
identity-month-9 = қыркүйек
identity-month-10 = қазан
identity-month-11 = қараша
identity-month-12 = желтоқсан
identity-phone = Телефон
identity-phone-hint = Ел кодымен, мысалы, +7 701 000 00 00
identity-phone-unknown = Нөмірді цифрмен жазыңыз, кемінде бес цифр; бос орын, + және - болады
identity-address = Мекенжайы
identity-all-optional = Керегін ғана жазыңыз. Кез келген өріс бос қала алады.

# Не істелді
notice-identity-saved = Жабық бөлікте сақталды
name-search-title = Құжаттағы аты бойынша табу
name-search-lead = Құжаттағы атын кез келген әліпбимен немесе телефон нөмірін толық жазыңыз. Сіз кодтар мен қалаған есімдерді көресіз, құлыптаулы тұрғанды емес. Әр сұрақ жазылып қалады, сағатына жиырма сұрақ.
name-search-what = Құжаттағы аты немесе телефоны
name-search-hint = Сөзді толық жазыңыз; біреуі де жетеді
name-search-do = Табу
name-search-none = Сіз көретіндердің ішінен ешкім табылмады.
name-search-more = Тағы бар. Екінші атын қосыңыз.
name-search-needed = Атын немесе нөмірін жазыңыз.
people-by-name = Құжаттағы аты немесе телефоны бойынша
staff-action-person-search-name = Құжаттағы аты бойынша іздеді
staff-action-identities-traced = Мөрленген аттардың іздері жасалды
