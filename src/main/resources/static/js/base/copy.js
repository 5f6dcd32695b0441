/** Copies text to the clipboard and shows on the pressed button whether it worked. */
import { announce, el } from './dom.js';
import { t } from './words.js';

const SHOWN_MILLIS = 2000;

/** @returns {Promise<boolean>} false where the browser denies access to the clipboard */
export async function copy(text, button) {
	const before = button.textContent;
	const done = navigator.clipboard ? await navigator.clipboard.writeText(text).then(() => true, () => false) : copySelected(text);
	button.textContent = done ? t('Copied') : t('Not allowed here');
	announce(button.textContent);
	button.disabled = true;
	setTimeout(() => {
		button.textContent = before;
		button.disabled = false;
	}, SHOWN_MILLIS);
	return done;
}

/** The old way: pages loaded over plain HTTP from another machine have no other. */
function copySelected(text) {
	const focused = document.activeElement;
	const area = document.body.appendChild(el('textarea', { 'class': 'visually-hidden', 'readonly': true, 'aria-hidden': 'true' }, text));
	area.select();
	const done = document.execCommand('copy');
	area.remove();
	focused.focus();
	return done;
}
