/** Where inside an estate or at a road number: every notation of building, unit, floor and room. */
export interface Units {
  readonly building: string | null;
  readonly unit: string | null;
  readonly floor: string | null;
  readonly room: string | null;
  readonly rest: string;
}

const TRIPLE = /^([A-Za-z]?\d+[A-Za-z]?|[A-Za-z])-([A-Za-z]?\d+)-([A-Za-z]?\d{1,5}[A-Za-z]?)(?!\d|-\d)(?:室|号房?|房)?/;
const BUILDING = /^第?([A-Za-z]?\d+[A-Za-z]?|[A-Za-z]|[甲乙丙丁东西南北中](?=[栋幢座]))(?:号楼|#楼|号栋|栋楼?|幢楼?|座|号院|#|号|楼(?=\d+(?:单元|-)))[-,\s]?/;
const PAIR = /^([A-Za-z]?\d+[A-Za-z]?|[A-Za-z])-([A-Za-z]?\d{1,5}[A-Za-z]?)(?!\d|-\d)(?:室|号房?|房)?/;
const UNIT = /^([A-Za-z]?\d+|[A-Za-z甲乙丙丁东西中])(?:单元|门|梯|座)[-,\s]?/;
const FLOOR = /^第?(负?\d+|B\d)(?:层|楼|F(?![A-Za-z]))[-,\s]?/i;
const ROOM = /^([A-Za-z]?-?\d{1,5}(?:-\d{1,3})?[A-Za-z]?)(?:室|号?房间?|号|户|号?铺|号?店面?|单位)?/;
/** A tower: a number behind its name is a room, never a building. */
const TOWER = /(?:大厦|大楼|商厦|广场|中心|市场|写字楼|国际|酒店|宾馆|商城|城)$/;

function plain(number: string): string {
  return number.toUpperCase().replace(/^0+(?=\d)/, '');
}

interface State { building: string | null; unit: string | null; floor: string | null; room: string | null; text: string }

function take(state: State, pattern: RegExp): RegExpExecArray | undefined {
  const found = pattern.exec(state.text) ?? undefined;
  if (found !== undefined) state.text = state.text.slice(found[0].length).replace(/^[\s,]+/, '');
  return found;
}

/** 4栋13-1302 names floor and room; 4栋2-1302 unit and room. Houses have few staircases. */
function isFloorOf(first: string, room: string): boolean {
  return /^\d+$/.test(first) && Number(first) >= 7 && room.length === first.length + 2 && room.startsWith(first);
}

function readBuilding(state: State, estate: string | null): void {
  const lone = /^(\d{3,5}[A-Za-z]?)(?:室|号)?$/.exec(state.text);
  const isRoom = lone !== null || (estate !== null && TOWER.test(estate) && /^\d+号?$/.test(state.text));
  if (isRoom || UNIT.test(state.text) && /^[^座]*(?:单元|门|梯)/.test(state.text)) return;
  const triple = take(state, TRIPLE);
  if (triple !== undefined) {
    state.building = plain(triple[1] ?? '');
    state.unit = plain(triple[2] ?? '');
    state.room = plain(triple[3] ?? '');
    return;
  }
  const building = take(state, BUILDING);
  if (building !== undefined) {
    state.building = plain(building[1] ?? '');
    return;
  }
  const pair = take(state, PAIR);
  if (pair === undefined) return;
  state.building = plain(pair[1] ?? '');
  const second = plain(pair[2] ?? '');
  if (/\d{3}/.test(second)) state.room = second;
  else state.unit = second;
}

function readInside(state: State): void {
  if (state.room !== null) return;
  const pair = take(state, PAIR);
  if (pair !== undefined) {
    const first = plain(pair[1] ?? '');
    state.room = plain(pair[2] ?? '');
    if (isFloorOf(first, state.room)) state.floor = first;
    else state.unit ??= first;
    return;
  }
  const unit = take(state, UNIT);
  if (unit !== undefined) state.unit = plain(unit[1] ?? '');
  const floor = take(state, FLOOR);
  if (floor !== undefined) state.floor = plain(floor[1] ?? '');
  const room = take(state, ROOM);
  if (room !== undefined) state.room = plain((room[1] ?? '').replace(/^([A-Za-z])-/, '$1'));
}

/** Reads from the first digit behind the estate or the road number; `estate` helps to tell rooms from buildings. */
export function readUnits(text: string, estate: string | null): Units {
  const state: State = { building: null, unit: null, floor: null, room: null, text };
  if (!FLOOR.test(text)) readBuilding(state, estate);
  readInside(state);
  return { building: state.building, unit: state.unit, floor: state.floor, room: state.room, rest: state.text };
}
