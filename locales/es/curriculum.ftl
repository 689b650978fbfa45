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
    [one] { $count } lección añadida.
   *[other] { $count } lecciones añadidas.
}
curriculum-installed-texts = { $count ->
    [one] { $count } texto añadido.
   *[other] { $count } textos añadidos.
}
curriculum-installed-updated = { $count ->
    [one] { $count } cambio hecho.
   *[other] { $count } cambios hechos.
}
curriculum-installed-nothing = Todo estaba al día.
curriculum-installed-kept = Queda como lo tiene tu programa: { $what }
