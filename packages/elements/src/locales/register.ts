export { registerLocale } from '../internal/locale.js';
