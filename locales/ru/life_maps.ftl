# Карта её жизни на бумаге.
life-map-print = Карта её жизни
life-map-lead = Моя жизнь в картинках: какой я видела её { $day } и, поменьше рядом, { $before }.
life-map-lead-once = Моя жизнь в картинках: какой я видела её { $day }.
life-map-level-low = трудно
life-map-level-middle = по-разному
life-map-level-high = хорошо
life-map-goals = Чего я хочу
life-map-more-goals = { $count ->
    [one] И ещё { $count } цель.
    [few] И ещё { $count } цели.
    [many] И ещё { $count } целей.
   *[other] И ещё { $count } целей.
}
life-map-shortened = Некоторые мои слова здесь сокращены. Записаны они целиком.
life-map-hers = Эта бумага моя. Храню её там, где безопасно, или не храню вовсе.
