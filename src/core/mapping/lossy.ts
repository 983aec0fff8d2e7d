import { inputsOf } from './forms';
import { issue } from './issue';
import type { MappingIssue } from './issue';
import type { Expression, MappingSpec } from './spec';

/** What of an expression can't be turned back into the system's fields in general; whether it can for one record is `turnBack`'s to say. */
export function lossyIn(expression: Expression, spec: MappingSpec, node: string): MappingIssue[] {
  const own = reasonOf(expression, spec);
  const inputs = inputsOf(expression).filter(({ slot }) => slot !== 'when/of');
  return [
    ...(own === null ? [] : [issue('LOSSY', node, own[0], own[1], 'INFO')]),
    ...inputs.flatMap(({ slot, expression: inner }) => lossyIn(inner, spec, `${node}/${slot}`)),
  ];
}

function reasonOf(expression: Expression, spec: MappingSpec): readonly [zh: string, en: string] | null {
  if ('extract' in expression) return ['正则提取舍去其余文字,无法还原', 'what a pattern leaves out can\'t be turned back'];
  if ('split' in expression && expression.index !== undefined) return ['只取一部分,其余无法还原', 'of one part the others can\'t be turned back'];
  if ('case' in expression) return ['大小写无法还原', 'case can\'t be turned back'];
  if (!('code' in expression)) return null;
  const { codes = {}, default: otherwise, back = {} } = spec.codeTables?.[expression.table] ?? {};
  const meanings = Object.values(codes);
  const shared = [...new Set(meanings.filter((meaning, index) => meanings.indexOf(meaning) < index && back[meaning] === undefined))];
  if (shared.length > 0) return [`多个代码含义相同(${shared.join('、')}),回写时取第一个;可用 back 指定`, `several codes mean the same (${shared.join(', ')}); the first is written back unless "back" names one`];
  return otherwise === undefined ? null : ['未知代码都取默认值,无法还原', 'codes that became the default can\'t be turned back'];
}
