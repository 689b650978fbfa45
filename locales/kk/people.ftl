# Есім, белгі, тіл, күн
people-name-missing = Оны қалай атау керегін жазыңыз
people-name-no-letter = Есімде кемінде бір әріп болуы керек
people-name-signs = Есімде оқылмайтын таңбалар бар. Қайта теріп жазыңыз
people-name-long = Есім карточкаға сыймайды: ең көбі { $most } әріп
people-sign-missing = Суреттердің бірін таңдаңыз
people-language-missing = Оған сөйлесуге ыңғайлы тілді таңдаңыз
people-day-missing = Күнін, айын және жылын жазыңыз
people-day-unknown = Мұндай күн жоқ. Күні мен айын тексеріңіз
people-day-year = Жылды төрт санмен жазыңыз, мысалы 2026
people-day-future = Бұл күн әлі келген жоқ. Бүгінгі не одан бұрынғы күнді жазыңыз
people-day-old = Бұл тым ертеде болған. Ең ерте жыл: { $year }
