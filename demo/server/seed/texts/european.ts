import type { Texts } from './types.js';

export const de: Texts = {
  hello: [
    'Guten Tag, wir haben eine Ölheizung von 1998 und denken über eine Wärmepumpe nach.',
    'Hallo, lohnt sich Photovoltaik auf einem Ost-West-Dach?',
    'Guten Morgen, kümmern Sie sich auch um den Förderantrag?',
  ],
  reply: [
    'Guten Tag {name}, gern. Die Besichtigung dauert eine Stunde und kostet nichts.',
    'Danke für Ihre Nachricht! Könnten Sie uns ein Foto vom Typenschild schicken?',
  ],
  offer: ['Passt Ihnen {day} um {time}?', 'Unsere Technikerin ist {day} in Ihrer Nähe. Um {time}?'],
  accept: ['{day} passt, danke.', 'Ja, bitte beim Nachbarn klingeln, unsere Klingel ist kaputt.'],
  remind: ['Zur Erinnerung: Wir kommen {day} um {time}. Bis dann!'],
  question: [
    'Ist der neue Speicher im Preis enthalten?',
    'Wie laut ist das Außengerät nachts?',
    'Auf der Anzeige steht E-42. Ist das schlimm?',
  ],
  answer: [
    'Ja, Speicher, Montage und Entsorgung sind enthalten.',
    '38 dB in drei Metern, leiser als ein Kühlschrank.',
    'Nein, das heißt nur Stromausfall. Bitte fünf Sekunden die mittlere Taste drücken.',
  ],
  thanks: ['Vielen Dank!', 'Super, danke für die schnelle Antwort.', '21 Grad im Haus, draußen schneit es. Danke!'],
  mail: [
    {
      subject: 'Ihr Angebot',
      fromUs: 'Wie am Telefon besprochen: das Angebot mit und ohne Solaranlage, Förderung bereits abgezogen.',
      fromThem: 'Danke. Zu Seite 3 haben wir noch zwei Fragen.',
    },
    {
      subject: 'Termine für den Einbau',
      fromUs: 'Wir haben drei Tage für Sie reserviert. Am zweiten gibt es bis abends kein Warmwasser.',
      fromThem: 'Die Termine passen uns gut.',
    },
  ],
  voicemail: ['Guten Tag, hier ist {name}. Sie hatten angerufen, ich bin ab 15 Uhr wieder erreichbar. Danke.'],
};

export const pl: Texts = {
  hello: ['Dzień dobry, chcielibyśmy wymienić piec gazowy na pompę ciepła.', 'Cześć, ile się czeka na oględziny?'],
  reply: ['Dzień dobry {name}, chętnie. Oględziny trwają godzinę i są bezpłatne.'],
  offer: ['Czy pasuje {day}, {time}?'],
  accept: ['Tak, pasuje. Dziękuję.', '{day} będzie dobrze.'],
  remind: ['Przypominamy o wizycie: {day}, {time}.'],
  question: ['Czy cena obejmuje nowy zasobnik?', 'Kiedy dostaniemy fakturę?'],
  answer: ['Tak, zasobnik i montaż są w cenie.', 'Wyślemy ją jutro.'],
  thanks: ['Dziękuję bardzo!', 'Świetnie, wszystko jasne.'],
  mail: [
    {
      subject: 'Oferta',
      fromUs: 'W załączniku oferta, z panelami i bez. Dofinansowanie jest już odliczone.',
      fromThem: 'Dziękuję, odezwiemy się w tym tygodniu.',
    },
  ],
  voicemail: ['Dzień dobry, mówi {name}. Proszę oddzwonić po szesnastej. Dziękuję.'],
};

export const el: Texts = {
  hello: ['Καλημέρα, θα θέλαμε μια αντλία θερμότητας. Το σπίτι είναι του 1978.', 'Γεια σας, πόσο κοστίζει η επίσκεψη;'],
  reply: ['Καλημέρα {name}, ευχαρίστως. Η επίσκεψη κρατά μία ώρα και είναι δωρεάν.'],
  offer: ['Σας βολεύει {day} στις {time};'],
  accept: ['Ναι, μια χαρά.', '{day} είναι εντάξει, ευχαριστώ.'],
  remind: ['Υπενθύμιση: ερχόμαστε {day} στις {time}.'],
  question: ['Πόσο θόρυβο κάνει τη νύχτα;', 'Στην τιμή είναι και το μπόιλερ;'],
  answer: ['38 ντεσιμπέλ στα τρία μέτρα, λιγότερο από ένα ψυγείο.', 'Ναι, όλα περιλαμβάνονται.'],
  thanks: ['Ευχαριστώ πολύ!', 'Τέλεια, όλα καθαρά.'],
  mail: [
    {
      subject: 'Η προσφορά σας',
      fromUs: 'Σας στέλνουμε την προσφορά, με και χωρίς φωτοβολταϊκά.',
      fromThem: 'Ευχαριστώ, θα σας απαντήσω μέχρι την Παρασκευή.',
    },
  ],
  voicemail: ['Γεια σας, είμαι {name}. Με πήρατε τηλέφωνο, είμαι διαθέσιμος μετά τις τέσσερις.'],
};

export const uk: Texts = {
  hello: ['Добрий день, хочемо замінити газовий котел на тепловий насос.', 'Вітаю, чи ставите панелі на плаский дах?'],
  reply: ['Добрий день, {name}! Огляд триває годину і безкоштовний.'],
  offer: ['Вам зручно {day} о {time}?'],
  accept: ['Так, дякую.', '{day} підходить.'],
  remind: ['Нагадуємо: майстер приїде {day} о {time}.'],
  question: ['Який шум уночі? Спальня поруч.', 'На екрані E-42, це страшно?'],
  answer: [
    '38 дБ на трьох метрах, тихіше за холодильник.',
    'Ні, це після вимкнення струму. Натисніть середню кнопку на п’ять секунд.',
  ],
  thanks: ['Дуже дякую!', 'Усе зрозуміло, дякую.'],
  mail: [
    {
      subject: 'Ваша пропозиція',
      fromUs: 'Надсилаємо пропозицію, з панелями і без них.',
      fromThem: 'Дякую, відповімо цього тижня.',
    },
  ],
  voicemail: ['Добрий день, це {name}. Передзвоніть, будь ласка, після четвертої.'],
};
