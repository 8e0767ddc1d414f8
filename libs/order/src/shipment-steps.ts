import { after } from '@throughline/kernel';
import { shippedShipments } from './money.js';
import type { Order, Shipment } from './order.js';
import type { StepPolicy } from './step-policy.js';
import { duty, waiting, type Step } from './steps.js';
import { isHeld } from './stock-steps.js';

export function shipmentSteps(order: Order, shipment: Shipment, policy: StepPolicy): Step[] {
  const { shipmentId, status, at } = shipment;
  const steps: Step[] = [];
  if (shipment.shortUnanswered.length > 0) steps.push(duty('inventory', 'return-short', at, shipmentId));
  switch (status) {
    case 'allocated':
      if (!isHeld(order)) steps.push(duty('fulfillment', 'release-shipment', at, shipmentId));
      break;
    case 'released': {
      const dueAt = after(at, policy.shipmentAckTimeoutMs);
      const subject = `${shipmentId}.${shipment.repeats}`;
      steps.push(waiting('fulfillment', 'await-acknowledgement', 'the warehouse', at, dueAt, subject));
      break;
    }
    case 'acknowledged':
    case 'picked':
    case 'packed': {
      const dueAt = after(at, policy.warehouseSilenceMs);
      steps.push(waiting('fulfillment', 'await-shipping', 'the warehouse', at, dueAt, shipmentId));
      break;
    }
    case 'shipped':
    case 'in-transit': {
      const dueAt = after(at, policy.carrierSilenceMs);
      steps.push(waiting('fulfillment', 'await-delivery', 'the carrier', at, dueAt, shipmentId));
      break;
    }
    case 'planned':
    case 'delivered':
    case 'dropped':
      break;
  }
  if (!shipment.isStockIssued && shippedShipments(order).includes(shipment)) {
    steps.push(duty('inventory', 'issue-stock', at, shipmentId));
  }
  return steps;
}
