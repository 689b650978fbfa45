# Көп әйел туралы сандар.
group-reports-asked = Басында сұралды
group-reports-summed = Оның ішінде қосындысы бары
group-reports-not-yet = Оның ішінде соңы әлі келмегені
group-reports-expected = Басында жауап бергендер, соңы әлі келмегендерсіз
group-reports-pairs = Екі рет те қосындысы бар, сол сөздермен
group-reports-outside = { $count ->
   *[other] { $count } рет аралықтан тыс сұралды. Ол сақталады, бірақ бұл сандардың ешқайсысына кірмейді.
}
group-reports-other-words = { $count ->
   *[other] { $count } әйелдің екі рет те қосындысы бар, бірақ сөздері не есебі басқа: қатар қойылмайды.
}
group-reports-only-at-end = { $count ->
   *[other] { $count } әйел соңында жауап берді, басында бермеді.
}
group-reports-effect = Әсер шамасы (g_av, 95 % аралық)
group-reports-lost-as-none = Кеткендерде өзгеріс болмады десек, өзгеріс
group-reports-counts-only = Екі қосындысы да бар әйел { $least } санынан аз: тек саны айтылады, үлес пен орташа айтылмайды.
group-reports-borrowed = { $count ->
   *[other] Осы әйелдердің { $count } біздің өз сөздерімізбен сұралды; нені анық дейтіні басқа сөздермен анықталған.
}
group-reports-lost = Кеткендер
group-reports-stayed = Қалғандар
group-reports-known = Басында не белгілі болды
group-reports-sum-at-start = Басындағы қосынды
group-reports-mean-of = { $count ->
   *[other] { $mean } ({ $count } әйел)
}
group-reports-no-balance = Қалғандар мен кеткендер әр жағында кемінде { $least } әйел болғанда ғана қатар қойылады.
group-reports-not-asked = Уақытында ешкім сұрамады
group-reports-answered-nothing = Сұралды, бірақ ешқайсысына жауап бермеді
group-reports-other-reasons = Басқа себептер, әрқайсысы бес әйелден аз
group-reports-twice = Екі рет те сол сөздермен жауап берді
group-reports-questions = Сұрақ-сұрағымен
group-reports-questions-hint = Сұраққа басында да, соңында да жауап берген әйелдердің қаншасында басындағыдан жақсырақ, сол күйі немесе қиынырақ. Деңгейлер қосылмайды.
group-reports-question = Сұрақ
group-reports-better = Жақсырақ
group-reports-same = Сол күйі
group-reports-harder = Қиынырақ
group-reports-higher = Тізімде кейінірек тұрған жауап
group-reports-lower = Тізімде ертерек тұрған жауап
group-reports-undirected-hint = Кейінірек не ертерек деген — жауаптың тізімдегі орны. Қайсысы жақсы екенін ешкім айтқан жоқ.
group-reports-few-questions = Сұраққа басында да, соңында да жауап берген кемінде { $least } әйел керек.
group-reports-scales = Шкала-шкаласымен
group-reports-scale = Шкала
group-reports-few-scales = Шкаласы басында да, соңында да бар әйел { $least } санынан аз: орташа айтылмайды.
