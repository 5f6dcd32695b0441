/** The link to what the page shows, and the notes about what it does not include. */
import { copy } from './copy.js';
import { byId } from './dom.js';
import { addressOf, chosen, on, world } from './state.js';

// names by which only this machine reaches itself
const LOCAL = /^(localhost|.*\.localhost|127\..*|\[::1\])$/;

/** Starts the button and its notes. */
export function startShare() {
	byId('share').addEventListener('click', (event) => copy(new URL(addressOf(chosen()), location.href).href, event.target));
	byId('share-local').hidden = !LOCAL.test(location.hostname);
	on(['upload'], () => {
		byId('share-upload').hidden = !world.upload;
	});
}
