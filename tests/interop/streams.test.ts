import { connections } from './callers.ts';
import { describeConnections } from './scenarios.ts';

describeConnections(connections.filter(({ transport }) => transport === 'standard streams'));
