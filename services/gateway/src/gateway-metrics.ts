import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** Upper bounds of the buckets of durations, in seconds; long polls take half a minute. */
const DURATION_BUCKETS_SECONDS = [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30];

export interface GatewayMetrics {
  readonly contentType: string;
  /** The Prometheus text format. */
  text(): Promise<string>;
  readonly requestEnded: (service: string, method: string, status: number, seconds: number) => void;
  readonly retried: (service: string, why: string) => void;
}

export function createGatewayMetrics(): GatewayMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'throughline_gateway_request_duration_seconds',
    help: 'Time from request to the end of the response, by the service that answered.',
    labelNames: ['service', 'method', 'status'],
    buckets: DURATION_BUCKETS_SECONDS,
    registers: [registry],
  });
  const retries = new Counter({
    name: 'throughline_gateway_retries_total',
    help: 'Requests that were sent again, as an address could not be reached or its connection broke.',
    labelNames: ['service', 'why'],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    requestEnded: (service, method, status, seconds) =>
      requests.observe({ service, method, status }, seconds),
    retried: (service, why) => retries.inc({ service, why }),
  };
}
