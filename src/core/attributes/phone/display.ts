import { isAreaCode } from '../divisions/areaCodes';
import { areaCodeLength } from './nationalNumber';
import type { PhoneValue } from './value';

const SERVICE_OF_A_CITY = /^(10|2\d|[3-9]\d{2})(9[56]\d{3,4}|1[02]\d{3})$/;

/** 57196345 is 96345 of Hangzhou; 95013123 is one number of the whole country. */
function service(digits: string): string {
  const [, area, number] = SERVICE_OF_A_CITY.exec(digits) ?? [];
  return area === undefined || number === undefined || digits.startsWith('95') || !isAreaCode(area) ? digits : `0${area}-${number}`;
}

function national(value: PhoneValue): string {
  const digits = value.e164.slice(3);
  // Masked: 138****1111 is how everybody writes that.
  if (digits.includes('*') && value.kind !== 'LANDLINE' && value.kind !== 'FOREIGN') return digits;
  switch (value.kind) {
    case 'MOBILE': return `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`;
    case 'HOTLINE': return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;
    case 'LANDLINE': {
      const area = areaCodeLength(digits, 0);
      return `0${digits.slice(0, area)}-${digits.slice(area)}`;
    }
    case 'SERVICE': return service(digits);
    case 'FOREIGN': return value.e164;
  }
}

/** As a person in China would write it: 138 1234 5678, 0571-88123456 转 8012. */
export function displayPhone(value: PhoneValue): string {
  return value.extension === null ? national(value) : `${national(value)} 转 ${value.extension}`;
}
