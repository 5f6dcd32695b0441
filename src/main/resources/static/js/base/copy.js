/** Puts text on the clipboard, and says on the button that was pressed whether it worked. */
import { announce, el } from './dom.js';

const SHOWN = 2000;

/** @returns {Promise<boolean>} false where the browser keeps the clipboard closed */
export async function copy(text, button, said = 'Copied') {
	const before = button.textContent;
	const done = navigator.clipboard ? await navigator.clipboard.writeText(text).then(() => true, () => false) : copySelected(text);
	button.textContent = done ? said : 'Not allowed here';
	announce(button.textContent);
	button.disabled = true;
	setTimeout(() => {
		button.textContent = before;
		button.disabled = false;
	}, SHOWN);
	return done;
}

/** The old way, which is left to pages from another machine over a plain connection. */
function copySelected(text) {
	const focused = document.activeElement;
	const area = document.body.appendChild(el('textarea', { 'class': 'unseen', 'readonly': true, 'aria-hidden': 'true' }, text));
	area.select();
	const done = document.execCommand('copy');
	area.remove();
	focused.focus();
	return done;
}
