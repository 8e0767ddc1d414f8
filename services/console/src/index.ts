export { consoleService } from './console.module.js';
