import type { Texts } from './types.js';

export const it: Texts = {
  hello: [
    'Buongiorno, vorrei un preventivo per una pompa di calore. La casa è del 1962.',
    'Salve, montate anche pannelli su un tetto condominiale?',
    'Ciao, mi ha parlato di voi mia cognata. Si può fissare un sopralluogo?',
  ],
  reply: [
    'Buongiorno {name}, volentieri. Il sopralluogo dura un’ora ed è gratuito.',
    'Grazie per averci scritto! Ci può mandare una foto della caldaia?',
  ],
  offer: ['Le andrebbe bene {day} alle {time}?', 'Un nostro tecnico è in zona {day}. Facciamo alle {time}?'],
  accept: ['Va benissimo, a {day}.', 'Perfetto, il campanello è quello in basso.', 'Sì, ma non prima delle nove.'],
  remind: ['Le ricordiamo la visita di {day} alle {time}. A presto!'],
  question: [
    'Quanto fa rumore l’unità esterna? La camera dà sul cortile.',
    'Nel prezzo è compreso lo smaltimento della vecchia caldaia?',
    'L’app segna 46 gradi, è normale?',
  ],
  answer: [
    '38 decibel a tre metri, meno di un frigorifero.',
    'Sì, è tutto compreso, anche la pratica per la detrazione.',
    'Sì, una volta alla settimana scalda di più per l’igiene.',
  ],
  thanks: ['Grazie mille!', 'Siete stati gentilissimi.', 'Perfetto, tutto chiaro. Grazie.'],
  mail: [
    {
      subject: 'Il suo preventivo',
      fromUs: 'Come d’accordo al telefono, in allegato il preventivo con e senza fotovoltaico.',
      fromThem: 'Grazie del preventivo. Avrei due domande sulla seconda pagina.',
    },
    {
      subject: 'Relazione del sopralluogo',
      fromUs: 'In allegato la relazione con il fabbisogno di ogni stanza. Due termosifoni sono piccoli.',
      fromThem: 'Molto chiara. Si può prevedere il riscaldamento a pavimento in cucina?',
    },
  ],
  voicemail: ['Buongiorno, sono {name}. Vi richiamo per la visita, mi trovate dopo le cinque. Grazie.'],
};

export const fr: Texts = {
  hello: [
    'Bonjour, nous aimerions remplacer notre chaudière au fioul. Intervenez-vous à Lyon ?',
    'Bonjour, combien de temps faut-il attendre pour une visite ?',
  ],
  reply: [
    'Bonjour {name}, avec plaisir. La visite dure une heure et elle est gratuite.',
    'Merci de votre message ! Pourriez-vous nous envoyer une photo du compteur ?',
  ],
  offer: ['{day} à {time}, cela vous irait ?', 'Notre technicien passe près de chez vous {day}. Disons {time} ?'],
  accept: ['Parfait pour {day}.', 'Oui, sonnez au portail s’il vous plaît.'],
  remind: ['Rappel : notre technicien vient {day} à {time}. À bientôt !'],
  question: [
    'Le bruit la nuit, c’est combien de décibels ?',
    'L’écran affiche E-42 depuis la coupure de courant, c’est grave ?',
  ],
  answer: [
    '38 dB à trois mètres, moins qu’un réfrigérateur.',
    'Non, il suffit d’appuyer cinq secondes sur le bouton du milieu.',
  ],
  thanks: ['Merci beaucoup !', 'C’est très clair, merci.', 'Il fait 21 degrés et il neige dehors. Merci à tous.'],
  mail: [
    {
      subject: 'Votre devis',
      fromUs: 'Comme convenu, voici le devis avec et sans panneaux. L’aide est déjà déduite.',
      fromThem: 'Merci pour le devis. Deux questions avant de nous décider.',
    },
    {
      subject: 'Dates des travaux',
      fromUs: 'Nous avons réservé trois jours pour vous. Pas d’eau chaude le deuxième, jusqu’au soir.',
      fromThem: 'Les dates nous conviennent.',
    },
  ],
  voicemail: ['Bonjour, c’est {name}. Vous m’avez appelé ce matin, je suis joignable après seize heures. Merci.'],
};

export const es: Texts = {
  hello: [
    'Buenos días, ¿hacen también instalaciones en pisos antiguos?',
    'Hola, quisiera presupuesto para placas solares. El tejado mira al sur.',
  ],
  reply: [
    'Hola {name}, encantados. La visita dura una hora y es gratuita.',
    '¡Gracias por escribirnos! Le llamamos hoy.',
  ],
  offer: ['¿Le viene bien el {day} a las {time}?'],
  accept: ['El {day} perfecto.', 'Sí, gracias. Es el segundo portal.'],
  remind: ['Le recordamos la visita del {day} a las {time}.'],
  question: ['¿El precio incluye el depósito nuevo?', '¿Cuándo llega la factura final?'],
  answer: ['Sí, depósito y montaje incluidos.', 'Sale mañana; no se paga nada antes de la entrega.'],
  thanks: ['¡Muchas gracias!', 'Todo claro, gracias.'],
  mail: [
    {
      subject: 'Su presupuesto',
      fromUs: 'Adjunto el presupuesto con y sin placas, con la ayuda ya descontada.',
      fromThem: 'Gracias. Lo hablamos en casa y le digo algo esta semana.',
    },
  ],
  voicemail: ['Hola, soy {name}. Me han llamado por la visita; estoy libre a partir de las tres. Gracias.'],
};

export const pt: Texts = {
  hello: [
    'Bom dia, vocês atendem São Paulo? Quero trocar o aquecedor a gás.',
    'Olá, vi o site. Fazem orçamento sem visita?',
  ],
  reply: ['Olá {name}, claro! A visita leva uma hora e não custa nada.'],
  offer: ['Pode ser {day} às {time}?'],
  accept: ['Pode sim, obrigado.', '{day} está ótimo. O interfone é o 42.'],
  remind: ['Lembrete: nosso técnico vai {day} às {time}.'],
  question: ['O aplicativo parou de atualizar, o que faço?'],
  answer: ['É só reiniciar o roteador; ele volta em dois minutos.'],
  thanks: ['Muito obrigado!', 'Deu certo, valeu!'],
  mail: [
    {
      subject: 'Seu orçamento',
      fromUs: 'Segue o orçamento, com e sem painéis solares.',
      fromThem: 'Recebido, obrigado. Respondo até sexta.',
    },
  ],
  voicemail: ['Oi, aqui é {name}. Retorno a ligação de vocês, estou livre depois das quatro.'],
};
