# Meetings of a group
sessions-title = Reunión
sessions-list-title = Reuniones
sessions-today = Hoy
sessions-coming = Próximas
sessions-coming-empty = No hay reuniones en las próximas semanas.
sessions-past = Anteriores
sessions-past-empty = Todavía no hay nada. La primera reunión aparecerá aquí.
sessions-open = Abrir
sessions-open-today = Empezar la reunión
sessions-open-anyway = Igual nos reunimos
sessions-go-on = Continuar
sessions-print-next = Hoja en blanco para la próxima reunión (PDF)
sessions-extra = Reunirse otro día
sessions-extra-day = ¿Qué día?
sessions-extra-day-hint = Por ejemplo, 28 11 2026
sessions-extra-why = ¿Por qué otro día?
sessions-extra-add = Agregar la reunión
sessions-extra-anyway = Nos reunimos aunque es feriado
sessions-extra-moved = En lugar del día de siempre
sessions-extra-celebration = Una celebración
sessions-extra-other = Otro motivo
sessions-hours-opened = { $count ->
    [one] Hay { $count } reunión ya abierta en un día en que el grupo ya no se reúne
   *[other] Hay { $count } reuniones ya abiertas en días en que el grupo ya no se reúne
}
sessions-hours-opened-hint = Di de cada una si se hará. Las reuniones cuyo día no cambia pasan solas a la nueva hora.
sessions-hours-off = Cancelarla: se pasó a otro día
sessions-hours-keep = Dejarla como está

# How a meeting stands
sessions-state-planned = Programada
sessions-state-today = Hoy
sessions-state-met = Nos reunimos
sessions-state-not-met = No nos reunimos
sessions-state-not-met-because = No nos reunimos: { $reason }
sessions-state-unclosed = Sin cerrar
sessions-state-unrecorded = Nada anotado
sessions-state-holiday = Feriado: { $name }
sessions-marked-of = Marcadas: { $marked } de { $all }

# One meeting
sessions-time = Hora
sessions-place = Lugar
sessions-lesson = Lección
sessions-lesson-none = Sin lección
sessions-lesson-change = Elegir otra lección
sessions-lesson-save = Guardar la lección
sessions-lesson-read = La lección de esta reunión: qué decir y qué preguntar
sessions-whom-to-call-hint = Si a alguna se le remueve algo
sessions-tasks = Para esta reunión
sessions-roll = Asistencia
sessions-roll-open = Tomar asistencia
sessions-circles = Círculos
sessions-close = Cerrar la reunión
sessions-close-hint = Cuando todas se hayan ido.
sessions-close-now = Cerrar la reunión
sessions-closed = Cerrada
sessions-not-closed = Abierta
sessions-correct = Corregir una marca
sessions-not-counted = Sin contar
sessions-not-met = No nos reunimos
sessions-not-met-why = ¿Por qué no?
sessions-not-met-save = Guardar: no nos reunimos
sessions-not-met-holiday = Feriado
sessions-not-met-weather = El clima
sessions-not-met-leader-ill = La facilitadora estaba enferma
sessions-not-met-no-room = No había local
sessions-not-met-too-few = Vinieron muy pocas
sessions-not-met-moved = Se pasó a otro día
sessions-not-met-other = Otro motivo
sessions-resume = Al final sí nos reunimos
sessions-close-missing = { $count ->
    [one] Falta marcar a { $count } mujer
   *[other] Falta marcar a { $count } mujeres
}
sessions-close-back = Volver a la asistencia
sessions-close-stay-hint = Si cierras ahora, quedan «sin marcar». A ninguna se le cuenta falta si no está marcada.
sessions-close-stay = Cerrar de todos modos

# Roll call
sessions-roll-title = Asistencia
sessions-roll-empty = Ese día todavía no hay nadie en el grupo.
sessions-roll-hint = Guarda las veces que quieras. Puedes seguir después.
sessions-save = Guardar
sessions-unmarked = Sin marcar
sessions-others = Quién más vino
sessions-counts-hint = Deja vacío lo que no contaste.
sessions-visitors = Visitas sin nombre
sessions-visitors-hint = Mujeres que vinieron y no quieren que se las anote.
sessions-children = Niños y niñas
sessions-headcount = Personas en la sala
sessions-headcount-hint = Todas las personas que puedas contar, también tú.
sessions-walk-in = Vino alguien por primera vez
sessions-walk-in-name = Cómo quiere que la llamen
sessions-walk-in-hint = Queda marcada como «Vino» y sigue en la lista como visita.
sessions-walk-in-language = Su idioma
sessions-reason-ill = Se enfermó
sessions-reason-child-ill = Se enfermó su hijo o hija
sessions-reason-work = Trabajo
sessions-reason-travel = De viaje
sessions-reason-family = Familia
sessions-reason-not-told = No sabemos
sessions-reason-other = Otro motivo
sessions-why = ¿Por qué se corrige?
sessions-why-hint = Lo que había antes se conserva.
sessions-why-mistake = Se marcó por error
sessions-why-paper = Copiado de la hoja de papel
sessions-why-heard-later = Lo supimos después
sessions-why-other = Otro motivo
sessions-why-merged = Se unieron dos fichas
sessions-why-leader-away = Quien dirige no está
sessions-why-no-leader = El grupo todavía no tiene quien lo dirija
sessions-stand-in = ¿Por qué marcas tú y no quien dirige?
sessions-stand-in-hint = Marca quien dirige el grupo. Otra persona dice por qué.
sessions-problem-stand-in = Elige por qué marcas en lugar de quien dirige
sessions-walk-in-is = ¿Es una de ellas?
sessions-walk-in-other = No, es otra mujer
sessions-problem-walk-in-alike = Ya hay alguien parecida: di si es ella
sessions-problem-walk-in-code = Nadie a quien puedas ver tiene el código { $code }. Escribe cómo quiere que la llamen.
sessions-problem-walk-in-here = { $code } está en esta lista: márcala allí
sessions-earlier-visitors = Visitantes de semanas anteriores

# What is refused
sessions-problem-future = Esta reunión es el { $day }. Se puede marcar desde ese día.
sessions-problem-not-met = El grupo no se reunió ese día. Si al final sí se reunió, primero deshaz eso.
sessions-problem-closed = La reunión está cerrada. Tu coordinadora todavía puede corregir marcas.
sessions-problem-why = Elige por qué se corrige
sessions-problem-no-member = { $code } no estaba en el grupo ese día, por eso no se la puede marcar.
sessions-problem-reason = Elige un motivo para { $name }. Si no lo sabes, elige «No sabemos».
sessions-problem-choice = Esa respuesta no está en la lista. Elige otra vez.
sessions-problem-choose = Elige de la lista
sessions-problem-number = Escribe un número entero de 0 a { $most }, o déjalo vacío
sessions-problem-headcount = No puede haber { $heads } en la sala: { $there } que vinieron y { $visitors } visitas suman { $sum }.
sessions-problem-day = Escribe el día, el mes y el año, por ejemplo 28 11 2026
sessions-problem-before-first = El grupo se reúne desde el { $day }. Elige un día posterior.
sessions-problem-too-far = Se puede abrir una reunión con { $weeks } semanas de anticipación como máximo.
sessions-problem-group-closed = Este grupo está cerrado y ya no se reúne.
sessions-problem-were-there = { $there ->
    [one] Hay { $there } mujer que vino. Si vinieron muy pocas, elige «Vinieron muy pocas».
   *[other] Hay { $there } mujeres que vinieron. Si vinieron muy pocas, elige «Vinieron muy pocas».
}
sessions-problem-nobody = No hay ninguna marcada como «Vino». Si no se reunieron, elige «No nos reunimos».

# What was set right
sessions-link = Un enlace para quien reemplaza a la facilitadora
sessions-history = Qué se corrigió
sessions-history-lead = Cada marca que fue reemplazada por otra, y lo que antes decía la reunión misma.
sessions-history-empty = No se cambió nada.
sessions-before-table = Lo que antes decía la reunión
sessions-before-what = Qué
sessions-before-lesson = Lección
sessions-before-counts = Cuántas personas
sessions-before-hour = Hora
sessions-before-state = Si hubo reunión
sessions-history-table = Marcas anteriores
sessions-history-who = Quién
sessions-history-was = Qué decía
sessions-history-marked = Marcada
sessions-history-replaced = Cambiada

# Paper
sessions-print = Imprimir la lista
sessions-print-language = Idioma de la hoja
sessions-print-how = ¿Cómo?
sessions-print-blank = En blanco, para llenar a mano
sessions-print-large = Letra grande
sessions-print-make = Crear el PDF
sessions-paper-title = Lista de asistencia
sessions-paper-date = Fecha
sessions-paper-number = N.º
sessions-paper-code = Código
sessions-paper-name = Nombre
sessions-paper-present = Vino
sessions-paper-late = Tarde
sessions-paper-excused = Avisó
sessions-paper-absent = Faltó
sessions-paper-reason = Motivo
sessions-paper-visitors = Visitas
sessions-paper-women = Mujeres
sessions-paper-signature = Firma de la facilitadora
sessions-paper-printed = Impreso el { $when }
sessions-paper-page = Página {"{page}"} de {"{pages}"}

# Notices
notice-sessions-saved = La asistencia está guardada
notice-sessions-saved-part = Guardado. Puedes seguir marcando
notice-sessions-closed = La reunión está cerrada. Gracias
notice-sessions-not-met = Guardado: el grupo no se reunió
notice-sessions-resumed = Deshecho: el grupo sí se reunió
notice-sessions-lesson-saved = La lección está guardada
