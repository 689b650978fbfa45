# Qué cuestionarios usa un programa.
instruments-title = Cuestionarios
instruments-lead = Lo que aquí se puede preguntar. Lo que ya se preguntó no cambia: un archivo cambiado es una versión nueva.
instruments-import = Traer un archivo
instruments-questions = { $count ->
    [one] 1 pregunta
   *[other] { $count } preguntas
}
instruments-minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}
instruments-can-raise = pregunta por la seguridad
instruments-can-raise-lead = Una pregunta es sobre hacerse daño o no querer vivir. Solo se hace donde está escrito quién responde por lo que venga. En otros lugares se pregunta lo mismo sin ella, si hay esa versión.
instruments-structure-only = Solo la estructura
instruments-structure-lead = Sus palabras no se pueden entregar con el programa. Escribe las que tiene derecho a usar; entonces se podrá activar.
instruments-on = Se pregunta
instruments-off = No se pregunta
instruments-kept = Para respuestas anteriores
instruments-shipped = Viene con Minka
instruments-ask-version = Preguntar con esta versión
instruments-words-missing = Faltan las palabras
instruments-no-words = Primero escribe sus palabras al menos en un idioma.
instruments-checked = comprobado por un estudio
instruments-translated = traducido, sin comprobar
instruments-unchecked = no se sabe nada
instruments-switch-on = Preguntarlo desde ahora
instruments-switch-off = No preguntarlo más
instruments-enter-words = Escribir las palabras
instruments-file = Llevar el archivo
instruments-files = Como archivo
instruments-many = Lo que dicen las respuestas de muchas
instruments-version = Versión
instruments-window = Sobre qué tiempo
instruments-recall-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}
instruments-recall-general = en general
instruments-missing = Si faltan respuestas
instruments-missing-none = No hay suma, solo la menor y la mayor posibles
instruments-missing-most = { $count ->
    [one] Puede faltar 1 como máximo
   *[other] Pueden faltar { $count } como máximo
}
instruments-no-score = No tiene suma: cada respuesta vale por sí sola
instruments-change = Un cambio claro
instruments-change-points = desde { $points } puntos
instruments-change-none = Nadie ha encontrado cuánto hace falta
instruments-licence = Licencia
instruments-text-free = Sus palabras se pueden entregar.
instruments-text-own = Cada programa escribe sus palabras.
instruments-bands = Tramos
instruments-bands-author = del autor
instruments-bands-convention = habituales, el autor no da ninguno
instruments-bands-local = para un lugar
instruments-bands-own = nuestros
instruments-note = A quién nombrar al usarlo
instruments-languages = Idiomas
instruments-asked = Lo que se pregunta
instruments-answers = Respuestas
instruments-versions = Versiones
instruments-import-lead = Un cuestionario es un archivo simple que abre cualquier editor de texto. Llévelo, cámbielo, póngale una versión nueva y tráigalo.
instruments-programme = Programa
instruments-programme-missing = Elige un programa
instruments-file-choose = El archivo
instruments-file-hint = Termina en .toml; o es un formulario .xlsx, del que se toman las preguntas y respuestas, no las sumas.
instruments-content = O su texto
instruments-file-missing = Elige un archivo o pon aquí su texto
instruments-import-button = Revisar y guardar
instruments-known = Este mismo archivo ya está aquí.
instruments-frozen = Con la versión { $version } ya se preguntó. Queda como está: pon una versión nueva en el archivo cambiado.
instruments-problem-line = { $count ->
    [one] Línea 1: { $what }
   *[other] Línea { $count }: { $what }
}
instruments-problem-unreadable = no se puede leer: { $name }
instruments-problem-bad-id = «{ $name }» no es un nombre: letras latinas minúsculas, cifras, guiones, cuarenta como máximo
instruments-problem-empty = está vacío: «{ $name }»
instruments-problem-twice = «{ $name }» está por segunda vez
instruments-problem-unknown = se nombra «{ $name }» y no está en el archivo
instruments-problem-option-without-value = la respuesta «{ $name }» no tiene valor
instruments-problem-option-unclear = la respuesta «{ $name }» tiene valor y rango a la vez, o medio rango
instruments-problem-options-unclear = las respuestas de «{ $name }» faltan, o son lista y rango a la vez, o más de doscientas
instruments-problem-reversed-twice = está marcada como inversa, y sus respuestas «{ $name }» ya están codificadas al revés
instruments-problem-no-mirror = «{ $name }» es inversa y una respuesta no tiene pareja
instruments-problem-never-counted = «{ $name }» no cuenta en nada
instruments-problem-flag-out-of-reach = ninguna respuesta llega al valor en que se avisa
instruments-problem-bad-number = «{ $name }» no es un número posible
instruments-problem-too-many-missing = se permite que falten demasiadas respuestas
instruments-problem-missing-and-weighed = las respuestas que faltan no se pueden suplir si pesan distinto
instruments-problem-mixed-ranges = las preguntas de «{ $name }» tienen mínimos y máximos distintos
instruments-problem-band-backwards = el tramo «{ $name }» termina antes de empezar
instruments-problem-bands-overlap = el tramo «{ $name }» empieza antes de que acabe el anterior
instruments-problem-bands-gap = en «{ $name }» hay sumas sin tramo
instruments-problem-cut-out-of-reach = ninguna suma llega a «{ $name }», o llegan todas
instruments-problem-condition-unclear = una condición no dice desde ni hasta, o dice dos cosas a la vez
instruments-problem-classes-unclear = la última clase toma el resto, y solo la última
instruments-problem-order-lacks = en el orden falta «{ $name }»
instruments-problem-text-lacks = faltan las palabras de «{ $name }»
instruments-problem-no-reliability = la fiabilidad está entre 0 y 1, la desviación por encima de 0
instruments-problem-change-without-total = hay constantes de cambio y no hay suma
instruments-words-lead = Escribe cada pregunta como se va a leer en voz alta. Será una versión propia; las respuestas anteriores conservan la suya.
instruments-language = Idioma
instruments-language-missing = Elige un idioma
instruments-whose = ¿De quién son estas palabras?
instruments-whose-hint = Lo que un estudio encontró con otras palabras no vale para estas.
instruments-whose-missing = Elige de quién son estas palabras
instruments-words-own = Las tradujimos o escribimos nosotras
instruments-words-published = Una versión publicada y comprobada por un estudio, palabra por palabra
instruments-source = Dónde están, o quién las tradujo
instruments-source-hint = Autor y año, o los nombres de dos personas que compararon las versiones.
instruments-instruction = Lo que se dice antes de las preguntas
instruments-question-number = Pregunta { $number } ({ $id })
instruments-right = El derecho a estas palabras
instruments-right-yes = Podemos usar aquí estas palabras
instruments-right-missing = Confirma que pueden usar estas palabras
instruments-words-empty = Escribe algo aquí
instruments-words-flawed = Estas palabras no encajan con el cuestionario.
notice-instruments-switched-on = Desde ahora se pregunta.
notice-instruments-switched-off = Ya no se pregunta. Las respuestas anteriores quedan.
notice-instruments-imported = El archivo quedó guardado.
notice-instruments-words-kept = Las palabras quedaron guardadas, en una versión propia.
instruments-name-picture = Mi vida en dibujos
instruments-name-suds = Qué tan pesado es ahora
instruments-name-distress = Termómetro de malestar
instruments-as-table = Como XLSForm (.xlsx)
instruments-as-form = Como XForm (.xml)
instruments-form-lead = Como formulario se puede preguntar en ODK Collect o KoboCollect sin red. Lo que suma el teléfono es solo una ayuda: aquí se suma de nuevo a partir de las respuestas.
instruments-no-form-safety = No hay formulario para teléfono: pregunta por su seguridad, y sin red nadie se enteraría.
instruments-no-form-pictures = No hay formulario para teléfono: se pregunta con dibujos.
instruments-no-form-words = Todavía no hay formulario para teléfono: primero escribe sus palabras.
instruments-no-form-answers = No hay formulario para teléfono: una pregunta tiene más de treinta respuestas.
instruments-form-at = Hoja «{ $sheet }», celda { $cell }: { $what }
instruments-form-unreadable = No se puede leer este libro. Ábralo en Excel o LibreOffice y guárdelo de nuevo como .xlsx.
instruments-form-no-value = hay un error o una fórmula sin su resultado
instruments-form-no-survey = falta la hoja «survey»
instruments-form-empty-survey = no hay ninguna pregunta
instruments-form-too-large = hay más filas, columnas o grupos dentro de grupos de los que caben
instruments-form-column-missing = falta la columna «{ $header }»
instruments-form-unknown-column = la columna «{ $header }» no se conoce aquí
instruments-form-misspelt-column = la columna «{ $header }» no se conoce; quizá sea «{ $word }»
instruments-form-column-twice = la columna «{ $header }» está por segunda vez
instruments-form-mixed-languages = hay palabras con idioma y sin idioma: indica el idioma de cada columna
instruments-form-unknown-type = «{ $word }» no es un tipo de pregunta
instruments-form-outside-type = «{ $word }» no se acepta aquí: solo una respuesta de una lista y números enteros
instruments-form-unknown-list = no hay una lista «{ $word }» en la hoja «choices»
instruments-form-no-list = falta el nombre de la lista
instruments-form-no-name = falta el nombre
instruments-form-bad-name = «{ $word }» no es un nombre: letras latinas, cifras, guiones, sin espacios, cuarenta como máximo
instruments-form-name-twice = «{ $word }» está aquí por segunda vez
instruments-form-no-label = faltan las palabras
instruments-form-group-open = el grupo «{ $word }» no se cierra
instruments-form-group-not-open = aquí se cierra un grupo que no está abierto
instruments-form-unknown-reference = ninguna pregunta se llama «{ $word }»
instruments-form-ambiguous-reference = varias preguntas se llaman «{ $word }»
instruments-form-unknown-path = «{ $word }» no lleva a ninguna parte
instruments-form-unknown-function = los teléfonos no conocen «{ $word }»
instruments-form-expression-unfinished = la expresión termina antes de tiempo: quizá falta un paréntesis
instruments-form-expression = la expresión no se puede leer en { $word }
instruments-form-cycle = esto se calcula a partir de sí mismo
instruments-form-no-calculation = no se dice a partir de qué se calcula
instruments-form-no-yes-or-no = escribe yes o no en lugar de «{ $word }»
instruments-form-parameter = «{ $word }» no se acepta aquí
instruments-form-unknown-language = ninguna columna tiene el idioma «{ $word }», o le falta su código entre paréntesis
instruments-form-asked-always = aquí cada pregunta se hace a cada mujer: quita la condición
instruments-form-no-bounds = di desde qué número hasta cuál: . >= 0 and . <= 7
instruments-own-words = palabras nuestras, nadie las ha comparado
instruments-alarm = Las respuestas no concuerdan: { $languages }
