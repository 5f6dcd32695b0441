/** Puts text on the clipboard, and says on the button that was pressed whether it worked. */
import { announce } from './dom.js';

const SHOWN = 2000;

/** @returns {Promise<boolean>} false where the browser keeps the clipboard closed, as it does to pages from another machine over a plain connection */
export async function copy(text, button, said = 'Copied') {
	const before = button.textContent;
	const done = Boolean(await navigator.clipboard?.writeText(text).then(() => true, () => false));
	button.textContent = done ? said : 'Not allowed here';
	announce(button.textContent);
	button.disabled = true;
	setTimeout(() => {
		button.textContent = before;
		button.disabled = false;
	}, SHOWN);
	return done;
}
