/**
 * The built `consent.js`: gate and banner in one module. A module runs after the page is parsed; where Google's tags run
 * earlier, use the two files.
 */
// In this order: the banner asks the gate as soon as it is there.
import './gate/own-tag.js';
import './auto.js';
