import { createApp } from './app.js';
import { readFlags } from './flags.js';
import { behaveBadly, restrictTrustedTypes } from './hostile.js';
import { createLocale } from './locales.js';
import { createMailbox } from './mailbox.js';
import { startStorm } from './storm.js';

const flags = readFlags(location.search);
const locale = createLocale(flags.language);
const mailbox = createMailbox();

document.documentElement.lang = flags.language;
document.documentElement.dir = locale.direction;
if (flags.theme !== 'system') document.documentElement.dataset['theme'] = flags.theme;
document.body.classList.toggle('compact', flags.compact);
document.body.classList.toggle('pane', flags.pane);
if (flags.trustedTypesList) restrictTrustedTypes();
if (flags.hostile) behaveBadly();

document.body.append(createApp(mailbox, locale, flags));
if (flags.storm) startStorm();
