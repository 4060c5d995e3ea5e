/*
 * How a name reads in Latin letters, roughly as its owner would spell it in an e-mail address: for search, not for
 * show. Scripts whose letters give the vowels are covered; Arabic, Hebrew and Han are not, since theirs do not.
 */

const letters = new Map<string, string>([
  // Cyrillic
  ...pairs('а a б b в v г g ґ g д d е e ё e є ie ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f'),
  ...pairs('х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya ј j љ lj њ nj ћ c ђ d џ dz'),
  // Greek
  ...pairs('α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'),
  // Hiragana; katakana is shifted onto it.
  ...pairs('あ a い i う u え e お o か ka き ki く ku け ke こ ko さ sa し shi す su せ se そ so た ta ち chi つ tsu'),
  ...pairs('て te と to な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho ま ma み mi む mu め me も mo'),
  ...pairs('や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa を o ん n が ga ぎ gi ぐ gu げ ge ご go'),
  ...pairs('ざ za じ ji ず zu ぜ ze ぞ zo だ da ぢ ji づ zu で de ど do ば ba び bi ぶ bu べ be ぼ bo'),
  ...pairs('ぱ pa ぴ pi ぷ pu ぺ pe ぽ po'),
]);
for (const silent of 'ъьーっ') letters.set(silent, '');

/** Devanagari; the other Indic scripts of Unicode lie parallel to it (all follow ISCII, IS 13194:1991). */
const consonants = new Map<string, string>([
  ...pairs('क k ख kh ग g घ gh ङ n च ch छ chh ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n'),
  ...pairs('प p फ ph ब b भ bh म m य y र r ल l ळ l व v श sh ष sh स s ह h'),
]);
const vowels = new Map<string, string>(pairs('अ a आ a इ i ई i उ u ऊ u ऋ ri ए e ऐ ai ओ o औ au ऍ e ऑ o'));
const vowelSigns = new Map<string, string>([
  ['ा', 'a'],
  ['ि', 'i'],
  ['ी', 'i'],
  ['ु', 'u'],
  ['ू', 'u'],
  ['ृ', 'ri'],
  ['े', 'e'],
  ['ै', 'ai'],
  ['ो', 'o'],
  ['ौ', 'au'],
  ['ॅ', 'e'],
  ['ॉ', 'o'],
  ['्', ''],
]);
const virama = '्';
const nasals = new Map<string, string>([
  ['ं', 'n'],
  ['ँ', 'n'],
  ['ः', ''],
]);

/** Takes folded text; what it cannot read stays as it is. */
export function romanise(folded: string): string {
  if (/^[\0-\u024f]*$/.test(folded)) return folded;
  const signs = Array.from(folded, aligned);
  let latin = '';
  let afterVowel = false;
  for (const [at, sign] of signs.entries()) {
    const consonant = consonants.get(sign);
    if (consonant === undefined) {
      latin += vowels.get(sign) ?? vowelSigns.get(sign) ?? nasals.get(sign) ?? letters.get(sign) ?? sign;
      afterVowel = vowels.has(sign) || (vowelSigns.has(sign) && sign !== virama);
    } else {
      afterVowel = speaksShortA(signs, at, afterVowel);
      latin += consonant + (afterVowel ? 'a' : '');
    }
  }
  return latin;
}

/**
 * A consonant is spoken with a short "a", unless a sign says otherwise or the word ends; and between two spoken
 * vowels it is swallowed (मेहता is Mehta, not Mehata).
 */
function speaksShortA(signs: readonly string[], at: number, afterVowel: boolean): boolean {
  const next = signs[at + 1] ?? '';
  if (vowelSigns.has(next) || !isIndic(next)) return false;
  const afterNext = signs[at + 2] ?? '';
  return !(afterVowel && consonants.has(next) && vowelSigns.has(afterNext) && afterNext !== virama);
}

function isIndic(sign: string): boolean {
  return consonants.has(sign) || vowels.has(sign) || vowelSigns.has(sign) || nasals.has(sign);
}

/** Brings parallel scripts onto one table: Bengali to Malayalam onto Devanagari, katakana onto hiragana. */
function aligned(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x0980 && code <= 0x0d7f) return String.fromCodePoint(0x0900 + (code & 0x7f));
  if (code >= 0x30a1 && code <= 0x30f6) return String.fromCodePoint(code - 0x60);
  return sign;
}

function pairs(text: string): [string, string][] {
  const words = text.split(' ');
  return words.flatMap((word, at): [string, string][] => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : []));
}
