/**
 * The key that a link has (`#key=...`), taken out of the address before anything else reads it, so that it is neither seen nor sent on.
 * This module imports nothing, and is the first of all.
 */
const FORM = /(^#|[?&])key=([^&]*)&?/;

const found = location.hash.match(FORM);

/** The key; empty if the address had none. */
export const linkKey = found ? found[2] : '';

if (found) {
	const rest = location.hash.replace(FORM, '$1').replace(/[#?&]$/, '');
	history.replaceState(history.state, '', location.pathname + location.search + rest);
}

// such a link, opened where the page already is
window.addEventListener('hashchange', () => {
	if (FORM.test(location.hash)) {
		location.reload();
	}
});
