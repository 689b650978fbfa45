# Lo que dicen sus respuestas.
outcomes-begun = Empezado
outcomes-go-on = Seguir
outcomes-due = Toca ahora
outcomes-due-until = hasta el { $day }
outcomes-others = Preguntar otra cosa
outcomes-asked = Lo que se le preguntó
outcomes-none = Todavía no se le ha preguntado nada.
outcomes-changes = Desde la primera vez
outcomes-changes-hint = Solo ella junto a sí misma. Una pequeña subida o bajada es el ruido de cualquier cuestionario.
outcomes-last = la última vez: { $day }
outcomes-once = Preguntado una vez
outcomes-times = { $count ->
    [one] Preguntado una vez
   *[other] Preguntado { $count } veces
}
outcomes-moved-up = Claramente mejor
outcomes-moved-not-clear = Sin cambio claro
outcomes-moved-down = Claramente más difícil
outcomes-moved-no-rule = Nadie ha encontrado aquí cuánto es un cambio claro
outcomes-moved-other-words = Preguntado con otras palabras: no se puede poner al lado
outcomes-moved-no-sum = No se pone al lado del inicio: una de las dos no tiene suma
outcomes-no-wave = Fuera de todo plazo
outcomes-prorated = { $count ->
    [one] { $score }, falta 1 respuesta; entre { $lowest } y { $highest }
   *[other] { $score }, faltan { $count } respuestas; entre { $lowest } y { $highest }
}
outcomes-no-sum = { $count ->
    [one] Sin suma: falta 1 respuesta. Entre { $lowest } y { $highest }
   *[other] Sin suma: faltan { $count } respuestas. Entre { $lowest } y { $highest }
}
outcomes-scale-depression = Ánimo bajo
outcomes-scale-anxiety = Ansiedad
outcomes-scale-stress = Tensión
outcomes-scale-helplessness = Sentirse sin salida
outcomes-scale-self-efficacy = Confianza en sí
outcomes-scale-emotional = Sentimientos
outcomes-scale-social = Con otros
outcomes-scale-psychological = Por dentro
outcomes-scale-problems = Sus problemas
outcomes-band-minimal = casi nada
outcomes-band-mild = leve
outcomes-band-moderate = moderado
outcomes-band-moderately-severe = bastante fuerte
outcomes-band-severe = fuerte: un motivo para buscar ayuda juntas
outcomes-band-very-severe = muy fuerte
outcomes-band-extremely-severe = muy fuerte: un motivo para buscar ayuda juntas
outcomes-band-normal = como en la mayoría
outcomes-band-low = bajo
outcomes-band-medium = medio
outcomes-band-middle = medio
outcomes-band-high = alto
outcomes-band-adequate = suficiente
outcomes-band-likely-depression-screen = muy bajo: un motivo para buscar ayuda juntas
outcomes-band-poor = pobre
outcomes-band-borderline = en el límite
outcomes-band-acceptable = aceptable
outcomes-band-little-or-none = poca o ninguna
outcomes-band-little = poca
outcomes-band-none = ninguna
outcomes-no-band = No se dice qué tan alta es la suma: nadie ha comprobado estas palabras en este idioma. El cambio sí se puede mirar.
outcomes-total = Suma
outcomes-see-line = Todas las veces, una junto a otra
outcomes-on = Cuándo
outcomes-wave = Plazo
outcomes-by = Quién preguntó
outcomes-way = Cómo
outcomes-meetings = Reuniones hasta entonces
outcomes-meetings-count = { $count ->
    [one] 1 reunión
   *[other] { $count } reuniones
}
outcomes-minutes = Cuánto tomó
outcomes-answers = Lo que respondió
outcomes-left-out = Sin responder
outcomes-declined = No quiere responder
outcomes-correct = Corregir
outcomes-aim = Ella quiere trabajar en esto
outcomes-line-lead = Cada vez que se le preguntó lo mismo. Nadie más aparece al lado.
outcomes-between = De { $lowest } a { $highest }.
outcomes-together = ¿Concuerdan las respuestas?
outcomes-together-lead = Entre muchas mujeres, las respuestas a un cuestionario deberían apuntar al mismo lado. Si no, probablemente una pregunta se contó al revés o la traducción dice otra cosa.
outcomes-together-few = Hay muy pocas respuestas para decirlo
outcomes-together-not = Sus respuestas no forman una suma de varias preguntas: no hay nada que deba ir junto
outcomes-together-fewest = Hacen falta { $least } mujeres que respondieron todo y aceptan ser contadas.
outcomes-together-well = Concuerdan
outcomes-together-loose = Concuerdan apenas
outcomes-together-suspect = Algo está mal en cómo se anotaron
outcomes-together-what = Compare los papeles con lo digitado, sobre todo las preguntas redactadas al revés. Mientras no se aclare, no use ninguna suma en un informe.
outcomes-together-women = Mujeres contadas
outcomes-together-alpha = Alfa de Cronbach
outcomes-together-interval = Intervalo del 95 %
outcomes-group = Qué cambió en el grupo
outcomes-group-lead = El inicio junto al final, según los plazos, de todas las que aceptan ser contadas. Ninguna mujer se compara con otra.
outcomes-group-entered = Respondieron al inicio
outcomes-group-again = Se les preguntó de nuevo al final
outcomes-group-answered = Respondieron de nuevo
outcomes-group-weeks = Semanas entre ambas (mediana)
outcomes-group-mean = La media
outcomes-group-before = Al inicio
outcomes-group-after = Al final
outcomes-group-change = Cambio
outcomes-group-states = Cambio claro
outcomes-group-state = Estado
outcomes-group-share = { $count } de { $all }
outcomes-group-few = Hacen falta { $least } mujeres que respondieron dos veces y tienen las dos sumas.
outcomes-group-caution = Quien llega en un mal momento suele mejorar también sin programa. Anota al lado quiénes se fueron y por qué: mirar solo a las que se quedaron embellece el resultado.
outcomes-higher-better = Más alto es mejor.
outcomes-lower-better = Más bajo es mejor.
outcomes-rule = Un cambio se llama claro desde { $points } puntos: menos es el ruido de un cuestionario.
outcomes-theme-income = Ingresos
outcomes-theme-resources = Lo que tiene
outcomes-theme-health = Salud
outcomes-theme-coping = Cómo sale adelante
outcomes-on-paper = solo desde un papel impreso antes
outcomes-no-band-own = No se dice qué tan alta es la suma: son palabras nuestras y nadie las ha comparado con el original. El cambio sí se puede mirar.
outcomes-moved-borrowed = { $said } (el límite se halló con otras palabras)
outcomes-rule-borrowed = Eso se halló con las palabras publicadas; estas son nuestras y nadie las ha comparado con ellas. Tómalo como una pista.
outcomes-safety-unknown = No se sabe si está a salvo
outcomes-safety-unknown-hint = La pregunta sobre eso quedó sin respuesta. Eso no es un no: habla con ella.
outcomes-moved-since = { $said }, desde el { $day }
outcomes-unlikely = Esta suma es posible, pero rara
outcomes-unlikely-hint = Antes de sacar algo de ella, mira otra vez cómo se preguntó y cómo se anotó.
outcomes-classes-category = Bienestar en conjunto
outcomes-classes-severity = Lo que el hogar tuvo que hacer para salir adelante
outcomes-no-class = No se dice: falta una respuesta.
outcomes-class-flourishing = en florecimiento
outcomes-class-languishing = decaída: un motivo para preguntarle cómo está
outcomes-class-moderate = entre ambos
outcomes-class-none = nada de esto
outcomes-class-stress = dificultad
outcomes-class-crisis = crisis
outcomes-class-emergency = emergencia
