import type { Catalogue } from '../catalogue.js';
import type { lifecycle as english } from '../en/lifecycle.js';

export const lifecycle: Catalogue<typeof english> = {
  title: 'Lebenszyklus',
  intro:
    'Jede Bestellung hat genau einen dieser Status; er ergibt sich aus dem, was in ihrem Journal steht. Die Zahl sagt, wie viele gerade dort sind; wählen Sie einen Status, um sie zu sehen.',
  diagram: 'Schaubild der Status und was auf welchen folgen darf',
  box: '{{name}}: {{count}} Bestellungen',
  breakOff: 'Bis hier kann noch storniert oder zurückgewiesen werden',
  inWords: 'In Worten',
  status: 'Status',
  orders: 'Jetzt dort',
  meaning: 'Was er bedeutet',
  next: 'Was folgen darf',
  end: 'Nichts: Hier endet der Weg',
  pathOf: 'Der Weg von',
  wholeAgain: 'Den ganzen Lebenszyklus zeigen',
  meanings: {
    received: 'Angenommen; um Bestand und Geld kümmert sich das System gerade.',
    backordered: 'Wartet in der Schlange auf Bestand.',
    reserved: 'Der Bestand ist ihr zugesagt, das Geld noch nicht sicher.',
    'in-review': 'Ein Mensch prüft, ob es Betrug ist.',
    'payment-declined': 'Die Zahlung wurde abgelehnt; der Kunde oder jemand hier muss handeln.',
    'reservation-expired': 'Niemand hat rechtzeitig gezahlt, der Bestand ging zurück.',
    covered: 'Bestand und Geld sind sicher; sie wartet auf einen Standort.',
    routed: 'Es steht fest, welcher Standort was versendet.',
    allocated: 'Die Ware ist am Standort zurückgelegt.',
    'in-warehouse': 'Das Lager hat den Auftrag.',
    shipped: 'Mindestens ein Paket ist unterwegs.',
    delivered: 'Alle Pakete sind angekommen.',
    completed: 'Alles ist zugestellt und bezahlt.',
    cancelled: 'Sie wurde vor dem Versand abbestellt.',
    rejected: 'Sie wurde abgewiesen, wegen Betrugs oder weil Bestand fehlt.',
    recorded: 'Nur für die Bücher: Jemand anders versendet sie, oder es war ein Test.',
  },
};
