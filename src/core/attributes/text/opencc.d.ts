/**
 * The little of opencc-js that is used here. The package publishes its types as an ES module only, which a
 * CommonJS project may not import; the code itself comes in both forms.
 */
declare module 'opencc-js/t2cn' {
  export function Converter(options: { readonly from: 't'; readonly to: 'cn' }): (text: string) => string;
}
