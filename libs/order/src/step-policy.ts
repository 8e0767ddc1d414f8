/** How long an order waits for whom before somebody looks. */
export interface StepPolicy {
  /** A warehouse's acknowledgement, before the request is repeated. */
  readonly shipmentAckTimeoutMs: number;
  /** From acknowledged to shipped, before a person is asked. */
  readonly warehouseSilenceMs: number;
  /** Between two carrier scans, before a person is asked. */
  readonly carrierSilenceMs: number;
  /** How often a waiting order's queue place is looked at, should a notice have been lost. */
  readonly stockRecheckMs: number;
}

export const defaultStepPolicy: StepPolicy = {
  shipmentAckTimeoutMs: 15 * 60_000,
  warehouseSilenceMs: 48 * 3_600_000,
  carrierSilenceMs: 7 * 24 * 3_600_000,
  stockRecheckMs: 15 * 60_000,
};
