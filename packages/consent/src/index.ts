export * from './banner/banner.js';
export * from './gate/index.js';
export * from './languages/texts.js';
