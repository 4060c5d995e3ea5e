/** So many clients, each asking as soon as it was answered: pages of feeds, contacts, searches, and every tenth a note. */
export async function load(harness, clients, seconds) {
  const token = await harness.tokenOf('agt_maya');
  const until = performance.now() + seconds * 1000;
  const times = [];
  let errors = 0;
  const ask = async (method, path, body, key) => {
    const began = performance.now();
    const response = await fetch(`${harness.url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    times.push(performance.now() - began);
    if (!response.ok) errors += 1;
    return answer;
  };
  const client = async (number) => {
    let cursor = '';
    for (let turn = 0; performance.now() < until; turn += 1) {
      const kind = (turn + number) % 10;
      if (kind === 0) {
        const body = { type: 'note', contact_id: 'con_marta', body: `Client ${number}, turn ${turn}` };
        await ask('POST', '/activities', body, `load-${number}-${turn}`);
      } else if (kind < 3) await ask('GET', '/contacts/con_dana');
      else if (kind === 3) await ask('GET', '/contacts?query=whit');
      else {
        const page = await ask('GET', `/activities?contact_id=con_dana&limit=50${cursor}`);
        cursor = page.pagination?.next_cursor ? `&before=${page.pagination.next_cursor}` : '';
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return { times, errors };
}
