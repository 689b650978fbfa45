group-full = { $capacity ->
    [one] El único lugar está ocupado.
   *[other] Los { $capacity } lugares están ocupados.
} Aumenta los lugares o ponla en la lista de espera.
group-title = Grupo
group-list-title = Grupos
group-list-caption = Grupos por nombre
group-list-none = Todavía no se reúne ningún grupo.
group-list-none-closed = No hay grupos cerrados.
group-list-closed = Grupos que ya terminaron. Su historia queda aquí.
group-list-see-closed = Grupos cerrados
group-list-more = Más grupos
group-list-calendar = Las reuniones en tu calendario
group-sites = Sedes
group-new = Grupo nuevo
group-edit = Cambiar el grupo
group-edit-closed = El grupo está cerrado. Ábrelo de nuevo antes de cambiarlo.
group-name = Nombre del grupo
group-name-hint = Un nombre que no diga nada de las mujeres, como una flor.
group-name-missing = Escribe un nombre para el grupo
group-name-taken = Ya hay un grupo con ese nombre. Elige otro
group-words-long = Es demasiado largo: { $most } letras como máximo
group-place = Lugar
group-place-hint = Solo para el equipo; los calendarios no lo muestran.
group-place-wrong = Escribe el lugar con palabras
group-weekday = Día de la semana
group-starts = Empieza a las
group-starts-hint = Por ejemplo, 18:30
group-minutes = Cuántos minutos
group-rhythm = Cada cuánto
group-first-day = Primer día
group-first-day-hint = Las semanas se cuentan desde la primera reunión de este día en adelante.
group-last-day = Último día
group-last-day-hint = Déjalo vacío si el grupo sigue.
group-last-before-first = El último día es anterior al primero
group-hours = Cambiar el día y la hora
group-hours-lead = Las reuniones pasadas conservan su día y su hora. Lo nuevo vale desde el día que elijas.
group-hours-from = Desde qué día
group-hours-from-hint = Si el grupo se reúne cada dos o cuatro semanas, se cuentan desde la primera reunión de ese día en adelante.
group-capacity = Lugares
group-capacity-hint = Cuántas mujeres caben, de 1 a 60.
group-capacity-wrong = Escribe cuántos lugares, de { $least } a { $most }
group-capacity-less = { $count ->
    [one] Ya hay { $count } lugar ocupado
   *[other] Ya hay { $count } lugares ocupados
}: no puede haber menos
group-course = Curso
group-course-none = Sin curso
group-course-unknown = Elige un curso de este programa
group-language = Idioma
group-language-missing = Elige el idioma del grupo
group-save = Guardar
group-when = Cuándo
group-next = Próximas reuniones
group-next-none = No hay reuniones en los próximos tres meses
group-members = Lugares ocupados
group-places = { $capacity ->
    [one] { $taken } de { $capacity } lugar
   *[other] { $taken } de { $capacity } lugares
}
group-free = { $count ->
    [0] sin lugares libres
    [one] { $count } lugar libre
   *[other] { $count } lugares libres
}
group-leaders = Facilitadoras
group-leaders-none = Todavía nadie lo guía
group-women = Mujeres del grupo
group-women-none = Todavía no hay nadie en el grupo.
group-visitors = Visitas
group-role-helper = Ayuda a guiar
group-is-closed = Este grupo está cerrado. Su historia queda aquí.
group-open-meetings = Reuniones y asistencia
group-add-woman = Agregar a una mujer
group-more = Más sobre este grupo
group-paper = Lista para imprimir
group-change-members = Integrantes: roles, salidas y regresos
group-keep-apart = Quiénes no se sientan juntas
group-change-leaders = Facilitadoras y su historia
group-change-holidays = Días sin reunión
group-close = Cerrar el grupo
group-reopen = Abrir el grupo de nuevo
group-code = Código
group-chosen-name = Nombre elegido
group-holidays = Días sin reunión
group-holidays-hint = Esos días no se espera a nadie. El ritmo de las semanas no cambia.
group-holidays-none = No hay días sin reunión previstos.
group-holiday-of-site = Todos los grupos de aquí
group-holiday-of-group = Solo este grupo
group-holiday-remove = Quitar
group-holiday-add = Agregar días
group-holiday-name = Qué es
group-holiday-name-hint = Por ejemplo, Año Nuevo
group-holiday-name-missing = Escribe qué días son
group-holiday-first = Primer día
group-holiday-last = Último día
group-holiday-whose = Para quién
group-holiday-turned = El último día es anterior al primero
group-holiday-long = Son más de tres meses. Mejor cierra el grupo
group-holiday-held = El { $day } hubo reunión. Marca la casilla si los días están bien de todos modos
group-holiday-sure = Hay una reunión en esos días
group-holiday-anyway = Agregar de todos modos
group-holiday-begun = Esos días ya empezaron y no se pueden quitar
group-holiday-save = Agregar estos días
group-close-hint = Después del último día ya no se espera a nadie. La historia queda y el grupo se puede abrir de nuevo.
group-close-members = { $count ->
    [0] Ahora no hay nadie en el grupo.
    [one] Con él sale { $count } mujer.
   *[other] Con él salen { $count } mujeres.
}
group-close-last = Último día
group-close-future = Ese día aún no llega. Para cerrarlo más adelante, escribe el último día en «Cambiar el grupo»
group-close-held = El grupo se reunió el { $day }. Elige ese día o uno posterior
group-reopen-hint = El grupo vuelve a reunirse como antes. Pregunta a cada mujer si regresa y agrégala de nuevo.
notice-group-made = El grupo está listo. Ahora agrega a las mujeres.
notice-group-saved = Se guardó el grupo.
notice-group-hours-saved = El nuevo día y la nueva hora están guardados.
notice-group-closed = Se cerró el grupo.
notice-group-reopened = El grupo está abierto de nuevo.
notice-group-holiday-added = Se agregaron los días.
notice-group-holiday-removed = Se quitaron los días.
