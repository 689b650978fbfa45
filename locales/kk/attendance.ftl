attendance-title = Қатысу
attendance-lead = Топтарға қалай қатысты. Топтар аты бойынша тұр, ал есептеу әр әйелдің бетіндегідей. Кездесуде ешкім белгіленбесе, дерек жоқ.
attendance-there = күтілгендердің ішінен келгені
attendance-held = өткен кездесу
attendance-rest = Бұдан бөлек
attendance-day = Кездесу
attendance-lesson = Сабақ
attendance-meetings = Кездесулер, алдымен соңғылары
attendance-none-held = Бұл уақытта бірде-бір кездесу өткен жоқ.
attendance-excused = { $count ->
   *[other] { $count } әйел ескертті
}
attendance-not-marked = { $count ->
   *[other] { $count } әйел белгіленбеген
}
attendance-headcount = { $count ->
   *[other] бөлмеде { $count } адам саналды
}
attendance-period = Басқа мерзім
attendance-from = Қай күннен
attendance-until = Қай күнге дейін, сол күнді қоса
attendance-show = Көрсету
attendance-turned = Соңғы күн бірінші күннен бұрын тұр. Біреуін өзгертіңіз.
attendance-too-long = Бұл бір жылдан ұзақ. Бірінші күнді кейінірек таңдаңыз.
attendance-of-period = { $from } – { $until }
attendance-table = Мұны кесте етіп жүктеу
