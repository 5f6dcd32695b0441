/** The link to what the page shows, and what whoever sends it should know. */
import { copy } from './copy.js';
import { byId } from './dom.js';
import { addressOf, lasting, on, world } from './state.js';

// what this machine calls itself; nobody else reaches it by these
const LOCAL = /^(localhost|.*\.localhost|127\..*|\[::1\])$/;

/** Starts the button and its words. */
export function startShare() {
	byId('share').addEventListener('click', (event) => copy(new URL(addressOf(lasting()), location.href).href, event.target));
	byId('share-local').hidden = !LOCAL.test(location.hostname);
	on(['upload'], () => {
		byId('share-upload').hidden = !world.upload;
	});
}
