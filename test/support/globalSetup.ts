import { startTestServer } from './testServer';

const setup = async (): Promise<void> => { await startTestServer(); };
export default setup;
