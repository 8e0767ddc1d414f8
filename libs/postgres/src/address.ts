const PRODUCT = 'PostgreSQL';

/** A URL, or the path of a socket with the database behind a blank. */
const WELL_FORMED = /^(postgres(ql)?:\/\/|\/)/;

/** The driver would take anything else for the name of a host. @throws Error without quoting it: it may hold a secret */
export function assertPostgresUrl(url: string): void {
  if (!WELL_FORMED.test(url)) throw new Error('the URL of a PostgreSQL database begins with postgres://');
}

/** Where a URL leads, without user, password and parameters: for logs and errors. */
export const addressOf = (url: string): string => {
  if (!URL.canParse(url)) return PRODUCT;
  const { host, pathname } = new URL(url);
  return `${PRODUCT} at ${host || 'localhost'}${pathname}`;
};

/** Server settings as the `options` of a connection. Blanks within a value are escaped, as libpq has it. */
const optionsOf = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value.replace(/[\\ ]/g, '\\$&')}`)
    .join(' ');

/**
 * What the driver is given to connect with: our settings first, so that those of the URL's own `options` win.
 */
export const connectionOf = (
  url: string,
  settings: Readonly<Record<string, string>>,
): { readonly connectionString: string; readonly options: string } => {
  const ours = optionsOf(settings);
  if (!URL.canParse(url)) return { connectionString: url, options: ours };
  const address = new URL(url);
  const options = [ours, address.searchParams.get('options')].filter(Boolean).join(' ');
  // The driver lets what stands in the URL win over what stands beside it.
  address.searchParams.delete('options');
  return { connectionString: address.href, options };
};
