registration-title = Registrar a una mujer
registration-short = Registro
registration-lead = Un nombre, un idioma, un dibujo: con eso basta. Lo demás puede esperar hasta que ella quiera.
registration-group-hint = Si no hay lugar libre, elige abajo «Espera un lugar».
registration-no-group = Todavía sin grupo
registration-places = { $count ->
    [0] sin lugares libres
    [one] { $count } lugar libre
   *[other] { $count } lugares libres
}
registration-step = ¿En qué paso empieza?
registration-step-missing = Elige en qué paso empieza
registration-group-unknown = Elige un grupo de la lista
registration-site-missing = Elige en qué sede está
registration-save = Registrar
registration-namesake-title = ¿Es la misma mujer?
registration-namesake-lead = Aquí ya hay alguien con un nombre parecido. Si es ella, abre su página; así no queda registrada dos veces.
registration-alike-title = Se escriben parecido. ¿Es una de ellas?
registration-namesake-other = No es la misma: registrarla
registration-done = { $name } quedó registrada
registration-done-text = Este es su código. Léeselo en voz alta y dale la tarjeta si puede guardarla sin peligro.
registration-open = Abrir su página
registration-another = Registrar a otra
