import type { Catalogue } from '../catalogue.js';
import type { pages as english } from '../en/pages.js';

export const pages: Catalogue<typeof english> = {
  removeFilter: 'Filter {{filter}} entfernen',
  clearFilters: 'Alle entfernen',
  missing: 'Bitte ausfüllen.',
  asTable: 'Als Tabelle',
  actor: {
    person: '{{name}}',
    service: 'Dienst {{name}}',
    partner: 'Partner {{name}}',
    channel: 'Kanal {{name}}',
  },
};
