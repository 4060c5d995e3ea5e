import { createElement } from 'react';
import { renderToString } from 'react-dom/server.browser';
import { Directory } from './directory.js';

export const html = renderToString(createElement(Directory));
