# Забота о наставницах.
supervision-title = Наставницы
supervision-lead = Кто с кем идёт, кто хочет поговорить и с кем давно не говорили. Здесь никто не выше другой.
supervision-mentors = Кто рядом с женщинами
supervision-none = Здесь ещё никто не утверждён наставницей.
supervision-women =
    { $count ->
        [one] { $count } женщина
        [few] { $count } женщины
       *[many] { $count } женщин
    }
supervision-wants-talk = хочет поговорить с { $day }
supervision-last-talk = говорили { $day }
supervision-no-talk = Ни одного разговора с ней не записано.
supervision-silent =
    { $count ->
        [one] { $count } день без разговора
        [few] { $count } дня без разговора
       *[many] { $count } дней без разговора
    }
supervision-silent-title = С ними давно не говорили
supervision-silent-none = За три недели поговорили со всеми.
supervision-heavy-count =
    { $count ->
        [one] Она хочет обсудить { $count } беседу.
        [few] Она хочет обсудить { $count } беседы.
       *[many] Она хочет обсудить { $count } бесед.
    }
supervision-new = Мы поговорили
supervision-about = О чём
supervision-about-hint = Слов о женщине здесь быть не должно.
supervision-topic-heavy = О тяжёлом
supervision-topic-caseload = О нагрузке
supervision-topic-promises = Об обещаниях, которые ждут
supervision-topic-own_life = О её собственной жизни
supervision-topic-training = О том, чему хочет научиться
supervision-topic-other = О другом
supervision-her-women = С кем она идёт
supervision-no-women = Сейчас ни с кем.
supervision-talks = Прежние разговоры
supervision-topic-missing = Отметьте, о чём говорили.
notice-supervision-recorded = Разговор записан.
notice-supervision-set-aside = Разговор убран. Тяжёлое снова ждёт.
supervision-load = несёт { $load } из { $room }
supervision-load-unasked = несёт { $load }, сколько может — не спрошено
supervision-alone =
    { $count ->
        [one] { $count } женщина здесь без наставницы
        [few] { $count } женщины здесь без наставницы
       *[many] { $count } женщин здесь без наставницы
    }
