registration-title = Записать женщину
registration-short = Регистрация
registration-lead = Имя, язык, картинка: этого достаточно. Остальное подождёт, пока она будет готова.
registration-group-hint = Если мест нет, выберите ниже «Ждёт места».
registration-no-group = Пока без группы
registration-places = { $count ->
    [0] мест нет
    [one] { $count } свободное место
    [few] { $count } свободных места
    [many] { $count } свободных мест
   *[other] { $count } свободных мест
}
registration-step = С какого шага она начинает?
registration-step-missing = Выберите, с какого шага она начинает
registration-group-unknown = Выберите группу из списка
registration-site-missing = Выберите, куда она приходит
registration-save = Записать
registration-namesake-title = Это та же женщина?
registration-namesake-lead = Здесь уже записана женщина с похожим именем. Если это она, откройте её страницу; дважды записывать не нужно.
registration-alike-title = Похоже пишутся. Это не одна из них?
registration-namesake-other = Нет, это другая женщина: записать
registration-done = { $name }: запись сделана
registration-done-text = Это её код. Прочтите его вслух и дайте карточку, если ей безопасно её хранить.
registration-open = Открыть её страницу
registration-another = Записать ещё одну
