export const addressKind = { normalise: (_a: unknown, _b: unknown): { values: { value: string }[] } => ({ values: [] }) };
export const areaCodeOf = (_v: unknown): string | undefined => undefined;
