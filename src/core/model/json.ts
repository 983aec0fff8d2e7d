/** Anything that survives a round trip through JSON. Attribute values are always of this shape. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject { readonly [name: string]: JsonValue | undefined }
