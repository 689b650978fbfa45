# Quién vive con quién y quién es familia
households-title = Familia y vecinas
households-lead = Quién más del programa es cercana a ella. Ayuda a decidir quién se sienta o camina con quién.
households-hint = Hermanas, madres, vecinas y quienes viven con ella.
households-kin = Familia o cerca
households-kin-none = No hay nadie anotada
households-kin-sister = Hermana
households-kin-mother = Madre
households-kin-daughter = Hija
households-kin-cousin = Prima, tía o sobrina
households-kin-in_law = Familia política
households-kin-neighbour = Vecina
households-since = desde { $day }
households-unseen = { $count ->
    [one] Y { $count } más con quien no trabajas.
   *[other] Y { $count } más con quienes no trabajas.
}
households-end = Ya no es así
households-other = Su código
households-other-hint = El código de la otra mujer, como en su tarjeta
households-word = ¿Qué es de ella?
households-word-missing = Elige qué es de ella
households-link = Anotarlo
households-code-unknown = Nadie con quien trabajas tiene este código
households-herself = Este es su propio código
households-two-sites = Las dos son de sedes distintas
households-already = Esto ya está anotado
households-home = Con quién vive
households-home-none = Nadie más del programa vive con ella.
households-with = Vive con
households-with-save = Viven juntas
households-lives-already = Ya vive con otras. Termina eso primero.
households-lives-there = Vive ahí
households-head = Jefa del hogar
households-is-head = Ella es la jefa de este hogar
households-make-head = Ella es la jefa
households-move-out = Ya no vive ahí
households-staff = Cercana a alguien que trabaja aquí
households-staff-lead = Quien es de su familia, vive con ella o la conoce en privado no la acompaña como mentora. Solo lo ve quien ve esta página.
households-staff-who = Quién trabaja aquí
households-staff-choose = Elige
households-staff-sister = Hermana
households-staff-relative = Otra familiar
households-staff-household = Vive en su hogar
households-staff-privately = La conoce en privado
households-staff-missing = Elige a alguien que trabaje aquí
households-staff-beside = La acompaña ahora: tiene que ser otra
households-not-offered = No se ofrecen, porque son cercanas: { $who }
households-tied-sister = { $name } es su hermana. Tiene que acompañarla otra persona
households-tied-relative = { $name } es de su familia. Tiene que acompañarla otra persona
households-tied-household = { $name } vive en su hogar. Tiene que acompañarla otra persona
households-tied-privately = { $name } la conoce en privado. Tiene que acompañarla otra persona
households-carries-nothing = Nada de su ficha pasa a las de ellas, ni de las de ellas a la suya.
households-in-group = Familia o vecinas en este grupo. Pregúntales si quieren sentarse aparte.

# Lo que se acaba de hacer
notice-households-linked = Anotado
notice-households-ended = Terminado desde hoy
notice-households-lives = Anotado: viven juntas
notice-households-head-set = Anotado: es la jefa del hogar
notice-households-moved-out = Anotado: ya no vive ahí
