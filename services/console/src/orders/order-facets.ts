/** How a fact about an order that lists are narrowed by stands in its table. */
export const skuFacet = (sku: string): string => `sku:${sku}`;
export const locationFacet = (locationId: string): string => `location:${locationId}`;
