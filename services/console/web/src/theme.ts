import {
  createTheme,
  DEFAULT_THEME,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type VariantColorsResolver,
} from '@mantine/core';

const PRIMARY = 'cyan';

/** The primary colour is dark on light pages and light on dark ones: what is written on it has to turn as well. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  const isPrimary = input.color === undefined || input.color === PRIMARY;
  return input.variant === 'filled' && isPrimary
    ? { ...colours, color: 'var(--mantine-primary-color-contrast)' }
    : colours;
};

/** The head of a dialog is a `header` element, and yet none of the page's landmarks. */
const noLandmark = { defaultProps: { role: 'none' } };

export const theme = createTheme({
  primaryColor: PRIMARY,
  primaryShade: { light: 9, dark: 4 },
  autoContrast: true,
  variantColorResolver,
  fontFamily:
    'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: { ModalHeader: noLandmark, DrawerHeader: noLandmark },
});

const COLOURS = Object.keys(DEFAULT_THEME.colors);

const forEach = (value: (colour: string) => string): Record<string, string> =>
  Object.fromEntries(COLOURS.map((colour) => [`--mantine-color-${colour}-light-color`, value(colour)]));

/** Under the pointer a button turns darker: lighter, what is written on it would be harder to read than WCAG asks for. */
const hovered = {
  [`--mantine-color-${PRIMARY}-filled-hover`]:
    'color-mix(in srgb, var(--mantine-primary-color-filled) 88%, black)',
};

/** Text on a tint, and text that stands back, as dark or light as WCAG asks for small letters: 4.5 to 1. */
export const readableColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...hovered,
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    ...forEach((colour) => `color-mix(in srgb, var(--mantine-color-${colour}-9) 55%, black)`),
  },
  dark: {
    ...hovered,
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    ...forEach((colour) => `var(--mantine-color-${colour}-2)`),
  },
});
