import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GoldenView } from '../../core/model/goldenView';
import type { GraphqlContext } from '../context';
import { Device } from '../types/device';
import { Ticket } from '../types/ticket';
import { referred } from './references';

@Resolver(() => Ticket)
export class TicketResolver {
  @FieldResolver(() => String, { description: '工单编号, as its system writes it; the golden key where it gives none.' })
  number(@Root() { key, values }: GoldenView): string {
    return typeof values['number'] === 'string' ? values['number'] : key;
  }

  @FieldResolver(() => Device, { nullable: true, description: '设备; null when the ticket names none that is known.' })
  async device(@Root() view: GoldenView, @Ctx() context: GraphqlContext): Promise<GoldenView | null> {
    return referred(view, 'device', context);
  }
}
