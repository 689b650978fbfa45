# Қағаздағы өмір картасы.
life-map-print = Өмір картасы
life-map-lead = Суреттегі өмірім: қазір қалай және жанында кішірек, бұрын қалай болғаны.
life-map-level-low = қиын
life-map-level-middle = әртүрлі
life-map-level-high = жақсы
life-map-goals = Неге жеткім келеді
life-map-hers = Бұл қағаз менікі. Оны қауіпсіз жерде сақтаймын немесе мүлде сақтамаймын.
