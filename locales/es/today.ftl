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
today-promise-mentor = { $code }: se le prometió algo
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
today-accepted = { $code }: hace tiempo la recibieron. ¿La ayudaron?
today-draft-gone = Sobre { $code } dejaste algo sin terminar y ya no lo alcanzas
today-draft-until = Sobre { $code } dejaste algo sin terminar; la acompañas hasta el { $day }
today-hands-over = El { $day } traspasas a { $code }: escribe qué se prometió
today-new-to-you = { $code } es nueva para ti: lee qué se prometió
today-silent-days =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
today-asked-forgetting = { $code }: hay que borrar todo lo suyo
today-requests = { $count ->
    [one] Una mujer pide que se borre todo lo suyo
   *[other] { $count } mujeres piden que se borre todo lo suyo
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
    [one] No debería tener más de un día. Pregunta a quien cuida la máquina.
   *[other] No debería tener más de { $count } días. Pregunta a quien cuida la máquina.
}
upkeep-drill-late = { $count ->
    [one] Solo se sabe si una copia sirve cuando se ha recuperado: cada semana, y nunca con más de { $count } día de por medio. Pregunta a quien cuida la máquina: minka drill, mejor en otra máquina.
   *[other] Solo se sabe si una copia sirve cuando se ha recuperado: cada semana, y nunca con más de { $count } días de por medio. Pregunta a quien cuida la máquina: minka drill, mejor en otra máquina.
}
upkeep-waits-backup = La prueba semanal espera: en esta máquina aún no se hizo ninguna copia.
upkeep-waits-file = La prueba semanal espera: la última copia ya no está donde se puso.
upkeep-waits-identity = El programa no prueba las copias por sí mismo: aquí no hay ninguna clave que las abra, y así es más seguro. Una vez por semana quien guarda esa clave prueba la última copia en otra máquina (minka drill --apart) y trae la línea que sale (minka drill --report).
upkeep-waits-passphrase = La prueba semanal espera: el archivo de la clave tiene contraseña. Quien la sabe ejecuta minka drill.
upkeep-waits-failed = La prueba semanal falló: la última copia no volvió entera. Pregunta hoy a quien cuida la máquina.
upkeep-identity-here = La clave que abre las copias está en esta máquina: quien se lleve la máquina las abre también. Más seguro en otra: minka drill --apart, y luego aquí minka drill --report.
upkeep-keyring = Última copia del llavero
upkeep-keyring-apart = Está junto a los datos. Ponla cada día también en otro lugar, aparte del archivo de la clave: si esta máquina se pierde con todas sus copias, nadie podrá volver a leer lo sellado.
upkeep-keyring-late = Cada día se hace una copia, y las últimas no se hicieron. Si el disco falla ahora, se pierde lo sellado desde entonces. Pregunta hoy a quien cuida la máquina: minka check.
upkeep-unreadable = No se sabe: upkeep.toml no se puede leer
upkeep-country = Dónde están los datos
upkeep-country-none = Nadie lo ha dicho
upkeep-country-hint = Nadie ha dicho la ley de qué país cumple este programa ni en qué país está su máquina. Pregunta a quien cuida la máquina: minka country.
staff-action-health-read = Ver de cuándo son las copias
staff-action-backup-drill = Recuperó una copia de prueba
today-concerns = Alguien te necesita
today-complaints = { $count ->
     [one] Te llegó una queja
    *[other] Te llegaron { $count } quejas
}
today-heavy = { $count ->
    [one] Una conversación fue pesada: habla con { $name }
   *[other] { $count } conversaciones fueron pesadas: habla con { $name }
}
today-due-was = era hasta el { $day }, ya pasó
today-asked-now = { $code }: le toca un cuestionario
today-begun-now = { $code }: se empezó un cuestionario, sigue con él
today-due-list = Cuestionarios: a quién preguntar
today-alarm = Las respuestas a { $name } ({ $language }) no concuerdan: no uses ninguna suma
today-open-meeting = Anotar si se reunió «{ $group }»
today-open-meetings-more = { $count ->
    [one] Y { $count } reunión más que nadie anotó
   *[other] Y { $count } reuniones más que nadie anotó
}
today-quiet-women = { $count ->
    [one] { $count } mujer
   *[other] { $count } mujeres
}
today-quiet-at-least = { $count ->
    [one] al menos { $count } mujer
   *[other] al menos { $count } mujeres
}
first-title = Primeros pasos
first-course = Tomar un curso de lecciones ya hecho
first-course-hint = El programa trae dos, y se puede cambiar cada palabra.
first-group = Crear un grupo
first-group-hint = Lugar, día, hora y cuántos lugares hay.
first-woman = Registrar a la primera mujer
first-woman-hint = Bastan el nombre que ella elige y su idioma.
first-list = O subir una lista
first-list-hint = Una tabla .xlsx o .csv: se guarda entera, o nada.
first-leader = Invitar a una facilitadora
first-leader-hint = La coordinadora da el sí a su rol.
first-leader-ask = Quién va a facilitar el grupo
first-leader-ask-hint = La invita una administradora, y el sí se da aquí.
more-women = Mujeres
more-lessons = Lecciones y reuniones
more-safety = Seguridad
more-questions = Cuestionarios y listas
more-order = Equipo y registros
more-own = Lo tuyo
upkeep-not-yet = Todavía no
upkeep-not-yet-hint = Hará falta en cuanto se registre la primera mujer.
today-parts = { $count ->
    [one] Una mujer quiere que se borre una parte de lo que se guarda de ella
   *[other] { $count } mujeres quieren que se borre una parte de lo que se guarda de ellas
}
today-words-endings = { $count ->
    [one] Llegan a su fin palabras antiguas sobre una mujer
   *[other] Llegan a su fin palabras antiguas sobre { $count } mujeres
}
