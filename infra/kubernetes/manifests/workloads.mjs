// @ts-check

/** Where the image listens, and what it says of itself. */
export const HTTP_PORT = 3000;
export const ALIVE_PATH = '/healthz';
export const READY_PATH = '/readyz';

export const SETTINGS = 'throughline-settings';
export const SECRETS = 'throughline-secrets';

/** One may be lost or replaced while the other works. */
export const REPLICAS_MIN = 2;

/** Seconds that a pod goes on after it was taken from the DNS: the gateway may know its address for as long. */
export const DEREGISTRATION_SECONDS = 15;

/** Longer than that and the 20 s that a service allows itself to stop: SHUTDOWN_GRACE_MS, and as long again. */
export const TERMINATION_SECONDS = 45;

/** @param {string} name */
export const labelsOf = (name) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/part-of': 'throughline',
  'app.kubernetes.io/component': 'service',
});

/** @param {string} name */
export const selectorOf = (name) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/part-of': 'throughline',
});
