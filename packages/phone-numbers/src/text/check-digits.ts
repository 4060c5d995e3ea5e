/** Check digits of numbers that are not phone numbers. Each takes a string of ASCII digits. */

/** ISO/IEC 7812-1 (payment cards) and IMEI. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i--, double = !double) {
    const digit = digits.charCodeAt(i) - 48;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

/** GS1 (GTIN-8, -12, -13, -14, SSCC-18) and ISBN-13. */
export function gs1(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, weight = 1; i >= 0; i--, weight = 4 - weight) {
    sum += (digits.charCodeAt(i) - 48) * weight;
  }
  return sum % 10 === 0;
}

/** ISBN-10 whose last character is a digit (ISO 2108:1992). */
export function isbn10(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += (digits.charCodeAt(i) - 48) * (10 - i);
  return digits.length === 10 && sum % 11 === 0;
}
