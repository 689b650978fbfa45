participation-lessons-title = Оның сабақтары
participation-dose = тыңдаған не қуып жеткен сабақ
participation-dose-note = Ол мүше болған кезде тобында өткен сабақтардың ішінен.
participation-rate = қатысуы
participation-rate-note = Келуі күтілген кездердің ішінде болғаны немесе кешігіп келгені. Ескерткен күндер мен белгіленбеген күндер есептелмейді.
participation-of = { $whole } ішінен { $part }
participation-not-measured = өлшенбеген
participation-none-yet = Ол келгелі топ әлі жиналған жоқ.
participation-present = болды
participation-late = кешікті
participation-excused = ескертті
participation-absent = келмеді
participation-not-marked = белгіленбеген
participation-made-up = қуып жетті
participation-promised = уәде берілді
participation-with = кіммен: { $name } ({ $code })
participation-no-lesson = Сабақсыз кездесу
participation-quiet-for = { $count ->
   *[other] «{ $group }» тобында оны { $count } апта бойы ешкім көрген жоқ.
}
participation-weeks = { $count ->
   *[other] { $count } апта
}
participation-catch-up = Сабақты қуып жету
participation-lesson = Ол болмаған сабақ
participation-how = Бұл болды ма?
participation-done = Иә, сабақты айтып берді
participation-will-be = Әлі жоқ, бірақ уәде берілді
participation-buddy = Кім айтып береді
participation-buddy-hint = Сол сабақта болған тобындағы әйел. Бос қалдыруға болады.
participation-nobody = Әзірге ешкім
participation-save = Сақтау
participation-choose-missed = Ол болмаған сабақты таңдаңыз.
participation-choose-done = Болды ма, әлде уәде берілді ме — белгілеңіз.
participation-choose-buddy = Тобындағы әйелді таңдаңыз.
participation-buddy-missed-too = { $name } де бұл сабақта болмаған. Болған адамды таңдаңыз.
participation-missed-title = Кім қай сабақта болмады
participation-nobody-missed = Қуып жететін сабақ қалған жоқ.
participation-quiet-title = Көптен көрінбегендер
participation-quiet-note = { $count ->
   *[other] Тобы жиналса да, { $count } апта немесе одан көп көрінбеген әйелдер.
}
participation-nobody-quiet = Бәрі жақында көрінді.
participation-more-groups = Топтар бұл бетке сыймайды. Топтың өз бетін ашыңыз:
notice-make-up-recorded = Сақталды.
