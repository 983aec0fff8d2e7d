/** Invented identifiers with valid check characters, and numbers that nobody would take for somebody's. */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015, annex A. */
export function creditCode(random, division, prefix = '91') {
  let code = `${prefix}${division}MA`;
  while (code.length < 17) code += CREDIT_ALPHABET[random.int(0, CREDIT_ALPHABET.length - 1)];
  let [sum, weight] = [0, 1];
  for (const char of code) {
    sum += CREDIT_ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return code + CREDIT_ALPHABET[(31 - (sum % 31)) % 31];
}

/** GB 11643-1999, section 4. */
export function identityNumber(random, division) {
  const two = (number) => String(number).padStart(2, '0');
  const first17 = `${division}${random.int(1955, 2000)}${two(random.int(1, 12))}${two(random.int(1, 28))}${String(random.int(1, 999)).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return first17 + '10X98765432'[sum % 11];
}

/** Every generated number has 555 in its middle: 139 555 1xxxx, 0571-5551 xxxx, 400-555-1xxx. */
export function createNumbers(random) {
  let [mobiles, landlines, hotlines] = [10000, 1000, 100];
  return {
    mobile: () => `${random.pick(['131', '135', '136', '137', '138', '139', '150', '158', '177', '186', '189', '199'])}555${(mobiles += random.int(3, 90))}`,
    landline: (areaCode) => `${areaCode}-5551${String(landlines += random.int(2, 30)).padStart(4, '0')}`,
    hotline: () => `400-555-1${(hotlines += random.int(1, 9))}`,
  };
}
