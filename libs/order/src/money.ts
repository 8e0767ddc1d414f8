import { countedLines } from './order-lines.js';
import type { Capture, Order, Shipment, TenderState } from './order.js';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** What a tender vouches for at release: authorized, settled by the channel, or on terms. */
export function coveredMinor(tender: TenderState): number {
  if (tender.status === 'settled' || tender.status === 'on-terms') return tender.amountMinor;
  return tender.status === 'authorized' ? (tender.authorization?.amountMinor ?? 0) : 0;
}

/** A remainder that was given back at the end vouched for the order until then: it does not become uncovered. */
const vouchedMinor = (tender: TenderState): number =>
  tender.void?.status === 'voided' ? tender.amountMinor : coveredMinor(tender);

/** True once the order's whole total is authorized, settled by the channel, or on accepted terms. */
export const isCovered = (order: Order): boolean =>
  order.screening.status === 'passed' && sum(order.tenders.map(vouchedMinor)) >= order.totals.totalMinor;

export const requestedMinor = (tender: TenderState): number =>
  sum(tender.captures.filter((capture) => capture.status !== 'failed').map(({ amountMinor }) => amountMinor));

export const capturedMinor = (tender: TenderState): number =>
  sum(
    tender.captures.filter((capture) => capture.status === 'captured').map(({ amountMinor }) => amountMinor),
  );

export const authorizedTenders = (order: Order): TenderState[] =>
  order.tenders.filter(({ kind, status }) => kind === 'card' && status === 'authorized');

const hasLeft = ({ status }: Shipment): boolean =>
  status === 'shipped' || status === 'in-transit' || status === 'delivered';

export const shippedShipments = (order: Order): Shipment[] => order.shipments.filter(hasLeft);

/** The value of a line's first units: what does not divide evenly lies on the first ones, so parts sum to the whole. */
const valueOfUnits = (totalMinor: number, lineQuantity: number, units: number): number =>
  units * Math.floor(totalMinor / lineQuantity) + Math.min(units, totalMinor % lineQuantity);

/**
 * The part of the goods' value that is done: lines without shipment at once, units of shipments when they left. The
 * value of a kit lies on its components.
 */
function doneShare(order: Order, shipments: readonly Shipment[]): { doneMinor: number; wholeMinor: number } {
  const lines = countedLines(order);
  const wholeMinor = sum(lines.map((line) => line.totalMinor));
  const doneMinor = sum(
    lines.map((line) => {
      if (line.handling === 'no-shipment') return line.totalMinor;
      const units = shipments
        .flatMap(({ lines }) => lines)
        .filter(({ lineId }) => lineId === line.lineId)
        .reduce((total, { quantity }) => total + quantity, 0);
      return valueOfUnits(line.totalMinor, line.quantity, Math.min(units, line.quantity));
    }),
  );
  return { doneMinor, wholeMinor };
}

const isEverythingDone = (order: Order, shipments: readonly Shipment[]): boolean =>
  countedLines(order).every((line) => {
    if (line.handling !== 'ship') return line.handling !== 'unmapped';
    const units = shipments
      .flatMap(({ lines }) => lines)
      .filter(({ lineId }) => lineId === line.lineId)
      .reduce((total, { quantity }) => total + quantity, 0);
    return units >= line.quantity;
  });

export interface CaptureShare {
  readonly tenderId: string;
  readonly authorizationId: string;
  readonly gatewayReference: string;
  readonly amountMinor: number;
}

/**
 * What to charge now that `shipments` have left: the authorized money in proportion to the value of what is done
 * (freight included), less what was asked before; all of it with the last unit. Never more than was authorized.
 */
export function captureShares(order: Order, shipments: readonly Shipment[]): CaptureShare[] {
  const tenders = authorizedTenders(order);
  const authorizedMinor = sum(tenders.map(coveredMinor));
  const { doneMinor, wholeMinor } = doneShare(order, shipments);
  const isDone = isEverythingDone(order, shipments) || (wholeMinor === 0 && shipments.length > 0);
  const targetMinor = isDone
    ? authorizedMinor
    : wholeMinor === 0
      ? 0
      : Number((BigInt(authorizedMinor) * BigInt(doneMinor)) / BigInt(wholeMinor));
  let owedMinor = targetMinor - sum(tenders.map(requestedMinor));
  const shares: CaptureShare[] = [];
  for (const tender of tenders) {
    const amountMinor = Math.min(owedMinor, coveredMinor(tender) - requestedMinor(tender));
    if (amountMinor <= 0 || !tender.authorization) continue;
    const { authorizationId, gatewayReference } = tender.authorization;
    shares.push({ tenderId: tender.tenderId, authorizationId, gatewayReference, amountMinor });
    owedMinor -= amountMinor;
  }
  return shares;
}

/** Captures the gateway has not answered yet. */
export const openCaptures = (order: Order): Capture[] =>
  order.tenders.flatMap((tender) => tender.captures.filter(({ status }) => status === 'requested'));

const hasOpenCapture = ({ captures }: TenderState): boolean =>
  captures.some(({ status }) => status === 'requested');

/**
 * Authorized, and no capture will ask for it any more: to be voided. A capture under way is answered first, because
 * a void that overtakes it would take its money away.
 */
export const unusedTenders = (order: Order): TenderState[] =>
  authorizedTenders(order).filter(
    (tender) =>
      tender.void === null && !hasOpenCapture(tender) && requestedMinor(tender) < coveredMinor(tender),
  );
