/**
 * IANA time zones of the countries that have numbering plans (tz database, zone1970.tab). Where a country has several,
 * they are those between which the clock differs; zones that have only differed in the past are left out.
 */
const byContinent: Readonly<Record<string, string>> = {
  Atlantic: 'AC:St_Helena BM:Bermuda CV:Cape_Verde FK:Stanley FO:Faroe IS:Reykjavik SH:St_Helena TA:St_Helena',
  Europe:
    'AD:Andorra AL:Tirane AT:Vienna AX:Mariehamn BA:Sarajevo BE:Brussels BG:Sofia BY:Minsk CH:Zurich CZ:Prague DE:Berlin DK:Copenhagen EE:Tallinn FI:Helsinki FR:Paris GB:London GG:Guernsey GI:Gibraltar GR:Athens HR:Zagreb HU:Budapest IE:Dublin IM:Isle_of_Man IT:Rome JE:Jersey LI:Vaduz LT:Vilnius LU:Luxembourg LV:Riga MC:Monaco MD:Chisinau ME:Podgorica MK:Skopje MT:Malta NL:Amsterdam NO:Oslo PL:Warsaw RO:Bucharest RS:Belgrade SE:Stockholm SI:Ljubljana SK:Bratislava SM:San_Marino TR:Istanbul UA:Kyiv VA:Vatican XK:Belgrade',
  Asia: 'AE:Dubai AF:Kabul AM:Yerevan AZ:Baku BD:Dhaka BH:Bahrain BN:Brunei BT:Thimphu CN:Shanghai CY:Nicosia GE:Tbilisi HK:Hong_Kong ID:Jakarta,Pontianak,Makassar,Jayapura IL:Jerusalem IN:Kolkata IQ:Baghdad IR:Tehran JO:Amman JP:Tokyo KG:Bishkek KH:Phnom_Penh KP:Pyongyang KR:Seoul KW:Kuwait KZ:Almaty LA:Vientiane LB:Beirut LK:Colombo MM:Yangon MN:Hovd,Ulaanbaatar MO:Macau MY:Kuala_Lumpur NP:Kathmandu OM:Muscat PH:Manila PK:Karachi PS:Gaza QA:Qatar SA:Riyadh SG:Singapore SY:Damascus TH:Bangkok TJ:Dushanbe TL:Dili TM:Ashgabat TW:Taipei UZ:Tashkent VN:Ho_Chi_Minh YE:Aden',
  America:
    'AG:Antigua AI:Anguilla AR:Argentina/Buenos_Aires AW:Aruba BB:Barbados BL:St_Barthelemy BO:La_Paz BQ:Kralendijk BR:Noronha,Sao_Paulo,Manaus,Cuiaba,Campo_Grande,Porto_Velho,Boa_Vista,Rio_Branco BS:Nassau BZ:Belize CA:St_Johns,Halifax,Moncton,Toronto,Winnipeg,Regina,Edmonton,Vancouver,Whitehorse CO:Bogota CR:Costa_Rica CU:Havana CW:Curacao DM:Dominica DO:Santo_Domingo GD:Grenada GF:Cayenne GL:Nuuk,Danmarkshavn,Scoresbysund,Thule GP:Guadeloupe GT:Guatemala GY:Guyana HN:Tegucigalpa HT:Port-au-Prince JM:Jamaica KN:St_Kitts KY:Cayman LC:St_Lucia MF:Marigot MQ:Martinique MS:Montserrat MX:Mexico_City,Matamoros,Cancun,Hermosillo,Mazatlan,Chihuahua,Ciudad_Juarez,Tijuana NI:Managua PA:Panama PE:Lima PM:Miquelon PR:Puerto_Rico PY:Asuncion SR:Paramaribo SV:El_Salvador SX:Lower_Princes TC:Grand_Turk TT:Port_of_Spain UY:Montevideo VC:St_Vincent VE:Caracas VG:Tortola VI:St_Thomas',
  Africa:
    'AO:Luanda BF:Ouagadougou BI:Bujumbura BJ:Porto-Novo BW:Gaborone CD:Kinshasa,Lubumbashi CF:Bangui CG:Brazzaville CI:Abidjan CM:Douala DJ:Djibouti DZ:Algiers EG:Cairo EH:El_Aaiun ER:Asmara ET:Addis_Ababa GA:Libreville GH:Accra GM:Banjul GN:Conakry GQ:Malabo GW:Bissau KE:Nairobi LR:Monrovia LS:Maseru LY:Tripoli MA:Casablanca ML:Bamako MR:Nouakchott MW:Blantyre MZ:Maputo NA:Windhoek NE:Niamey NG:Lagos RW:Kigali SD:Khartoum SL:Freetown SN:Dakar SO:Mogadishu SS:Juba ST:Sao_Tome SZ:Mbabane TD:Ndjamena TG:Lome TN:Tunis TZ:Dar_es_Salaam UG:Kampala ZA:Johannesburg ZM:Lusaka ZW:Harare',
  Pacific:
    'AS:Pago_Pago CK:Rarotonga FJ:Fiji FM:Kosrae,Pohnpei,Chuuk GU:Guam KI:Kanton,Kiritimati,Tarawa MH:Majuro MP:Saipan NC:Noumea NF:Norfolk NR:Nauru NU:Niue NZ:Auckland,Chatham PF:Gambier,Marquesas,Tahiti PG:Bougainville,Port_Moresby PW:Palau SB:Guadalcanal TK:Fakaofo TO:Tongatapu TV:Funafuti VU:Efate WF:Wallis WS:Apia',
  Australia: 'AU:Perth,Eucla,Darwin,Adelaide,Brisbane,Sydney,Melbourne,Hobart,Lord_Howe',
  Indian:
    'CC:Cocos CX:Christmas IO:Chagos KM:Comoro MG:Antananarivo MU:Mauritius MV:Maldives RE:Reunion SC:Mahe YT:Mayotte',
  Arctic: 'SJ:Longyearbyen',
};

/** Countries whose zones lie on several continents. */
const apart: Readonly<Record<string, string>> = {
  CL: 'America/Santiago,America/Punta_Arenas,Pacific/Easter',
  EC: 'America/Guayaquil,Pacific/Galapagos',
  ES: 'Europe/Madrid,Atlantic/Canary',
  PT: 'Europe/Lisbon,Atlantic/Madeira,Atlantic/Azores',
  RU: 'Europe/Kaliningrad,Europe/Moscow,Europe/Samara,Asia/Yekaterinburg,Asia/Omsk,Asia/Novosibirsk,Asia/Krasnoyarsk,Asia/Irkutsk,Asia/Yakutsk,Asia/Vladivostok,Asia/Magadan,Asia/Kamchatka',
  US: 'America/New_York,America/Chicago,America/Denver,America/Phoenix,America/Los_Angeles,America/Anchorage,America/Adak,Pacific/Honolulu',
};

let table: Map<string, readonly string[]> | undefined;

/** All zones of a country, or none for a country that is not known. */
export function zonesOfCountry(country: string): readonly string[] {
  table ??= build();
  return table.get(country) ?? [];
}

function build(): Map<string, readonly string[]> {
  const zones = new Map<string, readonly string[]>();
  for (const [continent, countries] of Object.entries(byContinent)) {
    for (const entry of countries.split(' ')) {
      const [country = '', places = ''] = entry.split(':');
      zones.set(
        country,
        places.split(',').map((place) => `${continent}/${place}`),
      );
    }
  }
  for (const [country, list] of Object.entries(apart)) zones.set(country, list.split(','));
  return zones;
}
