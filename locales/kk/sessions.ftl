# Meetings of a group
sessions-title = Кездесу
sessions-list-title = Кездесулер
sessions-today = Бүгін
sessions-coming = Алда
sessions-coming-empty = Алдағы апталарда кездесу жоқ.
sessions-past = Өткендері
sessions-past-empty = Әзірге бос. Бірінші кездесуден кейін осында көрінеді.
sessions-open = Ашу
sessions-open-today = Кездесуді бастау
sessions-open-anyway = Бәрібір кездесеміз
sessions-go-on = Жалғастыру
sessions-print-next = Келесі кездесуге бос парақ (PDF)
sessions-extra = Басқа күні кездесу
sessions-extra-day = Қай күні?
sessions-extra-day-hint = Мысалы, 28 11 2026
sessions-extra-why = Неге басқа күні?
sessions-extra-add = Кездесуді қосу
sessions-extra-anyway = Демалыс болса да кездесеміз
sessions-extra-moved = Әдеттегі күннің орнына
sessions-extra-celebration = Мереке
sessions-extra-other = Басқа себеп
sessions-hours-opened = { $count ->
   *[other] Ашылған { $count } кездесу топ енді жиналмайтын күнде тұр
}
sessions-hours-opened-hint = Әрқайсысы өте ме, соны белгілеңіз. Күні өзгермеген кездесу жаңа сағатқа өзі ауысады.
sessions-hours-off = Өтпейді: басқа күнге ауыстырылды
sessions-hours-keep = Сол қалпында қалдыру

# How a meeting stands
sessions-state-planned = Жоспарда
sessions-state-today = Бүгін
sessions-state-met = Өтті
sessions-state-not-met = Өтпеді
sessions-state-not-met-because = Өтпеді: { $reason }
sessions-state-unclosed = Әлі жабылмаған
sessions-state-unrecorded = Ештеңе жазылмаған
sessions-state-holiday = Демалыс: { $name }
sessions-marked-of = Белгіленгені: { $all } ішінен { $marked }

# One meeting
sessions-time = Уақыты
sessions-place = Орны
sessions-lesson = Сабақ
sessions-lesson-none = Сабақсыз
sessions-lesson-change = Басқа сабақ таңдау
sessions-lesson-save = Сабақты сақтау
sessions-lesson-read = Осы кездесудің сабағы: не айту, не сұрау керек
sessions-whom-to-call-hint = Біреуге ауыр тисе
sessions-tasks = Кездесуде не істейміз
sessions-roll = Кім келгенін белгілеу
sessions-roll-open = Тізімді ашу
sessions-circles = Шеңберлер
sessions-close = Кездесуді жабу
sessions-close-hint = Бәрі тарқаған соң.
sessions-close-now = Кездесуді жабу
sessions-closed = Жабық
sessions-not-closed = Ашық
sessions-correct = Белгіні түзету
sessions-not-counted = Саналмаған
sessions-not-met = Кездесу болмады
sessions-not-met-why = Неге?
sessions-not-met-save = Сақтау: кездесу болмады
sessions-not-met-holiday = Мереке
sessions-not-met-weather = Ауа райы
sessions-not-met-leader-ill = Жүргізуші ауырып қалды
sessions-not-met-no-room = Бөлме болмады
sessions-not-met-too-few = Тым аз адам келді
sessions-not-met-moved = Басқа күнге ауыстырылды
sessions-not-met-other = Басқа себеп
sessions-resume = Кездесу бәрібір өтті
sessions-close-missing = { $count ->
   *[other] Әлі { $count } әйел белгіленбеген
}
sessions-close-back = Тізімге оралу
sessions-close-stay-hint = Қазір жапсаңыз, олар «белгіленбеген» болып қалады. Белгі қойылмаса, ешкім келмеді деп саналмайды.
sessions-close-stay = Бәрібір жабу

# Roll call
sessions-roll-title = Кім келді
sessions-roll-empty = Бұл күні топта әлі ешкім жоқ.
sessions-roll-hint = Қанша рет болса да сақтай беріңіз. Кейін жалғастыруға болады.
sessions-save = Сақтау
sessions-unmarked = Белгіленбеген
sessions-others = Тағы кім келді
sessions-counts-hint = Санамағаныңызды бос қалдырыңыз.
sessions-visitors = Аты жазылмаған қонақтар
sessions-visitors-hint = Келген, бірақ жазылғысы келмеген әйелдер.
sessions-children = Балалар
sessions-headcount = Бөлмедегі адам саны
sessions-headcount-hint = Өзіңізді қосқанда, бөлмедегі адамның бәрі.
sessions-walk-in = Жаңа әйел келді
sessions-walk-in-name = Өзі қалаған есімі
sessions-walk-in-hint = Ол келді деп белгіленеді және тізімде қонақ болып қалады.
sessions-walk-in-language = Оның тілі
sessions-reason-ill = Ауырып қалды
sessions-reason-child-ill = Баласы ауырып қалды
sessions-reason-work = Жұмыс
sessions-reason-travel = Сапарда
sessions-reason-family = Отбасы
sessions-reason-not-told = Білмейміз
sessions-reason-other = Басқа себеп
sessions-why = Неге түзетіледі?
sessions-why-hint = Бұрынғы белгі сақталады.
sessions-why-mistake = Қателесіп белгіленген
sessions-why-paper = Қағаз тізімнен көшірілді
sessions-why-heard-later = Кейін білдік
sessions-why-other = Басқа себеп
sessions-why-merged = Екі жазба қосылды
sessions-why-leader-away = Жетекші бүгін жоқ
sessions-why-no-leader = Топта әзірге жетекші жоқ
sessions-stand-in = Неге жетекші емес, сіз белгілейсіз?
sessions-stand-in-hint = Белгіні топты жүргізетін адам қояды. Басқа адам себебін айтады.
sessions-problem-stand-in = Жетекшінің орнына неге белгілейтініңізді таңдаңыз
sessions-walk-in-is = Ол осылардың бірі ме?
sessions-walk-in-other = Жоқ, ол басқа әйел
sessions-problem-walk-in-alike = Оған ұқсас әйел бұрыннан бар: сол ма, айтыңыз
sessions-problem-walk-in-code = { $code } коды бар, сіз көре алатын ешкім жоқ. Оны қалай атау керегін жазыңыз.
sessions-problem-walk-in-here = { $code } осы тізімде бар: оны сол жерде белгілеңіз
sessions-earlier-visitors = Өткен апталардың қонақтары

# What is refused
sessions-problem-future = Бұл кездесу { $day } күні болады. Содан бастап белгілеуге болады.
sessions-problem-not-met = Бұл күні топ кездеспеген. Кездескен болса, алдымен сол белгіні алып тастаңыз.
sessions-problem-closed = Кездесу жабық. Белгілерді үйлестіруші түзете алады.
sessions-problem-why = Неге түзететініңізді таңдаңыз
sessions-problem-no-member = { $code } бұл күні топта болмаған, сондықтан белгілеуге болмайды.
sessions-problem-reason = { $name }: себебін таңдаңыз. Білмесеңіз, соны белгілеңіз.
sessions-problem-choice = Тізімде мұндай жауап жоқ. Қайта таңдаңыз.
sessions-problem-choose = Тізімнен таңдаңыз
sessions-problem-number = 0-ден { $most }-ге дейінгі бүтін сан жазыңыз немесе бос қалдырыңыз
sessions-problem-headcount = Бөлмеде { $heads } адам болуы мүмкін емес: келгені { $there }, қонақ { $visitors }, барлығы { $sum }.
sessions-problem-day = Күнін, айын, жылын жазыңыз, мысалы, 28 11 2026
sessions-problem-before-first = Топ { $day } күнінен бері кездеседі. Кейінгі күнді таңдаңыз.
sessions-problem-too-far = Кездесуді ең көбі { $weeks } апта бұрын ашуға болады.
sessions-problem-group-closed = Бұл топ жабылған, енді кездеспейді.
sessions-problem-were-there = { $there ->
   *[other] { $there } әйел келді деп белгіленген. Тым аз келген болса, соны таңдаңыз.
}
sessions-problem-nobody = Ешкім келді деп белгіленбеген. Кездесу болмаса, «Кездесу болмады» дегенді таңдаңыз.

# What was set right
sessions-link = Жүргізушіні алмастыратын адамға сілтеме
sessions-history = Не түзетілді
sessions-history-lead = Орнына басқасы қойылған әр белгі және кездесудің өзі туралы бұрын не жазылғаны.
sessions-history-empty = Ештеңе өзгермеген.
sessions-before-table = Кездесу туралы бұрын не жазылған
sessions-before-what = Не
sessions-before-lesson = Сабақ
sessions-before-counts = Адам саны
sessions-before-hour = Уақыты
sessions-before-state = Кездесу өтті ме
sessions-history-table = Бұрынғы белгілер
sessions-history-who = Кім
sessions-history-was = Бұрын не тұрған
sessions-history-marked = Белгіленген
sessions-history-replaced = Өзгертілген

# Paper
sessions-print = Тізімді басып шығару
sessions-print-language = Парақтың тілі
sessions-print-how = Қалай?
sessions-print-blank = Бос, қолмен толтыруға
sessions-print-large = Ірі қаріп
sessions-print-make = PDF жасау
sessions-paper-title = Қатысу тізімі
sessions-paper-date = Күні
sessions-paper-number = №
sessions-paper-code = Код
sessions-paper-name = Есімі
sessions-paper-present = Келді
sessions-paper-late = Кешікті
sessions-paper-excused = Ескертті
sessions-paper-absent = Келмеді
sessions-paper-reason = Себебі
sessions-paper-visitors = Қонақтар
sessions-paper-women = Әйелдер
sessions-paper-signature = Жүргізушінің қолы
sessions-paper-printed = Басып шығарылды: { $when }
sessions-paper-page = {"{pages}"} беттің {"{page}"}-беті

# Notices
notice-sessions-saved = Белгілер сақталды
notice-sessions-saved-part = Сақталды. Әрі қарай белгілей беріңіз
notice-sessions-closed = Кездесу жабылды. Рақмет
notice-sessions-not-met = Сақталды: топ кездеспеді
notice-sessions-resumed = Белгі алынды: топ кездесті
notice-sessions-lesson-saved = Сабақ сақталды
