/**
 * What the key of this browser allows. An element with `data-needs="train"` is hidden where that right is missing, one with
 * `data-lacks="train"` is shown there only, to say so.
 */
let rights = null;

/** Takes the rights of a session; one that could not be asked for is told of by the service, call by call. */
export function takeRights(session) {
	rights = session.rights ?? null;
	if (rights) {
		document.documentElement.dataset.rights = rights.join(' ');
	}
	else {
		delete document.documentElement.dataset.rights;
	}
}

export const may = (right) => rights?.includes(right) ?? true;
