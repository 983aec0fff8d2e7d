import { inside, NodeReader } from '../configuration/nodeReader';
import type { ReadOutcome } from '../configuration/configuration';
import { zonedToUtcMs } from '../attributes/time/zone';
import type { ChangeKind } from '../model/change';
import type { EntityType } from '../model/entityType';
import type { Label } from '../model/label';
import { attributeOf } from '../model/model';
import type { Model } from '../model/model';
import type { Calendar } from './calendar';
import { readExpression } from './expression';
import type { RuleAction, RuleSpec, RuleTrigger } from './ruleSpec';
import { unknownPlaces } from './template';

const MAX_TEXT_CHARS = 500;
const MAX_ACTIONS = 10;
const MAX_OFFSET_DAYS = 3_660;
const KINDS: readonly ChangeKind[] = ['CREATED', 'UPDATED', 'MERGED', 'UNMERGED', 'RETIRED'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a change rule from JSON; every mistake is named with its place. */
export function readRule(given: unknown, model: Model): ReadOutcome<RuleSpec> {
  const read = new NodeReader();
  const fields = read.fields('', given, { required: ['type', 'when', 'actions'], optional: ['condition'] });
  const type = model.types.get(String(fields['type']));
  if (type === undefined) {
    read.complain('type', `one of ${[...model.types.keys()].join(', ')}`, fields['type'], 'Name a declared type.');
    return { ok: false, issues: read.issues };
  }
  const rule = { read, type };
  const spec: RuleSpec = {
    type: type.name,
    when: trigger(rule, fields['when']),
    condition: fields['condition'] === undefined || fields['condition'] === null ? null : expression(rule, 'condition', fields['condition'], 'bool'),
    actions: read.list('actions', fields['actions'], { min: 1, max: MAX_ACTIONS }, (node, value) => action(rule, node, value)).filter((one) => one !== null),
  };
  return read.issues.length > 0 ? { ok: false, issues: read.issues } : { ok: true, value: spec };
}

interface Reading { readonly read: NodeReader; readonly type: EntityType }

function trigger({ read, type }: Reading, given: unknown): RuleTrigger {
  const fields = read.fields('when', given, { required: ['on'], optional: ['attributes', 'kinds', 'attribute', 'offsetDays', 'at', 'timeZone', 'calendar'] });
  const attribute = (node: string, value: unknown): string => {
    const name = read.text(node, value);
    if (name !== '' && attributeOf(type, name) === undefined) read.complain(node, `an attribute of ${type.name}`, name);
    return name;
  };
  if (read.oneOf('when.on', fields['on'], ['CHANGE', 'TIME']) !== 'TIME') {
    return {
      on: 'CHANGE',
      ...(fields['attributes'] === undefined ? {} : { attributes: read.list('when.attributes', fields['attributes'], { min: 1, max: 50 }, attribute) }),
      ...(fields['kinds'] === undefined ? {} : { kinds: read.list('when.kinds', fields['kinds'], { min: 1, max: 5 }, (node, value) => read.oneOf(node, value, KINDS) ?? 'UPDATED') }),
    };
  }
  const name = attribute('when.attribute', fields['attribute'] ?? '');
  const declared = attributeOf(type, name);
  if (declared?.kind !== 'date' || declared.cardinality !== 'ONE') read.complain('when.attribute', `a date of ${type.name}`, name);
  const at = read.text('when.at', fields['at'] ?? '09:00');
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) read.complain('when.at', 'a time of day, HH:MM', at);
  const timeZone = read.text('when.timeZone', fields['timeZone'] ?? 'Asia/Shanghai');
  if (zonedToUtcMs(0, timeZone) === null) read.complain('when.timeZone', 'a time zone such as Asia/Shanghai', timeZone);
  const offsetDays = read.number('when.offsetDays', fields['offsetDays'] ?? 0, { min: -MAX_OFFSET_DAYS, max: MAX_OFFSET_DAYS, unit: 'days' });
  if (!Number.isInteger(offsetDays)) read.complain('when.offsetDays', 'whole days', offsetDays);
  return { on: 'TIME', attribute: name, offsetDays, at, timeZone, calendar: calendar(read, fields['calendar'] ?? { name: 'EVERY_DAY' }) };
}

function calendar(read: NodeReader, given: unknown): Calendar {
  const node = 'when.calendar';
  const fields = read.fields(node, given, { required: ['name'], optional: ['shift', 'holidays', 'workdays'] });
  const list = (name: 'holidays' | 'workdays'): Partial<Calendar> => (fields[name] === undefined ? {} : {
    [name]: read.list(inside(node, name), fields[name], { min: 0, max: 1_000 }, (place, value) => {
      const day = read.text(place, value);
      if (!DAY.test(day)) read.complain(place, 'a day, YYYY-MM-DD', value);
      return day;
    }),
  });
  return {
    name: read.oneOf(inside(node, 'name'), fields['name'], ['CN', 'WEEKDAYS', 'EVERY_DAY']) ?? 'EVERY_DAY',
    shift: read.oneOf(inside(node, 'shift'), fields['shift'] ?? 'NEXT', ['NEXT', 'PREVIOUS']) ?? 'NEXT', ...list('holidays'), ...list('workdays'),
  };
}

function expression({ read, type }: Reading, node: string, given: unknown, wanted: 'bool' | 'any'): string {
  const text = read.text(node, given, 2_000);
  const found = text === '' ? null : readExpression(text, type, wanted);
  if (found?.ok === false) read.complain(node, `an expression in CEL on before, after, changed, kind, key, today; ${found.problem}`, text, 'Correct the expression.');
  return text;
}

function label({ read, type }: Reading, node: string, given: unknown): Label {
  const fields = read.fields(node, given, { required: ['zh', 'en'] });
  const text = { zh: read.text(inside(node, 'zh'), fields['zh'], MAX_TEXT_CHARS), en: read.text(inside(node, 'en'), fields['en'], MAX_TEXT_CHARS) };
  const unknown = unknownPlaces(text, type);
  if (unknown.length > 0) read.complain(node, `places that are attributes of ${type.name}, {key} or {today}`, unknown.join(', '));
  return text;
}

const MEMBERS = {
  NOTIFY: ['group', 'message'], TASK: ['group', 'title', 'dueInDays'], PROMPT: ['code', 'severity', 'message'], WEBHOOK: ['endpoint'], SET: ['attribute', 'value'],
} as const;

function action(rule: Reading, node: string, given: unknown): RuleAction | null {
  const { read } = rule;
  const kind = read.oneOf(inside(node, 'do'), (given as { readonly do?: unknown } | null)?.do ?? null, ['NOTIFY', 'TASK', 'PROMPT', 'WEBHOOK', 'SET']);
  if (kind === null) return null;
  const fields = read.fields(node, given, { required: ['do', ...MEMBERS[kind].filter((name) => name !== 'dueInDays' && name !== 'severity')], optional: [...MEMBERS[kind]] });
  const text = (name: string): string => read.text(inside(node, name), fields[name]);
  switch (kind) {
    case 'NOTIFY': return { do: kind, group: text('group'), message: label(rule, inside(node, 'message'), fields['message']) };
    case 'TASK': {
      const due = fields['dueInDays'] ?? null;
      return { do: kind, group: text('group'), title: label(rule, inside(node, 'title'), fields['title']), dueInDays: due === null ? null : read.number(inside(node, 'dueInDays'), due, { min: 0, max: 3_660, unit: 'days' }) };
    }
    case 'PROMPT': {
      const code = text('code');
      if (!/^[A-Z][A-Z0-9_]{0,49}$/.test(code)) read.complain(inside(node, 'code'), 'a code such as RENEWAL_DUE', code);
      if (rule.type.name !== 'device') read.complain(node, 'a rule about devices: prompts stand beside them', rule.type.name);
      return { do: kind, code, severity: read.oneOf(inside(node, 'severity'), fields['severity'] ?? 'INFO', ['WARNING', 'INFO']) ?? 'INFO', message: label(rule, inside(node, 'message'), fields['message']) };
    }
    case 'WEBHOOK': {
      const endpoint = text('endpoint');
      if (!/^\d{1,18}$/.test(endpoint)) read.complain(inside(node, 'endpoint'), 'the id of a webhook endpoint', endpoint);
      return { do: kind, endpoint };
    }
    case 'SET': {
      const attribute = text('attribute');
      const declared = attributeOf(rule.type, attribute);
      if (declared === undefined || declared.kind === 'reference' || declared.identifier === 'KEY') read.complain(inside(node, 'attribute'), `an attribute of ${rule.type.name} that is neither its key nor a reference`, attribute);
      return { do: kind, attribute, value: expression(rule, inside(node, 'value'), fields['value'], 'any') };
    }
  }
}
