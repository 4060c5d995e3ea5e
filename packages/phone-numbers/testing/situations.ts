/** What a page scanner meets on pages, for its own tests and for those of the extension. */

/** The one number of every callable situation. */
export const number = '+14155550132';

/** Every way a page may hold one number: markup, and what becomes clickable. */
export const callable: Readonly<Record<string, string>> = {
  'plain text': '<p>Call (415) 555-0132 now</p>',
  'split by bold': '<p>Call (415) <b>555</b>-0132</p>',
  'split by the area code': '<p>Call (<b>415</b>) 555-0132</p>',
  'split over three spans': '<p><span>415</span><span>-555-</span><span>0132</span></p>',
  'split by a comment': '<p>415-555<!-- x -->-0132</p>',
  'a line break opportunity': '<p>415-555<wbr>-0132</p>',
  'a soft hyphen': '<p>415-&shy;555-&shy;0132</p>',
  'no-break spaces': '<p>415&nbsp;555&nbsp;0132</p>',
  'a no-break hyphen': '<p>415\u2011555\u20110132</p>',
  'an en dash': '<p>415\u2013555\u20130132</p>',
  'zero-width spaces': '<p>415\u200b555\u200b0132</p>',
  'direction marks': '<p>\u202a+1 415 555 0132\u202c \u200e\u200f</p>',
  'Arabic digits': '<p>٤١٥-٥٥٥-٠١٣٢</p>',
  'Devanagari digits': '<p>४१५-५५५-०१३२</p>',
  'full-width digits': '<p>（４１５）　５５５－０１３２</p>',
  'wrapped lines of source': '<p>Call\n   (415)\n       555-0132\n</p>',
  'a table cell': '<table><tr><td>415-555-0132</td><td>ok</td></tr></table>',
  'a label in another element': '<p><b>Phone</b><span>4155550132</span></p>',
  'a definition list': '<dl><dt>Phone</dt><dd>4155550132</dd></dl>',
  'the first words of the next element': '<p><span>415.555.0132</span><span>people come</span></p>',
  'a button': '<button>415-555-0132</button>',
  'text that cannot be selected': '<p style="user-select:none">415-555-0132</p>',
  'hidden text': '<p hidden>415-555-0132</p>',
  'a tel link': '<a href="tel:+14155550132">Call us</a>',
  'a tel link around its number': '<a href="tel:+14155550132">415-555-0132</a>',
  'a tel link with an icon only': '<a href="tel:4155550132"><svg></svg></a>',
  'a callto link': '<a href="callto:+14155550132">Skype</a>',
  'an sms link': '<a href="sms:+14155550132">Write</a>',
  'a wa.me link': '<a href="https://wa.me/14155550132">WhatsApp</a>',
  'an ordinary link': '<a href="/contact">415-555-0132</a>',
  'an amount before it': '<p>$20 415-555-0132</p>',
};

/** What must stay as it is. */
export const leftAlone: Readonly<Record<string, string>> = {
  'an input': '<input value="415-555-0132">',
  'a textarea': '<textarea>415-555-0132</textarea>',
  'a select': '<select><option>415-555-0132</option></select>',
  'editable text': '<div contenteditable>415-555-0132</div>',
  'editable text by name': '<div contenteditable="true"><p>415-555-0132</p></div>',
  'plain-text editing': '<div contenteditable="plaintext-only">415-555-0132</div>',
  'an island in editable text': '<div contenteditable>a <span contenteditable="false">415-555-0132</span></div>',
  'a text box': '<div role="textbox">415-555-0132</div>',
  'a code editor': '<div class="cm-editor"><div class="cm-line">415-555-0132</div></div>',
  'a style sheet': '<style>/* 415-555-0132 */</style>',
  'a script': '<script type="text/plain">415-555-0132</script>',
  noscript: '<noscript>415-555-0132</noscript>',
  'a template': '<template><p>415-555-0132</p></template>',
  'an address of the web': '<p>https://example.com/4155550132/x</p>',
  'an order number': '<p>Order no. 4155550132</p>',
  'an order number in a definition list': '<dl><dt>Order no.</dt><dd>4155550132</dd></dl>',
  'a UUID': '<p>123e4567-e89b-12d3-a456-426655440000</p>',
  'the neighbour of a UUID': '<p>123e4567-e89b-12d3-a456-<b>4155550132</b></p>',
  'an IP address': '<p>192.168.100.200</p>',
  'two blocks': '<div>415-555</div><div>-0132</div>',
  'two cells': '<table><tr><td>415-555</td><td>-0132</td></tr></table>',
  'two flex items': '<div style="display:flex"><span>415-555</span><span>-0132</span></div>',
  'text joined over a line break': '<p>415-555<br>-0132</p>',
};

const scripts = ['0123456789', '٠١٢٣٤٥٦٧٨٩', '०१२३४५६७८९', '０１２３４５６７８９'];

/** The same situation with a number of its own, by its last four digits, so that many of them fit on one page. */
export function withLastDigits(markup: string, last: string): string {
  return scripts.reduce((text, digits) => {
    const inScript = (ascii: string): string => ascii.replace(/[0-9]/g, (digit) => digits.charAt(Number(digit)));
    return text.replaceAll(inScript('0132'), inScript(last));
  }, markup);
}
