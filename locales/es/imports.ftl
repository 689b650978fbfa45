# El archivo
imports-title = Subir una lista de mujeres
imports-short = Subir una lista
imports-lead = Sube la lista que has llevado hasta ahora. Antes de guardar nada, verás qué va a pasar.
imports-site = Sede
imports-file = Archivo
imports-file-hint = Excel (.xlsx) o tabla de texto (.csv), hasta 50 MB
imports-upload = Continuar
imports-what-title = Qué puede tener la lista
imports-what = Una fila por mujer y los títulos en la primera fila. Nombre, grupo, idioma, paso, fecha de inicio, tu propio número para ella; el nombre de sus documentos, teléfono, dirección y fecha de nacimiento van a sus datos reservados.
imports-what-safe = El archivo queda solo en la memoria de esta computadora, una hora como máximo, y nunca se guarda en su disco.
imports-too-large = El archivo pesa más de { $most } MB. Divídelo en dos o quita las columnas que no hagan falta.
imports-at-row = Fila { $row }: { $words }
notice-imports-removed = Se quitó el archivo. No se guardó nada.

# Las columnas
imports-columns-title = Qué hay en cada columna
imports-columns-lead = Di qué hay en cada columna. La próxima vez Minka lo recordará.
imports-reading-title = ¿Los valores se ven raros?
imports-sheet = Hoja
imports-encoding = Letras
imports-encoding-hint = Si las letras se ven raras, prueba otra opción.
imports-delimiter = Entre las columnas
imports-delimiter-comma = coma ,
imports-delimiter-semicolon = punto y coma ;
imports-delimiter-tab = tabulación
imports-delimiter-bar = barra |
imports-header-row = Fila de los títulos
imports-header-row-hint = Vacío: la primera fila con palabras
imports-read-again = Leer así
imports-field-ignore = No usar
imports-field-key = Tu propio número para ella
imports-field-code = Su código en Minka
imports-field-chosen_name = Nombre que eligió
imports-field-language = Idioma
imports-field-group = Grupo
imports-field-state = En qué paso está
imports-field-step_reason = Por qué hace una pausa o se fue
imports-field-enrolled_on = Fecha de inicio
imports-field-sign = Dibujo
imports-field-legal_name = Nombre en sus documentos (reservado)
imports-field-phone = Teléfono (reservado)
imports-field-address = Dirección (reservada)
imports-field-birth_date = Fecha de nacimiento (reservada)
imports-field-twice = Otra columna ya tiene esto. Deja una de las dos.
imports-field-none = Elige qué hay al menos en una columna.
imports-why = ¿Para qué traes los datos reservados?
imports-why-hint = Solo hace falta si una columna va a sus datos reservados. Tus palabras también quedan reservadas.
imports-why-missing = Escribe para qué: una columna va a sus datos reservados
imports-why-command = Hay columnas que van a sus datos reservados: { $fields }. Di para qué con --reason.
imports-not-asked = Tu programa no pregunta esto: { $field }. No uses esta columna o enciéndelo en «Qué le preguntamos».
imports-column-unasked = Tu programa no pregunta esto: { $field }
imports-sealed = Datos reservados
imports-sealed-written = { $field }: se escribirá
imports-sealed-stays = { $field }: queda como está
imports-rules = Cómo guardar la lista
imports-update = Poner al día a las que ya están
imports-update-hint = Una celda vacía no cambia nada. La fecha de inicio de quien ya está se queda igual.
imports-match-names = Reconocer a cada mujer por su nombre y su grupo
imports-match-names-hint = Solo si la lista no tiene un número para cada mujer.
imports-are-others = Son otras mujeres
imports-are-others-hint = Solo si la lista no tiene un número para cada mujer: a quien se llama igual que una mujer de su grupo se la registra aparte.
imports-create-groups = Crear los grupos que aún no existen
imports-create-groups-hint = Después pon el día, la hora y el lugar de cada uno.
imports-weekday = Los grupos nuevos se reúnen el
imports-starts = a las
imports-starts-hint = Por ejemplo, 18:00
imports-bad-weekday = Elige un día de la semana.
imports-bad-hour = Escribe la hora así: 18:00.
imports-check = Revisar cada fila
imports-remove = Cancelar y quitar el archivo

# La revisión
imports-check-title = Antes de guardar
imports-checking = Revisando cada fila
imports-comparing = Comparando con todas las que están aquí
imports-alike = Quizá algunas ya estén aquí: mirar
imports-saving = Guardando
imports-percent = { $count } %
imports-check-lead = Todas las filas están bien. Míralas una vez más y guarda.
imports-problems-lead = No se guardó nada. Corrige estas partes en tu archivo y súbelo otra vez.
imports-problems-count = { $count ->
    [one] Un problema
   *[other] { $count } problemas
}
imports-problems = Problemas
imports-row = Fila
imports-column = Columna
imports-heading = Título
imports-problem = Problema
imports-problems-download = Todos los problemas en una tabla
imports-again = Subir el archivo otra vez
imports-more-problems = { $count ->
    [one] Hay uno más en la tabla para descargar.
   *[other] Hay { $count } más en la tabla para descargar.
}
imports-figure-made = { $count ->
    [one] mujer por registrar
   *[other] mujeres por registrar
}
imports-figure-updated = { $count ->
    [one] mujer por poner al día
   *[other] mujeres por poner al día
}
imports-figure-unchanged = { $count ->
    [one] mujer sigue igual
   *[other] mujeres siguen igual
}
imports-figure-groups = { $count ->
    [one] grupo por crear
   *[other] grupos por crear
}
imports-notices = Conviene saber
imports-notice-ignored = { $count ->
    [one] Esta columna no se usa: { $columns }.
   *[other] Estas columnas no se usan: { $columns }.
}
imports-notice-unasked = No se usa la columna { $column }: tu programa no pregunta esto ({ $field }).
imports-notice-no-names = Ninguna columna tiene nombres: a cada mujer la llamaremos por su código hasta que elija un nombre.
imports-notice-no-key = Ninguna columna dice quién es quién: si subes esta lista otra vez, todas quedarán registradas dos veces.
imports-notice-day-first = «{ $value }» se lee con el día primero: { $day }.
imports-notice-marked-today = { $count ->
    [one] Hoy { $count } mujer está marcada en su grupo anterior: sigue en él hasta esta noche y lo nuevo empieza mañana.
   *[other] Hoy { $count } mujeres están marcadas en su grupo anterior: siguen en él hasta esta noche y lo nuevo empieza mañana.
}
imports-notice-groups = { $count ->
    [one] El grupo nuevo recibe por ahora un día y una hora. Después corrige el día, la hora y el lugar.
   *[other] Los { $count } grupos nuevos reciben por ahora un día y una hora. Después corrige el día, la hora y el lugar.
}
imports-apply = Guardar todo
imports-nothing = Todo lo de este archivo ya está aquí. No hay nada que guardar.
imports-first-made = { $count ->
    [one] Por registrar
   *[other] Por registrar: las primeras { $count }
}
imports-first-updated = { $count ->
    [one] Por poner al día
   *[other] Por poner al día: las primeras { $count }
}
imports-first-unchanged = { $count ->
    [one] Sigue igual
   *[other] Siguen igual: las primeras { $count }
}
imports-groups-made = Grupos por crear
imports-who = Quién
imports-women = Mujeres
imports-changes = Qué cambia
imports-code-as-name = por su código
imports-done-title = La lista está guardada
imports-done = Todo se guardó de una vez.
imports-to-people = Ver a las mujeres
imports-to-groups = Ver los grupos
imports-refused-title = No se guardó nada
imports-refused = Algo cambió después de la revisión, o el archivo tiene problemas. Todo sigue como antes.

# Qué puede estar mal en una fila
imports-bad-date = «{ $value }» no es una fecha que entendamos. Escríbela así: 24.11.2026 o 2026-11-24.
imports-bad-birth = «{ $value }» no es una fecha de nacimiento que entendamos. Escribe 24.11.1987, 11.1987, 1987, o la edad con el día en que se le preguntó: 39 (24.11.2026).
imports-birth-age = «{ $value }» puede ser una edad o medio año. Escribe el año con cuatro números, o la edad con el día en que se le preguntó: 39 (24.11.2026).
imports-no-such-day = «{ $value }»: ese día no existe.
imports-date-month-first = En «{ $value }» el mes va primero. Escribe primero el día, o así: 2026-11-24.
imports-date-short-year = «{ $value }»: escribe el año con cuatro números.
imports-date-future = «{ $value }» todavía no ha llegado.
imports-date-old = «{ $value }» fue hace demasiado tiempo.
imports-key-missing = Falta tu propio número para ella.
imports-too-long = Tiene más de { $count } letras.
imports-bad-code = «{ $value }» no es un código de Minka. Revísalo letra por letra.
imports-bad-name = «{ $value }» no tiene ninguna letra.
imports-bad-language = «{ $value }» no es un idioma que conozcamos: inglés, ruso, kazajo o español.
imports-bad-state = «{ $value }» no es un paso que conozcamos, como activa, en pausa, graduada o se retiró.
imports-bad-reason = No conocemos ese motivo: trabajo, estudios, salud, nacimiento de un bebé, cuidado de la familia, se mudó, perdimos el contacto, sus propios motivos.
imports-reason-missing = «{ $step }» necesita un motivo. Escríbelo en una columna aparte: trabajo, se mudó, sus propios motivos.
imports-step-order = Después de «{ $from }» no puede venir «{ $to }».
imports-bad-sign = «{ $value }» no es uno de los doce dibujos.
imports-name-missing = Falta el nombre.
imports-group-missing = Falta su grupo. Solo puede faltar si ella postuló, espera un lugar o ya se fue.
imports-no-such-code = No hay ninguna mujer con el código { $value }.
imports-key-twice = El número { $value } también está en la fila { $other }.
imports-key-other = Este número es de { $code }.
imports-name-twice = «{ $value }» también está en la fila { $other } con el mismo grupo.
imports-name-unclear = Varias mujeres de este grupo se llaman «{ $value }».
imports-woman-twice = { $code } también está en la fila { $other }.
imports-already-here = Ella ya está aquí: { $code }. Elige «Poner al día a las que ya están» o quita la fila.
imports-name-here = Una mujer llamada «{ $value }» ya está en este grupo: { $code }. Elige «Reconocer a cada mujer por su nombre y su grupo» o «Son otras mujeres».
imports-behind-wall = Los datos reservados de { $code } están cerrados para tu cuenta. Quítalos de su fila o pide a otra persona que los traiga.
imports-group-closed = El grupo «{ $group }» está cerrado.
imports-no-such-group = No hay ningún grupo «{ $group }».
imports-group-full = El grupo «{ $group }» tiene { $places ->
    [one] un lugar libre
   *[other] { $places } lugares libres
} y el archivo trae { $count }.
imports-no-such-heading = No hay ninguna columna «{ $value }».
imports-no-such-field = Una columna no puede ser «{ $value }». Puede ser: { $fields }, ignore.
imports-told-twice = Dos columnas figuran como { $value }.
imports-no-such-encoding = Las letras no se pueden leer como «{ $value }». Se puede: UTF-8, Windows-1251, Windows-1252, UTF-16LE, UTF-16BE, KZ-1048.

# Qué puede estar mal en un archivo
sheet-empty = El archivo está vacío.
sheet-save-as-xlsx = Este tipo de archivo no se puede leer aquí. Ábrelo en Excel o LibreOffice y guárdalo como .xlsx.
sheet-unknown-kind = Esto no es una tabla. Sube un archivo de Excel (.xlsx) o una tabla de texto (.csv).
sheet-encrypted = El archivo está protegido con contraseña. Ábrelo, guárdalo sin ella y súbelo otra vez.
sheet-too-much-inside = El archivo contiene más de lo que puede tener una lista de mujeres. Guárdalo de nuevo y súbelo otra vez.
sheet-damaged = El archivo está dañado. Ábrelo en Excel, guárdalo de nuevo y súbelo otra vez.
sheet-not-text = El archivo tiene signos que no son de texto. Guárdalo como .xlsx y súbelo otra vez.
sheet-bad-text = Las letras de aquí no se pueden leer como { $encoding }. Elige otras letras.
sheet-unclosed-quote = Aquí se abre una comilla que nunca se cierra.
sheet-row-too-long = Esta fila es demasiado larga. ¿Habrá otro signo entre las columnas?
sheet-no-such-sheet = No existe esa hoja, o no hay ninguna con algo escrito.
sheet-disk = El archivo no se puede abrir.
sheet-short-row = Fila incompleta: tiene { $found } de { $expected } celdas.
sheet-long-row = Esta fila tiene { $found } celdas y los títulos solo { $expected }.
sheet-error-value = La celda tiene un error ({ $value }).
sheet-not-calculated = La fórmula nunca se calculó. Abre el archivo en Excel y guárdalo.
sheet-digits-lost = Excel guardó solo las primeras 15 cifras de este número. Escríbelo como texto.
