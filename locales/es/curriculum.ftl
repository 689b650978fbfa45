# Los nueve campos de una lección
curriculum-title = Título
curriculum-neutral-title = Título para papel y calendarios
curriculum-aim = Para qué es
curriculum-opening-question = Pregunta para empezar
curriculum-talk = Charla
curriculum-circle-questions = Preguntas para los círculos
curriculum-handout = Hoja para llevar
curriculum-can-stir-up = Qué puede remover
curriculum-whom-to-call = A quién llamar

# Lo que falta o sobra en lo escrito
curriculum-empty = Escribe algo aquí.
curriculum-too-long = Es demasiado largo: caben { $most } letras.
curriculum-too-many-questions = Son demasiadas preguntas: caben { $most }.
curriculum-minutes-wrong = Los minutos son un número entero de 5 a 600.

# Lo que falla en los archivos de un curso
curriculum-pack-line = línea { $line }
curriculum-pack-broken = esto no se puede leer como TOML. Mira si falta una comilla o un signo igual.
curriculum-pack-twice = esta clave está dos veces.
curriculum-pack-missing = falta esta clave.
curriculum-pack-unknown = nadie lee esta clave. ¿Está bien escrita?
curriculum-pack-not-text = aquí va un texto entre comillas.
curriculum-pack-not-list = aquí va una lista entre corchetes.
curriculum-pack-not-table = aquí va una sección propia.
curriculum-pack-bad-name = un nombre lleva letras latinas minúsculas, cifras y guiones, 40 como máximo.
curriculum-pack-same-name = el nombre «{ $name }» está dos veces.
curriculum-pack-unknown-language = no es uno de los idiomas en, ru, kk, es que nombra el paquete, o está dos veces.
curriculum-pack-no-order = falta este archivo: nombra las lecciones y su orden.
curriculum-pack-no-file = la lección «{ $name }» no tiene archivo en ningún idioma.
curriculum-pack-not-listed = pack.toml no nombra esta lección en este idioma.
curriculum-pack-too-large = es más grande de lo que puede ser un curso.
curriculum-pack-not-utf8 = no es texto UTF-8. Guárdalo como UTF-8.
curriculum-pack-no-zip = no es un archivo zip completo.
curriculum-pack-unreadable = no se puede abrir.
curriculum-pack-none = el programa no trae un paquete con ese nombre.
curriculum-folder-not-empty = En esta carpeta ya hay algo. Elige una nueva.

# Lo que trae un paquete
curriculum-difference-course = Curso nuevo: { $course }
curriculum-difference-course-title = { $course }: el título en { $language } será «{ $title }»
curriculum-difference-lesson = Lección nueva: { $title } ({ $lesson })
curriculum-difference-minutes = { $lesson }: { $new } minutos en lugar de { $now }
curriculum-difference-order = { $course }: las lecciones van en otro orden
curriculum-difference-language = { $lesson }: ahora también en { $language }
curriculum-difference-words = { $lesson }: otras palabras en { $language }
curriculum-difference-stays = { $lesson } no está en los archivos: queda como está
curriculum-installed-lessons = { $count ->
    [one] { $count } lección agregada.
   *[other] { $count } lecciones agregadas.
}
curriculum-installed-texts = { $count ->
    [one] { $count } texto agregado.
   *[other] { $count } textos agregados.
}
curriculum-installed-updated = { $count ->
    [one] { $count } cambio hecho.
   *[other] { $count } cambios hechos.
}
curriculum-installed-nothing = Todo estaba al día.
curriculum-installed-kept = Queda como lo tiene tu programa: { $what }

# Páginas
curriculum-courses = Cursos
curriculum-course = Curso
curriculum-lesson = Lección
curriculum-to-meeting = A la reunión
curriculum-no-courses = Todavía no hay ningún curso.
curriculum-no-lessons = Este curso todavía no tiene lecciones.
curriculum-lessons-count = { $count ->
    [0] todavía sin lecciones
    [one] { $count } lección
   *[other] { $count } lecciones
}
curriculum-minutes-count = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
curriculum-missing-in = Todavía falta en: { $languages }
curriculum-retired-count = Lecciones retiradas: { $count }
curriculum-retired = Lecciones retiradas
curriculum-is-retired = Esta lección está retirada: ya no se propone a ningún grupo. A quienes ya la escucharon les sigue contando.
curriculum-language = Idioma
curriculum-languages = Esta lección en otros idiomas
curriculum-handout-page = Hoja
curriculum-handout-print = Imprimir solo la hoja para llevar
curriculum-sheet-print = Imprimir la hoja de la facilitadora
curriculum-leader-only = Solo para la facilitadora
curriculum-leader-only-hint = Es solo para ti que facilitas. No la leas en voz alta ni la repartas.
curriculum-nothing = Aquí no hay nada escrito.

# Editar
curriculum-save = Guardar
curriculum-kept = Lo que decía antes se guarda y se puede recuperar.
curriculum-edit = Cambiar el texto
curriculum-edit-in = La lección en { $language }
curriculum-write-in = Escribirla en { $language }
curriculum-minutes = Minutos
curriculum-minutes-hint = Los mismos para todos los idiomas.
curriculum-title-hint = Para la pantalla de la facilitadora.
curriculum-neutral-title-hint = No dice nada del tema: lo puede leer el esposo o una vecina.
curriculum-talk-hint = Una línea vacía empieza otro párrafo.
curriculum-circle-questions-hint = Una pregunta en cada línea.
curriculum-handout-hint = Solo lo que no trae peligro en casa, lo lea quien lo lea.
curriculum-unknown-language = Elige uno de los idiomas de tu programa.
curriculum-conflict-title = Alguien guardó antes
curriculum-conflict = Alguien cambió esta lección mientras escribías.
curriculum-conflict-by = { $who } cambió esta lección mientras escribías.
curriculum-conflict-next = No se perdió nada. Tu texto está en el formulario y el de la otra persona, debajo de cada campo. Deja lo que deba quedar y guarda.
curriculum-theirs = Ahora dice
curriculum-now = Ahora
curriculum-then = En los archivos
curriculum-before = Lo que decía antes
curriculum-before-none = Este texto no se ha cambiado nunca.
curriculum-before-until = Hasta el { $when }
curriculum-replaced-by = Lo cambió { $who }
curriculum-replaced-by-pack = Lo cambió un paquete más nuevo
curriculum-restore = Recuperar este texto
curriculum-course-new = Agregar un curso
curriculum-title-in = Título en { $language }
curriculum-lesson-new = Agregar una lección
curriculum-lesson-new-lead = Va al final del curso. Lo demás lo escribes en la página siguiente.
curriculum-neutral-suggestion = Lección { $count }
curriculum-order = Orden de las lecciones
curriculum-up = Subir
curriculum-down = Bajar
curriculum-retire = Retirar
curriculum-return = Devolver al curso
curriculum-retire-hint = Una lección retirada no se borra. Ya no se propone a los grupos, y a quienes ya la escucharon les sigue contando.
curriculum-download = Descargar como archivos de texto
curriculum-upload = Subir archivos cambiados
curriculum-upload-lead = Descarga el curso, cambia los textos con cualquier editor, guarda la carpeta como zip y elígela aquí. Primero verás qué cambiaría.
curriculum-upload-file = El zip con el curso
curriculum-upload-hint = 2 MB como máximo.
curriculum-upload-look = Ver qué cambiaría
curriculum-pack-not-chosen = Elige primero un archivo.
curriculum-pack-other-course = Estos archivos son de otro curso.
curriculum-preview = Qué cambiaría
curriculum-preview-same = Los archivos dicen lo mismo que el curso. No hay nada que cambiar.
curriculum-preview-words = Ver los textos
curriculum-take-over = Aceptar estos cambios

notice-course-added = Se agregó el curso.
notice-lesson-added = Se agregó la lección. Ahora escribe su texto.
notice-lesson-saved = Se guardó la lección.
notice-lesson-restored = El texto anterior está de vuelta.
notice-lesson-retired = Se retiró la lección.
notice-lesson-returned = La lección está otra vez en el curso.
notice-order-saved = Se guardó el orden.
notice-course-taken-over = Se hicieron los cambios.

curriculum-packs = Instalar un curso listo
curriculum-packs-lead = Estos cursos vienen con el programa. Míralos primero: nada de lo que escribieron ustedes se cambia.
curriculum-packs-installed = Instalado
curriculum-packs-news = Trae algo nuevo
curriculum-packs-foreign = No está en ninguno de los idiomas de tu programa.
curriculum-packs-nothing = Todo lo que trae ya está aquí. No hay nada que agregar.
curriculum-packs-adds = Esto se agregará
curriculum-packs-keeps = Esto se queda como lo tienen ustedes
curriculum-packs-install = Instalar
curriculum-packs-hint = Después puedes cambiar cada palabra.
notice-pack-installed = El curso está instalado. Cambia sus palabras como quieras.
