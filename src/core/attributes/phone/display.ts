import { areaCodeLength } from './nationalNumber';
import type { PhoneValue } from './value';

function national(value: PhoneValue): string {
  const digits = value.e164.slice(3);
  switch (value.kind) {
    case 'MOBILE': return `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`;
    case 'HOTLINE': return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;
    case 'LANDLINE': {
      const area = areaCodeLength(digits, 0);
      return `0${digits.slice(0, area)}-${digits.slice(area)}`;
    }
    case 'SERVICE': return digits;
    case 'FOREIGN': return value.e164;
  }
}

/** As a person in China would write it: 138 1234 5678, 0571-88123456 转 8012. */
export function displayPhone(value: PhoneValue): string {
  return value.extension === null ? national(value) : `${national(value)} 转 ${value.extension}`;
}
