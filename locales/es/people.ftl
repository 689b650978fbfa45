# Un nombre, un dibujo, un idioma, un día
people-name-missing = Escribe cómo quiere que la llamen
people-name-no-letter = El nombre necesita al menos una letra
people-name-signs = El nombre tiene signos que no se pueden leer. Escríbelo otra vez
people-name-long = El nombre es muy largo para una tarjeta: { $most } letras como máximo
people-sign-missing = Elige uno de los dibujos
people-language-missing = Elige el idioma en que prefiere hablar
people-day-missing = Escribe el día, el mes y el año
people-day-unknown = Ese día no existe. Revisa el día y el mes
people-day-year = Escribe el año con cuatro cifras, por ejemplo 2026
people-day-future = Ese día todavía no llega. Escribe hoy o un día anterior
people-day-old = Eso fue hace demasiado tiempo. El primer año posible es { $year }
