// What one writes in an afternoon: every text node through libphonenumber-js, every number wrapped into a link.
import { findPhoneNumbersInText } from 'libphonenumber-js/min';

const skipped = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEXTAREA', 'INPUT', 'SELECT', 'OPTION']);
const watched = { childList: true, subtree: true, characterData: true };
const links = [];
let observer;

globalThis.__bench = {
  start({ country, onFound }) {
    const scanText = (text) => {
      if (!text.parentElement || skipped.has(text.parentElement.nodeName) || text.parentElement.matches('a.found'))
        return;
      for (const { startsAt, endsAt, number } of findPhoneNumbersInText(text.data, country).reverse()) {
        const tail = text.splitText(startsAt);
        tail.splitText(endsAt - startsAt);
        const link = document.createElement('a');
        link.className = 'found';
        link.href = number.getURI();
        tail.replaceWith(link);
        link.append(tail);
        links.push(link);
        onFound(number.number);
      }
    };
    const scan = (node) => {
      if (node.nodeType === 3) return scanText(node);
      if (node.nodeType !== 1) return;
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      texts.forEach(scanText);
    };
    observer = new MutationObserver((records) => {
      observer.disconnect();
      for (const record of records) {
        if (record.type === 'characterData') scan(record.target);
        else record.addedNodes.forEach(scan);
      }
      observer.observe(document.body, watched);
    });
    scan(document.body);
    observer.observe(document.body, watched);
  },
  idle: () => true,
  count: () => links.filter((link) => link.isConnected).length,
  stop() {
    observer.disconnect();
    for (const link of links) {
      const parent = link.parentNode;
      link.replaceWith(...link.childNodes);
      parent?.normalize();
    }
  },
};
