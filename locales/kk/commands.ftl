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
