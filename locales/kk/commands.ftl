# Пәрмен жолы не айтады
commands-import-columns = Қай бағанда не бар:
commands-import-rows = { $count ->
   *[other] { $count } жол оқылды.
}
commands-import-made = { $count ->
   *[other] әйел жазылды
}
commands-import-updated = { $count ->
   *[other] әйелдің дерегі жаңарды
}
commands-import-unchanged = { $count ->
   *[other] әйел өзгеріссіз қалды
}
commands-import-groups = { $count ->
   *[other] топ құрылды
}
commands-import-dry = Ештеңе өзгерген жоқ, бұл тек тексеру еді. --dry-run болмаса, бәрі сақталады.
commands-import-more = { $count ->
   *[other] Тағы { $count } қатені --json көрсетеді.
}
commands-key-part = { $of } бөліктің { $number }-бөлігі
commands-key-what = Бұл — кілттің бір бөлігі. Компьютер жоғалса, екі бөлік бірге жазбаларды қайта ашады. Бір бөлік ештеңе ашпайды.
commands-key-apart = Ешкім қарамайтын жерде сақтаңыз, басқа бөліктің жанына қоймаңыз. Ешкімге суретке түсіртпеңіз.
commands-key-how = Керек болғанда төрт жолды осындағыдай теріңіз. Бас әріп пен кіші әріптің, бос орынның айырмасы жоқ.
commands-key-lost = Парақты жоғалтсаңыз, бірден айтыңыз: қалған екеуімен жаңасын жасауға болады.
commands-import-nothing-saved = Ештеңе сақталған жоқ.
