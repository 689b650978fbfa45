# Una mentora al lado de sus mujeres: conversaciones, promesas, la tarjeta para prepararse.
visits-title = Conversaciones y promesas
visits-hint = Cuándo hablaron, qué se prometieron y tus notas.
visits-lead-structured = Cuándo su mentora habló con ella y sobre qué. Las palabras quedan entre las dos.
visits-new = Anotar una conversación
visits-prep = Prepararse
visits-none = Todavía no hay ninguna conversación anotada.
visits-past = Conversaciones
visits-reached-question = ¿Pudieron hablar?
visits-reached = Hablamos
visits-not-reached = No la encontré
visits-medium = Cómo
visits-medium-together = En persona
visits-medium-call = Por teléfono
visits-medium-video = Por video
visits-medium-message = Por mensaje
visits-medium-letter = Por carta o nota
visits-medium-other = De otra manera
visits-minutes = Minutos
visits-minutes-hint = Más o menos. Puede quedar vacío.
visits-minutes-count =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
visits-kept-question = ¿Qué se cumplió de lo prometido?
visits-areas = En qué está creciendo
visits-obstacles = Qué se le pone en el camino
visits-promise-hers = Qué hará ella hasta la próxima vez
visits-promise-hers-day = Hasta cuándo
visits-promise-mentor = Qué le prometes
visits-promise-mentor-day = Hasta cuándo
visits-promise-appointment = Una cita que la espera
visits-promise-appointment-day = Qué día
visits-note = Una nota para ti
visits-note-hint = Queda cerrada con la llave de ella. La lees tú, y quien la acompañe después, solo si ella acepta; ella puede pedirla.
visits-no-notes = Ella no ha aceptado que se tomen notas. Se anota lo que se marca, y ninguna palabra sobre ella.
visits-also = Quiénes más estuvieron
visits-also-hint = La conversación y la nota van a la ficha de cada una. No escribas de una lo que otra no debe saber.
visits-heavy-question = ¿Y tú?
visits-heavy = Fue pesado. Quiero conversarlo
visits-heavy-hint = Quien te acompaña lo sabrá, pero no sobre quién.
visits-heavy-mark = Por conversar
visits-promises = Lo que se prometieron
visits-promises-none = No hay nada pendiente.
visits-promises-ended = Promesas anteriores
visits-whose-hers = Lo hará ella
visits-whose-mentor = Lo hará la mentora
visits-whose-appointment = Una cita que la espera
visits-due-open = sin fecha
visits-due-by = hasta el { $day }
visits-ending-kept = hecho el { $day }
visits-ending-let-go = dejado el { $day }
visits-ending-attended = fue el { $day }
visits-ending-called-off = cancelada el { $day }
visits-ending-struck = tachado el { $day }
visits-say-kept = Hecho
visits-say-let-go = Ya no hace falta
visits-say-attended = Ella fue
visits-say-called-off = Se canceló
visits-say-open = Volver a abrir
visits-silent =
    { $count ->
        [one] Hace { $count } día que nadie habla con ella.
       *[other] Hace { $count } días que nadie habla con ella.
    }
visits-never-spoken = Todavía nadie ha hablado con ella.
visits-last-spoken = La última conversación con ella fue el { $day }.
visits-how = Cómo fue
visits-by = Quién
visits-notes = Notas
visits-notes-none = No hay notas que puedas leer.
visits-notes-stopped = Ella no acepta notas, o ya no. Lo escrito sigue cerrado.
visits-notes-of-others =
    { $count ->
        [one] { $count } nota de otra persona sigue cerrada.
       *[other] { $count } notas de otras personas siguen cerradas.
    }
visits-note-add = Agregar algo
visits-note-add-hint = Lo escrito queda como estaba; esto va debajo.
visits-note-hers = Las propias palabras de ella
visits-note-hers-hint = Lo que ella dice sobre esto, tal como lo dice. Va siempre junto con la nota.
visits-note-hers-only = Aquí escribió otra mentora. Se puede agregar lo que ella misma dice.
visits-note-of-you = con sus palabras
visits-note-of-mentor = con palabras de su mentora
visits-note-of-former = con palabras de una mentora anterior
visits-slip = Fue un error
visits-slip-hint = Queda tachada y ya no cuenta. Lo que se prometió ahí se va con ella.
visits-slip-yes = Tacharla
visits-was-slip = un error
visits-take-back = Se tachó por error: recuperarla
visits-draft-waits = Hay una conversación a medio anotar
visits-draft-go-on = Seguir escribiendo
visits-draft-drop = Descartarla
visits-draft-of = La dejaste aquí: { $at }.
visits-draft-keep = Guardar para después
visits-draft-kept = Guardado para después.
visits-prep-goals = Lo que ella quiere
visits-prep-step = El último paso acordado
visits-prep-no-step = Todavía no hay un paso acordado.
visits-prep-promised = Lo que espera
visits-reached-missing = Elige si pudieron hablar.
visits-medium-missing = Elige cómo hablaron.
visits-minutes-unclear = Escribe los minutos con un número de 1 a { $most }, o déjalo vacío.
visits-word-unknown = Una de estas palabras ya no está en la lista. Elige de nuevo.
visits-note-missing = Escribe lo que quieres agregar.
visits-note-refused = Ella no acepta notas, o ya no. Quita las palabras; lo demás se puede guardar.
visits-note-refused-of = { $code } no acepta notas. Quítala de aquí o quita las palabras.
visits-takes-part-no-more-of = { $code } ya no participa. Quítala de aquí.
visits-also-gone = No acompañas a { $code }, o ya no. Quítala de aquí; lo demás se puede guardar.
visits-promise-missing = Escribe qué es, o quita el día.
visits-appointment-day-missing = Escribe qué día es.
visits-due-past = Ese día ya pasó. Elige uno posterior o déjalo vacío.
visits-due-far = Faltan más de dos años para ese día. ¿Es correcto el año?
notice-visits-saved = La conversación quedó anotada.
notice-visits-settled = Anotado.
notice-visits-draft = Queda guardado para después, solo para ti.
notice-visits-draft-dropped = Descartado.
notice-visits-note-added = La nota quedó agregada.
notice-visits-set-aside = La conversación quedó tachada.
notice-visits-taken-back = La conversación vuelve a contar.
notice-visits-raised = Anotado. Quien te acompaña lo sabrá, pero no sobre quién.
visits-paused = en pausa
visits-promised-on = prometido el { $day }
