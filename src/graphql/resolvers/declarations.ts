import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { codesOf, readEntityTypes, readFieldNames, readSourceSystems } from '../../app/readDeclarations';
import type { DeclaredCode as AppCode, NamedSystem } from '../../app/readDeclarations';
import { readOverview } from '../../app/readOverview';
import type { Overview as AppOverview } from '../../app/readOverview';
import { viewer } from '../../app/viewer';
import type { Viewer as AppViewer } from '../../app/viewer';
import type { FieldName } from '../../core/mapping/fieldNames';
import type { AttributeDeclaration as CoreAttribute, EntityType as CoreType, ReferenceTarget } from '../../core/model/entityType';
import type { GraphqlContext } from '../context';
import { AttributeDeclaration, DeclaredCode, EntityType, SourceFieldName, SourceSystem } from '../types/entityType';
import { Overview } from '../types/overview';
import { Viewer } from '../types/viewer';

/** What a front end needs to know before it shows anything: who asks, and how things are called. */
@Resolver(() => AttributeDeclaration)
export class DeclarationResolver {
  @Query(() => Viewer, { description: '当前访问者. Roles: AGENT, STEWARD, SYSTEM, ADMIN, AUDITOR.' })
  viewer(@Ctx() { caller }: GraphqlContext): AppViewer {
    return viewer(caller);
  }

  @Query(() => [EntityType], { description: '实体类型 with their attributes, as they are in force. Roles: AGENT, STEWARD, SYSTEM, ADMIN, AUDITOR.' })
  async entityTypes(@Ctx() { pool, caller }: GraphqlContext): Promise<readonly CoreType[]> {
    return readEntityTypes(pool, caller);
  }

  @Query(() => [SourceSystem], { description: '来源系统 by their codes; a SYSTEM token sees its own alone. Roles: AGENT, STEWARD, SYSTEM, ADMIN.' })
  async sourceSystems(@Ctx() { pool, caller }: GraphqlContext): Promise<NamedSystem[]> {
    return readSourceSystems(pool, caller);
  }

  @Query(() => Overview, { description: '总览: how the pool is doing. Roles: STEWARD, ADMIN.' })
  async overview(@Ctx() { pool, caller }: GraphqlContext): Promise<AppOverview> {
    return readOverview(pool, caller);
  }

  @Query(() => [SourceFieldName], { description: '来源字段名: how a system writes the attributes of a type, by its mapping in force; for forms that make its records. Roles: AGENT, STEWARD, ADMIN.' })
  async sourceFieldNames(
    @Ctx() { pool, caller }: GraphqlContext,
    @Arg('system', () => String, { description: 'Code of the source system.' }) system: string,
    @Arg('type', () => String, { description: 'Type of record.' }) type: string,
  ): Promise<FieldName[]> {
    return readFieldNames(pool, caller, { system, type });
  }

  @FieldResolver(() => [DeclaredCode], { description: '代码集: the codes that its values are of; empty for other kinds.' })
  codes(@Root() attribute: CoreAttribute): readonly AppCode[] {
    return codesOf(attribute);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The type that a reference leads to; null for other kinds.' })
  refersTo(@Root() attribute: CoreAttribute): ReferenceTarget['type'] | null {
    return attribute.kind === 'reference' ? attribute.refersTo.type : null;
  }
}
