import type { AddressValue } from './value';

function suffixed(part: string | null, suffix: string): string {
  return part === null ? '' : part + suffix;
}

/** As a person would write it, without remarks: 浙江省宁波市鄞州区学士路97号锦绣花园3栋2单元501室. */
export function displayAddress(value: AddressValue): string {
  const city = value.city === value.province ? '' : value.city ?? '';
  const road = `${value.road ?? ''}${suffixed(value.lane, '弄')}`;
  const house = suffixed(value.number, '号');
  return [
    value.province ?? '', city, value.district ?? '', value.township ?? '',
    value.road === null && value.lane === null ? `${value.estate ?? ''}${house}` : `${road}${house}${value.estate ?? ''}`,
    value.phase ?? '', suffixed(value.building, /^[A-Z]/.test(value.building ?? '') ? '座' : '栋'), suffixed(value.unit, '单元'),
    value.room === null ? suffixed(value.floor, '层') : suffixed(value.room, '室'), value.rest ?? '',
  ].join('');
}
