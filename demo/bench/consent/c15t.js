// c15t as its documentation sets it up with React, offline, so that it asks no host.
import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from '@c15t/react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.createElement('div');
document.body.append(root);
createRoot(root).render(
  createElement(
    ConsentManagerProvider,
    {
      options: {
        mode: 'offline',
        consentCategories: ['necessary', 'functionality', 'measurement', 'marketing'],
        overrides: { country: 'DE' },
        scripts: [{ id: 'tag', src: '/tag.js', category: 'measurement' }],
      },
    },
    createElement(ConsentBanner),
    createElement(ConsentDialog),
  ),
);
