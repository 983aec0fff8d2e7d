/** "attribute:customer.name" → "customer.name", as mappings and issues write it. */
export const attributeNodeIdParts = (id: string): string => id.slice('attribute:'.length);
