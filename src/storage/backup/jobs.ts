import type { Client } from 'pg';
import { copyIn, copyOut } from './copy';

/*
 * Jobs that wait are part of the state: they were added in the transactions that want them done. The queue's
 * own tables belong to its library and change with it, so jobs leave by what they are and come back through
 * the library's public function, as new ones. Jobs that were given up are left out.
 */

/** What a backup calls them; no table has such a name. */
export const JOBS = 'graphile_worker jobs';

const COLUMNS = 'identifier, payload, queue_name, run_at, max_attempts, key, priority, flags';

export async function hasQueue(client: Client): Promise<boolean> {
  const { rows: [found] } = await client.query<{ there: boolean }>(`select to_regclass('graphile_worker._private_jobs') is not null as there`);
  return found?.there === true;
}

export function copyJobsOut(client: Client): AsyncGenerator<Buffer, number> {
  return copyOut(client, `copy (
    select task.identifier, job.payload, queue.queue_name, job.run_at, job.max_attempts, job.key, job.priority, job.flags
      from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id
      left join graphile_worker._private_job_queues queue on queue.id = job.job_queue_id
     where job.attempts < job.max_attempts or job.locked_at is not null
     order by job.id) to stdout`);
}

/** In the place of whatever waits there. Returns the number of jobs. */
export async function copyJobsIn(client: Client, blocks: AsyncGenerator<Buffer, number>): Promise<number> {
  await client.query(`create temporary table restored_job (number bigint generated always as identity,
    identifier text, payload json, queue_name text, run_at timestamptz, max_attempts int, key text, priority int, flags jsonb) on commit drop`);
  const rows = await copyIn(client, `copy restored_job (${COLUMNS}) from stdin`, blocks);
  await client.query(`select graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, key, priority,
      case when flags is not null then array(select jsonb_object_keys(flags)) end) from (select * from restored_job order by number) job`);
  return rows;
}

export async function dropJobs(client: Client): Promise<void> {
  await client.query('delete from graphile_worker._private_jobs');
}
