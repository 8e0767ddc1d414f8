export const order = {
  title: 'Order {{number}}',
} as const;
