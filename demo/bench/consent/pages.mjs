// The same marketing page once per tool, each set up as its own documentation says, with the same words and one tag that
// is held back.

const words =
  'One place for calls, contacts and campaigns. Answer from any device, see who is calling, and keep what was said beside the customer. ';
const cards = Array.from(
  { length: 12 },
  (_, i) =>
    `<article><h3>Feature ${i + 1}</h3><p>${words.repeat(2)}</p><a href="/pricing?${i}">About feature ${i + 1}</a></article>`,
).join('\n');

const page = (
  head = '',
  end = '',
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Bench</title>
<style>body{margin:0;font:18px/1.6 system-ui,sans-serif;color:#222;background:#fff}header,main,footer{max-width:70rem;margin:0 auto;padding:1rem}nav a{margin-inline-end:1rem}.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:1rem}a{color:#0b3fa8}</style>
${head}</head><body>
<header><nav aria-label="Main"><a href="/">Home</a><a href="/pricing">Pricing</a><a href="/docs">Documentation</a></nav></header>
<main><h1>Talk to every customer from one place</h1><p>${words.repeat(3)}</p><h2>Features</h2><div class="grid">${cards}</div></main>
<footer><p><a href="/privacy">Privacy policy</a> <button type="button" data-dialora-consent="settings">Cookie settings</button></p></footer>
${end}</body></html>`;

const text = JSON.stringify(
  'This site uses cookies that it needs. Others only if you agree: for functions, statistics and advertising. Closing means "Reject all". You can change your mind at any time.',
);
const categories = ['functional', 'analytics', 'advertising'];

const vanilla = `<script type="text/plain" data-category="analytics" src="/tag.js"></script><script type="module">
import { run } from '/modules/vanilla-cookieconsent/dist/cookieconsent.esm.js';
run({ hideFromBots: false, categories: { necessary: { enabled: true, readOnly: true }, functional: {}, analytics: {}, advertising: {} },
 guiOptions: { consentModal: { layout: 'box', equalWeightButtons: true } },
 language: { default: 'en', translations: { en: {
  consentModal: { title: 'Your cookie choice', description: ${text}, acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', showPreferencesBtn: 'Choose', closeIconLabel: 'Close', footer: '<a href="/privacy">Privacy policy</a>' },
  preferencesModal: { title: 'Cookie settings', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', savePreferencesBtn: 'Save my choice', closeIconLabel: 'Close',
   sections: ${JSON.stringify(['necessary', ...categories].map((name) => ({ title: name, description: name, linkedCategory: name })))} } } } } });
</script>`;

const klaro = `<script type="text/plain" data-type="text/javascript" data-name="analytics" data-src="/tag.js"></script>
<script>window.klaroConfig={version:1,acceptAll:true,default:false,mustConsent:false,lang:'en',translations:{zz:{privacyPolicyUrl:'/privacy'},en:{consentNotice:{description:${text}}}},
services:${JSON.stringify(categories.map((name) => ({ name, title: name, purposes: [name] })))}};</script>
<script defer src="/modules/klaro/dist/klaro.js"></script>`;

const tarteaucitron = `<script src="/modules/tarteaucitronjs/tarteaucitron.min.js"></script><script>
tarteaucitron.init({privacyUrl:'/privacy',orientation:'bottom',showAlertSmall:false,cookieslist:false,showIcon:false,adblocker:false,DenyAllCta:true,AcceptAllCta:true,highPrivacy:true,handleBrowserDNTRequest:false,removeCredit:true,moreInfoLink:true,mandatory:true,googleConsentMode:true});
for (const name of ${JSON.stringify(categories)}) {
 const key = 'bench' + name;
 tarteaucitron.services[key]={key,type:'analytic',name,uri:'/privacy',needConsent:true,cookies:[],js(){ if (name==='analytics') tarteaucitron.addScript('/tag.js') },fallback(){}};
 (tarteaucitron.job=tarteaucitron.job||[]).push(key);
}</script>`;

const osano = `<script src="/modules/cookieconsent/build/cookieconsent.min.js"></script><script>
function go(status){if(status==='allow'){var tag=document.createElement('script');tag.src='/tag.js';document.body.append(tag)}}
cookieconsent.initialise({type:'opt-in',palette:{popup:{background:'#fff',text:'#222'},button:{background:'#1d4ed8',text:'#fff'}},content:{message:${text},allow:'Accept all',deny:'Reject all',link:'Privacy policy',href:'/privacy'},onInitialise:go,onStatusChange:go});
</script>`;

const tag = '<script type="text/plain" data-category="analytics" data-src="/tag.js"></script>';
const options = 'data-company="This site" data-policy-url="/privacy"';
const ours = { banner: 'dialora-consent-banner >>> .layer', accept: '[data-consent-action=accept]' };

/**
 * Every page: its HTML, selectors (`>>>` enters a shadow root) and the files that a first visit cannot do without.
 * @param {string} gate The built gate, for the page that carries it inline.
 */
export const pages = (gate) => ({
  'dialora, gate inline': {
    html: page(`<script data-banner="/ours/page/banner.js" ${options}>${gate}</script>${tag}`),
    files: ['/ours/gate.js', '/ours/page/banner.js', '/ours/page/more.js'],
    ...ours,
  },
  'dialora, gate as a file': {
    html: page(`<script src="/ours/gate.js" data-banner="./page/banner.js" ${options}></script>${tag}`),
    files: ['/ours/gate.js', '/ours/page/banner.js', '/ours/page/more.js'],
    ...ours,
  },
  'vanilla-cookieconsent': {
    html: page('<link rel="stylesheet" href="/modules/vanilla-cookieconsent/dist/cookieconsent.css">', vanilla),
    banner: '#cc-main .cm',
    accept: '#cc-main .cm__btn[data-role=all]',
    files: [
      '/modules/vanilla-cookieconsent/dist/cookieconsent.esm.js',
      '/modules/vanilla-cookieconsent/dist/cookieconsent.css',
    ],
  },
  klaro: {
    html: page('', klaro),
    banner: '.klaro .cookie-notice',
    accept: '.klaro .cm-btn-success',
    files: ['/modules/klaro/dist/klaro.js'],
  },
  tarteaucitronjs: {
    html: page(tarteaucitron),
    banner: '#tarteaucitronAlertBig',
    accept: '#tarteaucitronPersonalize2',
    files: [
      'tarteaucitron.min.js',
      'css/tarteaucitron.min.css',
      'lang/tarteaucitron.en.min.js',
      'tarteaucitron.services.min.js',
    ].map((file) => `/modules/tarteaucitronjs/${file}`),
  },
  'osano cookieconsent': {
    html: page('<link rel="stylesheet" href="/modules/cookieconsent/build/cookieconsent.min.css">', osano),
    banner: '.cc-window',
    accept: '.cc-window .cc-allow',
    files: ['/modules/cookieconsent/build/cookieconsent.min.js', '/modules/cookieconsent/build/cookieconsent.min.css'],
  },
  c15t: {
    html: page(
      '<link rel="stylesheet" href="/built/c15t.css">',
      '<script type="module" src="/built/c15t.js"></script>',
    ),
    banner: '[data-testid="consent-banner-card"]',
    accept: '[data-testid="consent-banner-accept-button"]',
    files: ['/built/c15t.js', '/built/c15t.css'],
  },
});
