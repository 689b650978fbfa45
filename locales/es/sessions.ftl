# Meetings of a group
sessions-title = Reunión
sessions-list-title = Reuniones
sessions-today = Hoy
sessions-coming = Próximas
sessions-coming-empty = No hay reuniones en las próximas semanas.
sessions-past = Anteriores
sessions-past-empty = Todavía nada. La primera reunión aparecerá aquí.
sessions-open = Abrir
sessions-open-today = Empezar la reunión
sessions-open-anyway = Igual nos reunimos
sessions-go-on = Continuar
sessions-print-next = Hoja en blanco para la próxima reunión (PDF)
sessions-extra = Reunirse otro día
sessions-extra-day = ¿Qué día?
sessions-extra-day-hint = Por ejemplo, 28 11 2026
sessions-extra-why = ¿Por qué otro día?
sessions-extra-add = Añadir la reunión
sessions-extra-anyway = Nos reunimos aunque es feriado
sessions-extra-moved = En lugar del día habitual
sessions-extra-celebration = Una celebración
sessions-extra-other = Otro motivo

# How a meeting stands
sessions-state-planned = Prevista
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
sessions-tasks = Para esta reunión
sessions-roll = Pasar lista
sessions-roll-open = Abrir la lista
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
sessions-not-met-other = Otro motivo
sessions-resume = Al final sí nos reunimos
sessions-close-missing = { $count ->
    [one] Falta marcar a { $count } mujer
   *[other] Falta marcar a { $count } mujeres
}
sessions-close-back = Volver a la lista
sessions-close-stay-hint = Si cierras ahora, quedan «sin marcar». Nadie cuenta como ausente sin una marca.
sessions-close-stay = Cerrar de todos modos

# Roll call
sessions-roll-title = Lista
sessions-roll-empty = Ese día todavía no hay nadie en el grupo.
sessions-roll-hint = Guarda las veces que quieras. Puedes seguir después.
sessions-save = Guardar
sessions-unmarked = Sin marcar
sessions-others = Quién más vino
sessions-counts-hint = Deja vacío lo que no contaste.
sessions-visitors = Visitas sin nombre
sessions-visitors-hint = Mujeres que vinieron y no quieren apuntarse.
sessions-children = Niños y niñas
sessions-headcount = Personas en la sala
sessions-headcount-hint = Todas las que puedas contar, contigo.
sessions-walk-in = Vino alguien nueva
sessions-walk-in-name = Cómo quiere que la llamen
sessions-walk-in-hint = Queda marcada como presente y sigue en la lista como visita.
sessions-walk-in-language = Su idioma
sessions-reason-ill = Estaba enferma
sessions-reason-child-ill = Su hijo o hija estaba enfermo
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

# What is refused
sessions-problem-future = Esta reunión es el { $day }. Se puede marcar desde ese día.
sessions-problem-not-met = El grupo no se reunió ese día. Si al final sí, primero deshazlo.
sessions-problem-closed = La reunión está cerrada. Tu coordinadora todavía puede corregir marcas.
sessions-problem-why = Elige por qué se corrige
sessions-problem-no-member = { $code } no estaba en el grupo ese día, por eso no se puede marcar.
sessions-problem-reason = Elige un motivo para { $name }. Si no lo sabes, elige eso.
sessions-problem-choice = Esa respuesta no está en la lista. Elige otra vez.
sessions-problem-choose = Elige de la lista
sessions-problem-number = Escribe un número entero de 0 a { $most }, o déjalo vacío
sessions-problem-headcount = No puede haber { $heads } en la sala: { $there } marcadas como presentes y { $visitors } visitas suman { $sum }.
sessions-problem-day = Escribe el día, el mes y el año, por ejemplo 28 11 2026
sessions-problem-before-first = El grupo se reúne desde el { $day }. Elige un día posterior.
sessions-problem-too-far = Se puede abrir una reunión con { $weeks } semanas de anticipación como máximo.
sessions-problem-group-closed = Este grupo está cerrado y ya no se reúne.
sessions-problem-were-there = { $there ->
    [one] { $there } mujer está marcada como presente. Si vinieron muy pocas, elige eso.
   *[other] { $there } mujeres están marcadas como presentes. Si vinieron muy pocas, elige eso.
}
sessions-problem-nobody = Nadie está marcada como presente. Si no se reunieron, elige «No nos reunimos».

# What was set right
sessions-history = Qué se corrigió
sessions-history-lead = Cada marca que fue reemplazada por otra.
sessions-history-empty = No se cambió ninguna marca.
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
sessions-paper-absent = No
sessions-paper-reason = Motivo
sessions-paper-visitors = Visitas
sessions-paper-women = Mujeres
sessions-paper-signature = Firma de la facilitadora
sessions-paper-printed = Impreso el { $when }
sessions-paper-page = Página {"{page}"} de {"{pages}"}

# Notices
notice-sessions-saved = La lista está guardada
notice-sessions-saved-part = Guardado. Puedes seguir marcando
notice-sessions-closed = La reunión está cerrada. Gracias
notice-sessions-not-met = Guardado: el grupo no se reunió
notice-sessions-resumed = Deshecho: el grupo sí se reunió
notice-sessions-lesson-saved = La lección está guardada
