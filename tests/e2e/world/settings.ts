import { createServer, type AddressInfo } from 'node:net';

export const HOST = '127.0.0.1';

/** Waits that a person would not notice, and that a test can sit out. */
export const impatient = {
  LOG_LEVEL: 'silent',
  STUCK_AFTER_MS: '400',
  SWEEP_EVERY_MS: '100',
  READ_MODEL_FLUSH_MS: '50',
  WORK_LIST_FLUSH_MS: '50',
  RESERVATION_SETTLE_MS: '1000',
  GATEWAY_TIMEOUT_MS: '500',
};

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, HOST, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });

/** The profile that the test run is for: `npm run test:distributed` says so. */
export const isDistributed = (): boolean => process.env['PROFILE'] === 'distributed';
