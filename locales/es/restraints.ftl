# What was taken back stays taken back.
safe-mode-title = En revisión
safe-mode-notice = El programa volvió de una copia y se está revisando. Mientras tanto nada sale de aquí.
safe-mode-what = El programa volvió de una copia de respaldo sin su llavero. Por eso nadie sabe qué se retiró desde entonces: un sí que pasó a ser no, un rol que terminó, un teléfono que no debe sonar. Hasta aclararlo nada se envía ni se saca, y solo entran las coordinadoras.
safe-mode-look = Revisa el equipo y sus roles, y lo que aceptaron las mujeres, con quienes recuerdan las últimas semanas. Si aparece el llavero antiguo, avisa a quien cuida la máquina: ahí está todo lo que se retiró.
safe-mode-agree = Está como debe estar
safe-mode-first-was-you = Ya dijiste que sí. Falta que mire otra coordinadora; entonces todo se abre de nuevo.
safe-mode-first-was-other = Una coordinadora ya dijo que sí. El tuyo es el segundo: con él todo se abre de nuevo.
safe-mode-locked = Espera a que dos coordinadoras lo revisen. En papel tu reunión sigue como siempre.
notice-safe-mode-ended = Gracias. Todo está abierto de nuevo.
staff-action-restraints-applied = Se volvió a retirar lo retirado
staff-action-safe-mode-end = Terminó la revisión tras una copia
