# Qué guarda el programa y cómo lo protege: dos documentos para firmar
records-title = Qué guardamos y cómo lo protegemos
records-lead = Dos documentos para quien tiene derecho a preguntar. Cada vez que los abre se hacen de nuevo con lo que el propio programa usa para trabajar. No hay en ellos ninguna mujer.
records-processing = Registro de tratamientos
records-processing-hint = Qué se guarda, en qué se apoya, a quién sale algo y cuándo se borra
records-processing-lead = Hecho con las tablas con las que trabaja el programa. La finalidad de cada tabla y su plazo están en el idioma del programa, el inglés.
records-security = Documento de seguridad
records-security-hint = Quién puede hacer qué, cómo se cierra, se copia y se prueba, y a quién llamar
records-security-lead = Hecho con el propio programa. Lo que ningún programa puede saber queda como una línea: complétela a mano y firme.
records-what = Qué
records-said = Cómo está
records-programme = Programa
records-made = Hecho
records-law = La ley de qué país cumple
records-kept-in = Dónde están los datos
records-kept-here = en esta misma máquina
records-kept-elsewhere = en una base de datos en otra máquina
records-not-said = nadie lo ha dicho
records-answers = Quién responde por los datos
records-officer = Oficial de datos personales
records-machine = Quién cuida la máquina
records-keys-one = Quién guarda la clave de las copias, primera persona
records-keys-two = Quién guarda la clave de las copias, segunda persona
records-counsel = Qué abogada o abogado leyó las bases, y cuándo
records-day = Fecha
records-signature = Firma
records-purposes = Para qué es y en qué se apoya
records-grounds-unread = Bases de trabajo del programa. Valen cuando una abogada o un abogado del país las ha leído y firmado.
records-purpose = Para qué
records-ground = En qué se apoya
records-stays = Qué queda cuando ella lo detiene
records-own = Propio del programa: no lleva a la ficha de ninguna mujer
records-whom = A quién sale algo
records-whom-lead = Todo aquello por lo que algo sale. No hay otro camino: el programa no envía nada por sí mismo ni habla con terceros.
records-leaves = Qué sale
records-to = A quién
records-by = Quién puede hacerlo
records-to-export-codes = A quien consta junto con el motivo; solo códigos, cerrados para una clave si se nombra una
records-to-outside-extract = A quien lo pidió, por decisión de dos coordinadoras: solo los datos que ellas eligieron
records-to-link-issue = A quien dirige una tarde en lugar de la facilitadora: la lista de un grupo, para esa tarde
records-to-phone-issue = Al teléfono sin red de una mentora: preguntas y códigos, sin nombres
records-to-self-export = A ella misma
records-to-note-extract-for-her = A ella misma
records-to-referral-send = Al lugar que ella aceptó, por su nombre
records-places = Dónde está y adónde se copia
records-places-lead = Las copias se cifran antes de salir de la máquina. Las claves de las mujeres no están en ninguna copia.
records-target = Lugar
records-country = País
records-abroad = En el extranjero
records-abroad-yes = sí, cifrado
records-abroad-no = no
records-targets-none = No se ha nombrado ningún lugar para las copias.
records-held = Qué se guarda, columna por columna
records-held-lead = S0 público, S1 del programa, S2 por código y nombre elegido, S3 lo que la identifica o abre una puerta, S4 mortal si se filtra. Entre corchetes después del plazo: qué hace con ello el olvido.
records-table = Tabla
records-for = Para qué
records-columns = Columnas
records-sealed = cerrada
records-goes = Cuándo se borra
records-people = Quién responde
records-classes = Clases de lo que se guarda
records-class = Clase
records-class-s0 = público
records-class-s1 = propio del programa
records-class-s2 = por código y nombre elegido
records-class-s3 = lo que la identifica o abre una puerta
records-class-s4 = mortal si se filtra
records-sealed-columns = de ellas, cerradas
records-locks = Cómo se cierra
records-lock-file = La base de datos es un archivo cifrado (SQLCipher, 256 bits), o un PostgreSQL cuyo disco hay que cifrar. Su clave está en un archivo que solo lee su dueño, o bajo una contraseña.
records-lock-woman = Lo que identifica a una mujer o podría dañarla se cifra una vez más (XChaCha20-Poly1305), con una clave propia de ella, ligado a su tabla y su fila.
records-lock-keyring = Las claves de las mujeres están en un archivo aparte, en ninguna copia de la base. Sus copias viven catorce días, para que lo borrado lo esté en todas.
records-lock-way = Entre el navegador y el programa, y entre el programa y una base en otra máquina, hay TLS.
records-lock-sign-in = El personal entra con una contraseña larga (Argon2id) y un segundo paso; las sesiones terminan solas; lo delicado pide probar de nuevo quién es.
records-lock-log = Quién abrió qué se anota antes de mostrarlo, en una cadena que delata cualquier cambio, con una marca firmada al día para alguien de fuera.
records-lock-second = Lo que no tiene vuelta atrás necesita a una segunda persona. Una apertura de emergencia la revisa otra persona en siete días.
records-upkeep-unknown = Aquí no se sabe cuándo se hizo ni se probó la última copia: pregunta a quien cuida la máquina.
records-last = Última vez
records-often = Cada cuánto
records-every = { $count ->
    [one] al menos cada día
   *[other] al menos cada { $count } días
}
records-drill-itself = { $count ->
    [one] Con una clave a mano, el programa prueba por sí mismo la última copia cada día.
   *[other] Con una clave a mano, el programa prueba por sí mismo la última copia cada { $count } días.
}
records-ends = Cuándo se borra cada cosa
records-access = Quién puede hacer qué
records-when = Cuándo
records-limits = De qué no protege
records-limits-words = De un aparato que otra persona puede desbloquear, de una pantalla fotografiada, de papel en manos ajenas, de dos personas que actúan juntas y de quien está sentado ante la máquina en marcha. Lo más seguro es lo que nadie escribió.
staff-action-records-read = Leer qué se guarda y cómo se protege
staff-action-country-say = Dijo dónde están los datos
records-breaches = Cuando algo llega a manos ajenas
records-breaches-lead = Quien lo nota lo anota en el programa; un plazo corre en la primera página de la coordinadora, se busca a quién puede afectar, y a cada una se le dice solo por la vía que es segura para ella. Primeros pasos:
records-breach-days = { $count ->
    [one] Hay { $count } día hábil desde que se nota.
   *[other] Hay { $count } días hábiles desde que se nota.
}
records-breach-hours = { $count ->
    [one] Hay { $count } hora desde que se nota.
   *[other] Hay { $count } horas desde que se nota.
}
