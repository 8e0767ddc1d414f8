/** The names under which answers are remembered: whoever makes one out of date goes by these. */
export const keys = {
  orders: ['orders'],
  orderCounts: ['order-counts'],
  order: (orderId: string) => ['order', orderId],
  exceptions: ['exceptions'],
  deadLetters: ['dead-letters'],
  overview: ['overview'],
  stock: ['stock'],
  locations: ['locations'],
  products: ['products'],
  channels: ['channels'],
  views: ['views'],
  lifecycle: ['lifecycle'],
} as const;
