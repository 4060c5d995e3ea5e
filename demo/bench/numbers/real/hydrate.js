import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Directory } from './directory.js';

globalThis.recovered = [];
globalThis.hydrate = () =>
  hydrateRoot(document.getElementById('root'), createElement(Directory), {
    onRecoverableError: (error) => globalThis.recovered.push(String(error)),
  });
