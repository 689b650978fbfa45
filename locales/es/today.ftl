today-title = Hoy
today-tonight = Hoy
today-open = Abrir la reunión de hoy
today-look = Ver la reunión
today-words = Necesita hablar a solas
today-asked = Lo pidió el { $day }
today-word-taken = Ya conversamos
today-waiting = Te espera
today-open-yet = Pendiente
today-close-meeting = Cerrar la reunión de «{ $group }»
today-second-yes = Roles que necesitan un segundo sí
today-meetings = Reuniones del día
today-planned = Programada
today-met = Se reunió
today-not-met = No se reunió
today-closed = Cerrada
today-all-quiet = Todas las que no se ven hace tiempo
today-women = Las mujeres que acompañas
today-nothing = Hoy no te espera nada.
today-courses = Lecciones
today-calendar = Calendario en tu celular
today-import = Subir una lista
today-export = Descargar una tabla de códigos
today-staff = Equipo y roles
today-audit = Lo que se hizo
today-access = Quién puede hacer qué
today-account = Tu cuenta
notice-word-taken = Gracias. Ya no espera.
today-clash = { $code }: necesita otro grupo u otra mentora
today-review = Apertura de emergencia de { $code }: revísela
today-opened = { $code } se abrió en una emergencia
today-ask-again = { $code }: pregúntele otra vez cómo comunicarse con ella
today-proposed = { $code }: hay otra forma propuesta de comunicarse con ella
today-wished = { $code }: pide algo
today-promise-mentor = { $code }: usted le prometió algo
today-promise-hers = { $code }: lo que ella iba a hacer
today-promise-appointment = { $code }: tiene una cita
today-missed = { $code }: faltó a «{ $lesson }»
today-missed-more =
    { $count ->
        [one] y { $count } más
       *[other] y { $count } más
    }
today-silent = Hace tiempo que nadie habla con ellas
today-unanswered = { $code }: nadie respondió de donde se la derivó
today-silent-days =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
today-asked-forgetting = { $code }: hay que olvidarla
today-requests = { $count ->
    [one] Una mujer quiere ser olvidada
   *[other] { $count } mujeres quieren ser olvidadas
}
today-endings = { $count ->
    [one] Los datos de una mujer llegan a su fin
   *[other] Los datos de { $count } mujeres llegan a su fin
}
upkeep-title = Copias de respaldo
upkeep-backup = Última copia buena
upkeep-drill = Última vez que se probó recuperar una copia
upkeep-never = Nunca
upkeep-today = Hoy
upkeep-days = { $count ->
    [one] Hace { $count } día
   *[other] Hace { $count } días
}
upkeep-backup-late = { $count ->
    [one] No debería tener más de un día. Pregunte a quien cuida la máquina.
   *[other] No debería tener más de { $count } días. Pregunte a quien cuida la máquina.
}
upkeep-drill-late = { $count ->
    [one] Solo se sabe si una copia sirve cuando se ha recuperado: al menos una vez al día.
   *[other] Solo se sabe si una copia sirve cuando se ha recuperado: al menos cada { $count } días.
}
upkeep-waits-backup = La prueba semanal espera: en esta máquina aún no se hizo ninguna copia.
upkeep-waits-file = La prueba semanal espera: la última copia ya no está donde se puso.
upkeep-waits-identity = La prueba semanal espera: drill_identity en minka.toml no nombra ninguna clave que abra las copias.
upkeep-waits-passphrase = La prueba semanal espera: el archivo de la clave tiene contraseña. Quien la sabe ejecuta minka drill.
upkeep-waits-failed = La prueba semanal falló: la última copia no volvió entera. Pregunta hoy a quien cuida la máquina.
upkeep-elsewhere = Con la base de datos
upkeep-elsewhere-hint = Los datos están en PostgreSQL. Las copias las hace quien la cuida; Minka no las ve.
upkeep-unreadable = No se sabe: upkeep.toml no se puede leer
upkeep-country = Dónde están los datos
upkeep-country-none = Nadie lo ha dicho
upkeep-country-hint = Nadie ha dicho la ley de qué país cumple este programa ni en qué país está su máquina. Pregunte a quien cuida la máquina: minka country.
staff-action-health-read = Ver de cuándo son las copias
staff-action-backup-drill = Recuperó una copia de prueba
today-concerns = Alguien la necesita
today-complaints = { $count ->
     [one] Le llegó una queja
    *[other] Le llegaron { $count } quejas
}
today-asked-now = { $code }: le toca un cuestionario
today-begun-now = { $code }: se empezó un cuestionario, siga con él
today-due-list = Cuestionarios: a quién preguntar
today-alarm = Las respuestas a { $name } ({ $language }) no concuerdan: no use ninguna suma
