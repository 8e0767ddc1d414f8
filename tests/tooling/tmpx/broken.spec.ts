import { x } from './nosuch.js';
it('leaks', () => { x(); });
