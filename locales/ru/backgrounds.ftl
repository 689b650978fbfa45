# Что она рассказала о своей жизни
backgrounds-title = Её жизнь
backgrounds-hint = Семья, работа, что её привело. Только когда она готова; под замком.
backgrounds-lead = Здесь то, что она рассказала о семье, работе и о том, что её привело, если хотела.
backgrounds-empty = Она пока ничего не рассказала. Это нормально.
backgrounds-told = Рассказала { $at }
backgrounds-earlier = Рассказывала раньше
backgrounds-tell = Спросить и записать
backgrounds-tell-hint = Спрашивайте только о том, на что она хочет отвечать. Любой вопрос можно пропустить. «Не хочу говорить» – тоже ответ, и хороший.
backgrounds-not-asked = Не спрашивали
backgrounds-rather-not = Не хочет говорить
backgrounds-choose = Выберите ответ из списка

# Вопросы
backgrounds-ask-marital = Замужем ли она?
backgrounds-marital-single = Не замужем
backgrounds-marital-married = Замужем
backgrounds-marital-together = Живёт с партнёром
backgrounds-marital-religious = Брак только по вере
backgrounds-marital-separated = Живут раздельно
backgrounds-marital-divorced = В разводе
backgrounds-marital-widowed = Вдова
backgrounds-ask-children = Сколько у неё детей?
backgrounds-ask-household_size = Сколько человек живёт в доме вместе с ней?
backgrounds-ask-livelihood = На что она живёт?
backgrounds-livelihood-employed = Работает по найму
backgrounds-livelihood-own_work = Работает на себя
backgrounds-livelihood-day_work = Случайные заработки
backgrounds-livelihood-home = Дом и дети
backgrounds-livelihood-studying = Учится
backgrounds-livelihood-pension = Пенсия или пособие
backgrounds-livelihood-looking = Ищет работу
backgrounds-ask-brings = Что её привело?
backgrounds-ask-heard = Откуда она о нас узнала?
backgrounds-heard-friend = От подруги или родных
backgrounds-heard-neighbour = От соседки
backgrounds-heard-member = От участницы группы
backgrounds-heard-staff = От кого-то из нас
backgrounds-heard-internet = В интернете
backgrounds-heard-poster = Объявление или листовка
backgrounds-heard-other_help = Из другого места, где помогают
backgrounds-heard-other = Иначе
backgrounds-ask-seeing = Трудно ли ей видеть, даже в очках?
backgrounds-ask-hearing = Трудно ли ей слышать, даже со слуховым аппаратом?
backgrounds-ask-walking = Трудно ли ей ходить или подниматься по ступенькам?
backgrounds-ask-remembering = Трудно ли ей запоминать или сосредоточиться?
backgrounds-ask-self_care = Трудно ли ей мыться или одеваться?
backgrounds-ask-communicating = Трудно ли ей на родном языке понимать других или быть понятой?
backgrounds-difficulty-none = Нет, не трудно
backgrounds-difficulty-some = Да, немного трудно
backgrounds-difficulty-lot = Да, очень трудно
backgrounds-difficulty-cannot = Совсем не может
backgrounds-functioning-with = По шести вопросам Вашингтонской группы: с инвалидностью.
backgrounds-functioning-without = По шести вопросам Вашингтонской группы: без инвалидности.

# О чём спрашивает программа
backgrounds-settings = О чём мы её спрашиваем
backgrounds-settings-lead = Спрашивайте только то, что нужно, чтобы ей помочь. Выключенного нет ни в одной форме, и из списков его не берут. Записанное раньше остаётся, его можно стереть, и оно уйдёт вместе с её страницей.
backgrounds-switches-hint = Снимите отметку с того, что вам не нужно.
backgrounds-reasons = Что приводит сюда женщин
backgrounds-reasons-none = Список пока пуст, поэтому об этом не спрашивают.
backgrounds-reason-new = Своими словами
backgrounds-reason-hint = Коротко и по-доброму, например «Научиться шить». Ничего, что могло бы навредить, если прочесть вслух.
backgrounds-reason-add = Добавить в список
backgrounds-reason-end = Больше не предлагать
backgrounds-words-missing = Напишите несколько слов
backgrounds-words-long = Не больше { $most } букв
backgrounds-words-many = Не больше { $most } строк. Сначала уберите одну.

# Что только что сделано
notice-backgrounds-saved = Закрыто и сохранено
notice-backgrounds-chosen = Сохранено
