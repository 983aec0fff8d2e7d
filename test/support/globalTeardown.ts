import { stopTestServer } from './testServer';

const teardown = async (): Promise<void> => { await stopTestServer(); };
export default teardown;
