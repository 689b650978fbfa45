# Su página
journey-code = Código
journey-since = desde el { $day }
journey-from = desde el { $from }
journey-from-until = { $from } – { $until }
journey-together = Entre ustedes
journey-file = Sus datos
journey-safety = Su seguridad
journey-groups = Grupos
journey-no-group = Todavía no está en ningún grupo.
journey-waits = Espera un lugar
journey-stay-past = Antes
journey-stay-helper = Ayuda a guiar
journey-stay-visitor = Visita
journey-still-member = Ya no participa, pero sigue en un grupo. Anota su salida en la página del grupo.
journey-lessons = Reuniones y lecciones
journey-mentor = Mentora
journey-mentor-covered = { $mentor }; hasta el { $day } la reemplaza { $name }
journey-mentor-cover-alone = { $name } reemplaza hasta el { $day }; nadie la acompaña de forma estable
journey-mentor-none = Todavía nadie
journey-mentor-choose = Elegir

# Su camino
journey-title = Su camino
journey-record-step = Anotar el siguiente paso
journey-stands-at = Ahora: { $state }
journey-which-step = ¿Qué cambió?
journey-reason = Motivo
journey-reason-hint = Hace falta si toma una pausa, se va o sigue en otro lugar. No se guarda más que esta palabra.
journey-groups-stay = Esto no cambia su lugar en el grupo. Su salida se anota en la página del grupo.
journey-no-next-step = Aquí no hay un siguiente paso que puedas anotar.
journey-correct = Corregir
journey-correct-step = Corregir un paso
journey-correct-hint = El paso equivocado queda a la vista, tachado. Si ese día no cambió nada, elige el paso anterior.
journey-step-corrected = Fue un error; se corrigió el { $day }
journey-step-missing = Elige qué cambió
journey-step-order = Este paso no puede ir en este lugar de su camino
journey-step-day-order = El día no cabe entre el paso anterior y el siguiente
journey-step-same = Todo quedó igual. Cambia el paso, el día o el motivo
journey-step-stale = Alguien ya corrigió este paso. Abre su página otra vez

# Motivos
journey-reason-work = Trabajo
journey-reason-study = Estudios
journey-reason-health = Salud
journey-reason-birth = Nacimiento de un bebé
journey-reason-family = Cuidado de la familia
journey-reason-moved = Se mudó
journey-reason-time = No le va el día o la hora
journey-reason-other_help = Encontró ayuda en otro lado
journey-reason-own_reasons = Sus propios motivos
journey-reason-no_contact = Perdimos el contacto
journey-reason-died = Falleció
journey-reason-choose = Sin motivo que anotar
journey-reason-missing = Elige un motivo de la lista

# Lo que se hizo
notice-journey-step-recorded = El paso quedó anotado
journey-asked-last = Lo último: { $name }, { $day }
journey-asked-due = Toca ahora: { $name }, hasta el { $day }
