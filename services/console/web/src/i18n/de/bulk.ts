import type { Catalogue } from '../catalogue.js';
import type { bulk as english } from '../en/bulk.js';

export const bulk: Catalogue<typeof english> = {
  running: '{{done}} von {{total}} erledigt, {{refused}} abgelehnt …',
  over: '{{done}} von {{total}} erledigt, {{refused}} abgelehnt.',
  stop: 'Hier anhalten',
  close: 'Schließen',
};
