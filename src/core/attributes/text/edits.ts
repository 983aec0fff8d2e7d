/** One character typed wrong, left out, put in, or two neighbours swapped (Damerau distance of one). */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const longest = Math.max(a.length, b.length);
  let start = 0;
  while (start < longest && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (a.length > b.length) return restA.slice(1) === restB;
  if (b.length > a.length) return restB.slice(1) === restA;
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', B: '8', G: '6' };
/** Characters that hands and scanners confuse, folded to one digit: O/0, I/1, Z/2, S/5, B/8. Expects upper case. */
export function foldLookalikes(text: string): string {
  return text.replace(/[OQDILZSBG]/g, (char) => LOOKALIKES[char] ?? char);
}
