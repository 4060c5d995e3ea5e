// A content script as small as it gets, to weigh what every page has to read.
import { createPageScanner } from '@dialora/phone-numbers/page';

createPageScanner({ country: 'US', onNumber: () => undefined }).start();
