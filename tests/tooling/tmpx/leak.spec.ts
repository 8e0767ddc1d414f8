import { spawn } from 'node:child_process';
it('leaks', () => { spawn(process.execPath, ['-e','setTimeout(()=>{},25000)'], {stdio: ['ignore','inherit','inherit']}); });
