import { ObjectType } from 'type-graphql';
import { GoldenRecord } from './goldenRecord';

@ObjectType({ implements: GoldenRecord, simpleResolvers: true, description: 'A golden record of a declared type without a class of its own: everything is in `values`.' })
export class OtherGoldenRecord extends GoldenRecord {}
