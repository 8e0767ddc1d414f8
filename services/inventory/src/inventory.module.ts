import { Module } from '@nestjs/common';
import { PROJECTIONS, WORK, type ServiceDefinition } from '@throughline/service-kit';
import { AllocateStock } from './allocation/allocate-stock.js';
import { AllocateStockWhenOrderRouted } from './allocation/allocate-stock-when-order-routed.js';
import { AcknowledgeWhenChannelAcknowledges } from './availability/acknowledge-when-channel-acknowledges.js';
import { Acknowledgements } from './availability/acknowledgements.js';
import { AvailabilityLedger } from './availability/availability-ledger.js';
import { ItemsNow } from './availability/items-now.js';
import { AvailabilityTeller } from './availability/availability-teller.js';
import { ToldAvailabilityController } from './availability/told-availability.controller.js';
import { DueAvailability } from './availability/due-availability.js';
import { StockEventsController } from './audit/stock-events.controller.js';
import { CheckoutHolds } from './holds/checkout-holds.js';
import { HeldUnits } from './holds/held-units.js';
import { HoldExpiry } from './holds/hold-expiry.js';
import { HoldsController } from './holds/holds.controller.js';
import { ExpectedIncoming } from './incoming/expected-incoming.js';
import { OverdueSweep } from './incoming/overdue-sweep.js';
import { IssueStock } from './allocation/issue-stock.js';
import { IssueStockWhenShipmentShipped } from './allocation/issue-stock-when-shipment-shipped.js';
import { ReturnShort } from './allocation/return-short.js';
import { ReturnShortWhenShipmentShortPicked } from './allocation/return-short-when-shipment-short-picked.js';
import { DoOwedWorkWhenExceptionResolved } from './do-owed-work-when-exception-resolved.js';
import { EndangerOrdersWhenStockShortfallFound } from './reservation/endanger-orders-when-stock-shortfall-found.js';
import { EndangerOrders } from './reservation/endanger-orders.js';
import { MovePromise } from './reservation/move-promise.js';
import { MoveOrderPromiseWhenQueuePromiseMoved } from './reservation/move-order-promise-when-queue-promise-moved.js';
import { SecureOrders } from './reservation/secure-orders.js';
import { SecureOrdersWhenStockShortfallEased } from './reservation/secure-orders-when-stock-shortfall-eased.js';
import { DisplaceOrder } from './reservation/displace-order.js';
import { DisplaceOrderWhenReservationYielded } from './reservation/displace-order-when-reservation-yielded.js';
import { ReleaseStockWhenReservationDisplaced } from './reservation/release-stock-when-reservation-displaced.js';
import { ReSourceStock } from './reservation/re-source-stock.js';
import { ReleaseStockWhenStockRefused } from './reservation/release-stock-when-stock-refused.js';
import { ExpireReservation } from './reservation/expire-reservation.js';
import { ReleaseStock } from './reservation/release-stock.js';
import { ReleaseStockWhenFraudReviewRejected } from './reservation/release-stock-when-fraud-review-rejected.js';
import { ReleaseStockWhenFraudScreened } from './reservation/release-stock-when-fraud-screened.js';
import { ReleaseStockWhenOrderCancelled } from './reservation/release-stock-when-order-cancelled.js';
import { ReleaseStockWhenReservationExpired } from './reservation/release-stock-when-reservation-expired.js';
import { ReserveStock } from './reservation/reserve-stock.js';
import { ReserveStockWhenFraudReviewApproved } from './reservation/reserve-stock-when-fraud-review-approved.js';
import { ReserveStockWhenStockRequested } from './reservation/reserve-stock-when-stock-requested.js';
import { ResumeOrderWhenQueuedReservationPlaced } from './reservation/resume-order-when-queued-reservation-placed.js';
import { ReservationSweep } from './settling/reservation-sweep.js';
import { UnsettledReservations } from './settling/unsettled-reservations.js';
import { AvailabilityAnswers } from './availability/availability-answers.js';
import { AvailabilityController } from './availability/availability.controller.js';
import { StockImport } from './movements/stock-import.js';
import { StockImportController } from './movements/stock-import.controller.js';
import { TakeStockFeed } from './movements/take-stock-feed.js';
import { MovementAnswers } from './movements/movement-answers.js';
import { ShelfMovementsController } from './movements/shelf-movements.controller.js';
import { StockMovements } from './movements/stock-movements.js';
import { SupplyController } from './movements/supply.controller.js';
import { StockController } from './stock/stock.controller.js';
import { StockOverviews } from './stock/stock-overviews.js';
import { StockLedger } from './stock/stock-ledger.js';
import { StockRules } from './stock/stock-rules.js';
import { StockSnapshots } from './stock/stock-snapshots.js';
import { StockDuties } from './stock-duties.js';

@Module({
  controllers: [
    StockController,
    ShelfMovementsController,
    SupplyController,
    StockImportController,
    TakeStockFeed,
    AvailabilityController,
    StockEventsController,
    HoldsController,
    ToldAvailabilityController,
    ReserveStockWhenStockRequested,
    ReserveStockWhenFraudReviewApproved,
    ResumeOrderWhenQueuedReservationPlaced,
    MoveOrderPromiseWhenQueuePromiseMoved,
    EndangerOrdersWhenStockShortfallFound,
    SecureOrdersWhenStockShortfallEased,
    ReleaseStockWhenStockRefused,
    ReleaseStockWhenOrderCancelled,
    ReleaseStockWhenFraudScreened,
    ReleaseStockWhenFraudReviewRejected,
    ReleaseStockWhenReservationExpired,
    ReleaseStockWhenReservationDisplaced,
    DisplaceOrderWhenReservationYielded,
    AllocateStockWhenOrderRouted,
    IssueStockWhenShipmentShipped,
    ReturnShortWhenShipmentShortPicked,
    DoOwedWorkWhenExceptionResolved,
    AcknowledgeWhenChannelAcknowledges,
  ],
  providers: [
    StockRules,
    StockSnapshots,
    StockLedger,
    StockOverviews,
    StockMovements,
    MovementAnswers,
    StockImport,
    AvailabilityAnswers,
    AvailabilityLedger,
    ItemsNow,
    DueAvailability,
    AvailabilityTeller,
    Acknowledgements,
    CheckoutHolds,
    HeldUnits,
    HoldExpiry,
    ExpectedIncoming,
    OverdueSweep,
    ReserveStock,
    ReleaseStock,
    ExpireReservation,
    ReSourceStock,
    DisplaceOrder,
    EndangerOrders,
    SecureOrders,
    MovePromise,
    AllocateStock,
    IssueStock,
    ReturnShort,
    StockDuties,
    UnsettledReservations,
    ReservationSweep,
    { provide: WORK, useFactory: (duties: StockDuties) => duties.asWork(), inject: [StockDuties] },
    {
      provide: PROJECTIONS,
      useFactory: (
        unsettled: UnsettledReservations,
        held: HeldUnits,
        expected: ExpectedIncoming,
        due: DueAvailability,
      ) => [unsettled, held, expected, due],
      inject: [UnsettledReservations, HeldUnits, ExpectedIncoming, DueAvailability],
    },
  ],
})
export class InventoryModule {}

export const inventoryService: ServiceDefinition = { name: 'inventory', module: InventoryModule };
