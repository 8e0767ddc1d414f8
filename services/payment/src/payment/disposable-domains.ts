/** Well-known services for throw-away addresses; subdomains count too. */
const disposableDomains: ReadonlySet<string> = new Set([
  '10minutemail.com',
  'dispostable.com',
  'fakeinbox.com',
  'getnada.com',
  'guerrillamail.com',
  'maildrop.cc',
  'mailinator.com',
  'mailnesia.com',
  'sharklasers.com',
  'temp-mail.org',
  'tempmail.com',
  'throwawaymail.com',
  'trashmail.com',
  'yopmail.com',
]);

/** "x.mailinator.com" → true. */
export function isDisposableDomain(domain: string): boolean {
  const labels = domain.trim().toLowerCase().split('.');
  return labels.some((_, index) => disposableDomains.has(labels.slice(index).join('.')));
}
