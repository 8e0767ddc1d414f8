// The image's health check: whether the process of this container answers on its port.
const TIMEOUT_MS = 2_500;

const url = `http://127.0.0.1:${process.env.PORT || '3000'}/healthz`;
const isAlive = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exitCode = isAlive ? 0 : 1;
