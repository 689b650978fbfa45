# Кто с кем живёт и кто кому родня
households-title = Родные и соседки
households-lead = Кто ещё из программы ей близок. Это помогает решить, кому с кем сидеть и кто будет рядом.
households-hint = Сёстры, матери, соседки и те, с кем она живёт.
households-kin = Родные и соседки
households-kin-none = Пока никого
households-kin-sister = Сестра
households-kin-mother = Мать
households-kin-daughter = Дочь
households-kin-cousin = Двоюродная сестра, тётя, племянница
households-kin-in_law = Родня по мужу
households-kin-neighbour = Соседка
households-since = с { $day }
households-unseen = { $count ->
    [one] И ещё { $count } женщина, с которой вы не работаете.
    [few] И ещё { $count } женщины, с которыми вы не работаете.
    [many] И ещё { $count } женщин, с которыми вы не работаете.
   *[other] И ещё { $count } женщины, с которыми вы не работаете.
}
households-end = Больше не так
households-other = Её код
households-other-hint = Код другой женщины, как на карточке
households-word = Кем она ей приходится?
households-word-missing = Выберите, кем она приходится
households-link = Записать
households-code-unknown = Среди ваших женщин такого кода нет
households-herself = Это её собственный код
households-two-sites = Они из разных центров
households-already = Это уже записано
households-home = С кем она живёт
households-home-none = Никто больше из программы с ней не живёт.
households-with = Она живёт с
households-with-save = Живут вместе
households-lives-already = Она уже записана в другом доме. Сначала отметьте, что она там не живёт.
households-lives-there = Живёт там
households-head = Глава дома
households-is-head = Она глава этого дома
households-make-head = Она глава дома
households-move-out = Больше там не живёт
households-staff = Близкие ей среди сотрудниц
households-staff-lead = Кто ей родня, живёт с ней или знает её лично, не бывает её наставницей. Это видит только тот, кто видит эту страницу.
households-staff-who = Кто здесь работает
households-staff-choose = Выберите
households-staff-sister = Сестра
households-staff-relative = Другая родственница
households-staff-household = Живёт с ней в одном доме
households-staff-privately = Знает её лично
households-staff-missing = Выберите, кто из сотрудниц
households-staff-beside = Сейчас она её наставница: нужна другая
households-not-offered = Не предлагаются, потому что близки ей: { $who }
households-tied-sister = { $name } – её сестра. Рядом с ней должна быть другая
households-tied-relative = { $name } – её родственница. Рядом с ней должна быть другая
households-tied-household = { $name } живёт с ней в одном доме. Рядом с ней должна быть другая
households-tied-privately = { $name } знает её лично. Рядом с ней должна быть другая
households-carries-nothing = Ничего из её записи не переходит к ним, и от них – к ней.
households-in-group = Родные или соседки в этой группе. Спросите их, хотят ли они сидеть порознь.

# Что только что сделано
notice-households-linked = Записано
notice-households-ended = С сегодняшнего дня не действует
notice-households-lives = Записано: живут вместе
notice-households-head-set = Записано: она глава дома
notice-households-moved-out = Записано: больше там не живёт
