import { Module } from '@nestjs/common';
import { WORK, type ServiceDefinition } from '@throughline/service-kit';
import { FulfillmentWork } from './fulfillment-work.js';
import { Parcels } from './parcels/parcels.js';
import { RecordMilestoneWhenParcelRegistered } from './parcels/record-milestone-when-parcel-registered.js';
import { RecordMilestoneWhenParcelScanned } from './parcels/record-milestone-when-parcel-scanned.js';
import { RecordScanWhenCarrierTells } from './parcels/record-scan-when-carrier-tells.js';
import { RegisterParcelWhenShipmentShipped } from './parcels/register-parcel-when-shipment-shipped.js';
import { AskWarehouseAgainWhenExceptionResolved } from './shipping/ask-warehouse-again-when-exception-resolved.js';
import { CompleteOrderWhenFraudReviewApproved } from './shipping/complete-order-when-fraud-review-approved.js';
import { CompleteOrderWhenFraudScreened } from './shipping/complete-order-when-fraud-screened.js';
import { CompleteOrderWhenPaymentCaptured } from './shipping/complete-order-when-payment-captured.js';
import { CompleteOrderWhenPaymentSettledByChannel } from './shipping/complete-order-when-payment-settled-by-channel.js';
import { CompleteOrderWhenPaymentVoided } from './shipping/complete-order-when-payment-voided.js';
import { CompleteOrderWhenShipmentDelivered } from './shipping/complete-order-when-shipment-delivered.js';
import { CompleteOrderWhenStockIssued } from './shipping/complete-order-when-stock-issued.js';
import { CompleteOrderWhenTermsAccepted } from './shipping/complete-order-when-terms-accepted.js';
import { RecordProgressWhenWarehouseTells } from './shipping/record-progress-when-warehouse-tells.js';
import { ReleaseShipmentsWhenOrderHoldReleased } from './shipping/release-shipments-when-order-hold-released.js';
import { ReleaseShipmentsWhenStockAllocated } from './shipping/release-shipments-when-stock-allocated.js';
import { Shipments } from './shipping/shipments.js';

@Module({
  controllers: [
    AskWarehouseAgainWhenExceptionResolved,
    CompleteOrderWhenFraudReviewApproved,
    CompleteOrderWhenFraudScreened,
    CompleteOrderWhenPaymentCaptured,
    CompleteOrderWhenPaymentSettledByChannel,
    CompleteOrderWhenPaymentVoided,
    CompleteOrderWhenShipmentDelivered,
    CompleteOrderWhenStockIssued,
    CompleteOrderWhenTermsAccepted,
    RecordProgressWhenWarehouseTells,
    ReleaseShipmentsWhenOrderHoldReleased,
    ReleaseShipmentsWhenStockAllocated,
    RecordMilestoneWhenParcelRegistered,
    RecordMilestoneWhenParcelScanned,
    RecordScanWhenCarrierTells,
    RegisterParcelWhenShipmentShipped,
  ],
  providers: [Shipments, Parcels, FulfillmentWork, { provide: WORK, useExisting: FulfillmentWork }],
})
export class FulfillmentModule {}

export const fulfillmentService: ServiceDefinition = { name: 'fulfillment', module: FulfillmentModule };
