# Small circles of tonight's session
circles-title = Círculos
circles-heading = Círculos
circles-one = Círculo { $number }
circles-women = { $count ->
    [one] { $count } mujer
   *[other] { $count } mujeres
}
circles-women-here = { $count ->
    [one] Vino { $count } mujer.
   *[other] Vinieron { $count } mujeres.
}

# Asking how to split
circles-ask-heading = Formar círculos
circles-ask-again = Los círculos de ahora se volverán a mezclar.
circles-by = ¿Qué quieres elegir?
circles-by-size = Cuántas mujeres hay en un círculo
circles-by-circles = Cuántos círculos hay
circles-number = Número
circles-helpers = ¿Qué ayudantes guían un círculo?
circles-helpers-hint = Quien guía no se sienta entre las demás.
circles-names = ¿Quién más guía un círculo?
circles-names-hint = Un nombre por línea. Si un círculo no tiene guía, se guía solo.
circles-split = Formar los círculos
circles-to-roll = Tomar asistencia
circles-nobody = Todavía no has marcado quién vino. Primero toma asistencia: los círculos se forman con las que vinieron.
circles-too-early = Esta reunión todavía no llega. Los círculos se forman cuando las mujeres ya están aquí.
circles-by-missing = Elige: mujeres por círculo o número de círculos.
circles-number-unreadable = Escribe solo el número, por ejemplo 5.
circles-number-least = Hay por lo menos un círculo.
circles-number-most = { $women ->
    [one] Vino { $women } mujer
   *[other] Vinieron { $women } mujeres
}: puede haber como máximo { $count ->
    [one] { $count } círculo
   *[other] { $count } círculos
}, para que ninguna quede sola.
circles-size-least = En un círculo hay por lo menos dos mujeres.
circles-size-most = En un círculo hay como máximo { $count } mujeres, para que cada una pueda hablar.
circles-name-long = Un nombre tiene como máximo { $count } letras. Escribe un nombre por línea.
circles-names-most = Puedes nombrar como máximo { $count } guías.
circles-needs-at-least = Hoy hacen falta por lo menos { $count ->
    [one] { $count } círculo
   *[other] { $count } círculos
}.
circles-works-with = Hoy se puede con { $count ->
    [one] { $count } círculo
   *[other] { $count } círculos
}.
circles-does-not-work = Hoy así no sale. Prueba con otro número o con otras guías.
circles-other-leader = Con estas guías no sale. Agrega otra guía o quita una.
circles-not-here = Alguna de las que elegiste no está marcada en este grupo. Abre la página de nuevo para ver quiénes vinieron.
circles-noted-already = Los temas de estos círculos ya están anotados, por eso se quedan como están.

# The board
circles-first-time = { $count ->
    [0] Todas ya se sentaron juntas antes.
    [one] { $count } par de mujeres se sienta junto por primera vez.
   *[other] { $count } pares de mujeres se sientan juntos por primera vez.
}
circles-uneven = Los círculos no son del mismo tamaño.
circles-late-title = Todavía sin círculo
circles-late = Elige un círculo para cada una; te proponemos el más pequeño que le queda bien. Después guarda.
circles-nowhere = Ninguno todavía
circles-save-seats = Guardar los círculos
circles-no-such-circle = Elige uno de los círculos de hoy.
circles-other-circle = Estos dos círculos no se pueden mezclar así. Elige otro círculo para { $name }.
circles-questions = Tarjetas con preguntas
circles-questions-language = Las preguntas se leen en voz alta, por eso están en el idioma del grupo: { $language }.
circles-questions-other-language = La lección todavía no está en el idioma del grupo. Estas preguntas están en: { $language }.
circles-mix-again = Mezclar otra vez
circles-ask-other = Otro número u otras guías
circles-to-after = Cómo fue
circles-to-cards = Tarjetas para imprimir
circles-none = No hubo círculos.
circles-closed = La reunión está cerrada. Los círculos se pueden leer, no cambiar.

# Afterwards
circles-after-heading = Cómo fueron los círculos
circles-after-care-title = Lo que se dice en el círculo se queda en el círculo
circles-after-care = Solo temas: sin nombres, sin citas, nada que muestre quién lo dijo.
circles-themes-ask = ¿De qué hablaron?
circles-themes = Temas
circles-line = En pocas palabras, si quieres
circles-line-hint = Como máximo 120 letras. Sin nombres ni citas.
circles-line-long = Como máximo { $count } letras. Dilo más corto.
circles-line-quote = Sin comillas: lo que ella dijo se queda en el círculo. Mejor escribe el tema.
circles-line-name = Aquí hay un nombre: { $name }. Escríbelo sin nombres.
circles-line-feeling = «{ $name }» es también el nombre de una mujer de aquí. Si es la palabra, escríbela con minúscula.
circles-mood-ask = Levanten la mano: ¿cómo están ahora?
circles-mood-hint = { $count ->
    [one] Como máximo { $count } mano en total. Si no preguntaste, déjalo vacío.
   *[other] Como máximo { $count } manos en total. Si no preguntaste, déjalo vacío.
}
circles-mood-unreadable = Escribe cuántas manos, con números enteros, por ejemplo 3.
circles-mood-most = { $count ->
    [one] En este círculo hay { $count } mujer; no puede haber más manos.
   *[other] En este círculo hay { $count } mujeres; no puede haber más manos.
}
circles-moods = Ánimo
circles-mood-hard = Pesado
circles-mood-mixed = De todo un poco
circles-mood-calm = Tranquilo
circles-mood-glad = Alegre
circles-note = Guardar
circles-theme-children = Hijos
circles-theme-marriage = La vida en pareja
circles-theme-drinking = El alcohol en casa
circles-theme-boundaries = Límites
circles-theme-safety = Seguridad
circles-theme-money = Dinero
circles-theme-work = Trabajo
circles-theme-health = Salud
circles-theme-loss = Pérdida y duelo
circles-theme-faith = Fe y sentido
circles-theme-friendship = Amistad
circles-theme-hope = Esperanza

notice-circles-split = Se formaron los círculos
notice-circles-seats-saved = Se guardaron los círculos
notice-circles-noted = Guardado
