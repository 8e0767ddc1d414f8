import type { OrderEvent } from '@throughline/contracts';
import type { Decision } from '@throughline/kernel';
import { orderDecider, type OrderState } from '@throughline/order';
import { recordCapture, requestCapture } from './charging.decider.js';
import { coverOrder, recordAuthorization } from './covering.decider.js';
import type { PaymentCommand } from './payment-commands.js';
import { approveReview, rejectReview, screenOrder } from './screening.decider.js';
import { recordVoid, requestVoid } from './voiding.decider.js';

function decide(command: PaymentCommand, order: OrderState): Decision<OrderEvent> {
  switch (command.type) {
    case 'ScreenOrder':
      return screenOrder(command, order);
    case 'ApproveReview':
      return approveReview(command, order);
    case 'RejectReview':
      return rejectReview(command, order);
    case 'CoverOrder':
      return coverOrder(command, order);
    case 'RecordAuthorization':
      return recordAuthorization(command, order);
    case 'RequestCapture':
      return requestCapture(command, order);
    case 'RecordCapture':
      return recordCapture(command, order);
    case 'RequestVoid':
      return requestVoid(command, order);
    case 'RecordVoid':
      return recordVoid(command, order);
  }
}

/** All that payment decides about an order: whether to trust it, and the life of each of its tenders. */
export const paymentDecider = orderDecider<PaymentCommand>(decide);
