import { Link } from 'react-router';
import { useSay } from '../language/language';
import { useViewer } from '../shell/viewer';

/** Where a reference leads. */
export function RecordLink({ value }: { readonly value: unknown }) {
  const say = useSay();
  const viewer = useViewer();
  if (typeof value !== 'object' || value === null || !('id' in value) || !('type' in value) || typeof value.id !== 'string' || typeof value.type !== 'string') return <span>–</span>;
  const type = viewer.typeOf(value.type);
  return <Link to={`/records/${value.type}/${value.id}`}>{say('openReferred', { type: type === undefined ? value.type : say.label(type.label) })}</Link>;
}
