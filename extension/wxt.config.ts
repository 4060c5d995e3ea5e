import { defineConfig } from 'wxt';
import { leanPlansVite } from '@dialora/phone-numbers/bundler';

/** Where this build's API and voice carrier are. Nothing else can be reached: the policy below shuts every other host. */
const api = process.env['DIALORA_API'] ?? 'http://localhost:5170';
const voice = process.env['DIALORA_VOICE'] ?? 'ws://localhost:5170';
const isDemo = new URL(api).hostname === 'localhost';

/**
 * The public half of the key pair that gives the unpacked extension its id, `ggegldpmdmkplgobfgjmfkfhhgciachl`, and so
 * its OAuth redirect address. The private half was thrown away; a store signs with its own.
 */
const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvOXRpYSAxg1cb4gDO5XiD7mjNSXm7pI3ecR++ZdDAb+ox8Azk0pJgikom13CC5xlf6dnW7lxD6khsU6dABxtzrsXEH9uOdKcYCPXCzst3Ibznih74h1JxNHbxC4eGst2puPBJeOEZg2QTYygMb8N4pJxr8+jFxit9w2Bz2M+QU2Pt09zCbTmvHdDkXLHLR03M9ZypVei6JMoHaYtPfZmO3u9xcIrPC3kWJuPKpsyZI/1cQb+XlCA+3XksFeY5S2dyubCQ9+kvqFkS15Xp0mwWF6JbI9ycHSoXT3kgvqCWwcu7J/MCkRqpB6CT+i1YqtdnhkhH9jOx8pE228nq0dNcwIDAQAB';

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  vite: ({ browser }) => ({
    plugins: [leanPlansVite],
    resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
    define: {
      __DIALORA_API__: JSON.stringify(api),
      __DIALORA_VOICE__: JSON.stringify(voice),
      __DIALORA_IS_DEMO__: JSON.stringify(isDemo),
      __DIALORA_IS_FIREFOX__: JSON.stringify(browser === 'firefox'),
      // What the Voice SDK's dependencies call the global object.
      global: 'globalThis',
    },
    build: { target: 'es2022', sourcemap: false, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1500 },
  }),
  hooks: {
    // The demo has a mailbox of its own, so that everything can be tried without an account anywhere.
    'build:manifestGenerated': (wxt, manifest) => {
      if (!isDemo) return;
      // Firefox knows no ports in match patterns.
      const origin = wxt.config.browser === 'firefox' ? new URL(api).origin.replace(/:\d+$/, '') : new URL(api).origin;
      for (const script of manifest.content_scripts ?? []) script.matches?.push(`${origin}/mail/*`);
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    action: { default_title: '__MSG_action__' },
    commands: {
      'call-selection': {
        suggested_key: { default: 'Alt+Shift+C' },
        description: '__MSG_callSelection__',
      },
      'next-number': {
        suggested_key: { default: 'Alt+Shift+N' },
        description: '__MSG_nextNumber__',
      },
      'previous-number': {
        suggested_key: { default: 'Alt+Shift+P' },
        description: '__MSG_previousNumber__',
      },
    },
    host_permissions: ['https://mail.google.com/*'],
    optional_host_permissions: ['https://*/*', ...(isDemo ? ['http://*/*'] : [])],
    content_security_policy: {
      extension_pages: `default-src 'self'; script-src 'self'; object-src 'none'; connect-src 'self' ${api} ${voice}; img-src 'self' data: ${api}; media-src 'self' data: blob: ${api}; style-src 'self'`,
    },
    ...(browser === 'firefox'
      ? {
          permissions: ['storage', 'alarms', 'contextMenus', 'notifications', 'identity', 'activeTab', 'scripting'],
          browser_specific_settings: {
            gecko: {
              id: 'widgets@dialora.example.test',
              strict_min_version: '140.0',
              // Said honestly: calls and what an agent logs go to the agent's own Dialora account.
              data_collection_permissions: { required: ['personalCommunications', 'authenticationInfo'] },
            },
          },
        }
      : {
          key,
          minimum_chrome_version: '128',
          permissions: [
            'storage',
            'alarms',
            'contextMenus',
            'notifications',
            'identity',
            'offscreen',
            'sidePanel',
            'activeTab',
            'scripting',
          ],
        }),
  }),
});
