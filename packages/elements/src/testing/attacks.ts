/** What somebody may send us, and what no place of ours may make of it: each is shown as text and changes nothing else. */
export const attacks: Readonly<Record<string, string>> = {
  markup: `<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>`,
  svg: '<svg onload="window.hacked = true"><animate onbegin="window.hacked = true" attributeName="x" dur="1s"/></svg>',
  'script link': 'javascript:window.hacked=true',
  'data link': 'data:text/html,<script>parent.hacked=true</script>',
  'note marks':
    '**<b onclick=x>** @[<img src=x onerror=hacked=1>](agt) _x_ https://a.example/"onmouseover="hacked=1 javascript:x',
  'turned order': 'invoice\u202efdp.exe \u2067\u2066\u202d\u061c',
  'broken UTF-16': 'a \ud800 b \udc00\ud83d c',
  'zip name': '../../etc/passwd\u0000.zip',
  controls: 'a\u0000\u0007\u001b[31m\u2028\u2029\r\nb',
  templates: '{{constructor.constructor("hacked=1")()}} ${hacked=1} <%= x %> {@html x}',
  'a megabyte': '\ud83d\ude4f x '.repeat(200_000),
};

/** Names of elements and of their attributes below what `selector` finds: what a page is made of besides text. */
export function shapeOf(root: ParentNode, selector: string): readonly string[] {
  const names = new Set<string>();
  for (const element of root.querySelectorAll(`${selector}, ${selector} *`)) {
    names.add(element.localName);
    for (const { name } of element.attributes) names.add(`@${name}`);
  }
  return [...names].sort();
}
