# Cómo se pregunta.
assessments-title = Cómo está
assessments-hint = Cuestionarios que se responden juntas. Solo se la mira junto a ella misma.
assessments-lead = Pregunten juntas, sin apuro. Puede saltarse cualquier pregunta y parar cuando quiera.
assessments-not-agreed = No ha aceptado cuestionarios
assessments-not-agreed-lead = Nadie le pregunta, y lo que respondió antes no lo ve nadie más que ella. Nada se pierde.
assessments-ask-consent = Preguntarle
assessments-no-procedure = Aquí no se pregunta por hacerse daño: aún no está escrito quién responde por lo que venga.
assessments-begin = Empezar
assessments-begin-lead = Siéntense donde nadie mire. Cada respuesta se guarda en el momento; pueden parar y seguir otro día.
assessments-language = En qué idioma
assessments-language-missing = Elige un idioma que tenga este cuestionario
assessments-way = Cómo
assessments-way-screen = Juntas, en este aparato
assessments-way-screen-hint = Una pregunta a la vez, con respuestas grandes.
assessments-way-paper = Desde un papel que ella llenó
assessments-way-paper-hint = Todas las preguntas en una página, para el teclado.
assessments-way-declined = No quiere que se le pregunte esto
assessments-way-declined-hint = No pasa nada, y ya no queda pendiente.
assessments-way-lost = Se le preguntó, y el papel se perdió
assessments-way-lost-hint = Para que una respuesta perdida no cuente como ninguna.
assessments-way-missing = Elige cómo
assessments-other-day = Fue otro día
assessments-paper = Imprimir en papel
assessments-question-of = Pregunta { $number } de { $all }
assessments-last-time = La vez pasada
assessments-chosen = elegida
assessments-declines = No quiere responder esto
assessments-skip = Dejarla por ahora
assessments-saved-at-once = Cada respuesta se guarda en el momento.
assessments-later = Seguir en otro momento
assessments-outside = Elija una de las respuestas
assessments-outside-keyed = Esto no es ninguna respuesta. Hay { $figures }; x es «no quiere responder», vacío es sin responder.
assessments-end = Casi listo
assessments-left-out = { $count ->
    [one] Quedó una pregunta sin responder. ¿Quiere volver a ella?
   *[other] Quedaron { $count } preguntas sin responder. ¿Quiere volver a ellas?
}
assessments-left-out-hint = Lo que queda sin responder no cuenta como cero.
assessments-all-answered = Todas las preguntas están hechas.
assessments-same-answer = La misma respuesta a todas
assessments-same-answer-hint = Algunas están dichas al revés. Quizá estaba cansada, o no se entendían. Pregunta con calma.
assessments-minutes = Cuántos minutos tomó
assessments-minutes-hint = Déjalo vacío si nadie miró la hora.
assessments-minutes-range = Escribe un número de 0 a { $most }, o nada
assessments-finish = Terminar
assessments-keying = Pasar el papel
assessments-keying-hint = Una cifra por pregunta, Enter para la siguiente. x: no quiere responder. Vacío: sin responder.
assessments-keyed = Guardar el papel
assessments-paper-title = Preguntas
assessments-paper-how = Encierre una cifra en cada fila. Puede saltarse cualquiera. x: no quiero responder.
assessments-paper-how-drawn = Marque un dibujo en cada fila. Puede saltarse cualquiera. x: no quiero responder.
assessments-paper-question = Pregunta
assessments-paper-answer = Respuesta
assessments-paper-close = Día: ____________
assessments-state-open = Empezado
assessments-state-finished = Preguntado
assessments-state-declined = No quiso
assessments-state-lost = El papel se perdió
notice-assessments-noted = Anotado.
notice-assessments-finished = Guardado. Agradécele su tiempo.
notice-assessments-told = Esta respuesta ya llegó a alguien que puede ayudar. Quédate con ella y conversen antes de seguir.
assessments-recent = { $count ->
    [one] Esto se le preguntó el { $day }, y mira un día atrás. Las dos veces serían sobre el mismo día.
   *[other] Esto se le preguntó el { $day }, y mira { $count } días atrás. Las dos veces serían sobre los mismos días.
}
assessments-nobody-answers = Aquí ya nadie tiene a su cargo responder si ella está en peligro. Lo que se empezó o se imprimió se pregunta y se anota hasta el final de todos modos: una respuesta sobre hacerse daño llega enseguida a quienes llevan la sede. Quédese con ella.
