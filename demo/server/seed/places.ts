/** A part of the world that contacts come from. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly language: string;
  readonly share: number;
  /** Its zone where the country has several, and the area code that stands for `@` in its numbers. */
  readonly cities: readonly (readonly [city: string, postalCode: string, zone?: string, area?: string])[];
  readonly zone: string;
  /** Native spelling and, where the script is not Latin, how it is written in an e-mail address. */
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Family name first, as is the custom there; `''` writes the two without a space. */
  readonly order?: 'family-first' | 'family-first-joined';
  readonly companies: readonly string[];
  /** `+` and digits; each `#` becomes a digit of a running number. All lie in ranges kept free for fiction. */
  readonly landline: string;
  readonly mobile: string;
}

const words = (text: string): readonly string[] => text.split(', ');

export const places: readonly Place[] = [
  {
    country: 'US',
    language: 'en-US',
    share: 44,
    zone: 'America/New_York',
    cities: [
      ['Boston', '02108', 'America/New_York', '617'],
      ['Burlington', '05401', 'America/New_York', '802'],
      ['Madison', '53703', 'America/Chicago', '608'],
      ['Boulder', '80302', 'America/Denver', '303'],
      ['Portland', '97201', 'America/Los_Angeles', '503'],
    ],
    given: words(
      'Grace, Marcus, Elena, Jordan, Walter, Denise, Kofi, Hannah, Luis, Abigail, Theo, Rosa, Nathan, Imani, Caleb',
    ),
    family: words(
      'Okafor, Delgado, Brooks, Nguyen, Hale, Castillo, Whitaker, Park, Sorensen, Flores, Abbott, Reyes, Lindgren',
    ),
    companies: words(
      'Delgado Produce, Lakeside Dental, Three Pines Bakery, Cedar & Co. Joinery, Harlow Books, Blue Ridge Vets',
    ),
    landline: '+1@55501##',
    mobile: '+1@55501##',
  },
  {
    country: 'GB',
    language: 'en-GB',
    share: 34,
    zone: 'Europe/London',
    cities: [
      ['London', 'SE1 4YU'],
      ['Leeds', 'LS1 4DY'],
      ['Bristol', 'BS1 5TR'],
      ['Manchester', 'M2 5DB'],
    ],
    given: words('Oliver, Amelia, Rhys, Fiona, Imran, Beatrice, Callum, Zainab, Hugh, Morag, Dev, Isla'),
    family: words('Ashworth, Pritchard, Hussain, Campbell, Thornton, Okoro, Penrose, Whittaker, Lowe, Sinclair, Bhatt'),
    companies: words('Penrose Nurseries, Old Mill Brewery, Thornton Dental, Kettle & Rowe, Fenland Joinery'),
    landline: '+442079460###',
    mobile: '+447700900###',
  },
  {
    country: 'IN',
    language: 'hi-IN',
    share: 14,
    zone: 'Asia/Kolkata',
    cities: [
      ['दिल्ली', '110001'],
      ['लखनऊ', '226001'],
      ['जयपुर', '302001'],
    ],
    given: words('राजेश, सुनीता, अमित, कविता, विकास, नेहा, संजय, पूजा'),
    family: words('शर्मा, गुप्ता, सिंह, वर्मा, मिश्रा, चौहान, अग्रवाल'),
    companies: words('गुप्ता स्वीट्स, शर्मा टेक्सटाइल्स, नवजीवन क्लिनिक'),
    landline: '+9179000551##',
    mobile: '+9179000552##',
  },
  {
    country: 'IN',
    language: 'gu-IN',
    share: 14,
    zone: 'Asia/Kolkata',
    cities: [
      ['અમદાવાદ', '380009'],
      ['સુરત', '395003'],
      ['વડોદરા', '390001'],
    ],
    given: words('હાર્દિક, કિંજલ, જિગ્નેશ, હેતલ, મિતેશ, ધારા, ભાવિન, કોમલ'),
    family: words('પટેલ, શાહ, દેસાઈ, મહેતા, જોશી, ત્રિવેદી, સોની'),
    companies: words('પટેલ એગ્રો, સોની જ્વેલર્સ, શાહ પેકેજિંગ'),
    landline: '+9179000553##',
    mobile: '+9179000554##',
  },
  {
    country: 'IT',
    language: 'it-IT',
    share: 20,
    zone: 'Europe/Rome',
    cities: [
      ['Reggio Emilia', '42121'],
      ['Bologna', '40121'],
      ['Torino', '10121'],
      ['Bari', '70121'],
    ],
    given: words('Giulia, Matteo, Chiara, Lorenzo, Francesca, Davide, Sofia, Paolo, Elisa, Nicolò'),
    family: words('Bianchi, Ferrari, Esposito, Romano, Galli, Conti, Fontana, Rinaldi, Caruso'),
    companies: words('Pasticceria Fontana, Officine Galli, Studio Conti, Cantina Rinaldi'),
    landline: '+3905225550##',
    mobile: '+3902555001##',
  },
  {
    country: 'FR',
    language: 'fr-FR',
    share: 18,
    zone: 'Europe/Paris',
    cities: [
      ['Lyon', '69002'],
      ['Nantes', '44000'],
      ['Lille', '59800'],
    ],
    given: words('Camille, Léa, Théo, Élodie, Mathis, Aïcha, Guillaume, Noémie, Benoît'),
    family: words('Lefèvre, Moreau, Garnier, Chevalier, Benali, Rousseau, Perrin, Lacroix'),
    companies: words('Boulangerie Perrin, Atelier Lacroix, Jardins Moreau'),
    landline: '+3319900####',
    mobile: '+33639985###',
  },
  {
    country: 'DE',
    language: 'de-DE',
    share: 18,
    zone: 'Europe/Berlin',
    cities: [
      ['Berlin', '10115'],
      ['Hamburg', '20095'],
      ['Köln', '50667'],
    ],
    given: words('Jürgen, Anke, Lukas, Mareike, Björn, Sabine, Emre, Katharina, Götz'),
    family: words('Schäfer, Vogel, Krüger, Yıldız, Brandt, Weiß, Hoffmann, Lorenz'),
    companies: words('Tischlerei Vogel, Krüger Metallbau, Praxis Dr. Weiß'),
    landline: '+493023125###',
    mobile: '+494066969###',
  },
  {
    country: 'ES',
    language: 'es-ES',
    share: 12,
    zone: 'Europe/Madrid',
    cities: [
      ['Madrid', '28004'],
      ['Sevilla', '41001'],
    ],
    given: words('Lucía, Álvaro, Carmen, Iñigo, Begoña, Martín, Nuria'),
    family: words('Muñoz, Ibáñez, Serrano, Gutiérrez, Peña, Vázquez'),
    companies: words('Panadería Serrano, Talleres Peña'),
    landline: '+349105550##',
    mobile: '+349105551##',
  },
  {
    country: 'PL',
    language: 'pl-PL',
    share: 10,
    zone: 'Europe/Warsaw',
    cities: [
      ['Kraków', '30-001'],
      ['Łódź', '90-001'],
    ],
    given: words('Agnieszka, Łukasz, Małgorzata, Paweł, Żaneta, Michał'),
    family: words('Wójcik, Nowak, Gołąb, Mazur, Żak'),
    companies: words('Piekarnia Wójcik, Auto-Serwis Gołąb'),
    landline: '+48225550###',
    mobile: '+48225551###',
  },
  {
    country: 'GR',
    language: 'el-GR',
    share: 12,
    zone: 'Europe/Athens',
    cities: [
      ['Αθήνα', '105 57'],
      ['Θεσσαλονίκη', '546 24'],
    ],
    given: words('Ελένη, Γιώργος, Κατερίνα, Νίκος, Μαρία, Δημήτρης, Σοφία'),
    family: words('Παπαϊωάννου, Γεωργίου, Νικολάου, Αντωνίου, Οικονόμου, Δημητρίου'),
    companies: words('Φούρνος Γεωργίου, Κτήμα Αντωνίου'),
    landline: '+302105550###',
    mobile: '+302105551###',
  },
  {
    country: 'UA',
    language: 'uk-UA',
    share: 12,
    zone: 'Europe/Kyiv',
    cities: [
      ['Київ', '01001'],
      ['Львів', '79000'],
    ],
    given: words('Олена, Андрій, Наталія, Тарас, Оксана, Богдан, Ірина'),
    family: words('Шевченко, Коваленко, Бондар, Мельник, Щербак, Литвин'),
    companies: words('Пекарня Мельник, Майстерня Бондар'),
    landline: '+380445550###',
    mobile: '+380445551###',
  },
  {
    country: 'AE',
    language: 'ar-AE',
    share: 12,
    zone: 'Asia/Dubai',
    cities: [
      ['دبي', '00000'],
      ['الشارقة', '00000'],
    ],
    given: words('ليلى, خالد, مريم, يوسف, هدى, عمر, نورة'),
    family: words('الهاشمي, النجار, السويدي, المنصوري, الخطيب'),
    companies: words('عيادة النجار, مخبز السويدي'),
    landline: '+97145550###',
    mobile: '+97145551###',
  },
  {
    country: 'IL',
    language: 'he-IL',
    share: 6,
    zone: 'Asia/Jerusalem',
    cities: [['חיפה', '3100000']],
    given: words('נועה, איתן, תמר, אורי'),
    family: words('לוי, פרידמן, מזרחי, ברק'),
    companies: words('מאפיית לוי'),
    landline: '+97235550###',
    mobile: '+97235551###',
  },
  {
    country: 'JP',
    language: 'ja-JP',
    share: 10,
    zone: 'Asia/Tokyo',
    cities: [
      ['東京都', '100-0001'],
      ['京都市', '600-8001'],
    ],
    given: words('さくら, 健太, 美咲, 大輔, ひなた, 直樹'),
    family: words('田中, 佐藤, 鈴木, 高橋, 渡辺'),
    order: 'family-first',
    companies: words('田中製作所, カフェ・ヒダマリ, 高橋歯科'),
    landline: '+81355500###',
    mobile: '+81355501###',
  },
  {
    country: 'TW',
    language: 'zh-TW',
    share: 8,
    zone: 'Asia/Taipei',
    cities: [
      ['臺北市', '100'],
      ['臺南市', '700'],
    ],
    given: words('怡君, 志明, 淑芬, 俊傑, 雅婷'),
    family: words('陳, 林, 黃, 張, 王'),
    order: 'family-first-joined',
    companies: words('林記茶行, 永和診所'),
    landline: '+88625550####',
    mobile: '+88625551####',
  },
  {
    country: 'AU',
    language: 'en-AU',
    share: 8,
    zone: 'Australia/Sydney',
    cities: [
      ['Sydney', '2000'],
      ['Hobart', '7000'],
    ],
    given: words('Lachlan, Matilda, Darcy, Priya, Angus'),
    family: words('Fraser, Nakamura, Donnelly, Tran, Murray'),
    companies: words('Harbour Bikes, Donnelly Physio'),
    landline: '+6125550####',
    mobile: '+6127010####',
  },
  {
    country: 'BR',
    language: 'pt-BR',
    share: 8,
    zone: 'America/Sao_Paulo',
    cities: [
      ['São Paulo', '01000-000'],
      ['Curitiba', '80000-000'],
    ],
    given: words('João, Beatriz, Thiago, Larissa, Conceição'),
    family: words('Araújo, Gonçalves, Ribeiro, Magalhães, Antunes'),
    companies: words('Padaria Ribeiro, Clínica Araújo'),
    landline: '+551155500###',
    mobile: '+551155501###',
  },
];
