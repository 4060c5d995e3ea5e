/**
 * Words that say what the digits after them are. Lower case, without accents' variants folded away: as people write
 * them. `phone` words speak for a number, `other` words against it, `link` words stand between ("number", "is", "at").
 */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const phoneWords = list(`
  tel tél telephone telephones telephoned phone phones ph fon fono fone call calls called calling dial dialling dialing
  ring text texts sms mms fax faxes telefax mobile mobiles mob cell cells cellphone cellular landline hotline helpline
  whatsapp viber telegram signal imessage facetime voicemail switchboard reception freephone tollfree contact contacts
  telefon telefonnummer telefonnr mobil mobilnummer mobiltelefon mobilfunk handy handynummer festnetz rufnummer hotline
  kontakt durchwahl zentrale téléphone portable fixe gsm appel appelez joindre télécopie standard
  teléfono telefono teléfonos telefonos móvil movil celular celulares llame llamar llámenos contacto
  telefone telefones telemóvel telemovel ligue contato telefonia cellulare cell fisso chiama chiamare recapito
  telefoon telefoonnummer mobiel bel bellen tlf tlfnr telefonnr mobilnr puh puhelin sími gsm telefonszám mobilszám
  telefonu telefonum telefonumuz numaram gsm cep telefonie mobilní komórka komórkowy komórkowa tel-fax telfax tel/fax
  тел телефон телефона телефоны моб мобильный мобильная факс звоните звонить номер контакт контакты горячая
  телефону дзвоніть мобільний τηλ τηλέφωνο κινητό φαξ טלפון טל נייד פקס هاتف الهاتف تليفون جوال موبايل فاكس تلفن موبایل همراه
  फोन फ़ोन मोबाइल टेलीफोन दूरभाष संपर्क फैक्स ফোন মোবাইল தொலைபேசி โทร โทรศัพท์ มือถือ แฟกซ์ thoại điện đt sđt hotline telp hp hubungi
`);

export const otherWords = list(`
  isbn issn doi pmid arxiv isin ean upc gtin gtin-13 gtin-8 asin sku mpn imei meid imsi iccid iban bic swift
  invoice waybill awb ups fedex usps dhl acct routing aba visa mastercard amex cvv
  ref id ids uid guid uuid hash sha sha1 sha256 md5 passport docket pnr txn vin folio pid rma
  ssn ein itin tin vat gst gstin abn acn tfn npi aadhaar cpf cnpj rg nif nie dni cif siret siren rcs hrb hra ust-id ustid
  steuernummer steuer-id steuerid kundennummer kundennr auftragsnummer bestellnummer rechnungsnummer rechnung bestellung
  artikelnummer sendungsnummer kontonummer blz aktenzeichen
  commande facture dossier colis compte pedido factura cuenta expediente rastreo conta bancária bancaria nota fattura ordine conto
  codice fiscale partita p.iva bestelling factuur klantnummer order-id orderid ordernr
  lat latitude lon lng longitude coordinates coordinate gps timestamp epoch zip zipcode postcode plz bitcoin btc
  pp seriennummer serie série lote
  заказ заказа счет счёт инн кпп огрн снилс индекс трек паспорт
`);

/** Everyday words: they speak against digits only as a label ("order no.", "case:"). */
export const doubtfulWords = list(`
  invoices order orders tracking track parcel package shipment consignment account accounts acc sort card cards discover
  express serial case ticket tickets reference commit build version ver rev revision release policy member membership
  licence license permit registration reg certificate patent confirmation booking reservation transaction batch item
  model part lot file claim session po long location geo position unix time wallet page pages population bond equation
  formula nota conto compte pan
`);

export const linkWords = list(`
  is are was be at on in to me us my our your the a an of for number numbers numéro numero número no nos num nums nr nrs
  nummer n° nº № code via by or and it now here this toll-free toll free direct office work home business customer service support
  ist sind unter an auf am est es è é at en au le la il el o de nu nun us: olarak
  номер по नंबर नम्बर है पर رقم रقم numaram numara numarası
`);

/** Endings of East Asian words, where no space parts label and number. */
export const phoneEndings =
  /(?:电话|電話|电话号|電話號|电话号码|電話號碼|電話番号|手机|手機|手机号|传真|傳真|热线|熱線|致电|致電|请拨打|拨打|連絡先|携帯|ファックス|ファクス|フリーダイヤル|전화|전화번호|휴대폰|휴대전화|핸드폰|팩스|연락처)(?:号|號|号码|號碼|番号|번호)?(?:是|为|為|は|는|은)?$/;
export const otherEndings =
  /(?:订单|訂單|单号|單號|编号|編號|账号|帳號|账户|卡号|序列号|快递|身份证|注文|会員|口座|伝票|郵便|주문|계좌|송장|우편)(?:号|號|号码|號碼|番号|번호)?(?:是|为|為|は|는|은)?$/;

export const phoneSigns = /[☎☏✆📞📱📲🕿📠🖷]\ufe0f?$/u;
