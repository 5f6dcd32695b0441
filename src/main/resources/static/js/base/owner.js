/** Whose runs are started here: a name that this browser remembers, if one was given. */
const KEY = 'owner';

/** The name; empty if none was given. */
export function owner() {
	try {
		return localStorage.getItem(KEY) || '';
	}
	catch {
		return '';
	}
}

/** Remembers a name for the runs to come; an empty one is forgotten. */
export function rememberOwner(name) {
	try {
		if (name) {
			localStorage.setItem(KEY, name);
		}
		else {
			localStorage.removeItem(KEY);
		}
	}
	catch {
		// without storage the field alone holds it
	}
}

/** What a request for a run says of it. */
export const ofOwner = () => (owner() ? { owner: owner() } : {});
