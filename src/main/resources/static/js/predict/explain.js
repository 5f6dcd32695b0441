/** Which part of the picture speaks for a label: a map over the picture. */
import { byId, el, showBlob, showProblem } from '../base/dom.js';
import { adjust, labelInQuestion, modelInUse, on, show, view } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { wanted } from '../base/wanted.js';
import { explanation, picture, PICTURE_KEYS } from '../picture/picture.js';
import { pixelsOf } from '../picture/preview.js';

const METHODS = {
	gradcam: ['Grad-CAM', 'where the maps of act2 are lit that speak for the label'],
	occlusion: ['Occlusion', 'how much less sure it is when a small square is covered'],
	saliency: ['Saliency', 'which pixels, changed a little, would change the answer most'],
};

const heat = byId('overlay-heat');
const strength = byId('strength');

/** Starts the explanation, which is asked for when the view is seen. */
export function startExplain() {
	byId('methods').append(...Object.entries(METHODS).map(([value, [name, about]]) => el('label', { class: 'choice' },
		el('input', { type: 'radio', name: 'method', value, change: () => show({ method: value }) }), el('span', {}, el('strong', {}, name), el('small', {}, about)))));
	strength.addEventListener('input', () => adjust({ strength: strength.value }));
	on([...PICTURE_KEYS, 'tab'], picturePixels);
	on([...PICTURE_KEYS, 'method', 'label', 'said', 'tab'], refresh);
	on(['method', 'strength', 'label', 'said', 'inUse'], mark);
	mark();
}

const method = () => (METHODS[view.method] ? view.method : 'gradcam');

const picturePixels = wanted(() => (inSight('predict') && picture() ? { picture: picture().key } : null), () => pixelsOf(picture()),
	(pixels) => byId('overlay-picture').replaceChildren(pixels));

const refresh = wanted(() => {
	const model = modelInUse();
	byId('explain').hidden = !model || !picture();
	return model && picture() && labelInQuestion() && inSight('predict') ? { version: model.version, picture: picture().key, method: method(), label: labelInQuestion() } : null;
}, (wish) => {
	byId('overlay').setAttribute('aria-busy', 'true');
	return explanation(picture(), { model: modelInUse().id, method: wish.method, label: wish.label, overlay: false, scale: 8 });
}, (blob, wish) => {
	showBlob(heat, blob);
	heat.alt = `What in the picture speaks for ${wish.label}, by ${METHODS[wish.method][0]}: bright where it speaks most`;
	heat.hidden = false;
	showProblem(byId('explain-problem'), null);
	byId('overlay').setAttribute('aria-busy', 'false');
}, (error) => {
	heat.hidden = true;
	showProblem(byId('explain-problem'), error);
	byId('overlay').setAttribute('aria-busy', 'false');
});

function mark() {
	for (const input of byId('methods').querySelectorAll('input')) {
		input.checked = input.value === method();
	}
	strength.value = view.strength;
	byId('overlay').style.setProperty('--strength', String(Number(strength.value) / 100));
	byId('explain-title').textContent = labelInQuestion() ? `What speaks for “${labelInQuestion()}”?` : 'Why?';
	byId('explain-words').textContent = 'Bright: speaks most for the label; dark: not at all, or against it. Press another label to ask for that one.';
	for (const row of byId('labels').children) {
		row.classList.toggle('explained', row.dataset.label === labelInQuestion());
	}
}
