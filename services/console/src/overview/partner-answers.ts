import type { AnyEvent, StepFailed, StoredEvent } from '@throughline/contracts';
import { stepNameOf } from '@throughline/order';
import type { Occurrence, PartnerName } from './hour-tally.js';

const FAILURE_CHARACTERS_MAX = 300;

interface Answered {
  readonly partner: PartnerName;
  /** Null where all went well. Nothing of a person in it. */
  readonly failure: string | null;
}

const well = (partner: PartnerName): Answered => ({ partner, failure: null });

/** Whose silence or refusal makes which step fail. */
const BEHIND_STEPS: Readonly<Record<string, PartnerName>> = {
  'perform-authorization': 'payment-gateway',
  'perform-capture': 'payment-gateway',
  'perform-void': 'payment-gateway',
  'await-acknowledgement': 'warehouse',
  'await-shipping': 'warehouse',
  'await-delivery': 'carrier',
};

function behindStep({ data: { step, reason } }: StepFailed): Answered | undefined {
  const partner = BEHIND_STEPS[stepNameOf(step)];
  return partner && { partner, failure: reason };
}

/** What the fact tells of a partner. A card that is declined is an answer: the gateway does its work. */
function answeredIn(event: AnyEvent): Answered | undefined {
  switch (event.type) {
    case 'OrderPlaced':
      return well('channels');
    case 'IntakeRefused':
      return { partner: 'channels', failure: event.data.code };
    case 'PaymentAuthorized':
    case 'PaymentDeclined':
    case 'PaymentCaptured':
    case 'PaymentVoided':
      return well('payment-gateway');
    case 'PaymentCaptureFailed':
    case 'PaymentVoidFailed':
      return { partner: 'payment-gateway', failure: event.data.code };
    case 'ShipmentAcknowledged':
    case 'ShipmentPicked':
    case 'ShipmentShortPicked':
    case 'ShipmentPacked':
    case 'ShipmentShipped':
      return well('warehouse');
    case 'ShipmentReleaseRepeated':
      return { partner: 'warehouse', failure: 'no answer to a request' };
    case 'ParcelScanned':
      return event.data.status === 'exception'
        ? { partner: 'carrier', failure: 'an exception on the way' }
        : well('carrier');
    case 'EmailSent':
      return well('email');
    case 'EmailFailed':
      return { partner: 'email', failure: event.data.code };
    case 'StepFailed':
      return behindStep(event);
    default:
      return undefined;
  }
}

export function partnerAnswerIn(event: StoredEvent): Occurrence | undefined {
  const answered = answeredIn(event as StoredEvent & AnyEvent);
  return (
    answered && {
      at: event.recordedAt,
      partner: answered.partner,
      failure: answered.failure?.slice(0, FAILURE_CHARACTERS_MAX) ?? null,
    }
  );
}
