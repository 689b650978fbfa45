registration-title = Әйелді тіркеу
registration-short = Тіркеу
registration-lead = Есімі, тілі, суреті: осы жеткілікті. Қалғаны ол дайын болғанша күте тұрады.
registration-group-hint = Бос орын болмаса, төменнен «Орын күтуде» дегенді таңдаңыз.
registration-no-group = Әзірге топсыз
registration-places = { $count ->
    [0] бос орын жоқ
   *[other] { $count } бос орын
}
registration-step = Ол қай қадамнан бастайды?
registration-step-missing = Қай қадамнан бастайтынын таңдаңыз
registration-group-unknown = Тізімнен топты таңдаңыз
registration-site-missing = Ол қайда келетінін таңдаңыз
registration-save = Тіркеу
registration-namesake-title = Бұл сол әйел ме?
registration-namesake-lead = Мұнда есімі ұқсас әйел бар. Ол сол болса, бетін ашыңыз; екі рет тіркеудің қажеті жоқ.
registration-alike-title = Ұқсас жазылған. Осылардың бірі емес пе?
registration-namesake-other = Жоқ, бұл басқа әйел: тіркеу
registration-done = { $name } тіркелді
registration-done-text = Бұл оның коды. Оған дауыстап оқып беріңіз, карточканы сақтауы қауіпсіз болса ғана беріңіз.
registration-open = Оның бетін ашу
registration-another = Тағы бірін тіркеу
