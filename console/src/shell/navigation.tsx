import { BellOutlined, DashboardOutlined, DatabaseOutlined, MergeCellsOutlined, PartitionOutlined, PhoneOutlined, ProductOutlined, SettingOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useSay } from '../language/language';
import type { Word } from '../language/dictionary';
import type { Permission } from '../server/enums.generated';
import type { ScreenName } from './screens';
import { useViewer } from './viewer';
import type { Viewer } from './viewer';

export interface Place {
  /** The first part of its address. */
  readonly path: ScreenName;
  readonly word: Word;
  readonly icon: ReactNode;
  /** Who has any of these is offered it. */
  readonly needs: readonly Permission[];
}

/** Every screen, in the order in which it is offered. */
export const PLACES: readonly Place[] = [
  { path: 'overview', word: 'overview', icon: <DashboardOutlined />, needs: ['readOverview'] },
  { path: 'prefill', word: 'prefillDesk', icon: <PhoneOutlined />, needs: ['prefill'] },
  { path: 'records', word: 'records', icon: <DatabaseOutlined />, needs: ['searchRecords'] },
  { path: 'duplicates', word: 'duplicates', icon: <MergeCellsOutlined />, needs: ['readReviewPairs'] },
  { path: 'mappings', word: 'mappings', icon: <PartitionOutlined />, needs: ['readMappings'] },
  { path: 'models', word: 'modelCodes', icon: <ProductOutlined />, needs: ['readModelCodes'] },
  { path: 'rules', word: 'changeRules', icon: <BellOutlined />, needs: ['readChangeRules', 'readNotifications'] },
  { path: 'administration', word: 'administration', icon: <SettingOutlined />, needs: ['readConfiguration', 'readAuditLog'] },
];

export const isOffered = ({ needs }: Place, viewer: Viewer): boolean => needs.some((permission) => viewer.may(permission));

export function Navigation() {
  const say = useSay();
  const viewer = useViewer();
  return (
    <nav className="navigation" aria-label={say('navigation')}>
      {PLACES.filter((place) => isOffered(place, viewer)).map(({ path, word, icon }) => (
        <NavLink key={path} to={`/${path}`} className="navigation-link">{icon}<span>{say(word)}</span></NavLink>
      ))}
    </nav>
  );
}
