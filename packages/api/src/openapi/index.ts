export { createDocument } from './document.js';
export { descriptionsOf } from './descriptions.js';
