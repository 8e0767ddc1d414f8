import type { OrderLine, RecordOnlyReason } from '@throughline/contracts';
import { AMOUNT_MINOR_MAX } from '@throughline/kernel';
import type { FieldProblem } from '@throughline/service-kit';
import { findCardNumbers } from './card-numbers.js';
import { isToBeShipped } from './line-handling.js';
import { COMPONENT_UNITS_MAX, LINES_WITH_COMPONENTS_MAX } from './order-limits.js';
import type { PlaceOrderDto } from './place-order.dto.js';
import { itemsMinorOf, type PricedOrder } from './priced-order.js';

/** An order whose fields are each as they have to be, with all that follows from them. */
export interface CheckedOrder {
  readonly dto: PlaceOrderDto;
  readonly priced: PricedOrder;
  /** With the components of kits. */
  readonly lines: readonly OrderLine[];
  /** Why lines are `unmapped`. */
  readonly unmapped: readonly string[];
  readonly recordOnly: RecordOnlyReason | null;
}

type OrderCheck = (order: CheckedOrder) => readonly FieldProblem[];

/** Places of ids that an earlier entry of the list has. */
const repeatedIds = (ids: readonly string[], fieldOf: (index: number) => string): FieldProblem[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [{ field: fieldOf(index), message: 'is the id of another one, too' }] : [],
  );

const lineIdsDiffer: OrderCheck = ({ dto }) =>
  repeatedIds(
    dto.lines.map(({ lineId }) => lineId),
    (index) => `lines[${index}].lineId`,
  );

const tenderIdsDiffer: OrderCheck = ({ dto: { tenders = [] } }) =>
  repeatedIds(
    tenders.map(({ tenderId }) => tenderId),
    (index) => `tenders[${index}].tenderId`,
  );

const discountsFitTheirLines: OrderCheck = ({ dto }) =>
  dto.lines.flatMap((line, index) =>
    (line.discountMinor ?? 0) > itemsMinorOf(line)
      ? [{ field: `lines[${index}].discountMinor`, message: `must not exceed ${itemsMinorOf(line)}` }]
      : [],
  );

const componentsStayFew: OrderCheck = ({ lines }) =>
  lines.length > LINES_WITH_COMPONENTS_MAX
    ? [
        {
          field: 'lines',
          message: `must not have more than ${LINES_WITH_COMPONENTS_MAX} with their components`,
        },
      ]
    : [];

const componentsCanBeCounted: OrderCheck = ({ dto, lines }) =>
  dto.lines.flatMap(({ lineId }, index) =>
    lines.some((line) => line.kitLineId === lineId && line.quantity > COMPONENT_UNITS_MAX)
      ? [
          {
            field: `lines[${index}].quantity`,
            message: `must not come to more than ${COMPONENT_UNITS_MAX} units of a component`,
          },
        ]
      : [],
  );

const lineTotalsAgree: OrderCheck = ({ dto, priced }) =>
  dto.lines.flatMap(({ totalMinor }, index) => {
    const expected = priced.lines[index]?.totalMinor;
    return totalMinor === undefined || totalMinor === expected
      ? []
      : [
          {
            field: `lines[${index}].totalMinor`,
            message: `must be ${expected}, as price, discount and tax say`,
          },
        ];
  });

const totalsAgree: OrderCheck = ({ dto: { totals = {} }, priced }) =>
  (Object.keys(totals) as (keyof typeof totals)[]).flatMap((name) =>
    totals[name] === priced.totals[name]
      ? []
      : [{ field: `totals.${name}`, message: `must be ${priced.totals[name]}, as lines and shipping say` }],
  );

const totalStaysExact: OrderCheck = ({ priced }) =>
  priced.totals.totalMinor > AMOUNT_MINOR_MAX || priced.totals.itemsMinor > AMOUNT_MINOR_MAX
    ? [{ field: 'lines', message: `must not add up to more than ${AMOUNT_MINOR_MAX}` }]
    : [];

/** What is only recorded is not charged: its tenders may be gone already. */
const tendersFitTheTotal: OrderCheck = ({ dto, priced, recordOnly }) => {
  const { tenders = [], isPaymentPending = tenders.length === 0 } = dto;
  const { totalMinor } = priced.totals;
  const tenderedMinor = tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (tenderedMinor > totalMinor) {
    return [{ field: 'tenders', message: `must not add up to more than the total of ${totalMinor}` }];
  }
  return tenderedMinor === totalMinor || isPaymentPending || recordOnly !== null
    ? []
    : [{ field: 'tenders', message: `must add up to the total of ${totalMinor}, unless isPaymentPending` }];
};

const cardsHaveTokens: OrderCheck = ({ dto: { tenders = [] } }) =>
  tenders.flatMap(({ kind, token }, index) =>
    kind === 'card' && token === undefined
      ? [{ field: `tenders[${index}].token`, message: "must be the gateway's token of the card" }]
      : [],
  );

const tokensAreNoCardNumbers: OrderCheck = ({ dto: { tenders = [] } }) =>
  tenders.flatMap(({ token, reference }, index) =>
    [
      { field: `tenders[${index}].token`, text: token },
      { field: `tenders[${index}].reference`, text: reference },
    ].flatMap(({ field, text }) =>
      text !== undefined && findCardNumbers(text).length > 0
        ? [{ field, message: 'must not be a card number: only a token of the gateway may enter' }]
        : [],
    ),
  );

const onlyInvoicesHaveTerms: OrderCheck = ({ dto: { tenders = [] } }) =>
  tenders.flatMap(({ kind, netDays }, index) =>
    kind !== 'invoice' && netDays !== undefined
      ? [{ field: `tenders[${index}].netDays`, message: 'must not be given but for an invoice' }]
      : [],
  );

const shippedOrdersHaveAnAddress: OrderCheck = ({ dto, lines, recordOnly }) =>
  recordOnly === null && dto.shipTo === undefined && lines.some(isToBeShipped)
    ? [{ field: 'shipTo', message: 'must be given: there are lines to be shipped' }]
    : [];

const orderChecks: readonly OrderCheck[] = [
  lineIdsDiffer,
  tenderIdsDiffer,
  discountsFitTheirLines,
  componentsStayFew,
  componentsCanBeCounted,
  lineTotalsAgree,
  totalsAgree,
  totalStaysExact,
  tendersFitTheTotal,
  cardsHaveTokens,
  tokensAreNoCardNumbers,
  onlyInvoicesHaveTerms,
  shippedOrdersHaveAnAddress,
];

/** What no single field can tell: empty for an order that holds together. */
export const problemsAcross = (order: CheckedOrder): FieldProblem[] =>
  orderChecks.flatMap((check) => check(order));
