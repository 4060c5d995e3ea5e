// A content script as small as it gets, to weigh what every page has to read.
import { createScannerWith } from '@dialora/phone-numbers/scanner';

const engine = () => import('@dialora/phone-numbers/engine');
createScannerWith({ engine, country: 'US', onNumber: () => undefined }).start();
