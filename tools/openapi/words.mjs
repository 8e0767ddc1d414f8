// What the document says of the interface as a whole; docs/api.md says it at more length.

export const apiDescription = `An order management system: every order from click to doorstep and back, on one append-only ledger.

* **Problems** are RFC 9457 problem details. \`code\` stays the same for ever: go by it, not by \`detail\`.
* **Lists** are read page by page: \`nextCursor\` of one answer is \`cursor\` of the next request, null on the last page.
* **Writes may be repeated** after a lost answer, unless a route says otherwise.
* **Who asks** is the header \`X-Actor\`, and stands in the ledger with what was asked.
* **Amounts** are integers in minor units of their currency, **times** ISO 8601 with a zone.
* **Answers grow**: members may be added within v1, so ignore those that you do not know. Requests are exact: a member that is not described is refused.`;

export const tagDescriptions = [
  { name: 'Orders', description: 'Orders in, and orders as the ledger has them.' },
  { name: 'Webhooks', description: "Orders in the platforms' own formats." },
  { name: 'Interventions', description: 'What a person does to an order by hand.' },
  { name: 'Reviews', description: 'Orders that the fraud rules leave to a person.' },
  { name: 'Stock', description: 'Stock per SKU and location, in whole units.' },
  { name: 'Exceptions', description: 'What waits for a person.' },
  { name: 'Dead letters', description: 'Messages that were set aside.' },
  { name: 'Topics', description: 'Public topics for partners without Kafka.' },
  {
    name: 'Settings',
    description: 'Locations, products and channels, each change with its author and reason.',
  },
  { name: 'Documentation', description: 'The interface, described by itself.' },
];
