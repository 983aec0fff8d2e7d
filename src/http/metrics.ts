import type { FastifyInstance } from 'fastify';
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Connections of the database pool at one moment. */
export interface PoolStatus { readonly total: number; readonly idle: number; readonly waiting: number }

export interface Metrics {
  /** Others add their own measures here. */
  readonly registry: Registry;
  readonly render: () => Promise<string>;
}

const DURATION_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How far a read replica is behind, and whether it is read from. */
export interface ReplicaMeasure { readonly host: string; readonly lagMs: number | null; readonly used: boolean }

/** Adds the read replicas to the measures. */
export function addReplicaMetrics({ registry }: Metrics, replicas: () => readonly ReplicaMeasure[]): void {
  new Gauge({
    name: 'mooring_replica_lag_seconds', help: 'How far a read replica is behind; absent while that is not known.', labelNames: ['host'], registers: [registry],
    collect() {
      this.reset();
      for (const { host, lagMs } of replicas()) if (lagMs !== null) this.set({ host }, lagMs / 1000);
    },
  });
  new Gauge({
    name: 'mooring_replica_used', help: '1 for a read replica that is read from, 0 for one that is too far behind or away.', labelNames: ['host'], registers: [registry],
    collect() { for (const { host, used } of replicas()) this.set({ host }, used ? 1 : 0); },
  });
}

/** Measures the process, every request by its route (never its path: that may name a person), and the pool. */
export const addMetrics = (app: FastifyInstance, poolStatus: () => PoolStatus): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds', help: 'Time from the arrival of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'], buckets: DURATION_BUCKETS_S, registers: [registry],
  });
  new Gauge({
    name: 'mooring_database_connections', help: 'Connections of the database pool; waiting: requests for one.',
    labelNames: ['state'], registers: [registry],
    collect() {
      const status = poolStatus();
      this.set({ state: 'idle' }, status.idle);
      this.set({ state: 'busy' }, status.total - status.idle);
      this.set({ state: 'waiting' }, status.waiting);
    },
  });
  // The measure of one (method, route, status) is looked up once: there are as many as doors and outcomes.
  const measures = new Map<string, { observe: (seconds: number) => void }>();
  app.addHook('onResponse', (request, reply, done) => {
    const [method, route, status] = [request.method, request.routeOptions.url ?? 'none', String(reply.statusCode)];
    const name = `${method} ${status} ${route}`;
    let measure = measures.get(name);
    if (measure === undefined) {
      measure = duration.labels({ method, route, status });
      measures.set(name, measure);
    }
    measure.observe(reply.elapsedTime / 1000);
    done();
  });
  return { registry, render: async () => registry.metrics() };
};
