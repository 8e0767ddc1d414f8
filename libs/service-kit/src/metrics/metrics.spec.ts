import type { ConsumerStatistics } from '@throughline/messaging';
import { createMetrics } from './metrics.js';

const statistics = (changes: Partial<ConsumerStatistics>): ConsumerStatistics => ({
  lag: {},
  inFlight: 0,
  paused: 0,
  overdue: 0,
  retries: 0,
  deadLetters: 0,
  lastProgressAt: '2026-01-05T10:00:00.000Z',
  ...changes,
});

describe('metrics', () => {
  it('count the work of each service apart, in one registry', async () => {
    const metrics = createMetrics();
    metrics.forService('payment').handled('CapturePayment', 'accept');
    metrics.forService('payment').handled('CapturePayment', 'accept');
    metrics.forService('capture').raceLost('CancelOrder');
    metrics.forService('payment').effectEnded('retried');
    metrics.forService('capture').intakeEnded('webhook', 'placed');
    metrics.forService('routing').stepSwept('route-order');
    const text = await metrics.text();
    expect(text).toContain(
      'throughline_commands_total{service="payment",command="CapturePayment",outcome="accept"} 2',
    );
    expect(text).toContain('throughline_lost_races_total{service="capture",command="CancelOrder"} 1');
    expect(text).toContain('throughline_effects_total{service="payment",outcome="retried"} 1');
    expect(text).toContain(
      'throughline_intakes_total{service="capture",entrance="webhook",outcome="placed"} 1',
    );
    expect(text).toContain('throughline_steps_swept_total{service="routing",step="route-order"} 1');
  });

  it('time requests by route, not by address', async () => {
    const metrics = createMetrics();
    metrics.forService('console').requestEnded('GET', '/api/v1/orders/:orderId', 200, 0.004);
    expect(await metrics.text()).toContain(
      'throughline_http_request_duration_seconds_bucket{le="0.005",service="console",method="GET",route="/api/v1/orders/:orderId",status="200"} 1',
    );
  });

  it('read the consumers anew at each scrape', async () => {
    const metrics = createMetrics();
    let lag: Record<string, number> = { 'oms.order.events.v1': 3 };
    metrics
      .forService('payment')
      .watchConsumers(() => [statistics({ lag, deadLetters: 1 }), statistics({ deadLetters: 2 })]);
    expect(await metrics.text()).toContain(
      'throughline_consumer_lag{service="payment",topic="oms.order.events.v1"} 3',
    );
    lag = { 'oms.order.events.v1': 0 };
    const text = await metrics.text();
    expect(text).toContain('throughline_consumer_lag{service="payment",topic="oms.order.events.v1"} 0');
    expect(text).toContain('throughline_dead_letters_total{service="payment"} 3');
  });

  it('tell how far each read model is behind', async () => {
    const metrics = createMetrics();
    metrics.forService('console').watchFollowers(() => Promise.resolve({ console_orders: 7 }));
    expect(await metrics.text()).toContain(
      'throughline_follower_lag{service="console",follower="console_orders"} 7',
    );
  });

  it('include the process itself', async () => {
    const text = await createMetrics().text();
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(text).toContain('process_resident_memory_bytes');
  });
});
