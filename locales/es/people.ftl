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
people-pages = Páginas de la lista
people-first-page = Al inicio
people-next-page = Siguiente
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

# Motivos
people-reason-work = Trabajo
people-reason-study = Estudios
people-reason-health = Salud
people-reason-birth = Nacimiento de un bebé
people-reason-family = Cuidado de la familia
people-reason-moved = Se mudó
people-reason-time = No le va el día o la hora
people-reason-other_help = Encontró ayuda en otro lado
people-reason-own_reasons = Sus propios motivos
people-reason-no_contact = Perdimos el contacto
people-reason-died = Falleció
people-reason-choose = Sin motivo que anotar
people-reason-missing = Elige un motivo de la lista

# Su página
people-code = Código
people-chosen-name = Nombre elegido
people-chosen-name-hint = Como ella quiere que la llamen; no tiene que ser el nombre de sus documentos.
people-language = Idioma en que prefiere hablar
people-sign = Su dibujo
people-sign-hint = Va junto a su código en tarjetas y listas, para quien no lee con facilidad.
people-since = desde el { $day }
people-from = desde el { $from }
people-from-until = { $from } – { $until }
people-groups = Grupos
people-no-group = Todavía no está en ningún grupo.
people-waits = Espera un lugar
people-stay-past = Antes
people-stay-helper = Ayuda a guiar
people-stay-visitor = Visita
people-still-member = Ya no participa, pero sigue en un grupo. Anota su salida en la página del grupo.
people-lessons = Reuniones y lecciones
people-edit = Cambiar nombre, idioma o dibujo
people-card = Tarjeta para imprimir
people-save = Guardar

# Su camino
people-mentor = Mentora
people-mentor-none = Todavía nadie
people-mentor-choose = Elegir
people-journey = Su camino
people-record-step = Anotar el siguiente paso
people-stands-at = Ahora: { $state }
people-which-step = ¿Qué cambió?
people-on-which-day = ¿Qué día?
people-reason = Motivo
people-reason-hint = Hace falta si toma una pausa, se va o sigue en otro lugar. No se guarda más que esta palabra.
people-groups-stay = Esto no cambia su lugar en el grupo. Su salida se anota en la página del grupo.
people-no-next-step = Aquí no hay un siguiente paso que puedas anotar.
people-correct = Corregir
people-correct-step = Corregir un paso
people-correct-hint = El paso equivocado queda a la vista, tachado. Si ese día no cambió nada, elige el paso anterior.
people-step-corrected = Fue un error; se corrigió el { $day }
people-step-missing = Elige qué cambió
people-step-order = Este paso no puede ir en este lugar de su camino
people-step-day-order = El día no cabe entre el paso anterior y el siguiente
people-step-same = Todo quedó igual. Cambia el paso, el día o el motivo
people-step-stale = Alguien ya corrigió este paso. Abre su página otra vez

# Los datos reservados
people-sealed = Datos reservados
people-sealed-hint = Nombre en sus documentos, teléfono, dirección y fecha de nacimiento. Queda anotado quién los abre.
people-sealed-open = Abrir
people-sealed-lead = Aquí están el nombre de sus documentos, su teléfono, su dirección y su fecha de nacimiento, si los dio.
people-sealed-logged = Ábrelos solo si los necesitas ahora. Queda anotado antes de mostrarlos, y ella puede preguntar quién los abrió.
people-sealed-why = ¿Para qué los abres?
people-sealed-why-hint = Una frase. También se guarda en reserva.
people-reason-needed = Escribe para qué los abres
people-sealed-limits-title = De qué no protege esto
people-sealed-limits = No protege de quien mira esta pantalla o le toma una foto, ni de quien tenga la carpeta del programa y su llave. No escribas aquí nada que pueda hacerle daño si alguien lo lee en voz alta.
people-sealed-empty = Todavía no hay nada guardado aquí.
people-sealed-once = Se muestran solo esta vez. Para verlos de nuevo, ábrelos otra vez.
people-sealed-change = Escribir o cambiar
people-legal-name = Nombre en sus documentos
people-birth-date = Fecha de nacimiento
people-phone = Teléfono
people-phone-hint = Con el país delante, por ejemplo +51 900 000 000
people-phone-unknown = Escribe el teléfono con números; puedes usar espacios, + y -
people-address = Dirección
people-all-optional = Escribe solo lo que haga falta. Todo puede quedar vacío.
people-too-long = Es demasiado largo: { $most } letras como máximo

# Lo que se hizo
notice-people-edited = Guardado
notice-people-step-recorded = El paso quedó anotado
notice-people-identity-saved = Guardado en reserva
