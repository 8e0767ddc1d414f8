import type { Catalogue } from '../catalogue.js';
import type { pages as english } from '../en/pages.js';

export const pages: Catalogue<typeof english> = {
  removeFilter: 'Filter {{filter}} entfernen',
  clearFilters: 'Alle entfernen',
  missing: 'Bitte ausfüllen.',
  limits: {
    notWhole: 'Bitte eine ganze Zahl.',
    zero: 'Bitte nicht 0.',
    tooLow: 'Mindestens {{limit}}.',
    tooHigh: 'Höchstens {{limit}}.',
    tooLong: 'Höchstens {{limit}} Zeichen.',
    tooMany: 'Höchstens {{limit}}.',
  },
  asTable: 'Als Tabelle',
  actor: {
    person: '{{name}}',
    service: '{{name}}',
    channel: 'Kanal {{name}}',
    partner: '{{name}}',
    other: '{{name}}',
  },
  actorName: {
    wms: 'Lager',
    carrier: 'Paketdienst',
    anonymous: 'Jemand',
    capture: 'Auftragsannahme',
    payment: 'Zahlungsdienst',
    inventory: 'Bestandsdienst',
    routing: 'Standortwahl',
    fulfillment: 'Auslieferung',
    notifications: 'Benachrichtigungen',
    console: 'Konsole',
  },
};
