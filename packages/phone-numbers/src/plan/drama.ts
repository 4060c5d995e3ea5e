/**
 * Ranges that regulators keep for films, books and examples. Libphonenumber calls them unused; a page that shows one
 * shows a phone number all the same. By calling code, as starts of the national number of full length.
 */
const ranges: Readonly<Record<string, RegExp>> = {
  // Ofcom, "Telephone numbers for use in TV and radio drama programmes"; most other ranges of it are valid anyway.
  '44': /^(?:7700900|1632960|306999|9098790)[0-9]{3,4}$/,
  // Arcep, decision 2009-0637.
  '33': /^(?:199000?|26191|35301|46571|53649|63998)[0-9]{4,5}$/,
};

export function isForDrama(code: string, national: string): boolean {
  if (!Object.hasOwn(ranges, code)) return false;
  const length = code === '33' ? 9 : 10;
  return national.length === length && (ranges[code]?.test(national) ?? false);
}
