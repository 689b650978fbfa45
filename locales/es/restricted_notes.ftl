# Lo que ella contó y muy pocas personas pueden leer
restricted-title = Notas restringidas
restricted-hint = Lo que te contó y muy pocas personas pueden leer.
restricted-lead = Aquí se ve cuándo se escribió cada una y quién la escribió. Se abren de una en una, y cada mirada queda anotada. No están en ninguna búsqueda, copia, lista ni descarga.
restricted-write = Escribir una
restricted-write-lead = Lo que ella contó, hasta donde quiera que se guarde. Hasta que guardes no queda nada en ninguna parte; después queda reservada y nadie la cambia.
restricted-words = Lo que contó
restricted-words-hint = Con sus palabras. No pongas los nombres de quienes le hicieron algo. Si hay que hacer algo hoy, es un aviso de peligro, no una nota.
restricted-words-missing = Escribe lo que contó
restricted-none = No hay nada anotado, o no está abierto para ti.
restricted-shut = Lo que escribieron otras se abre para ti mientras ella acepte que las notas pasen a quien la acompañe.
restricted-added =
    { $count ->
        [one] { $count } agregado
       *[other] { $count } agregados
    }
restricted-additions = Agregado después
restricted-added-by-others =
    { $count ->
        [one] { $count } agregado de otra persona sigue cerrado.
       *[other] { $count } agregados de otras personas siguen cerrados.
    }
restricted-add = Agregar o corregir algo
restricted-add-hint = Lo que está arriba queda como se escribió.
restricted-full = Esta nota ya tiene cincuenta agregados. Escribe otra.
restricted-concern = ¿Alguien tiene que actuar? Da un aviso de peligro: para eso no hace falta que haya aceptado nada.
restricted-told-by-you = lo que usted contó en confianza
notice-restricted-saved = Anotado, reservado.
notice-restricted-added = Agregado, reservado.
