# Abrir a una mujer en una emergencia
openings-title = Abrir en una emergencia
openings-lead = Solo cuando su vida o su seguridad puedan depender de ello y no se logre hablar con su mentora. Nunca por curiosidad, nunca por la carta de nadie.
openings-then = Qué pasa después
openings-then-hour = Durante una hora puede leer su página, sus datos reservados, sus consentimientos y cómo comunicarse con ella. No puede cambiar nada.
openings-then-told = Su mentora y las coordinadoras lo ven enseguida. Ella puede preguntar quién abrió su ficha y por qué.
openings-then-reviewed = Otra persona lo revisa antes de siete días. Mientras la revisión esté atrasada, usted no puede abrir a nadie.
openings-code = Su código
openings-no-such-code = Aquí no hay ninguna mujer con este código
openings-reason = ¿Por qué ahora?
openings-reason-hint = Qué pasó, en una o dos frases. Se guarda reservado; lo pueden leer ella y quien revisa.
openings-reason-missing = Escriba por qué la abre
openings-open = Abrir por una hora
openings-unreviewed = Nadie revisó en siete días su apertura de { $code }. Pida a una coordinadora que la revise; hasta entonces no puede abrir a nadie
notice-openings-ended = Cerrada. Ya no tiene nada abierto.

# Revisar lo que abrió otra persona
openings-reviews = Aperturas de emergencia
openings-reviews-lead = Cada una la revisa, antes de siete días, alguien que no la abrió.
openings-reviews-none = No hay nada por revisar.
openings-reviews-done = Revisadas en los últimos treinta días
openings-by = { $name }, { $at }
openings-review-until = Revisar hasta { $at }
openings-review = ¿Fue necesario?
openings-who = Quién abrió
openings-from = Desde
openings-to = Hasta
openings-why = Por qué
openings-verdict = ¿Qué dice usted?
openings-verdict-justified = Fue necesario
openings-verdict-unjustified = No fue necesario
openings-verdict-missing = Elija una
openings-words = En pocas palabras
openings-words-hint = Hace falta si no fue necesario: qué pasó y qué hizo usted. Se guarda reservado.
openings-words-missing = Escriba qué pasó y qué hizo usted
openings-review-save = Guardar
notice-openings-reviewed = Gracias. Está revisada.

# Quién abrió mi ficha
openings-file = Quién abrió su ficha
openings-file-lead = Aquí está quién abrió lo reservado sobre ella: con qué rol, cuándo y por qué. Quien solo miró una lista no aparece. Que usted mire también queda anotado.
openings-asks = ¿Por qué mira?
openings-asks-missing = Escriba por qué mira
openings-look = Mirar
openings-file-none = Nadie ha abierto nada.
openings-file-limits = No puede decir quién miró por encima del hombro ni quién leyó lo impreso.
openings-nobody-now = Alguien que ya no tiene rol aquí, o la máquina
openings-what-identity-read = Abrió su nombre, teléfono o dirección
openings-what-identity-write = Cambió su nombre, teléfono o dirección
openings-what-consent-read = Leyó a qué accedió
openings-what-consent-grant = Anotó a qué accedió o se negó
openings-what-exclusion-edit = Vio o cambió quién no debe verla
openings-what-breakglass-open = Abrió su ficha en una emergencia
openings-what-contact-read = Leyó cómo comunicarse con ella
openings-what-contact-write = Cambió cómo comunicarse con ella
openings-what-goal-read = Leyó sus metas
openings-what-note-read = Leyó notas sobre ella
openings-what-self-export = Sacó lo que guardamos de ella, para ella
