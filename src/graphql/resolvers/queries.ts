import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { prefillForms } from '../../app/mapping/prefillForms';
import { prefill } from '../../app/prefill';
import type { Prefill as PrefillAnswer } from '../../app/prefill';
import { readAuditLog } from '../../app/readAuditLog';
import { readChanges } from '../../app/readChanges';
import { readGoldenRecord } from '../../app/readGoldenRecords';
import { readSourceRecord } from '../../app/readSourceRecord';
import type { StoredSourceRecord } from '../../app/readSourceRecord';
import { searchRecords } from '../../app/searchRecords';
import type { GoldenView } from '../../core/model/goldenView';
import { auditConnection, changeConnection, searchConnection } from '../connections';
import type { Connection, LoggedAuditEntry, LoggedChange, SearchConnection } from '../connections';
import type { GraphqlContext } from '../context';
import { AuditArgs, firstEntries } from '../inputs/auditArgs';
import { ChangesArgs, filterOf } from '../inputs/changesArgs';
import { firstOf } from '../inputs/firstArgs';
import { SearchArgs } from '../inputs/searchArgs';
import { primeWithPrefill } from '../loaders/primeWithPrefill';
import { DEFAULT_CHANGES } from '../pageSize';
import { DateTimeScalar } from '../scalars';
import { AuditEntryConnection } from '../types/auditEntry';
import { ChangeConnection } from '../types/changeConnection';
import { Contract } from '../types/contract';
import { Customer } from '../types/customer';
import { Device } from '../types/device';
import { GoldenRecord } from '../types/goldenRecord';
import { GoldenRecordConnection } from '../types/goldenRecordConnection';
import { Prefill } from '../types/prefill';
import { SourceRecord } from '../types/sourceRecord';

const AS_OF = { nullable: true, description: 'What was believed at this moment, relations included; now when left out. A record unknown then is null.' } as const;

async function withForms({ pool, caller }: GraphqlContext, answer: PrefillAnswer, system: string): Promise<PrefillAnswer> {
  const forms = await prefillForms(pool, caller, answer, system);
  return { ...answer, candidates: answer.candidates.map((candidate, index) => ({ ...candidate, form: forms[index] ?? {} })) };
}

/** Reading. An unknown record is null, never an error. */
@Resolver()
export class QueryResolver {
  @Query(() => Prefill, { description: '智能预填: the customer files behind a phone number, in any notation of up to 100 characters. Roles: AGENT, STEWARD, ADMIN.' })
  async prefill(
    @Ctx() context: GraphqlContext,
    @Arg('phone', () => String, { description: 'As typed: "0571-8812 3456转8012".' }) phone: string,
    @Arg('as', () => String, { nullable: true, description: 'Code of a source system: `form` of each candidate is in its field names and codes. NOT_FOUND for one without published mappings.' }) as: string | null,
  ): Promise<PrefillAnswer> {
    const found = await prefill(context.pool, context.caller, phone);
    const answer = as === null ? found : await withForms(context, found, as);
    context.prime((loaders) => { primeWithPrefill(loaders, answer); });
    return answer;
  }

  @Query(() => Customer, { nullable: true, description: '客户 by golden id or customer ID, current or merged away. Roles: AGENT, STEWARD, SYSTEM, ADMIN.' })
  async customer(
    @Ctx() { pool, caller }: GraphqlContext,
    @Arg('id', () => ID, { description: 'Golden id or customer ID.' }) id: string,
    @Arg('asOf', () => DateTimeScalar, AS_OF) asOf: number | null,
  ): Promise<GoldenView | null> {
    return readGoldenRecord(pool, caller, { type: 'customer', key: id, asOf });
  }

  @Query(() => Device, { nullable: true, description: '设备 by serial number. Roles: AGENT, STEWARD, SYSTEM, ADMIN.' })
  async device(
    @Ctx() { pool, caller }: GraphqlContext,
    @Arg('sn', () => String, { description: 'In any notation: "SN：QZ24-0100-01AB".' }) sn: string,
    @Arg('asOf', () => DateTimeScalar, AS_OF) asOf: number | null,
  ): Promise<GoldenView | null> {
    return readGoldenRecord(pool, caller, { type: 'device', key: sn, asOf });
  }

  @Query(() => Contract, { nullable: true, description: '服务合同 by its number. Roles: AGENT, STEWARD, SYSTEM, ADMIN.' })
  async contract(
    @Ctx() { pool, caller }: GraphqlContext,
    @Arg('number', () => String, { description: 'In any notation.' }) number: string,
    @Arg('asOf', () => DateTimeScalar, AS_OF) asOf: number | null,
  ): Promise<GoldenView | null> {
    return readGoldenRecord(pool, caller, { type: 'contract', key: number, asOf });
  }

  @Query(() => GoldenRecord, { nullable: true, description: '主数据记录 of any declared type. BAD_USER_INPUT for a type that is not declared. Roles: AGENT, STEWARD, SYSTEM, ADMIN.' })
  async goldenRecord(
    @Ctx() { pool, caller }: GraphqlContext,
    @Arg('type', () => String, { description: 'Name of a declared type.' }) type: string,
    @Arg('key', () => String, { description: 'Golden id or golden key, in any notation.' }) key: string,
    @Arg('asOf', () => DateTimeScalar, AS_OF) asOf: number | null,
  ): Promise<GoldenView | null> {
    return readGoldenRecord(pool, caller, { type, key, asOf });
  }

  @Query(() => GoldenRecordConnection, { description: '搜索主数据 by what people type: parts of names in Chinese, pinyin or initials, of phone numbers, serial numbers, contract numbers, model codes and addresses, right or nearly right. The best first; nothing found is an empty page. Roles: AGENT, STEWARD, SYSTEM, ADMIN.' })
  async searchRecords(@Ctx() { pool, caller }: GraphqlContext, @Args(() => SearchArgs) args: SearchArgs): Promise<SearchConnection> {
    const page = await searchRecords(pool, caller, { type: args.type ?? null, text: args.text, first: firstOf(args), after: args.after ?? null });
    return searchConnection(page, args.after ?? null);
  }

  @Query(() => SourceRecord, { nullable: true, description: '来源记录 as its system sent it. Roles: STEWARD, ADMIN; SYSTEM for its own system, FORBIDDEN for others.' })
  async sourceRecord(
    @Ctx() { pool, caller }: GraphqlContext,
    @Arg('system', () => String, { description: 'Code of the source system.' }) system: string,
    @Arg('type', () => String, { description: 'Type of record.' }) type: string,
    @Arg('sourceKey', () => String, { description: 'The system\'s own key.' }) sourceKey: string,
  ): Promise<StoredSourceRecord | null> {
    return readSourceRecord(pool, caller, { system, type, sourceKey });
  }

  @Query(() => AuditEntryConnection, { description: '审计日志, the newest entry first; everything done before the call is in it. Values are masked for the caller. Roles: ADMIN, AUDITOR.' })
  async auditEntries(@Ctx() { pool, caller }: GraphqlContext, @Args(() => AuditArgs) args: AuditArgs): Promise<Connection<LoggedAuditEntry>> {
    const after = args.after ?? null;
    return auditConnection(await readAuditLog(pool, caller, args.filter ?? {}, { after, first: firstEntries(args) }), after);
  }

  @Query(() => ChangeConnection, { description: '变更日志 after a cursor, in its one order; everything committed before the call is in it. Roles: STEWARD, SYSTEM, ADMIN.' })
  async changes(@Ctx() { pool, caller }: GraphqlContext, @Args(() => ChangesArgs) args: ChangesArgs): Promise<Connection<LoggedChange>> {
    const page = await readChanges(pool, caller, { after: args.after ?? null, first: args.first ?? DEFAULT_CHANGES, filter: filterOf(args), as: args.as ?? null });
    return changeConnection(page, args.after ?? null);
  }
}
