import { idlePhone, isLive, type Call, type PhoneSnapshot } from '@dialora/core';

/** What a call button shows: itself, or its panel while it asks for a call, has one, or tells of a problem. */
export type ButtonView = 'button' | 'asking' | 'call' | 'problem';

/** The button's call, as the line sees it; before the API gave it an id, the one that asks for the button's number. */
export function ownCall(
  phone: PhoneSnapshot | undefined,
  number: string,
  view: ButtonView,
  callId: string | undefined,
): Call | undefined {
  const { calls } = phone ?? idlePhone;
  if (callId !== undefined) return calls.find(({ id }) => id === callId);
  if (view === 'call') return calls.findLast((call) => isTo(call, number));
  return view === 'asking' ? calls.findLast((call) => isTo(call, number) && isLive(call)) : undefined;
}

/** Whether somebody on this page is calling the number, from the button or from the page's text. */
export function isCalling(phone: PhoneSnapshot | undefined, number: string): boolean {
  return (phone ?? idlePhone).calls.some((call) => isTo(call, number) && isLive(call));
}

function isTo({ direction, remote }: Call, number: string): boolean {
  return direction === 'outbound' && remote.number === number;
}
