# Кімнен не сұралады, аралық бойынша.
due-lists-title = Кімнен сұрау керек
due-lists-lead = Ашық тұрған барлық аралық және сауалнамаға келіскен әйелдер. Соңына дейін сұралғаны не ол қаламағаны енді күттірмейді.
due-lists-no-window = Мұнда ашық аралық жоқ.
due-lists-nobody = Әзірге ешкім
due-lists-waiting = { $count ->
   *[other] { $count } күтіп тұр
}
due-lists-due = Сұрайтын уақыт
due-lists-due-hint = Уақыты келді, одан әлі ешкім сұраған жоқ.
due-lists-begun = Басталған
due-lists-begun-hint = Тоқтаған жерінен жалғасады.
due-lists-lost = Қағазы жоғалған
due-lists-lost-hint = Аралығы ашық тұрғанда тағы бір рет сұралады.
due-lists-gone = Қағазы жоғалған, енді сұралмайды
due-lists-gone-hint = Аралығы өтіп кетті немесе ол енді мұнда емес. Басқа ештеңе істеудің қажеті жоқ.
due-lists-missed = Уақытында сұралмаған
due-lists-missed-hint = Аралығы өтіп кетті, одан ешкім сұрамады.
due-lists-outside = Аралықтан тыс
due-lists-outside-hint = Одан ерте не кеш сұралды. Ол сақталады, бірақ ешбір аралыққа кірмейді.
due-lists-declined = Қаламады
due-lists-declined-hint = Бұл аралықта одан қайта сұралмайды.
due-lists-done = Сұралды
due-lists-done-hint = Өз аралығында соңына дейін сұралды.
due-lists-more = { $count ->
   *[other] тағы { $count }
}
