export * from './driver.js';
export * from './sqlite-file.js';
