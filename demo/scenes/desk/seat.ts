/** Who sits at this desk: `/desk/?agent=agt_tomas` is a colleague's. Has to be said before the widgets ask for a session. */
export function takeSeat(provider: HTMLElement): void {
  const agent = new URL(location.href).searchParams.get('agent');
  if (agent === null) return;
  provider.setAttribute('session-url', `/demo/session?${new URLSearchParams({ agent }).toString()}`);
}
