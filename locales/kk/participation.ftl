participation-lessons-title = Оның сабақтары
participation-dose = тыңдаған не орнын толтырған сабақ
participation-dose-note = Ол мүше болған кезде тобында өткен сабақтардың ішінен.
participation-rate = қатысуы
participation-rate-note = Келуі күтілген кездердің ішінде келгені немесе кешіккені. Ескерткен күндер мен белгіленбеген күндер есептелмейді.
participation-counted-when-closed = Кездесу осында жабылғаннан кейін есептеледі.
participation-of = { $whole } ішінен { $part }
participation-not-measured = әзірге дерек жоқ
participation-none-yet = Ол келгелі топ әлі жиналған жоқ.
participation-present = Келді
participation-late = Кешікті
participation-excused = Ескертті
participation-absent = Келмеді
participation-not-marked = Белгіленбеген
participation-made-up = Орнын толтырды
participation-promised = Уәде берілді
participation-with = бірге: { $name } ({ $code })
participation-no-lesson = Сабақсыз кездесу
participation-quiet-for = { $count ->
   *[other] «{ $group }» тобында оны { $count } апта бойы ешкім көрген жоқ.
}
participation-weeks = { $count ->
   *[other] { $count } апта
}
participation-catch-up = Сабақтың орнын толтыру
participation-lesson = Ол болмаған сабақ
participation-how = Сабақтың орны толды ма?
participation-done = Иә, сабақты айтып берді
participation-will-be = Әлі жоқ, бірақ уәде берілді
participation-buddy = Кім айтып береді
participation-buddy-hint = Сол сабақта болған не орнын толтырған, өз тобындағы әйел. Бос қалдыруға болады.
participation-nobody = Әзірге ешкім
participation-save = Сақтау
participation-choose-missed = Ол болмаған сабақты таңдаңыз.
participation-choose-done = Белгілеңіз: орны толды ма, әлде уәде берілді ме.
participation-choose-buddy = Тобындағы әйелді таңдаңыз.
participation-buddy-missed-too = { $name } де бұл сабақта болмаған. Болған не орнын толтырған әйелді таңдаңыз.
participation-missed-title = Кім қай сабақта болмады
participation-nobody-missed = Орнын толтыратын сабақ жоқ.
participation-quiet-title = Көптен көрінбегендер
participation-quiet-note = { $count ->
   *[other] Тобы жиналса да, { $count } апта немесе одан көп көрінбеген әйелдер.
}
participation-nobody-quiet = Бәрі жақында көрінді.
participation-more-groups = Топ көп, бәрі бұл бетке сыймады. Керек топтың бетін ашыңыз:
notice-make-up-recorded = Сақталды.
participation-day = Орны толса, қай күні
participation-day-hint = Өзгертпесеңіз, бүгін.
participation-day-before-lesson = Тобында бұл сабақ одан кейін өтті. Күнді тексеріңіз.
participation-told = Орны толғаны және уәде берілгені
participation-told-note = Қате жазылды ма, әлде енді болмай ма? Жазбаны қайтарып алыңыз, төменде қайта жазуға болады. Мұнда тұрғаны сақталады.
participation-withdraw = Қайтарып алу
participation-before = Мұнда бұрын не тұрды
participation-corrected = өзгертілді: { $when }
participation-withdrawn = қайтарып алынды: { $when }
participation-not-marked-title = Белгіленбегендер
participation-not-marked-note = Топта бұл сабақ өткенде оларды ешкім белгілемеген, сондықтан болған-болмағаны белгісіз. Өздерінен сұраңыз немесе тізімді түзетіңіз.
notice-make-up-withdrawn = Қайтарып алынды. Онда тұрғаны сақталды.
