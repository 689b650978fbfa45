# Қағаздағы өмір картасы.
life-map-print = Өмір картасы
life-map-lead = Суреттегі өмірім: оны { $day } күні қалай көрдім, жанында кішірек { $before } күні қалай көргенім.
life-map-lead-once = Суреттегі өмірім: оны { $day } күні қалай көрдім.
life-map-level-low = қиын
life-map-level-middle = әртүрлі
life-map-level-high = жақсы
life-map-goals = Неге жеткім келеді
life-map-more-goals = Тағы { $count } мақсатым бар.
life-map-shortened = Мұнда кей сөзім қысқартылған. Толығы жазулы тұр.
life-map-hers = Бұл қағаз менікі. Оны қауіпсіз жерде сақтаймын немесе мүлде сақтамаймын.
