# Un nombre, un dibujo, un idioma, un día
people-name-missing = Escribe cómo quiere que la llamen
people-name-no-letter = El nombre necesita al menos una letra
people-name-signs = El nombre tiene signos que no se pueden leer. Escríbelo otra vez
people-name-long = El nombre es muy largo para una tarjeta: { $most } letras como máximo
people-sign-missing = Elige uno de los dibujos
people-language-missing = Elige el idioma en que prefiere hablar
people-day-missing = Escribe el día, el mes y el año
people-day-unknown = Ese día no existe. Revisa el día y el mes
people-day-year = Escribe el año con cuatro números, por ejemplo 2026
people-day-future = Ese día todavía no llega. Escribe hoy o un día anterior
people-day-old = Eso fue hace demasiado tiempo. El primer año posible es { $year }
people-too-long = Es demasiado largo: { $most } letras como máximo

# La lista y la búsqueda
people-list-title = Personas
people-search-label = Nombre o código
people-register = Registrar a una mujer
people-narrow = Elegir a quién ver
people-place = Dónde
people-own-groups = Mis grupos
people-state = En qué paso está
people-group = Grupo
people-any-state = Cualquier paso
people-any-group = Cualquier grupo
people-show = Mostrar
people-show-all = Mostrar a todas
people-none-found = No se encontró a nadie. Prueba con las primeras letras de su nombre o con su código.
people-none-yet = Todavía no hay nadie aquí.
people-to-export = Descargar una tabla de códigos

# Pasos de un camino
people-step-applied = Pidió entrar
people-step-waitlisted = Espera un lugar
people-step-enrolled = Tiene un lugar
people-step-active = Participa
people-step-paused = En pausa
people-step-graduated = Terminó
people-step-alumna = Sigue en contacto
people-step-left = Se fue
people-step-transferred = Sigue en otro lugar

# Dibujos
people-sign-sun = Sol
people-sign-bird = Pájaro
people-sign-mountain = Montaña
people-sign-tulip = Tulipán
people-sign-spindle = Huso
people-sign-fish = Pez
people-sign-star = Estrella
people-sign-moon = Luna
people-sign-apple = Manzana
people-sign-leaf = Hoja
people-sign-horse = Caballo
people-sign-cup = Taza

# Su página
people-chosen-name = Nombre elegido
people-chosen-name-hint = Como ella quiere que la llamen; no tiene que ser el nombre de sus documentos.
people-language = Idioma en que prefiere hablar
people-sign = Su dibujo
people-sign-hint = Va junto a su código en tarjetas y listas, para quien no lee con facilidad.
people-on-which-day = ¿Qué día?
people-edit = Cambiar nombre, idioma o dibujo
people-card = Tarjeta para imprimir
people-save = Guardar

# Lo que se hizo
notice-people-edited = Guardado
people-forgotten = Olvidada
