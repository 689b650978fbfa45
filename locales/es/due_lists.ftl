# A quién preguntar qué, plazo por plazo.
due-lists-title = A quién preguntar
due-lists-lead = Todos los plazos abiertos, con las mujeres que aceptan cuestionarios. Deja de estar pendiente lo que se terminó de preguntar o lo que ella no quiso.
due-lists-no-window = Aquí no hay ningún plazo abierto.
due-lists-nobody = Nadie todavía
due-lists-waiting = { $count ->
    [one] 1 pendiente
   *[other] { $count } pendientes
}
due-lists-due = Toca preguntar
due-lists-due-hint = Ya es tiempo y nadie le ha preguntado.
due-lists-begun = Empezado
due-lists-begun-hint = Sigue donde quedó.
due-lists-lost = Papel perdido
due-lists-lost-hint = Mientras dure su plazo se le pregunta otra vez.
due-lists-gone = Papel perdido, ya no se pregunta
due-lists-gone-hint = Su plazo terminó o ya no está aquí. No queda nada por hacer.
due-lists-missed = No se le preguntó a tiempo
due-lists-missed-hint = Su plazo terminó y nadie le preguntó.
due-lists-outside = Fuera del plazo
due-lists-outside-hint = Se le preguntó antes o después. Se guarda y no pertenece a ningún plazo.
due-lists-declined = No quiso
due-lists-declined-hint = En este plazo ya no se le pregunta.
due-lists-done = Preguntado
due-lists-done-hint = Preguntado hasta el final dentro del plazo.
due-lists-more = { $count ->
    [one] y 1 más
   *[other] y { $count } más
}
