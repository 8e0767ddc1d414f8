export interface paths {
  '/api/v1/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List orders
     * @description The newest comes first. A read model: an order that was just placed may be missing for a moment.
     */
    get: operations['listOrders'];
    put?: never;
    /**
     * Place an order
     * @description It is in the store before the answer. Safe to repeat: channel and external id are the order's identity, and a repeat answers with the same `orderId`. A newer `sourceVersion` with other content is recorded and held for a person.
     */
    post: operations['placeOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import a file of orders
     * @description One canonical order a line, as for placing one; a bad row costs nothing but itself. Up to 64 MiB, 100,000 rows and 1 MiB a row. Safe to repeat: each row is the same order again.
     */
    post: operations['importOrders'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{platform}/{channelId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a platform's webhook
     * @description The body is the platform's own and signed with the channel's secret. Every outcome is durable before the answer, a refusal too, so that the platform does not send it again. Safe to repeat.
     */
    post: operations['receiveWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{orderId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel an order
     * @description Its stock and its money are given back. Refused once a warehouse has it. Safe to repeat.
     */
    post: operations['cancelOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{orderId}/hold': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hold an order
     * @description Nothing is charged or released while a hold is open. Safe to repeat: a hold for the same reason is the same hold.
     */
    post: operations['holdOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{orderId}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Release an order's hold
     * @description `holdId` is needed where there are several. Safe to repeat.
     */
    post: operations['releaseOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{orderId}/exceptions/{step}/resolve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Settle an exception of an order
     * @description `retry` lets the step run again, `dismiss` accepts things as they are; `actions` of the exception say what is offered. A repeat is refused: the exception is not open any more.
     */
    post: operations['resolveException'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List open fraud reviews
     * @description The longest waiting comes first.
     */
    get: operations['listReviews'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reviews/{orderId}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Approve an order in review
     * @description It goes on to be reserved and charged. Safe to repeat.
     */
    post: operations['approveReview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reviews/{orderId}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reject an order in review
     * @description It ends, and its stock is given back. Safe to repeat.
     */
    post: operations['rejectReview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/holds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hold units for a checkout, all of them or none
     * @description They come free by themselves when their time is up; an order that names the hold as its `checkoutHoldId` takes them over, and nobody can slip in between. Safe to repeat under the same `holdId`.
     */
    post: operations['openHold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/holds/{holdId}/extend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Extend a hold
     * @description It lasts for a day longer than it was opened for, at most.
     */
    post: operations['extendHold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/holds/{holdId}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Release a hold
     * @description its units are available again. Safe to repeat.
     */
    post: operations['releaseHold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/holds/{holdId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show a hold
     * @description Read from its own stream: never behind the store.
     */
    get: operations['getHold'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/availability/{sku}/told': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show what channels were told of a SKU last, and which of them have taken it over
     * @description Channels are told over the topic `oms.availability.v1`, and acknowledge over `oms.availability.acks.v1`.
     */
    get: operations['getToldAvailability'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/{sku}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the facts of one SKU's stock, as they were recorded, the oldest first
     * @description whoever adds them up for himself comes to the balance that is shown. Read from the item's own stream: never behind the store.
     */
    get: operations['listStockEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/{sku}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show one SKU's stock
     * @description What lies where, what is on its way, what is promised and kept, and what every channel can sell of it, with the parts of that number. Folded from its events for every answer: never behind the store.
     */
    get: operations['getStock'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/{sku}/queue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the orders that wait for a SKU
     * @description In the order in which they are served: by lane, then by arrival. Read from the item's own stream: never behind the store.
     */
    get: operations['listStockQueue'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/availability': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show what can be sold of up to 1,000 SKUs
     * @description Per channel, with the date for one unit more. Read from the items' own streams: never behind the store.
     */
    get: operations['getAvailability'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/adjustments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Adjust stock
     * @description A signed correction with its reason: damage, theft, something found. Safe to repeat: `reference` names the movement.
     */
    post: operations['adjustStock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Record a count
     * @description What was counted is what there is: the books follow, and are told what they were off by. Safe to repeat: `reference` names the count.
     */
    post: operations['countStock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import a file of movements
     * @description The first row names the columns: `type` (`receipt`, `adjustment`, `count`, `quarantine`, `sale`, `level`, `incoming`, `transfer`) and the members of such a request; the lot of a receipt is `lotId` and `expiresOn`. Every further row is one movement, and a bad one costs nothing but itself. Up to 16 MiB and 50,000 rows. Safe to repeat: the references name the movements.
     */
    post: operations['importStock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/incoming': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Announce incoming stock
     * @description What one purchase order still brings to a location, and when: said again, it takes the place of what was said before; 0 withdraws it. Orders that wait are promised for its date.
     */
    post: operations['announceIncoming'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/levels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Report a level
     * @description A vendor's or a 3PL's own figure takes the place of ours, and is believed for as long as the location's setting says. Safe to repeat: `reference` names the report.
     */
    post: operations['reportStockLevel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/pools': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Keep units for a channel
     * @description From now on so many of the SKU are out of the reach of all other channels; the channel's own orders use them up. 0 gives them back.
     */
    post: operations['setStockPool'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/quarantines': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Put stock in quarantine
     * @description The units stay on hand and are for sale no more; a quantity below 0 lets them out again. Safe to repeat: `reference` names the movement.
     */
    post: operations['quarantineStock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/receipts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Receive stock
     * @description Orders that wait in the item's queue are served in the same step. Safe to repeat: `reference` names the movement.
     */
    post: operations['receiveStock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/sales': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Record a sale over the counter
     * @description The units are gone at once, without an order or routing; what the books did not know of was there after all. Safe to repeat: `reference` names the sale.
     */
    post: operations['sellStock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/transfers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ship a transfer
     * @description The units leave `locationId` at once and are on their way to `toLocationId`, until a receipt there names the transfer as its `incomingId`. Safe to repeat: `transferId` names the movement.
     */
    post: operations['shipTransfer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/availability/query': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask what can be sold of up to 5,000 SKUs
     * @description As `GET /api/v1/availability`, for lists that are too long for an address.
     */
    post: operations['queryAvailability'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Count orders by status
     * @description Exact where nothing narrows them; else of the newest 10,000 that match.
     */
    get: operations['countOrders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export orders as CSV
     * @description What the list shows, up to 100,000 rows: RFC 4180 in UTF-8, with cells that a spreadsheet would take for a formula marked as text.
     */
    get: operations['exportOrders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{orderId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show one order, and what happens next with it
     * @description Folded from the ledger for every answer: never behind the store.
     */
    get: operations['getOrder'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{orderId}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an order's ledger
     * @description Every fact in order of revision, with who wrote it and why; nothing is ever changed.
     */
    get: operations['listOrderEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{orderId}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the messages to an order's customer, and what became of them */
    get: operations['listOrderMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{orderId}/payloads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show what an order's channel sent, as it came
     * @description Once for each content.
     */
    get: operations['listOrderPayloads'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{orderId}/parcels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List an order's parcels, and where their carriers have seen them */
    get: operations['listOrderParcels'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{orderId}/case': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show who sees to an order, and what they have written down */
    get: operations['getCase'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Follow changes
     * @description Server-sent events: `orders` with the `items` that have changed, as a list shows them; `exceptions` with the `count` of orders that wait for a person; `reload` where more has changed than is worth telling one by one. What happened while nobody listened is not told again: ask for the list once more after a reconnect.
     */
    get: operations['followChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exceptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what waits for a person
     * @description The longest waiting comes first.
     */
    get: operations['listExceptions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exceptions/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Count what waits for a person */
    get: operations['countExceptions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/lifecycle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show the lifecycle of orders
     * @description The table that every decision is checked against.
     */
    get: operations['getLifecycle'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List saved views
     * @description A read model: a change may show a moment later.
     */
    get: operations['listViews'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the messages that were set aside
     * @description The newest comes first; up to 1,000 of each topic.
     */
    get: operations['listDeadLetters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dead-letters/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show a message that was set aside */
    get: operations['getDeadLetter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/topics/{topic}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a public topic
     * @description Messages behind the cursor, in their order; `waitMs` waits for a first one.
     */
    get: operations['readTopic'];
    put?: never;
    /**
     * Publish to an inbound topic
     * @description All messages are durable before the answer. Not safe to repeat by itself: each message stands once more, and its reader tells repeats by the ids in it.
     */
    post: operations['publishToTopic'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show how things stand, and what happened in the last hours
     * @description Read models, a moment behind; what concerns messages is up to five seconds old.
     */
    get: operations['getOverview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List stock by SKU
     * @description of every product whose stock is counted, and of every SKU that stock was ever recorded of. A read model: a movement may show a moment later.
     */
    get: operations['listStock'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stock/{sku}/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the movements of one SKU's stock, with what there was after each
     * @description The newest comes first. Read from the item's own stream: never behind the store.
     */
    get: operations['listStockMovements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/locations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List all locations, each with its last change
     * @description A read model: a change may show a moment later.
     */
    get: operations['listLocations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/locations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show one location, with its last change
     * @description Read from its own stream: never behind the store.
     */
    get: operations['getLocation'];
    /**
     * Set a location
     * @description The whole setting is given each time, with the reason of the change. Safe to repeat: what changes nothing is no fact.
     */
    put: operations['setLocation'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/locations/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List every change of a location
     * @description The newest comes first; each holds the whole setting as of then.
     */
    get: operations['getLocationHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List all products, each with its last change
     * @description A read model: a change may show a moment later.
     */
    get: operations['listProducts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{sku}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show one product, with its last change
     * @description Read from its own stream: never behind the store.
     */
    get: operations['getProduct'];
    /**
     * Set a product
     * @description The whole setting is given each time, with the reason of the change. Safe to repeat: what changes nothing is no fact.
     */
    put: operations['setProduct'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{sku}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List every change of a product
     * @description The newest comes first; each holds the whole setting as of then.
     */
    get: operations['getProductHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/channels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List all channels, each with its last change
     * @description A read model: a change may show a moment later.
     */
    get: operations['listChannels'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/channels/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show one channel, with its last change
     * @description Read from its own stream: never behind the store.
     */
    get: operations['getChannel'];
    /**
     * Set a channel
     * @description The whole setting is given each time, with the reason of the change. Safe to repeat: what changes nothing is no fact.
     */
    put: operations['setChannel'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/channels/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List every change of a channel
     * @description The newest comes first; each holds the whole setting as of then.
     */
    get: operations['getChannelHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/docs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Browse this documentation
     * @description A page that loads nothing from other hosts.
     */
    get: operations['browseDocs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/docs/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get this document
     * @description OpenAPI 3.1, for the whole system, whichever service answers which path.
     */
    get: operations['getOpenApiDocument'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/docs/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get a file of the documentation page */
    get: operations['getDocsFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/views/{viewId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Save a view
     * @description The whole view is given each time. Safe to repeat: what changes nothing is no fact.
     */
    put: operations['saveView'];
    post?: never;
    /**
     * Delete a view
     * @description Safe to repeat.
     */
    delete: operations['deleteView'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{orderId}/case/owner': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Give an order an owner, or none
     * @description Safe to repeat.
     */
    put: operations['setCaseOwner'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{orderId}/case/notes/{noteId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Write a note on an order
     * @description Safe to repeat: a note is written once under its id.
     */
    put: operations['addCaseNote'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dead-letters/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a message back to the group that failed on it
     * @description It is handled once more each time; handlers take a message that was handled before as a repeat.
     */
    post: operations['replayDeadLetter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * @description `late`: an older state than the one that we know.
     * @enum {string}
     */
    AcceptedOutcome: 'placed' | 'repeated' | 'snapshot-recorded' | 'late';
    Address: {
      name?: string;
      company?: string;
      line1: string;
      line2?: string;
      city: string;
      region?: string;
      postalCode?: string;
      /** @description ISO 3166-1 alpha-2. */
      countryCode: string;
      phone?: string;
      /** @description WGS 84 degrees, where the channel knows them. */
      latitude?: number;
      longitude?: number;
    };
    AddressInput: {
      name?: string | null;
      company?: string | null;
      line1: string;
      line2?: string | null;
      city: string;
      region?: string | null;
      postalCode?: string | null;
      countryCode: string;
      phone?: string | null;
      latitude?: number | null;
      longitude?: number | null;
    };
    AdjustStockInput: {
      /** @description Signed. */
      quantity: number;
      /** @enum {string} */
      reason: 'count' | 'damage' | 'theft' | 'found' | 'correction' | 'other';
      /** @description The lot that it is about. */
      lotId?: string | null;
      /** @description The caller's own, once per movement of a SKU: a delivery note, the line of a count. */
      reference: string;
      locationId: string;
      sku: string;
    };
    /** @description A location turned out short, when allocating (`shipmentId` null) or at the shelf (a short pick). Its part is reserved or queued again, and routing decides again without that location for those SKUs. */
    AllocationRefusedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'AllocationRefused';
      data: {
        routing: number;
        shipmentId: string | null;
        refused: {
          locationId: string;
          sku: string;
          quantity: number;
        }[];
        /** @description SKUs of the part that is no longer reserved and waits in the queue instead; empty if all is reserved. */
        queued: components['schemas']['SkuQuantity'][];
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    AnnounceIncomingInput: {
      /** @description The purchase order's number. */
      incomingId: string;
      /** @description What is still on its way, all told; 0 where nothing is any more. */
      quantity: number;
      /** Format: date-time */
      expectedAt: string;
      locationId: string;
      sku: string;
    };
    Authorization: {
      authorizationId: string;
      amountMinor: number;
      gatewayReference: string;
      /** Format: date-time */
      expiresAt: string | null;
    };
    AvailabilityAnswer: {
      /** @description In the order of the question; a SKU that was asked for twice is answered once. */
      items: components['schemas']['SkuAvailability'][];
      /** @description SKUs that no product has. */
      unknown: string[];
    };
    AvailabilityByBody: {
      skus: string[];
      /** @description Only what this channel can sell; all channels by default. */
      channelId?: string | null;
    };
    Await: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'await';
      name: components['schemas']['AwaitName'];
      /** @enum {string} */
      owner: 'capture' | 'console' | 'fulfillment' | 'inventory' | 'notifications' | 'payment' | 'routing';
      /** @description Who is waited for, in words. */
      waitsFor: string;
      /** Format: date-time */
      dueAt: string;
      /** @description `name`, or `name:subject`: stable as long as the same thing is owed. */
      key: string;
      subject: string | null;
      /**
       * Format: date-time
       * @description Since when it is owed.
       */
      since: string;
    };
    /**
     * @description What the order waits for; its owner looks again at `dueAt`.
     * @enum {string}
     */
    AwaitName: 'await-stock' | 'await-cover' | 'await-acknowledgement' | 'await-shipping' | 'await-delivery';
    /** @description A part of an order that waits in its item's queue. */
    Backorder: {
      /**
       * Format: date-time
       * @description When it can be expected, by dated incoming stock; null where nobody can say.
       */
      promisedAt: string | null;
      sku: string;
      quantity: number;
    };
    /** @description What becomes of an order that wants more of a product than there is. */
    BackorderInput: {
      /**
       * @description `none`: it is refused. `backorder`: it waits. `preorder`: it waits, and is promised for `availableFrom`.
       * @enum {string}
       */
      kind: 'none' | 'backorder' | 'preorder';
      /** @description Units that may wait at once, over all channels; no limit by default. */
      capUnits?: number | null;
      /**
       * Format: date-time
       * @description When a pre-ordered product comes out.
       */
      availableFrom?: string | null;
    };
    /**
     * @description What becomes of an order that wants more than there is.
     * @enum {string}
     */
    BackorderKind: 'none' | 'backorder' | 'preorder';
    /** @description The date by which a waiting part is expected has moved; null: nobody can say any more. */
    BackorderPromiseMovedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'BackorderPromiseMoved';
      data: {
        attempt: number;
        sku: string;
        /** Format: date-time */
        promisedAt: string | null;
        /** Format: date-time */
        promisedBefore: string | null;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    BackorderRules: {
      kind: components['schemas']['BackorderKind'];
      /** @description Units that may wait at once, over all channels; no limit where null or absent. */
      capUnits?: number | null;
      /**
       * Format: date-time
       * @description When a pre-ordered product comes out.
       */
      availableFrom?: string | null;
    };
    Capture: {
      captureId: string;
      shipmentId: string | null;
      authorizationId: string;
      amountMinor: number;
      /** @enum {string} */
      status: 'requested' | 'captured' | 'failed';
      code: string | null;
    };
    /** @description What became of a case. */
    CaseChange: {
      orderId: string;
      /** @enum {string} */
      outcome: 'changed' | 'unchanged';
    };
    CaseNote: {
      noteId: string;
      /** Format: date-time */
      at: string;
      actor: string;
      text: string;
    };
    CaseNoteInput: {
      text: string;
    };
    CaseOwnerInput: {
      /** @description A name; null for nobody. */
      owner?: string | null;
      reason?: string | null;
    };
    /** @description Who sees to an order, and what they have written down. */
    CaseView: {
      orderId: string;
      owner: string | null;
      /** @description In the order in which they were written. */
      notes: components['schemas']['CaseNote'][];
      history: components['schemas']['OwnerChange'][];
    };
    /** @description What a channel can sell, and why. What is promised to or kept for others lessens the number only as far as it cannot be sourced from elsewhere: where channels sell from different locations, the parts need not add up to it. */
    ChannelAvailability: {
      channelId: string;
      /** @description Units that its next order can have at once. */
      available: number;
      why: components['schemas']['WhyAvailable'];
    };
    ChannelInput: {
      name: string;
      /** @enum {string} */
      platform: 'generic' | 'shopify';
      /** @description The name under which WEBHOOK_SECRETS holds the key; never the key. */
      webhookSecretName?: string | null;
      /** @default 86400000 */
      reservationTtlMs: number;
      /** @description The locations that it may sell from; all active ones by default. */
      locationIds?: string[] | null;
      /** @description Locations that it never sells from, taken off the former. */
      excludedLocationIds?: string[] | null;
      /** @description Units of every SKU that stay out of its reach; 0 by default. A product may say otherwise. */
      safetyStock?: number | null;
      /** @description Whose orders are served first where stock is short: 0 before 9; 5 by default. */
      lane?: number | null;
      /** @description Where its orders find too little, orders of this lane and those after it give back what they have reserved and nobody ships yet. Nobody does by default; none does whose lane is not after the channel's own. */
      displacesFromLane?: number | null;
      /**
       * @description What becomes of an order of several lines when one of them is short; `wait-for-all` by default.
       * @enum {string|null}
       */
      shortage?: 'wait-for-all' | 'ship-available' | 'refuse' | null;
      /** @description How long a short order waits for stock before `refuse` refuses it. */
      refuseAfterMs?: number | null;
      /** @description The revision that the caller has seen; -1: that there is none yet. The change is refused where the setting has moved on since. Any by default. */
      expectedRevision?: number | null;
      /** @description Why it changes: kept with the fact. */
      reason: string;
    };
    ChannelSettings: {
      channelId: string;
      name: string;
      /** @enum {string} */
      platform: 'generic' | 'shopify';
      /** @description The name of the environment variable or secret that holds the webhook's key; never the key itself. */
      webhookSecretName: string | null;
      /** @description How long a reservation lasts without being covered. */
      reservationTtlMs: number;
      /** @description The locations that it may sell from; all active ones where null or absent. */
      locationIds?: string[] | null;
      /** @description Locations that it never sells from, taken off the former. */
      excludedLocationIds?: string[];
      /** @description Units of every SKU that stay out of its reach; 0 by default. A product may say otherwise. */
      safetyStock?: number;
      /** @description Whose orders are served first where stock is short: 0 before 9; 5 by default. */
      lane?: number;
      /** @description Where its orders find too little, orders in this lane and those after it give back what they have reserved and nobody ships yet; null or absent: nobody does. After its own lane. */
      displacesFromLane?: number | null;
      /** @description `wait-for-all` by default. */
      shortage?: components['schemas']['ShortagePolicy'];
      refuseAfterMs?: number;
    };
    /** @description What became of a setting. */
    ChannelSettingsChange: {
      /** @enum {string} */
      outcome: 'changed' | 'unchanged';
      /** @description Of the setting's stream. */
      revision: number;
      settings: components['schemas']['ChannelSettings'];
    };
    /** @description One change of a setting. */
    ChannelSettingsPastChange: {
      /** @description Of the setting's stream. */
      revision: number;
      /** Format: date-time */
      at: string;
      actor: string;
      reason: string;
      /** @description The whole setting as of then. */
      settings: components['schemas']['ChannelSettings'];
    };
    ChannelSettingsPastChangePage: {
      items: components['schemas']['ChannelSettingsPastChange'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    /** @description A part of a kit. */
    ComponentInput: {
      sku: string;
      /** @description Units of it within one unit of the kit. */
      quantity: number;
    };
    /** @description Messages that a service has yet to handle: an upper bound. */
    ConsumerLag: {
      /** @enum {string} */
      service: 'capture' | 'console' | 'fulfillment' | 'inventory' | 'notifications' | 'payment' | 'routing';
      group: string;
      topic: string;
      lag: number;
    };
    CountStockInput: {
      /** @description So many lie there, quarantine included. */
      counted: number;
      /**
       * Format: date-time
       * @description Now by default.
       */
      countedAt?: string | null;
      /** @description The caller's own, once per movement of a SKU: a delivery note, the line of a count. */
      reference: string;
      locationId: string;
      sku: string;
    };
    CurrentChannel: {
      channelId: string;
      name: string;
      /** @enum {string} */
      platform: 'generic' | 'shopify';
      /** @description The name of the environment variable or secret that holds the webhook's key; never the key itself. */
      webhookSecretName: string | null;
      /** @description How long a reservation lasts without being covered. */
      reservationTtlMs: number;
      /** @description The locations that it may sell from; all active ones where null or absent. */
      locationIds?: string[] | null;
      /** @description Locations that it never sells from, taken off the former. */
      excludedLocationIds?: string[];
      /** @description Units of every SKU that stay out of its reach; 0 by default. A product may say otherwise. */
      safetyStock?: number;
      /** @description Whose orders are served first where stock is short: 0 before 9; 5 by default. */
      lane?: number;
      /** @description Where its orders find too little, orders in this lane and those after it give back what they have reserved and nobody ships yet; null or absent: nobody does. After its own lane. */
      displacesFromLane?: number | null;
      /** @description `wait-for-all` by default. */
      shortage?: components['schemas']['ShortagePolicy'];
      refuseAfterMs?: number;
      /** @description Of the setting's stream: what `expectedRevision` of the next change can name. */
      revision: number;
      /** Format: date-time */
      updatedAt: string;
      updatedBy: string;
      reason: string;
    };
    CurrentChannelList: {
      items: components['schemas']['CurrentChannel'][];
    };
    CurrentLocation: {
      locationId: string;
      name: string;
      /** @enum {string} */
      kind: 'warehouse' | 'store' | '3pl' | 'vendor';
      countryCode: string;
      postalCode: string;
      city: string;
      latitude: number;
      longitude: number;
      isActive: boolean;
      /** @description Units of every SKU that stay here and are promised to nobody; 0 by default. A product may say otherwise. */
      safetyStock?: number;
      /** @description A level that this location reported longer ago than that is not trusted: it counts as 0. Never by default. */
      feedMaxAgeMs?: number | null;
      /** @description Of the setting's stream: what `expectedRevision` of the next change can name. */
      revision: number;
      /** Format: date-time */
      updatedAt: string;
      updatedBy: string;
      reason: string;
    };
    CurrentLocationList: {
      items: components['schemas']['CurrentLocation'][];
    };
    CurrentProduct: {
      sku: string;
      title: string;
      weightGrams: number;
      /** @description False: nobody counts its stock; it ships without a reservation. */
      isTracked: boolean;
      requiresShipping: boolean;
      /** @description Of a kit: what one unit of it is made of. A kit has no stock of its own. */
      components?: components['schemas']['SkuQuantity'][];
      safetyStock?: components['schemas']['SafetyStock'];
      /** @description Available units at which, or below which, it is time to reorder. */
      reorderPoint?: number | null;
      /** @description Backorders without a limit, by default. */
      backorder?: components['schemas']['BackorderRules'];
      lotTracking?: components['schemas']['LotTracking'];
      /** @description Of the setting's stream: what `expectedRevision` of the next change can name. */
      revision: number;
      /** Format: date-time */
      updatedAt: string;
      updatedBy: string;
      reason: string;
    };
    CurrentProductList: {
      items: components['schemas']['CurrentProduct'][];
    };
    CustomerInput: {
      name?: string | null;
      /** @description Anything with an */
      email?: ((string & unknown) | null) & unknown;
      phone?: string | null;
      locale?: string | null;
      note?: string | null;
    };
    /** @description `<topic>.dead`: a message set aside, whole, with where it came from and why. */
    DeadLetter: {
      topic: string;
      partition: number;
      offset: string;
      /** @description The consumer group that could not handle it. */
      group: string;
      key: string | null;
      headers: {
        [key: string]: string;
      };
      /** @description The message's bytes in base64, as they came. */
      valueBase64: string;
      reason: string;
      stack: string | null;
      attempts: number;
      /** Format: date-time */
      failedAt: string;
    };
    DeadLetterList: {
      items: components['schemas']['DeadLetterView'][];
    };
    /** @description A message that was set aside, and what was done about it. */
    DeadLetterView: {
      /** @description `<dead-letter topic>/<offset>`. */
      id: string;
      letter: components['schemas']['DeadLetter'];
      /** @description The order that it belongs to, where it names one. */
      orderId: string | null;
      /**
       * @description The service that could not handle it; null for a group of somebody else.
       * @enum {string|null}
       */
      service:
        'capture' | 'console' | 'fulfillment' | 'inventory' | 'notifications' | 'payment' | 'routing' | null;
      /** @description Sent back to the group that failed on it, so many times. */
      replays: number;
      lastReplayedBy: string | null;
      /** Format: date-time */
      lastReplayedAt: string | null;
    };
    /**
     * @description What only a person can settle: the exception queue.
     * @enum {string}
     */
    DecisionName:
      | 'release-hold'
      | 'review-fraud'
      | 'payment-declined'
      | 'payment-missing'
      | 'reservation-expired'
      | 'stock-endangered'
      | 'unroutable'
      | 'capture-failed'
      | 'void-failed'
      | 'refund-at-channel'
      | 'conflicting-content'
      | 'step-failed'
      | 'dead-letter';
    /**
     * @description What the distances were measured from: the address's own coordinates, the location whose postal code is most like its own, or the middle of its country. `nothing`: an address without a place.
     * @enum {string}
     */
    DistanceOrigin: 'address' | 'postal-area' | 'country' | 'nothing';
    Duty: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'duty';
      name: components['schemas']['DutyName'];
      /** @enum {string} */
      owner: 'capture' | 'console' | 'fulfillment' | 'inventory' | 'notifications' | 'payment' | 'routing';
      /** @description `name`, or `name:subject`: stable as long as the same thing is owed. */
      key: string;
      subject: string | null;
      /**
       * Format: date-time
       * @description Since when it is owed.
       */
      since: string;
    };
    /**
     * @description What a service owes an order, and at once.
     * @enum {string}
     */
    DutyName:
      | 'reserve-stock'
      | 'release-stock'
      | 'screen-order'
      | 'cover-order'
      | 'perform-authorization'
      | 'route-order'
      | 'allocate-stock'
      | 'release-shipment'
      | 'issue-stock'
      | 're-source-stock'
      | 'return-short'
      | 'capture-payment'
      | 'perform-capture'
      | 'void-payment'
      | 'perform-void'
      | 'complete-order';
    Endangered: {
      sku: string;
      shortfall: number;
      locationIds: string[];
      shortfallId: string;
      /** @description A person chose to source it anew; inventory has not yet. */
      isReSourcing: boolean;
      /** Format: date-time */
      at: string;
    };
    Ending: {
      /** @enum {string} */
      kind: 'recorded' | 'cancelled' | 'rejected' | 'completed';
      reason: string;
      /** Format: date-time */
      at: string;
    };
    /** @description How much waits for people. */
    ExceptionCounts: {
      total: number;
      byName: {
        [key: string]: number;
      };
      /** @description Of them, what nobody sees to. */
      unowned: number;
      /**
       * Format: date-time
       * @description Since when the oldest waits.
       */
      oldestSince: string | null;
    };
    /** @description A person's answer to an exception: `retry` lets the step run again, `dismiss` accepts things as they are. */
    ExceptionResolvedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ExceptionResolved';
      data: {
        step: string;
        /** @enum {string} */
        resolution: 'retry' | 'dismiss';
        reason: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description A step of an order that only a person can settle. */
    ExceptionView: {
      orderId: string;
      orderNumber: string;
      channelId: string;
      /** @description What resolving it is asked by. */
      step: string;
      name: components['schemas']['DecisionName'];
      reason: string;
      /**
       * Format: date-time
       * @description Since when it is owed.
       */
      since: string;
      /** @description What a person can do about it. */
      actions: components['schemas']['StepAction'][];
      /** @description The order's. */
      status: components['schemas']['OrderStatus'];
      customerName: string | null;
      totalMinor: number;
      currency: string;
      /** @description Who sees to it. */
      owner: string | null;
      /** @description How many notes were written down. */
      notes: number;
    };
    ExceptionViewPage: {
      items: components['schemas']['ExceptionView'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    ExtendHoldInput: {
      /**
       * @description From now on. A hold is never made shorter.
       * @default 900
       */
      ttlSeconds: number;
    };
    FieldProblem: {
      /** @description Where in the body: `lines[0].quantity`; empty for the body itself. */
      field: string;
      message: string;
    };
    FraudReviewApprovedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'FraudReviewApproved';
      data: {
        reason: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    FraudReviewRejectedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'FraudReviewRejected';
      data: {
        reason: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    FraudScreenedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'FraudScreened';
      data: {
        outcome: components['schemas']['ScreeningOutcome'];
        score: number;
        signals: components['schemas']['FraudSignal'][];
        ruleVersion: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    FraudSignal: {
      name: string;
      score: number;
      /** @description Why the signal fired, in words, without personal data. */
      evidence: string;
    };
    Hold: {
      holdId: string;
      kind: components['schemas']['HoldKind'];
      reason: string;
      /** Format: date-time */
      at: string;
    };
    /** @enum {string} */
    HoldKind: 'manual' | 'unmapped-line' | 'newer-snapshot';
    HoldLineInput: {
      sku: string;
      quantity: number;
    };
    /** @description A checkout's hold, as callers see it. */
    HoldView: {
      holdId: string;
      channelId: string;
      /** @description By SKU; kits by their components, and without what nobody counts. */
      items: components['schemas']['SkuQuantity'][];
      expiresAt: string;
      /**
       * @description `ordered`: it became the reservation of `orderId`.
       * @enum {string}
       */
      status: 'open' | 'released' | 'expired' | 'ordered';
      orderId: string | null;
    };
    /** @description What happened in one hour. Orders count in the hour in which they first came so far. */
    HourCounts: {
      placed: number;
      shipped: number;
      completed: number;
      cancelled: number;
      released: number;
      exceptions: number;
      /**
       * Format: date-time
       * @description When it begins, in UTC.
       */
      hour: string;
    };
    /** @description A notification that brings no order. */
    IgnoredWebhook: {
      /** @constant */
      outcome: 'ignored';
      note: string;
    };
    /** @description What became of every row: `rows` is the sum of the others. */
    ImportSummary: {
      rows: number;
      placed: number;
      /** @description Known with this content, or with a newer one. */
      repeated: number;
      /** @description Newer states of known orders: recorded, and held for a person. */
      snapshots: number;
      /** @description Not taken; the row has to be changed. */
      refused: number;
      /** @description Not taken for a fault of ours; the same file may be sent again. */
      failed: number;
      /** @description In the order of the file, the first ones where there are too many. */
      errors: components['schemas']['RowError'][];
    };
    ImportedRow: {
      /** @description The line of the file on which it begins, from 1. */
      line: number;
      /**
       * @description `repeated`: it had been taken in before.
       * @enum {string}
       */
      outcome: 'taken' | 'repeated' | 'refused';
      /** @description Why it was refused. */
      code?: string;
      message?: string;
    };
    /** @description What is on its way, by one purchase order or transfer, to one location. */
    IncomingOverview: {
      incomingId: string;
      locationId: string;
      /** @enum {string} */
      source: 'purchase-order' | 'transfer';
      quantity: number;
      /** Format: date-time */
      expectedAt: string;
      /** @description It has not come for so long that nobody is promised a date by it any more. */
      isOverdue: boolean;
    };
    /** @description What a person hears of what they did to an order. */
    InterventionAnswer: {
      orderId: string;
      /**
       * @description `ignored`: it was so already.
       * @enum {string}
       */
      outcome: 'accepted' | 'ignored';
      status: components['schemas']['OrderStatus'];
    };
    /** @description What an order's status can be, and become. */
    Lifecycle: {
      statuses: components['schemas']['LifecycleStatus'][];
    };
    LifecycleStatus: {
      status: components['schemas']['OrderStatus'];
      /** @description Nothing follows. */
      isEnd: boolean;
      /** @description What it may become. */
      next: components['schemas']['OrderStatus'][];
    };
    /**
     * @description What becomes of a line. `ship`: from stock. `no-shipment`: digital, a service, a gift card: done once covered. `fulfilled-by-channel`: the marketplace ships it. `unmapped`: to be shipped, but without a SKU: holds the order; releasing that hold means that somebody takes care of the line outside Throughline. `kit`: what was bought; its components are lines of their own behind it, and are reserved, shipped and charged in its place.
     * @enum {string}
     */
    LineHandling: 'ship' | 'no-shipment' | 'fulfilled-by-channel' | 'unmapped' | 'kit';
    /** @description A quantity of one order line. */
    LineQuantity: {
      lineId: string;
      sku: string;
      quantity: number;
    };
    LocationInput: {
      name: string;
      /** @enum {string} */
      kind: 'warehouse' | 'store' | '3pl' | 'vendor';
      countryCode: string;
      postalCode: string;
      city: string;
      latitude: number;
      longitude: number;
      /** @default true */
      isActive: boolean;
      /** @description Units of every SKU that stay here and are promised to nobody; 0 by default. A product may say otherwise. */
      safetyStock?: number | null;
      /** @description A level that this location reported longer ago than that counts as 0. Never by default. */
      feedMaxAgeMs?: number | null;
      /** @description The revision that the caller has seen; -1: that there is none yet. The change is refused where the setting has moved on since. Any by default. */
      expectedRevision?: number | null;
      /** @description Why it changes: kept with the fact. */
      reason: string;
    };
    LocationOverview: {
      locationId: string;
      onHand: number;
      allocated: number;
      /** @description On hand, and not for sale. */
      quarantined: number;
      /** @description On hand less quarantined less allocated. Negative where a count found less than was allocated. */
      free: number;
      /** @description Units that stay there and are promised to nobody. */
      safetyStock: number;
      /** @description True where the location has not said for too long how many it has: nothing of it is promised. */
      isStale: boolean;
      /**
       * Format: date-time
       * @description When the location last said itself how many it has; null where it never did.
       */
      reportedAt: string | null;
      /**
       * Format: date-time
       * @description When it was last counted.
       */
      countedAt: string | null;
      /** @description First expired first. What is on hand beyond them belongs to no known lot. */
      lots: components['schemas']['LotOverview'][];
    };
    /** @description A place that stock lies in and orders ship from. */
    LocationSettings: {
      locationId: string;
      name: string;
      /** @enum {string} */
      kind: 'warehouse' | 'store' | '3pl' | 'vendor';
      countryCode: string;
      postalCode: string;
      city: string;
      latitude: number;
      longitude: number;
      isActive: boolean;
      /** @description Units of every SKU that stay here and are promised to nobody; 0 by default. A product may say otherwise. */
      safetyStock?: number;
      /** @description A level that this location reported longer ago than that is not trusted: it counts as 0. Never by default. */
      feedMaxAgeMs?: number | null;
    };
    /** @description What became of a setting. */
    LocationSettingsChange: {
      /** @enum {string} */
      outcome: 'changed' | 'unchanged';
      /** @description Of the setting's stream. */
      revision: number;
      settings: components['schemas']['LocationSettings'];
    };
    /** @description One change of a setting. */
    LocationSettingsPastChange: {
      /** @description Of the setting's stream. */
      revision: number;
      /** Format: date-time */
      at: string;
      actor: string;
      reason: string;
      /** @description The whole setting as of then. */
      settings: components['schemas']['LocationSettings'];
    };
    LocationSettingsPastChangePage: {
      items: components['schemas']['LocationSettingsPastChange'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    /** @description A batch of one make; of a serial-numbered product, a single unit. */
    LotInput: {
      /** @description The batch's number, or the unit's serial number. */
      lotId: string;
      /** @description The last day on which it may be sold, as YYYY-MM-DD; none where it keeps. */
      expiresOn?: string | null;
    };
    /** @description Units of one lot at a location. */
    LotOverview: {
      lotId: string;
      /** @description The last day on which it may be sold (YYYY-MM-DD); null where it keeps. */
      expiresOn: string | null;
      onHand: number;
      allocated: number;
      isExpired: boolean;
    };
    /**
     * @description `serial`: every unit is a lot of its own.
     * @enum {string}
     */
    LotTracking: 'none' | 'lot' | 'serial';
    /** @enum {string} */
    MessageKind:
      'order-placed' | 'backorder-date' | 'order-refused' | 'shipment-dispatched' | 'shipment-delivered';
    /** @description The order that has been in a status, of all that are in it, for the longest since it was placed. */
    OldestOrder: {
      status: components['schemas']['OrderStatus'];
      orderId: string;
      orderNumber: string;
      /** Format: date-time */
      placedAt: string;
    };
    /** @description The OpenAPI document of the whole system. */
    OpenApiDocument: {
      openapi: string;
      info: {
        [key: string]: unknown;
      };
      paths: {
        [key: string]: unknown;
      };
      components: {
        [key: string]: unknown;
      };
    } & {
      [key: string]: unknown;
    };
    OpenHoldInput: {
      /**
       * Format: uuid
       * @description A UUID that the caller makes, so that asking again is safe; made here where it is left out.
       */
      holdId?: string | null;
      channelId: string;
      /** @description The same SKU on two lines is summed. */
      lines: components['schemas']['HoldLineInput'][];
      /**
       * @description From now on. A hold is never made shorter.
       * @default 900
       */
      ttlSeconds: number;
    };
    /** @description An order as its ledger tells it. The axes are separate; the headline status is derived (`headlineOf`). */
    Order: {
      orderId: string;
      channelId: string;
      externalId: string;
      orderNumber: string;
      sourceVersion: string | null;
      contentHash: string;
      latestSnapshot: {
        sourceVersion: string;
        contentHash: string;
      } | null;
      conflicts: string[];
      isConflictOpen: boolean;
      /** Format: date-time */
      placedAt: string;
      currency: string;
      lines: components['schemas']['OrderLine'][];
      totals: {
        itemsMinor: number;
        discountMinor: number;
        shippingMinor: number;
        taxMinor: number;
        totalMinor: number;
        isTaxIncluded: boolean;
      };
      shippingMethod: string;
      /** @description Of the stock that the checkout had kept for it; null for an order without. None of its own holds. */
      checkoutHoldId: string | null;
      recordOnly: components['schemas']['RecordOnlyReason'] | null;
      personal: components['schemas']['OrderPersonal'] | null;
      holds: components['schemas']['Hold'][];
      ending: components['schemas']['Ending'] | null;
      screening: components['schemas']['Screening'];
      tenders: components['schemas']['TenderState'][];
      reservation: components['schemas']['Reservation'];
      routing: components['schemas']['Routing'];
      /** @description Items that turned out to be less than was promised, this order among those that it may not reach. */
      endangered: components['schemas']['Endangered'][];
      shipments: components['schemas']['Shipment'][];
      failures: components['schemas']['StepFailure'][];
      /** @description Steps for a person that a person accepted as they are. */
      dismissed: string[];
      /** Format: date-time */
      updatedAt: string;
    };
    OrderCancelledEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'OrderCancelled';
      data: {
        reason: string;
        /** Format: date-time */
        cancelledAt: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    OrderCompletedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'OrderCompleted';
      data: {
        /** Format: date-time */
        completedAt: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description Other content under a version that we already have: refused, and shown. */
    OrderConflictRefusedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'OrderConflictRefused';
      data: {
        sourceVersion: string | null;
        contentHash: string;
        payload: components['schemas']['PayloadReference'];
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description How many orders a filter finds. */
    OrderCounts: {
      total: number;
      /** @description There are more: only the newest 10,000 were counted. */
      isCapped: boolean;
      byStatus: {
        received: number;
        backordered: number;
        reserved: number;
        'in-review': number;
        'payment-declined': number;
        'reservation-expired': number;
        covered: number;
        routed: number;
        allocated: number;
        'in-warehouse': number;
        shipped: number;
        delivered: number;
        completed: number;
        cancelled: number;
        rejected: number;
        recorded: number;
      };
      /** @description Of them, how many wait for a person. */
      exceptions: number;
    };
    OrderHeldEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'OrderHeld';
      data: {
        holdId: string;
        kind: components['schemas']['HoldKind'];
        reason: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    OrderHoldReleasedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'OrderHoldReleased';
      data: {
        holdId: string;
        reason: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    OrderLine: {
      lineId: string;
      sku: string | null;
      title: string;
      quantity: number;
      /** @description Of a component: its share of the kit's price, rounded down. */
      unitPriceMinor: number;
      discountMinor: number;
      taxMinor: number;
      /** @description What the customer owes for the whole line, discount and tax included. */
      totalMinor: number;
      handling: components['schemas']['LineHandling'];
      /** @description False: shipped without a reservation, because nobody counts its stock. */
      isTracked: boolean;
      /** @description Of a component: the kit's line, as which it was bought. Its amounts are its share of the kit's. */
      kitLineId?: string;
    };
    OrderLineInput: {
      lineId: string;
      sku?: string | null;
      title: string;
      quantity: number;
      unitPriceMinor: number;
      /** @description Off the whole line. */
      discountMinor?: number | null;
      /** @description On, or in, the whole line: see `isTaxIncluded`. */
      taxMinor?: number | null;
      /** @description What the customer owes for the whole line; computed where it is not given, checked where it is. */
      totalMinor?: number | null;
      /** @description By default what the product's settings say, and true for a product without settings. */
      requiresShipping?: boolean | null;
      /** @description False where the channel counts no stock of it; a product that we do not count is never counted. */
      isTracked?: boolean | null;
      /** @description The marketplace, or a fulfilment service of the channel, ships it. */
      fulfilledByChannel?: boolean | null;
    };
    /** @description A message to the customer, and what became of it. */
    OrderMessage: {
      /** @description Once per order, or per shipment: `shipment-dispatched:1`. */
      messageKey: string;
      /** @description Null for one that was never written, because there is nobody to write to. */
      kind: components['schemas']['MessageKind'] | null;
      /** @constant */
      channel: 'email';
      shipmentId: string | null;
      to: string | null;
      subject: string | null;
      text: string | null;
      /** @enum {string} */
      status: 'requested' | 'sent' | 'failed' | 'skipped';
      /** Format: date-time */
      requestedAt: string;
      /**
       * Format: date-time
       * @description When it was sent, had failed for good or was passed over.
       */
      settledAt: string | null;
      /** @description Why it was not sent. */
      reason: string | null;
    };
    OrderMessageList: {
      items: components['schemas']['OrderMessage'][];
    };
    /** @description A parcel, and where its carrier has seen it. */
    OrderParcel: {
      carrier: string;
      trackingNumber: string;
      shipmentId: string;
      /** @description In the order in which they happened. */
      scans: components['schemas']['ParcelScan'][];
    };
    OrderParcelList: {
      items: components['schemas']['OrderParcel'][];
    };
    /** @description What a channel sent, as it came. */
    OrderPayload: {
      eventId: string;
      /** Format: date-time */
      receivedAt: string;
      actor: string;
      contentHash: string;
      /** @description The door that it came through. */
      source: string;
      contentType: string;
      body: string;
    };
    OrderPayloadList: {
      items: components['schemas']['OrderPayload'][];
    };
    /** @description Everything an order knows of a person. Never in `data`, ids, keys or logs. */
    OrderPersonal: {
      personId: string;
      name?: string;
      email?: string;
      phone?: string;
      locale?: string;
      shipTo?: components['schemas']['Address'];
      billTo?: components['schemas']['Address'];
      note?: string;
    };
    OrderPlacedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'OrderPlaced';
      data: {
        orderId: string;
        channelId: string;
        externalId: string;
        /** @description What people call it: the channel's own number, such as "#1071". */
        orderNumber: string;
        /** @description The channel's version of its order (an `updated_at`, a counter); null where it has none. */
        sourceVersion: string | null;
        /** @description SHA-256 of the canonical order: tells a repeat from a conflict. */
        contentHash: string;
        payload: components['schemas']['PayloadReference'];
        /** Format: date-time */
        placedAt: string;
        currency: string;
        presentment?: {
          currency: string;
          totalMinor: number;
        };
        lines: components['schemas']['OrderLine'][];
        totals: {
          itemsMinor: number;
          discountMinor: number;
          shippingMinor: number;
          taxMinor: number;
          totalMinor: number;
          isTaxIncluded: boolean;
        };
        shippingMethod: string;
        tenders: components['schemas']['Tender'][];
        recordOnly: components['schemas']['RecordOnlyReason'] | null;
        requiresShipTo: boolean;
        /** @description The stock that the channel's checkout had kept for this customer: becomes the order's reservation. Not to be confused with the order's own holds. */
        checkoutHoldId?: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: components['schemas']['OrderPersonal'];
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    OrderRoutedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'OrderRouted';
      data: {
        /** @description 1 for the first decision; a refused allocation leads to the next. */
        routing: number;
        shipments: components['schemas']['PlannedShipment'][];
        candidates: components['schemas']['RoutingCandidate'][];
        planner: string;
        distanceFrom?: components['schemas']['DistanceOrigin'];
        /** @description SHA-256 of all that the planner saw: the same input gives the same decision. */
        inputHash: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description A newer version of an order that we have: recorded, and held for a person until amendments exist. */
    OrderSnapshotReceivedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'OrderSnapshotReceived';
      data: {
        sourceVersion: string;
        contentHash: string;
        payload: components['schemas']['PayloadReference'];
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /**
     * @description The headline of an order, derived from its axes. The last four are ends.
     * @enum {string}
     */
    OrderStatus:
      | 'received'
      | 'backordered'
      | 'reserved'
      | 'in-review'
      | 'payment-declined'
      | 'reservation-expired'
      | 'covered'
      | 'routed'
      | 'allocated'
      | 'in-warehouse'
      | 'shipped'
      | 'delivered'
      | 'completed'
      | 'cancelled'
      | 'rejected'
      | 'recorded';
    /** @description An order in a list. */
    OrderSummary: {
      orderId: string;
      orderNumber: string;
      channelId: string;
      externalId: string;
      status: components['schemas']['OrderStatus'];
      /** @description It waits for a person. */
      isException: boolean;
      isHeld: boolean;
      /** @description The key of the step that it waits for: a decision before any other; null where there is none. */
      waitsFor: string | null;
      /** @description That step without what it is about. */
      waitsForName: components['schemas']['StepName'] | null;
      /** @enum {string|null} */
      waitsKind: 'await' | 'decision' | 'duty' | null;
      /**
       * Format: date-time
       * @description When its owner looks again, where somebody outside is waited for.
       */
      waitsUntil: string | null;
      /** @description Why a person has to decide, or who is waited for. */
      waitsReason: string | null;
      /** Format: date-time */
      placedAt: string;
      /** Format: date-time */
      updatedAt: string;
      totalMinor: number;
      currency: string;
      customerName: string | null;
      /** @description Where it ships to. */
      countryCode: string | null;
      unitCount: number;
      /** @description Where it ships from. */
      locationIds: string[];
      /** @description Of the ledger. */
      revision: number;
    };
    OrderSummaryPage: {
      items: components['schemas']['OrderSummary'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    OrderUnroutableEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'OrderUnroutable';
      data: {
        routing: number;
        reason: string;
        candidates: components['schemas']['RoutingCandidate'][];
        distanceFrom?: components['schemas']['DistanceOrigin'];
        inputHash: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description An order as `GET /api/v1/orders/:id` gives it: the fold of its events, and what follows from it. */
    OrderView: {
      orderId: string;
      status: components['schemas']['OrderStatus'];
      /** @description The ledger's revision that this is the state of. */
      revision: number;
      nextSteps: components['schemas']['Step'][];
      order: components['schemas']['Order'];
    };
    /** @description How things stand, and what happened in the last hours. */
    OverviewAnswer: {
      /** Format: date-time */
      asOf: string;
      byStatus: {
        received: number;
        backordered: number;
        reserved: number;
        'in-review': number;
        'payment-declined': number;
        'reservation-expired': number;
        covered: number;
        routed: number;
        allocated: number;
        'in-warehouse': number;
        shipped: number;
        delivered: number;
        completed: number;
        cancelled: number;
        rejected: number;
        recorded: number;
      };
      /** @description The hour that is under way is the last. */
      hourly: components['schemas']['HourCounts'][];
      /** @description Only those that something came through. */
      stages: components['schemas']['StageTimes'][];
      oldest: components['schemas']['OldestOrder'][];
      /** @description Open ones, by name. */
      exceptions: {
        'payment-declined'?: number;
        'reservation-expired'?: number;
        'release-hold'?: number;
        'review-fraud'?: number;
        'payment-missing'?: number;
        'stock-endangered'?: number;
        unroutable?: number;
        'capture-failed'?: number;
        'void-failed'?: number;
        'refund-at-channel'?: number;
        'conflicting-content'?: number;
        'step-failed'?: number;
        'dead-letter'?: number;
      };
      /** @description Only those that something was ever heard of. */
      partners: components['schemas']['PartnerHealth'][];
      consumers: components['schemas']['ConsumerLag'][];
      /** @description False while the message log is away: `consumers` and `deadLetters` are not known then. */
      isMessagingKnown: boolean;
      deadLetters: number | null;
    };
    OwnerChange: {
      /** Format: date-time */
      at: string;
      actor: string;
      owner: string | null;
      reason: string | null;
    };
    ParcelScan: {
      scanId: string;
      status: components['schemas']['ParcelStatus'];
      /** Format: date-time */
      at: string;
      place: string | null;
    };
    /** @enum {string} */
    ParcelStatus: 'accepted' | 'in-transit' | 'out-for-delivery' | 'delivered' | 'exception';
    /** @description How somebody outside has answered in these hours. */
    PartnerHealth: {
      /** @enum {string} */
      partner: 'carrier' | 'channels' | 'email' | 'payment-gateway' | 'warehouse';
      ok: number;
      failed: number;
      /** Format: date-time */
      lastOkAt: string | null;
      /** Format: date-time */
      lastFailureAt: string | null;
      lastFailure: string | null;
    };
    PayloadReference: {
      eventId: string;
      contentHash: string;
    };
    /** @description An intention: the effect runner asks the gateway, with `authorizationId` as idempotency key. */
    PaymentAuthorizationRequestedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'PaymentAuthorizationRequested';
      data: {
        authorizationId: string;
        tenderId: string;
        amountMinor: number;
        currency: string;
        token: string;
        /** Format: date-time */
        requestedAt: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    PaymentAuthorizedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'PaymentAuthorized';
      data: {
        authorizationId: string;
        tenderId: string;
        amountMinor: number;
        gatewayReference: string;
        /** Format: date-time */
        expiresAt: string | null;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description The gateway said no to a capture: the goods have left, so this is a receivable in the exception queue. */
    PaymentCaptureFailedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'PaymentCaptureFailed';
      data: {
        captureId: string;
        tenderId: string;
        code: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description An intention. `shipmentId` is null for what is charged without a shipment. */
    PaymentCaptureRequestedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'PaymentCaptureRequested';
      data: {
        captureId: string;
        tenderId: string;
        authorizationId: string;
        gatewayReference: string;
        shipmentId: string | null;
        amountMinor: number;
        currency: string;
        /** Format: date-time */
        requestedAt: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    PaymentCapturedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'PaymentCaptured';
      data: {
        captureId: string;
        tenderId: string;
        shipmentId: string | null;
        amountMinor: number;
        gatewayReference: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    PaymentDeclinedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'PaymentDeclined';
      data: {
        authorizationId: string;
        tenderId: string;
        code: string;
        /** @description A soft decline may pass later (insufficient funds); a hard one never will (stolen card). */
        isSoft: boolean;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    PaymentSettledByChannelEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'PaymentSettledByChannel';
      data: {
        tenderId: string;
        amountMinor: number;
        /** @enum {string} */
        settlement: 'paid' | 'authorized';
        reference: string | null;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    PaymentVoidFailedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'PaymentVoidFailed';
      data: {
        voidId: string;
        tenderId: string;
        code: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description An intention: what is authorized and not captured is given back. */
    PaymentVoidRequestedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'PaymentVoidRequested';
      data: {
        voidId: string;
        tenderId: string;
        authorizationId: string;
        gatewayReference: string;
        /** Format: date-time */
        requestedAt: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    PaymentVoidedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'PaymentVoided';
      data: {
        voidId: string;
        tenderId: string;
        authorizationId: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    PersonDecision: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'decision';
      name: components['schemas']['DecisionName'];
      /** @constant */
      owner: 'person';
      reason: string;
      actions: components['schemas']['StepAction'][];
      /** @description `name`, or `name:subject`: stable as long as the same thing is owed. */
      key: string;
      subject: string | null;
      /**
       * Format: date-time
       * @description Since when it is owed.
       */
      since: string;
    };
    PlaceOrderAnswer: {
      orderId: string;
      outcome: components['schemas']['AcceptedOutcome'];
    };
    /** @description The canonical order: the body of `POST /api/v1/orders`, a message of the channel orders' topic and a row of an import. Amounts are integers in minor units of `currency`; null is the same as not given. */
    PlaceOrderInput: {
      channelId: string;
      /** @description The channel's own id of the order: with `channelId` the order's identity. */
      externalId: string;
      /** @description What people call it; `externalId` by default. */
      orderNumber?: string | null;
      /** @description An integer that counts up, or an instant of ISO 8601: tells a newer state of the order from a conflict. */
      sourceVersion?: string | null;
      /** Format: date-time */
      placedAt: string;
      currency: string;
      presentment?: components['schemas']['PresentmentInput'] | null;
      customer?: components['schemas']['CustomerInput'] | null;
      /** @description Required as soon as a line is to be shipped. */
      shipTo?: components['schemas']['AddressInput'] | null;
      billTo?: components['schemas']['AddressInput'] | null;
      lines: components['schemas']['OrderLineInput'][];
      shipping?: components['schemas']['ShippingInput'] | null;
      totals?: components['schemas']['TotalsInput'] | null;
      /** @description The hold that the checkout placed on the stock: it becomes the order's reservation. */
      checkoutHoldId?: string | null;
      /** @description True where prices include their tax; false by default: tax is added. */
      isTaxIncluded?: boolean | null;
      /** @description Together the order's total. None, or less with `isPaymentPending`: the rest waits for a person. */
      tenders?: components['schemas']['TenderInput'][] | null;
      /** @description The tenders do not cover the total yet. */
      isPaymentPending?: boolean | null;
      /** @description Placed to try the shop: recorded, and nothing else. */
      test?: boolean | null;
      /** @description Shipped before we heard of it. */
      alreadyFulfilled?: boolean | null;
      /** @description The marketplace ships the whole order from its own warehouses. */
      fulfilledByMarketplace?: boolean | null;
      cancelledAtChannel?: boolean | null;
    };
    PlannedShipment: {
      shipmentId: string;
      locationId: string;
      lines: components['schemas']['LineQuantity'][];
    };
    /** @description What the customer saw, where it is another currency than the merchant's. */
    PresentmentInput: {
      currency: string;
      totalMinor: number;
    };
    /** @description RFC 9457 problem details. `code` stays the same for ever; `type` is about:blank, so `title` is the status's own. */
    Problem: {
      status: number;
      code: string;
      title: string;
      detail?: string;
      /** @description The path that was asked for. */
      instance?: string;
      /** @description The request's id in the log, where the fault is ours. */
      requestId?: string;
      problems?: components['schemas']['FieldProblem'][];
      /** @description Also given as the header Retry-After. */
      retryAfterSeconds?: number;
    };
    ProductInput: {
      title: string;
      weightGrams: number;
      /** @default true */
      isTracked: boolean;
      /** @default true */
      requiresShipping: boolean;
      /** @description Of a kit: what one unit of it is made of. None of them is a kit. */
      components?: components['schemas']['ComponentInput'][] | null;
      safetyStock?: components['schemas']['SafetyStockInput'] | null;
      /** @description Available units at which, or below which, it is time to reorder. */
      reorderPoint?: number | null;
      /** @description Backorders without a limit, by default. */
      backorder?: components['schemas']['BackorderInput'] | null;
      /**
       * @description `none` by default.
       * @enum {string|null}
       */
      lotTracking?: 'none' | 'lot' | 'serial' | null;
      /** @description The revision that the caller has seen; -1: that there is none yet. The change is refused where the setting has moved on since. Any by default. */
      expectedRevision?: number | null;
      /** @description Why it changes: kept with the fact. */
      reason: string;
    };
    ProductSettings: {
      sku: string;
      title: string;
      weightGrams: number;
      /** @description False: nobody counts its stock; it ships without a reservation. */
      isTracked: boolean;
      requiresShipping: boolean;
      /** @description Of a kit: what one unit of it is made of. A kit has no stock of its own. */
      components?: components['schemas']['SkuQuantity'][];
      safetyStock?: components['schemas']['SafetyStock'];
      /** @description Available units at which, or below which, it is time to reorder. */
      reorderPoint?: number | null;
      /** @description Backorders without a limit, by default. */
      backorder?: components['schemas']['BackorderRules'];
      lotTracking?: components['schemas']['LotTracking'];
    };
    /** @description What became of a setting. */
    ProductSettingsChange: {
      /** @enum {string} */
      outcome: 'changed' | 'unchanged';
      /** @description Of the setting's stream. */
      revision: number;
      settings: components['schemas']['ProductSettings'];
    };
    /** @description One change of a setting. */
    ProductSettingsPastChange: {
      /** @description Of the setting's stream. */
      revision: number;
      /** Format: date-time */
      at: string;
      actor: string;
      reason: string;
      /** @description The whole setting as of then. */
      settings: components['schemas']['ProductSettings'];
    };
    ProductSettingsPastChangePage: {
      items: components['schemas']['ProductSettingsPastChange'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    PublishInput: {
      messages: components['schemas']['TopicMessageInput'][];
    };
    Published: {
      /** @description One per message, in their order. */
      offsets: string[];
    };
    QuarantineStockInput: {
      /** @description Signed: below 0 for units that are for sale again. */
      quantity: number;
      /** @enum {string} */
      reason: 'damage' | 'inspection' | 'recall' | 'expired' | 'cleared' | 'other';
      /** @description The caller's own, once per movement of a SKU: a delivery note, the line of a count. */
      reference: string;
      locationId: string;
      sku: string;
    };
    /** @description An order that waits for a SKU. */
    QueuePlace: {
      /** @description From 1, in the order in which they are served. */
      place: number;
      orderId: string;
      /** @description Null where it was ordered at no known channel. */
      channelId: string | null;
      /** @description Lower lanes are served first. */
      lane: number;
      /** @description Units that it waits for. */
      quantity: number;
      /**
       * Format: date-time
       * @description When they can be expected; null where nobody can say.
       */
      promisedAt: string | null;
      /** @description More wait than may: it is refused unless stock turns up within its limit. */
      isBeyondCap: boolean;
    };
    QueuePlacePage: {
      items: components['schemas']['QueuePlace'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    /** @description Why somebody steps in: it stands in the order's ledger for ever, so nothing about a person belongs in it. */
    ReasonInput: {
      reason: string;
    };
    ReceiveStockInput: {
      quantity: number;
      /** @description In minor units of the merchant's own currency. */
      unitCostMinor?: number | null;
      /** @description The purchase order or transfer that it came with: that much less is on its way. */
      incomingId?: string | null;
      /** @description Needed for products whose lots or serial numbers are tracked. */
      lot?: components['schemas']['LotInput'] | null;
      /** @description Units of it that are not fit for sale; none by default. */
      quarantined?: number | null;
      /** @description The caller's own, once per movement of a SKU: a delivery note, the line of a count. */
      reference: string;
      locationId: string;
      sku: string;
    };
    /**
     * @description Why an order is only recorded, and neither charged, reserved nor shipped by us.
     * @enum {string}
     */
    RecordOnlyReason:
      'test-order' | 'already-fulfilled' | 'fulfilled-by-marketplace' | 'cancelled-at-channel';
    ReleaseHoldInput: {
      /** @description Needed where the order has more than one hold. */
      holdId?: string | null;
      reason: string;
    };
    ReplayAnswer: {
      /** @description Of the dead letter. */
      id: string;
      /** @description Where the message came from. */
      topic: string;
      /** @description The consumer group that gets it again. */
      group: string;
      /** @constant */
      outcome: 'sent-back';
    };
    ReportLevelInput: {
      /** @description So many can be had there. */
      level: number;
      /**
       * Format: date-time
       * @description As of when: a figure older than the last one is refused.
       */
      reportedAt: string;
      /** @description The caller's own, once per movement of a SKU: a delivery note, the line of a count. */
      reference: string;
      locationId: string;
      sku: string;
    };
    /** @description `unneeded`: nothing that is counted. `wanted`: inventory owes an answer. `backordered`: waits in an item's queue. `ended`: expired, cancelled or rejected. */
    Reservation: {
      /** @enum {string} */
      status: 'unneeded' | 'wanted' | 'backordered' | 'reserved' | 'ended';
      /** @description 1 + the facts that ended an attempt. */
      attempt: number;
      isExpired: boolean;
      /** Format: date-time */
      expiresAt: string | null;
      waitingFor: components['schemas']['SkuQuantity'] | null;
      /** @description What waits in queues while the rest is reserved. */
      backordered: components['schemas']['Backorder'][];
      /**
       * Format: date-time
       * @description When `waitingFor` can be expected; null where nobody can say.
       */
      promisedAt: string | null;
      /** @description How often the dates of what waits have moved. */
      promiseMoves: number;
      /**
       * Format: date-time
       * @description It is refused where stock has not turned up by then; null where it may wait.
       */
      refuseAt: string | null;
      /** @description The highest attempt whose entries are known to be gone from every item. */
      releasedAttempt: number;
      /** Format: date-time */
      at: string;
    };
    /** @description The attempt ends, and the next begins: what it had is given back, shipments that nobody was asked to ship yet are dropped, and routing decides again without `exclusions`. */
    ReservationDisplacedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ReservationDisplaced';
      data: {
        attempt: number;
        /** @enum {string} */
        reason: 're-sourced' | 'higher-lane';
        exclusions: {
          locationId: string;
          sku: string;
        }[];
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    ReservationExpiredEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ReservationExpired';
      data: {
        attempt: number;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    ResolveExceptionInput: {
      /**
       * @description `retry` lets the step run again, `dismiss` accepts things as they are.
       * @enum {string}
       */
      resolution: 'retry' | 'dismiss';
      reason: string;
    };
    /** @description An order that a person has to look at before its money is touched. */
    ReviewAnswer: {
      orderId: string;
      orderNumber: string | null;
      channelId: string | null;
      totalMinor: number | null;
      currency: string | null;
      score: number;
      signals: components['schemas']['FraudSignal'][];
      /** Format: date-time */
      since: string;
      ageMs: number;
    };
    ReviewAnswerPage: {
      items: components['schemas']['ReviewAnswer'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    /** @description Why somebody approves or rejects: it stands in the order's ledger for ever, so nothing about a person belongs in it. */
    ReviewDecisionInput: {
      reason: string;
    };
    Routing: {
      /** @description Decisions taken so far, refusals included. */
      count: number;
      isUnroutable: boolean;
      reason: string | null;
      /** @description Locations that turned out short: not asked again for that SKU. */
      exclusions: {
        locationId: string;
        sku: string;
      }[];
      /** @description The exclusions were given with a new try, and hold until it is routed. */
      isReSourced: boolean;
    };
    /** @description A location that was looked at, and what spoke against it. */
    RoutingCandidate: {
      locationId: string;
      /** @description Great-circle distance in whole kilometres; null where nobody knows where the address is. */
      distanceKm: number | null;
      covers: components['schemas']['SkuQuantity'][];
      isChosen: boolean;
      rejections: string[];
    };
    RowError: {
      /** @description The line of the file, from 1. */
      row: number;
      code: string;
      problems: components['schemas']['FieldProblem'][];
    };
    /** @description Units that are promised to nobody. */
    SafetyStock: {
      /** @description Over the whole network. */
      network?: number;
      /** @description At a location, instead of what the location says. */
      byLocation?: {
        [key: string]: number;
      };
      /** @description Kept out of a channel's reach, instead of what the channel says. */
      byChannel?: {
        [key: string]: number;
      };
    };
    /** @description Units of a product that are promised to nobody. */
    SafetyStockInput: {
      /** @description Over the whole network. */
      network?: number | null;
      /** @description By the ids of locations: instead of what the location says. */
      byLocation?: {
        [key: string]: number;
      } | null;
      /** @description By the ids of channels, kept out of their reach: instead of what the channel says. */
      byChannel?: {
        [key: string]: number;
      } | null;
    };
    Screening: {
      /** @enum {string} */
      status: 'none' | 'review' | 'passed';
      outcome: components['schemas']['ScreeningOutcome'] | null;
      score: number;
      /** Format: date-time */
      at: string | null;
    };
    /** @enum {string} */
    ScreeningOutcome: 'pass' | 'review' | 'reject';
    SellStockInput: {
      quantity: number;
      /**
       * Format: date-time
       * @description Now by default.
       */
      soldAt?: string | null;
      /** @description The caller's own, once per movement of a SKU: a delivery note, the line of a count. */
      reference: string;
      locationId: string;
      sku: string;
    };
    SetPoolInput: {
      channelId: string;
      /** @description Units kept for the channel from now on; 0 for none. */
      quantity: number;
      /** @description Why: kept with the fact. */
      reason: string;
      sku: string;
    };
    /**
     * @description How full the shelves are.
     * @enum {string}
     */
    ShelfLevel: 'ok' | 'low' | 'out';
    ShipTransferInput: {
      /** @description The caller's own, once per transfer of a SKU. A receipt names it as `incomingId`. */
      transferId: string;
      toLocationId: string;
      quantity: number;
      /** Format: date-time */
      expectedAt: string;
      locationId: string;
      sku: string;
    };
    Shipment: {
      shipmentId: string;
      routing: number;
      locationId: string;
      /** @description What it carries, or is to carry; short quantities are taken off. */
      lines: components['schemas']['LineQuantity'][];
      /** @description Which lots it is picked from, where lots are tracked. */
      lots: components['schemas']['ShipmentLot'][];
      status: components['schemas']['ShipmentStatus'];
      reference: string | null;
      /** @description Requests sent to the warehouse after the first. */
      repeats: number;
      /** @description Found missing at the shelf; inventory has not answered yet. */
      shortUnanswered: components['schemas']['LineQuantity'][];
      isStockIssued: boolean;
      carrier: string | null;
      trackingNumber: string | null;
      /** Format: date-time */
      at: string;
    };
    ShipmentAcknowledgedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ShipmentAcknowledged';
      data: components['schemas']['ShipmentFact'];
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    ShipmentDeliveredEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ShipmentDelivered';
      data: components['schemas']['ShipmentFact'];
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description Nothing of the shipment was found at the shelf: it ends, and its part is routed again. */
    ShipmentDroppedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ShipmentDropped';
      data: {
        shipmentId: string;
        /** Format: date-time */
        at: string;
        reason: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    ShipmentFact: {
      shipmentId: string;
      /** Format: date-time */
      at: string;
    };
    ShipmentInTransitEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ShipmentInTransit';
      data: components['schemas']['ShipmentFact'];
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description Units of one lot that a shipment is to be picked from. */
    ShipmentLot: {
      shipmentId: string;
      lotId: string;
      sku: string;
      quantity: number;
    };
    ShipmentPackedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ShipmentPacked';
      data: {
        shipmentId: string;
        /** Format: date-time */
        at: string;
        cartons: number;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    ShipmentPickedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ShipmentPicked';
      data: {
        shipmentId: string;
        /** Format: date-time */
        at: string;
        lines: components['schemas']['LineQuantity'][];
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description The warehouse has not answered in time: the same request, with the same reference, is sent again. */
    ShipmentReleaseRepeatedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ShipmentReleaseRepeated';
      data: {
        shipmentId: string;
        /** @description What partners call it; made from the order's id, so that an answer finds its order without a lookup. */
        reference: string;
        locationId: string;
        lines: {
          lineId: string;
          sku: string;
          quantity: number;
          title: string;
        }[];
        /** @description Which lots to pick, where lots are tracked: first expired, first out. */
        lots?: {
          lotId: string;
          sku: string;
          quantity: number;
        }[];
        shippingMethod: string;
        orderNumber: string;
        /** Format: date-time */
        releasedAt: string;
        repeat: number;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: {
        personId: string;
        shipTo?: components['schemas']['Address'];
        email?: string;
        phone?: string;
      };
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description The warehouse's work order; it goes out on `oms.fulfillment.requests.v1`. */
    ShipmentReleasedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ShipmentReleased';
      data: {
        shipmentId: string;
        /** @description What partners call it; made from the order's id, so that an answer finds its order without a lookup. */
        reference: string;
        locationId: string;
        lines: {
          lineId: string;
          sku: string;
          quantity: number;
          title: string;
        }[];
        /** @description Which lots to pick, where lots are tracked: first expired, first out. */
        lots?: {
          lotId: string;
          sku: string;
          quantity: number;
        }[];
        shippingMethod: string;
        orderNumber: string;
        /** Format: date-time */
        releasedAt: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: {
        personId: string;
        shipTo?: components['schemas']['Address'];
        email?: string;
        phone?: string;
      };
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    ShipmentShippedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ShipmentShipped';
      data: {
        shipmentId: string;
        /** Format: date-time */
        at: string;
        locationId: string;
        carrier: string;
        trackingNumber: string;
        lines: components['schemas']['LineQuantity'][];
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description Less was found than asked: `short` is what is missing, per line. */
    ShipmentShortPickedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'ShipmentShortPicked';
      data: {
        shipmentId: string;
        /** Format: date-time */
        at: string;
        lines: components['schemas']['LineQuantity'][];
        short: components['schemas']['LineQuantity'][];
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @enum {string} */
    ShipmentStatus:
      | 'planned'
      | 'allocated'
      | 'released'
      | 'acknowledged'
      | 'picked'
      | 'packed'
      | 'shipped'
      | 'in-transit'
      | 'delivered'
      | 'dropped';
    ShippingInput: {
      method: string;
      /** @description After discounts. */
      amountMinor: number;
      /** @description On, or in, `amountMinor`: see `isTaxIncluded`. */
      taxMinor?: number | null;
    };
    /**
     * @description What becomes of an order of several lines when one of them is short.
     * @enum {string}
     */
    ShortagePolicy: 'wait-for-all' | 'ship-available' | 'refuse';
    /** @description What can be sold of a SKU. */
    SkuAvailability: {
      sku: string;
      channels: {
        channelId: string;
        /** @description Units that the channel's next order can have at once; null where nobody counts them: as many as it likes. */
        available: number | null;
      }[];
      /** @description Revision of the item's stream; -1 before its first fact. Null for a kit, which has no stream. */
      stockRevision: number | null;
      /**
       * Format: date-time
       * @description When one unit more than is available could be promised: to the channel that was asked for, else to anybody. Null where it would not wait, or nobody can say until when.
       */
      promisedAt: string | null;
      /** @description What becomes of who wants more than there is. A kit goes by the strictest of its components. */
      backorder: components['schemas']['BackorderKind'];
    };
    /** @description A quantity of one SKU. */
    SkuQuantity: {
      sku: string;
      quantity: number;
    };
    /** @description How long a stretch took that ended in these hours. Of orders; `released-to-shipped` and `shipped-to-delivered` of shipments. Off by 4.4 % at most. */
    StageTimes: {
      /** @enum {string} */
      stage:
        | 'covered-to-released'
        | 'placed-to-completed'
        | 'placed-to-reserved'
        | 'released-to-shipped'
        | 'reserved-to-covered'
        | 'shipped-to-delivered';
      count: number;
      /** @description Half of them took no longer. */
      p50Ms: number;
      /** @description Nine of ten took no longer. */
      p90Ms: number;
    };
    Step:
      | components['schemas']['Await']
      | components['schemas']['PersonDecision']
      | components['schemas']['Duty'];
    /**
     * @description What a person can do about an exception.
     * @enum {string}
     */
    StepAction: 'cancel' | 'release' | 'approve' | 'reject' | 'retry' | 'dismiss' | 'replay';
    /** @description A step of the order that could not be done: a dead letter, or no progress in spite of every try. With StepRecovered the one exception from "each type has one owner": service-kit appends it for every service. */
    StepFailedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'StepFailed';
      data: {
        /** @description A key of `nextSteps`, or `<service>:<event type>` for a message that was set aside. */
        step: string;
        owner: string;
        reason: string;
        attempts: number;
        /** @description `<topic>/<offset>` of the dead letter, where there is one. */
        deadLetter: string | null;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    StepFailure: {
      step: string;
      owner: string;
      reason: string;
      attempts: number;
      deadLetter: string | null;
      /** Format: date-time */
      at: string;
    };
    /** @enum {string} */
    StepName:
      | 'allocate-stock'
      | 'await-acknowledgement'
      | 'await-cover'
      | 'await-delivery'
      | 'await-shipping'
      | 'await-stock'
      | 'capture-failed'
      | 'capture-payment'
      | 'complete-order'
      | 'conflicting-content'
      | 'cover-order'
      | 'dead-letter'
      | 'issue-stock'
      | 'payment-declined'
      | 'payment-missing'
      | 'perform-authorization'
      | 'perform-capture'
      | 'perform-void'
      | 're-source-stock'
      | 'refund-at-channel'
      | 'release-hold'
      | 'release-shipment'
      | 'release-stock'
      | 'reservation-expired'
      | 'reserve-stock'
      | 'return-short'
      | 'review-fraud'
      | 'route-order'
      | 'screen-order'
      | 'step-failed'
      | 'stock-endangered'
      | 'unroutable'
      | 'void-failed'
      | 'void-payment';
    /** @description A message that had been set aside was handled after all. */
    StepRecoveredEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'StepRecovered';
      data: {
        step: string;
        deadLetter: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description Every shipment of routing decision `routing` has its goods at its location. */
    StockAllocatedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'StockAllocated';
      data: {
        routing: number;
        shipmentIds: string[];
        /** @description Which lots are to be picked, where lots are tracked. */
        lots?: components['schemas']['ShipmentLot'][];
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    StockAtLocation: {
      locationId: string;
      name: string;
      onHand: number;
      allocated: number;
      /** @description On hand, and not for sale. */
      quarantined: number;
    };
    /** @description The order waits in the queue of `waitingFor`; a receipt, release or adjustment sends it on. */
    StockBackorderedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'StockBackordered';
      data: {
        attempt: number;
        waitingFor: components['schemas']['SkuQuantity'];
        availableNow: number;
        /** Format: date-time */
        promisedAt?: string | null;
        /**
         * Format: date-time
         * @description It waits no longer than that; then it is refused.
         */
        refuseAt?: string | null;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description Stock turned out less than was promised, and this order is among those that it may not reach. */
    StockEndangeredEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'StockEndangered';
      data: {
        sku: string;
        /** @description Units of the item promised beyond what there is. */
        shortfall: number;
        /** @description Places that hold less than is allocated there. */
        locationIds: string[];
        /** @description The fact of the item that said so. */
        shortfallId: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description What became of every row of a file of movements. */
    StockImportSummary: {
      /** @description The sum of the next three. */
      rows: number;
      taken: number;
      repeated: number;
      refused: number;
      /** @description In the order of the file. */
      results: components['schemas']['ImportedRow'][];
    };
    /** @description Goods issue: a shipped shipment left its location's on hand and allocated quantities. */
    StockIssuedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'StockIssued';
      data: {
        shipmentId: string;
        locationId: string;
        lines: components['schemas']['LineQuantity'][];
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /**
     * @description How full the item's shelves were when anybody was last told; `unknown` before that.
     * @enum {string}
     */
    StockLevel: 'unknown' | 'ok' | 'low' | 'out';
    /** @description One fact of an item's stream, and what there was after it. Whole units. */
    StockMovement: {
      /** @description Of the item's stream. */
      revision: number;
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      type:
        | 'AllocationIssued'
        | 'AllocationReturned'
        | 'AllocationShorted'
        | 'CheckoutHoldEnded'
        | 'CheckoutHoldExtended'
        | 'CheckoutHoldPlaced'
        | 'IncomingAnnounced'
        | 'IncomingOverdue'
        | 'LevelReported'
        | 'LocationFoundShort'
        | 'PoolSet'
        | 'QueuePromiseMoved'
        | 'QueuedReservationPlaced'
        | 'ReservationAllocated'
        | 'ReservationPlaced'
        | 'ReservationQueued'
        | 'ReservationReleased'
        | 'ReservationYielded'
        | 'StockAdjusted'
        | 'StockCounted'
        | 'StockQuarantined'
        | 'StockRanLow'
        | 'StockRanOut'
        | 'StockReceived'
        | 'StockReplenished'
        | 'StockShortfallEased'
        | 'StockShortfallFound'
        | 'StockSold'
        | 'TransferShipped';
      locationId: string | null;
      /** @description Signed, on what the fact acts on: on hand, quarantined, reserved, queued, allocated, held or incoming. 0 where it moves nothing. */
      quantity: number;
      onHandAfter: number;
      /** @description Promised to orders over the network, at no location yet. */
      reservedAfter: number;
      /** @description Lying ready for shipments, at their locations. */
      allocatedAfter: number;
      /** @description Wanted by orders that wait. */
      queuedAfter: number;
      /** @description On hand, and not for sale. */
      quarantinedAfter: number;
      /** @description Kept for checkouts. */
      heldAfter: number;
      /** @description On its way. */
      incomingAfter: number;
      /** @description What the fact says there is now: units counted, reported, on their way, kept for a channel or available. */
      stated: number | null;
      actor: string;
      /** @description Of an adjustment, of units that are not fit for sale, of a hold that ended. */
      reason: string | null;
      /** @description Of a transfer: where it goes. */
      toLocationId: string | null;
      channelId: string | null;
      /**
       * Format: date-time
       * @description When it is expected, or by when it can be: what is on its way, a waiting order, the end of a hold.
       */
      dueAt: string | null;
      orderId: string | null;
      /** @description The delivery note, count, purchase order, transfer or the like that it names. */
      reference: string | null;
      causationId: string;
    };
    StockMovementPage: {
      items: components['schemas']['StockMovement'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    /** @description One SKU's stock, as callers see it. Whole units. */
    StockOverview: {
      sku: string;
      locations: components['schemas']['LocationOverview'][];
      onHand: number;
      allocated: number;
      quarantined: number;
      /** @description Promised to orders over the network, at no location yet. */
      reserved: number;
      /** @description Kept for checkouts. */
      held: number;
      /** @description Wanted by orders that wait. */
      queued: number;
      /** @description On hand less quarantined, allocated, reserved and held, never below 0: over the network, whoever may have it. What a channel can sell stands with the channel. */
      available: number;
      /** @description Units promised beyond what there is. */
      shortfall: number;
      /** @description What is on its way, by date. */
      incoming: components['schemas']['IncomingOverview'][];
      /** @description Units still kept for a channel. */
      pools: {
        channelId: string;
        quantity: number;
      }[];
      /** @description How full the shelves were when anybody was last told. */
      level: components['schemas']['StockLevel'];
      /** @description What every channel can sell, and why. */
      channels: components['schemas']['ChannelAvailability'][];
      /** @description Revision of the item's stream; -1 before its first fact. */
      revision: number;
    };
    /** @description The order cannot be supplied, and will not wait: it ends here. */
    StockRefusedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'StockRefused';
      data: {
        attempt: number;
        missing: components['schemas']['SkuQuantity'];
        /** @enum {string} */
        reason: 'shortage' | 'cap-reached';
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description Entries, queue places and allocations of the ended attempts are gone from every item. */
    StockReleasedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'StockReleased';
      data: {
        attempt: number;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description The commit point of a reservation attempt: every tracked SKU of the order is reserved. */
    StockReservedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'StockReserved';
      data: {
        attempt: number;
        items: components['schemas']['SkuQuantity'][];
        /**
         * Format: date-time
         * @description Past this, an order that is still not covered gives its stock back.
         */
        expiresAt: string;
        /** @description What still waits in the queues of an order that ships what there is; absent where nothing does. */
        backordered?: components['schemas']['Backorder'][];
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description The order will get what it was promised after all: there is more of the item again. */
    StockSecuredEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'StockSecured';
      data: {
        sku: string;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    /** @description One SKU's stock in a list. Whole units. */
    StockSummary: {
      sku: string;
      /** @description Null for a SKU that no product has. */
      title: string | null;
      onHand: number;
      /** @description On hand, and not for sale. */
      quarantined: number;
      /** @description Lying ready for shipments. */
      allocated: number;
      /** @description Promised to orders over the network, at no location yet. */
      reserved: number;
      /** @description Wanted by orders that wait. */
      queued: number;
      /** @description Kept for checkouts. */
      held: number;
      /** @description On its way, by purchase orders and transfers. */
      incoming: number;
      /**
       * Format: date-time
       * @description When the first of it is expected; null where nothing is on its way that can be counted on.
       */
      incomingAt: string | null;
      /** @description Units of it that have not come, long past their time. */
      overdue: number;
      /** @description On hand and fit for sale, less allocated, reserved and held; never below 0. */
      available: number;
      /** @description `out`: nothing is available. `low`: no more than the product's reorder point, or than 10 units where it has none. */
      level: components['schemas']['ShelfLevel'];
      /** @description Units promised beyond what there is. */
      shortfall: number;
      locations: components['schemas']['StockAtLocation'][];
      /**
       * Format: date-time
       * @description When it last moved; null for what never did.
       */
      updatedAt: string | null;
    };
    StockSummaryPage: {
      items: components['schemas']['StockSummary'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    /** @description An event as every reader sees it, in the store and on every relay topic. */
    StoredEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      type: string;
      data: unknown;
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    StoredEventPage: {
      items: components['schemas']['StoredEvent'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    /** @description A fact of an order's ledger as every reader sees it, with its place, its author and its cause. */
    StoredOrderEvent:
      | components['schemas']['AllocationRefusedEvent']
      | components['schemas']['BackorderPromiseMovedEvent']
      | components['schemas']['ExceptionResolvedEvent']
      | components['schemas']['FraudReviewApprovedEvent']
      | components['schemas']['FraudReviewRejectedEvent']
      | components['schemas']['FraudScreenedEvent']
      | components['schemas']['OrderCancelledEvent']
      | components['schemas']['OrderCompletedEvent']
      | components['schemas']['OrderConflictRefusedEvent']
      | components['schemas']['OrderHeldEvent']
      | components['schemas']['OrderHoldReleasedEvent']
      | components['schemas']['OrderPlacedEvent']
      | components['schemas']['OrderRoutedEvent']
      | components['schemas']['OrderSnapshotReceivedEvent']
      | components['schemas']['OrderUnroutableEvent']
      | components['schemas']['PaymentAuthorizationRequestedEvent']
      | components['schemas']['PaymentAuthorizedEvent']
      | components['schemas']['PaymentCaptureFailedEvent']
      | components['schemas']['PaymentCaptureRequestedEvent']
      | components['schemas']['PaymentCapturedEvent']
      | components['schemas']['PaymentDeclinedEvent']
      | components['schemas']['PaymentSettledByChannelEvent']
      | components['schemas']['PaymentVoidFailedEvent']
      | components['schemas']['PaymentVoidRequestedEvent']
      | components['schemas']['PaymentVoidedEvent']
      | components['schemas']['ReservationDisplacedEvent']
      | components['schemas']['ReservationExpiredEvent']
      | components['schemas']['ShipmentAcknowledgedEvent']
      | components['schemas']['ShipmentDeliveredEvent']
      | components['schemas']['ShipmentDroppedEvent']
      | components['schemas']['ShipmentInTransitEvent']
      | components['schemas']['ShipmentPackedEvent']
      | components['schemas']['ShipmentPickedEvent']
      | components['schemas']['ShipmentReleaseRepeatedEvent']
      | components['schemas']['ShipmentReleasedEvent']
      | components['schemas']['ShipmentShippedEvent']
      | components['schemas']['ShipmentShortPickedEvent']
      | components['schemas']['StepFailedEvent']
      | components['schemas']['StepRecoveredEvent']
      | components['schemas']['StockAllocatedEvent']
      | components['schemas']['StockBackorderedEvent']
      | components['schemas']['StockEndangeredEvent']
      | components['schemas']['StockIssuedEvent']
      | components['schemas']['StockRefusedEvent']
      | components['schemas']['StockReleasedEvent']
      | components['schemas']['StockReservedEvent']
      | components['schemas']['StockSecuredEvent']
      | components['schemas']['TermsAcceptedEvent'];
    StoredOrderEventPage: {
      items: components['schemas']['StoredOrderEvent'][];
      /** @description Null on the last page. */
      nextCursor: string | null;
    };
    Tender: {
      tenderId: string;
      kind: components['schemas']['TenderKind'];
      amountMinor: number;
      /** @description A gateway's token for a card; card numbers never enter the system. */
      token?: string;
      /** @description The channel's or the buyer's own reference: a transaction id, a purchase order number. */
      reference?: string;
      netDays?: number;
    };
    TenderInput: {
      tenderId: string;
      /** @enum {string} */
      kind: 'card' | 'channel-paid' | 'channel-authorized' | 'invoice';
      amountMinor: number;
      /** @description A gateway's token; of a card it is required, and a card number is refused. */
      token?: string | null;
      reference?: string | null;
      netDays?: number | null;
    };
    /**
     * @description How the customer pays. `card`: authorized and captured by us through a gateway, by `token`. `channel-paid`, `channel-authorized`: the channel took or holds the money; never charged again. `invoice`: on agreed terms.
     * @enum {string}
     */
    TenderKind: 'card' | 'channel-paid' | 'channel-authorized' | 'invoice';
    /** @description A tender's own life. `authorizing` awaits the gateway's answer to `authorizationId`. */
    TenderState: {
      /** @enum {string} */
      status: 'pending' | 'authorizing' | 'authorized' | 'declined' | 'settled' | 'on-terms' | 'voided';
      /** @description Authorizations asked for so far. */
      attempt: number;
      authorizationId: string | null;
      authorization: components['schemas']['Authorization'] | null;
      declineCode: string | null;
      captures: components['schemas']['Capture'][];
      /** @description Captures asked for so far: a retry is a new one, under a key of its own. */
      captureAttempt: number;
      void: components['schemas']['VoidState'] | null;
      /** @description Voids asked for so far. */
      voidAttempt: number;
      tenderId: string;
      kind: components['schemas']['TenderKind'];
      amountMinor: number;
      /** @description A gateway's token for a card; card numbers never enter the system. */
      token?: string;
      /** @description The channel's or the buyer's own reference: a transaction id, a purchase order number. */
      reference?: string;
      netDays?: number;
    };
    TermsAcceptedEvent: {
      stream: string;
      /** @description Place in its stream, from 0 without gaps. */
      revision: number;
      /** @description Place in the whole store: increases in commit order; gaps are allowed. */
      position: number;
      /** Format: date-time */
      recordedAt: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'TermsAccepted';
      data: {
        tenderId: string;
        amountMinor: number;
        netDays: number;
        reference: string | null;
      };
      /** @description Everything about a person, and nothing else, beside its `personId`. Absent where there is none. */
      personal?: unknown;
      /** @description UUIDv7, made by the writer before the store is asked, so that a repeated append is recognised. */
      id: string;
      schemaVersion: number;
      /**
       * Format: date-time
       * @description When it happened in the business; `recordedAt` is when the store took it.
       */
      occurredAt: string;
      /** @description The order's id, or the hold's or return's own. */
      correlationId: string;
      /** @description The event, message or request that led to this one. */
      causationId: string;
      actor: string;
      /** @description The service that wrote it. */
      producer: string;
    };
    ToldAvailabilityView: {
      sku: string;
      /** @description The stock's revision that channels were told of last. */
      stockRevision: number;
      channels: components['schemas']['ToldChannel'][];
    };
    /** @description What one channel was told of a SKU, and whether it shows it. */
    ToldChannel: {
      channelId: string;
      available: number;
      /** @description The stock's revision that the channel has taken over; null where it never acknowledged any. */
      acknowledgedRevision: number | null;
      /** @description True where it has acknowledged what it was told last. */
      isUpToDate: boolean;
    };
    /** @description A message of a public topic. */
    TopicMessage: {
      key: string | null;
      /** @description Any JSON value: docs/topics.md says what each topic carries. */
      value: unknown;
      offset: string;
      /** Format: date-time */
      timestamp: string;
    };
    TopicMessageInput: {
      key: string;
      /** @description Any JSON value; the topic's reader checks it. */
      value: unknown;
    };
    TopicPage: {
      messages: components['schemas']['TopicMessage'][];
      /** @description `after` of the next read, also where there was nothing. */
      cursor: string;
    };
    /** @description The channel's own sums: whatever is given must agree with ours. */
    TotalsInput: {
      itemsMinor?: number | null;
      discountMinor?: number | null;
      shippingMinor?: number | null;
      taxMinor?: number | null;
      totalMinor?: number | null;
    };
    ViewAnswer: {
      /** Format: date-time */
      updatedAt: string;
      updatedBy: string;
      viewId: string;
      name: string;
      /**
       * @description The list that it is a view of.
       * @enum {string}
       */
      page: 'orders' | 'exceptions';
      /** @description As it stands in the page's address, without the question mark. */
      query: string;
      columns: string[];
    };
    /** @description What became of a view. */
    ViewChange: {
      viewId: string;
      /** @enum {string} */
      outcome: 'changed' | 'unchanged';
    };
    ViewInput: {
      name: string;
      /**
       * @description The list that it is a view of.
       * @enum {string}
       */
      page: 'orders' | 'exceptions';
      /** @description As it stands in the page's address, without the question mark. */
      query: string;
      /** @description The columns to show, in their order; none for those that show by default. */
      columns: string[];
    };
    ViewList: {
      items: components['schemas']['ViewAnswer'][];
    };
    VoidState: {
      voidId: string;
      /** @enum {string} */
      status: 'requested' | 'voided' | 'failed';
      code: string | null;
    };
    /** @description What became of a notification. */
    WebhookReceipt:
      | components['schemas']['IgnoredWebhook']
      | {
          /** @constant */
          outcome: 'refused';
          intakeId: string;
        }
      | {
          /** @enum {string} */
          outcome: 'conflict' | 'late' | 'placed' | 'repeated' | 'snapshot-recorded';
          orderId: string;
        };
    /** @description What weighs on a channel's number. Whole units, at or against the locations that the channel may sell from. */
    WhyAvailable: {
      onHand: number;
      quarantined: number;
      /** @description Neither in quarantine nor allocated, and past their last day. */
      expired: number;
      /** @description Lying ready for shipments. */
      allocated: number;
      /** @description Staying at their location as its safety stock. */
      locationSafety: number;
      /** @description At locations that have not said for too long how many they have. */
      stale: number;
      /** @description Promised to orders that can be sourced from there. */
      promised: number;
      /** @description Kept for checkouts. */
      held: number;
      /** @description Kept for other channels. */
      pools: number;
      networkSafety: number;
      channelSafety: number;
      /** @description Wanted by orders that wait and are served before a newcomer of the channel. */
      queuedBefore: number;
    };
  };
  responses: {
    /** @description `address-too-long`: a parameter of the path has more than 512 characters */
    AddressTooLong: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 414;
          /** @enum {unknown} */
          code?: 'address-too-long';
        };
      };
    };
    /** @description `bad-cursor`: the cursor came from no page of this list */
    BadCursor: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 400,
         *       "code": "bad-cursor",
         *       "title": "Bad Request",
         *       "detail": "this cursor came from no page",
         *       "instance": "/api/v1/orders"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 400;
          /** @enum {unknown} */
          code?: 'bad-cursor';
        };
      };
    };
    /**
     * @description `bad-id`: the id has other characters, or too many
     *
     *     `validation-failed`: `problems` names every field
     */
    BadIdOrValidationFailed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 422,
         *       "code": "bad-id",
         *       "title": "Unprocessable Entity",
         *       "detail": "an id has 1 to 64 letters, digits, dots, dashes and underscores",
         *       "instance": "/api/v1/locations/not%20so"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 422;
          /** @enum {unknown} */
          code?: 'bad-id' | 'validation-failed';
        };
      };
    };
    /** @description `bad-request`: the path holds what cannot be decoded, or an id that is none */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 400,
         *       "code": "bad-request",
         *       "title": "Bad Request",
         *       "detail": "'/api/v1/holds/%E0%A4%A' is not a valid url component",
         *       "instance": "/api/v1/holds/%E0%A4%A"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 400;
          /** @enum {unknown} */
          code?: 'bad-request';
        };
      };
    };
    /**
     * @description `bad-request`: the path holds what cannot be decoded, or an id that is none
     *
     *     `bad-cursor`: the cursor came from no page of this list
     */
    BadRequestOrBadCursor: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 400,
         *       "code": "bad-request",
         *       "title": "Bad Request",
         *       "detail": "'/api/v1/stock/%E0%A4%A/events' is not a valid url component",
         *       "instance": "/api/v1/stock/%E0%A4%A/events"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 400;
          /** @enum {unknown} */
          code?: 'bad-request' | 'bad-cursor';
        };
      };
    };
    /**
     * @description `bad-request`: the path holds what cannot be decoded, or an id that is none
     *
     *     `malformed-json`: the body is not JSON
     */
    BadRequestOrMalformedJson: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 400,
         *       "code": "bad-request",
         *       "title": "Bad Request",
         *       "detail": "'/api/v1/webhooks/%E0%A4%A/%E0%A4%A' is not a valid url component",
         *       "instance": "/api/v1/webhooks/%E0%A4%A/%E0%A4%A"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 400;
          /** @enum {unknown} */
          code?: 'bad-request' | 'malformed-json';
        };
      };
    };
    /** @description `body-too-large`: more bytes than HTTP_BODY_BYTES_MAX */
    BodyTooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 413,
         *       "code": "body-too-large",
         *       "title": "Payload Too Large",
         *       "detail": "Request body is too large",
         *       "instance": "/api/v1/orders"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 413;
          /** @enum {unknown} */
          code?: 'body-too-large';
        };
      };
    };
    /**
     * @description `connection-lost`: the connection to the service broke before it answered; only behind a gateway
     *
     *     `malformed-answer`: the service answered with something that is not HTTP; only behind a gateway
     */
    ConnectionLostOrMalformedAnswer: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 502;
          /** @enum {unknown} */
          code?: 'connection-lost' | 'malformed-answer';
        };
      };
    };
    /** @description `dead-letter-not-found`: there is no such dead letter */
    DeadLetterNotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 404,
         *       "code": "dead-letter-not-found",
         *       "title": "Not Found",
         *       "detail": "there is no dead letter none",
         *       "instance": "/api/v1/dead-letters/none"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 404;
          /** @enum {unknown} */
          code?: 'dead-letter-not-found';
        };
      };
    };
    /** @description `forbidden`: a page of another origin asked */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 403,
         *       "code": "forbidden",
         *       "title": "Forbidden",
         *       "detail": "Cross-origin request detected from Sec-Fetch-Site header",
         *       "instance": "/api/v1/orders"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 403;
          /** @enum {unknown} */
          code?: 'forbidden';
        };
      };
    };
    /** @description `hold-not-found`: there is no such hold */
    HoldNotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 404,
         *       "code": "hold-not-found",
         *       "title": "Not Found",
         *       "instance": "/api/v1/holds/45e7ced2-76e5-4f6c-bbf4-9be70899281b/extend"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 404;
          /** @enum {unknown} */
          code?: 'hold-not-found';
        };
      };
    };
    /** @description `internal-error`: a fault of ours; `requestId` finds it in the log */
    InternalError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 500;
          /** @enum {unknown} */
          code?: 'internal-error';
        };
      };
    };
    /** @description `malformed-json`: the body is not JSON */
    MalformedJson: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 400,
         *       "code": "malformed-json",
         *       "title": "Bad Request",
         *       "detail": "Body is not valid JSON but content-type is set to 'application/json'",
         *       "instance": "/api/v1/orders"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 400;
          /** @enum {unknown} */
          code?: 'malformed-json';
        };
      };
    };
    /** @description `no-answer-in-time`: the service took too long; only behind a gateway */
    NoAnswerInTime: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 504;
          /** @enum {unknown} */
          code?: 'no-answer-in-time';
        };
      };
    };
    /**
     * @description `order-has-ended`: it is completed, cancelled or rejected
     *
     *     `not-in-review`: nobody has to decide about it
     *
     *     `lifecycle-forbids`: the order's status has no way there
     */
    OrderHasEndedOrNotInReviewOrLifecycleForbids: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 409,
         *       "code": "not-in-review",
         *       "title": "Conflict",
         *       "instance": "/api/v1/reviews/e3a18772-176a-8608-800e-1d798bfb4e96/approve"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'order-has-ended' | 'not-in-review' | 'lifecycle-forbids';
        };
      };
    };
    /** @description `order-not-found`: there is no such order */
    OrderNotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 404,
         *       "code": "order-not-found",
         *       "title": "Not Found",
         *       "instance": "/api/v1/orders/7447c71a-aa48-4e24-9545-fb4ba0781aa9/cancel"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 404;
          /** @enum {unknown} */
          code?: 'order-not-found';
        };
      };
    };
    /** @description `reference-reused`: this reference stands for another movement of the SKU */
    ReferenceReused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 409,
         *       "code": "reference-reused",
         *       "title": "Conflict",
         *       "instance": "/api/v1/stock/adjustments"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'reference-reused';
        };
      };
    };
    /** @description `setting-moved-on`: it is at another revision than the caller expects */
    SettingMovedOn: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 409,
         *       "code": "setting-moved-on",
         *       "title": "Conflict",
         *       "detail": "it is at revision 0, not 1",
         *       "instance": "/api/v1/locations/berlin"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 409;
          /** @enum {unknown} */
          code?: 'setting-moved-on';
        };
      };
    };
    /** @description `setting-not-found`: it was never set */
    SettingNotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 404,
         *       "code": "setting-not-found",
         *       "title": "Not Found",
         *       "detail": "no location \"nothing\"",
         *       "instance": "/api/v1/locations/nothing"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 404;
          /** @enum {unknown} */
          code?: 'setting-not-found';
        };
      };
    };
    /**
     * @description `try-again-later`: the same request may pass in a moment
     *
     *     `not-ready`: the process waits for what it needs
     */
    TryAgainLaterOrNotReady: {
      headers: {
        /** @description Seconds to wait; also `retryAfterSeconds`. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 503;
          /** @enum {unknown} */
          code?: 'try-again-later' | 'not-ready';
        };
      };
    };
    /** @description `unknown-sku`: there is no such product, and never was stock of it */
    UnknownSku: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 404,
         *       "code": "unknown-sku",
         *       "title": "Not Found",
         *       "detail": "no product \"NOTHING\"",
         *       "instance": "/api/v1/stock/NOTHING/events"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 404;
          /** @enum {unknown} */
          code?: 'unknown-sku';
        };
      };
    };
    /** @description `unknown-topic`: there is no such topic, or it is not public */
    UnknownTopic: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 404,
         *       "code": "unknown-topic",
         *       "title": "Not Found",
         *       "detail": "there is no public topic nothing",
         *       "instance": "/api/v1/topics/nothing"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 404;
          /** @enum {unknown} */
          code?: 'unknown-topic';
        };
      };
    };
    /** @description `unsupported-media-type`: a body of another content type */
    UnsupportedMediaType: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 415,
         *       "code": "unsupported-media-type",
         *       "title": "Unsupported Media Type",
         *       "detail": "Unsupported Media Type",
         *       "instance": "/api/v1/orders"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 415;
          /** @enum {unknown} */
          code?: 'unsupported-media-type';
        };
      };
    };
    /** @description `validation-failed`: `problems` names every parameter */
    ValidationFailed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "status": 422,
         *       "code": "validation-failed",
         *       "title": "Unprocessable Entity",
         *       "detail": "the request is not what it has to be",
         *       "problems": [
         *         {
         *           "field": "surprise",
         *           "message": "property surprise should not exist"
         *         }
         *       ],
         *       "instance": "/api/v1/orders"
         *     }
         */
        'application/problem+json': components['schemas']['Problem'] & {
          /** @constant */
          status?: 422;
          /** @enum {unknown} */
          code?: 'validation-failed';
        };
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listOrders: {
    parameters: {
      query?: {
        /** @description Items wanted. */
        limit?: number;
        /** @description The `nextCursor` of the page before, in the same order. */
        cursor?: string;
        /** @description One status or several, with commas between. */
        status?: string;
        /** @description What comes first; `-` is downwards. */
        sort?: '-placedAt' | 'placedAt' | '-updatedAt' | 'updatedAt' | '-totalMinor' | 'totalMinor';
        /** @description Words that all have to begin a word of the order's number, external id, customer, e-mail, SKUs, titles or tracking numbers; without regard to case and accents. Finds among the newest 5,000 that match. */
        q?: string;
        channelId?: string;
        externalId?: string;
        /** @description Only orders that wait for a person, or only those that do not. */
        exception?: 'true' | 'false';
        /** @description The name of the step that they wait for: `await-stock`, `review-fraud`, … */
        waitsFor?: string;
        /** @description Only what ships from this location. */
        locationId?: string;
        /** @description Only what holds this SKU. */
        sku?: string;
        /** @description Placed then or later. */
        placedFrom?: string;
        /** @description Placed before that. */
        placedTo?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description one page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "orderId": "e1677a20-aa15-8c58-838a-0abce1496b4e",
           *           "orderNumber": "W-4",
           *           "channelId": "web",
           *           "externalId": "W-4",
           *           "status": "completed",
           *           "isException": false,
           *           "isHeld": false,
           *           "waitsFor": null,
           *           "waitsForName": null,
           *           "waitsKind": null,
           *           "waitsUntil": null,
           *           "waitsReason": null,
           *           "placedAt": "2026-01-05T10:00:00.000Z",
           *           "updatedAt": "2026-11-26T11:05:10.331Z",
           *           "totalMinor": 2500,
           *           "currency": "EUR",
           *           "customerName": "Ada Byron",
           *           "countryCode": "DE",
           *           "unitCount": 2,
           *           "locationIds": [
           *             "berlin"
           *           ],
           *           "revision": 17
           *         }
           *       ],
           *       "nextCursor": "WyItcGxhY2VkQXQiLCIyMDI2LTAxLTA1VDEwOjAwOjAwLjAwMFoiLCJlMTY3N2EyMC1hYTE1LThjNTgtODM4YS0wYWJjZTE0OTZiNGUiXQ"
           *     }
           */
          'application/json': components['schemas']['OrderSummaryPage'];
        };
      };
      400: components['responses']['BadCursor'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  placeOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    /** @description The canonical order. */
    requestBody: {
      content: {
        /**
         * @example {
         *       "channelId": "web",
         *       "externalId": "API-1",
         *       "sourceVersion": "2",
         *       "placedAt": "2026-01-05T10:00:00.000Z",
         *       "currency": "EUR",
         *       "customer": {
         *         "email": "ada@example.com",
         *         "name": "Ada Byron"
         *       },
         *       "shipTo": {
         *         "name": "Ada Byron",
         *         "line1": "Hauptstr. 1",
         *         "city": "Berlin",
         *         "postalCode": "10115",
         *         "countryCode": "DE",
         *         "latitude": 52.53,
         *         "longitude": 13.38
         *       },
         *       "lines": [
         *         {
         *           "lineId": "1",
         *           "sku": "TEA-EARLGREY-100",
         *           "title": "Earl Grey, 100 g",
         *           "quantity": 2,
         *           "unitPriceMinor": 1250
         *         }
         *       ],
         *       "tenders": [
         *         {
         *           "tenderId": "card",
         *           "kind": "card",
         *           "amountMinor": 2500,
         *           "token": "tok_approve"
         *         }
         *       ]
         *     }
         */
        'application/json': components['schemas']['PlaceOrderInput'];
      };
    };
    responses: {
      /** @description it was known: `repeated`, or `late` for an older version than the one that we have */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "468beaf9-bdea-8122-993e-6924f3af063a",
           *       "outcome": "repeated"
           *     }
           */
          'application/json': components['schemas']['PlaceOrderAnswer'];
        };
      };
      /** @description it brought something new: `placed`, or `snapshot-recorded` */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "468beaf9-bdea-8122-993e-6924f3af063a",
           *       "outcome": "placed"
           *     }
           */
          'application/json': components['schemas']['PlaceOrderAnswer'];
        };
      };
      400: components['responses']['MalformedJson'];
      403: components['responses']['Forbidden'];
      /** @description `order-conflict`: the order is known with other content under this version */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "order-conflict",
           *       "title": "Conflict",
           *       "detail": "order 468beaf9-bdea-8122-993e-6924f3af063a is known with other content under this version",
           *       "instance": "/api/v1/orders"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'order-conflict';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `validation-failed`: `problems` names every field
       *
       *     `unacceptable-content`: it is too large to be stored
       *
       *     `unknown-channel`: `channelId` is none of the channels that are set up
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-channel",
           *       "title": "Unprocessable Entity",
           *       "detail": "the order was not taken",
           *       "problems": [
           *         {
           *           "field": "channelId",
           *           "message": "is none of the channels that are set up"
           *         }
           *       ],
           *       "instance": "/api/v1/orders"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'validation-failed' | 'unacceptable-content' | 'unknown-channel';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  importOrders: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    /** @description Lines of JSON, a `PlaceOrderInput` each. */
    requestBody: {
      content: {
        /** @example {"channelId":"web","externalId":"W-4","placedAt":"2026-01-05T10:00:00.000Z","currency":"EUR","customer":{"email":"ada@example.com","name":"Ada Byron"},"shipTo":{"name":"Ada Byron","line1":"Hauptstr. 1","city":"Berlin","postalCode":"10115","countryCode":"DE","latitude":52.53,"longitude":13.38},"lines":[{"lineId":"1","sku":"TEA-EARLGREY-100","title":"Earl Grey, 100 g","quantity":2,"unitPriceMinor":1250}],"tenders":[{"tenderId":"card","kind":"card","amountMinor":2500,"token":"tok_approve"}]} */
        'application/x-ndjson': string;
      };
    };
    responses: {
      /** @description what became of every row, bad ones included */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "rows": 1,
           *       "placed": 1,
           *       "repeated": 0,
           *       "snapshots": 0,
           *       "refused": 0,
           *       "failed": 0,
           *       "errors": []
           *     }
           */
          'application/json': components['schemas']['ImportSummary'];
        };
      };
      /**
       * @description `import-cut-off`: the line went dead; the rows that came have been placed
       *
       *     `malformed-json`: the body is not JSON
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 400,
           *       "code": "malformed-json",
           *       "title": "Bad Request",
           *       "detail": "Body is not valid JSON but content-type is set to 'application/json'",
           *       "instance": "/api/v1/orders/import"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'import-cut-off' | 'malformed-json';
          };
        };
      };
      403: components['responses']['Forbidden'];
      /**
       * @description `import-too-large`: too many bytes or rows; the rows before the limit have been placed
       *
       *     `body-too-large`: more bytes than HTTP_BODY_BYTES_MAX
       */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 413,
           *       "code": "import-too-large",
           *       "title": "Payload Too Large",
           *       "detail": "the file has more than 100000 rows; 0 rows of it were looked at, the rest was not",
           *       "instance": "/api/v1/orders/import"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'import-too-large' | 'body-too-large';
          };
        };
      };
      415: components['responses']['UnsupportedMediaType'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  receiveWebhook: {
    parameters: {
      query?: never;
      header: {
        /** @description base64 of the HMAC-SHA-256 over the raw body */
        'X-Shopify-Hmac-Sha256': string;
        /** @description what it tells of: `orders/create`, `orders/updated`, … */
        'X-Shopify-Topic': string;
      };
      path: {
        /** @description the adapter: `shopify` */
        platform: string;
        /** @description a channel of that platform */
        channelId: string;
      };
      cookie?: never;
    };
    /** @description An order as the platform writes it. */
    requestBody: {
      content: {
        /**
         * @example {
         *       "id": 501,
         *       "admin_graphql_api_id": "gid://shopify/Order/501",
         *       "name": "#501",
         *       "order_number": 501,
         *       "created_at": "2026-01-05T10:00:00Z",
         *       "processed_at": "2026-01-05T10:00:00Z",
         *       "updated_at": "2026-01-05T10:00:00Z",
         *       "cancelled_at": null,
         *       "test": false,
         *       "email": "ada@example.com",
         *       "currency": "EUR",
         *       "presentment_currency": "EUR",
         *       "financial_status": "paid",
         *       "fulfillment_status": null,
         *       "taxes_included": true,
         *       "payment_gateway_names": [
         *         "shopify_payments"
         *       ],
         *       "subtotal_price": "12.50",
         *       "total_discounts": "0.00",
         *       "total_tax": "0.82",
         *       "total_price": "12.50",
         *       "subtotal_price_set": {
         *         "shop_money": {
         *           "amount": "12.50",
         *           "currency_code": "EUR"
         *         },
         *         "presentment_money": {
         *           "amount": "12.50",
         *           "currency_code": "EUR"
         *         }
         *       },
         *       "total_discounts_set": {
         *         "shop_money": {
         *           "amount": "0.00",
         *           "currency_code": "EUR"
         *         },
         *         "presentment_money": {
         *           "amount": "0.00",
         *           "currency_code": "EUR"
         *         }
         *       },
         *       "total_tax_set": {
         *         "shop_money": {
         *           "amount": "0.82",
         *           "currency_code": "EUR"
         *         },
         *         "presentment_money": {
         *           "amount": "0.82",
         *           "currency_code": "EUR"
         *         }
         *       },
         *       "total_price_set": {
         *         "shop_money": {
         *           "amount": "12.50",
         *           "currency_code": "EUR"
         *         },
         *         "presentment_money": {
         *           "amount": "12.50",
         *           "currency_code": "EUR"
         *         }
         *       },
         *       "total_shipping_price_set": {
         *         "shop_money": {
         *           "amount": "0.00",
         *           "currency_code": "EUR"
         *         },
         *         "presentment_money": {
         *           "amount": "0.00",
         *           "currency_code": "EUR"
         *         }
         *       },
         *       "customer": {
         *         "id": 7,
         *         "email": "ada@example.com",
         *         "first_name": "Ada",
         *         "last_name": "Byron"
         *       },
         *       "billing_address": {
         *         "first_name": "Ada",
         *         "last_name": "Byron",
         *         "name": "Ada Byron",
         *         "address1": "Hauptstr. 1",
         *         "city": "Berlin",
         *         "zip": "10115",
         *         "country": "Germany",
         *         "country_code": "DE",
         *         "latitude": 52.53,
         *         "longitude": 13.38
         *       },
         *       "shipping_address": {
         *         "first_name": "Ada",
         *         "last_name": "Byron",
         *         "name": "Ada Byron",
         *         "address1": "Hauptstr. 1",
         *         "city": "Berlin",
         *         "zip": "10115",
         *         "country": "Germany",
         *         "country_code": "DE",
         *         "latitude": 52.53,
         *         "longitude": 13.38
         *       },
         *       "line_items": [
         *         {
         *           "id": 5010,
         *           "sku": "TEA-EARLGREY-100",
         *           "title": "Earl Grey, 100 g",
         *           "name": "Earl Grey, 100 g",
         *           "quantity": 1,
         *           "current_quantity": 1,
         *           "fulfillable_quantity": 1,
         *           "fulfillment_service": "manual",
         *           "fulfillment_status": null,
         *           "price": "12.50",
         *           "price_set": {
         *             "shop_money": {
         *               "amount": "12.50",
         *               "currency_code": "EUR"
         *             },
         *             "presentment_money": {
         *               "amount": "12.50",
         *               "currency_code": "EUR"
         *             }
         *           },
         *           "total_discount": "0.00",
         *           "discount_allocations": [],
         *           "tax_lines": [
         *             {
         *               "title": "VAT",
         *               "rate": 0.07,
         *               "price": "0.82",
         *               "price_set": {
         *                 "shop_money": {
         *                   "amount": "0.82",
         *                   "currency_code": "EUR"
         *                 },
         *                 "presentment_money": {
         *                   "amount": "0.82",
         *                   "currency_code": "EUR"
         *                 }
         *               }
         *             }
         *           ],
         *           "taxable": true,
         *           "requires_shipping": true,
         *           "gift_card": false,
         *           "grams": 100,
         *           "variant_inventory_management": "shopify",
         *           "product_exists": true
         *         }
         *       ],
         *       "shipping_lines": [
         *         {
         *           "id": 1,
         *           "code": "standard",
         *           "title": "Standard",
         *           "price": "0.00",
         *           "price_set": {
         *             "shop_money": {
         *               "amount": "0.00",
         *               "currency_code": "EUR"
         *             },
         *             "presentment_money": {
         *               "amount": "0.00",
         *               "currency_code": "EUR"
         *             }
         *           }
         *         }
         *       ]
         *     }
         */
        'application/json': unknown;
      };
    };
    responses: {
      /** @description it was received, and need not come again */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "outcome": "placed",
           *       "orderId": "3c860d28-fba1-86b1-8e76-df827f7dcf4e"
           *     }
           */
          'application/json': components['schemas']['WebhookReceipt'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      /** @description `bad-signature`: the body is not signed with the secret of this channel */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 401,
           *       "code": "bad-signature",
           *       "title": "Unauthorized",
           *       "detail": "the body is not signed with the secret of this channel",
           *       "instance": "/api/v1/webhooks/shopify/shop"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'bad-signature';
          };
        };
      };
      403: components['responses']['Forbidden'];
      /**
       * @description `unknown-platform`: there is no adapter for this platform
       *
       *     `unknown-channel`: there is no such channel of this platform
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 404,
           *       "code": "unknown-channel",
           *       "title": "Not Found",
           *       "detail": "there is no such channel of this platform",
           *       "instance": "/api/v1/webhooks/shopify/other"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'unknown-platform' | 'unknown-channel';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `unacceptable-content`: it is too large to be stored */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'unacceptable-content';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  cancelOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "the customer called"
         *     }
         */
        'application/json': components['schemas']['ReasonInput'];
      };
    };
    responses: {
      /** @description `accepted`, or `ignored` where it was so already */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "82ad01af-b621-86a9-861c-af94a1c43799",
           *       "outcome": "accepted",
           *       "status": "cancelled"
           *     }
           */
          'application/json': components['schemas']['InterventionAnswer'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      /**
       * @description `order-already-ended`: it is completed, cancelled, rejected or only recorded
       *
       *     `already-released`: a warehouse has it
       *
       *     `already-charged`: the money is taken
       *
       *     `lifecycle-forbids`: the order's status has no way there
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "order-already-ended",
           *       "title": "Conflict",
           *       "detail": "it is completed",
           *       "instance": "/api/v1/orders/585a8eb4-2edb-8338-9ea8-ede32f4824a3/cancel"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'order-already-ended' | 'already-released' | 'already-charged' | 'lifecycle-forbids';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `validation-failed`: `problems` names every field */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "validation-failed",
           *       "title": "Unprocessable Entity",
           *       "detail": "the request is not what it has to be",
           *       "problems": [
           *         {
           *           "field": "surprise",
           *           "message": "property surprise should not exist"
           *         },
           *         {
           *           "field": "reason",
           *           "message": "reason must be a string"
           *         }
           *       ],
           *       "instance": "/api/v1/orders/0198c0de-0000-8000-8000-000000000000/cancel"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  holdOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "the customer called"
         *     }
         */
        'application/json': components['schemas']['ReasonInput'];
      };
    };
    responses: {
      /** @description `accepted`, or `ignored` where it was so already */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "82ad01af-b621-86a9-861c-af94a1c43799",
           *       "outcome": "accepted",
           *       "status": "backordered"
           *     }
           */
          'application/json': components['schemas']['InterventionAnswer'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      /**
       * @description `order-already-ended`: it is completed, cancelled, rejected or only recorded
       *
       *     `too-many-holds`: it has 16 open holds
       *
       *     `lifecycle-forbids`: the order's status has no way there
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "too-many-holds",
           *       "title": "Conflict",
           *       "detail": "it has 16 holds",
           *       "instance": "/api/v1/orders/82ad01af-b621-86a9-861c-af94a1c43799/hold"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'order-already-ended' | 'too-many-holds' | 'lifecycle-forbids';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `validation-failed`: `problems` names every field */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "validation-failed",
           *       "title": "Unprocessable Entity",
           *       "detail": "the request is not what it has to be",
           *       "problems": [
           *         {
           *           "field": "surprise",
           *           "message": "property surprise should not exist"
           *         },
           *         {
           *           "field": "reason",
           *           "message": "reason must be a string"
           *         }
           *       ],
           *       "instance": "/api/v1/orders/0198c0de-0000-8000-8000-000000000000/hold"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  releaseOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "the customer called",
         *       "holdId": "none"
         *     }
         */
        'application/json': components['schemas']['ReleaseHoldInput'];
      };
    };
    responses: {
      /** @description `accepted`, or `ignored` where it was so already */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "82ad01af-b621-86a9-861c-af94a1c43799",
           *       "outcome": "ignored",
           *       "status": "backordered"
           *     }
           */
          'application/json': components['schemas']['InterventionAnswer'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      /**
       * @description `order-already-ended`: it is completed, cancelled, rejected or only recorded
       *
       *     `hold-id-required`: it has several holds; `detail` names them
       *
       *     `lifecycle-forbids`: the order's status has no way there
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "order-already-ended",
           *       "title": "Conflict",
           *       "detail": "it is cancelled",
           *       "instance": "/api/v1/orders/82ad01af-b621-86a9-861c-af94a1c43799/release"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'order-already-ended' | 'hold-id-required' | 'lifecycle-forbids';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `validation-failed`: `problems` names every field */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "validation-failed",
           *       "title": "Unprocessable Entity",
           *       "detail": "the request is not what it has to be",
           *       "problems": [
           *         {
           *           "field": "surprise",
           *           "message": "property surprise should not exist"
           *         },
           *         {
           *           "field": "reason",
           *           "message": "reason must be a string"
           *         }
           *       ],
           *       "instance": "/api/v1/orders/0198c0de-0000-8000-8000-000000000000/release"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  resolveException: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
        /** @description the exception's `step`, such as `payment-declined` */
        step: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "resolution": "retry",
         *       "reason": "the customer gave another card"
         *     }
         */
        'application/json': components['schemas']['ResolveExceptionInput'];
      };
    };
    responses: {
      /** @description `accepted`, or `ignored` where it was so already */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "bc43691a-8756-85bd-84d0-944336201ce3",
           *       "outcome": "accepted",
           *       "status": "reserved"
           *     }
           */
          'application/json': components['schemas']['InterventionAnswer'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      /**
       * @description `exception-not-open`: it has no such exception, or no more
       *
       *     `resolution-not-offered`: `detail` says what can be done
       *
       *     `lifecycle-forbids`: the order's status has no way there
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "exception-not-open",
           *       "title": "Conflict",
           *       "detail": "it has no such exception, or no more",
           *       "instance": "/api/v1/orders/82ad01af-b621-86a9-861c-af94a1c43799/exceptions/nothing/resolve"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'exception-not-open' | 'resolution-not-offered' | 'lifecycle-forbids';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `validation-failed`: `problems` names every field */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "validation-failed",
           *       "title": "Unprocessable Entity",
           *       "detail": "the request is not what it has to be",
           *       "problems": [
           *         {
           *           "field": "surprise",
           *           "message": "property surprise should not exist"
           *         },
           *         {
           *           "field": "resolution",
           *           "message": "resolution must be one of the following values: retry, dismiss"
           *         }
           *       ],
           *       "instance": "/api/v1/orders/0198c0de-0000-8000-8000-000000000000/exceptions/x/resolve"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listReviews: {
    parameters: {
      query?: {
        /** @description Items wanted. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description one page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "orderId": "d35cdc1e-4c9d-8baf-b34b-4274fce260db",
           *           "orderNumber": "W-8",
           *           "channelId": "web",
           *           "totalMinor": 6000000,
           *           "currency": "EUR",
           *           "score": 50,
           *           "signals": [
           *             {
           *               "name": "amountAboveReviewLimit",
           *               "score": 50,
           *               "evidence": "total of 6000000 above 100000, in minor units of EUR"
           *             }
           *           ],
           *           "since": "2026-11-26T11:05:10.443Z",
           *           "ageMs": 6651
           *         }
           *       ],
           *       "nextCursor": "WzU1M10"
           *     }
           */
          'application/json': components['schemas']['ReviewAnswerPage'];
        };
      };
      400: components['responses']['BadCursor'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  approveReview: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "the customer called"
         *     }
         */
        'application/json': components['schemas']['ReviewDecisionInput'];
      };
    };
    responses: {
      /** @description `accepted`, or `ignored` where it was so already */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "20eeb90f-9dc6-80f9-a1b5-425549b3c151",
           *       "outcome": "accepted",
           *       "status": "reserved"
           *     }
           */
          'application/json': components['schemas']['InterventionAnswer'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      409: components['responses']['OrderHasEndedOrNotInReviewOrLifecycleForbids'];
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `validation-failed`: `problems` names every field */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "validation-failed",
           *       "title": "Unprocessable Entity",
           *       "detail": "the request is not what it has to be",
           *       "problems": [
           *         {
           *           "field": "surprise",
           *           "message": "property surprise should not exist"
           *         },
           *         {
           *           "field": "reason",
           *           "message": "reason must be a string"
           *         }
           *       ],
           *       "instance": "/api/v1/reviews/0198c0de-0000-8000-8000-000000000000/approve"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  rejectReview: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "the customer called"
         *     }
         */
        'application/json': components['schemas']['ReviewDecisionInput'];
      };
    };
    responses: {
      /** @description `accepted`, or `ignored` where it was so already */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "fccf619f-51f1-8016-8ba9-facb53b110cf",
           *       "outcome": "accepted",
           *       "status": "rejected"
           *     }
           */
          'application/json': components['schemas']['InterventionAnswer'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      409: components['responses']['OrderHasEndedOrNotInReviewOrLifecycleForbids'];
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `validation-failed`: `problems` names every field */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "validation-failed",
           *       "title": "Unprocessable Entity",
           *       "detail": "the request is not what it has to be",
           *       "problems": [
           *         {
           *           "field": "surprise",
           *           "message": "property surprise should not exist"
           *         },
           *         {
           *           "field": "reason",
           *           "message": "reason must be a string"
           *         }
           *       ],
           *       "instance": "/api/v1/reviews/0198c0de-0000-8000-8000-000000000000/reject"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  openHold: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "channelId": "web",
         *       "lines": [
         *         {
         *           "sku": "TEA-OOLONG-100",
         *           "quantity": 1
         *         },
         *         {
         *           "sku": "SET-BREAKFAST",
         *           "quantity": 2
         *         }
         *       ],
         *       "holdId": "f37abb0c-328f-4808-a51b-4d3a30387717",
         *       "ttlSeconds": 300
         *     }
         */
        'application/json': components['schemas']['OpenHoldInput'];
      };
    };
    responses: {
      /** @description the hold; of a repeat, as it is now */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "holdId": "f37abb0c-328f-4808-a51b-4d3a30387717",
           *       "channelId": "web",
           *       "items": [
           *         {
           *           "sku": "CUP-GLASS-2",
           *           "quantity": 2
           *         },
           *         {
           *           "sku": "TEA-ASSAM-100",
           *           "quantity": 2
           *         }
           *       ],
           *       "expiresAt": "2026-11-26T11:10:20.756Z",
           *       "status": "open",
           *       "orderId": null
           *     }
           */
          'application/json': components['schemas']['HoldView'];
        };
      };
      400: components['responses']['MalformedJson'];
      403: components['responses']['Forbidden'];
      /**
       * @description `not-available`: fewer units are available to the channel
       *
       *     `too-many-holds`: too many checkouts hold units of the SKU
       *
       *     `hold-expired`: its time was up before all of it was held
       *
       *     `hold-id-reused`: the id stands for a hold of other units
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "hold-id-reused",
           *       "title": "Conflict",
           *       "instance": "/api/v1/holds"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'not-available' | 'too-many-holds' | 'hold-expired' | 'hold-id-reused';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `unknown-channel`: there is no such channel
       *
       *     `unknown-sku`: there is no such product
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-channel",
           *       "title": "Unprocessable Entity",
           *       "detail": "no channel \"nowhere\"",
           *       "instance": "/api/v1/holds"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'unknown-channel' | 'unknown-sku' | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  extendHold: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description as opening it answered */
        holdId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "ttlSeconds": 600
         *     }
         */
        'application/json': components['schemas']['ExtendHoldInput'];
      };
    };
    responses: {
      /** @description the hold */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "holdId": "f37abb0c-328f-4808-a51b-4d3a30387717",
           *       "channelId": "web",
           *       "items": [
           *         {
           *           "sku": "CUP-GLASS-2",
           *           "quantity": 2
           *         },
           *         {
           *           "sku": "TEA-ASSAM-100",
           *           "quantity": 2
           *         }
           *       ],
           *       "expiresAt": "2026-11-26T11:15:20.810Z",
           *       "status": "open",
           *       "orderId": null
           *     }
           */
          'application/json': components['schemas']['HoldView'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      404: components['responses']['HoldNotFound'];
      /**
       * @description `hold-closed`: it is over
       *
       *     `hold-expired`: its time was up
       *
       *     `hold-too-long`: it would end more than a day after the end that it was opened with
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "hold-closed",
           *       "title": "Conflict",
           *       "detail": "it is released",
           *       "instance": "/api/v1/holds/f37abb0c-328f-4808-a51b-4d3a30387717/extend"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'hold-closed' | 'hold-expired' | 'hold-too-long';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `validation-failed`: `problems` names every field */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "validation-failed",
           *       "title": "Unprocessable Entity",
           *       "detail": "the request is not what it has to be",
           *       "problems": [
           *         {
           *           "field": "surprise",
           *           "message": "property surprise should not exist"
           *         }
           *       ],
           *       "instance": "/api/v1/holds/0198c0de-0000-8000-8000-000000000000/extend"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  releaseHold: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description as opening it answered */
        holdId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the hold, as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "holdId": "f37abb0c-328f-4808-a51b-4d3a30387717",
           *       "channelId": "web",
           *       "items": [
           *         {
           *           "sku": "CUP-GLASS-2",
           *           "quantity": 2
           *         },
           *         {
           *           "sku": "TEA-ASSAM-100",
           *           "quantity": 2
           *         }
           *       ],
           *       "expiresAt": "2026-11-26T11:15:20.810Z",
           *       "status": "released",
           *       "orderId": null
           *     }
           */
          'application/json': components['schemas']['HoldView'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      404: components['responses']['HoldNotFound'];
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getHold: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description as opening it answered */
        holdId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the hold */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "holdId": "f37abb0c-328f-4808-a51b-4d3a30387717",
           *       "channelId": "web",
           *       "items": [
           *         {
           *           "sku": "CUP-GLASS-2",
           *           "quantity": 2
           *         },
           *         {
           *           "sku": "TEA-ASSAM-100",
           *           "quantity": 2
           *         }
           *       ],
           *       "expiresAt": "2026-11-26T11:15:20.810Z",
           *       "status": "open",
           *       "orderId": null
           *     }
           */
          'application/json': components['schemas']['HoldView'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['HoldNotFound'];
      414: components['responses']['AddressTooLong'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getToldAvailability: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the product's SKU */
        sku: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description what they were told */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sku": "TEA-SENCHA-100",
           *       "stockRevision": 4,
           *       "channels": [
           *         {
           *           "channelId": "phone",
           *           "available": 50000,
           *           "acknowledgedRevision": null,
           *           "isUpToDate": false
           *         },
           *         {
           *           "channelId": "shop",
           *           "available": 50000,
           *           "acknowledgedRevision": null,
           *           "isUpToDate": false
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['ToldAvailabilityView'];
        };
      };
      400: components['responses']['BadRequest'];
      /** @description `never-told`: no channel was ever told of it */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 404,
           *       "code": "never-told",
           *       "title": "Not Found",
           *       "detail": "no channel was told of \"NOTHING\"",
           *       "instance": "/api/v1/availability/NOTHING/told"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'never-told';
          };
        };
      };
      414: components['responses']['AddressTooLong'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listStockEvents: {
    parameters: {
      query?: {
        /** @description Items wanted. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description the product's SKU */
        sku: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description one page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "data": {
           *             "item": "POT-CLAY-1",
           *             "sku": "POT-CLAY-1",
           *             "locationId": "berlin",
           *             "quantity": 10000,
           *             "reference": "opening-berlin"
           *           },
           *           "schemaVersion": 1,
           *           "occurredAt": "2026-11-26T11:05:09.236Z",
           *           "correlationId": "POT-CLAY-1",
           *           "causationId": "01a21787-db74-7000-bd7c-e9fdda6bedab",
           *           "actor": "person:sample",
           *           "producer": "inventory",
           *           "id": "01a21787-db74-7001-bd17-7809729d0451",
           *           "type": "StockReceived",
           *           "stream": "stock-POT-CLAY-1",
           *           "revision": 0,
           *           "position": 375,
           *           "recordedAt": "2026-11-26T11:05:09.240Z"
           *         }
           *       ],
           *       "nextCursor": "WzBd"
           *     }
           */
          'application/json': components['schemas']['StoredEventPage'];
        };
      };
      400: components['responses']['BadRequestOrBadCursor'];
      404: components['responses']['UnknownSku'];
      414: components['responses']['AddressTooLong'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getStock: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the product's SKU */
        sku: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description on hand, promised and available */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sku": "POT-CLAY-1",
           *       "locations": [
           *         {
           *           "locationId": "berlin",
           *           "onHand": 115,
           *           "allocated": 0,
           *           "quarantined": 3,
           *           "reportedAt": null,
           *           "countedAt": "2026-11-26T11:05:17.395Z",
           *           "free": 112,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         },
           *         {
           *           "locationId": "cologne-store",
           *           "onHand": 10000,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": null,
           *           "free": 10000,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         }
           *       ],
           *       "onHand": 30166,
           *       "allocated": 0,
           *       "quarantined": 3,
           *       "reserved": 0,
           *       "held": 0,
           *       "queued": 0,
           *       "available": 30163,
           *       "shortfall": 0,
           *       "incoming": [
           *         {
           *           "incomingId": "T-7",
           *           "locationId": "hamburg",
           *           "source": "transfer",
           *           "quantity": 4,
           *           "expectedAt": "2026-11-28T11:05:17.395Z",
           *           "isOverdue": false
           *         },
           *         {
           *           "incomingId": "PO-7",
           *           "locationId": "berlin",
           *           "source": "purchase-order",
           *           "quantity": 50,
           *           "expectedAt": "2026-12-03T11:05:17.395Z",
           *           "isOverdue": false
           *         }
           *       ],
           *       "pools": [
           *         {
           *           "channelId": "phone",
           *           "quantity": 10
           *         }
           *       ],
           *       "level": "unknown",
           *       "channels": [
           *         {
           *           "channelId": "phone",
           *           "available": 30163,
           *           "why": {
           *             "onHand": 30166,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         },
           *         {
           *           "channelId": "shop",
           *           "available": 30153,
           *           "why": {
           *             "onHand": 30166,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 10,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         }
           *       ],
           *       "revision": 15
           *     }
           */
          'application/json': components['schemas']['StockOverview'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['UnknownSku'];
      414: components['responses']['AddressTooLong'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listStockQueue: {
    parameters: {
      query?: {
        /** @description Items wanted. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description the product's SKU */
        sku: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description one page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "place": 1,
           *           "orderId": "9b115adf-9a28-83e9-8e98-35825ff5227b",
           *           "channelId": "web",
           *           "lane": 5,
           *           "quantity": 2,
           *           "promisedAt": null,
           *           "isBeyondCap": false
           *         }
           *       ],
           *       "nextCursor": "WzUsMF0"
           *     }
           */
          'application/json': components['schemas']['QueuePlacePage'];
        };
      };
      400: components['responses']['BadRequestOrBadCursor'];
      404: components['responses']['UnknownSku'];
      414: components['responses']['AddressTooLong'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getAvailability: {
    parameters: {
      query: {
        /** @description Given once per SKU: `sku=A&sku=B`. */
        sku: string[];
        /** @description Only what this channel can sell; all channels by default. */
        channel?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description what can be sold, and which SKUs no product has */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "sku": "TEA-SENCHA-100",
           *           "channels": [
           *             {
           *               "channelId": "phone",
           *               "available": 50000
           *             },
           *             {
           *               "channelId": "shop",
           *               "available": 50000
           *             }
           *           ],
           *           "stockRevision": 4,
           *           "promisedAt": null,
           *           "backorder": "backorder"
           *         },
           *         {
           *           "sku": "SET-BREAKFAST",
           *           "channels": [
           *             {
           *               "channelId": "phone",
           *               "available": 50000
           *             },
           *             {
           *               "channelId": "shop",
           *               "available": 50000
           *             }
           *           ],
           *           "stockRevision": null,
           *           "promisedAt": null,
           *           "backorder": "backorder"
           *         }
           *       ],
           *       "unknown": [
           *         "NOTHING"
           *       ]
           *     }
           */
          'application/json': components['schemas']['AvailabilityAnswer'];
        };
      };
      /**
       * @description `unknown-channel`: there is no such channel
       *
       *     `validation-failed`: `problems` names every parameter
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-channel",
           *       "title": "Unprocessable Entity",
           *       "detail": "no channel \"nowhere\"",
           *       "instance": "/api/v1/availability"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'unknown-channel' | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  adjustStock: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "sku": "POT-CLAY-1",
         *       "locationId": "berlin",
         *       "quantity": -2,
         *       "reason": "damage",
         *       "reference": "damage-7"
         *     }
         */
        'application/json': components['schemas']['AdjustStockInput'];
      };
    };
    responses: {
      /** @description the item's stock after it; of a repeat, the stock as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sku": "POT-CLAY-1",
           *       "locations": [
           *         {
           *           "locationId": "berlin",
           *           "onHand": 10003,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": null,
           *           "free": 10003,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         },
           *         {
           *           "locationId": "cologne-store",
           *           "onHand": 10000,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": null,
           *           "free": 10000,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         }
           *       ],
           *       "onHand": 50003,
           *       "allocated": 0,
           *       "quarantined": 0,
           *       "reserved": 0,
           *       "held": 0,
           *       "queued": 0,
           *       "available": 50003,
           *       "shortfall": 0,
           *       "incoming": [],
           *       "pools": [],
           *       "level": "unknown",
           *       "channels": [
           *         {
           *           "channelId": "phone",
           *           "available": 50003,
           *           "why": {
           *             "onHand": 50003,
           *             "quarantined": 0,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         },
           *         {
           *           "channelId": "shop",
           *           "available": 50003,
           *           "why": {
           *             "onHand": 50003,
           *             "quarantined": 0,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         }
           *       ],
           *       "revision": 6
           *     }
           */
          'application/json': components['schemas']['StockOverview'];
        };
      };
      400: components['responses']['MalformedJson'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ReferenceReused'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `unknown-sku`: there is no such product
       *
       *     `unknown-location`: there is no such location
       *
       *     `kit-has-no-stock`: the product is a kit; its components have the stock
       *
       *     `on-hand-below-zero`: fewer units are on hand than it takes away
       *
       *     `unknown-lot`: there is no such lot at the location
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-sku",
           *       "title": "Unprocessable Entity",
           *       "detail": "no product \"NOTHING\"",
           *       "instance": "/api/v1/stock/adjustments"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'unknown-sku'
              | 'unknown-location'
              | 'kit-has-no-stock'
              | 'on-hand-below-zero'
              | 'unknown-lot'
              | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  countStock: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "sku": "POT-CLAY-1",
         *       "locationId": "berlin",
         *       "counted": 120,
         *       "countedAt": "2026-11-26T11:05:17.395Z",
         *       "reference": "count-7"
         *     }
         */
        'application/json': components['schemas']['CountStockInput'];
      };
    };
    responses: {
      /** @description the item's stock after it; of a repeat, the stock as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sku": "POT-CLAY-1",
           *       "locations": [
           *         {
           *           "locationId": "berlin",
           *           "onHand": 120,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": "2026-11-26T11:05:17.395Z",
           *           "free": 120,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         },
           *         {
           *           "locationId": "cologne-store",
           *           "onHand": 10000,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": null,
           *           "free": 10000,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         }
           *       ],
           *       "onHand": 40120,
           *       "allocated": 0,
           *       "quarantined": 0,
           *       "reserved": 0,
           *       "held": 0,
           *       "queued": 0,
           *       "available": 40120,
           *       "shortfall": 0,
           *       "incoming": [],
           *       "pools": [],
           *       "level": "unknown",
           *       "channels": [
           *         {
           *           "channelId": "phone",
           *           "available": 40120,
           *           "why": {
           *             "onHand": 40120,
           *             "quarantined": 0,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         },
           *         {
           *           "channelId": "shop",
           *           "available": 40120,
           *           "why": {
           *             "onHand": 40120,
           *             "quarantined": 0,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         }
           *       ],
           *       "revision": 7
           *     }
           */
          'application/json': components['schemas']['StockOverview'];
        };
      };
      400: components['responses']['MalformedJson'];
      403: components['responses']['Forbidden'];
      /**
       * @description `reference-reused`: this reference stands for another movement of the SKU
       *
       *     `older-than-known`: the location was counted again after that
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "reference-reused",
           *       "title": "Conflict",
           *       "instance": "/api/v1/stock/counts"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'reference-reused' | 'older-than-known';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `unknown-sku`: there is no such product
       *
       *     `unknown-location`: there is no such location
       *
       *     `kit-has-no-stock`: the product is a kit; its components have the stock
       *
       *     `in-the-future`: `countedAt` is still to come
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-sku",
           *       "title": "Unprocessable Entity",
           *       "detail": "no product \"NOTHING\"",
           *       "instance": "/api/v1/stock/counts"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              'unknown-sku' | 'unknown-location' | 'kit-has-no-stock' | 'in-the-future' | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  importStock: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    /** @description Comma-separated values (RFC 4180) in UTF-8. */
    requestBody: {
      content: {
        /**
         * @example type,sku,locationId,quantity,reference,reason
         *     receipt,POT-CLAY-1,hamburg,12,file-1/1,
         *     adjustment,POT-CLAY-1,hamburg,-1,file-1/2,theft
         */
        'text/csv': string;
      };
    };
    responses: {
      /** @description what became of every row, bad ones included */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "rows": 2,
           *       "taken": 2,
           *       "repeated": 0,
           *       "refused": 0,
           *       "results": [
           *         {
           *           "line": 2,
           *           "outcome": "taken"
           *         },
           *         {
           *           "line": 3,
           *           "outcome": "taken"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['StockImportSummary'];
        };
      };
      /**
       * @description `import-cut-off`: the line went dead; nothing of the file was taken
       *
       *     `malformed-json`: the body is not JSON
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 400,
           *       "code": "malformed-json",
           *       "title": "Bad Request",
           *       "detail": "Body is not valid JSON but content-type is set to 'application/json'",
           *       "instance": "/api/v1/stock/import"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'import-cut-off' | 'malformed-json';
          };
        };
      };
      403: components['responses']['Forbidden'];
      /**
       * @description `import-too-large`: too many bytes or rows; nothing of the file was taken
       *
       *     `body-too-large`: more bytes than HTTP_BODY_BYTES_MAX
       */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 413,
           *       "code": "import-too-large",
           *       "title": "Payload Too Large",
           *       "detail": "the file has more than 50000 rows; nothing of it was taken",
           *       "instance": "/api/v1/stock/import"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'import-too-large' | 'body-too-large';
          };
        };
      };
      415: components['responses']['UnsupportedMediaType'];
      /** @description `malformed-csv`: it is no table, or names columns that there are not; nothing of the file was taken */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "malformed-csv",
           *       "title": "Unprocessable Entity",
           *       "detail": "line 1: no column is called \"colour\": there are type, sku, locationId, reference, reason, incomingId, transferId, toLocationId, lotId, expiresOn, countedAt, soldAt, reportedAt, expectedAt, quantity, counted, level, quarantined, unitCostMinor; nothing of the file was taken",
           *       "instance": "/api/v1/stock/import"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'malformed-csv';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  announceIncoming: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "sku": "POT-CLAY-1",
         *       "locationId": "berlin",
         *       "incomingId": "PO-7",
         *       "quantity": 50,
         *       "expectedAt": "2026-12-03T11:05:17.395Z"
         *     }
         */
        'application/json': components['schemas']['AnnounceIncomingInput'];
      };
    };
    responses: {
      /** @description the item's stock after it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sku": "POT-CLAY-1",
           *       "locations": [
           *         {
           *           "locationId": "berlin",
           *           "onHand": 119,
           *           "allocated": 0,
           *           "quarantined": 3,
           *           "reportedAt": null,
           *           "countedAt": "2026-11-26T11:05:17.395Z",
           *           "free": 116,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         },
           *         {
           *           "locationId": "cologne-store",
           *           "onHand": 10000,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": null,
           *           "free": 10000,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         }
           *       ],
           *       "onHand": 30159,
           *       "allocated": 0,
           *       "quarantined": 3,
           *       "reserved": 0,
           *       "held": 0,
           *       "queued": 0,
           *       "available": 30156,
           *       "shortfall": 0,
           *       "incoming": [
           *         {
           *           "incomingId": "PO-7",
           *           "locationId": "berlin",
           *           "source": "purchase-order",
           *           "quantity": 50,
           *           "expectedAt": "2026-12-03T11:05:17.395Z",
           *           "isOverdue": false
           *         }
           *       ],
           *       "pools": [],
           *       "level": "unknown",
           *       "channels": [
           *         {
           *           "channelId": "phone",
           *           "available": 30156,
           *           "why": {
           *             "onHand": 30159,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         },
           *         {
           *           "channelId": "shop",
           *           "available": 30156,
           *           "why": {
           *             "onHand": 30159,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         }
           *       ],
           *       "revision": 11
           *     }
           */
          'application/json': components['schemas']['StockOverview'];
        };
      };
      400: components['responses']['MalformedJson'];
      403: components['responses']['Forbidden'];
      /** @description `is-a-transfer`: a transfer of this id is on its way there */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "is-a-transfer",
           *       "title": "Conflict",
           *       "detail": "T-7 is a transfer on its way",
           *       "instance": "/api/v1/stock/incoming"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'is-a-transfer';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `unknown-sku`: there is no such product
       *
       *     `unknown-location`: there is no such location
       *
       *     `kit-has-no-stock`: the product is a kit; its components have the stock
       *
       *     `too-much-incoming`: the SKU has as many purchase orders and transfers on their way as it can
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-sku",
           *       "title": "Unprocessable Entity",
           *       "detail": "no product \"NOTHING\"",
           *       "instance": "/api/v1/stock/incoming"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'unknown-sku'
              | 'unknown-location'
              | 'kit-has-no-stock'
              | 'too-much-incoming'
              | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  reportStockLevel: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "sku": "POT-CLAY-1",
         *       "locationId": "rotterdam-3pl",
         *       "level": 40,
         *       "reportedAt": "2026-11-26T11:05:17.395Z",
         *       "reference": "feed-7"
         *     }
         */
        'application/json': components['schemas']['ReportLevelInput'];
      };
    };
    responses: {
      /** @description the item's stock after it; of a repeat, the stock as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sku": "POT-CLAY-1",
           *       "locations": [
           *         {
           *           "locationId": "berlin",
           *           "onHand": 119,
           *           "allocated": 0,
           *           "quarantined": 3,
           *           "reportedAt": null,
           *           "countedAt": "2026-11-26T11:05:17.395Z",
           *           "free": 116,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         },
           *         {
           *           "locationId": "cologne-store",
           *           "onHand": 10000,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": null,
           *           "free": 10000,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         }
           *       ],
           *       "onHand": 30159,
           *       "allocated": 0,
           *       "quarantined": 3,
           *       "reserved": 0,
           *       "held": 0,
           *       "queued": 0,
           *       "available": 30156,
           *       "shortfall": 0,
           *       "incoming": [],
           *       "pools": [],
           *       "level": "unknown",
           *       "channels": [
           *         {
           *           "channelId": "phone",
           *           "available": 30156,
           *           "why": {
           *             "onHand": 30159,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         },
           *         {
           *           "channelId": "shop",
           *           "available": 30156,
           *           "why": {
           *             "onHand": 30159,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         }
           *       ],
           *       "revision": 10
           *     }
           */
          'application/json': components['schemas']['StockOverview'];
        };
      };
      400: components['responses']['MalformedJson'];
      403: components['responses']['Forbidden'];
      /**
       * @description `reference-reused`: this reference stands for another movement of the SKU
       *
       *     `older-than-known`: the location has said something newer
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "reference-reused",
           *       "title": "Conflict",
           *       "instance": "/api/v1/stock/levels"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'reference-reused' | 'older-than-known';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `unknown-sku`: there is no such product
       *
       *     `unknown-location`: there is no such location
       *
       *     `kit-has-no-stock`: the product is a kit; its components have the stock
       *
       *     `in-the-future`: `reportedAt` is still to come
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-sku",
           *       "title": "Unprocessable Entity",
           *       "detail": "no product \"NOTHING\"",
           *       "instance": "/api/v1/stock/levels"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              'unknown-sku' | 'unknown-location' | 'kit-has-no-stock' | 'in-the-future' | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  setStockPool: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "sku": "POT-CLAY-1",
         *       "channelId": "phone",
         *       "quantity": 10,
         *       "reason": "a campaign by telephone"
         *     }
         */
        'application/json': components['schemas']['SetPoolInput'];
      };
    };
    responses: {
      /** @description the item's stock after it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sku": "POT-CLAY-1",
           *       "locations": [
           *         {
           *           "locationId": "berlin",
           *           "onHand": 115,
           *           "allocated": 0,
           *           "quarantined": 3,
           *           "reportedAt": null,
           *           "countedAt": "2026-11-26T11:05:17.395Z",
           *           "free": 112,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         },
           *         {
           *           "locationId": "cologne-store",
           *           "onHand": 10000,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": null,
           *           "free": 10000,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         }
           *       ],
           *       "onHand": 30155,
           *       "allocated": 0,
           *       "quarantined": 3,
           *       "reserved": 0,
           *       "held": 0,
           *       "queued": 0,
           *       "available": 30152,
           *       "shortfall": 0,
           *       "incoming": [
           *         {
           *           "incomingId": "T-7",
           *           "locationId": "hamburg",
           *           "source": "transfer",
           *           "quantity": 4,
           *           "expectedAt": "2026-11-28T11:05:17.395Z",
           *           "isOverdue": false
           *         },
           *         {
           *           "incomingId": "PO-7",
           *           "locationId": "berlin",
           *           "source": "purchase-order",
           *           "quantity": 50,
           *           "expectedAt": "2026-12-03T11:05:17.395Z",
           *           "isOverdue": false
           *         }
           *       ],
           *       "pools": [
           *         {
           *           "channelId": "phone",
           *           "quantity": 10
           *         }
           *       ],
           *       "level": "unknown",
           *       "channels": [
           *         {
           *           "channelId": "phone",
           *           "available": 30152,
           *           "why": {
           *             "onHand": 30155,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         },
           *         {
           *           "channelId": "shop",
           *           "available": 30142,
           *           "why": {
           *             "onHand": 30155,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 10,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         }
           *       ],
           *       "revision": 13
           *     }
           */
          'application/json': components['schemas']['StockOverview'];
        };
      };
      400: components['responses']['MalformedJson'];
      403: components['responses']['Forbidden'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `unknown-sku`: there is no such product
       *
       *     `unknown-channel`: there is no such channel
       *
       *     `kit-has-no-stock`: the product is a kit; its components have the stock
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-sku",
           *       "title": "Unprocessable Entity",
           *       "detail": "no product \"NOTHING\"",
           *       "instance": "/api/v1/stock/pools"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'unknown-sku' | 'unknown-channel' | 'kit-has-no-stock' | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  quarantineStock: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "sku": "POT-CLAY-1",
         *       "locationId": "berlin",
         *       "quantity": 3,
         *       "reason": "inspection",
         *       "reference": "inspection-7"
         *     }
         */
        'application/json': components['schemas']['QuarantineStockInput'];
      };
    };
    responses: {
      /** @description the item's stock after it; of a repeat, the stock as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sku": "POT-CLAY-1",
           *       "locations": [
           *         {
           *           "locationId": "berlin",
           *           "onHand": 120,
           *           "allocated": 0,
           *           "quarantined": 3,
           *           "reportedAt": null,
           *           "countedAt": "2026-11-26T11:05:17.395Z",
           *           "free": 117,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         },
           *         {
           *           "locationId": "cologne-store",
           *           "onHand": 10000,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": null,
           *           "free": 10000,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         }
           *       ],
           *       "onHand": 40120,
           *       "allocated": 0,
           *       "quarantined": 3,
           *       "reserved": 0,
           *       "held": 0,
           *       "queued": 0,
           *       "available": 40117,
           *       "shortfall": 0,
           *       "incoming": [],
           *       "pools": [],
           *       "level": "unknown",
           *       "channels": [
           *         {
           *           "channelId": "phone",
           *           "available": 40117,
           *           "why": {
           *             "onHand": 40120,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         },
           *         {
           *           "channelId": "shop",
           *           "available": 40117,
           *           "why": {
           *             "onHand": 40120,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         }
           *       ],
           *       "revision": 8
           *     }
           */
          'application/json': components['schemas']['StockOverview'];
        };
      };
      400: components['responses']['MalformedJson'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ReferenceReused'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `unknown-sku`: there is no such product
       *
       *     `unknown-location`: there is no such location
       *
       *     `kit-has-no-stock`: the product is a kit; its components have the stock
       *
       *     `quarantined-below-zero`: fewer units are in quarantine than it lets out
       *
       *     `quarantined-above-on-hand`: fewer units are on hand than would be in quarantine
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-sku",
           *       "title": "Unprocessable Entity",
           *       "detail": "no product \"NOTHING\"",
           *       "instance": "/api/v1/stock/quarantines"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'unknown-sku'
              | 'unknown-location'
              | 'kit-has-no-stock'
              | 'quarantined-below-zero'
              | 'quarantined-above-on-hand'
              | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  receiveStock: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "sku": "POT-CLAY-1",
         *       "locationId": "berlin",
         *       "quantity": 5,
         *       "unitCostMinor": 700,
         *       "reference": "delivery-note-7"
         *     }
         */
        'application/json': components['schemas']['ReceiveStockInput'];
      };
    };
    responses: {
      /** @description the item's stock after it; of a repeat, the stock as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sku": "POT-CLAY-1",
           *       "locations": [
           *         {
           *           "locationId": "berlin",
           *           "onHand": 10005,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": null,
           *           "free": 10005,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         },
           *         {
           *           "locationId": "cologne-store",
           *           "onHand": 10000,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": null,
           *           "free": 10000,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         }
           *       ],
           *       "onHand": 50005,
           *       "allocated": 0,
           *       "quarantined": 0,
           *       "reserved": 0,
           *       "held": 0,
           *       "queued": 0,
           *       "available": 50005,
           *       "shortfall": 0,
           *       "incoming": [],
           *       "pools": [],
           *       "level": "unknown",
           *       "channels": [
           *         {
           *           "channelId": "phone",
           *           "available": 50005,
           *           "why": {
           *             "onHand": 50005,
           *             "quarantined": 0,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         },
           *         {
           *           "channelId": "shop",
           *           "available": 50005,
           *           "why": {
           *             "onHand": 50005,
           *             "quarantined": 0,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         }
           *       ],
           *       "revision": 5
           *     }
           */
          'application/json': components['schemas']['StockOverview'];
        };
      };
      400: components['responses']['MalformedJson'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ReferenceReused'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `unknown-sku`: there is no such product
       *
       *     `unknown-location`: there is no such location
       *
       *     `kit-has-no-stock`: the product is a kit; its components have the stock
       *
       *     `lot-required`: the product's lots are tracked, and none is named
       *
       *     `one-unit-per-serial`: more than one unit under one serial number
       *
       *     `serial-on-hand`: a unit with this serial number is on hand already
       *
       *     `lot-differs`: the lot is known with another last day
       *
       *     `quarantined-above-received`: more of it is unfit for sale than came
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-sku",
           *       "title": "Unprocessable Entity",
           *       "detail": "no product \"NOTHING\"",
           *       "instance": "/api/v1/stock/receipts"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'unknown-sku'
              | 'unknown-location'
              | 'kit-has-no-stock'
              | 'lot-required'
              | 'one-unit-per-serial'
              | 'serial-on-hand'
              | 'lot-differs'
              | 'quarantined-above-received'
              | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  sellStock: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "sku": "POT-CLAY-1",
         *       "locationId": "berlin",
         *       "quantity": 1,
         *       "soldAt": "2026-11-26T11:05:17.395Z",
         *       "reference": "till-7"
         *     }
         */
        'application/json': components['schemas']['SellStockInput'];
      };
    };
    responses: {
      /** @description the item's stock after it; of a repeat, the stock as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sku": "POT-CLAY-1",
           *       "locations": [
           *         {
           *           "locationId": "berlin",
           *           "onHand": 119,
           *           "allocated": 0,
           *           "quarantined": 3,
           *           "reportedAt": null,
           *           "countedAt": "2026-11-26T11:05:17.395Z",
           *           "free": 116,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         },
           *         {
           *           "locationId": "cologne-store",
           *           "onHand": 10000,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": null,
           *           "free": 10000,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         }
           *       ],
           *       "onHand": 40119,
           *       "allocated": 0,
           *       "quarantined": 3,
           *       "reserved": 0,
           *       "held": 0,
           *       "queued": 0,
           *       "available": 40116,
           *       "shortfall": 0,
           *       "incoming": [],
           *       "pools": [],
           *       "level": "unknown",
           *       "channels": [
           *         {
           *           "channelId": "phone",
           *           "available": 40116,
           *           "why": {
           *             "onHand": 40119,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         },
           *         {
           *           "channelId": "shop",
           *           "available": 40116,
           *           "why": {
           *             "onHand": 40119,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         }
           *       ],
           *       "revision": 9
           *     }
           */
          'application/json': components['schemas']['StockOverview'];
        };
      };
      400: components['responses']['MalformedJson'];
      403: components['responses']['Forbidden'];
      409: components['responses']['ReferenceReused'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `unknown-sku`: there is no such product
       *
       *     `unknown-location`: there is no such location
       *
       *     `kit-has-no-stock`: the product is a kit; its components have the stock
       *
       *     `in-the-future`: `soldAt` is still to come
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-sku",
           *       "title": "Unprocessable Entity",
           *       "detail": "no product \"NOTHING\"",
           *       "instance": "/api/v1/stock/sales"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              'unknown-sku' | 'unknown-location' | 'kit-has-no-stock' | 'in-the-future' | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  shipTransfer: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "sku": "POT-CLAY-1",
         *       "locationId": "berlin",
         *       "toLocationId": "hamburg",
         *       "quantity": 4,
         *       "expectedAt": "2026-11-28T11:05:17.395Z",
         *       "transferId": "T-7"
         *     }
         */
        'application/json': components['schemas']['ShipTransferInput'];
      };
    };
    responses: {
      /** @description the item's stock after it; of a repeat, the stock as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sku": "POT-CLAY-1",
           *       "locations": [
           *         {
           *           "locationId": "berlin",
           *           "onHand": 115,
           *           "allocated": 0,
           *           "quarantined": 3,
           *           "reportedAt": null,
           *           "countedAt": "2026-11-26T11:05:17.395Z",
           *           "free": 112,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         },
           *         {
           *           "locationId": "cologne-store",
           *           "onHand": 10000,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reportedAt": null,
           *           "countedAt": null,
           *           "free": 10000,
           *           "safetyStock": 0,
           *           "isStale": false,
           *           "lots": []
           *         }
           *       ],
           *       "onHand": 30155,
           *       "allocated": 0,
           *       "quarantined": 3,
           *       "reserved": 0,
           *       "held": 0,
           *       "queued": 0,
           *       "available": 30152,
           *       "shortfall": 0,
           *       "incoming": [
           *         {
           *           "incomingId": "T-7",
           *           "locationId": "hamburg",
           *           "source": "transfer",
           *           "quantity": 4,
           *           "expectedAt": "2026-11-28T11:05:17.395Z",
           *           "isOverdue": false
           *         },
           *         {
           *           "incomingId": "PO-7",
           *           "locationId": "berlin",
           *           "source": "purchase-order",
           *           "quantity": 50,
           *           "expectedAt": "2026-12-03T11:05:17.395Z",
           *           "isOverdue": false
           *         }
           *       ],
           *       "pools": [],
           *       "level": "unknown",
           *       "channels": [
           *         {
           *           "channelId": "phone",
           *           "available": 30152,
           *           "why": {
           *             "onHand": 30155,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         },
           *         {
           *           "channelId": "shop",
           *           "available": 30152,
           *           "why": {
           *             "onHand": 30155,
           *             "quarantined": 3,
           *             "expired": 0,
           *             "allocated": 0,
           *             "locationSafety": 0,
           *             "stale": 0,
           *             "promised": 0,
           *             "held": 0,
           *             "pools": 0,
           *             "networkSafety": 0,
           *             "channelSafety": 0,
           *             "queuedBefore": 0
           *           }
           *         }
           *       ],
           *       "revision": 12
           *     }
           */
          'application/json': components['schemas']['StockOverview'];
        };
      };
      400: components['responses']['MalformedJson'];
      403: components['responses']['Forbidden'];
      /** @description `reference-reused`: this id stands for another movement of the SKU */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "reference-reused",
           *       "title": "Conflict",
           *       "instance": "/api/v1/stock/transfers"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'reference-reused';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `unknown-sku`: there is no such product
       *
       *     `unknown-location`: there is no such location
       *
       *     `kit-has-no-stock`: the product is a kit; its components have the stock
       *
       *     `same-location`: it goes where it comes from
       *
       *     `on-hand-below-zero`: fewer units are on hand than it takes away
       *
       *     `too-much-incoming`: the SKU has as many purchase orders and transfers on their way as it can
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-sku",
           *       "title": "Unprocessable Entity",
           *       "detail": "no product \"NOTHING\"",
           *       "instance": "/api/v1/stock/transfers"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'unknown-sku'
              | 'unknown-location'
              | 'kit-has-no-stock'
              | 'same-location'
              | 'on-hand-below-zero'
              | 'too-much-incoming'
              | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  queryAvailability: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "skus": [
         *         "TEA-SENCHA-100",
         *         "FLYER-1"
         *       ],
         *       "channelId": "web"
         *     }
         */
        'application/json': components['schemas']['AvailabilityByBody'];
      };
    };
    responses: {
      /** @description what can be sold, and which SKUs no product has */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "sku": "TEA-SENCHA-100",
           *           "channels": [
           *             {
           *               "channelId": "web",
           *               "available": 50000
           *             }
           *           ],
           *           "stockRevision": 4,
           *           "promisedAt": null,
           *           "backorder": "backorder"
           *         },
           *         {
           *           "sku": "FLYER-1",
           *           "channels": [
           *             {
           *               "channelId": "web",
           *               "available": null
           *             }
           *           ],
           *           "stockRevision": -1,
           *           "promisedAt": null,
           *           "backorder": "backorder"
           *         }
           *       ],
           *       "unknown": []
           *     }
           */
          'application/json': components['schemas']['AvailabilityAnswer'];
        };
      };
      400: components['responses']['MalformedJson'];
      403: components['responses']['Forbidden'];
      413: components['responses']['BodyTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `unknown-channel`: there is no such channel
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-channel",
           *       "title": "Unprocessable Entity",
           *       "detail": "no channel \"nowhere\"",
           *       "instance": "/api/v1/availability/query"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'unknown-channel' | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  countOrders: {
    parameters: {
      query?: {
        /** @description Words that all have to begin a word of the order's number, external id, customer, e-mail, SKUs, titles or tracking numbers; without regard to case and accents. Finds among the newest 5,000 that match. */
        q?: string;
        channelId?: string;
        externalId?: string;
        /** @description Only orders that wait for a person, or only those that do not. */
        exception?: 'true' | 'false';
        /** @description The name of the step that they wait for: `await-stock`, `review-fraud`, … */
        waitsFor?: string;
        /** @description Only what ships from this location. */
        locationId?: string;
        /** @description Only what holds this SKU. */
        sku?: string;
        /** @description Placed then or later. */
        placedFrom?: string;
        /** @description Placed before that. */
        placedTo?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description how many there are, in all and in each status */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "total": 7,
           *       "isCapped": false,
           *       "byStatus": {
           *         "received": 0,
           *         "backordered": 0,
           *         "reserved": 0,
           *         "in-review": 1,
           *         "payment-declined": 0,
           *         "reservation-expired": 0,
           *         "covered": 0,
           *         "routed": 0,
           *         "allocated": 1,
           *         "in-warehouse": 0,
           *         "shipped": 0,
           *         "delivered": 0,
           *         "completed": 4,
           *         "cancelled": 0,
           *         "rejected": 0,
           *         "recorded": 1
           *       },
           *       "exceptions": 2
           *     }
           */
          'application/json': components['schemas']['OrderCounts'];
        };
      };
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  exportOrders: {
    parameters: {
      query?: {
        /** @description One status or several, with commas between. */
        status?: string;
        /** @description What comes first; `-` is downwards. */
        sort?: '-placedAt' | 'placedAt' | '-updatedAt' | 'updatedAt' | '-totalMinor' | 'totalMinor';
        /** @description Words that all have to begin a word of the order's number, external id, customer, e-mail, SKUs, titles or tracking numbers; without regard to case and accents. Finds among the newest 5,000 that match. */
        q?: string;
        channelId?: string;
        externalId?: string;
        /** @description Only orders that wait for a person, or only those that do not. */
        exception?: 'true' | 'false';
        /** @description The name of the step that they wait for: `await-stock`, `review-fraud`, … */
        waitsFor?: string;
        /** @description Only what ships from this location. */
        locationId?: string;
        /** @description Only what holds this SKU. */
        sku?: string;
        /** @description Placed then or later. */
        placedFrom?: string;
        /** @description Placed before that. */
        placedTo?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description a line of names, then a line for each order */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example orderNumber,orderId,channelId,externalId,status,waitsFor,waitsUntil,placedAt,updatedAt,customerName,countryCode,unitCount,totalMinor,currency,locationIds
           *     W-4,e1677a20-aa15-8c58-838a-0abce1496b4e,web,W-4,completed,,,2026-01-05T10:00:00.000Z,2026-11-26T11:05:10.331Z,Ada Byron,DE,2,2500,EUR,berlin
           *     W-8,d35cdc1e-4c9d-8baf-b34b-4274fce260db,web,W-8,in-review,review-fraud,,2026-01-05T10:00:00.000Z,2026-11-26T11:05:10.443Z,Ada Byron,DE,1,6000000,EUR,
           *     W-5,c56f4ca8-77c5-829e-bf0b-a1bf7de19143,web,W-5,completed,,,2026-01-05T10:00:00.000Z,2026-11-26T11:05:10.319Z,Ada Byron,DE,2,2500,EUR,berlin
           *     W-7,a46365fc-a8c9-89af-9d9d-7610739a2a82,web,W-7,completed,,,2026-01-05T10:00:00.000Z,2026-11-26T11:05:10.400Z,Ada Byron,DE,2,2500,EUR,berlin
           *     API-1,468beaf9-bdea-8122-993e-6924f3af063a,web,API-1,allocated,release-hold,,2026-01-05T10:00:00.000Z,2026-11-26T11:05:09.662Z,Ada Byron,DE,2,2500,EUR,berlin
           *     #501,3c860d28-fba1-86b1-8e76-df827f7dcf4e,shop,501,completed,,,2026-01-05T10:00:00.000Z,2026-11-26T11:05:10.404Z,Ada Byron,DE,1,1250,EUR,berlin
           *     #1,349db534-367b-8b49-a227-d03211024765,web,W-3,recorded,,,2026-01-05T10:00:00.000Z,2026-11-26T11:05:09.709Z,Ada,DE,2,2500,EUR,
           */
          'text/csv': string;
        };
      };
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getOrder: {
    parameters: {
      query?: {
        /** @description The order as it was at this instant. */
        asOf?: string;
      };
      header?: never;
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the order, as it is or was */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "a46365fc-a8c9-89af-9d9d-7610739a2a82",
           *       "status": "completed",
           *       "revision": 16,
           *       "nextSteps": [],
           *       "order": {
           *         "orderId": "a46365fc-a8c9-89af-9d9d-7610739a2a82",
           *         "channelId": "web",
           *         "externalId": "W-7",
           *         "orderNumber": "W-7",
           *         "sourceVersion": null,
           *         "contentHash": "53134d9ffe6c54b727a715c138e00ccbb928c7608934110a0275a427e178170d",
           *         "latestSnapshot": null,
           *         "conflicts": [],
           *         "isConflictOpen": false,
           *         "placedAt": "2026-01-05T10:00:00.000Z",
           *         "currency": "EUR",
           *         "lines": [
           *           {
           *             "lineId": "1",
           *             "sku": "TEA-EARLGREY-100",
           *             "title": "Earl Grey, 100 g",
           *             "quantity": 2,
           *             "unitPriceMinor": 1250,
           *             "discountMinor": 0,
           *             "taxMinor": 0,
           *             "totalMinor": 2500,
           *             "handling": "ship",
           *             "isTracked": true
           *           }
           *         ],
           *         "totals": {
           *           "itemsMinor": 2500,
           *           "discountMinor": 0,
           *           "shippingMinor": 0,
           *           "taxMinor": 0,
           *           "totalMinor": 2500,
           *           "isTaxIncluded": false
           *         },
           *         "shippingMethod": "standard",
           *         "checkoutHoldId": null,
           *         "recordOnly": null,
           *         "personal": {
           *           "personId": "7f47cfdf-4a15-8016-97cb-a47a437dd8d1",
           *           "email": "ada@example.com",
           *           "name": "Ada Byron",
           *           "shipTo": {
           *             "name": "Ada Byron",
           *             "line1": "Hauptstr. 1",
           *             "city": "Berlin",
           *             "postalCode": "10115",
           *             "countryCode": "DE",
           *             "latitude": 52.53,
           *             "longitude": 13.38
           *           }
           *         },
           *         "holds": [],
           *         "ending": {
           *           "kind": "completed",
           *           "reason": "every line is done",
           *           "at": "2026-11-26T11:05:10.400Z"
           *         },
           *         "screening": {
           *           "status": "passed",
           *           "outcome": "pass",
           *           "score": 0,
           *           "at": "2026-11-26T11:05:10.310Z"
           *         },
           *         "tenders": [
           *           {
           *             "tenderId": "card",
           *             "kind": "card",
           *             "amountMinor": 2500,
           *             "token": "tok_approve",
           *             "status": "authorized",
           *             "attempt": 1,
           *             "authorizationId": "46a9f44e-68d9-811b-944d-f5e0c25aef63",
           *             "authorization": {
           *               "authorizationId": "46a9f44e-68d9-811b-944d-f5e0c25aef63",
           *               "amountMinor": 2500,
           *               "gatewayReference": "auth_01a21787-dfb9-7000-b67b-364fd88dba9b",
           *               "expiresAt": "2026-12-03T11:05:10.329Z"
           *             },
           *             "declineCode": null,
           *             "captures": [
           *               {
           *                 "captureId": "fab80a99-899a-8477-89f5-c183696890c1",
           *                 "shipmentId": "1",
           *                 "authorizationId": "46a9f44e-68d9-811b-944d-f5e0c25aef63",
           *                 "amountMinor": 2500,
           *                 "status": "captured",
           *                 "code": null
           *               }
           *             ],
           *             "captureAttempt": 1,
           *             "void": null,
           *             "voidAttempt": 0
           *           }
           *         ],
           *         "reservation": {
           *           "status": "reserved",
           *           "attempt": 1,
           *           "isExpired": false,
           *           "expiresAt": "2026-11-27T11:05:10.301Z",
           *           "waitingFor": null,
           *           "backordered": [],
           *           "promisedAt": null,
           *           "promiseMoves": 0,
           *           "refuseAt": null,
           *           "releasedAttempt": 0,
           *           "at": "2026-11-26T11:05:10.301Z"
           *         },
           *         "routing": {
           *           "count": 1,
           *           "isUnroutable": false,
           *           "reason": null,
           *           "exclusions": [],
           *           "isReSourced": false
           *         },
           *         "endangered": [],
           *         "shipments": [
           *           {
           *             "shipmentId": "1",
           *             "routing": 1,
           *             "locationId": "berlin",
           *             "lines": [
           *               {
           *                 "lineId": "1",
           *                 "sku": "TEA-EARLGREY-100",
           *                 "quantity": 2
           *               }
           *             ],
           *             "lots": [],
           *             "status": "delivered",
           *             "reference": "S54CDJZSA69H6QSV7BP21SSMAM2-1",
           *             "repeats": 0,
           *             "shortUnanswered": [],
           *             "isStockIssued": true,
           *             "carrier": "demo-carrier",
           *             "trackingNumber": "DC353021261365666502",
           *             "at": "2026-11-26T11:05:10.396Z"
           *           }
           *         ],
           *         "failures": [],
           *         "dismissed": [],
           *         "updatedAt": "2026-11-26T11:05:10.400Z"
           *       }
           *     }
           */
          'application/json': components['schemas']['OrderView'];
        };
      };
      400: components['responses']['BadRequest'];
      /** @description `order-not-found`: there is no such order, or there was none then */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 404,
           *       "code": "order-not-found",
           *       "title": "Not Found",
           *       "detail": "there is no order a46365fc-a8c9-89af-9d9d-7610739a2a82",
           *       "instance": "/api/v1/orders/a46365fc-a8c9-89af-9d9d-7610739a2a82"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'order-not-found';
          };
        };
      };
      414: components['responses']['AddressTooLong'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listOrderEvents: {
    parameters: {
      query?: {
        /** @description Items wanted. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description one page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "data": {
           *             "orderId": "a46365fc-a8c9-89af-9d9d-7610739a2a82",
           *             "channelId": "web",
           *             "externalId": "W-7",
           *             "orderNumber": "W-7",
           *             "sourceVersion": null,
           *             "contentHash": "53134d9ffe6c54b727a715c138e00ccbb928c7608934110a0275a427e178170d",
           *             "placedAt": "2026-01-05T10:00:00.000Z",
           *             "currency": "EUR",
           *             "lines": [
           *               {
           *                 "lineId": "1",
           *                 "sku": "TEA-EARLGREY-100",
           *                 "title": "Earl Grey, 100 g",
           *                 "quantity": 2,
           *                 "unitPriceMinor": 1250,
           *                 "discountMinor": 0,
           *                 "taxMinor": 0,
           *                 "totalMinor": 2500,
           *                 "handling": "ship",
           *                 "isTracked": true
           *               }
           *             ],
           *             "totals": {
           *               "itemsMinor": 2500,
           *               "discountMinor": 0,
           *               "shippingMinor": 0,
           *               "taxMinor": 0,
           *               "totalMinor": 2500,
           *               "isTaxIncluded": false
           *             },
           *             "shippingMethod": "standard",
           *             "tenders": [
           *               {
           *                 "tenderId": "card",
           *                 "kind": "card",
           *                 "amountMinor": 2500,
           *                 "token": "tok_approve"
           *               }
           *             ],
           *             "recordOnly": null,
           *             "requiresShipTo": true,
           *             "payload": {
           *               "eventId": "01a21787-df74-7000-991c-13597088b835",
           *               "contentHash": "53134d9ffe6c54b727a715c138e00ccbb928c7608934110a0275a427e178170d"
           *             }
           *           },
           *           "schemaVersion": 1,
           *           "occurredAt": "2026-11-26T11:05:10.264Z",
           *           "correlationId": "a46365fc-a8c9-89af-9d9d-7610739a2a82",
           *           "causationId": "01a21787-df72-7000-b7b4-4069012a2b87",
           *           "actor": "person:anna",
           *           "producer": "capture",
           *           "id": "01a21787-df78-7000-85fb-6afcd52e5275",
           *           "type": "OrderPlaced",
           *           "stream": "order-a46365fc-a8c9-89af-9d9d-7610739a2a82",
           *           "revision": 0,
           *           "position": 482,
           *           "recordedAt": "2026-11-26T11:05:10.271Z",
           *           "personal": {
           *             "personId": "7f47cfdf-4a15-8016-97cb-a47a437dd8d1",
           *             "email": "ada@example.com",
           *             "name": "Ada Byron",
           *             "shipTo": {
           *               "name": "Ada Byron",
           *               "line1": "Hauptstr. 1",
           *               "city": "Berlin",
           *               "postalCode": "10115",
           *               "countryCode": "DE",
           *               "latitude": 52.53,
           *               "longitude": 13.38
           *             }
           *           }
           *         }
           *       ],
           *       "nextCursor": "WzFd"
           *     }
           */
          'application/json': components['schemas']['StoredOrderEventPage'];
        };
      };
      400: components['responses']['BadRequestOrBadCursor'];
      404: components['responses']['OrderNotFound'];
      414: components['responses']['AddressTooLong'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listOrderMessages: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description all of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "messageKey": "order-placed",
           *           "kind": "order-placed",
           *           "channel": "email",
           *           "shipmentId": null,
           *           "to": "ada@example.com",
           *           "subject": "We have your order W-9",
           *           "text": "Hello Ada Byron,\n\nthank you for your order W-9:\n\n  2 × Earl Grey, 100 g\n\nTotal: 25.00 EUR\n\nWe will write again when it is on its way.\n",
           *           "status": "sent",
           *           "requestedAt": "2026-11-26T11:05:12.319Z",
           *           "settledAt": "2026-11-26T11:05:12.342Z",
           *           "reason": null
           *         },
           *         {
           *           "messageKey": "shipment-dispatched:1",
           *           "kind": "shipment-dispatched",
           *           "channel": "email",
           *           "shipmentId": "1",
           *           "to": "ada@example.com",
           *           "subject": "Your order W-9 is on its way",
           *           "text": "Hello Ada Byron,\n\nthis part of your order W-9 has left our warehouse:\n\n  2 × Earl Grey, 100 g\n\nCarrier: demo-carrier\nTracking number: DC1110875959263736014\n",
           *           "status": "sent",
           *           "requestedAt": "2026-11-26T11:05:12.421Z",
           *           "settledAt": "2026-11-26T11:05:12.444Z",
           *           "reason": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['OrderMessageList'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['OrderNotFound'];
      414: components['responses']['AddressTooLong'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listOrderPayloads: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description all of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "eventId": "01a21787-e774-7000-bf31-5956e0be6b79",
           *           "receivedAt": "2026-11-26T11:05:12.308Z",
           *           "actor": "person:anna",
           *           "contentHash": "fb70aa62e4afd1bc3d710f4207ca4110c58ceb41b4e467852d21c9bd3e9a45bd",
           *           "source": "http",
           *           "contentType": "application/json",
           *           "body": "{\"channelId\":\"web\",\"externalId\":\"W-9\",\"placedAt\":\"2026-01-05T10:00:00.000Z\",\"currency\":\"EUR\",\"customer\":{\"email\":\"ada@example.com\",\"name\":\"Ada Byron\"},\"shipTo\":{\"name\":\"Ada Byron\",\"line1\":\"Hauptstr. 1\",\"city\":\"Berlin\",\"postalCode\":\"10115\",\"countryCode\":\"DE\",\"latitude\":52.53,\"longitude\":13.38},\"lines\":[{\"lineId\":\"1\",\"sku\":\"TEA-EARLGREY-100\",\"title\":\"Earl Grey, 100 g\",\"quantity\":2,\"unitPriceMinor\":1250}],\"tenders\":[{\"tenderId\":\"card\",\"kind\":\"card\",\"amountMinor\":2500,\"token\":\"tok_approve\"}]}"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['OrderPayloadList'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['OrderNotFound'];
      414: components['responses']['AddressTooLong'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listOrderParcels: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description all of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "carrier": "demo-carrier",
           *           "trackingNumber": "DC1110875959263736014",
           *           "shipmentId": "1",
           *           "scans": [
           *             {
           *               "scanId": "DC1110875959263736014/accepted",
           *               "status": "accepted",
           *               "at": "2026-11-26T11:05:12.346Z",
           *               "place": "Berlin"
           *             },
           *             {
           *               "scanId": "DC1110875959263736014/in-transit",
           *               "status": "in-transit",
           *               "at": "2026-11-26T11:05:12.346Z",
           *               "place": "Berlin"
           *             }
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['OrderParcelList'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['OrderNotFound'];
      414: components['responses']['AddressTooLong'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getCase: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the case; of an order that nobody looked into, an empty one */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "9b115adf-9a28-83e9-8e98-35825ff5227b",
           *       "owner": null,
           *       "notes": [
           *         {
           *           "noteId": "1ee51f35-8170-4de5-8423-6dc26750a39f",
           *           "at": "2026-11-26T11:05:12.614Z",
           *           "actor": "person:anna",
           *           "text": "called"
           *         }
           *       ],
           *       "history": [
           *         {
           *           "at": "2026-11-26T11:05:12.584Z",
           *           "actor": "person:anna",
           *           "owner": "anna",
           *           "reason": "my customer"
           *         },
           *         {
           *           "at": "2026-11-26T11:05:12.607Z",
           *           "actor": "person:anna",
           *           "owner": null,
           *           "reason": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['CaseView'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['OrderNotFound'];
      414: components['responses']['AddressTooLong'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  followChanges: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description a stream that does not end */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /** @example retry: 2000 */
          'text/event-stream': string;
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      /**
       * @description `too-many-readers`: this process holds as many lines open as it may
       *
       *     `try-again-later`: the same request may pass in a moment
       *
       *     `not-ready`: the process waits for what it needs
       */
      503: {
        headers: {
          /** @description Seconds to wait; also `retryAfterSeconds`. */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 503,
           *       "code": "too-many-readers",
           *       "title": "Service Unavailable",
           *       "detail": "500 readers follow this process already",
           *       "instance": "/api/v1/live",
           *       "requestId": "236ddaf9-e8cf-45bc-9d89-14eeb21b9abf"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'too-many-readers' | 'try-again-later' | 'not-ready';
          };
        };
      };
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listExceptions: {
    parameters: {
      query?: {
        /** @description Only exceptions of this kind: `review-fraud`, `payment-declined`, … */
        name?: string;
        /** @description Only what this person sees to; `none`: what nobody does. */
        owner?: string;
        channelId?: string;
        /** @description Words of the order's number, external id, customer, SKUs: as in the list of orders. */
        q?: string;
        /** @description Items wanted. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description one page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "orderId": "bc43691a-8756-85bd-84d0-944336201ce3",
           *           "orderNumber": "W-14",
           *           "channelId": "web",
           *           "step": "payment-declined:card.1",
           *           "name": "payment-declined",
           *           "reason": "card_declined",
           *           "since": "2026-11-26T11:05:16.783Z",
           *           "actions": [
           *             "retry",
           *             "cancel"
           *           ],
           *           "status": "payment-declined",
           *           "customerName": "Ada Byron",
           *           "totalMinor": 2500,
           *           "currency": "EUR",
           *           "owner": null,
           *           "notes": 0
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ExceptionViewPage'];
        };
      };
      400: components['responses']['BadCursor'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  countExceptions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description in all, and of each kind */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "total": 4,
           *       "byName": {
           *         "conflicting-content": 1,
           *         "payment-declined": 1,
           *         "release-hold": 1,
           *         "review-fraud": 1
           *       },
           *       "unowned": 4,
           *       "oldestSince": "2026-11-26T11:05:09.659Z"
           *     }
           */
          'application/json': components['schemas']['ExceptionCounts'];
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getLifecycle: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description each status, and what it may become */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "statuses": [
           *         {
           *           "status": "received",
           *           "isEnd": false,
           *           "next": [
           *             "reserved",
           *             "backordered"
           *           ]
           *         },
           *         {
           *           "status": "backordered",
           *           "isEnd": false,
           *           "next": [
           *             "reserved",
           *             "covered"
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Lifecycle'];
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listViews: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description all of them, by name */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewList'];
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listDeadLetters: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description all of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "oms.wms.events.v1.dead/1",
           *           "letter": {
           *             "topic": "oms.wms.events.v1",
           *             "partition": 8,
           *             "offset": "33",
           *             "group": "throughline-fulfillment",
           *             "key": "k",
           *             "headers": {},
           *             "valueBase64": "eyJldmVudElkIjoiZTEiLCJ0eXBlIjoic2hpcHBlZCIsInJlZmVyZW5jZSI6Im5vbmUiLCJhdCI6Inllc3RlcmRheSJ9",
           *             "reason": "not a message of this topic: at: at must be a date and time of ISO 8601 with its zone; carrier: carrier must be a string; trackingNumber: trackingNumber must be a string",
           *             "stack": null,
           *             "attempts": 1,
           *             "failedAt": "2026-11-26T11:05:22.212Z"
           *           },
           *           "orderId": null,
           *           "service": "fulfillment",
           *           "replays": 0,
           *           "lastReplayedBy": null,
           *           "lastReplayedAt": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['DeadLetterList'];
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getDeadLetter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the dead letter's id, `<topic>/<offset>`, with its slash encoded */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the whole message, why it was set aside, and what was done about it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "oms.wms.events.v1.dead/1",
           *       "letter": {
           *         "topic": "oms.wms.events.v1",
           *         "partition": 8,
           *         "offset": "33",
           *         "group": "throughline-fulfillment",
           *         "key": "k",
           *         "headers": {},
           *         "valueBase64": "eyJldmVudElkIjoiZTEiLCJ0eXBlIjoic2hpcHBlZCIsInJlZmVyZW5jZSI6Im5vbmUiLCJhdCI6Inllc3RlcmRheSJ9",
           *         "reason": "not a message of this topic: at: at must be a date and time of ISO 8601 with its zone; carrier: carrier must be a string; trackingNumber: trackingNumber must be a string",
           *         "stack": null,
           *         "attempts": 1,
           *         "failedAt": "2026-11-26T11:05:22.212Z"
           *       },
           *       "orderId": null,
           *       "service": "fulfillment",
           *       "replays": 1,
           *       "lastReplayedBy": "person:anna",
           *       "lastReplayedAt": "2026-11-26T11:05:22.237Z"
           *     }
           */
          'application/json': components['schemas']['DeadLetterView'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['DeadLetterNotFound'];
      414: components['responses']['AddressTooLong'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  readTopic: {
    parameters: {
      query?: {
        /** @description The cursor of the answer before; the beginning of the topic without one. */
        after?: string;
        limit?: number;
        /** @description How long to wait for a first message. */
        waitMs?: number;
      };
      header?: never;
      path: {
        /** @description the topic's name, as docs/topics.md lists it */
        topic: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description messages, and the cursor to go on from */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "messages": [
           *         {
           *           "key": "web/T-1",
           *           "value": {
           *             "channelId": "web",
           *             "externalId": "T-1",
           *             "placedAt": "2026-01-05T10:00:00.000Z",
           *             "currency": "EUR",
           *             "customer": {
           *               "email": "ada@example.com",
           *               "name": "Ada Byron"
           *             },
           *             "shipTo": {
           *               "name": "Ada Byron",
           *               "line1": "Hauptstr. 1",
           *               "city": "Berlin",
           *               "postalCode": "10115",
           *               "countryCode": "DE",
           *               "latitude": 52.53,
           *               "longitude": 13.38
           *             },
           *             "lines": [
           *               {
           *                 "lineId": "1",
           *                 "sku": "TEA-EARLGREY-100",
           *                 "title": "Earl Grey, 100 g",
           *                 "quantity": 2,
           *                 "unitPriceMinor": 1250
           *               }
           *             ],
           *             "tenders": [
           *               {
           *                 "tenderId": "card",
           *                 "kind": "card",
           *                 "amountMinor": 2500,
           *                 "token": "tok_approve"
           *               }
           *             ]
           *           },
           *           "offset": "1",
           *           "timestamp": "2026-11-26T11:05:22.052Z"
           *         }
           *       ],
           *       "cursor": "1"
           *     }
           */
          'application/json': components['schemas']['TopicPage'];
        };
      };
      /**
       * @description `bad-cursor`: `after` came from no read of this topic
       *
       *     `bad-request`: the path holds what cannot be decoded, or an id that is none
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 400,
           *       "code": "bad-cursor",
           *       "title": "Bad Request",
           *       "detail": "\"rubbish\" is no cursor of this log",
           *       "instance": "/api/v1/topics/oms.channel.orders.v1"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'bad-cursor' | 'bad-request';
          };
        };
      };
      404: components['responses']['UnknownTopic'];
      414: components['responses']['AddressTooLong'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  publishToTopic: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the topic's name, as docs/topics.md lists it */
        topic: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "messages": [
         *         {
         *           "key": "web/T-1",
         *           "value": {
         *             "channelId": "web",
         *             "externalId": "T-1",
         *             "placedAt": "2026-01-05T10:00:00.000Z",
         *             "currency": "EUR",
         *             "customer": {
         *               "email": "ada@example.com",
         *               "name": "Ada Byron"
         *             },
         *             "shipTo": {
         *               "name": "Ada Byron",
         *               "line1": "Hauptstr. 1",
         *               "city": "Berlin",
         *               "postalCode": "10115",
         *               "countryCode": "DE",
         *               "latitude": 52.53,
         *               "longitude": 13.38
         *             },
         *             "lines": [
         *               {
         *                 "lineId": "1",
         *                 "sku": "TEA-EARLGREY-100",
         *                 "title": "Earl Grey, 100 g",
         *                 "quantity": 2,
         *                 "unitPriceMinor": 1250
         *               }
         *             ],
         *             "tenders": [
         *               {
         *                 "tenderId": "card",
         *                 "kind": "card",
         *                 "amountMinor": 2500,
         *                 "token": "tok_approve"
         *               }
         *             ]
         *           }
         *         }
         *       ]
         *     }
         */
        'application/json': components['schemas']['PublishInput'];
      };
    };
    responses: {
      /** @description they are durable; who reads the topic hears of them */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "offsets": [
           *         "1"
           *       ]
           *     }
           */
          'application/json': components['schemas']['Published'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      /**
       * @description `topic-is-read-only`: Throughline itself writes it
       *
       *     `forbidden`: a page of another origin asked
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 403,
           *       "code": "topic-is-read-only",
           *       "title": "Forbidden",
           *       "detail": "oms.order.events.v1 is written by Throughline itself",
           *       "instance": "/api/v1/topics/oms.order.events.v1"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'topic-is-read-only' | 'forbidden';
          };
        };
      };
      404: components['responses']['UnknownTopic'];
      /**
       * @description `message-too-large`: one message is too large for the topic
       *
       *     `body-too-large`: more bytes than HTTP_BODY_BYTES_MAX
       */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 413,
           *       "code": "message-too-large",
           *       "title": "Payload Too Large",
           *       "detail": "oms.channel.orders.v1: expected a message of at most 1000000 bytes, found 1000003",
           *       "instance": "/api/v1/topics/oms.channel.orders.v1"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'message-too-large' | 'body-too-large';
          };
        };
      };
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `value-is-not-json`: a message has no value
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "value-is-not-json",
           *       "title": "Unprocessable Entity",
           *       "detail": "oms.channel.orders.v1: a value of type undefined has no JSON",
           *       "instance": "/api/v1/topics/oms.channel.orders.v1"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'value-is-not-json' | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getOverview: {
    parameters: {
      query?: {
        /** @description The hours to look back on, the one that is under way included. 90 days are kept. */
        hours?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description all of it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "asOf": "2026-11-26T11:05:12.495Z",
           *       "byStatus": {
           *         "received": 0,
           *         "backordered": 0,
           *         "reserved": 0,
           *         "in-review": 1,
           *         "payment-declined": 0,
           *         "reservation-expired": 0,
           *         "covered": 0,
           *         "routed": 0,
           *         "allocated": 1,
           *         "in-warehouse": 0,
           *         "shipped": 0,
           *         "delivered": 0,
           *         "completed": 5,
           *         "cancelled": 0,
           *         "rejected": 0,
           *         "recorded": 1
           *       },
           *       "hourly": [
           *         {
           *           "hour": "2026-11-26T10:00:00.000Z",
           *           "placed": 0,
           *           "released": 0,
           *           "shipped": 0,
           *           "completed": 0,
           *           "cancelled": 0,
           *           "exceptions": 0
           *         },
           *         {
           *           "hour": "2026-11-26T11:00:00.000Z",
           *           "placed": 8,
           *           "released": 5,
           *           "shipped": 5,
           *           "completed": 5,
           *           "cancelled": 0,
           *           "exceptions": 2
           *         }
           *       ],
           *       "stages": [
           *         {
           *           "stage": "placed-to-reserved",
           *           "count": 7,
           *           "p50Ms": 36,
           *           "p90Ms": 267
           *         },
           *         {
           *           "stage": "reserved-to-covered",
           *           "count": 6,
           *           "p50Ms": 28,
           *           "p90Ms": 292
           *         }
           *       ],
           *       "oldest": [
           *         {
           *           "status": "in-review",
           *           "orderId": "d35cdc1e-4c9d-8baf-b34b-4274fce260db",
           *           "orderNumber": "W-8",
           *           "placedAt": "2026-01-05T10:00:00.000Z"
           *         },
           *         {
           *           "status": "allocated",
           *           "orderId": "468beaf9-bdea-8122-993e-6924f3af063a",
           *           "orderNumber": "API-1",
           *           "placedAt": "2026-01-05T10:00:00.000Z"
           *         }
           *       ],
           *       "exceptions": {
           *         "conflicting-content": 1,
           *         "release-hold": 1,
           *         "review-fraud": 1
           *       },
           *       "partners": [
           *         {
           *           "partner": "channels",
           *           "ok": 8,
           *           "failed": 1,
           *           "lastOkAt": "2026-11-26T11:05:12.314Z",
           *           "lastFailureAt": "2026-11-26T11:05:10.095Z",
           *           "lastFailure": "validation-failed"
           *         },
           *         {
           *           "partner": "payment-gateway",
           *           "ok": 9,
           *           "failed": 0,
           *           "lastOkAt": "2026-11-26T11:05:12.434Z",
           *           "lastFailureAt": null,
           *           "lastFailure": null
           *         }
           *       ],
           *       "consumers": [
           *         {
           *           "service": "capture",
           *           "group": "throughline-capture",
           *           "topic": "oms.capture.retries.v1",
           *           "lag": 0
           *         },
           *         {
           *           "service": "capture",
           *           "group": "throughline-capture",
           *           "topic": "oms.channel.orders.v1",
           *           "lag": 0
           *         }
           *       ],
           *       "isMessagingKnown": true,
           *       "deadLetters": 0
           *     }
           */
          'application/json': components['schemas']['OverviewAnswer'];
        };
      };
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listStock: {
    parameters: {
      query?: {
        /** @description Words that all have to begin a word of the SKU or of the title; without regard to case and accents. */
        q?: string;
        /** @description Only what lies at this location, or did. */
        locationId?: string;
        /** @description `out`: nothing is available. `low`: no more than the product's reorder point, or than 10 units where it has none. `short`: orders wait, or more is promised than there is. */
        state?: 'out' | 'low' | 'short';
        /** @description Items wanted. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description one page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "sku": "CUP-GLASS-2",
           *           "title": "Two glass cups",
           *           "onHand": 50000,
           *           "allocated": 0,
           *           "quarantined": 0,
           *           "reserved": 0,
           *           "queued": 0,
           *           "held": 0,
           *           "incoming": 0,
           *           "incomingAt": null,
           *           "overdue": 0,
           *           "available": 50000,
           *           "level": "ok",
           *           "shortfall": 0,
           *           "locations": [
           *             {
           *               "locationId": "berlin",
           *               "name": "Berlin warehouse",
           *               "onHand": 10000,
           *               "allocated": 0,
           *               "quarantined": 0
           *             },
           *             {
           *               "locationId": "cologne-store",
           *               "name": "Cologne store",
           *               "onHand": 10000,
           *               "allocated": 0,
           *               "quarantined": 0
           *             }
           *           ],
           *           "updatedAt": "2026-11-26T11:05:09.247Z"
           *         }
           *       ],
           *       "nextCursor": "WyJDVVAtR0xBU1MtMiJd"
           *     }
           */
          'application/json': components['schemas']['StockSummaryPage'];
        };
      };
      400: components['responses']['BadCursor'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listStockMovements: {
    parameters: {
      query?: {
        /** @description Only what had been recorded by then. */
        asOf?: string;
        /** @description Items wanted. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description the product's SKU */
        sku: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description one page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "revision": 15,
           *           "at": "2026-11-26T11:05:18.916Z",
           *           "type": "StockAdjusted",
           *           "locationId": "hamburg",
           *           "quantity": -1,
           *           "onHandAfter": 30166,
           *           "reservedAfter": 0,
           *           "allocatedAfter": 0,
           *           "queuedAfter": 0,
           *           "quarantinedAfter": 3,
           *           "heldAfter": 0,
           *           "incomingAfter": 54,
           *           "stated": null,
           *           "actor": "person:anna",
           *           "reason": "theft",
           *           "toLocationId": null,
           *           "channelId": null,
           *           "dueAt": null,
           *           "orderId": null,
           *           "reference": "file-1/2",
           *           "causationId": "01a21788-0141-7000-a1ad-87ddd90971e1/3"
           *         }
           *       ],
           *       "nextCursor": "WzE1XQ"
           *     }
           */
          'application/json': components['schemas']['StockMovementPage'];
        };
      };
      400: components['responses']['BadRequestOrBadCursor'];
      404: components['responses']['UnknownSku'];
      414: components['responses']['AddressTooLong'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listLocations: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description all of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "locationId": "berlin",
           *           "isActive": true,
           *           "name": "Berlin warehouse",
           *           "kind": "warehouse",
           *           "countryCode": "DE",
           *           "postalCode": "12099",
           *           "city": "Berlin",
           *           "latitude": 52.46,
           *           "longitude": 13.38,
           *           "revision": 0,
           *           "updatedAt": "2026-11-26T11:05:07.975Z",
           *           "updatedBy": "person:sample",
           *           "reason": "sample merchant"
           *         },
           *         {
           *           "locationId": "cologne-store",
           *           "isActive": true,
           *           "name": "Cologne store",
           *           "kind": "store",
           *           "countryCode": "DE",
           *           "postalCode": "50667",
           *           "city": "Köln",
           *           "latitude": 50.94,
           *           "longitude": 6.96,
           *           "revision": 0,
           *           "updatedAt": "2026-11-26T11:05:08.030Z",
           *           "updatedBy": "person:sample",
           *           "reason": "sample merchant"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['CurrentLocationList'];
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getLocation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the location's id */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "locationId": "berlin",
           *       "isActive": true,
           *       "name": "Berlin warehouse",
           *       "kind": "warehouse",
           *       "countryCode": "DE",
           *       "postalCode": "12099",
           *       "city": "Berlin",
           *       "latitude": 52.46,
           *       "longitude": 13.38,
           *       "revision": 0,
           *       "updatedAt": "2026-11-26T11:05:07.975Z",
           *       "updatedBy": "person:sample",
           *       "reason": "sample merchant"
           *     }
           */
          'application/json': components['schemas']['CurrentLocation'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['SettingNotFound'];
      414: components['responses']['AddressTooLong'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  setLocation: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description 1 to 64 letters, digits, dots, dashes and underscores */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "isActive": true,
         *       "name": "Berlin warehouse",
         *       "kind": "warehouse",
         *       "countryCode": "DE",
         *       "postalCode": "12099",
         *       "city": "Berlin",
         *       "latitude": 52.46,
         *       "longitude": 13.38,
         *       "reason": "a better description"
         *     }
         */
        'application/json': components['schemas']['LocationInput'];
      };
    };
    responses: {
      /** @description `changed`, or `unchanged` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "outcome": "unchanged",
           *       "revision": 0,
           *       "settings": {
           *         "locationId": "berlin",
           *         "isActive": true,
           *         "name": "Berlin warehouse",
           *         "kind": "warehouse",
           *         "countryCode": "DE",
           *         "postalCode": "12099",
           *         "city": "Berlin",
           *         "latitude": 52.46,
           *         "longitude": 13.38
           *       }
           *     }
           */
          'application/json': components['schemas']['LocationSettingsChange'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      409: components['responses']['SettingMovedOn'];
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['BadIdOrValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getLocationHistory: {
    parameters: {
      query?: {
        /** @description Items wanted. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description the location's id */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description one page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "revision": 0,
           *           "at": "2026-11-26T11:05:07.975Z",
           *           "actor": "person:sample",
           *           "reason": "sample merchant",
           *           "settings": {
           *             "locationId": "berlin",
           *             "isActive": true,
           *             "name": "Berlin warehouse",
           *             "kind": "warehouse",
           *             "countryCode": "DE",
           *             "postalCode": "12099",
           *             "city": "Berlin",
           *             "latitude": 52.46,
           *             "longitude": 13.38
           *           }
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['LocationSettingsPastChangePage'];
        };
      };
      400: components['responses']['BadRequestOrBadCursor'];
      404: components['responses']['SettingNotFound'];
      414: components['responses']['AddressTooLong'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listProducts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description all of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentProductList'];
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getProduct: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the product's SKU */
        sku: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "sku": "CUP-GLASS-2",
           *       "isTracked": true,
           *       "requiresShipping": true,
           *       "title": "Two glass cups",
           *       "weightGrams": 400,
           *       "revision": 0,
           *       "updatedAt": "2026-11-26T11:05:08.353Z",
           *       "updatedBy": "person:sample",
           *       "reason": "sample merchant"
           *     }
           */
          'application/json': components['schemas']['CurrentProduct'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['SettingNotFound'];
      414: components['responses']['AddressTooLong'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  setProduct: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description 1 to 64 letters, digits, dots, dashes and underscores */
        sku: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "new in the range",
         *       "title": "Breakfast set",
         *       "weightGrams": 100,
         *       "components": [
         *         {
         *           "sku": "TEA-ASSAM-100",
         *           "quantity": 1
         *         },
         *         {
         *           "sku": "CUP-GLASS-2",
         *           "quantity": 1
         *         }
         *       ]
         *     }
         */
        'application/json': components['schemas']['ProductInput'];
      };
    };
    responses: {
      /** @description `changed`, or `unchanged` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "outcome": "changed",
           *       "revision": 0,
           *       "settings": {
           *         "sku": "SET-BREAKFAST",
           *         "isTracked": true,
           *         "requiresShipping": true,
           *         "title": "Breakfast set",
           *         "weightGrams": 100,
           *         "components": [
           *           {
           *             "sku": "TEA-ASSAM-100",
           *             "quantity": 1
           *           },
           *           {
           *             "sku": "CUP-GLASS-2",
           *             "quantity": 1
           *           }
           *         ]
           *       }
           *     }
           */
          'application/json': components['schemas']['ProductSettingsChange'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      409: components['responses']['SettingMovedOn'];
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /**
       * @description `bad-id`: the id has other characters, or too many
       *
       *     `kit-contains-itself`: a component is the kit itself, or contains it
       *
       *     `kit-of-kits`: a component is a kit, or the kit is a component of another one
       *
       *     `unknown-component`: no product has the SKU of a component
       *
       *     `validation-failed`: `problems` names every field
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "unknown-component",
           *       "title": "Unprocessable Entity",
           *       "detail": "no product has the SKU NOTHING",
           *       "instance": "/api/v1/products/OUTER"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              'bad-id' | 'kit-contains-itself' | 'kit-of-kits' | 'unknown-component' | 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getProductHistory: {
    parameters: {
      query?: {
        /** @description Items wanted. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description the product's SKU */
        sku: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description one page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "revision": 0,
           *           "at": "2026-11-26T11:05:08.353Z",
           *           "actor": "person:sample",
           *           "reason": "sample merchant",
           *           "settings": {
           *             "sku": "CUP-GLASS-2",
           *             "isTracked": true,
           *             "requiresShipping": true,
           *             "title": "Two glass cups",
           *             "weightGrams": 400
           *           }
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ProductSettingsPastChangePage'];
        };
      };
      400: components['responses']['BadRequestOrBadCursor'];
      404: components['responses']['SettingNotFound'];
      414: components['responses']['AddressTooLong'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  listChannels: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description all of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "channelId": "phone",
           *           "reservationTtlMs": 86400000,
           *           "name": "Phone",
           *           "platform": "generic",
           *           "webhookSecretName": null,
           *           "revision": 0,
           *           "updatedAt": "2026-11-26T11:05:08.361Z",
           *           "updatedBy": "person:sample",
           *           "reason": "sample merchant"
           *         },
           *         {
           *           "channelId": "shop",
           *           "reservationTtlMs": 86400000,
           *           "name": "Shopify shop",
           *           "platform": "shopify",
           *           "webhookSecretName": "shop",
           *           "revision": 0,
           *           "updatedAt": "2026-11-26T11:05:08.361Z",
           *           "updatedBy": "person:sample",
           *           "reason": "sample merchant"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['CurrentChannelList'];
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getChannel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the channel's id */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "channelId": "phone",
           *       "reservationTtlMs": 86400000,
           *       "name": "Phone",
           *       "platform": "generic",
           *       "webhookSecretName": null,
           *       "revision": 0,
           *       "updatedAt": "2026-11-26T11:05:08.361Z",
           *       "updatedBy": "person:sample",
           *       "reason": "sample merchant"
           *     }
           */
          'application/json': components['schemas']['CurrentChannel'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['SettingNotFound'];
      414: components['responses']['AddressTooLong'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  setChannel: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description 1 to 64 letters, digits, dots, dashes and underscores */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reservationTtlMs": 86400000,
         *       "name": "Phone",
         *       "platform": "generic",
         *       "webhookSecretName": null,
         *       "reason": "a better description"
         *     }
         */
        'application/json': components['schemas']['ChannelInput'];
      };
    };
    responses: {
      /** @description `changed`, or `unchanged` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "outcome": "unchanged",
           *       "revision": 0,
           *       "settings": {
           *         "channelId": "phone",
           *         "reservationTtlMs": 86400000,
           *         "name": "Phone",
           *         "platform": "generic",
           *         "webhookSecretName": null
           *       }
           *     }
           */
          'application/json': components['schemas']['ChannelSettingsChange'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      409: components['responses']['SettingMovedOn'];
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['BadIdOrValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getChannelHistory: {
    parameters: {
      query?: {
        /** @description Items wanted. */
        limit?: number;
        /** @description The `nextCursor` of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description the channel's id */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description one page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "revision": 0,
           *           "at": "2026-11-26T11:05:08.361Z",
           *           "actor": "person:sample",
           *           "reason": "sample merchant",
           *           "settings": {
           *             "channelId": "phone",
           *             "reservationTtlMs": 86400000,
           *             "name": "Phone",
           *             "platform": "generic",
           *             "webhookSecretName": null
           *           }
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ChannelSettingsPastChangePage'];
        };
      };
      400: components['responses']['BadRequestOrBadCursor'];
      404: components['responses']['SettingNotFound'];
      414: components['responses']['AddressTooLong'];
      422: components['responses']['ValidationFailed'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  browseDocs: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getOpenApiDocument: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description the document */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpenApiDocument'];
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  getDocsFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the file's name */
        file: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description a script, a stylesheet or a picture */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
      400: components['responses']['BadRequest'];
      /** @description `not-found`: the page has no such file */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not-found';
          };
        };
      };
      414: components['responses']['AddressTooLong'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  saveView: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description a UUID that the caller makes */
        viewId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Late",
         *       "page": "orders",
         *       "query": "status=shipped",
         *       "columns": [
         *         "status"
         *       ]
         *     }
         */
        'application/json': components['schemas']['ViewInput'];
      };
    };
    responses: {
      /** @description `changed`, or `unchanged` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "viewId": "2207a1af-feb3-4996-9afb-9e41dd7aef39",
           *       "outcome": "changed"
           *     }
           */
          'application/json': components['schemas']['ViewChange'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      /** @description `too-many-views`: there are as many as there may be */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "too-many-views",
           *       "title": "Conflict",
           *       "detail": "there are 200 views already: delete one first",
           *       "instance": "/api/v1/views/54413290-caa7-47e3-9bdb-a38157fe4de7"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'too-many-views';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `validation-failed`: `problems` names every field */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "validation-failed",
           *       "title": "Unprocessable Entity",
           *       "detail": "the request is not what it has to be",
           *       "problems": [
           *         {
           *           "field": "surprise",
           *           "message": "property surprise should not exist"
           *         },
           *         {
           *           "field": "name",
           *           "message": "name must be a string"
           *         }
           *       ],
           *       "instance": "/api/v1/views/0198c0de-0000-8000-8000-000000000000"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  deleteView: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description the view's id */
        viewId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `changed`, or `unchanged` where there is none */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "viewId": "2207a1af-feb3-4996-9afb-9e41dd7aef39",
           *       "outcome": "changed"
           *     }
           */
          'application/json': components['schemas']['ViewChange'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  setCaseOwner: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "owner": "anna",
         *       "reason": "my customer"
         *     }
         */
        'application/json': components['schemas']['CaseOwnerInput'];
      };
    };
    responses: {
      /** @description `changed`, or `unchanged` where it was so already */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "9b115adf-9a28-83e9-8e98-35825ff5227b",
           *       "outcome": "changed"
           *     }
           */
          'application/json': components['schemas']['CaseChange'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `validation-failed`: `problems` names every field */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "validation-failed",
           *       "title": "Unprocessable Entity",
           *       "detail": "the request is not what it has to be",
           *       "problems": [
           *         {
           *           "field": "surprise",
           *           "message": "property surprise should not exist"
           *         }
           *       ],
           *       "instance": "/api/v1/orders/0198c0de-0000-8000-8000-000000000000/case/owner"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  addCaseNote: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description the order's id, as placing it answered */
        orderId: string;
        /** @description a UUID that the caller makes */
        noteId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "text": "called"
         *     }
         */
        'application/json': components['schemas']['CaseNoteInput'];
      };
    };
    responses: {
      /** @description `changed`, or `unchanged` where the note is there already */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "9b115adf-9a28-83e9-8e98-35825ff5227b",
           *       "outcome": "changed"
           *     }
           */
          'application/json': components['schemas']['CaseChange'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      404: components['responses']['OrderNotFound'];
      /** @description `too-many-notes`: it has 500 notes */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 409,
           *       "code": "too-many-notes",
           *       "title": "Conflict",
           *       "detail": "it has 500 notes",
           *       "instance": "/api/v1/orders/9b115adf-9a28-83e9-8e98-35825ff5227b/case/notes/a2506ac0-ef28-45b4-9213-e3ef9544b61e"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'too-many-notes';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      /** @description `validation-failed`: `problems` names every field */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": 422,
           *       "code": "validation-failed",
           *       "title": "Unprocessable Entity",
           *       "detail": "the request is not what it has to be",
           *       "problems": [
           *         {
           *           "field": "surprise",
           *           "message": "property surprise should not exist"
           *         },
           *         {
           *           "field": "text",
           *           "message": "text must be a string"
           *         }
           *       ],
           *       "instance": "/api/v1/orders/0198c0de-0000-8000-8000-000000000000/case/notes/0198c0de-0000-8000-8000-000000000000"
           *     }
           */
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'validation-failed';
          };
        };
      };
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
  replayDeadLetter: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks: `anna` stands in the ledger as `person:anna`; without it `person:anonymous`. */
        'X-Actor'?: string;
      };
      path: {
        /** @description the dead letter's id, `<topic>/<offset>`, with its slash encoded */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description it is on its way */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "oms.wms.events.v1.dead/1",
           *       "topic": "oms.wms.events.v1",
           *       "group": "throughline-fulfillment",
           *       "outcome": "sent-back"
           *     }
           */
          'application/json': components['schemas']['ReplayAnswer'];
        };
      };
      400: components['responses']['BadRequestOrMalformedJson'];
      403: components['responses']['Forbidden'];
      404: components['responses']['DeadLetterNotFound'];
      /** @description `group-not-ours`: a group of somebody else failed on it */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'group-not-ours';
          };
        };
      };
      413: components['responses']['BodyTooLarge'];
      414: components['responses']['AddressTooLong'];
      415: components['responses']['UnsupportedMediaType'];
      500: components['responses']['InternalError'];
      502: components['responses']['ConnectionLostOrMalformedAnswer'];
      503: components['responses']['TryAgainLaterOrNotReady'];
      504: components['responses']['NoAnswerInTime'];
    };
  };
}
