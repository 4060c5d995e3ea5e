export { apiContract, type Check, type ContractSubject } from './contract/index.js';
export { createFakeApi, type FakeApi } from './fake-api.js';
export { createFakeEvents, type FakeEvents } from './fake-events.js';
export { createFakeRecords, type FakeRecords } from './fake-records.js';
