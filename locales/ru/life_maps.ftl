# Карта её жизни на бумаге.
life-map-print = Карта её жизни
life-map-lead = Моя жизнь в картинках: как сейчас и, поменьше, как было раньше.
life-map-level-low = трудно
life-map-level-middle = по-разному
life-map-level-high = хорошо
life-map-goals = Чего я хочу
life-map-hers = Эта бумага моя. Храню её там, где безопасно, или не храню вовсе.
