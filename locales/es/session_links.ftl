# A link that marks one roll call without an account
links-title = Asistencia
links-heading = Un enlace para tomar esta asistencia
links-about = Quien tiene el enlace puede marcar quién vino a esta única reunión, sin tener cuenta. No abre nada más.
links-make = Crear un enlace
links-prove-hint = Antes de crear un enlace, confirma otra vez que eres tú.
links-prove = Confirmar que soy yo
links-none-possible = Ya no se puede crear un enlace: la reunión está cerrada, no se hizo o su semana ya pasó.
links-live = Enlaces que funcionan ahora
links-none = No hay ninguno.
links-stolen = Si un enlace se pierde o cae en malas manos, anúlalo. Deja de funcionar al instante.
links-made = Lo creó { $name }, { $when }
links-made-by = Lo creó { $name }
links-used = Abierto { $opened ->
    [one] { $opened } vez
   *[other] { $opened } veces
}, guardado { $saved ->
    [one] { $saved } vez
   *[other] { $saved } veces
}
links-until = Funciona hasta el final del { $day }
links-end = Anular este enlace
links-made-heading = El enlace
links-once = Solo ahora ves esta dirección. Entrégala, anótala o imprime el papelito antes de salir de esta página.
links-qr = Código QR con la dirección de abajo
links-lives = Hasta cuándo
links-maker = Lo creó
links-slip = Papelito para imprimir
links-slip-hint = El papelito no nombra al grupo ni a nadie de la lista.
links-slip-heading = Asistencia
links-slip-care = No se la des a nadie más.
links-slip-printed = Impreso el { $when }
links-closed = Esta reunión está cerrada o no se hizo. Ya no hay nada que marcar.
links-week-over = La semana después de esta reunión ya pasó. Un enlace ya no funcionaría.
links-week-ahead = Todavía es pronto para un enlace. Se puede crear desde el { $day }, una semana antes de la reunión.
links-too-many = Ya hay { $count } enlaces a esta reunión. Anula uno primero.
links-roll-heading = ¿Quién vino?
links-roll-hint = Marca a todas las de la lista y guarda. Lo que ves aquí se queda aquí.
links-save = Guardar
links-too-early = La lista se abre el día de la reunión.
links-lesson = La lección y a quién llamar

notice-links-saved = Guardado. Gracias.
notice-links-ended = Se anuló el enlace
