/**
 * The little of @marcbachmann/cel-js that is used here. The package is an ES module, whose types a CommonJS project may
 * not import; the code itself is loaded by Node as it is.
 */
declare module '@marcbachmann/cel-js' {
  export interface CelNode { readonly op: string; readonly args: unknown }
  export interface CelExpression {
    (context: Readonly<Record<string, unknown>>): unknown;
    readonly ast: CelNode;
    readonly check: () => { readonly valid: boolean; readonly type?: string; readonly error?: Error };
  }
  export class Environment {
    constructor(options?: { readonly unlistedVariablesAreDyn?: boolean; readonly limits?: Readonly<Record<string, number>> });
    registerVariable(name: string, type: string): this;
    registerFunction(signature: string, handler: (...args: never[]) => unknown): this;
    parse(expression: string): CelExpression;
  }
}
